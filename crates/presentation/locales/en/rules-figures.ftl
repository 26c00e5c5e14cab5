# The review's rules and findings: figures

## No outcome

rule-missing-outcome = No outcome
rule-missing-outcome-meaning = An indicator has a target or an earlier outcome, but no outcome for the period, and the text does not say why.
rule-missing-outcome-why = An empty cell can mean nought, not measured, late or not applicable. The target cannot be judged, and the row is left out further up.
rule-missing-outcome-act = Fill in the outcome. Write 0 if nothing happened, or that the indicator is not measured or does not concern the unit, and why.
rule-missing-outcome-fires = “Share of content guests”, target 90 %, last year 88 %, outcome empty.
rule-missing-outcome-silent = Plans, yearly measures in tertial reports, rows whose copy has the outcome, and rows whose text says that nothing was measured or that it comes later.
finding-missing-outcome-target = “{ $indicator }” has the target { $target } but no outcome. Fill in the outcome, or write why there is none.
finding-missing-outcome-previous = “{ $indicator }” was { $previous } last time but has no outcome now. Fill in the outcome, or write why there is none.
finding-missing-outcome-row = The row for “{ $indicator }” is empty. Fill in the outcome, or write that the indicator does not apply here.

## No target

rule-missing-target = No target for the year
rule-missing-target-meaning = The council leaves the target to the committee, but none is set.
rule-missing-target-why = Without a target nobody can say whether the outcome is good.
rule-missing-target-act = Set the committee's target, or write that none has been decided.
rule-missing-target-fires = “Set by the committee” in the council's column and nothing in the own one.
rule-missing-target-silent = Rows for which the council asks for no target, and rows whose copy has it.
finding-missing-target-outcome = “{ $indicator }” has the outcome { $outcome } but no target, and the council's target is “{ $council }”. Set the target, so that the outcome can be judged.
finding-missing-target-row = “{ $indicator }” has no target, and the council's target is “{ $council }”. Set the target.

## A target already reached

rule-unambitious-target = The target is already reached
rule-unambitious-target-meaning = The target is equal to or worse than last year's outcome.
rule-unambitious-target-why = A target that is already reached steers nothing.
rule-unambitious-target-act = Aim higher, or write why holding the level is enough.
rule-unambitious-target-fires = Target 78 % when last year's outcome was 78 % and higher is better.
rule-unambitious-target-silent = Values at their natural end (100 %, or 0 where lower is better), values to keep to such as budget adherence, and indicators whose direction is not known.
finding-unambitious-target-equal = The target for “{ $indicator }” is { $target }, the same as the last outcome { $previous }. Set a sharper one, or write why holding the level is enough.
finding-unambitious-target-worse = The target for “{ $indicator }” is { $target }, worse than the last outcome { $previous }. Set a sharper one, or write why a lower level is reasonable.

## No women and men

rule-missing-sex-split = Not split by sex
rule-missing-sex-split-meaning = An indicator on persons has a total outcome, but none for women and men.
rule-missing-sex-split-why = Statistics on individuals are to be split by sex. A total can hide a gap.
rule-missing-sex-split-act = Fill in the outcome for women and men, or write why it cannot be done, for example too few persons.
rule-missing-sex-split-fires = “Sick leave” 6.2 % with empty cells for women and men.
rule-missing-sex-split-silent = Money, energy and places, rows without outcome, and rows whose text says why there is no split.
finding-missing-sex-split-total-only = “{ $indicator }” has the outcome { $outcome } but none for women and men. Fill in both, or write why it cannot be done.
finding-missing-sex-split-one-sex = “{ $indicator }” has the outcome { $outcome } but not for both women and men. Fill in both, or write why it cannot be done.

## Different units in one row

rule-unit-mismatch = Different units in one row
rule-unit-mismatch-meaning = One cell of the indicator's row has another unit than the others, or none.
rule-unit-mismatch-why = “92” and “92 %” are the same to a reader, but not when figures are added up.
rule-unit-mismatch-act = Write the same unit in every cell.
rule-unit-mismatch-fires = Forecast 92 beside target 92 %.
rule-unit-mismatch-silent = 360 beside 360 pieces, a nought, and money or energy in two scales.
finding-unit-mismatch-bare = “{ $indicator }”: { $cell } stands without a unit beside { $other }. Add the unit.
finding-unit-mismatch-other = “{ $indicator }”: { $cell } stands beside { $other }. Write both in the same unit.

## The council's target is a total

rule-council-target-not-comparable = The council's target is a total for the city
rule-council-target-not-comparable-meaning = The council's target is of quite another size than the unit's own figures.
rule-council-target-not-comparable-why = A total for the whole city is no threshold for a unit. Read as one, everybody meets it, or nobody.
rule-council-target-not-comparable-act = Judge against the own target, and say in the indicator's description that the city's target is a total.
rule-council-target-not-comparable-fires = The council's target 1,945 GWh beside the committee's 3.3 GWh.
rule-council-target-not-comparable-silent = Shares and indices, and figures of the same order.
finding-council-target-not-comparable-total = The council's target for “{ $indicator }” is { $council }, but the own figure is { $own }. It looks like a total for the whole city: judge against the own target.

