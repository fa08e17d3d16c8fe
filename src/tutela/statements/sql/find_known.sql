-- What is known of ids, to tell a duplicate from a conflict.
SELECT id, digest, said FROM statements
WHERE id IN (:id_1, :id_2, :id_3, :id_4, :id_5, :id_6, :id_7, :id_8, :id_9, :id_10)
