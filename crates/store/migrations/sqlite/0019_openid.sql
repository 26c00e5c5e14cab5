-- What the city's own sign-in needs besides: who may come in by a password when it does not answer,
-- and which of its words that somebody is gone were heard.
create table break_glass (
    person_id text not null primary key references person (id),
    set_at text not null,
    retention text not null default 'keep'
);

-- Each word is good once.
create table logout_token (
    issuer text not null,
    name text not null,
    heard_at text not null,
    retention text not null default '90 days',
    constraint logout_token_key primary key (issuer, name)
);
