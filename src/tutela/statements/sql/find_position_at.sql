-- The last position stored at or before a time.
SELECT position FROM statements WHERE stored <= :moment ORDER BY stored DESC LIMIT 1
