### The summary on one page and the month's report.

sheet-kind = Digest
sheet-summary-title = { $report } in short
sheet-bar-budget = { $name }, budget
sheet-bar-outcome = { $name }, outcome
sheet-bar-forecast = { $name }, forecast
sheet-monthly-title = Month's report { $month }
sheet-goals = The goals
sheet-goals-picture = How the goals are graded
sheet-figures = The indicators
sheet-figures-picture = Outcome against target
sheet-money = The money
sheet-money-picture = Forecast against budget
sheet-more-answerers = There is no room for { $count } more. Those furthest from their goals are shown.
sheet-more-goals = { $count ->
    [one] There is no room for one more goal.
   *[other] There is no room for { $count } more goals.
}
sheet-more-figures = { $count ->
    [one] One more indicator is in the report.
   *[other] { $count } more indicators are in the report.
}
sheet-basis = { $reports ->
    [0] There is no report for it to stand on.
    [one] It stands on one report, { $open ->
        [0] adopted.
       *[other] not adopted yet.
    }
   *[other] It stands on { $reports } reports, { $open ->
        [0] adopted.
        [one] one of them not adopted.
       *[other] { $open } of them not adopted.
    }
}
sheet-nothing-before = There is no earlier report to compare the grades with.
sheet-grades-unmoved = None of { $compared } goals has another grade than in { $before }.
sheet-grades-moved = Since { $before }, { $better } of { $compared } goals have a better grade and { $worse } a worse one.
sheet-no-figures = No outcome can be held against a target.
sheet-figures-all-met = All { $all } indicators that can be held against a target meet it.
sheet-figures-met = { $met } of { $all } indicators meet their targets. Not met: { $names }.
sheet-result = The result is expected to be { $result }, { $gap } against the budget.
sheet-result-year = The result was { $result }, { $gap } against the budget.
sheet-result-before = In { $before } it was { $result }.
sheet-monthly-basis = As of { $day }. Budget, forecast, grades and sick leave are from { $report }, the latest follow-up whose months were over. None of that is reported every month. Activities, reports and the review are as of today. A dash means that there is no figure.
sheet-committees = The committees
sheet-money-and-staff = Money and staff
sheet-follow-up = Follow-up
sheet-committee = Committee
sheet-budget-result = Result, budget
sheet-forecast-result = Result, forecast
sheet-gap = Difference
sheet-sick-leave = Sick leave
sheet-overdue = Overdue activities
sheet-late = Reports not ready
sheet-late-of = { $late } of { $expected }
sheet-grades = Goals: fully / partly / not
sheet-findings = Review: errors / warnings / hints
sheet-not-reviewed = not made
sheet-moved = Indicators that have changed
sheet-no-monthly = No indicator is reported every month.
sheet-none-moved = { $count ->
    [one] The only indicator that is reported every month has not changed.
   *[other] None of the { $count } indicators that are reported every month has changed.
}
sheet-indicator = Indicator
sheet-whose = Of
sheet-before = Before
sheet-now = Now
sheet-change = Change
sheet-page-lede = Computed from the reports when the page is shown. Nothing is saved.
sheet-pdf = Download PDF
sheet-word = Word
sheet-web-page = Web page
sheet-month = Month
units-summary = Summary on one page
units-monthly = Month's report
problem-sheet-not-here = A month's report is made for the whole city or for a committee.
