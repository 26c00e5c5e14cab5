-- What reports say: each fact belongs to one version of one report, and the latest version counts.

-- Where a fact stands in its document ("goal/3/indicator/1") and in its source (lines).
create table report_fact (
    report_version_id text not null references report_version (id),
    path text not null,
    subject text not null constraint report_fact_subject
        check (subject in ('goal', 'indicator', 'activity', 'section', 'table')),
    linked_id text,
    goal_id text references goal (id),
    first_line bigint,
    last_line bigint,
    primary key (report_version_id, path)
);
create index report_fact_of_goal on report_fact (goal_id, subject);

create table assessment (
    report_version_id text not null references report_version (id),
    path text not null,
    goal_id text not null references goal (id),
    unit_id text not null references org_unit (id),
    authority_id text not null references authority (id),
    year bigint not null,
    kind text not null,
    state text not null constraint assessment_state
        check (state in ('graded', 'not_assessed', 'missing')),
    grade text,
    tense text,
    suggestion text,
    motive text,
    primary key (report_version_id, path),
    constraint assessment_grade check ((state = 'graded') = (grade is not null)),
    constraint assessment_tense check ((state = 'graded') = (tense is not null))
);
create index assessment_of_goal on assessment (goal_id);
create index assessment_of_year on assessment (year, kind);
create index assessment_of_unit on assessment (unit_id, year);

-- One row for each value: an outcome by sex, and its forecast.
create table outcome (
    id text not null,
    measure text not null constraint outcome_measure check (measure in ('outcome', 'forecast')),
    sex text not null constraint outcome_sex check (sex in ('total', 'women', 'men', 'other')),
    indicator_id text not null references indicator (id),
    unit_id text not null references org_unit (id),
    authority_id text not null references authority (id),
    year bigint not null,
    part text not null constraint outcome_part
        check (part in ('tertial_1', 'tertial_2', 'full_year')),
    state text not null constraint outcome_state check (state in
        ('number', 'missing', 'not_applicable', 'not_measured', 'suppressed')),
    printed text,
    number text,
    unit_word text,
    numerator text,
    denominator text,
    persons bigint,
    analysis text,
    report_version_id text not null references report_version (id),
    source_line bigint,
    primary key (id, measure, sex),
    constraint outcome_number check ((state = 'number') = (number is not null))
);
create index outcome_of_indicator on outcome (indicator_id, unit_id, year);
create index outcome_of_unit on outcome (unit_id, year);

-- A target's history: who decided what from when. A target that was not understood has no rule.
create table target (
    id text not null primary key,
    indicator_id text not null references indicator (id),
    unit_id text not null references org_unit (id),
    authority_id text not null references authority (id),
    year bigint not null,
    owner text not null constraint target_owner check (owner in ('council', 'committee', 'unit')),
    printed text not null,
    rule text,
    low text,
    low_printed text,
    high text,
    high_printed text,
    unit_word text,
    valid_from text not null,
    decision text,
    report_version_id text references report_version (id),
    source_line bigint
);
create index target_of_indicator on target (indicator_id, unit_id, year);
create index target_of_unit on target (unit_id, year);

-- Activities run over years; a report's answer to one is a row of its own.
create table activity (
    id text not null primary key,
    authority_id text not null references authority (id),
    owner_id text not null references org_unit (id),
    goal_id text references goal (id),
    name text not null,
    name_key text not null,
    start_on text,
    end_on text,
    import_id text,
    source_line bigint,
    confirmed boolean not null,
    row_version bigint not null
);
create index activity_of_owner on activity (owner_id, name_key);
create index activity_of_goal on activity (goal_id);

create table activity_answer (
    report_version_id text not null references report_version (id),
    path text not null,
    activity_id text not null references activity (id),
    authority_id text not null references authority (id),
    year bigint not null,
    kind text not null,
    state text constraint activity_answer_state
        check (state in ('not_started', 'ongoing', 'done', 'deviating')),
    deviation text,
    analysis text,
    primary key (report_version_id, path)
);
create index activity_answer_of_activity on activity_answer (activity_id, year);
create index activity_answer_of_year on activity_answer (year);

-- Text that lost a race, or that is not ready: nothing that was written is thrown away.
create table draft (
    principal_id text not null,
    authority_id text not null references authority (id),
    node text not null,
    field text not null,
    base_version bigint not null,
    saved_at text not null,
    words text not null,
    primary key (principal_id, node, field, base_version)
);
