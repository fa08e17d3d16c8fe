-- The rows of one actor.
SELECT actor, registration, competency, mastered, statement, scaled
FROM mastery
WHERE actor = :actor
ORDER BY actor, registration, competency
