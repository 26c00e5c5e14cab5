### Search.

search-title = Search
search-label = Search for goals, units or text
search-placeholder = For example home care, sick leave or the name of a unit
search-placeholder-short = Search
search-do = Search
search-help = Write one or more words. The search finds units, indicators and goals with those words in their names, and shows where in the reports the words stand, in other inflections too. A year among the words shows that year’s reports alone.
search-names = Units, indicators and goals
search-names-left = { $count ->
    [one] and one more: write more words of the name
   *[other] and { $count } more: write more words of the name
 }
search-indicator = Indicator
search-hits = { $count ->
    [one] One hit in the reports
   *[other] { $count } hits in the reports, the newest first
 }
search-more-than = More than { $count } hits in the reports, the newest first
search-hit-of = { $unit } · { $report }
search-same-heading = { $count ->
    [one] One more hit under the same heading
   *[other] { $count } more hits under the same heading
 }
search-cut = The newest { $most } are shown. Add words or a year to find older ones.
search-only-year = Reports for { $year } alone.
search-every-year = Search every year
search-nothing = Nothing for “{ $words }”.
search-meant = Did you mean
search-nothing-hint = Try one word at a time, a shorter word or another word for the same thing. Units, indicators and goals are found by the beginnings of the words in their names.
search-too-long = Search with at most { $most } characters. The rest of the text has been taken out of the field.
