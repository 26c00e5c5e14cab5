### The organisation: the tree of a day, and one unit.

units-title = Units
units-lede = { $count ->
    [one] The organisation with { $count } place, as it was on { $day }.
   *[other] The organisation with { $count } places, as it was on { $day }.
}
units-day = As it was on
units-none = No organisation is known for that day. Choose a later day.
count-units-below = { $count ->
    [one] { $count } place below
   *[other] { $count } places below
}
units-goals = Goals of the latest year
units-no-reports = The unit has no reports.
units-history = Name and place through the years
units-from = From
units-until = Until
units-name = Name
units-parent = Part of
units-still = still
units-successions = Changes of organisation
units-before = Came from
units-after = Became
units-below = Parts of the unit
units-nothing-below = There is nothing below this level.
