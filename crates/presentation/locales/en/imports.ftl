### Documents that were read in.

imports-title = Documents that were read in
imports-lede = Older plans and reports that were read in. Every line of every document is accounted for.
imports-none = No documents have been read in yet.
imports-sum = { $unplaced ->
    [0] { $lines } lines, all placed or explained
   *[other] { $lines } lines, { $unplaced } without a place
}, { $names ->
    [0] no uncertain names
    [one] { $names } uncertain name
   *[other] { $names } uncertain names
}
imports-file = File
imports-read-at = Read in
imports-lines = Lines
imports-placed = Placed
imports-furniture = Page furniture
imports-contents = Table of contents
imports-unplaced = Without a place
imports-report = Report
imports-read-report = Read
imports-no-report = No report
imports-unconfirmed = Not confirmed
imports-lede-one = Read in { $day }. The source is kept unchanged.
imports-accounted = Nothing has been lost: { $accounted } of { $lines } lines accounted for.
imports-fates = { $placed } are placed in the report, { $furniture } are page furniture, { $contents } belong to the table of contents and { $unplaced } are without a place.
imports-strip = The whole document in lines
imports-strip-hint = The width of each field is its number of lines.
imports-unplaced-title = Lines without a place
imports-all-placed = Every line has a place.
imports-line = Line
imports-text = Text
imports-reason = Why
imports-matches = Names that were linked
imports-matches-hint = How the names in the document were understood
imports-no-matches = The document had no further names to link.
imports-printed = As it stood
imports-subject = Kind
imports-linked = Linked to
imports-how = How
imports-like = Like:
import-subject-unit = Unit
import-subject-committee = Committee
import-subject-goal = Goal
import-subject-indicator = Indicator
import-subject-activity = Activity
import-method-exact = The same name
import-method-folded = The same name, written otherwise
import-method-new = New, was not there before
import-method-uncertain = Uncertain, please look
import-reason-before-first-heading = Stands before the first heading and belongs to no known head
import-reason-outside-row = Stands in a table and belongs to no row
imports-open-report = Read the report
imports-match-counts = { $linked } linked, { $new } new
imports-uncertain-names = Uncertain names
imports-uncertain-counts = { $like ->
    [0] none that is merely alike
   *[other] { $like } merely alike
}, { $folded ->
    [0] none written otherwise
   *[other] { $folded } written otherwise
}
imports-uncertain-hint = Names that did not stand letter for letter as what they were linked to. Only punctuation, blanks and capitals may differ. What is merely like something is kept apart until somebody has looked.
imports-kept-apart = New, kept apart
imports-uncertain-cells = Uncertain cells
imports-uncertain-cells-hint = Values in tables where it could not be told for certain in which column they stood.
imports-row = Row of the table
imports-column = Read as
imports-read-as = Value
count-cells = { $count ->
    [one] { $count } cell
   *[other] { $count } cells
}
