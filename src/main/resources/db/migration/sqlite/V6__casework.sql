-- Casework: what happens around a format review. Every table here belongs to applications and goes
-- with them.

-- By what filings of one household or one person are found; null where it isn't known.
CREATE TABLE filing_key (
  receipt_number TEXT PRIMARY KEY REFERENCES application (receipt_number) ON DELETE CASCADE,
  household      TEXT,
  addressee      TEXT,
  -- whether what follows on arrival (links to a request, pass-through) has been done
  settled_in     INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX filing_key_household ON filing_key (household) WHERE household IS NOT NULL;
CREATE INDEX filing_key_addressee ON filing_key (addressee) WHERE addressee IS NOT NULL;
CREATE INDEX filing_key_arriving ON filing_key (receipt_number) WHERE settled_in = 0;
CREATE INDEX application_person ON application (person_key) WHERE person_key IS NOT NULL;
CREATE INDEX application_serial ON application (serial) WHERE serial IS NOT NULL;

-- Which filing of a thread stands. A closing taken back stays, marked.
CREATE TABLE settlement (
  seq    INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  stands TEXT NOT NULL REFERENCES application (receipt_number) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  by     TEXT NOT NULL,
  at     TEXT NOT NULL
) STRICT;
CREATE INDEX settlement_of ON settlement (stands, seq);

CREATE TABLE settlement_closed (
  settlement     TEXT NOT NULL REFERENCES settlement (id) ON DELETE CASCADE,
  receipt_number TEXT NOT NULL REFERENCES application (receipt_number) ON DELETE CASCADE,
  state_before   TEXT NOT NULL,
  reopened_by    TEXT,
  reopened_at    TEXT,
  reopen_reason  TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (settlement, receipt_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX settlement_closed_of ON settlement_closed (receipt_number);
-- A filing is closed in favour of one other at a time.
CREATE UNIQUE INDEX settlement_closed_now ON settlement_closed (receipt_number)
  WHERE reopened_at IS NULL;

-- 補正. The findings are kept as they were, since the answer is compared with them.
CREATE TABLE correction (
  seq            INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  receipt_number TEXT NOT NULL REFERENCES application (receipt_number) ON DELETE CASCADE,
  text           TEXT NOT NULL,
  deadline       TEXT NOT NULL,
  findings       TEXT NOT NULL,
  registration   TEXT NOT NULL,
  by             TEXT NOT NULL,
  at             TEXT NOT NULL,
  answered_by    TEXT REFERENCES application (receipt_number) ON DELETE SET NULL,
  ended_by       TEXT,
  ended_at       TEXT,
  end_reason     TEXT NOT NULL DEFAULT '',
  -- ended by the closing of the filing; open again when that is taken back
  settlement     TEXT
) STRICT;
CREATE INDEX correction_of ON correction (receipt_number, seq);
CREATE INDEX correction_answered ON correction (answered_by) WHERE answered_by IS NOT NULL;
CREATE INDEX correction_registration ON correction (registration);
CREATE INDEX correction_due ON correction (deadline, seq) WHERE ended_at IS NULL;
-- One request is open at a time.
CREATE UNIQUE INDEX correction_open ON correction (receipt_number) WHERE ended_at IS NULL;

-- Marks of findings carried over to the filing that answers.
CREATE TABLE carried_mark (
  receipt_number TEXT NOT NULL REFERENCES application (receipt_number) ON DELETE CASCADE,
  position       INTEGER NOT NULL,
  mark           TEXT NOT NULL CHECK (mark IN ('SOLVED', 'OPEN')),
  by             TEXT NOT NULL,
  at             TEXT NOT NULL,
  PRIMARY KEY (receipt_number, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
  seq            INTEGER PRIMARY KEY,
  receipt_number TEXT NOT NULL REFERENCES application (receipt_number) ON DELETE CASCADE,
  by             TEXT NOT NULL,
  at             TEXT NOT NULL,
  way            TEXT NOT NULL,
  reached        INTEGER NOT NULL,
  said           TEXT NOT NULL
) STRICT;
CREATE INDEX contact_of ON contact (receipt_number, seq);

-- The second pair of eyes.
CREATE TABLE approval (
  seq            INTEGER PRIMARY KEY,
  review         TEXT NOT NULL UNIQUE REFERENCES review (id) ON DELETE CASCADE,
  receipt_number TEXT NOT NULL REFERENCES application (receipt_number) ON DELETE CASCADE,
  why            TEXT NOT NULL,
  result         TEXT NOT NULL CHECK (result IN ('WAITING', 'APPROVED', 'RETURNED')),
  by             TEXT,
  at             TEXT,
  comment        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX approval_of ON approval (receipt_number, seq);
CREATE INDEX approval_waiting ON approval (seq) WHERE result = 'WAITING';

-- How many decisions each sampling rule has counted.
CREATE TABLE sample_count (
  rule  TEXT PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  seq            INTEGER PRIMARY KEY,
  receipt_number TEXT NOT NULL REFERENCES application (receipt_number) ON DELETE CASCADE,
  by             TEXT NOT NULL,
  at             TEXT NOT NULL,
  text           TEXT NOT NULL
) STRICT;
CREATE INDEX note_of ON note (receipt_number, seq);

CREATE TABLE look (
  seq            INTEGER PRIMARY KEY,
  receipt_number TEXT NOT NULL REFERENCES application (receipt_number) ON DELETE CASCADE,
  by             TEXT NOT NULL,
  at             TEXT NOT NULL,
  document       TEXT NOT NULL
) STRICT;
CREATE INDEX look_of ON look (receipt_number, seq);