## The same indicator twice

rule-duplicate-indicator = The same indicator twice
rule-duplicate-indicator-meaning = The indicator stands in two rows under the same goal.
rule-duplicate-indicator-why = A duplicate is counted twice, or hides the outcome that is filled in.
rule-duplicate-indicator-act = Take one row away and gather figures and text in the other.
rule-duplicate-indicator-fires = “Number of guests” with an outcome, and “Number of guests” again without.
rule-duplicate-indicator-silent = Names that only begin alike, and one indicator for two periods.
finding-duplicate-indicator-empty = “{ $indicator }” stands twice under the goal, here without outcome and target. Take the row away and move its text to the other.
finding-duplicate-indicator-filled = “{ $indicator }” stands twice under the goal. Keep one of the rows.

## The figure in the table and the figure in the text

rule-value-disagrees-with-text = Table and text disagree
rule-value-disagrees-with-text-meaning = A cell and the text give different figures for the same thing.
rule-value-disagrees-with-text-why = One of them is wrong, and the reader cannot tell which.
rule-value-disagrees-with-text-act = Correct one of them, or write what the text's figure is of: a month, a group, another year.
rule-value-disagrees-with-text-fires = Outcome 88 % and “the outcome was 84 per cent”.
rule-value-disagrees-with-text-silent = Figures of a month, a group, another place or another year, targets, changes, and rough figures near the cell's.
finding-value-disagrees-with-text-figure = The table says { $cell } for “{ $indicator }”, the text says { $text }. Correct one of them, or write what the text's figure is of.
finding-value-disagrees-with-text-twice = “{ $part }” stands twice in one list with different figures: { $one } and { $other }. Check which one holds.
finding-value-disagrees-with-text-sexes = The text says that women and men do not differ, but “{ $indicator }” shows { $women } for women and { $men } for men. Correct the text, or write which measure is meant.

## The whole and its parts

rule-ratio-disagrees-with-parts = The parts cannot give the whole
rule-ratio-disagrees-with-parts-meaning = The parts that are listed cannot give the figure printed for the whole, however they are weighed.
rule-ratio-disagrees-with-parts-why = A whole always lies between its smallest and its largest part. If not, a figure is wrong, or they are not parts of one thing.
rule-ratio-disagrees-with-parts-act = Work the whole out again from numerators and denominators, or write how it is weighed.
rule-ratio-disagrees-with-parts-fires = Outcome 80 % with “Almen: 20 %” and “Linden: 59 %” in the text.
rule-ratio-disagrees-with-parts-silent = Wholes between their parts, and texts that name only some of the parts.
finding-ratio-disagrees-with-parts-outside = “{ $indicator }” is { $whole }, but the parts in the text go from { $least } to { $most }. Check the parts or work the whole out again.
finding-ratio-disagrees-with-parts-told = The text gives { $whole } for the whole, but the { $count } parts go from { $least } to { $most }. Check the parts or work the whole out again.
finding-ratio-disagrees-with-parts-weighted = “{ $indicator }” is { $whole }, but what is counted in the text gives { $mean } per cent. Check the counts or work the whole out again.
finding-ratio-disagrees-with-parts-sum = “{ $indicator }” is { $whole }, but the parts in the text give { $sum } together. Correct the parts or the whole, or write what is left out.
finding-ratio-disagrees-with-parts-below-mean = “{ $indicator }” is { $whole }. The { $count } parts have the mean { $mean }, and the text says that the large ones are higher: then the whole should be at least that. Work it out again, or write how it is weighed.
finding-ratio-disagrees-with-parts-above-mean = “{ $indicator }” is { $whole }. The { $count } parts have the mean { $mean }, and the text says that the large ones are lower: then the whole should be at most that. Work it out again, or write how it is weighed.
finding-ratio-disagrees-with-parts-sexes = “{ $indicator }” is { $whole } in total, but { $women } for women and { $men } for men. The total must lie between them: check the three figures.

## Sums

