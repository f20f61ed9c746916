-- Protected persons (支援措置). A mark holds for every filing of the same person: by folded name and
-- birth date (application.person_key), by 宛名番号, or, where neither is known, for one filing.
-- A mark that ended stays.
CREATE TABLE protected_person (
  seq            INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  person_key     TEXT,
  addressee      TEXT,
  receipt_number TEXT REFERENCES application (receipt_number),
  name           TEXT NOT NULL,
  source         TEXT NOT NULL CHECK (source IN ('HAND', 'FILE')),
  reason         TEXT NOT NULL,
  set_by         TEXT NOT NULL,
  set_at         TEXT NOT NULL,
  ended_by       TEXT,
  ended_at       TEXT,
  end_reason     TEXT,
  CHECK (coalesce(person_key, addressee, receipt_number) IS NOT NULL)
) STRICT;
CREATE INDEX protected_person_key ON protected_person (person_key) WHERE ended_at IS NULL;
CREATE INDEX protected_person_addressee ON protected_person (addressee) WHERE ended_at IS NULL;
CREATE INDEX protected_person_filing ON protected_person (receipt_number) WHERE ended_at IS NULL;
