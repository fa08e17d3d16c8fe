-- Everything folded goes; the log gives it again.
DROP SCHEMA IF EXISTS projections CASCADE
