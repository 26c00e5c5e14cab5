# The year: opening it, planning, answering changes.

menu-years = Years
years-title = Years
years-lede = What the city is to do in a year, and by when.
years-open = Open years
years-none = No year is open.
years-open-next = Open
year-title = The year { $year }
year-deadlines = Last days
year-template = Template
year-goals = Goals and indicators
year-activities = Activities
year-for-all = All units
count-year-places =
    { $count ->
        [one] 1 place
       *[other] { $count } places
    }
year-how-far = How far the units have come
year-how-far-hint = A dash means that the committee's drafts stay in the committee.
year-committee = Committee
year-units = Units
year-begun = Begun
year-plan-due = Last day of the plan
year-questions = Questions about changes
year-own-places = Your plans
year-undo = Undo the opening
year-undo-hint = Nobody has written in the year yet. Plans that are only begun stay and are taken up again when the year is opened anew.
year-undo-not = Somebody has written in the year, so it cannot be undone. Change what is wrong instead.
count-year-changes =
    { $count ->
        [0] No changes to answer
        [one] 1 change from above to answer
       *[other] { $count } changes from above to answer
    }

opening-title = Open { $year }
opening-lede = Everything from the year before is filled in. Change what is to be different.
opening-is-open = The year is open already.
opening-frame = The goals
opening-standing = Goals that hold in that year already:
opening-set = Name of new goals (leave it empty where the goals that hold go on)
opening-last = Last year of the new goals
opening-decision = Decision (register number)
opening-usual-template = The city's usual one
opening-goals-hint = An empty target means that the indicator is not followed.
opening-goes-on = Goes on
opening-wording = Wording of the goal
opening-new-goals = New goals
opening-new-goal = New goal
opening-number = Number
opening-under = Under goal
opening-new-indicators = New indicators
opening-new-indicator = Indicator
opening-target = Target
opening-for = For the committees
opening-for-hint = With no committee chosen the activity is for all units.
opening-new-activities = New activities
opening-new-activity = New activity
opening-open = Open the year

plan-title = Plan { $year }
plan-documents = The year's documents
plan-due = Last day
plan-begin-follow-up = Begin
plan-above = From above
plan-above-hint = This stands in the plan from the start.
plan-activity = Activity
plan-own = Your own goals of last year
plan-own-none = There are no own goals of last year.
plan-serves = Serves
plan-serves-nothing = The goal that it served has ended.
plan-keep = Keep
plan-change = Change
plan-new-title = The goal's words when it is changed
plan-end = End
plan-begin = Begin the plan

year-changes-title = Changed above you
year-changes-none = Nothing has changed since the plan was begun.
change-goal-new = New goal
change-goal-changed = The goal has other words
change-goal-ended = The goal has ended
change-target-new = New indicator
change-target-changed = Changed target
change-target-ended = The indicator is no longer followed
change-activity-new = New activity
change-activity-changed = Changed activity
change-activity-ended = The activity has ended
change-goal = Goal
change-before = Before
change-now = Now
change-from = From
change-said-by = Said by
change-touches = Touches your goals
change-answer = Your answer
change-take = Take it into the plan
change-take-goal = Take the goal in and make a goal of our own
change-own-title = Your own goal (can be written later)
change-not-ours = It does not concern us
change-motive = Why it does not concern you
change-ask = Ask the reviewer
change-question = Your question
change-send = Answer
change-was-taken = Taken into the plan.
change-was-not-ours = Does not concern the unit:
change-was-asked = Asked the reviewer:
