-- The latest answer counts.
INSERT INTO answers (
    actor, registration, activity, answered, statement, parent, place, version, response, success, scaled
)
VALUES (
    :actor, :registration, :activity, :at, :statement, :parent, :place, :version, :response, :success, :scaled
)
ON CONFLICT (actor, registration, activity) DO UPDATE SET
    answered = excluded.answered, statement = excluded.statement, parent = excluded.parent, place = excluded.place,
    version = excluded.version, response = excluded.response, success = excluded.success, scaled = excluded.scaled
WHERE (excluded.answered, excluded.statement) > (answers.answered, answers.statement)
