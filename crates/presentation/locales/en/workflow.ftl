### A report's way from draft to decision: why a step cannot be taken, and what is missing.

## Steps

problem-steps-unusable = Choose at most { $limit } reports, each of them once.
problem-step-not-from-here = { $state ->
    [draft] The report is a draft, and it cannot be done from there.
    [ready] The report is marked ready, and it cannot be done from there.
    [reviewed] The report is reviewed, and it cannot be done from there.
    [adopted] The report is adopted, and it cannot be done from there.
   *[other] It cannot be done where the report is on its way.
}
problem-step-on-another-version = You saw version { $seen }. Now version { $now } holds.
hint-step-on-another-version = Read the version that holds now, and take the step again.
problem-step-not-what-was-reviewed = What was to be adopted is not what was reviewed. The report needs to be reviewed again.
problem-step-by-own-hand = { $hand ->
    [wrote] You have written in the report. Somebody else needs to take this step.
    [handed-in] You have marked the report ready. Somebody else needs to take this step.
    [reviewed] You have reviewed the report. Somebody else needs to decide.
   *[other] Somebody else needs to take this step.
}
problem-step-too-late-to-undo = It can be undone no more.
problem-import-report-has-steps = { $file } is a report that somebody has handed in or adopted here. No file takes its place.
hint-import-report-has-steps = Begin a correction of the report and write in it.
problem-words-hold-identity-number = That looks like a personal identity number. Take it out, and we will save.
problem-return-reason-unusable = Write why the report is sent back, at most { $limit } characters, or ask a question.
problem-correction-reason-unusable = Write why the report is corrected, at most { $limit } characters.
problem-register-number-unusable = Write the register number, at most { $limit } characters on one line.
problem-decision-day-in-future = The day of the decision, { $day }, is still to come.

## Questions and advice

problem-questions-wait = Questions that wait for an answer: { $count }.
problem-questions-too-many = Ask at most { $limit } questions at once.
problem-question-unusable = Write something, at most { $limit } characters, about a place that is in the report.
problem-question-settled = The question is settled.

## What is missing

problem-gap-reason-unusable = Write why it is missing, in at most { $limit } characters.
problem-gap-grade-missing = “{ $name }” has no grade.
problem-gap-outcome-missing = “{ $name }” has no outcome.
problem-gap-section-empty = The section “{ $name }” is empty.
problem-gap-error-unanswered = A finding that cannot be right waits for an answer ({ $name }).
problem-gap-question-open = A question waits for an answer: “{ $name }”
problem-gap-below-not-in = { $name } has not marked its report ready.
