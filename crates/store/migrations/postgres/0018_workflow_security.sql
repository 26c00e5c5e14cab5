-- What was adopted, and the steps that led there, are never changed or removed. Row level security
-- of the workflow, and versions of reports guarded one by one: a correction stands beside a version
-- that everybody sees.

create trigger workflow_step_update before update on workflow_step
for each row when (not (new.reason is null and new.id = old.id and new.report_id = old.report_id
    and new.authority_id = old.authority_id and new.turn = old.turn and new.step = old.step
    and new.version_id = old.version_id and new.number = old.number and new.sha256 = old.sha256
    and new.taken_by = old.taken_by and new.taken_at = old.taken_at
    and new.register_number is not distinct from old.register_number
    and new.decided_on is not distinct from old.decided_on
)) execute function refuse_change();
create trigger workflow_step_delete before delete on workflow_step
for each row execute function refuse_change();
create trigger workflow_step_truncate before truncate on workflow_step
for each statement execute function refuse_change();
create trigger question_delete before delete on question
for each row execute function refuse_change();
create trigger question_truncate before truncate on question
for each statement execute function refuse_change();
create trigger snapshot_change before update or delete on snapshot
for each row execute function refuse_change();
create trigger snapshot_truncate before truncate on snapshot
for each statement execute function refuse_change();
create trigger snapshot_file_change before update or delete on snapshot_file
for each row execute function refuse_change();
create trigger snapshot_file_truncate before truncate on snapshot_file
for each statement execute function refuse_change();

do $$
declare
    whole constant text := '(select scope_is_whole())';
    own constant text := '(select scope_is_whole()) or authority_id = (select scope_authority())';
    works constant text := '%s in (select h.unit_id from scope_sight() h where h.state = ''draft'')';
    of_report text := format('report_id in (select r.id from report r where ' || works || ')',
        'r.unit_id');
    rule record;
begin
    -- A version is reached as the one that counts, as one that was adopted, as a correction that is
    -- seen, or where its drafts are.
    drop policy reading on report_version;
    execute 'create policy reading on report_version for select using (' || whole || '
        or exists (select 1 from report r where r.id = report_id
            and (r.latest_version_id = report_version.id
                or r.authority_id = (select scope_authority())
                or ' || format(works, 'r.unit_id') || '))
        or exists (select 1 from adoption a where a.report_version_id = report_version.id)
        or exists (select 1 from correction c where c.version_id = report_version.id))';
    drop policy adding on report_version;
    execute 'create policy adding on report_version for insert with check (' || whole || '
        or exists (select 1 from report r where r.id = report_id
            and (r.authority_id = (select scope_authority())
                or ' || format(works, 'r.unit_id') || ')))';

    for rule in
        select * from (values
            ('correction',
                own || ' or (unit_id, state) in (select h.unit_id, h.state from scope_sight() h)',
                own || ' or ' || format(works, 'unit_id')),
            ('workflow_step', own || ' or ' || of_report, own || ' or ' || of_report),
            ('question', own || ' or ' || of_report, own || ' or ' || of_report),
            ('snapshot', own || ' or (select scope_has_role())', own || ' or ' || of_report),
            -- The files follow from the manifest: the program makes them for the installation.
            ('snapshot_file',
                'exists (select 1 from snapshot s where s.sha256 = snapshot_sha256)', whole)
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
    -- Whoever works on a report knows what was done with it, without reading the log.
    execute 'create policy work_read on event for select
        using (object_kind = ''report'' and '
        || format('object_id in (select r.id from report r where ' || works || ')', 'r.unit_id')
        || ')';
    -- A review that leans on what was changed is forgotten by whoever changed it.
    execute 'create policy people_forget on review_result for delete using (' || of_report || ')';
    execute 'create policy people_forget on review_count for delete
        using (exists (select 1 from review_result v
            where v.report_version_id = review_count.report_version_id and v.' || of_report || '))';
    -- A correction ends as it is adopted or given up.
    execute 'create policy removing on correction for delete using (' || own || ' or '
        || format(works, 'unit_id') || ')';
end;
$$;
