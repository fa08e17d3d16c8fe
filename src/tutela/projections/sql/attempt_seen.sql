-- An attempt has one test and one form: the smaller text, should two statements differ.
INSERT INTO attempts (actor, registration, attempt, test, form)
VALUES (:actor, :registration, :attempt, :test, :form)
ON CONFLICT (actor, registration, attempt) DO UPDATE SET
    test = CASE WHEN excluded.test < attempts.test THEN excluded.test ELSE attempts.test END,
    form = CASE WHEN excluded.form < attempts.form THEN excluded.form ELSE attempts.form END
