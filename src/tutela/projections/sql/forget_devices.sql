-- The rows of one actor go, so that they can be folded again or stay away.
DELETE FROM devices WHERE actor = :actor
