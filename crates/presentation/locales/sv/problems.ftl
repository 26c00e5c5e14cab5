### Varför något avvisas, efter kod, och vad som kan göras åt det.

## Dokument

problem-file-unreadable = { $file } kan inte läsas: { $reason }
problem-file-empty = { $file } är tom.
problem-file-too-large = { $file } är större än gränsen på { $limit } byte.
hint-file-too-large = Dela upp dokumentet i mindre delar.
problem-file-too-many-lines = { $file } har fler än { $limit } rader.
problem-file-line-too-long = Rad { $line } i { $file } är längre än { $limit } byte.
problem-file-not-text = { $file } är ingen text utan av typen { $type }.
hint-file-not-text = Text och Markdown läses. Gör text av en PDF med: pdftotext -raw FIL.pdf
problem-file-broken-encoding = Teckenkodningen i { $file } är trasig vid byte { $at }.
hint-file-broken-encoding = Spara filen som UTF-8 och försök igen.
problem-document-too-long = Dokumentet har { $characters } tecken: det är mer än ett dokument kan ha.
problem-document-too-many-pages = Dokumentet blev { $pages } sidor; gränsen är { $limit }.
hint-document-in-volumes = Dela upp det i flera band.
problem-document-day-unusable = Dagen { $day } kan inte stå i en PDF.
problem-document-refused = Dokumentet gick inte att skapa: { $reason }
problem-report-json-too-large = { $file } är för stor: { $reason }
problem-report-json-too-many = { $file } rymmer för mycket: { $reason }
problem-report-json-too-deep = { $file } är för djup: { $reason }
problem-report-json-malformed = { $file } är inte Report JSON: { $reason }
problem-report-json-unknown-schema = { $file } har en annan version av Report JSON: { $reason }
problem-report-json-no-such-place = { $file } hänvisar till något som inte finns: { $reason }
problem-stratml-too-large = { $file } är för stor: { $reason }
problem-stratml-too-many = { $file } rymmer för mycket: { $reason }
problem-stratml-malformed = { $file } är inte StratML som går att läsa: { $reason }
problem-stratml-other-root = { $file } är en annan sorts XML: { $reason }
problem-worker-fault = Ett fel i programmet stoppade jobbet med { $file }.
problem-worker-order-unsound = Hjälpprocessen förstod inte ordern.
problem-worker-not-started = { $file } kunde inte läsas just nu: ingen hjälpprocess kunde startas.
problem-worker-timed-out = { $file } tog för lång tid och avbröts.
problem-worker-died = { $file } ryms inte i minnesgränsen eller är skadad.
problem-worker-answer-too-large = { $file } gav ett för stort svar.
problem-worker-answer-unsound = { $file } gav ett svar som inte går att lita på.
problem-worker-not-confined = Systemets kärna kan inte avgränsa hjälpprocesser, och det krävs.

## Inläsning

problem-import-no-year = { $file } säger inte vilket år det gäller.
problem-import-no-kind = { $file } säger inte om det är en plan, en tertialrapport eller en berättelse.
hint-import-name-file = Låt filens namn säga det, som vb-2024.txt eller t1-2025.txt.
problem-import-too-many-goals = { $file } har fler än { $limit } mål.
problem-import-too-many-rows = { $file } har fler än { $limit } rader i sina tabeller.
problem-restore-reason-unusable = Skriv varför säkerhetskopian lades tillbaka, högst { $limit } tecken.
problem-removal-decision-unusable = Skriv beslutet som det kan hittas i diariet, högst { $limit } tecken.
problem-removal-of-the-log = Händelsen hör till loggen själv, som inte går att förstå utan den.
problem-removal-done-before = Det som händelsen berättade är redan borttaget.
problem-removal-of-nothing = Händelsen berättar inget att ta bort.

## Sammanställning

problem-compilation-no-reports = Ingen enhet har en rapport att sammanställa.
problem-compilation-not-draft = Nämndens rapport är inte längre ett utkast och kan inte ersättas.
problem-place-unknown = Ingen del av organisationen heter { $name }.
hint-place-unknown = Skriv namnet som det står på sidan Enheter, eller enhetens identitet.
problem-document-form-unfit = Det här går inte att skriva som { $form }.
problem-document-no-place = I rapporten finns ingen plats som heter { $place }.
problem-word-back-not-word = { $file } är ingen Word-fil (.docx), eller så är den skadad.
hint-word-back-not-word = Öppna den i Word eller LibreOffice och spara den som .docx.
problem-word-back-too-large = { $file } rymmer för mycket för att läsas ({ $what }, gränsen är { $limit }).
problem-word-back-broken-part = { $file } är skadad: { $part } kan inte läsas vid byte { $at }.
problem-word-back-no-origin = { $file } säger inte vilken rapport den är gjord av.
hint-word-back-no-origin = Hämta rapporten som Word ur Tertial, skriv i den filen och ta tillbaka den.
problem-word-back-other-report = { $file } är inte gjord av den här rapporten.
hint-word-back-other-report = Ta tillbaka den i den rapport som den hämtades ur.
problem-word-back-adopted = Rapporten är beslutad och ändras aldrig.
hint-word-back-adopted = En rättelse är en ny version, som börjar som utkast.
problem-word-back-unconfirmed = Rapporten är inläst ur ett dokument och inte bekräftad av någon; den ändras inte på det här sättet.
problem-word-back-ready = Rapporten är klarmarkerad. Den måste bli ett utkast igen innan något ändras i den.
problem-word-back-forbidden = Den här rapporten får du inte skriva i.
problem-word-back-none-chosen = Inget är valt: kryssa för minst en plats.
problem-word-back-no-file = Välj en Word-fil först.

