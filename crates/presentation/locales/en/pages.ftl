### What stands around every page: menu, filters, paging, errors and pages that stand still.

## The frame

page-to-top = To the top
page-skip = Skip to the content
page-menu = Main menu
page-search = Search from every page
page-table = Table: { $name }
page-where = Where you are
page-pages = Pages of the list
page-position = Page { $page } of { $pages }
page-previous = Previous page
page-next = Next page
page-same-as-table = The same figures as a table
menu-start = Start
menu-reports = Reports
menu-goals = Goal chain
menu-indicators = Indicators
menu-activities = Activities
menu-units = Units
menu-imports = Imported
menu-about = How the city is steered
menu-signs = How to read the signs
menu-accessibility = Accessibility
format-web = Web

## Filters

empty-begin = Nothing is here yet. Read in documents from a file or a folder:
empty-command = tertial import folder/ --database city.db --city "Ekstad"
empty-then = Put your own folder, database and city in their places. Then load the page again.
filter-year = Year
filter-committee = Committee
filter-unit = Name of the unit
filter-kind = Kind
filter-all-years = All years
filter-all-committees = All committees
filter-all-kinds = All kinds
filter-show = Show
filter-all = Show all

## When something goes wrong: what happened and what you can do

error-next = How to go on
error-reference = If you ask for help, give this code:
error-bad-address-title = The address cannot be read
error-bad-address-what = Something after the question mark is written in a way that the page does not know, such as a year with letters in it.
error-bad-address-next = Go to the list and choose in its fields.
error-not-found-title = There is no such page
error-not-found-what = There is nothing to show here. The link may be old, or a letter may have been lost.
error-not-found-next = Search for what you want to read, or begin from one of the pages below.
error-forbidden-title = You may not do this
error-forbidden-what = What you asked for belongs to somebody else, or may only be done by whoever runs the system.
error-forbidden-next = Ask the owner, or read something that is open to you.
error-elsewhere-title = The request came from another website
error-elsewhere-what = Another website tried to change something here in your name. Nothing has been changed.
error-elsewhere-next = Come here directly and do again what you wanted to do.
error-host-title = The address does not belong here
error-host-what = The program answers only to this computer's own names, such as localhost and 127.0.0.1.
error-host-next = Write the address as it stood when the program started.
error-method-title = The page cannot be used like that
error-method-what = The page exists, but the request was of a kind that it does not take.
error-method-next = Open the page in the usual way through one of the links.
error-too-large-title = That was too long
error-too-large-what = The address, or what you sent, is longer than the program takes. Nothing has been saved.
error-too-large-next = Shorten the text and try again.
error-refused-title = Not yet
error-refused-what = Something has to be put right first. Here is what:
error-refused-next = Put right what stands above and try again.
error-stale-title = Somebody else was first
error-stale-what = The page has changed since you opened it. Both texts are kept.
error-stale-next = Open the page again to see what is new.
error-unavailable-title = Not just now
error-unavailable-what = A part of the system does not answer. What you have read and saved is kept.
error-unavailable-next = Wait a while and reload the page.
error-busy-title = Many want to read at once
error-busy-what = The program has its hands full and had no time to answer.
error-busy-next = Wait a few seconds and reload the page.
error-timed-out-title = It took too long
error-timed-out-what = The page was not ready in time. Nothing has been lost.
error-timed-out-next = Reload the page, or choose something smaller.
error-internal-title = Something is broken on our side
error-internal-what = The fault is ours and not yours. It has been noted, and nothing has been lost.
error-internal-next = Try again. If it happens once more, tell whoever runs the system.

## How the city is steered

about-lede = Goals are set at the top and the work is done at the far end. Here is how they hang together and how to read what is shown.
about-steering = How the city is steered
about-council = The council
about-council-does = sets focus goals and area goals in its budget
about-committees = The committees
about-committees-do = turn them into committee goals with targets of their own
about-units = The units
about-units-do = write how they will work, and follow up three times a year
about-year = The year in four documents
about-annual-plan = Written before the year. It says what the unit shall reach, how it will work and how it will see that it came true.
about-tertial-report-1 = Written after April. It says how it is going and how the whole year is expected to turn out.
about-tertial-report-2 = Written after August. It says how it is going and how the whole year is expected to turn out.
about-annual-report = Written after the year. It says how it turned out, and its assessments are final.
about-numbers = How to read the figures
about-numbers-printed = A figure is shown as it stood in the report. Where it is lacking, the page says why: no answer, not applicable, not measured, or too few persons.
about-numbers-added = Shares are never added up by averaging per cent. Numerators and denominators are summed and divided anew. Where that cannot be done, the page says that the indicator is not added up.
about-numbers-small = Figures about few persons are not shown, so that nobody can be recognised.
about-kept = Nothing is lost
about-kept-lines = For every document that was read in, every line is accounted for: placed in the report, page furniture, table of contents, or not placed and why. A document that was read in is marked until a person has confirmed it.
about-kept-versions = A report is kept in all its versions. Each version has a checksum, so that anyone can see that it is unchanged.

## Accessibility

accessibility-lede = The pages are meant for everyone, and the aim is WCAG 2.2 level AA.
accessibility-works = How the pages are built
accessibility-keyboard = Everything can be reached by keyboard, and you can see where you are.
accessibility-script = The pages work without JavaScript.
accessibility-signs = Every status has a shape, a word and a colour. Colour never speaks alone.
accessibility-tables = Every picture has its figures as a table or text. Wide tables scroll sideways on their own.
accessibility-zoom = The pages can be read from a width of 320 pixels and at 400 per cent zoom.
accessibility-contrast = Light and dark follow your computer's setting.
accessibility-lacks = What is lacking
accessibility-lacks-ear = The pages have not been tried with screen readers by people who use them daily.
accessibility-lacks-old = Documents that were read in may lack headings and descriptions that the original did not have.
accessibility-lacks-words = The reports' own texts stand in the language they were written in.
accessibility-contact = If you meet an obstacle
accessibility-contact-how = Tell the municipality that shows the pages which page it was and what stopped you.
