-- Keep one statement.
INSERT INTO statements (position, id, stored, said, digest, target, voiding, body, added)
VALUES (:position, :id, :stored, :said, :digest, :target, :voiding, :body, :added)
