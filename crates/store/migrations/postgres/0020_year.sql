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
create trigger year_entry_change before update or delete on year_entry
for each row execute function refuse_change();
create trigger year_entry_truncate before truncate on year_entry
for each statement execute function refuse_change();
create trigger planning_year_delete before delete on planning_year
for each row execute function refuse_change();
create trigger planning_year_truncate before truncate on planning_year
for each statement execute function refuse_change();

-- Row level security. The council's word is everybody's; a committee's stays in its authority.
do $$
declare
    whole constant text := '(select scope_is_whole())';
    told constant text := '(select scope_is_told())';
    has_role constant text := '(select scope_has_role())';
    own constant text := '(select scope_is_whole()) or authority_id = (select scope_authority())';
    opens constant text := '(select scope_is_whole()) or exists (select 1 from scope_held() h
        join org_unit u on u.id = h.place_id
        where h.role = ''city_office'' and u.level = ''council'')';
    -- The city office at the council speaks for all below it; a committee''s own for its part.
    directs constant text := 'exists (select 1 from scope_held() h where h.place_id = %1$s.place_id
        and (h.role = ''city_office'' or (h.role = ''reporter'' and %1$s.level <> ''council''
            and h.authority_id = %1$s.authority_id)))';
    works constant text := 'unit_id in (select h.unit_id from scope_sight() h
        where h.state = ''draft'')';
    writes constant text := 'unit_id in (select h.place_id from scope_held() h
        where h.role = ''reporter'' and h.authority_id = %1$s.authority_id)';
    rule record;
    made text;
begin
    for rule in
        select * from (values
            ('planning_year', told, opens),
            ('year_entry',
                own || ' or (level = ''council'' and ' || told || ')
                    or authority_id in (select h.authority_id from scope_held() h)',
                own || ' or ' || format(directs, 'year_entry')),
            ('year_deadline',
                own || ' or (level = ''council'' and ' || told || ') or ' || has_role,
                own || ' or ' || format(directs, 'year_deadline')),
            ('report_start', own || ' or ' || works,
                own || ' or ' || format(writes, 'report_start')),
            ('year_seen', own || ' or ' || works, own || ' or ' || format(writes, 'year_seen')),
            ('change_answer', own || ' or ' || works,
                own || ' or ' || format(writes, 'change_answer'))
        ) as named (guarded, readable, writable)
    loop
        execute format('alter table %I enable row level security', rule.guarded);
        execute format('alter table %I force row level security', rule.guarded);
        execute format('create policy reading on %I for select using (%s)',
            rule.guarded, rule.readable);
        execute format('create policy adding on %I for insert with check (%s)',
            rule.guarded, rule.writable);
        execute format('create policy changing on %I for update using (%s)',
            rule.guarded, rule.writable);
    end loop;
    -- The places of an entry are reached where the entry is.
    execute 'alter table year_entry_unit enable row level security';
    execute 'alter table year_entry_unit force row level security';
    execute 'create policy reading on year_entry_unit for select using (' || whole || '
        or exists (select 1 from year_entry e where e.year = year_entry_unit.year
            and e.round = year_entry_unit.round and e.place_id = year_entry_unit.place_id
            and e.turn = year_entry_unit.turn))';
    execute 'create policy adding on year_entry_unit for insert with check (' || whole || '
        or exists (select 1 from org_unit u where u.id = year_entry_unit.place_id
            and u.authority_id = (select scope_authority()))
        or exists (select 1 from scope_held() h where h.place_id = year_entry_unit.place_id
            and h.role in (''city_office'', ''reporter'')))';
    -- A deadline that a committee sets aside is gone: the council''s counts again.
    execute 'create policy removing on year_deadline for delete using (' || own || ' or '
        || format(directs, 'year_deadline') || ')';

    -- What a year names is read where the year''s word is.
    execute 'create policy year_read on goal for select
        using (exists (select 1 from year_entry e where e.goal_id = goal.id))';
    execute 'create policy year_read on activity for select
        using (exists (select 1 from year_entry e where e.activity_id = activity.id))';
    -- The city office makes goal sets and indicators; goals are said to continue each other by whoever owns them.
    foreach made in array array['goal_set', 'indicator', 'indicator_alias'] loop
        execute format('create policy people_add on %I for insert with check (%s)', made, opens);
    end loop;
    execute 'create policy people_add on lineage for insert with check (' || has_role || ')';
end;
$$;
