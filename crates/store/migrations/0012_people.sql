-- People, the roles they are given at places, what each role sees, and which versions of reports
-- were adopted.

create table person (
    id text not null primary key,
    name text not null,
    name_key text not null,
    email text,
    created_at text not null,
    disabled_at text,
    row_version bigint not null,
    retention text not null default 'keep'
);
create index person_name_key on person (name_key);

-- A role at a place and below it, for half-open days. It is ended, never removed.
create table access_grant (
    id text not null primary key,
    person_id text not null references person (id),
    role text not null constraint access_grant_role check (role in ('reader', 'contributor',
        'reporter', 'reviewer', 'approver', 'city_office', 'administrator', 'auditor')),
    place_id text not null references org_unit (id),
    valid_from text not null,
    valid_until text,
    deputy_for text references person (id),
    status text not null constraint access_grant_status
        check (status in ('offered', 'active', 'ended')),
    given_by text not null,
    given_at text not null,
    row_version bigint not null,
    retention text not null default 'keep',
    constraint access_grant_days check (valid_until is null or valid_from < valid_until)
);
create index access_grant_of_person on access_grant (person_id);
create index access_grant_of_place on access_grant (place_id);
create index org_unit_period_parent on org_unit_period (parent_id);

-- Versions that were adopted are public; the drafts before them are not.
create table adoption (
    report_version_id text not null primary key references report_version (id),
    report_id text not null references report (id),
    adopted_at text not null
);
create index adoption_of_report on adoption (report_id);

-- Reports that were stored as adopted: each of their versions was.
insert into adoption (report_version_id, report_id, adopted_at)
select v.id, v.report_id, v.stored_at
from report_version v join report r on r.id = v.report_id where r.state = 'adopted';

