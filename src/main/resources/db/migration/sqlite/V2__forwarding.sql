-- Forwarding by every method, again and back. Earlier rows were first provisions by 029o001.

CREATE TABLE batch (
  seq          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  receiver     TEXT NOT NULL,
  channel      TEXT NOT NULL,
  closed_by    TEXT NOT NULL,
  closed_at    TEXT NOT NULL,
  delivered_at TEXT,
  confirmation TEXT NOT NULL DEFAULT '',
  reopened_at  TEXT
) STRICT;

ALTER TABLE forwarding ADD COLUMN method TEXT NOT NULL DEFAULT 'STANDARD';
ALTER TABLE forwarding ADD COLUMN act TEXT NOT NULL DEFAULT 'PROVIDE';
ALTER TABLE forwarding ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE forwarding ADD COLUMN batch TEXT REFERENCES batch (id);
CREATE INDEX forwarding_of_batch ON forwarding (batch) WHERE batch IS NOT NULL;

-- 最新フラグ: 1 for the newest record of a receipt number that was not taken back, 0 for the others.
UPDATE forwarding SET latest = 0 WHERE withdrawn_at IS NULL AND EXISTS (
  SELECT 1 FROM forwarding n WHERE n.receipt_number = forwarding.receipt_number
    AND n.withdrawn_at IS NULL AND n.seq > forwarding.seq);

-- 方式1: what is typed over, kept as it was decided, with the progress.
CREATE TABLE transcription_line (
  forwarding TEXT NOT NULL REFERENCES forwarding (id),
  position   INTEGER NOT NULL,
  item       TEXT NOT NULL,
  value      TEXT NOT NULL,
  done_by    TEXT,
  done_at    TEXT,
  PRIMARY KEY (forwarding, position)
) STRICT, WITHOUT ROWID;