problem-sign-in-refused = Användarnamnet, lösenordet eller koden stämmer inte.
problem-sign-in-too-often = Det har varit för många försök. Vänta sex minuter och försök igen.
problem-password-too-short = Lösenordet är för kort. Det ska ha minst { $least } tecken.
problem-password-too-long = Lösenordet är för långt. Det får ha högst { $most } tecken.
problem-password-holds-name = Lösenordet är ditt namn med lite till. Välj något som ingen kan räkna ut.
problem-password-too-simple = Lösenordet är samma tecken om och om igen, eller tecken i rad. Välj något annat.
problem-passwords-differ = De två lösenorden är inte lika. Skriv samma i båda fälten.
problem-code-wrong = Koden stämmer inte. Titta efter vilken kod appen visar nu.
problem-link-over = Länken är använd, för gammal eller inte hel. Be den som gav dig den om en ny.
problem-link-takes-two = Personen har en roll som två måste ge. En länk för den görs av den som sköter installationen, med kommandot ”tertial person link”.
problem-login-unusable = Användarnamnet går inte att använda. Det ska vara ett enda ord med högst { $limit } tecken.
problem-login-taken = Användarnamnet är upptaget. Välj ett annat.
problem-login-given-already = Personen har redan ett användarnamn.
problem-login-missing = Personen har inget användarnamn än. Ge ett först.
problem-role-days-reversed = Sista dagen kommer före den första.
problem-person-name-unusable = Namnet går inte att använda. Det ska vara en rad med högst { $limit } tecken.
problem-person-email-unusable = E-postadressen går inte att använda. Skriv den som namn@ekstad.example, utan å, ä, ö och mellanslag.
problem-person-shut-out = { $name } är utestängd. Släpp in personen igen innan du ger en roll.
problem-role-not-offered = Rollen väntar inte på någon. Den är redan godkänd eller avslutad.
problem-person-unknown = Ingen heter ”{ $name }” här. Skriv användarnamnet eller personens id.
problem-openid-unbelieved = Svaret från stadens inloggning stämde inte, och ingen har loggats in. Försök igen. Händer det flera gånger, lämna koden { $code } till den som sköter Tertial.
problem-openid-too-late = Inloggningen tog för lång tid eller började i en annan webbläsare. Försök igen.
problem-openid-declined = Stadens inloggning släppte inte in dig, eller så avbröt du den.
problem-openid-unknown = Du är inloggad i staden men ännu inte ansluten här. Lämna beteckningen { $subject } till den som sköter behörigheter hos dig.
problem-openid-shut-out = Du är utestängd. Vänd dig till den som sköter behörigheter hos dig.
problem-openid-another-person = Det var någon annan som bekräftade sig än den som är inloggad. Inget har ändrats.
problem-identity-unusable = Beteckningen går inte att använda. Den ska ha högst { $limit } tecken, utan å, ä och ö, och utfärdarens adress ska börja med https.
problem-identity-taken = Beteckningen är redan ansluten till någon.
problem-identity-takes-two = Personen har en roll som två måste ge. En anslutning för den görs av den som sköter installationen, med kommandot ”tertial person connect”.
problem-deadline-needed = En sista dag saknas för { $kind ->
    [annual_plan] verksamhetsplanen
    [tertial_report_1] tertialrapport 1
    [tertial_report_2] tertialrapport 2
   *[annual_report] verksamhetsberättelsen
  }.
problem-deadline-outside = { $day } ligger för långt från året.
problem-year-too-much = Det är fler än { $limit } på en gång. Dela upp det.
problem-year-activity-ends-before-it-starts = ”{ $name }” slutar innan den börjar. Vilken dag ska ändras?
problem-year-words-needed = Ett mål, ett mått, ett årsmål eller en aktivitet saknar text.
problem-year-words-too-long = En text är längre än { $limit } tecken.
problem-year-nothing-said = Det finns inget att ändra.
problem-year-goal-unknown = Målet finns inte.
problem-year-goal-not-yours = Målet hör till en annan nämnd.
problem-year-indicator-unknown = Det finns inget mått som heter ”{ $name }”.
problem-year-goal-set-unnamed = De nya målen behöver ett namn.
problem-year-goal-set-ends-early = De nya målen slutar innan året börjar.
problem-year-goal-set-needed = Inga mål gäller det året. Ge de nya målen ett namn.
problem-year-without-goals = Året behöver minst ett mål.
problem-year-without-council = Staden har inget kommunfullmäktige att öppna året för.
problem-year-is-open = Året { $year } är redan öppet.
problem-year-committee-unknown = Nämnden finns inte det året.
problem-year-has-reports = { $count ->
    [one] En enhet har skrivit i sin plan för { $year }
   *[other] { $count } enheter har skrivit i sina planer för { $year }
  }, så året kan inte ångras.
problem-year-has-answers = { $count ->
    [one] En ändring har besvarats
   *[other] { $count } ändringar har besvarats
  } i { $year }, så året kan inte ångras.
problem-year-has-parts = { $count ->
    [one] En nämnd har lagt in sin del av { $year }
   *[other] { $count } nämnder har lagt in sin del av { $year }
  }, så året kan inte ångras.
problem-own-goal-untitled = Ett ändrat mål behöver en rubrik på högst { $limit } tecken.
problem-workplaces-have-no-plan = En arbetsplats har ingen egen plan.
problem-plan-needed = Uppföljningen börjar i planen, och den är inte påbörjad.
hint-plan-needed = Påbörja planen först.
problem-answer-words-needed = Skriv varför, eller vad du vill fråga.
