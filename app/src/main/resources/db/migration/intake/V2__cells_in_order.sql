-- jsonb sorts the members of an object; the cells of a row belong in the order of the file.
alter table import_quarantine
    alter column raw type json using raw::json,
    alter column corrected type json using corrected::json;
