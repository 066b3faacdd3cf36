-- Between runs there are several calibrations a second: whoever asks for the last one before a day, or for the new ones of a policy,
-- must not read them all.
create index calibration_history on calibration (policy_id, as_of, id) where refusal is null;
create index calibration_new on calibration (policy_id, id) where refusal is null;
drop index calibration_live_day;
