-- Accounts: passwords that are due, the second factor, and who left. An operator who left keeps the
-- row, since records of what the person did show the name.
ALTER TABLE operator ADD COLUMN removed_at TEXT;
ALTER TABLE operator ADD COLUMN password_due INTEGER NOT NULL DEFAULT 0;
ALTER TABLE operator ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE operator ADD COLUMN factor_secret BLOB;
ALTER TABLE operator ADD COLUMN factor_step INTEGER NOT NULL DEFAULT 0;

-- What passwords of before are recognised by; never the passwords.
CREATE TABLE past_password (
  id       INTEGER PRIMARY KEY,
  operator TEXT NOT NULL,
  salt     BLOB NOT NULL,
  hash     BLOB NOT NULL
) STRICT;
CREATE INDEX past_password_of ON past_password (operator, id);

-- Codes that may be used once each instead of the second factor, hashed.
CREATE TABLE recovery_code (
  operator TEXT NOT NULL,
  hash     BLOB NOT NULL,
  PRIMARY KEY (operator, hash)
) STRICT, WITHOUT ROWID;
