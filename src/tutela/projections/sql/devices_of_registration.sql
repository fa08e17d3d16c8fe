-- The rows of one course.
SELECT actor, registration, device, sequence, told
FROM devices
WHERE registration = :registration
ORDER BY actor, registration, device
