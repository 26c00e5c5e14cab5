-- SQLite has no row level security: the scope in every query is what there is.
select 1;
