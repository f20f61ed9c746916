-- Keeping: legal holds, deletion runs and what is left of the applications they removed, backups.

CREATE TABLE legal_hold (
  seq            INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  receipt_number TEXT NOT NULL REFERENCES application (receipt_number) ON DELETE CASCADE,
  -- whether it holds the other filings of the same person as well, those still to come included
  thread         INTEGER NOT NULL,
  reason         TEXT NOT NULL,
  set_by         TEXT NOT NULL,
  set_at         TEXT NOT NULL,
  lifted_by      TEXT,
  lifted_at      TEXT,
  lift_reason    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX legal_hold_of ON legal_hold (receipt_number, seq);
CREATE INDEX legal_hold_now ON legal_hold (receipt_number, thread) WHERE lifted_at IS NULL;

-- One person proposes, another confirms before it expires; then it runs, as often as it takes.
CREATE TABLE deletion_run (
  seq          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  state        TEXT NOT NULL CHECK (state IN ('PROPOSED', 'CONFIRMED', 'DONE', 'WITHDRAWN')),
  reason       TEXT NOT NULL,
  planned      INTEGER NOT NULL,
  deleted      INTEGER NOT NULL DEFAULT 0,
  kept         INTEGER NOT NULL DEFAULT 0,
  proposed_by  TEXT NOT NULL,
  proposed_at  TEXT NOT NULL,
  expires_at   TEXT NOT NULL,
  confirmed_by TEXT CHECK (confirmed_by <> proposed_by),
  confirmed_at TEXT,
  ended_by     TEXT,
  ended_at     TEXT
) STRICT;
-- One is open at a time.
CREATE UNIQUE INDEX deletion_run_open ON deletion_run ((1))
  WHERE state IN ('PROPOSED', 'CONFIRMED');

-- What was proposed. A line goes with its application; what was kept back after all stays, marked.
CREATE TABLE deletion_item (
  run            TEXT NOT NULL REFERENCES deletion_run (id) ON DELETE CASCADE,
  receipt_number TEXT NOT NULL REFERENCES application (receipt_number) ON DELETE CASCADE,
  kept           TEXT,
  PRIMARY KEY (run, receipt_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX deletion_item_of ON deletion_item (receipt_number);

-- What is left of a deleted application: no number and no name. The mark is an HMAC of the receipt
-- number, so that the portal's list can't bring it back and that it can be asked for by number.
CREATE TABLE tombstone (
  mark           BLOB PRIMARY KEY CHECK (length(mark) = 32),
  procedure_code TEXT NOT NULL,
  filed_on       TEXT NOT NULL CHECK (length(filed_on) = 10),
  completed_on   TEXT NOT NULL CHECK (length(completed_on) = 10),
  deleted_at     TEXT NOT NULL,
  run            TEXT NOT NULL REFERENCES deletion_run (id),
  documents      INTEGER NOT NULL,
  reviews        INTEGER NOT NULL,
  forwardings    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tombstone_of ON tombstone (run);

-- One row: the key of the marks. Random and inside the encrypted store, so that re-keying the store
-- leaves the marks whole.
CREATE TABLE tombstone_key (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  bytes BLOB NOT NULL CHECK (length(bytes) = 32)
) STRICT;
INSERT INTO tombstone_key VALUES (1, randomblob(32));

CREATE TABLE backup_log (
  seq          INTEGER PRIMARY KEY,
  made_at      TEXT NOT NULL,
  made_by      TEXT NOT NULL,
  place        TEXT NOT NULL,
  file         TEXT NOT NULL,
  size         INTEGER NOT NULL,
  sha256       TEXT NOT NULL CHECK (length(sha256) = 64),
  applications INTEGER NOT NULL,
  removed      INTEGER NOT NULL
) STRICT;
