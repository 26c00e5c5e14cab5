### The goal chain: from the council to the units.

goals-title = The goal chain
goals-lede = { $focus ->
    [one] From the council's focus goal to { $units } unit goals, with the units' own assessments. { $graded } of { $units } are assessed.
   *[other] From the council's { $focus } focus goals to { $units } unit goals, with the units' own assessments. { $graded } of { $units } are assessed.
}
goals-chain = How the goals hang together
goals-table = The goal chain as a table
goals-none = No goals have been read in for this year and committee. Choose another year, or all committees.
goals-fully = Fully
goals-partly = Partly
goals-not = Not
goals-unassessed = None
goals-missing = Missing
goals-other = Other
goals-council-says = The council's assessment
goals-council-foretells = The council's forecast
goals-whole = The whole city
goals-by-committee = Committee by committee
goals-by-committee-hint = The committee's own assessment, and how many of its units' goals are fully met. A dot means that the committee has no goal there. Choose a box to go down.
goals-not-aimed = The committee has no goal here
goals-met-of = { $met } of { $all }
goals-tree = The whole chain
goals-gaps = Goals that nobody has answered
goals-gap-count = { $count ->
    [one] { $count } gap
   *[other] { $count } gaps
}
goals-no-gaps = Every goal has an answer.
goals-goal = Goal
goals-place = The goal's place in the chain
goals-below = Goals that answer this one
goals-nothing-below = Nobody has answered this goal yet.
goals-answers = How it has been assessed
goals-no-answers = No report has assessed the goal.
goals-assessment = Assessment
goals-no-indicators = The goal has no indicators.
goals-no-activities = The goal has no activities.
goals-lineage = The same goal in other budgets
goals-ungraded = Reports that name the goal and leave its assessment to others
goals-fold = { $count ->
    [one] One goal below
   *[other] { $count } goals below
}
