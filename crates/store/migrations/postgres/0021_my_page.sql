-- What a person's own page and their calendar need.

-- When a person was here: what happened since the time before is new to them.
create table visit (
    person_id text not null primary key references person (id),
    seen_at text not null,
    before_at text,
    retention text not null default 'keep'
);

-- The address at which other programs read a person's dates; its SHA-256 stands here.
create table calendar_address (
    token_hash text not null primary key,
    person_id text not null references person (id),
    made_at text not null,
    retention text not null default 'keep',
    constraint calendar_address_person unique (person_id)
);

-- What waits for somebody, without the years of what is adopted.
create index report_under_way on report (state) where state in ('ready', 'reviewed');

do $$
declare
    guarded text;
begin
    foreach guarded in array array['visit', 'calendar_address']
    loop
        execute format('alter table %I enable row level security', guarded);
        execute format('alter table %I force row level security', guarded);
        execute format('create policy reading on %I for select using ((select scope_is_whole()))',
            guarded);
        execute format(
            'create policy adding on %I for insert with check ((select scope_is_whole()))', guarded);
        execute format('create policy changing on %I for update using ((select scope_is_whole()))',
            guarded);
        execute format('create policy removing on %I for delete using ((select scope_is_whole()))',
            guarded);
    end loop;
end;
$$;
