-- An alert may come from a change between runs, and then from no run.
alter table alert alter column run_id drop not null;

-- Up to which run and which entry of the journal of standings the alerts have looked.
create table alert_state (
    run_id     bigint not null,
    journal_id bigint not null
);
create unique index alert_state_one on alert_state ((true));
