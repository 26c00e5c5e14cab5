### The command's words.

cli = Tertial reads a city's plans and reports, keeps them, shows them and prints them.
cli-examples =
    tertial demo                                  try it with the fictional city of Ekstad
    tertial import reports/ --database city.db    read a folder of documents
    tertial serve --database city.db              show them on http://127.0.0.1:8080
cli-config = A configuration file (TOML); stands before the command
cli-help = Print this help
cli-version = Print the program's version
cli-error = error:
cli-hint = hint:
cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-examples = Examples
cli-exit-codes =
    Exit codes:
      0   done
      1   cannot be done as asked
      2   the set-up does not fit: an address, a database, a missing capability
      3   something needed is not there now; trying again may help
      4   done in part, or a check found what does not hold; the output says what
      70  a fault in the program
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
cli-value-isolation = LEVEL
cli-value-head = FILE
cli-value-public_key = KEY
cli-value-key = FILE

## The commands

cli-extract = Print a document as data (Report JSON)
cli-extract-file = The document: text, Markdown or StratML; "-" is standard input
cli-extract-ledger = Add the ledger: what became of every line
cli-extract-max-bytes = The largest file that is read, in bytes
cli-extract-pretty = Lines and indentation also where nobody looks
cli-extract-isolation = Confine helper processes "best-effort" (the default) or "required"
cli-extract-examples =
    tertial extract vb-2024.txt
    tertial extract --ledger vb-2024.txt > vb-2024.json
    pdftotext -raw vb-2024.pdf - | tertial extract -

cli-render = Write reports as documents (PDF, Word, web page, Markdown) or data (StratML, JSON)
cli-render-file = Report JSON; "-" is standard input
cli-render-output = The file that gets the document; the end of its name (.pdf, .docx, .html, .md, .xml, .json) says the form. With --database all reports become chapters of one document (.pdf, .docx, .html or .md)
cli-render-issued = The document's day (YYYY-MM-DD), so that the same input gives the same bytes
cli-render-attach-data = Attach the data to the PDF: report.json and tables.csv (PDF/A-3a)
cli-render-place = Only this place of the report, such as sections/3 or goals/0
cli-render-isolation = Confine helper processes "best-effort" (the default) or "required"
cli-render-database = Write what is in a database instead of a file: an SQLite file or postgres://...
cli-render-unit = The reports of the unit
cli-render-committee = The report of the committee and those of all units that were part of it then
cli-render-all = The reports of the whole city
cli-render-year = Only the reports of this year
cli-render-kind = Only this document of the year: vp, t1, t2 or vb
cli-render-out = The folder that gets one document a report and a list, documents.csv; what is there already and unchanged is not written again
cli-render-form = The forms that each report is written in: pdf, docx, html, md, xml or json, with commas between (usually pdf)
cli-render-templates = The folder with the own templates of the city: each document is made by the one that fits
cli-render-jobs = How many documents are written at the same time (usually 2)
cli-render-progress = Writing
cli-render-folder = { $path }: { $counts }.
cli-render-made = { $count ->
    [one] { $count } document written
   *[other] { $count } documents written
}
cli-render-held = { $count } were there already
cli-render-some-refused = Not every document could be written: { $count } missing. The others are done; run the same command again when the fault is mended.
cli-render-volume-done = Wrote { $path } ({ $kilobytes } kB).
cli-render-together-form = Many reports in one file can be written as .pdf, .docx, .html or .md, not as { $path }. Data is given a file a report: --out instead of -o.
cli-render-examples =
    tertial render vb-2024.json -o vb-2024.pdf
    tertial render vb-2024.json -o vb-2024.pdf --template vb-enhet
    tertial extract vb-2024.txt | tertial render - -o vb-2024.docx
    tertial render --database ekstad.db --all --year 2026 --kind vb --out documents --jobs 2
    tertial render --database ekstad.db --committee "Social committee" --year 2026 --kind vb -o committee.pdf
    tertial render vb-2024.json --place sections/3 -o summary.docx
cli-render-done = Wrote { $path } ({ $kilobytes } kB), made from data with SHA-256 { $digest }.
stratml-loss-tables = StratML has no place for tables in the report's own words: they are left out.
stratml-loss-text-shape = StratML does not hold lists, bold, italics and links: the words stay as paragraphs.
stratml-loss-characters = XML does not hold all control characters: a replacement character stands in their place.

