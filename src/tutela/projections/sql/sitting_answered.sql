-- The latest answer to a question of an attempt counts.
INSERT INTO sittings (
    actor, registration, attempt, question, answered, statement, test, version, competency, response, scaled
)
VALUES (:actor, :registration, :attempt, :question, :at, :statement, :test, :version, :competency, :response, :scaled)
ON CONFLICT (actor, registration, attempt, question) DO UPDATE SET
    answered = excluded.answered, statement = excluded.statement, test = excluded.test, version = excluded.version,
    competency = excluded.competency, response = excluded.response, scaled = excluded.scaled
WHERE (excluded.answered, excluded.statement) > (sittings.answered, sittings.statement)
