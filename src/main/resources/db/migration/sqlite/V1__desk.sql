-- The store of the desk. Instants are ISO-8601 UTC text of fixed width (nine digits of a second),
-- so that they sort as text; codes are the names of the enumerations; lists of texts are JSON.

CREATE TABLE application (
  id                    INTEGER PRIMARY KEY,
  receipt_number        TEXT NOT NULL UNIQUE,
  municipality          TEXT NOT NULL,
  ward                  TEXT,
  procedure_code        TEXT NOT NULL,
  procedure_name        TEXT NOT NULL,
  procedure_common_name TEXT NOT NULL,
  procedure_shown       TEXT NOT NULL GENERATED ALWAYS AS (
    CASE procedure_common_name WHEN '' THEN procedure_name ELSE procedure_common_name END) VIRTUAL,
  filed_at              TEXT NOT NULL CHECK (length(filed_at) = 30),
  received_at           TEXT NOT NULL CHECK (length(received_at) = 30),
  portal_status         TEXT NOT NULL,
  serial                TEXT,
  applicant_name        TEXT NOT NULL,
  applicant_kana        TEXT NOT NULL,
  applicant_birth_date  TEXT NOT NULL,
  applicant_postal_code TEXT NOT NULL,
  applicant_address     TEXT NOT NULL,
  applicant_phone       TEXT NOT NULL,
  -- folded kana, to sort by; folded name and birth date, to find repeated filings
  kana_key              TEXT NOT NULL,
  person_key            TEXT,
  archive_sha256        TEXT NOT NULL CHECK (length(archive_sha256) = 64),
  archive_size          INTEGER NOT NULL,
  archive_name          TEXT NOT NULL,
  state                 TEXT NOT NULL,
  state_rank            INTEGER GENERATED ALWAYS AS (
    CASE state WHEN 'UNREVIEWED' THEN 0 WHEN 'IN_REVIEW' THEN 1 WHEN 'SOUND' THEN 2
      WHEN 'DEFECTIVE' THEN 3 WHEN 'REJECTED' THEN 4 WHEN 'FORWARDING' THEN 5
      WHEN 'FORWARDED' THEN 6 END) VIRTUAL CHECK (state_rank IS NOT NULL),
  errors                INTEGER NOT NULL DEFAULT 0,
  alerts                INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One index per column of the list, tie broken by receipt number: pages walk them.
-- The default order carries the filters' columns, so that counting needs no row.
CREATE INDEX application_by_filed_at ON application
  (filed_at, receipt_number, state, procedure_code, portal_status);
CREATE INDEX application_by_procedure_shown ON application (procedure_shown, receipt_number);
CREATE INDEX application_by_kana ON application (kana_key, receipt_number);
CREATE INDEX application_by_state ON application (state_rank, receipt_number);
CREATE INDEX application_by_status ON application (portal_status, receipt_number);
CREATE INDEX application_by_errors ON application (errors, receipt_number);
-- Filters of one value in the default order.
CREATE INDEX application_of_state ON application (state, filed_at, receipt_number);
CREATE INDEX application_of_procedure ON application (procedure_code, filed_at, receipt_number);
CREATE INDEX application_of_status ON application (portal_status, filed_at, receipt_number);
-- Who filed the same before.
CREATE INDEX application_same_filing ON application
  (procedure_code, person_key, filed_at, receipt_number) WHERE person_key IS NOT NULL;

-- The ZIP exactly as downloaded, apart from the facts so that lists never read past it.
CREATE TABLE archive (
  id     INTEGER PRIMARY KEY REFERENCES application (id),
  sha256 TEXT NOT NULL,
  bytes  BLOB NOT NULL
) STRICT;

-- Folded text of the searched fields, one field a line: the last word on whether a word occurs.
CREATE TABLE application_text (
  id   INTEGER PRIMARY KEY REFERENCES application (id),
  text TEXT NOT NULL
) STRICT;

-- Its characters and pairs of characters, each as hexadecimal code points, made by the program:
-- a tokenizer of 2012 knows neither Japanese words nor newer characters.
CREATE VIRTUAL TABLE application_search USING fts5 (
  pairs, content = '', columnsize = 0, detail = none, tokenize = 'unicode61');

CREATE TABLE form_item (
  receipt_number TEXT NOT NULL REFERENCES application (receipt_number),
  position       INTEGER NOT NULL,
  item_id        TEXT NOT NULL,
  name           TEXT NOT NULL,
  value          TEXT NOT NULL,
  place_document TEXT,
  place_page     INTEGER,
  place_line     INTEGER,
  place_item     TEXT,
  PRIMARY KEY (receipt_number, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  receipt_number TEXT NOT NULL REFERENCES application (receipt_number),
  position       INTEGER NOT NULL,
  entry          INTEGER NOT NULL,
  name           TEXT NOT NULL,
  encoding       TEXT NOT NULL,
  size           INTEGER NOT NULL,
  type           TEXT NOT NULL,
  claimed_type   TEXT NOT NULL,
  sha256         TEXT,
  role           TEXT NOT NULL,
  PRIMARY KEY (receipt_number, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
  id             INTEGER PRIMARY KEY,
  receipt_number TEXT NOT NULL REFERENCES application (receipt_number),
  at             TEXT NOT NULL,
  by             TEXT NOT NULL,
  key            TEXT NOT NULL,
  facts          TEXT NOT NULL
) STRICT;
CREATE INDEX history_of ON history (receipt_number, id);

CREATE TABLE fetch_run (
  id            INTEGER PRIMARY KEY,
  started_at    TEXT NOT NULL,
  ended_at      TEXT NOT NULL,
  listed        INTEGER NOT NULL,
  received      INTEGER NOT NULL,
  unchanged     INTEGER NOT NULL,
  failed        INTEGER NOT NULL,
  problem_kind  TEXT,
  problem_key   TEXT,
  problem_facts TEXT,
  cancelled     INTEGER NOT NULL
) STRICT;

-- Automatic review, as last run.
CREATE TABLE examination (
  receipt_number TEXT PRIMARY KEY REFERENCES application (receipt_number),
  version        TEXT NOT NULL,
  at             TEXT NOT NULL,
  findings       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE review_draft (
  receipt_number TEXT PRIMARY KEY REFERENCES application (receipt_number),
  decision       TEXT,
  reason         TEXT NOT NULL,
  checked        TEXT NOT NULL,
  by             TEXT NOT NULL,
  at             TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
  seq               INTEGER PRIMARY KEY,
  id                TEXT NOT NULL UNIQUE,
  receipt_number    TEXT NOT NULL REFERENCES application (receipt_number),
  decision          TEXT NOT NULL,
  reason            TEXT NOT NULL,
  findings          TEXT NOT NULL,
  checked           TEXT NOT NULL,
  catalogue_version TEXT NOT NULL,
  decided_by        TEXT NOT NULL,
  decided_at        TEXT NOT NULL
) STRICT;
CREATE INDEX review_of ON review (receipt_number, seq);

-- The 14 items exactly as provided. What was taken back stays, marked.
CREATE TABLE forwarding (
  seq                   INTEGER PRIMARY KEY,
  id                    TEXT NOT NULL UNIQUE,
  receipt_number        TEXT NOT NULL REFERENCES application (receipt_number),
  receiver              TEXT NOT NULL,
  channel               TEXT NOT NULL,
  municipality          TEXT NOT NULL,
  latest                INTEGER NOT NULL,
  procedure_code        TEXT NOT NULL,
  procedure_name        TEXT NOT NULL,
  procedure_common_name TEXT NOT NULL,
  addressee             TEXT,
  ward                  TEXT,
  review_date           TEXT NOT NULL,
  review_time           TEXT NOT NULL,
  deleted               INTEGER NOT NULL,
  operator              TEXT NOT NULL,
  operation_date        TEXT NOT NULL,
  operation_time        TEXT NOT NULL,
  archive_sha256        TEXT NOT NULL,
  decided_at            TEXT NOT NULL,
  confirmed_at          TEXT,
  confirmation          TEXT NOT NULL,
  state_before          TEXT NOT NULL,
  withdrawn_at          TEXT
) STRICT;
CREATE INDEX forwarding_of ON forwarding (receipt_number, seq);

CREATE TABLE status_registration (
  seq            INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  receipt_number TEXT NOT NULL REFERENCES application (receipt_number),
  status         TEXT NOT NULL,
  comment        TEXT NOT NULL,
  decided_by     TEXT NOT NULL,
  decided_at     TEXT NOT NULL,
  registered_at  TEXT,
  withdrawn_at   TEXT
) STRICT;
CREATE INDEX status_registration_of ON status_registration (receipt_number, seq);

-- seq is the order of the decisions; the clock may go back, seq does not.
CREATE TABLE outbox (
  seq             INTEGER PRIMARY KEY AUTOINCREMENT,
  id              TEXT NOT NULL UNIQUE,
  kind            TEXT NOT NULL,
  receipt_number  TEXT NOT NULL REFERENCES application (receipt_number),
  subject         TEXT NOT NULL,
  state           TEXT NOT NULL
    CHECK (state IN ('WAITING', 'SENDING', 'DONE', 'STOPPED', 'CANCELLED')),
  attempts        INTEGER NOT NULL,
  created_at      TEXT NOT NULL,
  created_by      TEXT NOT NULL,
  next_attempt_at TEXT,
  claimed_at      TEXT,
  problem_kind    TEXT,
  problem_key     TEXT,
  problem_facts   TEXT,
  done_at         TEXT,
  confirmation    TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_of ON outbox (receipt_number, seq);
CREATE INDEX outbox_open ON outbox (receipt_number, kind, seq, state)
  WHERE state IN ('WAITING', 'SENDING', 'STOPPED');
CREATE INDEX outbox_open_order ON outbox (seq)
  WHERE state IN ('WAITING', 'SENDING', 'STOPPED');

-- Number links come as whole files: a new generation is filled beside the old one, in segments
-- that hold nobody up, and counts from the moment number_link_import says so. Each segment is
-- sorted before it is written, so that a million links are appended and not strewn over the file;
-- looking a serial up is one step in each segment.
CREATE TABLE number_link (
  generation  INTEGER NOT NULL,
  segment     INTEGER NOT NULL,
  serial      TEXT NOT NULL,
  position    INTEGER NOT NULL,
  addressee   TEXT NOT NULL,
  valid_until TEXT,
  revoked_on  TEXT,
  change_kind TEXT NOT NULL,
  updated_at  TEXT NOT NULL,
  PRIMARY KEY (generation, segment, serial, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE number_link_import (
  generation INTEGER PRIMARY KEY,
  as_of      TEXT NOT NULL,
  links      INTEGER NOT NULL,
  segments   INTEGER NOT NULL
) STRICT;

CREATE TABLE operator (
  id           TEXT PRIMARY KEY,
  name         TEXT NOT NULL,
  roles        TEXT NOT NULL,
  last_sign_in TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE secret (
  name  TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
