-- The rows of one actor.
SELECT actor, registration, attempt, test, form, began, ended, statement, outcome, scaled, raw, most
FROM attempts
WHERE actor = :actor
ORDER BY actor, registration, attempt
