-- The log is read newest first; and a payload is removed once, with nothing else about it changed.

create index event_of_time on event (at_utc);

drop trigger event_payload_update;
create trigger event_payload_update before update on event_payload
when not (new.hash = old.hash and new.retention = old.retention and old.bytes is not null
    and new.bytes is null and new.redacted_by is not null)
begin select raise(abort, 'append only: event_payload'); end;
