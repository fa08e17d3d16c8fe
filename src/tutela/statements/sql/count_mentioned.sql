-- How many statements after a position have a key.
SELECT count(*) FROM mentions
WHERE key = :key AND position > :after
