-- An item counts once, however often it is answered.
INSERT INTO progress_items (actor, registration, unit, item) VALUES (:actor, :registration, :unit, :item)
ON CONFLICT DO NOTHING
