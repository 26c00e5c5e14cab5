### The words of documents: a report as HTML, PDF and Word.

## The frame

document-kind = Official report
document-untitled = Report
document-gathered = Plans and reports
document-volume = { $title }, part { $number }
document-contents = Contents
document-legend = Key to the symbols
document-legend-sign = Symbol
document-legend-meaning = Meaning
document-table-word = Table
document-caution-ready = Marked ready, not adopted
document-caution-reviewed = Reviewed, not adopted
document-imprint-version = Version { $number }
document-imprint-data = SHA-256 { $digest }
document-imprint-log = event { $number }, { $digest }
document-attached-data = The report's data (Report JSON)
document-attached-tables = The document's tables, a line for each cell (CSV)

## The head

document-register-number = Ref. { $number }
document-case-officer = Case officer
document-phone = Telephone { $number }
document-recipient = To
document-signatories = Signed by
document-related-register-numbers = Related to
document-proposed-decisions = Proposed decisions

## Tables

document-indicators-of = Indicators: { $goal }
document-activities-of = Activities: { $goal }
document-table-under = Table: { $heading }
document-table = Table
document-amounts = Amounts in { $unit }
document-sum-agrees = { $row }: the rows give { $sums }, as printed.
document-sum-rounded = { $row }: the rows give { $sums }. The printed sum differs by no more than rounding.
document-sum-differs = { $place }: the rows give { $sum }, but the printed sum is { $printed } (difference { $difference }).
document-sums-more = { $count ->
    [one] One more sum is what its rows give.
   *[other] { $count } more sums are what their rows give.
}
document-indicator-name = Indicator
document-indicator-previous-of = Outcome { $report }

## Key to the symbols

document-legend-fully-met = Moving the right way at good speed; this year's target is met.
document-legend-partly-met = Moving the right way, but too slowly.
document-legend-not-met = Moving the wrong way.
document-legend-not-assessed = The writer has not assessed the goal. It is not a grade.
document-legend-missing = The assessment is missing.
document-legend-done = The activity is done.
document-legend-ongoing = The activity goes on as planned.
document-legend-deviating = The activity did not go as planned; see the analysis.
document-legend-not-started = The activity has not begun.
document-uncertain = Uncertain reading
document-legend-uncertain = The source does not say for certain which column the value belongs to.

## By a template

document-nothing-written = Nothing is written here.
document-goals-above = Goals of the council and the committee
document-overview = The goals' grades, compiled from the report
document-overview-goal = Goal
document-overview-level = Level
document-overview-grade = Grade
document-chart-caption = { $title }. The picture is made from the report's own figures.
document-chart-goal-status = The goals' grades
document-chart-target-bars = Outcome against the year's target
document-chart-women-men = Women and men
document-chart-bar = { $name }: outcome { $outcome }, target { $target }
document-chart-pair = { $name }: women { $women }, men { $men }
document-chart-waterfall = from { $from } to { $to }
