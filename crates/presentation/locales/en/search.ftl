### Search.

search-title = Search
search-label = Search for goals, units or text
search-placeholder = For example home care, sick leave or the name of a unit
search-placeholder-short = Search
search-do = Search
search-help = Write one or more words. The search also finds the words' inflections, and shows where in the reports they stand.
search-more-than = More than { $count } hits, the best first
search-nothing = Nothing for “{ $words }”.
search-nothing-hint = Try fewer words, a shorter word or another word for the same thing.
