### Words for what the city plans and follows up.

## Grades

grade-fully-met = Fully met
grade-partly-met = Partly met
grade-not-met = Not met
grade-not-assessed = Not assessed
grade-missing = Answer missing
grade-fully-met-short = fully
grade-partly-met-short = partly
grade-not-met-short = not met
grade-not-assessed-short = not assessed
grade-missing-short = missing
grade-fully-met-meaning = Moving the right way at good speed; this year’s target is met
grade-partly-met-meaning = Moving the right way, but too slowly
grade-not-met-meaning = Moving the wrong way
grade-not-assessed-meaning = The goal is not assessed here
grade-missing-meaning = Nobody has answered yet
tense-forecast = Forecast for the full year
tense-final = Final assessment

## How an indicator stands against its target

standing-reached = Reaches the target
standing-on-the-way = On the way
standing-wrong-way = Wrong way
standing-unknown = Cannot be compared

## Goals

goal-level-focus = Council focus goal
goal-level-area = Council goal for the area
goal-level-committee = Committee goal
goal-level-unit = Unit goal
goal-levels-focus = Council focus goals
goal-levels-area = Council goals for the area
goal-levels-committee = Committee goals
goal-levels-unit = Unit goals
goal-text-description = Description
goal-text-expected-result = Expected result
goal-text-working-method = Way of working
goal-text-resource-use = Use of resources
goal-text-follow-up = Follow-up
goal-text-development = Development
goal-text-analysis = Analysis
goal-text-body = Text

## Organisation

org-level-council = City council
org-level-committee = Committee
org-level-department = Department
org-level-unit = Unit
org-level-workplace = Workplace
org-levels-council = City council
org-levels-committee = Committees
org-levels-department = Departments
org-levels-unit = Units
org-levels-workplace = Workplaces

## What happened when a place became another

succession-renamed = Renamed
succession-merged-into = Merged with others
succession-split-into = Split up
succession-moved = Moved

## Reports

report-kind-annual-plan = Annual plan
report-kind-tertial-report-1 = Tertial report 1
report-kind-tertial-report-2 = Tertial report 2
report-kind-annual-report = Annual report
report-kind-annual-plan-short = Plan
report-kind-tertial-report-1-short = T1
report-kind-tertial-report-2-short = T2
report-kind-annual-report-short = Annual
report-state-draft = Draft
report-state-ready = Marked ready
report-state-reviewed = Reviewed
report-state-adopted = Adopted
report-state-unconfirmed = Read in, not confirmed
period-annual-plan = Annual plan { $year }
period-tertial-report-1 = Tertial report 1, { $year }
period-tertial-report-2 = Tertial report 2, { $year }
period-annual-report = Annual report { $year }
period-annual-plan-short = Plan { $year }
period-tertial-report-1-short = T1 { $year }
period-tertial-report-2-short = T2 { $year }
period-annual-report-short = Annual { $year }

## Parts of the year

year-part-tertial-1 = Tertial 1
year-part-tertial-2 = Tertial 2
year-part-full-year = Full year
year-part-tertial-1-of = Tertial 1, { $year }
year-part-tertial-2-of = Tertial 2, { $year }
year-part-full-year-of = Full year { $year }
year-part-tertial-1-short = T1 { $year }
year-part-tertial-2-short = T2 { $year }
year-part-full-year-short = Full year { $year }
year-part-tertial-1-months = January to April
year-part-tertial-2-months = January to August
year-part-full-year-months = January to December
periodicity-month = Monthly
periodicity-tertial = Every tertial
periodicity-half-year = Half-yearly
periodicity-year = Yearly
periodicity-every-second-year = Every second year

## Indicators

indicator-field-outcome = Outcome of the period
indicator-field-outcome-men = Outcome, men and boys
indicator-field-outcome-women = Outcome, women and girls
indicator-field-previous = Previous outcome
indicator-field-forecast = Full-year forecast
indicator-field-target = Target
indicator-field-council-target = Council target
indicator-field-period = Period
indicator-field-periodicity = Measured
indicator-name = Indicator
indicator-analysis = Analysis
indicator-comment = Comment
sex-women = Women
sex-men = Men
sex-other = Other
sex-total = Total
polarity-higher-is-better = Higher is better
polarity-lower-is-better = Lower is better
polarity-neutral = Neither higher nor lower is better
polarity-unknown = Direction not stated
aggregation-sum = Added up
aggregation-ratio-of-sums = Numerators and denominators are added up separately and divided again
aggregation-weighted-mean = Weighted mean
aggregation-plain-mean = Plain mean
aggregation-latest = Latest value
aggregation-none = Not added up
aggregation-unknown = No rule for adding up
indicator-owner-council = Council indicator
indicator-owner-committee = Committee indicator
indicator-owner-unit = Unit indicator

## Values and targets

value-missing = Answer missing
value-not-applicable = Not applicable
value-not-measured = Not measured
value-suppressed = Not shown, too few people
value-missing-short = missing
value-not-applicable-short = not applicable
value-not-measured-short = not measured
value-suppressed-short = too few
target-at-least = At least { $value }
target-at-most = At most { $value }
target-exactly = { $value }
target-between = { $low } to { $high }
target-increase = Should increase
target-decrease = Should decrease
target-set-by-committee = Set by the committee
target-none = No target
target-owner-council = The council
target-owner-committee = The committee
target-owner-unit = The unit
council-target-scope-unit = Applies to each unit
council-target-scope-total = Applies to the whole city

## Activities

activity-done = Done
activity-ongoing = Under way
activity-deviating = Off plan
activity-not-started = Not started
activity-unknown = State not given
activity-name = Activity
activity-field-start = Start date
activity-field-end = End date
activity-field-deviation = Deviation
activity-state = State

## How far a part is written

completeness-empty = Not started
completeness-begun = Begun
completeness-complete = Complete

## Money

money-krona = SEK { $amount }
money-thousand-krona = SEK { $amount } thousand
money-million-krona = SEK { $amount } million
money-scale-krona = SEK
money-scale-thousand-krona = SEK thousand
money-scale-million-krona = SEK million
unit-percentage-points = { $amount } percentage points
unit-pieces = { $amount }
unit-days = { $amount } days
unit-weeks = { $amount } weeks
unit-months = { $amount } months
unit-hours = { $amount } hours
unit-minutes = { $amount } minutes
unit-persons = { $amount } persons
unit-grams = { $amount } grams
unit-name-percentage-points = Percentage points
unit-name-pieces = Number

## Counted things

count-goals = { $count ->
    [one] { $count } goal
   *[other] { $count } goals
}
count-unit-goals = { $count ->
    [one] { $count } unit goal
   *[other] { $count } unit goals
}
count-committee-goals = { $count ->
    [one] { $count } committee goal
   *[other] { $count } committee goals
}
count-indicators = { $count ->
    [one] { $count } indicator
   *[other] { $count } indicators
}
count-activities = { $count ->
    [one] { $count } activity
   *[other] { $count } activities
}
count-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
count-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}

## Lists, time and dates

list-two = { $first } and { $second }
list-more = { $first }, { $rest }
date-long = { $day } { $month } { $year }
date-range = { $from }–{ $until }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-1-short = Jan
month-2-short = Feb
month-3-short = Mar
month-4-short = Apr
month-5-short = May
month-6-short = Jun
month-7-short = Jul
month-8-short = Aug
month-9-short = Sep
month-10-short = Oct
month-11-short = Nov
month-12-short = Dec
page-of = Page { $page } of { $pages }
