-- Differences of 番号紐付情報 lie as layers over the full file they build on: what is in force is the
-- newest import and every import since its base. A row either sets a link (0), says that the serial
-- has none any more (1), or couldn't be read (2); 3 is a link of the file before, kept because the
-- line of its serial couldn't be read in a full file.
ALTER TABLE number_link ADD COLUMN act INTEGER NOT NULL DEFAULT 0;

ALTER TABLE number_link_import ADD COLUMN base INTEGER NOT NULL DEFAULT 0;
UPDATE number_link_import SET base = generation;
-- Serials in force; null where nobody counted them.
ALTER TABLE number_link_import ADD COLUMN serials INTEGER;

-- What was taken in, by whom and with what result. Without a generation: the file was in force
-- already and changed nothing.
CREATE TABLE number_link_log (
  id          INTEGER PRIMARY KEY,
  at          TEXT NOT NULL,
  by          TEXT NOT NULL,
  source      TEXT NOT NULL,
  file        TEXT NOT NULL,
  size        INTEGER NOT NULL,
  modified_at TEXT NOT NULL,
  sha256      TEXT NOT NULL CHECK (length(sha256) = 64),
  extent      TEXT NOT NULL CHECK (extent IN ('FULL', 'DIFFERENCE')),
  as_of       TEXT NOT NULL,
  generation  INTEGER,
  added       INTEGER NOT NULL,
  changed     INTEGER NOT NULL,
  ended       INTEGER NOT NULL,
  unreadable  INTEGER NOT NULL,
  links_after INTEGER NOT NULL
) STRICT;
CREATE INDEX number_link_log_file ON number_link_log (source, file);

-- 宛名番号 entered by hand. An entry replaced or taken back stays, marked.
CREATE TABLE addressee_entry (
  seq            INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  receipt_number TEXT NOT NULL REFERENCES application (receipt_number),
  addressee      TEXT NOT NULL,
  reason         TEXT NOT NULL,
  entered_by     TEXT NOT NULL,
  entered_at     TEXT NOT NULL,
  second_person  INTEGER NOT NULL,
  confirmed_by   TEXT,
  confirmed_at   TEXT,
  ended_at       TEXT
) STRICT;
CREATE INDEX addressee_entry_of ON addressee_entry (receipt_number, seq);
-- One entry counts or waits at a time.
CREATE UNIQUE INDEX addressee_entry_open ON addressee_entry (receipt_number)
  WHERE ended_at IS NULL;
