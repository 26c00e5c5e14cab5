-- SQLite has no row level security: whoever may read the file reads all of it. The scope stands in
-- every query of the program, on both databases.

select 1;
