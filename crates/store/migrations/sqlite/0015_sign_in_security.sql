-- Nothing: the scope of a query guards these tables.
select 1;
