### The compilation: a committee's report from its units', on the page and in the document.

## The document

compilation-title = { $report } for { $name }
compilation-summary-heading = Summary analysis
compilation-basis = Compiled from { $report } of { $reported } of { $expected } units.
compilation-grades-in-all = { $count ->
    [one] One unit goal
   *[other] { $count } unit goals
}: { $counts }.
compilation-absent = These units are not included:
compilation-absent-none = { $name }: no report
compilation-absent-draft = { $name }: only a draft, version { $version }
compilation-note = What stands in quotation marks is the units' own words, with the source. The figures are computed from the units' reports. All of it can be changed before the committee decides.
compilation-goals-heading = Follow-up of the council's goals
compilation-no-unit-goals = No unit has a goal under the committee's.
compilation-unit-goals = { $count ->
    [one] One unit goal stands
   *[other] { $count } unit goals stand
} under the goal.
compilation-counts = { $count ->
    [one] One unit goal stands
   *[other] { $count } unit goals stand
} under the goal: { $counts }.
compilation-suggestion = That points to: { $grade }. The grade is the committee's.
compilation-quote = “{ $words }” ({ $report }, version { $version }, the goal { $grade })
compilation-counted = { $counted } of { $expected } units have given the figure.
compilation-forecast-counted = The forecast stands on { $counted } of { $expected } units.
compilation-not-added = The units' figures cannot be added up to one.
compilation-cause-absent = { $count ->
    [one] One unit is not included.
   *[other] { $count } units are not included.
}
compilation-no-figures = No unit has given the figure.
compilation-cause-no-figure = No figure: { $names }.
compilation-cause-suppressed = Hidden, too few people: { $names }.
compilation-cause-no-parts = No numerator and denominator: { $names }.
compilation-cause-other-unit = Another unit of measure: { $names }.
compilation-cause-later = Changed after the committee's figure: { $names }.
compilation-cause-unknown = No known reason. Check it.
compilation-grades-heading = Grades by unit
compilation-unit = Unit
compilation-differences-heading = Differences from the committee's own figures
compilation-differences = { $count ->
    [0] No figure differs from what the committee has written.
    [one] One figure differs from what the committee has written.
   *[other] { $count } figures differ from what the committee has written.
}
compilation-figure = Figure
compilation-from-units = From the units
compilation-printed = The committee's own
compilation-gap = Difference
compilation-why = What may be the reason
compilation-added = Added line by line from the tables of { $units } of { $reported } units.
compilation-sums-agree = The sums agree with the lines above them.
compilation-sums-disagree = Disagree with the lines above: { $names }.
compilation-sources-heading = Sources
compilation-report = Report
compilation-version = Version
compilation-state = State
compilation-hash = SHA-256, beginning
count-more = { $count } more

## The page

compilation-page = Compilation
compilation-lede = { $reported } of { $expected } units are included. Nothing is saved until you choose to.
compilation-with-drafts = Include drafts
compilation-changed = Somebody has changed one of the reports since the page was shown. This is the compilation now. Look through the choices and save again.
count-absent-units = { $count ->
    [one] One unit is not included
   *[other] { $count } units are not included
}
compilation-no-report = No report
compilation-chart = Grades of the unit goals
compilation-choices = Choose texts and grades
compilation-choices-what = Chosen beforehand are the shortest analyses of goals that are partly or not met, three at most for each goal. The grade of a committee's goal is the committee's: the suggestion is taken only where you choose it.
count-quoted = { $count ->
    [0] no quotation
    [one] one quotation
   *[other] { $count } quotations
}
compilation-take-grade = Take the suggestion as the committee's grade:
compilation-nothing = No unit is included, so there is nothing to save.
compilation-stores-new = The compilation is saved as the committee's first draft.
compilation-stores-next = The committee has a draft, version { $version }. The compilation is saved as version { $next }, and version { $version } stays.
compilation-stores-not = The committee's report is no longer a draft, so the compilation can only be read.
compilation-own = Read the committee's own
compilation-store = Save as a draft
compilation-again = Show with the choices
compilation-preview = How the report will be
