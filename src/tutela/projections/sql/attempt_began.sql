-- The first beginning counts.
UPDATE attempts SET began = :at
WHERE
    actor = :actor AND registration = :registration AND attempt = :attempt
    AND (began IS NULL OR began > :at)