rule-sum-mismatch = The sum does not add up
rule-sum-mismatch-meaning = The rows of a table do not give its printed sum.
rule-sum-mismatch-why = A figure is wrong or missing, and the sum is carried on.
rule-sum-mismatch-act = Check the rows against their source. Fill in empty rows that belong to the sum.
rule-sum-mismatch-fires = Rows 300, 150 and 50 over “Sum 520”.
rule-sum-mismatch-silent = Rounding of half a unit a row, empty rows counted as nought, sub-totals, and a result that is income less costs.
finding-sum-mismatch-down = “{ $row }” is { $printed }, but the rows give { $sum }. The difference is { $difference }: check the rows and the sum.
finding-sum-mismatch-down-blank = “{ $row }” is { $printed }, but the rows give { $sum }. The difference is { $difference }, and these rows are empty: { $blank }. Fill them in if they belong, or correct the sum.
finding-sum-mismatch-across = In the row “{ $row }” the parts give { $sum }, but the total is { $printed }. Correct one of them.
finding-sum-mismatch-variance = In the row “{ $row }” the variance is { $printed }, but budget and outcome give { $sum }. Correct one of them.
finding-sum-mismatch-result = “{ $row }” is { $printed }, but income less costs gives { $sum }. The difference is { $difference }: check the rows and the result.
finding-sum-mismatch-fund = “{ $row }” is { $printed }, but the result and the fund give { $sum }. Check the rows.

## Counts

rule-count-mismatch = The counts do not agree
rule-count-mismatch-meaning = One thing is counted in two places with different results: in text and table, by whom and by what, or a whole and its parts.
rule-count-mismatch-why = Both cannot be right, and the reader cannot tell which count holds.
rule-count-mismatch-act = Check against the source and correct one of them. If the division leaves something out, write what.
rule-count-mismatch-fires = “57 clients, divided into home care 40 and day care 15”.
rule-count-mismatch-silent = Rough figures, shares, and texts that name only some.
finding-count-mismatch-parts = The text divides { $whole }, but { $parts } gives { $sum }. The difference is { $difference }: correct the counts, or write what is left out.
finding-count-mismatch-part = The text says { $whole }, but a part of them is larger ({ $parts }). Correct the counts.
finding-count-mismatch-list = The text says { $said }, but the list has { $count }. Correct the count or the list.
finding-count-mismatch-sexes = “{ $indicator }” is { $whole }, but women { $women } and men { $men } give { $sum }. Check the three figures.
finding-count-mismatch-groups = By whom they came from they are { $source }, by what they are about they are { $subject }. Check the groups, or write that one case can be counted more than once.
finding-count-mismatch-text = The text says { $said }, but the table has { $total }. Correct one of them.

## Thousands and millions

rule-scale-mismatch = Thousands and millions are mixed
rule-scale-mismatch-meaning = The same amount stands in thousands in one place and in millions in another.
rule-scale-mismatch-why = It becomes a thousand times too much or too little, and nobody sees it when amounts are carried on.
rule-scale-mismatch-act = Check whether the amount is in kronor, thousands or millions, and write it alike in both places.
rule-scale-mismatch-fires = A table in thousands whose result is -410 and the text “the deficit was 410 million”.
rule-scale-mismatch-silent = 0.4 million beside 410 thousand, which is the same money, and tables whose scale is not known.
finding-scale-mismatch-table = The text says { $text }, but the table has { $cell } in the row “{ $row }” in another scale: a thousand times apart. Correct the unit of one of them.
finding-scale-mismatch-heading = The table is in { $table ->
        [sek] kronor
        [thousand_sek] thousands of kronor
        [million_sek] millions of kronor
       *[other] { $table }
    }, but the text above says { $text ->
        [sek] kronor
        [thousand_sek] thousands of kronor
        [million_sek] millions of kronor
       *[other] { $text }
    }. Correct one of them.
finding-scale-mismatch-texts = The same number stands as { $text } and as { $other }: a thousand times apart. Correct the unit of one of them.

## Surplus and deficit

rule-sign-mismatch = Surplus and deficit are mixed
rule-sign-mismatch-meaning = A deficit is written as a surplus, or the other way.
rule-sign-mismatch-why = The sign is the first thing that is read in a result.
rule-sign-mismatch-act = Check the sign in the table and the word in the text.
rule-sign-mismatch-fires = The text says “surplus” and the table's result is -410.
rule-sign-mismatch-silent = Other years, parts of the unit, and a net cost printed without its sign.
finding-sign-mismatch-surplus = The text speaks of a surplus, but the table shows { $cell } in the row “{ $row }”. Check the sign or the word.
finding-sign-mismatch-deficit = The text speaks of a deficit, but the table shows { $cell } in the row “{ $row }”. Check the sign or the word.
finding-sign-mismatch-minus = The text calls { $text } a surplus, but the number has a minus sign. Check the sign or the word.
finding-sign-mismatch-row-better = The text gives { $text } as better than the budget, but in the row “{ $row }” the table shows the opposite ({ $cells }). Check the word or the sign.
finding-sign-mismatch-row-worse = The text gives { $text } as worse than the budget, but in the row “{ $row }” the table shows the opposite ({ $cells }). Check the word or the sign.
finding-sign-mismatch-distance = The text has { $actual } against a budget of { $budget }, but says that the { $text } lie the other way. Check the words or the amounts.
finding-sign-mismatch-result = “{ $row }” is { $printed }, but income less costs gives { $sum }. Check the sign.
finding-sign-mismatch-texts = { $text } is called a surplus in one place and a deficit in another. Correct one of them.
