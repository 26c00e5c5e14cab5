-- Public names, and the forgetting of answers.

-- A public name is never changed or removed, and is reached where its report is.

create trigger report_address_change before update or delete on report_address
for each row execute function refuse_change();
create trigger report_address_truncate before truncate on report_address
for each statement execute function refuse_change();

alter table report_address enable row level security;
alter table report_address force row level security;
create policy reading on report_address for select using ((select scope_is_whole())
    or exists (select 1 from report r where r.id = report_id));
create policy adding on report_address for insert with check ((select scope_is_whole())
    or exists (select 1 from report r where r.id = report_id));

-- Answers that are sent again belong to whoever asked; upkeep forgets everybody's in time.
create policy upkeep_finds on idempotency for select using ((select scope_is_whole()));
create policy upkeep_forgets on idempotency for delete using ((select scope_is_whole()));
