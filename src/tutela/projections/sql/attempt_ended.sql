-- The latest end counts.
UPDATE attempts
SET ended = :at, statement = :statement, outcome = :outcome, scaled = :scaled, raw = :raw, most = :most
WHERE
    actor = :actor AND registration = :registration AND attempt = :attempt
    AND (ended IS NULL OR (ended, statement) < (:at, :statement))
