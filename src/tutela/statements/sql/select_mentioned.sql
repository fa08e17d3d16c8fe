-- The statements between two positions that have a key, and up to four others where given, newest first.
SELECT s.position, s.id, s.stored, s.body, s.added, s.target, s.voiding, 0 AS voided
FROM mentions AS m
INNER JOIN statements AS s ON s.position = m.position
WHERE
    m.key = :key_1 AND m.position > :after AND m.position < :before
    AND (:key_2 IS NULL OR EXISTS (SELECT 1 FROM mentions AS o WHERE o.key = :key_2 AND o.position = m.position))
    AND (:key_3 IS NULL OR EXISTS (SELECT 1 FROM mentions AS o WHERE o.key = :key_3 AND o.position = m.position))
    AND (:key_4 IS NULL OR EXISTS (SELECT 1 FROM mentions AS o WHERE o.key = :key_4 AND o.position = m.position))
    AND (:key_5 IS NULL OR EXISTS (SELECT 1 FROM mentions AS o WHERE o.key = :key_5 AND o.position = m.position))
    AND (s.voiding = 1 OR NOT EXISTS (SELECT 1 FROM statements AS v WHERE v.target = s.id AND v.voiding = 1))
ORDER BY m.position DESC
LIMIT :limit
