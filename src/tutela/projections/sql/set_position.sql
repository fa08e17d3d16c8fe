-- How far a fold has read the log.
INSERT INTO positions (fold, position) VALUES (:fold, :position)
ON CONFLICT (fold) DO UPDATE SET position = excluded.position
