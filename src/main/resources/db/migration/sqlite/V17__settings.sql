-- The settings in force, and the newest signed files taken up: what lies in the configuration folder
-- is held against them.

CREATE TABLE setting_file (
  name    TEXT PRIMARY KEY,
  sha256  TEXT NOT NULL CHECK (length(sha256) = 64),
  content BLOB NOT NULL,
  -- what an administrator is about to save in its place; the program may end in the middle
  next    BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE signed_file (
  kind    TEXT PRIMARY KEY CHECK (kind IN ('BUNDLE', 'UPDATES')),
  number  INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Taking lines of the trail away: one person asks, another confirms.
CREATE TABLE audit_prune_request (
  seq          INTEGER PRIMARY KEY,
  before_at    TEXT NOT NULL,
  reason       TEXT NOT NULL,
  asked_by     TEXT NOT NULL,
  asked_at     TEXT NOT NULL,
  expires_at   TEXT NOT NULL,
  confirmed_by TEXT CHECK (confirmed_by <> asked_by),
  ended_at     TEXT
) STRICT;
CREATE UNIQUE INDEX audit_prune_request_open ON audit_prune_request ((1)) WHERE ended_at IS NULL;
