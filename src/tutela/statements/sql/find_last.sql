-- Where the log ends.
SELECT position, stored FROM statements ORDER BY position DESC LIMIT 1
