### The command's words.

cli = Tertial reads a city's plans and reports, keeps them, shows them and prints them.
cli-examples =
    tertial demo                                  try it with the fictional city of Ekstad
    tertial import reports/ --database city.db    read a folder of documents
    tertial serve --database city.db              show them on http://127.0.0.1:8080
cli-help = Print this help
cli-version = Print the program's version
cli-error = error:
cli-hint = hint:
cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-examples = Examples
cli-value-command = COMMAND
cli-value-options = OPTIONS
cli-value-file = FILE
cli-value-paths = PATH
cli-value-output = FILE
cli-value-database = DATABASE
cli-value-listen = ADDRESS
cli-value-issued = DATE
cli-value-scale = N
cli-value-city = NAME

## The commands

cli-extract = Print a document as data (Report JSON)
cli-extract-file = The document: text or Markdown; "-" is standard input
cli-extract-ledger = Add the ledger: what became of every line
cli-extract-max-bytes = The largest file that is read, in bytes
cli-extract-pretty = Lines and indentation also where nobody looks
cli-extract-examples =
    tertial extract vb-2024.txt
    tertial extract --ledger vb-2024.txt > vb-2024.json
    pdftotext -raw vb-2024.pdf - | tertial extract -

cli-render = Make a PDF of Report JSON
cli-render-file = Report JSON; "-" is standard input
cli-render-output = The file that the PDF is written to
cli-render-issued = The document's day (YYYY-MM-DD), so that the same input gives the same bytes
cli-render-examples =
    tertial render vb-2024.json -o vb-2024.pdf
    tertial extract vb-2024.txt | tertial render - -o vb-2024.pdf
cli-render-done = Wrote { $path } ({ $kilobytes } kB).

cli-import = Read documents into the database
cli-import-paths = Files and folders; folders are read with all that is in them
cli-import-database = The database: a SQLite file or postgres://…
cli-import-dry-run = Show what would happen and keep nothing
cli-import-city = The city's name, for a database that is new
cli-import-city-usual = The city
cli-import-examples =
    tertial import vb-2024.txt --database city.db
    tertial import reports/ --database city.db --dry-run
cli-import-progress = Reading
cli-import-dry = Dry run: nothing was kept.
cli-import-read = { $count ->
    [one] Read { $count } document:
   *[other] Read { $count } documents:
}
cli-import-new = { $count } new
cli-import-unchanged = { $count } unchanged
cli-import-new-version = { $count ->
    [one] { $count } new version
   *[other] { $count } new versions
}
cli-import-refused = { $count } refused
cli-import-matches = Names: { $linked } linked to what was there, { $new } new, { $uncertain } uncertain.
cli-import-uncertain = Uncertain names became new entries and wait for a person to decide: see the page Imports.
cli-import-unplaced = { $count ->
    [one] { $count } line found no place in the reports; it is on the page Imports.
   *[other] { $count } lines found no place in the reports; they are on the page Imports.
}
cli-import-refused-file = refused: { $reason }
cli-import-found-none = There are no documents to read there.
cli-import-found-none-hint = Text and Markdown files are read (.txt, .md).
cli-import-too-deep = The folders go deeper than { $limit }: { $path }
cli-import-too-many-files = More than { $limit } files at a time.
cli-import-all-refused = None of the documents could be read.

cli-serve = Show the database as a site on this computer
cli-serve-database = The database: a SQLite file or postgres://…
cli-serve-listen = The address to listen on; this computer only (default 127.0.0.1:8080)
cli-serve-examples =
    tertial serve --database city.db
    tertial serve --database postgres://localhost/tertial --listen 127.0.0.1:9000
cli-serve-ready = Tertial is running on { $address }
cli-serve-stop = Stop with Ctrl-C.
cli-serve-stopped = Tertial has stopped.

cli-demo = Make the fictional city of Ekstad and show it
cli-demo-scale = Multiply the units by N, or "small" for a little city
cli-demo-seed = The seed: the same seed gives the same city
cli-demo-listen = The address to listen on; this computer only (default 127.0.0.1:8080)
cli-demo-database = Keep the city here instead of in a passing file
cli-demo-examples =
    tertial demo
    tertial demo --scale small --listen 127.0.0.1:9000
    tertial demo --scale 10 --seed 7 --database ekstad.db
cli-demo-making = Building Ekstad …
cli-demo-ready = Ekstad is ready after { $seconds } s: { $units } units, { $reports } reports.
cli-demo-database-exists = The database { $path } is already there.
cli-demo-database-exists-hint = Choose a file that is not there, or show it with: tertial serve --database { $path }

