-- The rows of one course.
SELECT actor, registration, competency, mastered, statement, scaled
FROM mastery
WHERE registration = :registration
ORDER BY actor, registration, competency
