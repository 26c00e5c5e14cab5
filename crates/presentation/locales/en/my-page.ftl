### My page, the annual wheel in words, and what other programs fetch.

wheel-hand-in = { $report } is to be handed in
subscription-title = Tertial: my dates
subscription-feed = Tertial: reminders
subscription-reminder = In { $days } days: { $what }

## My page

menu-my-page = My page
menu-city = The city
my-page-lede = { $weekday } { $day }, week { $week }. { $places }.
my-page-lede-many = { $weekday } { $day }, week { $week }. { $places } and { $count } more.
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
my-page-next = This is needed most
my-page-todo = To do
my-page-todo-count = { $count ->
    [one] One thing
   *[other] { $count } things, in the order of need
}
my-page-waiting-besides = { $count ->
    [one] One more report waits for you
   *[other] { $count } more reports wait for you
}
my-page-nothing = Nothing to do just now.
my-page-nothing-until = Nothing to do just now. The next date is { $day }: { $what }.
my-page-nothing-more = Nothing more than that.
my-page-answer = Answer the questions about { $report }
my-page-begin = Begin { $report }
my-page-hand-in = Hand in { $report }
my-page-hand-in-again = Hand in { $report } again
my-page-review = Review { $report }
my-page-adopt = Adopt { $report }
my-page-write = Go on with { $report }
my-page-stands-sent-back = { $count ->
    [one] Sent back. One question waits for an answer and stops it from being handed in.
   *[other] Sent back. { $count } questions wait for answers and stop it from being handed in.
}
my-page-stands-to-hand-in-again = Sent back. No question waits for an answer.
my-page-stands-asked = { $count ->
    [one] One question waits for an answer.
   *[other] { $count } questions wait for answers.
}
my-page-stands-not-begun = Not begun.
my-page-stands-correction = Correction, draft.
my-page-stands-draft = Draft.
my-page-stands-ready = Handed in, waits to be reviewed.
my-page-stands-reviewed = Reviewed, waits to be adopted.
my-page-late = { $days ->
    [one] One day late, the last day was { $day }
   *[other] { $days } days late, the last day was { $day }
}
my-page-today = The last day is today
my-page-left = { $days ->
    [one] The last day is tomorrow, { $day }
   *[other] { $days } days left, the last day is { $day }
}
my-page-do-answer = Read and answer
my-page-do-review = Read and review
my-page-do-adopt = Read and adopt
my-page-do-write = Open the report
my-page-do-unit = Open the unit
my-page-news-title = New to you
my-page-news-none = Nothing new.
my-page-since = Since you were here { $at }
my-page-since-first = The last 30 days
my-page-step = { $step ->
    [hand_in] Handed in
    [take_back] Taken back
    [send_back] Sent back
    [review] Reviewed
    [decline] Declined
    [adopt] Adopted
    [correct] Correction begun
    [abandon] Correction given up
   *[other] Step undone
}
my-page-news = { $kind ->
    [goal] { $change ->
        [new] New goal
        [ended] Goal that ends
       *[other] Changed goal
    }
    [target] { $change ->
        [new] New target
        [ended] Target that ends
       *[other] Changed target
    }
   *[other] { $change ->
        [new] New activity
        [ended] Activity that ends
       *[other] Changed activity
    }
}
my-page-was = Before:
my-page-is = Now:
my-page-said = { $place }, about { $year }. Said { $at }.
my-page-said-by-decision = { $place }, about { $year }. Said { $at }, decision { $decision }.
my-page-wheel = The annual wheel
my-page-wheel-caption = The numbers outside the ring are dates, in the list under the picture. The hand is today.
my-page-no-dates = No dates are set yet.
my-page-to-calendar = Get the dates in your own calendar

## The calendar address of the account

account-calendar = Dates in your calendar
account-calendar-hint = An address from which your calendar or feed reader fetches without signing in. Whoever has the address sees dates, documents and the names of your units, and nothing else.
account-calendar-made = Keep the addresses now. They are shown this once.
account-calendar-ics = Calendar:
account-calendar-feed = Feed of reminders:
account-calendar-since = You have an address, made
account-calendar-make = Make an address
account-calendar-again = Make a new address
account-calendar-end = Withdraw the address
