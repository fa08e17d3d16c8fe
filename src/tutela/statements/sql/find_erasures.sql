-- Everybody who was erased.
SELECT actor, erased FROM erasures ORDER BY erased, actor
