-- A better version that was searched for on the earlier dates of a back-test, when that was asked for.
alter table backtest add column proposal jsonb;
