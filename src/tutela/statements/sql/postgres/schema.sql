-- The log: what was said, in the order in which it was kept. Rows are added and never changed.
CREATE TABLE IF NOT EXISTS statements (
    position BIGINT PRIMARY KEY,
    id BYTEA NOT NULL UNIQUE,
    stored BIGINT NOT NULL UNIQUE,
    said BIGINT,
    digest BYTEA NOT NULL,
    target BYTEA,
    voiding INTEGER NOT NULL,
    body BYTEA NOT NULL,
    added BYTEA NOT NULL
);

CREATE INDEX IF NOT EXISTS statements_by_target ON statements (target) WHERE target IS NOT NULL;

-- By whom and about what: the key of statements/mentions.py and the position of the statement.
CREATE TABLE IF NOT EXISTS mentions (
    key BYTEA NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (key, position)
);

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the log is append-only'; END $$;

CREATE OR REPLACE TRIGGER statements_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON statements
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER mentions_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON mentions
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
