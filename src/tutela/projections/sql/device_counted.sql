-- The last statement of a device counts; one that is out of order marks the device until its actor is folded again.
INSERT INTO devices (actor, registration, device, sequence, told, disordered)
VALUES (:actor, :registration, :device, :sequence, :at, 0)
ON CONFLICT (actor, registration, device) DO UPDATE SET
    disordered = CASE
        WHEN excluded.sequence < devices.sequence OR excluded.told < devices.told THEN 1
        ELSE devices.disordered
    END,
    told = CASE WHEN excluded.sequence >= devices.sequence THEN excluded.told ELSE devices.told END,
    sequence = CASE WHEN excluded.sequence > devices.sequence THEN excluded.sequence ELSE devices.sequence END
