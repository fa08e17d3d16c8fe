-- One writer at a time, so that positions follow commits and have no gaps; ends with the transaction.
SELECT pg_advisory_xact_lock(7476741)
