-- Row level security, in force for the owner too: a query that forgot its scope sees nothing.
-- Each transaction tells who asks and how far they reach; it is forgotten when it ends.

create function scope_is_whole() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('tertial.reach', true) = 'installation', false) $$;

create function scope_is_told() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('tertial.reach', true) in ('installation', 'authority'), false) $$;

create function scope_authority() returns text language sql stable parallel safe as
$$ select case when current_setting('tertial.reach', true) = 'authority'
    then nullif(current_setting('tertial.authority', true), '') end $$;

create function scope_principal() returns text language sql stable parallel safe as
$$ select nullif(current_setting('tertial.principal', true), '') $$;

-- The words of a policy are the same for each act that changes rows.
create procedure guard(guarded text, readable text, writable text) language plpgsql as $$
begin
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy reading on %I for select using (%s)', guarded, readable);
    execute format('create policy adding on %I for insert with check (%s)', guarded, writable);
    execute format('create policy changing on %I for update using (%s)', guarded, writable);
    execute format('create policy removing on %I for delete using (%s)', guarded, writable);
end;
$$;

-- The scope stands in subqueries, which are computed once for a statement and not for each row.
do $$
declare
    whole constant text := '(select scope_is_whole())';
    told constant text := '(select scope_is_told())';
    own constant text := '(select scope_is_whole()) or authority_id = (select scope_authority())';
    asker constant text := 'principal_id = (select scope_principal())';
    guarded text;
begin
    -- What all authorities share.
    foreach guarded in array array['goal_set', 'lineage', 'indicator', 'indicator_alias'] loop
        call guard(guarded, told, whole);
    end loop;

    -- What belongs to one authority. The council and its goals are everybody's to read.
    foreach guarded in array array[
        'import', 'report', 'assessment', 'outcome', 'target', 'activity', 'activity_answer'
    ] loop
        call guard(guarded, own, own);
    end loop;
    call guard('authority',
        whole || ' or id = (select scope_authority())',
        whole || ' or id = (select scope_authority())');
    call guard('org_unit', own || ' or (level = ''council'' and ' || told || ')', own);
    call guard('goal', own || ' or (level in (''focus'', ''area'') and ' || told || ')', own);
    call guard('draft', '(' || own || ') and ' || asker, '(' || own || ') and ' || asker);

    -- What hangs on such a row is reached where that row is; the inner query is guarded too.
    call guard('org_unit_period',
        whole || ' or exists (select 1 from org_unit u where u.id = unit_id)',
        whole || ' or exists (select 1 from org_unit u where u.id = unit_id
            and u.authority_id = (select scope_authority()))');
    call guard('succession',
        whole || ' or exists (select 1 from org_unit u where u.id in (from_id, to_id)
            and u.authority_id = (select scope_authority()))',
        whole || ' or exists (select 1 from org_unit u where u.id in (from_id, to_id)
            and u.authority_id = (select scope_authority()))');
    foreach guarded in array array['import_match', 'import_unplaced'] loop
        call guard(guarded,
            whole || ' or exists (select 1 from import i where i.id = import_id)',
            whole || ' or exists (select 1 from import i where i.id = import_id)');
    end loop;
    foreach guarded in array array['report_version', 'search_text'] loop
        call guard(guarded,
            whole || ' or exists (select 1 from report r where r.id = report_id)',
            whole || ' or exists (select 1 from report r where r.id = report_id)');
    end loop;
    call guard('report_fact',
        whole || ' or exists (select 1 from report_version v where v.id = report_version_id)',
        whole || ' or exists (select 1 from report_version v where v.id = report_version_id)');

    -- The log: each authority reaches its own chain. A payload is written before its event.
    foreach guarded in array array['event', 'event_head'] loop
        call guard(guarded,
            whole || ' or chain = (select scope_authority())',
            whole || ' or chain = (select scope_authority())');
    end loop;
    call guard('event_payload',
        whole || ' or exists (select 1 from event e where e.payload_hash = hash)', told);

    -- Answers that are sent again belong to whoever asked.
    call guard('idempotency', asker, asker);
end;
$$;

drop procedure guard;
