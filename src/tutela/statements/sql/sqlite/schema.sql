-- The log: what was said, in the order in which it was kept. Rows are added and never changed.
CREATE TABLE IF NOT EXISTS statements (
    position INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    stored INTEGER NOT NULL UNIQUE,
    said INTEGER,
    digest BLOB NOT NULL,
    target BLOB,
    voiding INTEGER NOT NULL,
    body BLOB NOT NULL,
    added BLOB NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS statements_by_target ON statements (target) WHERE target IS NOT NULL;

-- By whom and about what: the key of statements/mentions.py and the position of the statement.
CREATE TABLE IF NOT EXISTS mentions (
    key BLOB NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (key, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER IF NOT EXISTS statements_keep BEFORE UPDATE ON statements
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS statements_stay BEFORE DELETE ON statements
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS mentions_keep BEFORE UPDATE ON mentions
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS mentions_stay BEFORE DELETE ON mentions
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
