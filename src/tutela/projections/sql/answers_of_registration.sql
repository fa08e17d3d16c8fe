-- The rows of one course.
SELECT actor, registration, activity, answered, statement, parent, place, version, response, success, scaled
FROM answers
WHERE registration = :registration
ORDER BY actor, registration, activity