-- In which states a role sees the reports of a place at its own or below; across is below in another
-- authority. The program's own table of roles says so, and this one is held against it.
create table sight (
    role text not null,
    is_across text not null,
    level text not null,
    state text not null,
    primary key (role, is_across, level, state)
);
insert into sight (role, is_across, level, state) values
    ('reader', 'no', 'council', 'ready'), ('reader', 'no', 'council', 'reviewed'),
    ('reader', 'no', 'council', 'adopted'), ('reader', 'no', 'committee', 'ready'),
    ('reader', 'no', 'committee', 'reviewed'), ('reader', 'no', 'committee', 'adopted'),
    ('reader', 'no', 'department', 'ready'), ('reader', 'no', 'department', 'reviewed'),
    ('reader', 'no', 'department', 'adopted'), ('reader', 'no', 'unit', 'ready'),
    ('reader', 'no', 'unit', 'reviewed'), ('reader', 'no', 'unit', 'adopted'),
    ('reader', 'no', 'workplace', 'ready'), ('reader', 'no', 'workplace', 'reviewed'),
    ('reader', 'no', 'workplace', 'adopted'), ('reader', 'yes', 'council', 'adopted'),
    ('reader', 'yes', 'committee', 'ready'), ('reader', 'yes', 'committee', 'reviewed'),
    ('reader', 'yes', 'committee', 'adopted'), ('reader', 'yes', 'department', 'adopted'),
    ('reader', 'yes', 'unit', 'adopted'), ('reader', 'yes', 'workplace', 'adopted'),
    ('contributor', 'no', 'council', 'draft'), ('contributor', 'no', 'council', 'ready'),
    ('contributor', 'no', 'council', 'reviewed'), ('contributor', 'no', 'council', 'adopted'),
    ('contributor', 'no', 'committee', 'draft'), ('contributor', 'no', 'committee', 'ready'),
    ('contributor', 'no', 'committee', 'reviewed'), ('contributor', 'no', 'committee', 'adopted'),
    ('contributor', 'no', 'department', 'draft'), ('contributor', 'no', 'department', 'ready'),
    ('contributor', 'no', 'department', 'reviewed'), ('contributor', 'no', 'department', 'adopted'),
    ('contributor', 'no', 'unit', 'draft'), ('contributor', 'no', 'unit', 'ready'),
    ('contributor', 'no', 'unit', 'reviewed'), ('contributor', 'no', 'unit', 'adopted'),
    ('contributor', 'no', 'workplace', 'draft'), ('contributor', 'no', 'workplace', 'ready'),
    ('contributor', 'no', 'workplace', 'reviewed'), ('contributor', 'no', 'workplace', 'adopted'),
    ('contributor', 'yes', 'council', 'adopted'), ('contributor', 'yes', 'committee', 'adopted'),
    ('contributor', 'yes', 'department', 'adopted'), ('contributor', 'yes', 'unit', 'adopted'),
    ('contributor', 'yes', 'workplace', 'adopted'), ('reporter', 'no', 'council', 'draft'),
    ('reporter', 'no', 'council', 'ready'), ('reporter', 'no', 'council', 'reviewed'),
    ('reporter', 'no', 'council', 'adopted'), ('reporter', 'no', 'committee', 'draft'),
    ('reporter', 'no', 'committee', 'ready'), ('reporter', 'no', 'committee', 'reviewed'),
    ('reporter', 'no', 'committee', 'adopted'), ('reporter', 'no', 'department', 'draft'),
    ('reporter', 'no', 'department', 'ready'), ('reporter', 'no', 'department', 'reviewed'),
    ('reporter', 'no', 'department', 'adopted'), ('reporter', 'no', 'unit', 'draft'),
    ('reporter', 'no', 'unit', 'ready'), ('reporter', 'no', 'unit', 'reviewed'),
    ('reporter', 'no', 'unit', 'adopted'), ('reporter', 'no', 'workplace', 'draft'),
    ('reporter', 'no', 'workplace', 'ready'), ('reporter', 'no', 'workplace', 'reviewed'),
    ('reporter', 'no', 'workplace', 'adopted'), ('reporter', 'yes', 'council', 'adopted'),
    ('reporter', 'yes', 'committee', 'adopted'), ('reporter', 'yes', 'department', 'adopted'),
    ('reporter', 'yes', 'unit', 'adopted'), ('reporter', 'yes', 'workplace', 'adopted'),
    ('reviewer', 'no', 'council', 'draft'), ('reviewer', 'no', 'council', 'ready'),
    ('reviewer', 'no', 'council', 'reviewed'), ('reviewer', 'no', 'council', 'adopted'),
    ('reviewer', 'no', 'committee', 'draft'), ('reviewer', 'no', 'committee', 'ready'),
    ('reviewer', 'no', 'committee', 'reviewed'), ('reviewer', 'no', 'committee', 'adopted'),
    ('reviewer', 'no', 'department', 'draft'), ('reviewer', 'no', 'department', 'ready'),
    ('reviewer', 'no', 'department', 'reviewed'), ('reviewer', 'no', 'department', 'adopted'),
    ('reviewer', 'no', 'unit', 'draft'), ('reviewer', 'no', 'unit', 'ready'),
    ('reviewer', 'no', 'unit', 'reviewed'), ('reviewer', 'no', 'unit', 'adopted'),
    ('reviewer', 'no', 'workplace', 'draft'), ('reviewer', 'no', 'workplace', 'ready'),
    ('reviewer', 'no', 'workplace', 'reviewed'), ('reviewer', 'no', 'workplace', 'adopted'),
    ('reviewer', 'yes', 'council', 'adopted'), ('reviewer', 'yes', 'committee', 'ready'),
    ('reviewer', 'yes', 'committee', 'reviewed'), ('reviewer', 'yes', 'committee', 'adopted'),
    ('reviewer', 'yes', 'department', 'adopted'), ('reviewer', 'yes', 'unit', 'adopted'),
    ('reviewer', 'yes', 'workplace', 'adopted'), ('approver', 'no', 'council', 'draft'),
    ('approver', 'no', 'council', 'ready'), ('approver', 'no', 'council', 'reviewed'),
    ('approver', 'no', 'council', 'adopted'), ('approver', 'no', 'committee', 'draft'),
    ('approver', 'no', 'committee', 'ready'), ('approver', 'no', 'committee', 'reviewed'),
    ('approver', 'no', 'committee', 'adopted'), ('approver', 'no', 'department', 'draft'),
    ('approver', 'no', 'department', 'ready'), ('approver', 'no', 'department', 'reviewed'),
    ('approver', 'no', 'department', 'adopted'), ('approver', 'no', 'unit', 'draft'),
    ('approver', 'no', 'unit', 'ready'), ('approver', 'no', 'unit', 'reviewed'),
    ('approver', 'no', 'unit', 'adopted'), ('approver', 'no', 'workplace', 'draft'),
    ('approver', 'no', 'workplace', 'ready'), ('approver', 'no', 'workplace', 'reviewed'),
    ('approver', 'no', 'workplace', 'adopted'), ('approver', 'yes', 'council', 'adopted'),
    ('approver', 'yes', 'committee', 'ready'), ('approver', 'yes', 'committee', 'reviewed'),
    ('approver', 'yes', 'committee', 'adopted'), ('approver', 'yes', 'department', 'adopted'),
    ('approver', 'yes', 'unit', 'adopted'), ('approver', 'yes', 'workplace', 'adopted'),
    ('city_office', 'no', 'council', 'draft'), ('city_office', 'no', 'council', 'ready'),
    ('city_office', 'no', 'council', 'reviewed'), ('city_office', 'no', 'council', 'adopted'),
    ('city_office', 'no', 'committee', 'draft'), ('city_office', 'no', 'committee', 'ready'),
    ('city_office', 'no', 'committee', 'reviewed'), ('city_office', 'no', 'committee', 'adopted'),
    ('city_office', 'no', 'department', 'draft'), ('city_office', 'no', 'department', 'ready'),
    ('city_office', 'no', 'department', 'reviewed'), ('city_office', 'no', 'department', 'adopted'),
    ('city_office', 'no', 'unit', 'draft'), ('city_office', 'no', 'unit', 'ready'),
    ('city_office', 'no', 'unit', 'reviewed'), ('city_office', 'no', 'unit', 'adopted'),
    ('city_office', 'no', 'workplace', 'draft'), ('city_office', 'no', 'workplace', 'ready'),
    ('city_office', 'no', 'workplace', 'reviewed'), ('city_office', 'no', 'workplace', 'adopted'),
    ('city_office', 'yes', 'council', 'adopted'), ('city_office', 'yes', 'committee', 'ready'),
    ('city_office', 'yes', 'committee', 'reviewed'), ('city_office', 'yes', 'committee', 'adopted'),
    ('city_office', 'yes', 'department', 'adopted'), ('city_office', 'yes', 'unit', 'adopted'),
    ('city_office', 'yes', 'workplace', 'adopted'), ('administrator', 'no', 'council', 'adopted'),
    ('administrator', 'no', 'committee', 'adopted'),
    ('administrator', 'no', 'department', 'adopted'), ('administrator', 'no', 'unit', 'adopted'),
    ('administrator', 'no', 'workplace', 'adopted'), ('administrator', 'yes', 'council', 'adopted'),
    ('administrator', 'yes', 'committee', 'adopted'),
    ('administrator', 'yes', 'department', 'adopted'), ('administrator', 'yes', 'unit', 'adopted'),
    ('administrator', 'yes', 'workplace', 'adopted'), ('auditor', 'no', 'council', 'ready'),
    ('auditor', 'no', 'council', 'reviewed'), ('auditor', 'no', 'council', 'adopted'),
    ('auditor', 'no', 'committee', 'ready'), ('auditor', 'no', 'committee', 'reviewed'),
    ('auditor', 'no', 'committee', 'adopted'), ('auditor', 'no', 'department', 'ready'),
    ('auditor', 'no', 'department', 'reviewed'), ('auditor', 'no', 'department', 'adopted'),
    ('auditor', 'no', 'unit', 'ready'), ('auditor', 'no', 'unit', 'reviewed'),
    ('auditor', 'no', 'unit', 'adopted'), ('auditor', 'no', 'workplace', 'ready'),
    ('auditor', 'no', 'workplace', 'reviewed'), ('auditor', 'no', 'workplace', 'adopted'),
    ('auditor', 'yes', 'council', 'adopted'), ('auditor', 'yes', 'committee', 'ready'),
    ('auditor', 'yes', 'committee', 'reviewed'), ('auditor', 'yes', 'committee', 'adopted'),
    ('auditor', 'yes', 'department', 'adopted'), ('auditor', 'yes', 'unit', 'adopted'),
    ('auditor', 'yes', 'workplace', 'adopted');
