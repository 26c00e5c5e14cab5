# The review's rules and findings: texts

## Time to come in an account of the year that has passed

rule-future-tense = The year is told as still to come
rule-future-tense-meaning = An annual report says that something will be done, is left to do or is uncertain in the year that it accounts for.
rule-future-tense-why = The reader of an annual report wants to know what was done. A sentence from the plan hides that nobody has answered.
rule-future-tense-act = Write what happened. If the sentence is about next year, name the year.
rule-future-tense-fires = “During 2021 we will start a choir” in the annual report of 2021.
rule-future-tense-silent = Sentences about a later year, expected results and names of activities, sections about next year, what a decision or a plan intended, and how something is on a certain day (“in December all posts are filled”).
finding-future-tense-to-come = The text says “{ $words }” of { $when }, but the report tells of { $year } when the year is over. Write what happened, or which year is meant.
finding-future-tense-ahead = “{ $when }” looks ahead to { $year }, but the report tells of that year when it is over. Write how it turned out.

## Another time as the present one

rule-stale-period = Another period is given as the current one
rule-stale-period-meaning = A date, a period or a report's name belongs to another year or another report than this one.
rule-stale-period-why = It is often text that came along from an older report. The reader cannot tell what is true now.
rule-stale-period-act = Correct the year or the period. If it truly is about another time, tell it in the past tense so that this is seen.
rule-stale-period-fires = “During tertial 2 the recruitment goes on” in an annual report.
rule-stale-period-silent = Comparisons with earlier years, what happened then and is told in the past tense, start dates, years of programmes, laws, and the meeting in January where the report was settled.
finding-stale-period-part = The text speaks of “{ $words }” as going on now, but the report is about a later period ({ $year }). Write how it turned out, or tell of the period in the past tense.
finding-stale-period-so-far = “{ $words }” belongs in a report during the year. This one tells of the whole of { $year }: write the year's result.
finding-stale-period-name = The text calls the document “{ $words }”, but this is another report ({ $year }). Correct the name or the year.
finding-stale-period-settled = “{ $words }” is given as the day when the report of { $year } was settled, but the year was not over. Check the date.
finding-stale-period-ahead-of-past = “{ $words }” is given as still to come, but the report is about { $year }. Check whether the sentence came along from an older report.
finding-stale-period-year = “{ $words }” is given as the time that the text is about, but the report is about { $year }. Correct the year, or use the past tense if it is background.
finding-stale-period-date = The document is dated { $words } but is about { $year }, which was not over then. Check the date.
finding-stale-period-row = The outcome of “{ $indicator }” is marked “{ $words }”, but the report is about { $year }. Give this year's outcome or correct the period.

## The same text twice

rule-repeated-text = The same text in two places
rule-repeated-text-meaning = A paragraph or several sentences in a row stand word for word in two places, or stood so in last year's report. Or a long paragraph stands alike in the report of another unit under the same committee.
rule-repeated-text-why = A copied answer answers one of two questions at most, a paragraph that is the same year after year says nothing of this year, and one that two units share says nothing of either.
rule-repeated-text-act = Write what is particular to this place. If the text is needed only once, remove one and refer to the other.
rule-repeated-text-fires = The whole answer to an activity is the answer to the activity above it.
rule-repeated-text-silent = Headings and titles of goals, short lists, sentences that differ in a name or a figure, how the unit presents itself from year to year, and what most units under the committee have in common.
finding-repeated-text-twice = The paragraph “{ $words }” ({ $count } words) already stands elsewhere in the report. Write what is true here, or remove one of them.
finding-repeated-text-last-year = The paragraph “{ $words }” is unchanged since the report of { $year }. Write what is new, or confirm that it is true this year too.
finding-repeated-text-sibling = The paragraph “{ $words }” stands word for word in the report from { $unit }{ $more ->
        [0] {""}
        [one] {" "}and 1 more unit
       *[other] {" "}and { $more } more units
    } too. Write what is true of your unit, or leave out what several have in common.

## Personal data

rule-personal-data = Something that looks like a person's data
rule-personal-data-meaning = The text holds something that looks like a personal identity number, or a single person's telephone, e-mail, address, day of birth, illness or family.
rule-personal-data-why = The report becomes a public document and is spread in copies. Data about a single person cannot then be taken back.
rule-personal-data-act = Remove it before the report is handed on. If it is no identity number, answer with a motive.
rule-personal-data-fires = A personal identity number in the account of a complaint.
rule-personal-data-silent = The telephone and address of the unit and the office, what the head of the document holds, organisation numbers, register numbers, dates and amounts.
finding-personal-data-identity = The text holds something that looks like a personal identity number ({ $shown }). Remove it: the report becomes a public document.
finding-personal-data-coordination = The text holds something that looks like a coordination number ({ $shown }). Remove it: the report becomes a public document.
finding-personal-data-telephone = The text holds something that looks like a single person's telephone number ({ $shown }). Remove it, or answer that it is the unit's own.
finding-personal-data-address = The text seems to say where a single person lives ({ $shown }). Remove the address, or answer that it is the unit's own.
finding-personal-data-email = The text holds something that looks like a single person's e-mail address ({ $shown }). Remove it, or answer that it is the unit's own.
finding-personal-data-birthday = The text seems to say when a single person was born ({ $shown }). Remove the day: it points the person out.
finding-personal-data-matter = The text seems to tell of one person's illness or family ({ $shown }). Remove what points the person out, or the statement.
