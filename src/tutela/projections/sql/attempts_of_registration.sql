-- The rows of one course.
SELECT actor, registration, attempt, test, form, began, ended, statement, outcome, scaled, raw, most
FROM attempts
WHERE registration = :registration
ORDER BY actor, registration, attempt
