-- Who was erased: random actors and when. Rows are added and never changed.
CREATE TABLE IF NOT EXISTS erasures (
    actor TEXT PRIMARY KEY,
    erased BIGINT NOT NULL
);
