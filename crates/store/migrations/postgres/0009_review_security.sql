-- Row level security of the review's tables: each authority reaches its own.

do $$
declare
    own constant text :=
        '(select scope_is_whole()) or authority_id = (select scope_authority())';
    through_result constant text :=
        '(select scope_is_whole()) or exists (select 1 from review_result r
            where r.report_version_id = review_count.report_version_id)';
    rule record;
begin
    for rule in
        select * from (values
            ('review_result', own), ('finding_answer', own), ('review_count', through_result)
        ) as named (guarded, reached)
    loop
        execute format('alter table %I enable row level security', rule.guarded);
        execute format('alter table %I force row level security', rule.guarded);
        execute format('create policy reading on %I for select using (%s)',
            rule.guarded, rule.reached);
        execute format('create policy adding on %I for insert with check (%s)',
            rule.guarded, rule.reached);
        execute format('create policy changing on %I for update using (%s)',
            rule.guarded, rule.reached);
        execute format('create policy removing on %I for delete using (%s)',
            rule.guarded, rule.reached);
    end loop;
end;
$$;
