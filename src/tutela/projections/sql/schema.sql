-- What was folded from the log. Times are microseconds since 1970; nothing here is true by itself: replay gives it again.
CREATE TABLE IF NOT EXISTS positions (fold TEXT PRIMARY KEY, position BIGINT NOT NULL);

CREATE TABLE IF NOT EXISTS progress (
    actor TEXT NOT NULL,
    registration TEXT NOT NULL,
    unit TEXT NOT NULL,
    opened BIGINT,
    completed BIGINT,
    PRIMARY KEY (actor, registration, unit)
);
CREATE INDEX IF NOT EXISTS progress_by_registration ON progress (registration);

CREATE TABLE IF NOT EXISTS progress_items (
    actor TEXT NOT NULL,
    registration TEXT NOT NULL,
    unit TEXT NOT NULL,
    item TEXT NOT NULL,
    PRIMARY KEY (actor, registration, unit, item)
);
CREATE INDEX IF NOT EXISTS progress_items_by_registration ON progress_items (registration);

CREATE TABLE IF NOT EXISTS mastery (
    actor TEXT NOT NULL,
    registration TEXT NOT NULL,
    competency TEXT NOT NULL,
    mastered BIGINT NOT NULL,
    statement TEXT NOT NULL,
    scaled DOUBLE PRECISION,
    PRIMARY KEY (actor, registration, competency)
);
CREATE INDEX IF NOT EXISTS mastery_by_registration ON mastery (registration);

CREATE TABLE IF NOT EXISTS attempts (
    actor TEXT NOT NULL,
    registration TEXT NOT NULL,
    attempt TEXT NOT NULL,
    test TEXT NOT NULL,
    form TEXT NOT NULL,
    began BIGINT,
    ended BIGINT,
    statement TEXT,
    outcome TEXT,
    scaled DOUBLE PRECISION,
    raw DOUBLE PRECISION,
    most DOUBLE PRECISION,
    PRIMARY KEY (actor, registration, attempt)
);
CREATE INDEX IF NOT EXISTS attempts_by_registration ON attempts (registration);

CREATE TABLE IF NOT EXISTS answers (
    actor TEXT NOT NULL,
    registration TEXT NOT NULL,
    activity TEXT NOT NULL,
    answered BIGINT NOT NULL,
    statement TEXT NOT NULL,
    parent TEXT NOT NULL,
    place TEXT NOT NULL,
    version TEXT NOT NULL,
    response TEXT,
    success INTEGER,
    scaled DOUBLE PRECISION,
    PRIMARY KEY (actor, registration, activity)
);
CREATE INDEX IF NOT EXISTS answers_by_registration ON answers (registration);

CREATE TABLE IF NOT EXISTS sittings (
    actor TEXT NOT NULL,
    registration TEXT NOT NULL,
    attempt TEXT NOT NULL,
    question TEXT NOT NULL,
    answered BIGINT NOT NULL,
    statement TEXT NOT NULL,
    test TEXT NOT NULL,
    version TEXT NOT NULL,
    competency TEXT NOT NULL,
    response TEXT,
    scaled DOUBLE PRECISION,
    PRIMARY KEY (actor, registration, attempt, question)
);
CREATE INDEX IF NOT EXISTS sittings_by_registration ON sittings (registration);

CREATE TABLE IF NOT EXISTS devices (
    actor TEXT NOT NULL,
    registration TEXT NOT NULL,
    device TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    told BIGINT NOT NULL,
    disordered INTEGER NOT NULL,
    PRIMARY KEY (actor, registration, device)
);
CREATE INDEX IF NOT EXISTS devices_by_registration ON devices (registration);
CREATE INDEX IF NOT EXISTS devices_disordered ON devices (actor) WHERE disordered = 1;
