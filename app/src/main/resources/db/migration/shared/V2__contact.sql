-- To whom questions about decisions go, as it stands on statements for customers.
alter table organisation add column contact text;
