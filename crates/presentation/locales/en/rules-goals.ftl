# The review's rules and findings: goals

## A grade that its evidence does not bear

rule-grade-above-evidence = The grade is higher than its evidence
rule-grade-above-evidence-meaning = A goal is graded higher than its indicators, its expected result, its activities, the goals below it or its own analysis support.
rule-grade-above-evidence-why = A grade that the report itself contradicts cannot be relied on, and it goes into every summary above.
rule-grade-above-evidence-act = Change the grade, or write in the analysis why the goal is met in spite of what speaks against it.
rule-grade-above-evidence-fires = The expected result is “falling sick leave”, sick leave went from 5.7 % to 7.1 %, and the goal is fully met.
rule-grade-above-evidence-silent = Indicators of another matter than the goal's, the committee's figures in the unit's table, values that are not measured here, and grades that the analysis argues for.
finding-grade-above-evidence-rose = “{ $indicator }” rose from { $previous } to { $outcome }, but the expected result is “{ $promise }” and the goal is graded fully met. Change the grade or explain in the analysis.
finding-grade-above-evidence-fell = “{ $indicator }” fell from { $previous } to { $outcome }, but the expected result is “{ $promise }” and the goal is graded fully met. Change the grade or explain in the analysis.
finding-grade-above-evidence-bound = The outcome of “{ $indicator }” is { $outcome }, but the expected result is “{ $promise }” and the goal is graded fully met. Change the grade or explain in the analysis.
finding-grade-above-evidence-words = The expected result is “{ $promise }”, but the text says “{ $words }” and the goal is graded fully met. Change the grade or explain in the analysis.
finding-grade-above-evidence-indicators = { $met } of { $all_count ->
        [one] 1 indicator meets
       *[other] { $all_count } indicators meet
    } the target, but the grade is fully met. “{ $indicator }”: { $outcome } against { $target }. Change the grade, or explain in the analysis why it holds.
finding-grade-above-evidence-indicators-worse = “{ $indicator }” went the wrong way, to { $outcome } from { $target } last year, but the goal is graded fully met. Change the grade or explain in the analysis.
finding-grade-above-evidence-all-wrong = { $all_count ->
        [one] The goal's only indicator does not go the right way
       *[other] None of the goal's { $all_count } indicators goes the right way
    } (“{ $indicator }”: { $outcome }), but the goal is graded partly met. Change the grade, or write in the analysis what was reached.
finding-grade-above-evidence-not-all = The expected result is “{ $promise }”, but the analysis says “{ $words }” and the goal is graded fully met. Change the grade or explain in the analysis.
finding-grade-above-evidence-deficit = The analysis says “{ $words }”, but the goal on the economy is graded fully met. Change the grade, or explain why the deficit does not matter to it.
finding-grade-above-evidence-table = The table shows a deficit ({ $row }: { $amount }), but the goal on the economy is graded fully met. Change the grade, or explain why the deficit does not matter to it.
finding-grade-above-evidence-setbacks = The analysis tells of what did not go as planned ({ $count ->
        [one] 1 sentence: “{ $words }”
       *[other] { $count } sentences, such as “{ $words }”
    }), but the goal is graded fully met. Change the grade, or write what makes the goal met all the same.
finding-grade-above-evidence-activities = { $undone } of { $all_count ->
        [one] 1 activity of the goal was not carried out
       *[other] { $all_count } activities of the goal were not carried out
    }, but the goal is graded fully met. Change the grade or explain in the analysis.
finding-grade-above-evidence-grades-below = The goals below are graded lower ({ $fully } fully, { $partly } partly, { $not } not), but this goal is graded fully met. Change the grade or explain in the analysis.
finding-grade-above-evidence-denied = The analysis says “{ $words }”, but the grade is { $grade ->
        [fully_met] fully met
        [partly_met] partly met
        [not_met] not met
       *[other] { $grade }
    }. Correct one of them.
finding-grade-above-evidence-denied-partly = The analysis says “{ $words }”, but the grade is fully met. Correct one of them.

## A grade without evidence

