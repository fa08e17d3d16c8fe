-- Nobody who was erased comes back by a change here.
CREATE OR REPLACE TRIGGER erasures_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON erasures
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
