-- The statements after a position, voided ones included.
SELECT
    s.position, s.id, s.stored, s.body, s.added, s.target, s.voiding,
    s.voiding = 0 AND EXISTS (SELECT 1 FROM statements AS v WHERE v.target = s.id AND v.voiding = 1) AS voided
FROM statements AS s
WHERE s.position > :after
ORDER BY s.position
LIMIT :limit
