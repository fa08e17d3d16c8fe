-- Nobody who was erased comes back by a change here.
CREATE TRIGGER IF NOT EXISTS erasures_keep BEFORE UPDATE ON erasures
BEGIN SELECT RAISE(ABORT, 'the register of erasures is append-only'); END;
CREATE TRIGGER IF NOT EXISTS erasures_stay BEFORE DELETE ON erasures
BEGIN SELECT RAISE(ABORT, 'the register of erasures is append-only'); END;
