### Why something is refused, by code, and what can be done about it.

## Documents

problem-file-unreadable = { $file } cannot be read: { $reason }
problem-file-empty = { $file } is empty.
problem-file-too-large = { $file } is larger than the limit of { $limit } bytes.
hint-file-too-large = Split the document into smaller parts.
problem-file-too-many-lines = { $file } has more than { $limit } lines.
problem-file-line-too-long = Line { $line } of { $file } is longer than { $limit } bytes.
problem-file-not-text = { $file } is not text but of the type { $type }.
hint-file-not-text = Text and Markdown are read. Make text of a PDF with: pdftotext -raw FILE.pdf
problem-file-broken-encoding = The character encoding of { $file } is broken at byte { $at }.
hint-file-broken-encoding = Save the file as UTF-8 and try again.
problem-document-too-long = The document has { $characters } characters: that is more than one document can hold.
problem-document-too-many-pages = The document came to { $pages } pages; the limit is { $limit }.
hint-document-in-volumes = Split it into volumes.
problem-document-day-unusable = The day { $day } cannot stand in a PDF.
problem-document-refused = The document could not be made: { $reason }
problem-report-json-too-large = { $file } is too large: { $reason }
problem-report-json-too-many = { $file } holds too much: { $reason }
problem-report-json-too-deep = { $file } is too deep: { $reason }
problem-report-json-malformed = { $file } is not Report JSON: { $reason }
problem-report-json-unknown-schema = { $file } has another version of Report JSON: { $reason }
problem-report-json-no-such-place = { $file } refers to something that is not there: { $reason }
problem-stratml-too-large = { $file } is too large: { $reason }
problem-stratml-too-many = { $file } holds too much: { $reason }
problem-stratml-malformed = { $file } is no StratML that can be read: { $reason }
problem-stratml-other-root = { $file } is another kind of XML: { $reason }
problem-worker-fault = A fault in the program stopped the job with { $file }.
problem-worker-order-unsound = The helper process did not understand the order.
problem-worker-not-started = { $file } could not be read just now: no helper process could be started.
problem-worker-timed-out = { $file } took too long and was stopped.
problem-worker-died = { $file } does not fit the memory limit, or is damaged.
problem-worker-answer-too-large = { $file } gave too large an answer.
problem-worker-answer-unsound = { $file } gave an answer that cannot be believed.
problem-worker-not-confined = The system's kernel cannot confine helper processes, and that is required.

## Reading in

problem-import-no-year = { $file } does not say which year it is about.
problem-import-no-kind = { $file } does not say whether it is a plan, a tertial report or an annual report.
hint-import-name-file = Let the file's name say it, like vb-2024.txt or t1-2025.txt.
problem-import-too-many-goals = { $file } has more than { $limit } goals.
problem-import-too-many-rows = { $file } has more than { $limit } rows in its tables.
problem-restore-reason-unusable = Write why the back-up was restored, { $limit } characters at most.
problem-removal-decision-unusable = Write the decision as it can be found in the records, { $limit } characters at most.
problem-removal-of-the-log = The event belongs to the log itself, which cannot be understood without it.
problem-removal-done-before = What the event told has been removed already.
problem-removal-of-nothing = The event tells nothing that could be removed.

## Compilation

problem-compilation-no-reports = No unit has a report to compile.
problem-compilation-not-draft = The committee's report is no longer a draft and cannot be replaced.
problem-place-unknown = No part of the organisation is called { $name }.
hint-place-unknown = Write the name as it stands on the page Units, or the unit's identity.
problem-document-form-unfit = This cannot be written as { $form }.
problem-document-no-place = The report has no place named { $place }.
problem-word-back-not-word = { $file } is no Word file (.docx), or it is damaged.
hint-word-back-not-word = Open it in Word or LibreOffice and save it as .docx.
problem-word-back-too-large = { $file } holds too much to be read ({ $what }, the limit is { $limit }).
problem-word-back-broken-part = { $file } is damaged: { $part } cannot be read at byte { $at }.
problem-word-back-no-origin = { $file } does not say which report it was made of.
hint-word-back-no-origin = Fetch the report as Word from Tertial, write in that file and bring it back.
problem-word-back-other-report = { $file } was not made of this report.
hint-word-back-other-report = Bring it back to the report that it was fetched from.
problem-word-back-adopted = The report is adopted and is never changed.
hint-word-back-adopted = A correction is a new version, which starts as a draft.
problem-word-back-unconfirmed = The report was read in from a document and nobody has confirmed it; it is not changed this way.
problem-word-back-ready = The report is marked ready. It must become a draft again before anything in it is changed.
problem-word-back-forbidden = You may not write in this report.
problem-word-back-none-chosen = Nothing is chosen: tick at least one place.
problem-word-back-no-file = Choose a Word file first.

