-- What is known of an id, to tell a duplicate from a conflict.
SELECT digest, said FROM statements WHERE id = :id