cli-word-back = Read back a Word file that Tertial has made, and show what has changed
cli-word-back-file = The Word file; "-" is standard input
cli-word-back-report = The report as it is now, as Report JSON
cli-word-back-exported = The report as it was when the file was made, if it has changed since
cli-word-back-output = The report with the changes is written here, as Report JSON
cli-word-back-take = Take this place too, though it conflicts or is gone from the file; may be repeated
cli-word-back-leave = Do not take this place; may be repeated
cli-word-back-format = Form: "text" (the default) or "json"
cli-word-back-isolation = Confine helper processes "best-effort" (the default) or "required"
cli-word-back-examples =
    tertial word-back vb-2024.docx --report vb-2024.json
    tertial word-back vb-2024.docx --report vb-2024.json -o vb-2024-new.json --leave sections/3
cli-word-back-exit-codes = Exit code 0: nothing differs, or everything is included. 1: something differs. 4: not everything is in what was written.
cli-word-back-other-version = { $file } was made of another version of the report ({ $made }…) than the one given ({ $given }…).
cli-word-back-other-version-hint = Give the version that the file was made of with --exported.
cli-word-back-no-place = { $place } is no place with text in a report.
cli-word-back-no-place-hint = A place is written as the differences print it: sections/3, goals/0/texts/analysis.
cli-word-back-no-difference = Nothing differs at { $place }.
cli-word-back-incomplete = The report is written. Differences that are not in it: { $count }. See also what is said of words without a place.

cli-import = Read documents into the database
cli-import-paths = Files and folders; folders are read with all that is in them
cli-import-database = The database: a SQLite file or postgres://…
cli-import-dry-run = Show what would happen and keep nothing
cli-import-city = The city's name, for a database that is new
# The name is kept with the documents, which are in Swedish.
cli-import-city-usual = Staden
cli-import-isolation = Confine helper processes "best-effort" (the default) or "required"
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
cli-import-some-refused = Refused documents: { $count }. The others were read.

