-- What the rules of stability remember with a standing; null where there is nothing.
alter table assignment add column stability text;
-- The day on which the tier will be lost if nothing changes, and the tier that score and gates give alone.
alter table assignment add column held_until date;
alter table assignment add column gated text;
