-- The first telling counts.
INSERT INTO mastery (actor, registration, competency, mastered, statement, scaled)
VALUES (:actor, :registration, :competency, :at, :statement, :scaled)
ON CONFLICT (actor, registration, competency) DO UPDATE SET
    mastered = excluded.mastered, statement = excluded.statement, scaled = excluded.scaled
WHERE (excluded.mastered, excluded.statement) < (mastery.mastered, mastery.statement)
