-- Whose device is out of order.
SELECT DISTINCT actor FROM devices WHERE disordered = 1
