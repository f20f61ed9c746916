-- What the store remembers of the files around it, so that an older one put back is told: the
-- highest generation of the keyring, and where a second seal of the trail was left.
CREATE TABLE kept (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
