-- The rows of one actor.
SELECT actor, registration, device, sequence, told
FROM devices
WHERE actor = :actor
ORDER BY actor, registration, device
