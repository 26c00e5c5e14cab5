-- How people prove who they are, and for how long that holds.

-- The city's own sign-in names a person by who says so and whom they mean, never by an address.
create table identity (
    issuer text not null,
    subject text not null,
    person_id text not null references person (id),
    added_at text not null,
    retention text not null default 'keep',
    constraint identity_key primary key (issuer, subject)
);
create index identity_of_person on identity (person_id);

-- A password of this installation's own: its hash with salt and cost, as argon2id writes it.
create table password (
    person_id text not null primary key references person (id),
    login text not null,
    hash text,
    code_secret bytea,
    code_step bigint,
    changed_at text not null,
    row_version bigint not null,
    retention text not null default 'keep',
    constraint password_login unique (login)
);

-- A browser proves itself by bytes that nobody else knows; their SHA-256 stands here.
create table session (
    id text not null primary key,
    token_hash text not null constraint session_token unique,
    person_id text not null references person (id),
    method text not null constraint session_method check (method in ('password', 'openid')),
    issuer text,
    provider_session text,
    agent text not null,
    began_at text not null,
    seen_at text not null,
    proved_at text not null,
    ended_at text,
    retention text not null default '90 days'
);
create index session_of_person on session (person_id);
create index session_of_provider on session (issuer, provider_session);

-- A link that lets a person choose a password, once.
create table password_link (
    token_hash text not null primary key,
    person_id text not null references person (id),
    made_by text not null,
    made_at text not null,
    good_until text not null,
    used_at text,
    retention text not null default '90 days'
);
create index password_link_of_person on password_link (person_id);

-- How many passwords of a login name were tried lately, whether or not anybody has that name: the
-- microsecond at which nothing of them counts any more. A number, since the database reckons with it.
create table sign_in_trial (
    login text not null primary key,
    free_at bigint not null
);