cli-serve = Show the database as a site
cli-serve-database = The database: a SQLite file or postgres://…
cli-serve-listen = The address to listen on (default 127.0.0.1:8080); other than this computer only with sign-in
cli-serve-sign-in = How people sign in: "off" (the usual: no sign-in, this computer only), "passwords" or "openid" (the city's own sign-in)
cli-serve-openid-issuer = The address of the city's sign-in (OpenID Connect), exactly as it writes it
cli-serve-openid-client = What the city's sign-in calls this installation
cli-serve-openid-secret-file = The file with the installation's secret at the city's sign-in
cli-serve-address = The address that people write in their browser, with https; the one listened on by default
cli-serve-isolation = Confine helper processes "best-effort" (the default) or "required"
cli-serve-rules = The city's choice of rules, limits and indicators for the review (TOML)
cli-serve-stops = What has to be there before a report is handed in, with commas between: question-open (the default), grade-missing, outcome-missing, section-empty, error-unanswered, below-not-in; "none" for nothing
cli-serve-examples =
    tertial serve --database city.db
    tertial serve --database postgres://localhost/tertial --listen 127.0.0.1:9000
    tertial serve --database city.db --sign-in passwords --address https://tertial.ekstad.example
    tertial serve --database city.db --sign-in openid --openid-issuer https://id.ekstad.example --openid-client tertial --openid-secret-file /etc/tertial/openid.secret --address https://tertial.ekstad.example
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

cli-migrate = Bring a database's schema up to date
cli-migrate-database = The database: a SQLite file or postgres://…
cli-migrate-examples = tertial migrate --database postgres://owner@localhost/tertial
cli-migrate-done = The schema is up to date.

cli-audit = Verify the log of events and sign its heads
cli-audit-verify = Compute every chain of the log again and say where one does not hold
cli-audit-verify-database = The database: a SQLite file or postgres://…
cli-audit-verify-head = Signed heads of an earlier day, held against the log of today
cli-audit-verify-public-key = The public key that they must be signed with, in hexadecimal digits
cli-audit-verify-examples =
    tertial audit verify --database city.db
    tertial audit verify --database city.db --head heads-2026-11-22.txt --public-key 5f3a…
cli-audit-head = Print the heads of the log, signed, to be kept elsewhere
cli-audit-head-database = The database: a SQLite file or postgres://…
cli-audit-head-key = The file of the key to sign with
cli-audit-head-examples = tertial audit head --database city.db --key log.key > heads-2026-11-22.txt
cli-audit-key = Make a key to sign heads with
cli-audit-key-file = Where the key is kept; only its owner may read it
cli-audit-key-examples = tertial audit key log.key
cli-audit-key-made = Public key: { $key }
cli-audit-restored = Note in the log that a back-up was restored
cli-audit-restored-database = The database: a SQLite file or postgres://…
cli-audit-restored-reason = Why, in your own words
cli-audit-restored-head = The signed heads that left the house last: those that are gone are named in the log
cli-audit-restored-public-key = The public key that they must be signed with, in hexadecimal digits
cli-audit-restored-examples =
    tertial audit restored --database city.db --reason "The disk broke; the copy is from Tuesday night"
    tertial audit restored --database city.db --reason "The disk broke" --head heads-2026-11-22.txt --public-key 5f3a…
cli-audit-epoch = Epoch { $epoch } since { $at }: { $reason } Heads that are gone: { $lost }.
cli-audit-sent-given-up = { $chain }: event { $seq } is gone; the log says so since epoch { $epoch }.
cli-audit-installation = installation
cli-audit-chain-holds = { $chain }: the chain holds, to event { $seq }.
cli-audit-chain-gap = { $chain }: event { $seq } is missing.
cli-audit-chain-changed = { $chain }: event { $seq } was changed.
cli-audit-chain-payload = { $chain }: what event { $seq } tells was changed.
cli-audit-chain-head = { $chain }: the chain ends at event { $seq }, but its head names another.
cli-audit-sent-holds = { $chain }: event { $seq } is as it was when its head was signed.
cli-audit-sent-shorter = { $chain }: event { $seq } was there when its head was signed, and is gone.
cli-audit-sent-rewritten = { $chain }: event { $seq } is another than when its head was signed.
cli-audit-holds = Everything holds.
cli-audit-broken = The log does not hold. Faults: { $count }.
cli-audit-key-unusable = The key cannot be used: { $path }
cli-audit-key-unusable-hint = Make one with: tertial audit key FILE
cli-audit-head-unusable = This is no file of signed heads: { $path }
cli-audit-head-other-key = The heads were signed with another key: { $path }
cli-audit-head-changed = The heads were changed after they were signed: { $path }

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
cli-form-unknown = The form of the document cannot be told from { $path }: its name must end in { $known }.
cli-attach-data-form = Only a PDF can have data attached; { $path } is no PDF.
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
cli-worker-half-confined = Note: the system's kernel cannot confine helper processes in full.
cli-worker-not-confined = The system's kernel cannot confine helper processes (no landlock or no seccomp), and that is required.
cli-address-unusable = "{ $address }" is not an address.
cli-address-unusable-hint = Write host and port, like 127.0.0.1:8080.
cli-address-not-loopback = Other computers can reach { $address }. Without sign-in Tertial listens on this computer only.
cli-address-not-loopback-hint = Turn sign-in on with --sign-in passwords, or use 127.0.0.1 or [::1].
cli-openid-incomplete = Sign-in through the city needs --openid-issuer, --openid-client and --openid-secret-file, and the three belong there only.
cli-openid-incomplete-hint = Write all three together with --sign-in openid.
cli-openid-issuer-unusable = "{ $issuer }" cannot be the city's sign-in.
cli-openid-issuer-unusable-hint = Write it as https://id.ekstad.example, without a question mark. Only this computer may have http.
cli-openid-secret-unusable = The secret in { $file } cannot be used.
cli-openid-secret-unusable-hint = The file holds the secret on one line, and only whoever Tertial runs as can read it.
cli-openid-roots-unusable = No certificate authorities to trust were found: { $reason }
cli-openid-roots-unusable-hint = Install the system's certificates (the package ca-certificates), or point to them with SSL_CERT_FILE.
cli-own-address-unusable = "{ $address }" is no address of a site.
cli-own-address-unusable-hint = Write it as https://tertial.ekstad.example, without a path.
cli-own-address-readable = { $address } begins with http. Passwords would travel readable over the network.
cli-own-address-readable-hint = Let a proxy in front of Tertial see to https and write that address. Only this computer may have http.
cli-address-taken = The address { $address } is already used by another program.
cli-address-taken-hint = Choose another port: --listen 127.0.0.1:0 takes a free one.
cli-address-unavailable = It is not possible to listen on { $address }: { $reason }
cli-config-unreadable = { $path }, line { $line }, column { $column }: this is not TOML ({ $what }).
cli-config-key-unknown = { $path }, line { $line }, column { $column }: "{ $what }" is no command and no flag with a value.
cli-config-key-unknown-hint = Flags stand under their command: [serve] and then listen = "127.0.0.1:8080".
cli-config-value-unusable = { $path }, line { $line }, column { $column }: "{ $what }" takes a text or a whole number.
cli-database-in-use = The database { $path } is already used by another Tertial.
cli-database-in-use-hint = End the tertial serve or tertial import that uses it, and try again.
cli-database-missing = There is no such database: { $path }
cli-database-missing-hint = Make it with: tertial import PATH --database { $path }
cli-database-role-unguarded = The role "{ $role }" bypasses the database's row level security.
cli-database-role-unguarded-hint = Use a role that is neither superuser nor BYPASSRLS.
cli-database-earlier = The database has an older schema, and its role may not change it.
cli-database-earlier-hint = Let the owner of its tables run: tertial migrate --database DATABASE
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
cli-limit-word-bytes = a Word file that comes back
cli-limit-word-entries = parts of a Word file
cli-limit-word-unpacked-bytes = the parts of a Word file, unpacked
cli-limit-word-growth = times that a part may grow when it is unpacked
cli-limit-word-elements = elements in a part of a Word file
cli-limit-word-depth = how deep elements may stand in a Word file
cli-limit-import-files = files of one import
cli-limit-import-folder-depth = folders in folders of one import
cli-limit-demo-scale = times the usual size of a demonstration city
cli-limit-report-json-bytes = Report JSON that is read
cli-limit-report-json-objects = goals, rows, sections and blocks of Report JSON
cli-limit-report-json-values = values of Report JSON
cli-limit-report-json-goal-depth = goals under goals of Report JSON
cli-limit-pdf-pages = pages of a PDF
cli-limit-pdf-characters = characters of a document that is written
cli-limit-parse-memory-bytes = address space of a process that reads a document
cli-limit-parse-seconds = time to read a document
cli-limit-render-memory-bytes = address space of a process that writes a document
cli-limit-render-seconds = time to write a document
cli-limit-render-jobs = documents that one command writes at the same time
cli-limit-volume-bytes = Report JSON in one volume of many reports
cli-limit-workers = helper processes of a kind at a time
cli-limit-worker-start-seconds = time for a helper process to be ready
cli-limit-worker-jobs = jobs until a helper process is replaced
cli-limit-worker-answer-bytes = one answer of a helper process

## tertial check

cli-check = Hold reports against their own evidence
cli-check-paths = Files and folders: text, Markdown or Report JSON; a unit's earlier documents among them become its history
cli-check-database = Check what a database holds instead of files: an SQLite file or postgres://…
cli-check-unit = Only this unit's reports; the others are history
cli-check-year = Only this year's reports; the others are history
cli-check-none-selected = No report fits the selection.
cli-check-format = The form of the output: text, json, sarif, html or csv (default text)
cli-check-deny = The severity that gives exit code 1: hint, warning or error (default error)
cli-check-rules = The city's choice of rules, limits and indicators (TOML)
cli-check-answers = Answers to findings of files (TOML): rule, fingerprint and motive
cli-check-answered = Reviewed: { $motive }
cli-check-lapsed = { $count ->
    [one] One answer fits
   *[other] { $count } answers fit
} no finding any more: the words behind it have changed.
cli-answers-not-understood = { $path }, line { $line }: the answer is not understood ({ $argument }).
cli-answers-not-understood-hint = Each [[answer]] has rule, fingerprint (see --format json) and motive.
cli-check-examples =
    tertial check vb-2025.md
    tertial check reports/ --format html > review.html
    tertial check reports/ --format sarif --deny warning
    tertial check --database city.db --unit "Vuxenenheten" --year 2025
cli-check-progress = Reviewing
cli-check-title = Review
cli-check-none = No findings.
cli-check-line = line { $line }
cli-check-all-refused = None of the documents could be read.
cli-check-documents = { $count ->
    [one] One document:
   *[other] { $count } documents:
}
cli-check-errors = { $count ->
    [one] 1 important finding
   *[other] { $count } important findings
}
cli-check-warnings = { $count ->
    [one] 1 to look over
   *[other] { $count } to look over
}
cli-check-hints = { $count ->
    [one] 1 hint
   *[other] { $count } hints
}
cli-check-column-file = File
cli-check-column-unit = Unit
cli-check-column-year = Year
cli-check-column-kind = Document
cli-check-column-severity = Severity
cli-check-column-rule = Rule
cli-check-column-place = Place
cli-check-column-where = Where
cli-check-column-line = Line
cli-check-column-words = Finding
cli-check-column-evidence = Evidence
cli-check-column-answer = Answer
cli-rules = Print the rules of the review
cli-rules-format = The form of the output: text or json (default text)
cli-rules-examples =
    tertial rules
    tertial rules --format json
cli-value-rules = FILE
cli-value-format = FORM
cli-value-unit = NAME
cli-value-year = YEAR
cli-value-deny = SEVERITY
cli-value-out = FOLDER
cli-value-committee = NAME
cli-value-kind = DOCUMENT
cli-value-jobs = N
cli-value-form = FORM
cli-value-report = FILE
cli-value-exported = FILE
cli-value-place = PLACE
cli-value-take = PLACE
cli-value-leave = PLACE
cli-limit-rules-bytes = Bytes in the file with a city's choices for the review
cli-settings-not-toml = { $path }, line { $line }: the file is not TOML: { $argument }
cli-settings-no-rule = { $path }, line { $line }: there is no rule “{ $argument }”.
cli-settings-no-rule-hint = Write tertial rules to see those that exist.
cli-settings-no-table = { $path }, line { $line }: “{ $argument }” must be a table.
cli-settings-not-understood = { $path }, line { $line }: “{ $argument }” is not understood or lies outside what is allowed.
cli-settings-not-understood-hint = Write tertial rules to see each rule's names, defaults and limits.

cli-compile = Compile a committee's report from its units'
cli-compile-database = The database: a SQLite file or postgres://…
cli-compile-unit = The committee: its name or identity
cli-compile-year = The year
cli-compile-kind = Which report: vp, t1, t2 or vb
cli-compile-drafts = Take in the units' drafts too
cli-compile-output = The file; its ending (.json, .pdf, .docx, .html) says the form. Report JSON can be changed and printed again
cli-compile-templates = The folder with the own templates of the city: the document is made by the one that fits
cli-compile-isolation = Confine child processes "best-effort" (the usual) or "required"
cli-compile-examples =
    tertial compile --database ekstad.db --unit Care --year 2026 --kind t2 -o t2.docx
    tertial compile --database ekstad.db --unit Care --year 2025 --kind vb -o vb.json
cli-summary = Make a summary on one page, with pictures
cli-summary-database = The database: a SQLite file or postgres://…
cli-summary-unit = The unit or committee: its name or identity
cli-summary-city = The whole city
cli-summary-year = The year
cli-summary-kind = Which report: vp, t1, t2 or vb
cli-summary-output = The file; its ending (.pdf, .docx, .html) says the form
cli-summary-templates = The folder with the own templates of the city: the document is made by the one that fits
cli-summary-isolation = Confine child processes "best-effort" (the usual) or "required"
cli-summary-examples =
    tertial summary --database ekstad.db --city --year 2025 --kind vb -o city.pdf
    tertial summary --database ekstad.db --unit Care --year 2026 --kind t2 -o t2.pdf
cli-monthly = Make the month's report for those who lead
cli-monthly-database = The database: a SQLite file or postgres://…
cli-monthly-unit = This committee alone; else the whole city
cli-monthly-month = The month (YYYY-MM)
cli-monthly-output = The file; its ending (.pdf, .docx, .html) says the form
cli-monthly-templates = The folder with the own templates of the city: the document is made by the one that fits
cli-monthly-isolation = Confine child processes "best-effort" (the usual) or "required"
cli-monthly-examples =
    tertial monthly --database ekstad.db --month 2026-09 -o month.pdf
cli-value-month = MONTH

cli-person = People who may sign in, and their roles
cli-person-add = Enter a person with a user name
cli-person-add-name = The person's name
cli-person-add-database = The database: a SQLite file or postgres://…
cli-person-add-login = The user name to sign in with
cli-person-add-email = The address for reminders
cli-person-add-examples = tertial person add "Astrid Ek" --login astrid --database city.db
cli-person-added = { $name } is entered: { $id }
cli-person-none = Nobody is entered yet.
cli-person-list = List people and their roles
cli-person-list-database = The database: a SQLite file or postgres://…
cli-person-list-examples = tertial person list --database city.db
cli-person-give = Give a person a role at a place
cli-person-give-person = The user name, or the person's id
cli-person-give-role = reader, contributor, reporter, reviewer, approver, city_office, administrator or auditor
cli-person-give-place = The place's name or id; the role counts there and at everything below it
cli-person-give-database = The database: a SQLite file or postgres://…
cli-person-give-from = The first day (default today)
cli-person-give-until = The last day (default no end)
cli-person-give-examples =
    tertial person give astrid administrator "Ekstads kommunfullmaktige" --database city.db
    tertial person give bo reporter "Solgatan" --until 2026-12-31 --database city.db
cli-person-given = The role is given: { $id }
cli-person-end = End a role
cli-person-end-grant = The role's id, as the list shows it
cli-person-end-database = The database: a SQLite file or postgres://…
cli-person-end-examples = tertial person end 019ab3f0-0000-7000-8000-000000000001 --database city.db
cli-person-link = Make a link by which a person chooses a password, once, within a day
cli-person-link-person = The user name, or the person's id
cli-person-link-database = The database: a SQLite file or postgres://…
cli-person-link-address = The address that people write in their browser (default http://127.0.0.1:8080)
cli-person-link-examples = tertial person link astrid --address https://tertial.ekstad.example --database city.db
cli-person-shut-out = Shut a person out and end all their sessions
cli-person-shut-out-person = The user name, or the person's id
cli-person-shut-out-database = The database: a SQLite file or postgres://…
cli-person-shut-out-examples = tertial person shut-out astrid --database city.db
cli-person-let-in = Let a person in again
cli-person-let-in-person = The user name, or the person's id
cli-person-let-in-database = The database: a SQLite file or postgres://…
cli-person-let-in-examples = tertial person let-in astrid --database city.db
cli-person-connect = Connect a person to the city's sign-in
cli-person-connect-person = The user name, or the person's id
cli-person-connect-issuer = The issuer's address, exactly as it writes it
cli-person-connect-subject = The person's identifier at the issuer
cli-person-connect-database = The database: a SQLite file or postgres://…
cli-person-connect-examples = tertial person connect astrid --issuer https://id.ekstad.example --subject 5b2f --database city.db
cli-person-disconnect = Remove a person's connection to the city's sign-in
cli-person-disconnect-person = The user name, or the person's id
cli-person-disconnect-issuer = The issuer's address, exactly as it writes it
cli-person-disconnect-subject = The person's identifier at the issuer
cli-person-disconnect-database = The database: a SQLite file or postgres://…
cli-person-disconnect-examples = tertial person disconnect astrid --issuer https://id.ekstad.example --subject 5b2f --database city.db
cli-person-break-glass = Let a person sign in by a password even where the city's sign-in is the way in
cli-person-break-glass-person = The user name, or the person's id
cli-person-break-glass-may = on or off
cli-person-break-glass-database = The database: a SQLite file or postgres://…
cli-person-break-glass-examples = tertial person break-glass astrid on --database city.db
cli-person-forget-codes = Turn codes off for a person who has lost their device
cli-person-forget-codes-person = The user name, or the person's id
cli-person-forget-codes-database = The database: a SQLite file or postgres://…
cli-person-forget-codes-examples = tertial person forget-codes astrid --database city.db