cli-limits = Print the table of limits
cli-limits-examples = tertial limits
cli-worker = A confined child that takes jobs on its standard input
cli-worker-trade = What the child is for
cli-worker-memory = Bytes of address space that it keeps

## When it did not work

cli-command-missing = No command is given.
cli-command-missing-hint = Write tertial --help to see them all.
cli-command-unknown = There is no command "{ $name }".
cli-command-unknown-hint = Write tertial --help to see those that there are.
cli-argument-unknown = The argument "{ $name }" is not known.
cli-argument-unknown-hint = Write --help after the command to see what it takes.
cli-argument-missing = This is missing: { $name }
cli-argument-missing-hint = Write --help after the command to see what it takes.
cli-argument-twice = The argument "{ $name }" does not go with the others.
cli-value-missing = A value is missing after { $name }.
cli-value-unusable = The value "{ $value }" does not fit { $name }.
cli-file-missing = There is no such file: { $path }
cli-file-forbidden = The file may not be read: { $path }
cli-file-is-folder = This is a folder and not a file: { $path }
cli-file-is-folder-hint = A whole folder is read with: tertial import { $path } --database FILE
cli-file-unreadable = The file cannot be read: { $path } ({ $reason })
cli-file-unwritable = The file cannot be written: { $path } ({ $reason })
cli-file-over-limit = The file is larger than { $limit } bytes: { $path }
cli-file-over-limit-hint = tertial extract takes another limit with --max-bytes.
cli-output-failed = Output cannot be written: { $reason }
cli-day-unusable = The day { $day } cannot stand in a PDF.
cli-no-runtime = The system gave no threads: { $reason }
cli-worker-not-started = A helper process cannot be started: { $reason }
cli-worker-not-started-hint = Try again. Helper processes need /proc and memory.
cli-worker-timed-out = The document took longer than { $seconds } s and was stopped.
cli-worker-timed-out-hint = Split the document into smaller parts.
cli-worker-died = The document made its reader end too early: it does not fit the memory limit, or it is damaged.
cli-worker-died-hint = The limits are in tertial limits. Split the document into smaller parts.
cli-worker-answer-too-large = The helper process answered too much: { $reason }
cli-worker-answer-unsound = The helper process's answer cannot be believed: { $reason }
cli-worker-fault = A fault in the program stopped the job.
cli-worker-not-confined = The system's kernel cannot confine helper processes (no landlock), and that is required.
cli-address-unusable = "{ $address }" is not an address.
cli-address-unusable-hint = Write host and port, like 127.0.0.1:8080.
cli-address-not-loopback = Other computers can reach { $address }. Tertial has no sign-in yet and listens on this computer only.
cli-address-not-loopback-hint = Use 127.0.0.1 or [::1]. Let others in through a proxy that asks them to sign in.
cli-address-taken = The address { $address } is already used by another program.
cli-address-taken-hint = Choose another port: --listen 127.0.0.1:0 takes a free one.
cli-address-unavailable = It is not possible to listen on { $address }: { $reason }
cli-database-in-use = The database { $path } is already used by another Tertial.
cli-database-in-use-hint = End the tertial serve or tertial import that uses it, and try again.
cli-database-missing = There is no such database: { $path }
cli-database-missing-hint = Make it with: tertial import PATH --database { $path }
cli-database-unusable = The database cannot be used: { $reason }
cli-database-unavailable = The database does not answer: { $reason }
cli-fault = A fault in the program: { $reason }
cli-not-found = What was looked for is not there.
cli-forbidden = That is not allowed.
cli-stale = Somebody else saved in between. Try again.
cli-unavailable = Something does not answer: { $reason }

## The limits

cli-limit-document-bytes = one document
cli-limit-document-lines = lines of a document
cli-limit-document-line-bytes = one line of a document
cli-limit-import-files = files of one import
cli-limit-import-folder-depth = folders in folders of one import
cli-limit-demo-scale = times the usual size of a demonstration city
cli-limit-report-json-bytes = Report JSON that is read
cli-limit-report-json-objects = goals, rows, sections and blocks of Report JSON
cli-limit-report-json-values = values of Report JSON
cli-limit-report-json-goal-depth = goals under goals of Report JSON
cli-limit-pdf-pages = pages of a PDF
cli-limit-pdf-characters = characters of a PDF
cli-limit-parse-memory-bytes = address space of a process that reads a document
cli-limit-parse-seconds = time to read a document
cli-limit-render-memory-bytes = address space of a process that makes a PDF
cli-limit-render-seconds = time to make a PDF
cli-limit-workers = helper processes of a kind at a time
cli-limit-worker-start-seconds = time for a helper process to be ready
cli-limit-worker-jobs = jobs until a helper process is replaced
cli-limit-worker-answer-bytes = one answer of a helper process
