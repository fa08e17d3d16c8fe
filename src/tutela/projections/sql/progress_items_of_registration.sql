-- The rows of one course.
SELECT actor, registration, unit, item
FROM progress_items
WHERE registration = :registration
ORDER BY actor, registration, unit, item
