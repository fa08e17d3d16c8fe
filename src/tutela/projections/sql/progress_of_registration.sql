-- The rows of one course.
SELECT actor, registration, unit, opened, completed
FROM progress
WHERE registration = :registration
ORDER BY actor, registration, unit
