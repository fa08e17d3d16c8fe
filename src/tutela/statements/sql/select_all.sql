-- The statements between two positions, newest first, voided ones left out (4.1.6.1; 1.0.3 Communication 2.1.4).
SELECT s.position, s.id, s.stored, s.body, s.added, s.target, s.voiding, 0 AS voided
FROM statements AS s
WHERE
    s.position > :after AND s.position < :before
    AND (s.voiding = 1 OR NOT EXISTS (SELECT 1 FROM statements AS v WHERE v.target = s.id AND v.voiding = 1))
ORDER BY s.position DESC
LIMIT :limit
