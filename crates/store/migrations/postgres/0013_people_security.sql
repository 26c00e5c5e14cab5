-- Row level security of people and their roles, and what a person's roles open of the other tables.
-- It is the wall behind the queries: coarser in places, and never wider than an authority's border.

create trigger adoption_change before update or delete on adoption
for each row execute function refuse_change();
create trigger adoption_truncate before truncate on adoption
for each statement execute function refuse_change();
create trigger access_grant_delete before delete on access_grant
for each row execute function refuse_change();
create trigger access_grant_truncate before truncate on access_grant
for each statement execute function refuse_change();

create or replace function scope_is_told() returns boolean language sql stable parallel safe as
$$ select coalesce(
    current_setting('tertial.reach', true) in ('installation', 'authority', 'person'), false) $$;

create function scope_person() returns text language sql stable parallel safe as
$$ select case when current_setting('tertial.reach', true) = 'person'
    then nullif(current_setting('tertial.principal', true), '') end $$;

create function scope_today() returns text language sql stable parallel safe as
$$ select nullif(current_setting('tertial.today', true), '') $$;

-- The authorities that the person had a role in when the transaction began: whoever lays down their
-- last role must still note that in the log.
create function scope_chains() returns text[] language sql stable parallel safe as
$$ select string_to_array(current_setting('tertial.authorities', true), ',') $$;

-- The three below are in a language whose functions are not written into each query that asks them:
-- planning a query with all of their text took longer than answering it.

-- Whether the person has any role that counts. It reads no table whose policies ask it.
create function scope_has_role() returns boolean language plpgsql stable as
$$ begin return exists (
    select 1 from access_grant g join person p on p.id = g.person_id and p.disabled_at is null
    where g.person_id = scope_person() and g.status = 'active'
      and g.valid_from <= scope_today()
      and (g.valid_until is null or g.valid_until > scope_today())); end; $$;

-- Every place that the person has a role at or above, with the role and its authority.
create function scope_held() returns table (place_id text, authority_id text, role text)
language plpgsql stable as $$
#variable_conflict use_column
begin return query with recursive held(place_id, authority_id, role) as (
    select u.id, u.authority_id, g.role
    from access_grant g join org_unit u on u.id = g.place_id
    join person p on p.id = g.person_id and p.disabled_at is null
    where g.person_id = scope_person() and g.status = 'active'
      and g.valid_from <= scope_today()
      and (g.valid_until is null or g.valid_until > scope_today())
    union
    select p.unit_id, h.authority_id, h.role
    from held h join org_unit_period p on p.parent_id = h.place_id
    where p.valid_from <= scope_today()
      and (p.valid_until is null or p.valid_until > scope_today() or not exists (
        select 1 from org_unit_period later
        where later.unit_id = p.unit_id and later.valid_from > p.valid_from))
) select h.place_id, h.authority_id, h.role from held h; end; $$;

-- Places with the states in which their reports are seen.
create function scope_sight() returns table (unit_id text, state text)
language plpgsql stable as $$
#variable_conflict use_column
begin return query select h.place_id, s.state
    from scope_held() h join org_unit u on u.id = h.place_id
    join sight s on s.role = h.role and s.level = u.level
      and s.is_across = case when u.authority_id = h.authority_id then 'no' else 'yes' end;
end; $$;

create procedure guard(guarded text, readable text, writable text) language plpgsql as $$
begin
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy reading on %I for select using (%s)', guarded, readable);
    execute format('create policy adding on %I for insert with check (%s)', guarded, writable);
    execute format('create policy changing on %I for update using (%s)', guarded, writable);
end;
$$;

-- Policies beside those of authorities: a row is reached where any of them lets it.
create procedure open_to_people(opened text, readable text, writable text)
language plpgsql as $$
begin
    execute format('create policy people_read on %I for select using (%s)', opened, readable);
    if writable is not null then
        execute format('create policy people_add on %I for insert with check (%s)',
            opened, writable);
        execute format('create policy people_change on %I for update using (%s)',
            opened, writable);
    end if;
end;
$$;

do $$
declare
    whole constant text := '(select scope_is_whole())';
    told constant text := '(select scope_is_told())';
    has_role constant text := '(select scope_has_role())';
    works constant text := '%s in (select h.unit_id from scope_sight() h where h.state = ''draft'')';
    own constant text := 'authority_id in (select h.authority_id from scope_held() h)';
    structure constant text := 'authority_id in (select h.authority_id from scope_held() h
        where h.role = ''city_office'')';
    opened text;
begin
    call guard('person', told, whole || ' or exists (select 1 from scope_held() h
        where h.role = ''administrator'')');
    call guard('access_grant', told, whole || ' or person_id <> (select scope_person())');
    -- Nobody gives themselves a role; laying one down is another thing.
    execute 'drop policy changing on access_grant';
    execute 'create policy changing on access_grant for update using (' || told || ')
        with check (' || whole || ' or person_id <> (select scope_person()) or status = ''ended'')';
    call guard('sight', told, whole);
    call guard('adoption', whole || ' or exists (select 1 from report r where r.id = report_id)',
        whole || ' or exists (select 1 from report r where r.id = report_id)');

    foreach opened in array array['authority', 'org_unit', 'org_unit_period', 'succession'] loop
        call open_to_people(opened, has_role, null);
    end loop;
    call open_to_people('report',
        has_role || ' and (state = ''adopted''
            or (unit_id, state) in (select h.unit_id, h.state from scope_sight() h))',
        format(works, 'unit_id'));
    foreach opened in array array['assessment', 'outcome', 'activity_answer'] loop
        call open_to_people(opened,
            has_role || ' and exists (select 1 from report_version v where v.id = report_version_id)',
            own);
    end loop;
    call open_to_people('target',
        has_role || ' and (report_version_id is null
            or exists (select 1 from report_version v where v.id = report_version_id))', own);
    call open_to_people('goal',
        has_role || ' and (' || format(works, 'owner_id') || '
            or exists (select 1 from report_fact f where f.goal_id = goal.id))', own);
    call open_to_people('activity',
        has_role || ' and (' || format(works, 'owner_id') || '
            or exists (select 1 from activity_answer a where a.activity_id = activity.id))', own);
    call open_to_people('draft', 'principal_id = (select scope_person())',
        'principal_id = (select scope_person()) and ' || own);
    execute 'create policy people_discard on draft for delete
        using (principal_id = (select scope_person()))';
    call open_to_people('import', structure, structure);
    foreach opened in array array['review_result', 'finding_answer'] loop
        call open_to_people(opened,
            'report_id in (select r.id from report r where ' || format(works, 'r.unit_id') || ')',
            'report_id in (select r.id from report r where ' || format(works, 'r.unit_id') || ')');
    end loop;
    -- Whoever changes something adds to the chain of the authority; auditors read it.
    call open_to_people('event', 'chain in (select u.authority_id from scope_held() h
        join org_unit u on u.id = h.place_id where h.role = ''auditor'')', null);
    execute 'create policy people_add on event for insert
        with check ((select scope_person()) is not null and chain = any ((select scope_chains())::text[]))';
    call open_to_people('event_head', '((select scope_person()) is not null
            and chain = any ((select scope_chains())::text[]))
        or chain in (select u.authority_id from scope_held() h
            join org_unit u on u.id = h.place_id where h.role = ''auditor'')',
        '(select scope_person()) is not null and chain = any ((select scope_chains())::text[])');
end;
$$;

drop procedure guard;
drop procedure open_to_people;
