-- Whether any statement points to another: most logs have none, and then nothing is inherited.
SELECT 1 FROM statements WHERE target IS NOT NULL LIMIT 1
