-- How far each fold has read the log.
SELECT fold, position FROM positions
