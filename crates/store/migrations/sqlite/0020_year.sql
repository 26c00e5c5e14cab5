-- Planning years: what the city office opened, what the council and the committees say of a year,
-- deadlines, plans that were begun from it, and what units answer to what changed above them.

-- A year may be opened anew after it was undone: each time is a round of its own, one counts.
create table planning_year (
    year bigint not null,
    round bigint not null,
    goal_set_id text not null references goal_set (id),
    is_set_new boolean not null,
    template text,
    order_hash text not null,
    opened_by text not null,
    opened_at text not null,
    undone_by text,
    undone_at text,
    row_version bigint not null,
    retention text not null default 'keep',
    constraint planning_year_round primary key (year, round),
    constraint planning_year_undone check ((undone_by is null) = (undone_at is null))
);
create unique index planning_year_open on planning_year (year) where undone_at is null;

-- One thing that a place above says of a year; a later word of the same place on the same thing
-- counts. Turns are counted by place, so that a plan can say how far it had read.
create table year_entry (
    year bigint not null,
    round bigint not null,
    place_id text not null references org_unit (id),
    turn bigint not null,
    authority_id text not null references authority (id),
    level text not null constraint year_entry_level check (level in ('council', 'committee')),
    kind text not null constraint year_entry_kind check (kind in
        ('goal', 'goal_ended', 'target', 'target_ended', 'activity', 'activity_ended')),
    goal_id text references goal (id),
    indicator_id text references indicator (id),
    activity_id text references activity (id),
    words text,
    scope text constraint year_entry_scope check (scope in ('unit', 'total')),
    decision text,
    valid_from text,
    is_for_all boolean not null,
    said_by text not null,
    said_at text not null,
    retention text not null default 'keep',
    constraint year_entry_turn primary key (year, round, place_id, turn),
    constraint year_entry_year foreign key (year, round) references planning_year (year, round),
    constraint year_entry_goal
        check (kind in ('activity', 'activity_ended') or goal_id is not null),
    constraint year_entry_indicator
        check ((kind in ('target', 'target_ended')) = (indicator_id is not null)),
    constraint year_entry_activity
        check ((kind in ('activity', 'activity_ended')) = (activity_id is not null))
);
create index year_entry_of_goal on year_entry (goal_id);
create index year_entry_of_activity on year_entry (activity_id);

-- The places that an entry is for, where it is not for all below the place that says it.
create table year_entry_unit (
    year bigint not null,
    round bigint not null,
    place_id text not null,
    turn bigint not null,
    unit_id text not null references org_unit (id),
    primary key (year, round, place_id, turn, unit_id),
    constraint year_entry_unit_entry foreign key (year, round, place_id, turn)
        references year_entry (year, round, place_id, turn)
);

-- The last day for handing in, for a place and all below it that has none nearer.
create table year_deadline (
    year bigint not null,
    round bigint not null,
    place_id text not null references org_unit (id),
    kind text not null constraint year_deadline_kind check (kind in
        ('annual_plan', 'tertial_report_1', 'tertial_report_2', 'annual_report')),
    authority_id text not null references authority (id),
    level text not null,
    due_on text not null,
    set_by text not null,
    set_at text not null,
    row_version bigint not null,
    retention text not null default 'keep',
    primary key (year, round, place_id, kind),
    constraint year_deadline_year foreign key (year, round) references planning_year (year, round)
);

-- A report that was begun with what was known: untouched as long as that version is its latest.
create table report_start (
    report_id text not null primary key references report (id),
    year bigint not null,
    round bigint not null,
    unit_id text not null references org_unit (id),
    authority_id text not null references authority (id),
    version_id text not null references report_version (id),
    begun_by text not null,
    begun_at text not null,
    retention text not null default 'keep'
);
create index report_start_of_year on report_start (year, round);

-- How far a place's plan had read of what is said above it.
create table year_seen (
    year bigint not null,
    round bigint not null,
    unit_id text not null references org_unit (id),
    authority_id text not null references authority (id),
    place_id text not null references org_unit (id),
    turn bigint not null,
    primary key (year, round, unit_id, place_id)
);

-- What a place answers to a change above it that came after.
create table change_answer (
    year bigint not null,
    round bigint not null,
    unit_id text not null references org_unit (id),
    authority_id text not null references authority (id),
    place_id text not null references org_unit (id),
    turn bigint not null,
    answer text not null constraint change_answer_answer
        check (answer in ('taken', 'not_ours', 'asked')),
    words text,
    answered_by text not null,
    answered_at text not null,
    row_version bigint not null,
    retention text not null default 'keep',
    constraint change_answer_pkey primary key (year, round, unit_id, place_id, turn),
    constraint change_answer_entry foreign key (year, round, place_id, turn)
        references year_entry (year, round, place_id, turn),
    constraint change_answer_words check (answer = 'taken' or words is not null)
);

-- What was said of a year stays said; it is taken back by another word.
create trigger year_entry_update before update on year_entry
begin select raise(abort, 'append only: year_entry'); end;
create trigger year_entry_delete before delete on year_entry
begin select raise(abort, 'append only: year_entry'); end;
create trigger planning_year_delete before delete on planning_year
begin select raise(abort, 'append only: planning_year'); end;
