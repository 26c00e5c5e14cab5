-- Documents that were read in, reports and their versions.

create table import (
    id text not null primary key,
    authority_id text references authority (id),
    file_name text not null,
    sha256 text not null,
    read_at text not null,
    line_count bigint not null,
    placed_count bigint not null,
    furniture_count bigint not null,
    contents_count bigint not null,
    unplaced_count bigint not null,
    retention text not null default 'keep',
    constraint import_sha256 unique (sha256)
);
create index import_read_at on import (read_at);

create table import_match (
    import_id text not null references import (id),
    position bigint not null,
    subject text not null,
    printed text not null,
    line bigint,
    linked_id text,
    method text not null,
    alternatives text not null,
    primary key (import_id, position)
);

create table import_unplaced (
    import_id text not null references import (id),
    line bigint not null,
    words text not null,
    reason text not null,
    primary key (import_id, line)
);

-- The latest version is named without a foreign key: the two tables would need each other.
create table report (
    id text not null primary key,
    unit_id text not null references org_unit (id),
    authority_id text not null references authority (id),
    year bigint not null,
    kind text not null constraint report_kind check (kind in
        ('annual_plan', 'tertial_report_1', 'tertial_report_2', 'annual_report')),
    state text not null constraint report_state
        check (state in ('draft', 'ready', 'reviewed', 'adopted')),
    confirmed boolean not null,
    title text not null,
    printed_date text,
    latest_version_id text not null,
    latest_number bigint not null,
    row_version bigint not null,
    retention text not null default 'keep',
    constraint report_unit_year_kind unique (unit_id, year, kind)
);
create index report_of_year on report (year, kind);
create index report_of_latest on report (latest_version_id);

-- The body is the Report JSON, byte for byte as its SHA-256 was taken.
create table report_version (
    id text not null primary key,
    report_id text not null references report (id),
    number bigint not null,
    stored_at text not null,
    sha256 text not null,
    body bytea not null,
    import_id text references import (id),
    constraint report_version_number unique (report_id, number)
);
create index report_version_of_import on report_version (import_id);
