-- The first completion counts.
INSERT INTO progress (actor, registration, unit, completed) VALUES (:actor, :registration, :unit, :at)
ON CONFLICT (actor, registration, unit) DO UPDATE SET completed = excluded.completed
WHERE progress.completed IS NULL OR excluded.completed < progress.completed
