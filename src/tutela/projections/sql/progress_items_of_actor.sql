-- The rows of one actor.
SELECT actor, registration, unit, item
FROM progress_items
WHERE actor = :actor
ORDER BY actor, registration, unit, item
