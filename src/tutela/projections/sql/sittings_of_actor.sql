-- The rows of one actor.
SELECT actor, registration, attempt, question, answered, statement, test, version, competency, response, scaled
FROM sittings
WHERE actor = :actor
ORDER BY actor, registration, attempt, question
