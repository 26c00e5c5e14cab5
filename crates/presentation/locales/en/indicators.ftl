### Indicators: the list, and one indicator over the years.

indicators-lede = What is measured, year by year. Open an indicator to see units, targets, women and men.
indicators-direction = Direction
indicators-units = Units
indicators-years = Years
indicators-development = Development
indicators-latest = Latest
indicators-lede-one = { $direction }. The latest outcome for { $unit } is { $value }.
indicators-lede-so-far = { $direction }. The outcome for { $unit } { $until } { $year } is { $value }, a part of the year.
indicators-until-april = until the end of April
indicators-until-august = until the end of August
indicators-lede-nothing = { $direction }. { $unit } has no outcome.
indicators-outcome = Outcome
indicators-target-changed = Changed from { $before } on { $day }
indicators-target-unchanged = Unchanged during the year
indicators-target-is = Target: { $target }
indicators-target-reached = Meets the target: { $target }
indicators-target-reached-so-far = Meets the target so far: { $target }
indicators-target-missed-so-far = Misses the target so far: { $target }
indicators-target-missed = Misses the target: { $target }
indicators-dashed = The dashed line is the target.
indicators-sexes = Women and men
indicators-no-points = No outcome has been read in for this unit.
indicators-year-by-year = Year by year
indicators-same-part = The same part of earlier years
indicators-same-part-hint = The year is not over. This is how far the years before had come.
indicators-from = Source
indicators-report = The report
indicators-then = then
indicators-compared = Units to compare with
indicators-none-to-compare = No other unit has reported the indicator this year.
indicators-definition = Definition
indicators-added-up = Added up
indicators-rollup = { $reporting } of { $expected } units together give { $value }.
indicators-measured = Measured
indicators-owner = Owner
indicators-measure = Measured in
indicators-added-from = { $count ->
    [one] one unit
   *[other] { $count } units together
}
indicators-individual = Built on individual persons and split into women and men.
indicators-not-individual = Not built on individual persons.
indicators-individual-unknown = It is not said whether the indicator is built on individual persons.
indicators-order-highest = highest first
indicators-order-lowest = lowest first
indicators-compared-all = { $year }, { $order }
indicators-compared-some = { $year }. Places { $first }–{ $last } of { $all }, { $order }
indicators-preliminary = preliminary
