-- Answers to writes that may be sent again, and the event log: one chain for each authority.

create table idempotency (
    principal_id text not null,
    key text not null,
    request_hash text not null,
    stored_at text not null,
    response text not null,
    constraint idempotency_principal_key primary key (principal_id, key)
);
create index idempotency_stored_at on idempotency (stored_at);

-- A payload stands apart from its hash, so that it can be removed by a decision and the chain holds.
create table event_payload (
    hash text not null primary key,
    bytes bytea,
    retention text not null default 'keep',
    redacted_by text,
    constraint event_payload_redacted check ((bytes is null) = (redacted_by is not null))
);

create table event (
    chain text not null,
    seq bigint not null,
    encoding bigint not null,
    at_utc text not null,
    principal_id text not null,
    action text not null,
    object_kind text not null,
    object_id text not null,
    object_version bigint,
    payload_hash text not null references event_payload (hash),
    previous_hash text not null,
    hash text not null,
    constraint event_chain_seq primary key (chain, seq)
);
create index event_of_object on event (object_kind, object_id);

-- The head of each chain; its row is locked last in a write.
create table event_head (
    chain text not null primary key,
    seq bigint not null,
    hash text not null
);
