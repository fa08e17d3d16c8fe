-- The log as a table: the parts that analysis needs as columns, and the whole statement.
SELECT
    row_number() OVER () AS position,
    s ->> '$.id' AS id,
    (s ->> '$.stored')::TIMESTAMPTZ AS stored,
    (s ->> '$.timestamp')::TIMESTAMPTZ AS timestamp,
    s ->> '$.actor.account.name' AS actor,
    s ->> '$.verb.id' AS verb,
    s ->> '$.object.id' AS object,
    s ->> '$.context.registration' AS registration,
    s ->> '$.context.contextActivities.parent[0].id' AS parent,
    s ->> '$.result.response' AS response,
    (s ->> '$.result.success')::BOOLEAN AS success,
    (s ->> '$.result.completion')::BOOLEAN AS completion,
    (s ->> '$.result.score.scaled')::DOUBLE AS scaled,
    s ->> '$.result.duration' AS duration,
    s::VARCHAR AS statement
FROM read_ndjson_objects($lines) AS lines (s)
