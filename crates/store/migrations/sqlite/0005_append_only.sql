-- Events and report versions are never changed or removed.

create trigger event_update before update on event
begin select raise(abort, 'append only: event'); end;
create trigger event_delete before delete on event
begin select raise(abort, 'append only: event'); end;

-- A payload may only lose its bytes, with the decision that says so.
create trigger event_payload_update before update on event_payload
when not (new.hash = old.hash and new.bytes is null and new.redacted_by is not null)
begin select raise(abort, 'append only: event_payload'); end;
create trigger event_payload_delete before delete on event_payload
begin select raise(abort, 'append only: event_payload'); end;

create trigger report_version_update before update on report_version
begin select raise(abort, 'append only: report_version'); end;
create trigger report_version_delete before delete on report_version
begin select raise(abort, 'append only: report_version'); end;
