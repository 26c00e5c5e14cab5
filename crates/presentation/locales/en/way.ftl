### A report's way from draft to decision, as pages.

workflow-title = The way of the report
workflow-version = Version { $number }
workflow-here = (the report is here now)
workflow-passed = (done)
workflow-sent-back = Sent back
workflow-back = To the report
workflow-somebody = Somebody
workflow-reason-hint = At most { $limit } characters. Write nothing about individuals.

## Steps

workflow-hand-in = Hand in
workflow-take-back = Take back
workflow-send-back = Send back
workflow-review = Mark as reviewed
workflow-undo-review = Undo the review
workflow-decline = Send back without a decision
workflow-adopt = Adopt
workflow-correct = Correct
workflow-abandon = Give up the correction

workflow-undo = Undo
workflow-done-hand-in = Handed in.
workflow-done-send-back = Sent back.
workflow-done-review = Reviewed.
workflow-done-decline = Sent back without a decision.
workflow-done-correct = The correction is begun.

workflow-did-hand-in = { $who } handed in version { $number }.
workflow-did-take-back = { $who } took back version { $number }.
workflow-did-send-back = { $who } sent back version { $number }.
workflow-did-undo-send-back = { $who } undid the sending back of version { $number }.
workflow-did-review = { $who } reviewed version { $number }.
workflow-did-undo-review = { $who } undid the review of version { $number }.
workflow-did-decline = { $who } sent back version { $number } without a decision.
workflow-did-undo-decline = { $who } undid the sending back of version { $number }.
workflow-did-adopt = { $who } adopted version { $number }.
workflow-did-correct = { $who } began a correction. It is version { $number }.
workflow-did-abandon = { $who } gave up the correction, version { $number }.

workflow-waits-draft = The unit is writing. The report can be reviewed once it is handed in.
workflow-waits-ready = Waits to be reviewed.
workflow-waits-reviewed = Waits for a decision.

workflow-history-count = { $count ->
    [one] What has happened (one step)
   *[other] What has happened ({ $count } steps)
}
workflow-gaps-count = { $count ->
    [one] Left so, with one reason
   *[other] Left so, with { $count } reasons
}
workflow-decided = Adopted { $day }, register number { $number }.
workflow-to-adopted = The decision and the files
workflow-corrected-by = Corrected by version { $number }.
workflow-to-corrected = Read the correction
workflow-correction-beside = A correction is on its way: version { $number }, { $state }.
workflow-to-correction = Open the correction
workflow-is-correction = This is a correction. The adopted version counts until the correction is adopted.
workflow-to-counting = Read the one that counts

## Hand in

hand-in-title = Hand in
hand-in-lede = { $count ->
    [0] Nothing is missing.
    [one] One thing is missing. Each line leads to its place in the report.
   *[other] { $count } things are missing. Each line leads to its place in the report.
}
hand-in-stops = This has to be done first
hand-in-missing = This is missing, but does not stop
hand-in-why = Why may it be so?
hand-in-why-hint = Say why something is missing, if you can. The reviewer sees it.
hand-in-do = Hand in
hand-in-do-anyway = Hand in anyway
hand-in-undo = You can take the report back until it is reviewed.

## Send back

send-back-title = Send back
send-back-lede = The report becomes a draft again. The unit sees the reason and the questions.
decline-title = Send back without a decision
decline-lede = The report becomes a draft again and has to be reviewed anew. The unit sees the reason and the questions.
send-back-questions = Questions and advice that go along
send-back-no-questions = No questions have been asked.
send-back-where = Questions are asked at their place in the report. Where a question waits, no reason is needed.
send-back-reason = Why is the report sent back?

## Correct

correction-title = Correct
correction-lede = The correction becomes a new version that begins with the words of version { $number }. Version { $number } counts until the correction is adopted, and stays after that.
correction-reason = Why is the report corrected?
correction-do = Begin the correction

## Adopt

adoption-title = Adopt
adoption-lede = The decision is about version { $number }, exactly as it was reviewed.
adoption-what = This is adopted
adoption-version = Version
adoption-corrects = Correction
adoption-register-number = Register number
adoption-day = Day of the decision
adoption-no-undo = A decision cannot be undone. What is wrong is corrected by a new version.
adoption-proof = Before you decide you have to confirm who you are.
adoption-do = Adopt

adopted-title = Adopted version { $number }
adopted-corrects = Corrects
adopted-files = Files
adopted-files-hint = The files were made when the report was adopted. They are never made again; you always get the same bytes.
adopted-file-waits = Is being made now, or when you fetch it.
adopted-form-pdf = PDF
adopted-form-word = Word
adopted-form-pdf-data = PDF with data
adopted-form-data = Data (JSON)
adopted-frozen = All that was frozen
adopted-frozen-hint = The manifest holds the words, the figures, what the indicators meant, the targets, the organisation, the template and the decision.
adopted-manifest = The manifest (JSON)
adopted-at = Adopted in Tertial
adopted-log = The log of events before the decision
adopted-head = Event { $number }, SHA-256
adopted-to-report = Read this version

## What has changed

changes-title = What has changed since
changes-lede = From version { $from } to version { $to }.
changes-count = { $count ->
    [0] Nothing has changed.
    [one] One place has changed.
   *[other] { $count } places have changed.
}
changes-from = From
changes-to = To
changes-none = The two versions say the same.
changes-new = New
changes-gone = Gone
changes-changed = Changed
changes-was = Before:
changes-is = Now:
changes-nothing = nothing
changes-part-state = Status
changes-part-grade = Grade
changes-part-goal = Goal
changes-part-table = Table
changes-part-head = The report's head
changes-part-comment = Comment
changes-part-text = Text

## Questions and advice

talk-ask = Ask here
talk-ask-report = Ask about all of the report
talk-kind = What is it?
talk-kind-question = Question: to be answered before the report is handed in
talk-kind-advice = Advice: may be followed or not
talk-words = Write to the unit
talk-send = Send
talk-question = Question
talk-advice = Advice
talk-state-open = waits for an answer
talk-state-advice = does not stop
talk-state-answered = answered
talk-state-settled = settled
talk-settled = Settled question
talk-answer = Answer
talk-do-answer = Answer
talk-answer-anew = Answer anew
talk-send-answer = Send the answer
talk-settle = Settle
talk-previous = Previous question
talk-next = Next question
talk-open-count = { $count ->
    [one] One question or piece of advice
   *[other] { $count } questions and pieces of advice
}