rule-grade-without-evidence = A grade without evidence
rule-grade-without-evidence-meaning = A goal is graded, and there is neither analysis, outcome, answered activity nor graded goal below.
rule-grade-without-evidence-why = The reader cannot see what the grade rests on.
rule-grade-without-evidence-act = Write an analysis: what was reached, how do you know, what remains?
rule-grade-without-evidence-fires = A unit goal is fully met, and nothing stands under Analysis.
rule-grade-without-evidence-silent = Goals with an analysis however short, and goals above that rest on graded goals below.
finding-grade-without-evidence-bare = “{ $goal }” is graded, but there is neither analysis nor outcome behind the grade. Write what it rests on.
finding-grade-without-evidence-phrase = “{ $goal }” is graded, but the analysis only says “{ $words }” and there is no outcome. Write what was reached and how you know it.

## No grade

rule-grade-missing = A unit goal without a grade
rule-grade-missing-meaning = One of the unit's own goals has no grade in a follow-up.
rule-grade-missing-why = The goal drops out of every summary.
rule-grade-missing-act = Choose a grade, or say that the goal is not assessed this time.
rule-grade-missing-fires = Three of the unit's four goals are graded in the tertial report.
rule-grade-missing-silent = Plans, goals of the committee and the council, and goals that are not assessed by choice.
finding-grade-missing-unit-goal = “{ $goal }” has no grade. Choose one, or say that the goal is not assessed in this report.

## Grade and suggestion differ

rule-grade-disagrees-with-suggestion = The grade differs from the suggestion
rule-grade-disagrees-with-suggestion-meaning = The goal's own indicators against their targets point to another grade than the one chosen, higher or lower, and the analysis does not say why.
rule-grade-disagrees-with-suggestion-why = The grade is your choice. But where it departs from the figures, the reader needs the reason.
rule-grade-disagrees-with-suggestion-act = Write the reason in the analysis, or change the grade.
rule-grade-disagrees-with-suggestion-fires = Both indicators meet their targets, but the goal is graded not met and the analysis names no shortfall.
rule-grade-disagrees-with-suggestion-silent = Grades that the analysis argues for, goals without an indicator with a known target, and what is already said as “The grade is higher than its evidence”.
finding-grade-disagrees-with-suggestion-higher = { $met } of { $all_count ->
        [one] 1 indicator meets
       *[other] { $all_count } indicators meet
    } the target. That speaks for { $suggested ->
        [fully_met] fully met
        [partly_met] partly met
        [not_met] not met
       *[other] { $suggested }
    }, but the grade is higher and the analysis does not say why. Write the reason in the analysis or change the grade.
finding-grade-disagrees-with-suggestion-said = The analysis says “{ $words }”, but the grade is lower. Correct one of them, or write why the grade is lower.
finding-grade-disagrees-with-suggestion-lower = { $met } of { $all_count ->
        [one] 1 indicator meets
       *[other] { $all_count } indicators meet
    } the target. That speaks for { $suggested ->
        [fully_met] fully met
        [partly_met] partly met
        [not_met] not met
       *[other] { $suggested }
    }, but the grade is lower and the analysis does not say why. Write the reason in the analysis or change the grade.

## A deviation under a goal that is met

rule-deviation-under-met-goal = A deviation under a fully met goal
rule-deviation-under-met-goal-meaning = An activity is marked as deviating, and the goal that it belongs to is graded fully met.
rule-deviation-under-met-goal-why = Either the activity did not matter to the goal, or the goal is not fully met. The reader needs to know which.
rule-deviation-under-met-goal-act = Change the grade, or write in the goal's analysis why it was reached in spite of the deviation.
rule-deviation-under-met-goal-fires = The unit took no part in the training that the committee decided on (a deviation), and the goal that the training was for is fully met.
rule-deviation-under-met-goal-silent = Deviations under goals that are not fully met, the word deviation when it means reported incidents, and cells that say that all goes as planned.
finding-deviation-under-met-goal-marked = The activity “{ $activity }” is marked as deviating, but “{ $goal }” is graded fully met. Change the grade, or write in the analysis why the goal was reached all the same.

## An activity past its end date

