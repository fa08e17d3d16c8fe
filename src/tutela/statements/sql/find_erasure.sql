-- Whether a name is in the register.
SELECT 1 FROM erasures WHERE actor = :name
