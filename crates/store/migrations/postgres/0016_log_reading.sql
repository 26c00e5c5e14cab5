-- The log is read newest first; and a payload is removed once, with nothing else about it changed.

create index event_of_time on event (at_utc);

drop trigger event_payload_update on event_payload;
create trigger event_payload_update before update on event_payload
for each row when (not (
    new.hash = old.hash and new.retention = old.retention and old.bytes is not null
    and new.bytes is null and new.redacted_by is not null
)) execute function refuse_change();

-- A payload is read where an event that tells it is. `event` has a hash of its own, so the table's
-- name must stand before the payload's.
create index event_of_payload on event (payload_hash);
drop policy reading on event_payload;
create policy reading on event_payload for select using (
    (select scope_is_whole())
    or exists (select 1 from event e where e.payload_hash = event_payload.hash));

-- Removing a payload is the whole installation's.
drop policy changing on event_payload;
create policy changing on event_payload for update using ((select scope_is_whole()));
