-- What was erased of one kind, by its names.
SELECT actor FROM erasures WHERE actor >= :first AND actor < :beyond
