-- What was adopted, and the steps that led there, are never changed or removed.

create trigger workflow_step_update before update on workflow_step
when not (new.reason is null and new.id = old.id and new.report_id = old.report_id
    and new.authority_id = old.authority_id and new.turn = old.turn and new.step = old.step
    and new.version_id = old.version_id and new.number = old.number and new.sha256 = old.sha256
    and new.taken_by = old.taken_by and new.taken_at = old.taken_at
    and new.register_number is old.register_number and new.decided_on is old.decided_on)
begin select raise(abort, 'append only: workflow_step'); end;
create trigger workflow_step_delete before delete on workflow_step
begin select raise(abort, 'append only: workflow_step'); end;

create trigger question_delete before delete on question
begin select raise(abort, 'append only: question'); end;

create trigger snapshot_update before update on snapshot
begin select raise(abort, 'append only: snapshot'); end;
create trigger snapshot_delete before delete on snapshot
begin select raise(abort, 'append only: snapshot'); end;
create trigger snapshot_file_update before update on snapshot_file
begin select raise(abort, 'append only: snapshot_file'); end;
create trigger snapshot_file_delete before delete on snapshot_file
begin select raise(abort, 'append only: snapshot_file'); end;
