-- Which statements point to an id by a StatementRef.
SELECT position, id FROM statements WHERE target = :id ORDER BY position
