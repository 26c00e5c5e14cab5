-- Public names of reports: given once, never to another report. The latest one counts, and an
-- earlier one leads to it.

create table report_address (
    slug text not null,
    report_id text not null references report (id),
    number bigint not null,
    given_at text not null,
    constraint report_address_slug primary key (slug),
    constraint report_address_number unique (report_id, number)
);

-- Reports that were stored before there were names are known by their identities.
insert into report_address (slug, report_id, number, given_at)
select 'rapport-' || r.id, r.id, 1, v.stored_at
from report r join report_version v on v.report_id = r.id and v.number = 1;
