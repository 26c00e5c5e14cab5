-- Events and report versions are never changed or removed.

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'append only: %', tg_table_name;
end;
$$;

create trigger event_change before update or delete on event
for each row execute function refuse_change();
create trigger event_truncate before truncate on event
for each statement execute function refuse_change();

-- A payload may only lose its bytes, with the decision that says so.
create trigger event_payload_update before update on event_payload
for each row when (not (
    new.hash = old.hash and new.bytes is null and new.redacted_by is not null
)) execute function refuse_change();
create trigger event_payload_delete before delete on event_payload
for each row execute function refuse_change();
create trigger event_payload_truncate before truncate on event_payload
for each statement execute function refuse_change();

create trigger report_version_change before update or delete on report_version
for each row execute function refuse_change();
create trigger report_version_truncate before truncate on report_version
for each statement execute function refuse_change();
