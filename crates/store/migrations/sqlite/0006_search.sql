-- Full-text search. The text as written, for excerpts, and an index of stems made by the program.

create table search_text (
    id integer primary key,
    report_version_id text not null references report_version (id),
    report_id text not null references report (id),
    anchor text not null,
    heading text not null,
    words text not null
);
create index search_text_of_report on search_text (report_id);

create virtual table search_index using fts5 (
    stems,
    content = '',
    contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 0'
);
