-- Keep whom or what a statement mentions; a StatementRef may inherit a key that it has already.
INSERT INTO mentions (key, position) VALUES (:key, :position) ON CONFLICT DO NOTHING
