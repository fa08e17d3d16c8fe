-- The rows of one actor.
SELECT actor, registration, activity, answered, statement, parent, place, version, response, success, scaled
FROM answers
WHERE actor = :actor
ORDER BY actor, registration, activity