rule-overdue-activity = An activity past its end date
rule-overdue-activity-meaning = The activity's end date has passed. It is neither done nor marked as deviating, and the answer says that it was not done without saying why, or there is no answer.
rule-overdue-activity-why = What is neither done nor closed is forgotten.
rule-overdue-activity-act = Write what was done. If it was not done, mark the deviation, and write why and what happens now.
rule-overdue-activity-fires = “New hand-held computers”, until 31 December, answered “We have not introduced them yet”.
rule-overdue-activity-silent = Short answers that say that it is done (“The manager does this”), activities with a deviation, answers that give a reason, and end dates that a decision has moved.
finding-overdue-activity-silent = The activity “{ $activity }” was to be done by { $end }, but nothing says how it went. Write what was done, or mark a deviation.
finding-overdue-activity-undone = The activity “{ $activity }” was to be done by { $end }, but the answer is “{ $words }”. Mark a deviation, and write why and when it will be done.
finding-overdue-activity-still-there = The activity “{ $activity }” was to be done by { $end }, but the answer only says “{ $words }”. Write whether there is less of it and why it remains, or mark a deviation.
finding-overdue-activity-begun = The activity “{ $activity }” was to be done by { $end }, but the answer only says that it has begun: “{ $words }”. Write what remains and when it will be done, or mark a deviation.
finding-overdue-activity-open = The activity “{ $activity }” was to be done by { $end }, but the answer “{ $words }” says neither that it is done nor why it is not. Write what remains and when it will be done, or mark a deviation.

## A committee goal without a unit goal

rule-goal-without-unit-goal = A committee goal that the unit has not answered
rule-goal-without-unit-goal-meaning = Under a committee goal there is neither a unit goal nor a word that it does not concern the unit.
rule-goal-without-unit-goal-why = Nobody can see whether the goal was declined or forgotten.
rule-goal-without-unit-goal-act = Write a unit goal, or that the goal does not concern the unit.
rule-goal-without-unit-goal-fires = The unit has goals of its own under five of six committee goals.
rule-goal-without-unit-goal-silent = The committee's own reports, and goals that are said not to concern the unit.
finding-goal-without-unit-goal-unanswered = The committee goal “{ $goal }” has no unit goal. Write one, or write that the goal does not concern the unit.

## No expected result

rule-missing-expected-result = A goal without expected result
rule-missing-expected-result-meaning = A unit goal, or a committee goal in the committee's own document, does not say which result is expected.
rule-missing-expected-result-why = Without it nobody can say when the goal is met.
rule-missing-expected-result-act = Write what will have happened when the goal is met, best so that it can be measured.
rule-missing-expected-result-fires = The goal “We are ready” with nothing under Expected result.
rule-missing-expected-result-silent = The council's goals, and the committee's goals in the unit's document.
finding-missing-expected-result-absent = “{ $goal }” has no expected result. Write what will have happened when the goal is met.

## No analysis

rule-missing-analysis = Analysis is missing
rule-missing-analysis-meaning = A graded goal has no analysis, an indicator misses its target without a comment, or a deficit is shown without a word.
rule-missing-analysis-why = The figure says that something is wrong. Only words say why, and what you do about it.
rule-missing-analysis-act = Write briefly why it came out so and what you do.
rule-missing-analysis-fires = The operating budget ends below zero, and the section is only a table.
rule-missing-analysis-silent = Targets that were met, indicators that are commented elsewhere, and plans.
finding-missing-analysis-goal = “{ $goal }” is graded but has no analysis. Write what the grade rests on.
finding-missing-analysis-phrase = The analysis of “{ $goal }” only says “{ $words }”. Write what was reached, what was not, and why.
finding-missing-analysis-indicator = “{ $indicator }” came out at { $outcome } against the target { $target }, and no comment says why. Write why, and what you do about it.
finding-missing-analysis-deficit = “{ $section }” shows a deficit ({ $row }: { $amount }) but says nothing of it. Write the cause and what measures you take.

## Empty sections

