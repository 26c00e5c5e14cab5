### The review: words for places, weight and what is missing. The rules have files of their own.

review-severity-error = Important
review-severity-warning = Look over
review-severity-hint = Hint
review-need-earlier-report = needs last year's report
review-need-goals-above = needs the goals from above
review-place-report = The whole document
review-place-head = The document's head
review-place-section = Section
review-place-table = Table
review-place-row = Row
review-place-grade = Assessment
review-place-analysis = Analysis
review-place-comment = Comment

## The review on the web

menu-review = Review
review-title = Review
review-lede = Every report is held against its own figures and words before a person reads it.
review-lede-order = Reports with most that disagrees stand first.
review-order = Order
review-order-weight = Heaviest first
review-order-name = Name of the unit
review-order-time = Latest first
review-waiting = { $count ->
    [one] One report waits to be reviewed. The list fills up by itself.
    [1000] At least a thousand reports wait to be reviewed. The list fills up by itself.
   *[other] { $count } reports wait to be reviewed. The list fills up by itself.
}
review-none-yet = No report has been reviewed yet.
review-of-unit = Only reports from
review-of-unit-link = The review of the unit’s reports
review-by-rule = Rules that have found something
review-by-rule-hint = Choose a rule to see only the reports where it has found something.
review-all-rules = All rules
review-findings = Findings
review-answered = Answered
review-address = Address
review-csv = The list as CSV
review-nothing = None
review-not-yet = Waiting
review-count-error = { $count } important
review-count-warning = { $count } to look over
review-count-hint = { $count ->
    [one] 1 hint
   *[other] { $count } hints
}
review-count-answered = { $count } answered

## Findings in the report

review-none = No findings wait. The report has been held against its own figures and words.
review-none-of-rule = This rule has no findings that wait in the report.
review-silent = { $count ->
    [one] One rule could not speak
   *[other] { $count } rules could not speak
}
review-why = Why?
review-explain = Explain the rule
review-answer = Let it stand, with a reason
review-motive = Why does it stand as it is?
review-motive-refused = Write a reason, at most { $limit } characters.
review-refused = The reason was not saved.
review-refused-way = Go to the field
review-save = Save the reason
review-answered-note = Stands, with a reason
review-answered-on = Reason given { $day }
review-undo = Undo
review-suggestion = Suggestion:
review-suggestion-differs = Differs from the assessment
review-suggestion-reasons = What the suggestion rests on
review-suggestion-hint = The suggestion follows the city’s own instruction for assessments. Whoever writes decides.
review-changed-title = The finding has changed
review-changed-what = The report or the rules have changed since the page was shown. Your reason would be about something else than what you read, so it has not been saved.
review-changed-written = This is what you wrote
review-changed-next = See the report as it is now

## The rules

review-rules-title = The rules
review-rules-lede = { $count } rules hold a report against its own figures and words, against last year’s and against the goals from above. A finding is a reason to look, never an obstacle.
review-rules-all = All rules
review-rule-why = Why
review-rule-act = What to do
review-rule-fires = Finds
review-rule-silent = Leaves alone
review-rule-parameter = Limit
review-rule-parameters = Limits that the city may change
review-rule-range = default { $default }, allowed { $least }–{ $most }
review-rule-code = Code
review-rule-off = Switched off in this city
