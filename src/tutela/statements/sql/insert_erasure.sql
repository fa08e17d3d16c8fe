-- Erased once is erased; the first time stays.
INSERT INTO erasures (actor, erased) VALUES (:actor, :erased) ON CONFLICT DO NOTHING
