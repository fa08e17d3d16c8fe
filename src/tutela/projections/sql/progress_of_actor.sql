-- The rows of one actor.
SELECT actor, registration, unit, opened, completed
FROM progress
WHERE actor = :actor
ORDER BY actor, registration, unit
