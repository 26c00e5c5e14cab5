### The organisation: the tree of a day, and one unit.

units-title = Units
units-lede = { $units ->
    [one] One unit
   *[other] { $units } units
} and { $workplaces ->
    [one] one workplace
   *[other] { $workplaces } workplaces
} under { $committees ->
    [one] one committee
   *[other] { $committees } committees
}, as the organisation was on { $day }.
units-day = As it was on
units-none = No organisation is known for that day. Choose a later day.
units-none-named = No unit has those words in its name. Try a shorter word, or another day.
count-units-below = { $count ->
    [one] One unit or workplace below
   *[other] { $count } units and workplaces below
}
units-goals = Own goals { $year }
units-goals-forecast = Own goals, forecast after { $report }
units-no-reports = The unit has no reports.
units-history = Name and place through the years
units-from = From
units-until = To
units-name = Name
units-parent = Part of
units-still = today
units-successions = Changes of organisation
units-before = Came from
units-after = Became
units-below = Within the unit
units-nothing-below = There is nothing below this level.
units-compile = Compile the units' reports
