-- A public name is never changed or removed.

create trigger report_address_update before update on report_address
begin select raise(abort, 'append only: report_address'); end;
create trigger report_address_delete before delete on report_address
begin select raise(abort, 'append only: report_address'); end;
