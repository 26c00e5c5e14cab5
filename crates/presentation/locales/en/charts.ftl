### Words of pictures: headings, descriptions for those who do not see, columns of the table behind.

chart-empty = No values to show
chart-no-outcome = There is no outcome.
chart-no-goals = No goals
chart-no-sex-split = No values for both women and men.
chart-no-committee-goal = no committee goal
chart-no-unit-goal = no unit goal
chart-the-rest = Other

## Labels

chart-forecast = Forecast
chart-target = Target
chart-until-april = Until the end of April
chart-until-august = Until the end of August
chart-until-december = Until the end of December

## The table's columns

chart-column-period = Period
chart-column-outcome = Outcome
chart-column-forecast = Full-year forecast
chart-column-target = Target
chart-column-difference = Difference
chart-column-unit = Unit
chart-column-standing = Standing
chart-column-grade = Assessment
chart-column-goals = Number of goals
chart-column-item = Item

## Descriptions

chart-only = { $value } in { $period }.
chart-from-to = From { $first } in { $first_period } to { $last } in { $last_period }.
chart-extremes = Highest { $highest } in { $highest_period }, lowest { $lowest } in { $lowest_period }.
chart-so-far = { $until } { $year }: { $value }, a part of the year.
chart-so-far-like = { $until } { $year }: { $value }. At the same time in { $before_year }: { $before }.
chart-women-and-men = Women { $women } and men { $men } in { $period }.
chart-difference-from-to = The difference was { $first } ({ $first_period }) and is { $last } ({ $last_period }).
chart-forecast-is = The forecast for the full year { $year } is { $value }.
chart-target-is = Target: { $target }.
chart-gaps = { $count ->
    [one] One period has no value.
   *[other] { $count } periods have no value.
}
chart-axis-begins = The axis begins at { $value }.
chart-bars = { $count ->
    [one] One unit: { $lowest_name } { $lowest }.
   *[other] { $count } units, from { $lowest_name } with { $lowest } to { $highest_name } with { $highest }.
}
chart-bars-absent = { $count ->
    [one] One unit has no value.
   *[other] { $count } units have no value.
}
chart-bars-cut = The picture shows the first { $count }, the table all of them.
chart-flow = Focus goals: { $focus }. Area goals: { $areas }. Committee goals: { $committee }. Unit goals: { $unit }.
chart-flow-grades = How unit goals are assessed: { $counts }.
chart-flow-gaps = { $count ->
    [one] One area goal has no committee goal.
   *[other] { $count } area goals have no committee goal.
}
chart-waterfall = From { $start_label } { $start } to { $end_label } { $end }.
chart-waterfall-steps = In between: { $steps }.
chart-heat = { $rows } that answer for goals, by { $columns } goals.
chart-heat-cut = The picture shows the first; the table has all.

## The annual wheel

chart-wheel-tertial-1 = T1
chart-wheel-tertial-2 = T2
chart-wheel-tertial-3 = T3
chart-wheel-days-until = { $days ->
    [one] day until
   *[other] days until
}
chart-wheel-next = the next date
chart-wheel = A year as a ring with January at the top, from { $from } to { $until }. The hand points at today, { $today }.
chart-wheel-next-is = The next date is { $day }: { $name }.
chart-wheel-none = No dates are left.
chart-column-number = No.
chart-column-day = Date
chart-column-occasion = What
wheel-past = over
wheel-next = next
wheel-coming = to come
