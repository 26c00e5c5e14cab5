-- The way of reports from draft to decision: corrections beside what counts, steps that were taken,
-- questions on the way, and what was adopted as it was then.

-- Who stored a version. What was stored before this column stood was read in.
alter table report_version add column stored_by text;

-- A new version that is worked on while the adopted one counts. The report's own row stays the
-- counting version's until the correction is adopted.
create table correction (
    report_id text not null primary key references report (id),
    unit_id text not null references org_unit (id),
    authority_id text not null references authority (id),
    state text not null constraint correction_state check (state in ('draft', 'ready', 'reviewed')),
    version_id text not null references report_version (id),
    number bigint not null,
    title text not null,
    printed_date text,
    corrects_id text not null references report_version (id),
    opened_number bigint not null,
    reason text not null,
    opened_by text not null,
    opened_at text not null,
    retention text not null default 'keep'
);
create index correction_of_version on correction (version_id);

-- A step is never changed; its reason alone may be taken out of it.
create table workflow_step (
    id text not null primary key,
    report_id text not null references report (id),
    authority_id text not null references authority (id),
    turn bigint not null,
    step text not null constraint workflow_step_step check (step in
        ('hand_in', 'take_back', 'send_back', 'undo_send_back', 'review', 'undo_review',
         'decline', 'undo_decline', 'adopt', 'correct', 'abandon')),
    version_id text not null references report_version (id),
    number bigint not null,
    sha256 text not null,
    taken_by text not null,
    taken_at text not null,
    reason text,
    register_number text,
    decided_on text,
    retention text not null default 'keep',
    constraint workflow_step_turn unique (report_id, turn),
    constraint workflow_step_decision
        check ((step = 'adopt') = (register_number is not null and decided_on is not null))
);

-- What a reviewer asks or advises about a place of a report. A question stops, advice does not.
create table question (
    id text not null primary key,
    report_id text not null references report (id),
    authority_id text not null references authority (id),
    kind text not null constraint question_kind check (kind in ('question', 'advice')),
    place text not null,
    number bigint not null,
    words text not null,
    asked_by text not null,
    asked_at text not null,
    answer text,
    answered_by text,
    answered_at text,
    settled_by text,
    settled_at text,
    row_version bigint not null,
    retention text not null default 'keep',
    constraint question_answer check ((answer is null) = (answered_at is null))
);
create index question_of_report on question (report_id);

-- What was adopted, as it was then: known by the SHA-256 of its manifest, and never changed.
create table snapshot (
    sha256 text not null primary key,
    report_version_id text not null references report_version (id),
    report_id text not null references report (id),
    authority_id text not null references authority (id),
    number bigint not null,
    corrects_id text references report_version (id),
    reason text,
    register_number text not null,
    decided_on text not null,
    adopted_by text not null,
    adopted_at text not null,
    manifest bytea not null,
    retention text not null default 'keep',
    constraint snapshot_version unique (report_version_id)
);
create index snapshot_of_report on snapshot (report_id);

-- The files that were made from a manifest: made once, and served as they were made.
create table snapshot_file (
    snapshot_sha256 text not null references snapshot (sha256),
    form text not null,
    sha256 text not null,
    bytes bytea not null,
    made_at text not null,
    retention text not null default 'keep',
    primary key (snapshot_sha256, form)
);
