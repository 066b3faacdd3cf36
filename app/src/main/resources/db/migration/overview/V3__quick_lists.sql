-- More orders that are one walk along one index. Days since a purchase are sorted by the purchase's day.
create index customer_overview_first_purchase on customer_overview (first_purchase_on, customer_id);
create index customer_overview_frequency on customer_overview (frequency, customer_id);
create index customer_overview_score on customer_overview (score, customer_id);
create index customer_overview_order_value on customer_overview (average_order_value, customer_id);

-- The list made anew beside the old one, then put in its place: when most rows change this takes a fraction of the time that
-- changing them under all indexes does, and people read the old list meanwhile. The changed rows wait in the temporary table
-- overview_changed; the other ones stay as they are.
create function refill_customer_overview() returns void language plpgsql as
$$
declare
    part record;
begin
    create table customer_overview_fresh (like customer_overview including defaults)
        with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
    insert into customer_overview_fresh
    select o.* from customer_overview o
    where not exists (select from overview_changed x where x.customer_id = o.customer_id);
    insert into customer_overview_fresh select * from overview_changed;
    create temp table overview_index on commit drop as
    select indexname::text as name, indexdef as definition from pg_indexes
    where schemaname = current_schema and tablename = 'customer_overview';
    for part in select * from overview_index loop
        execute replace(replace(part.definition, ' ' || part.name || ' ON ', ' ' || part.name || '_fresh ON '),
            '.customer_overview ', '.customer_overview_fresh ');
    end loop;
    alter table customer_overview_fresh
        add constraint customer_overview_pkey_fresh primary key using index customer_overview_pkey_fresh;
    drop table customer_overview;
    alter table customer_overview_fresh rename to customer_overview;
    for part in select * from overview_index loop
        execute format('alter index %I rename to %I', part.name || '_fresh', part.name);
    end loop;
    drop table overview_index;
end
$$;