problem-sign-in-refused = The user name, the password or the code is not right.
problem-sign-in-too-often = There have been too many attempts. Wait six minutes and try again.
problem-password-too-short = The password is too short. It needs at least { $least } characters.
problem-password-too-long = The password is too long. It may have at most { $most } characters.
problem-password-holds-name = The password is your name with a little more. Choose something that nobody can work out.
problem-password-too-simple = The password is the same characters again and again, or characters in a row. Choose another.
problem-passwords-differ = The two passwords are not alike. Write the same in both fields.
problem-code-wrong = The code is not right. Look which code the app shows now.
problem-link-over = The link has been used, is too old or is not whole. Ask whoever gave it to you for a new one.
problem-link-takes-two = The person has a role that takes two to give. A link for them is made by whoever runs the installation, with the command "tertial person link".
problem-login-unusable = The user name cannot be used. It must be one word of at most { $limit } characters.
problem-login-taken = The user name is taken. Choose another.
problem-login-given-already = The person has a user name already.
problem-login-missing = The person has no user name yet. Give one first.
problem-role-days-reversed = The last day comes before the first.
problem-person-name-unusable = The name cannot be used. It must be one line of at most { $limit } characters.
problem-person-email-unusable = The e-mail address cannot be used. Write it as name@ekstad.example, without accents and blanks.
problem-person-shut-out = { $name } is shut out. Let them in again before you give a role.
problem-role-not-offered = The role waits for nobody. It has been approved or ended already.
problem-person-unknown = Nobody is called "{ $name }" here. Write the user name or the person's id.
problem-openid-unbelieved = The answer of the city's sign-in did not fit, and nobody has been signed in. Try again. If it happens several times, give the code { $code } to whoever runs Tertial.
problem-openid-too-late = Signing in took too long, or began in another browser. Try again.
problem-openid-declined = The city's sign-in did not let you in, or you broke it off.
problem-openid-unknown = You are signed in at the city but not connected here yet. Give the identifier { $subject } to whoever sees to roles where you work.
problem-openid-shut-out = You are shut out. Turn to whoever sees to roles where you work.
problem-openid-another-person = Somebody else confirmed who they are than the one who is signed in. Nothing has changed.
problem-identity-unusable = The identifier cannot be used. It has at most { $limit } plain characters, and the issuer's address begins with https.
problem-identity-taken = The identifier is connected to somebody already.
problem-identity-takes-two = The person has a role that takes two to give. Such a connection is made by whoever runs the installation, with the command "tertial person connect".
problem-deadline-needed = There is no last day for { $kind ->
    [annual_plan] the plan
    [tertial_report_1] tertial report 1
    [tertial_report_2] tertial report 2
   *[annual_report] the annual report
  }.
problem-deadline-outside = { $day } is too far from the year.
problem-year-too-much = That is more than { $limit } at once. Divide it.
problem-year-activity-ends-before-it-starts = "{ $name }" ends before it begins. Which day should change?
problem-year-words-needed = A goal, an indicator, a target or an activity has no words.
problem-year-words-too-long = A text is longer than { $limit } characters.
problem-year-nothing-said = There is nothing to change.
problem-year-goal-unknown = There is no such goal.
problem-year-goal-not-yours = The goal belongs to another committee.
problem-year-indicator-unknown = There is no indicator called "{ $name }".
problem-year-goal-set-unnamed = The new goals need a name.
problem-year-goal-set-ends-early = The new goals end before the year begins.
problem-year-goal-set-needed = No goals hold in that year. Give the new goals a name.
problem-year-without-goals = The year needs at least one goal.
problem-year-without-council = The city has no council to open the year for.
problem-year-is-open = The year { $year } is open already.
problem-year-committee-unknown = The committee is not there in that year.
problem-year-has-reports = { $count ->
    [one] One unit has written in its plan for { $year }
   *[other] { $count } units have written in their plans for { $year }
  }, so the year cannot be undone.
problem-year-has-answers = { $count ->
    [one] One change has been answered
   *[other] { $count } changes have been answered
  } in { $year }, so the year cannot be undone.
problem-year-has-parts = { $count ->
    [one] One committee has said its part of { $year }
   *[other] { $count } committees have said their part of { $year }
  }, so the year cannot be undone.
problem-own-goal-untitled = A changed goal needs a title of at most { $limit } characters.
problem-workplaces-have-no-plan = A workplace has no plan of its own.
problem-plan-needed = The follow-up begins in the plan, and that is not begun.
hint-plan-needed = Begin the plan first.
problem-answer-words-needed = Write why, or what you want to ask.
