-- What moves the risk of a customer most: [[feature, value, effect on the log-odds], …].
alter table customer_worth add column factors text;
