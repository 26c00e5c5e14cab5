-- Organisation over time, goal sets, goals and lineages, indicators. Shared by both databases:
-- README.md says which subset of SQL that allows.

create table authority (
    id text not null primary key,
    name text not null,
    retention text not null default 'keep'
);

create table org_unit (
    id text not null primary key,
    authority_id text not null references authority (id),
    level text not null constraint org_unit_level
        check (level in ('council', 'committee', 'department', 'unit', 'workplace')),
    import_id text,
    source_line bigint,
    confirmed boolean not null,
    row_version bigint not null
);

-- What a place was called and where it stood: half-open days, no overlap (the writer sees to it).
create table org_unit_period (
    unit_id text not null references org_unit (id),
    valid_from text not null,
    valid_until text,
    name text not null,
    name_key text not null,
    parent_id text references org_unit (id),
    primary key (unit_id, valid_from),
    constraint org_unit_period_days check (valid_until is null or valid_from < valid_until)
);
create index org_unit_period_name_key on org_unit_period (name_key);

create table succession (
    from_id text not null references org_unit (id),
    to_id text not null references org_unit (id),
    kind text not null constraint succession_kind
        check (kind in ('renamed', 'merged_into', 'split_into', 'moved')),
    on_day text not null,
    share text not null,
    primary key (from_id, to_id, on_day)
);

create table goal_set (
    id text not null primary key,
    name text not null,
    valid_from text not null,
    valid_until text,
    constraint goal_set_days check (valid_until is null or valid_from < valid_until)
);

create table lineage (
    id text not null primary key,
    decided_by text not null,
    decided_at text not null
);

create table goal (
    id text not null primary key,
    goal_set_id text not null references goal_set (id),
    level text not null constraint goal_level
        check (level in ('focus', 'area', 'committee', 'unit')),
    parent_id text references goal (id),
    owner_id text not null references org_unit (id),
    authority_id text not null references authority (id),
    number text,
    title text not null,
    title_key text not null,
    lineage_id text references lineage (id),
    import_id text,
    source_line bigint,
    confirmed boolean not null,
    row_version bigint not null
);
create index goal_of_set on goal (goal_set_id, level, title_key);
create index goal_of_parent on goal (parent_id);
create index goal_of_owner on goal (owner_id);
create index goal_of_lineage on goal (lineage_id);

-- What no source says is null: then every rule about it is silent.
create table indicator (
    id text not null primary key,
    name text not null,
    name_key text not null,
    owner text constraint indicator_owner check (owner in ('council', 'committee', 'unit')),
    unit_word text,
    polarity text,
    aggregation text,
    individual_based text,
    council_target_scope text,
    periodicity text,
    import_id text,
    source_line bigint,
    confirmed boolean not null,
    row_version bigint not null
);
create index indicator_name_key on indicator (name_key);

create table indicator_alias (
    name_key text not null,
    indicator_id text not null references indicator (id),
    name text not null,
    constraint indicator_alias_key primary key (name_key, indicator_id)
);
