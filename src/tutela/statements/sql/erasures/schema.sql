-- Who and what was erased, and when: random actors, and rows by kind and id. Rows are added and never changed.
CREATE TABLE IF NOT EXISTS erasures (
    actor TEXT PRIMARY KEY,
    erased BIGINT NOT NULL
);
