-- The rows of one course.
SELECT actor, registration, attempt, question, answered, statement, test, version, competency, response, scaled
FROM sittings
WHERE registration = :registration
ORDER BY actor, registration, attempt, question
