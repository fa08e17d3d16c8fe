-- The first opening counts.
INSERT INTO progress (actor, registration, unit, opened) VALUES (:actor, :registration, :unit, :at)
ON CONFLICT (actor, registration, unit) DO UPDATE SET opened = excluded.opened
WHERE progress.opened IS NULL OR excluded.opened < progress.opened
