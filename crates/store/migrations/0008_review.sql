-- What the review's rules say of a report version, and people's answers to it.

-- A result follows from the version, its history and the edition of the rules: it may be made again.
create table review_result (
    report_version_id text not null primary key references report_version (id),
    report_id text not null references report (id),
    authority_id text not null references authority (id),
    edition text not null,
    reviewed_at text not null,
    error_count bigint not null,
    warning_count bigint not null,
    hint_count bigint not null,
    answered_count bigint not null,
    body bytea not null
);
create index review_result_of_report on review_result (report_id);

-- Findings that wait for an answer, counted by rule: what lists are narrowed by.
create table review_count (
    report_version_id text not null references review_result (report_version_id),
    rule text not null,
    open_count bigint not null,
    primary key (report_version_id, rule)
);
create index review_count_of_rule on review_count (rule);

-- An answer holds until the words and figures behind the finding change; it is withdrawn, not removed.
create table finding_answer (
    id text not null primary key,
    report_id text not null references report (id),
    authority_id text not null references authority (id),
    rule text not null,
    place text not null,
    fingerprint text not null,
    motive text not null,
    principal_id text not null,
    answered_at text not null,
    withdrawn_at text,
    row_version bigint not null,
    retention text not null default 'keep'
);
create index finding_answer_of_report on finding_answer (report_id);