rule-empty-section = A heading without text
rule-empty-section-meaning = Nothing stands under a heading, or a goal of the plan lacks a text that most of the others have.
rule-empty-section-why = The reader cannot tell “nothing to say” from “not written yet”.
rule-empty-section-act = Write the text, or a line that there is nothing to report.
rule-empty-section-fires = “Investments” followed by the next heading.
rule-empty-section-silent = Headings with parts or a table, the heading over the goals, and “Proposed decision”. An empty heading “Other” can be exempted in the city's settings.
finding-empty-section-heading = Nothing stands under “{ $heading }”. Write the text, or that there is nothing to report.
finding-empty-section-other-matters = Nothing stands under “{ $heading }”. Take the heading away, or write that there is nothing to report.
finding-empty-section-goal-text = “{ $goal }” lacks the text { $label ->
        [working_method] Working method
        [resource_use] Use of resources
        [follow_up] Follow-up
        [development] Development
       *[other] { $label }
    }, which { $with } of { $all_count ->
        [one] 1 unit goal
       *[other] { $all_count } unit goals
    } have. Write it, or why it is not needed.

## Suggested grade

suggestion-indicator-counts = { $met } of { $all_count ->
        [one] 1 indicator meets
       *[other] { $all_count } indicators meet
    } the target{ $closer_count ->
        [0] {""}
       *[other] , { $closer_count } go the right way short of it
    }{ $wrong_count ->
        [0] {""}
       *[other] , { $wrong_count } go the wrong way or are far from it
    }.
suggestion-grades-below = Goals below: { $fully } fully, { $partly } partly, { $not } not.
suggestion-activity-counts = { $all_count ->
        [one] The goal's activity
       *[other] The goal's { $all_count } activities
    }: { $done_count } carried out{ $plan_count ->
        [0] {""}
       *[other] , { $plan_count } going on to plan
    }{ $waiting_count ->
        [0] {""}
       *[other] , { $waiting_count } not begun
    }{ $undone_count ->
        [0] {""}
       *[other] , { $undone_count } deviating or not carried out
    }{ $overdue_count ->
        [0] {""}
       *[other] , { $overdue_count } going on past the end date
    }{ $later_count ->
        [0] {""}
       *[other] , { $later_count } not counted as the end is in { $years }
    }{ $unknown_count ->
        [0] {""}
       *[other] , { $unknown_count } not counted as the state is missing
    }.
suggestion-activity-counts-above = { $all_count ->
        [one] The activity above the goal
       *[other] The { $all_count } activities above the goal
    }, on the same matter: { $done_count } carried out{ $plan_count ->
        [0] {""}
       *[other] , { $plan_count } going on to plan
    }{ $waiting_count ->
        [0] {""}
       *[other] , { $waiting_count } not begun
    }{ $undone_count ->
        [0] {""}
       *[other] , { $undone_count } deviating or not carried out
    }{ $overdue_count ->
        [0] {""}
       *[other] , { $overdue_count } going on past the end date
    }{ $later_count ->
        [0] {""}
       *[other] , { $later_count } not counted as the end is in { $years }
    }{ $unknown_count ->
        [0] {""}
       *[other] , { $unknown_count } not counted as the state is missing
    }.
suggestion-why-fully = All that can be compared meets its target: that gives the suggestion fully met.
suggestion-why-partly = The evidence points different ways, or the right way short of the target: that gives the suggestion partly met.
suggestion-why-not = All that can be compared goes the wrong way or is far from its target: that gives the suggestion not met.
suggestion-why-undone = The outcomes meet their targets, but so many activities deviate that the suggestion becomes partly met.
suggestion-why-activities = No outcome can be compared with a target: the suggestion rests on the activities.
suggestion-indicator-strong = “{ $name }” meets its target: { $value } against { $target }.
suggestion-indicator-weak = “{ $name }” goes the right way but is short of its target: { $value } against { $target }.
suggestion-indicator-wrong = “{ $name }” goes the wrong way or is far from its target: { $value } against { $target }.
suggestion-indicator-worse = “{ $name }” goes the wrong way: { $value }, last year { $previous }.
suggestion-activity-undone = The activity “{ $name }” was not carried out.
suggestion-strength-none = There is not enough to go by for a suggestion.
suggestion-strength-weak = Weak evidence
suggestion-strength-fair = Some evidence
suggestion-strength-firm = Strong evidence
