-- The audit trail. Each line's mark is an HMAC over the mark before and the line as stored
-- (audit.Chain); seq has no gap. Lines are added and never changed; only what a sealed checkpoint
-- covers may go, when the years of the trail's own retention are over.
CREATE TABLE audit (
  seq     INTEGER PRIMARY KEY,
  at      TEXT NOT NULL CHECK (length(at) = 30),
  by      TEXT NOT NULL,
  desk    TEXT NOT NULL,
  action  TEXT NOT NULL,
  subject TEXT NOT NULL,
  before  TEXT NOT NULL,
  after   TEXT NOT NULL,
  mark    BLOB NOT NULL CHECK (length(mark) = 32)
) STRICT;
CREATE INDEX audit_at ON audit (at, seq);
CREATE INDEX audit_of_subject ON audit (subject, seq) WHERE subject <> '';
CREATE INDEX audit_by ON audit (by, seq);
CREATE INDEX audit_of_action ON audit (action, seq);

-- Where the chain begins after old lines went: the last line that went, and its mark.
CREATE TABLE audit_checkpoint (
  through INTEGER PRIMARY KEY,
  mark    BLOB NOT NULL CHECK (length(mark) = 32),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  seal    BLOB NOT NULL CHECK (length(seal) = 32)
) STRICT;

-- One row: the chain's key, and the Ed25519 pair heads are signed with (PKCS#8 and X.509). Random
-- and inside the encrypted store, so that re-keying the store leaves the chain whole.
CREATE TABLE audit_key (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  chain       BLOB NOT NULL CHECK (length(chain) = 32),
  private_key BLOB NOT NULL,
  public_key  BLOB NOT NULL
) STRICT;

CREATE TRIGGER audit_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit lines are never changed'); END;
CREATE TRIGGER audit_never_deleted BEFORE DELETE ON audit
WHEN OLD.seq > coalesce((SELECT max(through) FROM audit_checkpoint), 0)
BEGIN SELECT RAISE(ABORT, 'audit lines are never deleted'); END;
-- also keeps INSERT OR REPLACE from putting a line over another
CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM audit),
  (SELECT max(through) FROM audit_checkpoint), 0)
BEGIN SELECT RAISE(ABORT, 'audit lines come in order'); END;
CREATE TRIGGER audit_checkpoint_never_changed BEFORE UPDATE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are never changed'); END;
CREATE TRIGGER audit_checkpoint_never_deleted BEFORE DELETE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are never deleted'); END;
CREATE TRIGGER audit_key_never_changed BEFORE UPDATE ON audit_key
BEGIN SELECT RAISE(ABORT, 'the key of the trail is never changed'); END;
CREATE TRIGGER audit_key_never_deleted BEFORE DELETE ON audit_key
BEGIN SELECT RAISE(ABORT, 'the key of the trail is never deleted'); END;

-- Which applications exist for an operator: headings of the catalogue, wards; empty for all.
ALTER TABLE operator ADD COLUMN procedure_groups TEXT NOT NULL DEFAULT '[]';
ALTER TABLE operator ADD COLUMN wards TEXT NOT NULL DEFAULT '[]';
