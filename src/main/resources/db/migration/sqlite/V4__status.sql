-- Outcomes of the substantive review, as people read them in the business systems. An outcome
-- entered again stands behind the earlier one; nothing is deleted. The label is kept with it, since
-- the configuration may lose a choice later.
CREATE TABLE outcome (
  seq            INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  receipt_number TEXT NOT NULL REFERENCES application (receipt_number),
  choice         TEXT NOT NULL,
  label_ja       TEXT NOT NULL,
  label_en       TEXT NOT NULL,
  decided_on     TEXT NOT NULL,
  note           TEXT NOT NULL,
  entered_by     TEXT NOT NULL,
  entered_at     TEXT NOT NULL
) STRICT;
CREATE INDEX outcome_of ON outcome (receipt_number, seq);

-- What a walk of the portal's status list has brought so far, the newest line of each number. It is
-- compared with the applications only when the walk came to its end, and emptied then.
CREATE TABLE status_listed (
  receipt_number TEXT PRIMARY KEY,
  status         TEXT NOT NULL,
  updated_at     TEXT NOT NULL,
  lines          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
