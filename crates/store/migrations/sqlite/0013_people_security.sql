-- That a version was adopted is never changed or removed.

create trigger adoption_update before update on adoption
begin select raise(abort, 'append only: adoption'); end;
create trigger adoption_delete before delete on adoption
begin select raise(abort, 'append only: adoption'); end;

-- A role that was given is ended, never removed.
create trigger access_grant_delete before delete on access_grant
begin select raise(abort, 'append only: access_grant'); end;
