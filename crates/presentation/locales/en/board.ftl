### The controller's board: the units' reports beside each other.

menu-board = Board
board-title = Board
board-title-of = How it stands: { $report }
board-summary = { $in } of { $all } ready.
board-summary-late = { $in } of { $all } ready, { $late ->
    [one] 1 late
   *[other] { $late } late
}.
board-level = Show
board-level-units = Units
board-level-committees = Committees
board-part = State
board-part-all = All
board-part-late = Late
board-part-untouched = Untouched for two weeks
board-part-not-begun = Nothing yet
board-part-draft = Drafts
board-part-sent-back = Sent back
board-part-ready = To review
board-part-reviewed = To adopt
board-part-adopted = Adopted
board-flow = Reports by step
board-flow-sent-back = { $count ->
    [one] 1 of them sent back
   *[other] { $count } of them sent back
}
board-flow-ready = Wait for review
board-flow-reviewed = Wait for a decision
board-flow-adopted = Changed by a correction alone
board-none = No rows. Choose another state, another report or another committee.
board-together = Together
board-xlsx = The board as Excel (XLSX)
board-csv = The board as CSV
board-sheet-title = Board { $report }

## What to look at first

board-first = What to look at first
board-first-hint = Where the grade and the figures point in different ways
board-look-more = { $count ->
    [one] One more of the kind in the report.
   *[other] { $count } more of the kind in the report.
}

## Columns

board-unit = Unit
board-stage = Step
board-time = Time
board-due = Last day
board-days-left = Days left
board-handed-in-on = Ready on
board-handed-in-by = Ready by
board-reviewed-on = Reviewed on
board-adopted-on = Adopted on
board-sections = Sections
board-sections-asked = Sections that the template asks for
board-sections-filled = Sections that are filled
board-missing = Missing
board-findings = Findings
board-grades = Graded goals
board-sick-leave = Sick leave
board-budget-tkr = Budget deviation, tkr
board-questions = Questions
board-touched-on = Last changed

## Rows

board-not-begun = Not begun
board-not-seen = Nothing handed over
board-sent-back = Sent back
board-nothing-begun = Nobody has begun to write.
board-nothing-seen = What is under way is seen when it is adopted or handed over.
board-correction = correction
board-days-late = { $count ->
    [one] 1 day late
   *[other] { $count } days late
}
board-days-to-go = { $count ->
    [0] the last day
    [one] 1 day left
   *[other] { $count } days left
}
board-ready-on = Ready { $day }
board-reviewed-day = Reviewed { $day }
board-adopted-day = Adopted { $day }
board-sent-back-on = Sent back { $day }
board-filled = { $filled } of { $asked }
board-nothing-missing = Nothing missing
board-missing-count = { $count } missing
board-before = { $year }: { $figure }
board-of-units = { $count } of { $all }
board-touched = Changed { $day }
board-touched-by = { $who }, { $day }

## Do with many

board-choose = Choose
board-bulk = With those chosen
board-review = Mark as reviewed
board-send-back = Send back
board-send-back-chosen = Send back those chosen
board-reason = Why
board-ask = Ask
board-words = The question
board-asks = Kind
board-asks-question = A question to be answered
board-asks-advice = Advice
board-whom = To
board-whom-chosen = Those chosen
board-whom-shown = All in the list
board-ask-send = Send
board-acted = { $done } of { $count } done
board-did-review = Reviewed.
board-did-send-back = Sent back.
board-did-undo = Undone.
board-did-ask = The question is asked.
board-undo = Undo
board-undo-hint = Can be undone for ten seconds.
problem-board-nothing-chosen = Tick at least one report.
problem-board-too-many-chosen = Choose at most { $limit } reports at a time.
