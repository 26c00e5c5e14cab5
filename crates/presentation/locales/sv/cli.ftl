### Kommandots texter.

cli = Tertial läser stadens planer och rapporter, sparar dem, visar dem och skriver ut dem.
cli-examples =
    tertial demo                                  prova med den påhittade staden Ekstad
    tertial import rapporter/ --database stad.db  läs in en mapp med dokument
    tertial serve --database stad.db              visa dem på http://127.0.0.1:8080
cli-config = En fil med inställningar (TOML); står före kommandot
cli-help = Visa den här hjälpen
cli-version = Visa programmets version
cli-error = fel:
cli-hint = tips:
cli-heading-usage = Användning:
cli-heading-commands = Kommandon
cli-heading-arguments = Argument
cli-heading-options = Flaggor
cli-heading-examples = Exempel
cli-exit-codes =
    Slutkoder:
      0   klart
      1   går inte att göra som det står
      2   uppsättningen passar inte: en adress, en databas, något systemet saknar
      3   något som behövs finns inte just nu; försök igen
      4   klart till en del, eller en kontroll fann något som inte håller; utskriften säger vad
      70  ett fel i programmet
cli-value-command = KOMMANDO
cli-value-options = FLAGGOR
cli-value-file = FIL
cli-value-paths = SÖKVÄG
cli-value-output = FIL
cli-value-database = DATABAS
cli-value-listen = ADRESS
cli-value-issued = DATUM
cli-value-scale = N
cli-value-city = NAMN
cli-value-isolation = NIVÅ
cli-value-head = FIL
cli-value-public_key = NYCKEL
cli-value-key = FIL

## Kommandona

cli-extract = Skriv ett dokument som data (Report JSON)
cli-extract-file = Dokumentet: text, Markdown eller StratML; ”-” är standard in
cli-extract-ledger = Ta med liggaren: vad det blev av varje rad
cli-extract-max-bytes = Största fil som läses, i byte
cli-extract-pretty = Radbrytningar och indrag också när ingen ser på
cli-extract-isolation = Avgränsa hjälpprocesser ”best-effort” (det vanliga) eller ”required”
cli-extract-examples =
    tertial extract vb-2024.txt
    tertial extract --ledger vb-2024.txt > vb-2024.json
    pdftotext -raw vb-2024.pdf - | tertial extract -

cli-render = Skriv rapporter som dokument (PDF, Word, webbsida, Markdown) eller data (StratML, JSON)
cli-render-file = Report JSON; ”-” är standard in
cli-render-output = Filen som dokumentet skrivs till; filnamnets ändelse (.pdf, .docx, .html, .md, .xml, .json) avgör formen. Med --database blir alla rapporter kapitel i ett dokument (.pdf, .docx, .html eller .md)
cli-render-issued = Dokumentets dag (ÅÅÅÅ-MM-DD), så att samma indata ger samma byte
cli-render-attach-data = Bifoga data i PDF-filen: report.json och tables.csv (PDF/A-3a)
cli-render-place = Bara den här platsen i rapporten, till exempel sections/3 eller goals/0
cli-render-isolation = Avgränsa hjälpprocesser ”best-effort” (det vanliga) eller ”required”
cli-render-database = Skriv det som ligger i en databas i stället för en fil: en SQLite-fil eller postgres://…
cli-render-unit = Enhetens rapporter
cli-render-committee = Nämndens rapport och rapporterna från alla enheter som då hörde till den
cli-render-all = Hela stadens rapporter
cli-render-year = Bara det här årets rapporter
cli-render-kind = Bara det här av årets dokument: vp, t1, t2 eller vb
cli-render-out = Mappen som får ett dokument per rapport och en förteckning, documents.csv; det som redan finns där och är oförändrat skrivs inte igen
cli-render-form = Formerna som varje rapport skrivs i: pdf, docx, html, md, xml eller json, med komma mellan (förval pdf)
cli-render-templates = Mappen med stadens egna mallar: varje dokument görs efter den som passar
cli-render-jobs = Så många dokument skrivs samtidigt (förval 2)
cli-render-progress = Skriver
cli-render-folder = { $path }: { $counts }.
cli-render-made = { $count ->
    [one] { $count } dokument skrivet
   *[other] { $count } dokument skrivna
}
cli-render-held = { $count } fanns redan
cli-render-some-refused = Alla dokument kunde inte skrivas: { $count } saknas. De andra är klara; kör samma kommando igen när felet är åtgärdat.
cli-render-volume-done = Skrev { $path } ({ $kilobytes } kB).
cli-render-together-form = Många rapporter i en fil går att skriva som .pdf, .docx, .html eller .md, inte som { $path }. Data ges en fil per rapport: --out i stället för -o.
cli-render-examples =
    tertial render vb-2024.json -o vb-2024.pdf
    tertial render vb-2024.json -o vb-2024.pdf --template vb-enhet
    tertial extract vb-2024.txt | tertial render - -o vb-2024.docx
    tertial render --database ekstad.db --all --year 2026 --kind vb --out dokument --jobs 2
    tertial render --database ekstad.db --committee Socialnämnden --year 2026 --kind vb -o nämnden.pdf
    tertial render vb-2024.json --place sections/3 -o sammanfattning.docx
cli-render-done = Skrev { $path } ({ $kilobytes } kB), gjord av data med SHA-256 { $digest }.
stratml-loss-tables = StratML har ingen plats för tabeller i rapportens egna ord: de följer inte med.
stratml-loss-text-shape = StratML rymmer inte listor, fetstil, kursiv och länkar: orden står kvar som stycken.
stratml-loss-characters = XML rymmer inte alla styrtecken: ett ersättningstecken står i deras ställe.

cli-word-back = Läs tillbaka en Word-fil som Tertial har gjort, och visa vad som ändrats
cli-word-back-file = Word-filen; ”-” är standard in
cli-word-back-report = Rapporten som den är nu, som Report JSON
cli-word-back-exported = Rapporten som den var när filen gjordes, om den har ändrats sedan dess
cli-word-back-output = Rapporten med ändringarna skrivs hit, som Report JSON
cli-word-back-take = Ta med också den här platsen, fast den krockar eller saknas i filen; kan upprepas
cli-word-back-leave = Ta inte med den här platsen; kan upprepas
cli-word-back-format = Form: ”text” (det vanliga) eller ”json”
cli-word-back-isolation = Avgränsa hjälpprocesser ”best-effort” (det vanliga) eller ”required”
cli-word-back-examples =
    tertial word-back vb-2024.docx --report vb-2024.json
    tertial word-back vb-2024.docx --report vb-2024.json -o vb-2024-ny.json --leave sections/3
cli-word-back-exit-codes = Slutkod 0: inget skiljer, eller allt är med. 1: något skiljer. 4: allt kom inte med i det som skrevs.
cli-word-back-other-version = { $file } är gjord av en annan version av rapporten ({ $made }…) än den som angavs ({ $given }…).
cli-word-back-other-version-hint = Ange den version som filen gjordes av med --exported.
cli-word-back-no-place = { $place } är ingen plats med text i en rapport.
cli-word-back-no-place-hint = En plats skrivs som i utskriften av skillnaderna: sections/3, goals/0/texts/analysis.
cli-word-back-no-difference = Vid { $place } skiljer ingenting.
cli-word-back-incomplete = Rapporten är skriven. Skillnader som inte är med: { $count }. Se också vad som sägs om ord utan plats.

cli-import = Läs in dokument i databasen
cli-import-paths = Filer och mappar; mappar läses med allt som ligger i dem
cli-import-database = Databasen: en SQLite-fil eller postgres://…
cli-import-dry-run = Visa vad som skulle hända och spara ingenting
cli-import-city = Stadens namn, för en databas som är ny
cli-import-city-usual = Staden
cli-import-isolation = Avgränsa hjälpprocesser ”best-effort” (det vanliga) eller ”required”
cli-import-examples =
    tertial import vb-2024.txt --database stad.db
    tertial import rapporter/ --database stad.db --dry-run
cli-import-progress = Läser in
cli-import-dry = Provkörning: ingenting har sparats.
cli-import-read = { $count ->
    [one] Läste { $count } dokument:
   *[other] Läste { $count } dokument:
}
cli-import-new = { $count ->
    [one] { $count } nytt
   *[other] { $count } nya
}
cli-import-unchanged = { $count ->
    [one] { $count } oförändrat
   *[other] { $count } oförändrade
}
cli-import-new-version = { $count ->
    [one] { $count } ny version
   *[other] { $count } nya versioner
}
cli-import-refused = { $count ->
    [one] { $count } avvisat
   *[other] { $count } avvisade
}
cli-import-matches = Namn: { $linked } kopplade till det som fanns, { $new } nya, { $uncertain } osäkra.
cli-import-uncertain = Osäkra namn blev nya poster och väntar på att en människa avgör: se sidan Inlästa.
cli-import-unplaced = { $count ->
    [one] { $count } rad fick ingen plats i rapporterna; den står på sidan Inläst.
   *[other] { $count } rader fick ingen plats i rapporterna; de står på sidan Inläst.
}
cli-import-refused-file = avvisat: { $reason }
cli-import-found-none = Där finns inga dokument att läsa in.
cli-import-found-none-hint = Text- och Markdownfiler läses (.txt, .md).
cli-import-too-deep = Mapparna ligger djupare än { $limit }: { $path }
cli-import-too-many-files = Fler än { $limit } filer på en gång.
cli-import-all-refused = Inget av dokumenten kunde läsas in.
cli-import-some-refused = Avvisade dokument: { $count }. De andra är inlästa.

cli-serve = Visa databasen som webbplats
cli-serve-database = Databasen: en SQLite-fil eller postgres://…
cli-serve-listen = Adressen att lyssna på (förval 127.0.0.1:8080); andra än den egna datorn bara med inloggning
cli-serve-sign-in = Hur människor loggar in: ”off” (det vanliga: ingen inloggning, bara den egna datorn), ”passwords” eller ”openid” (stadens egen inloggning)
cli-serve-openid-issuer = Adressen till stadens inloggning (OpenID Connect), precis som den själv skriver den
cli-serve-openid-client = Vad stadens inloggning kallar den här installationen
cli-serve-openid-secret-file = Filen med installationens hemlighet hos stadens inloggning
cli-serve-address = Adressen som människor skriver i webbläsaren, med https; förval den som lyssnas på
cli-serve-isolation = Avgränsa hjälpprocesser ”best-effort” (det vanliga) eller ”required”
cli-serve-rules = Stadens val av regler, gränser och indikatorer för granskningen (TOML)
cli-serve-stops = Vad som måste finnas innan en rapport klarmarkeras, med komma emellan: question-open (det vanliga), grade-missing, outcome-missing, section-empty, error-unanswered, below-not-in; ”none” för ingenting
cli-serve-examples =
    tertial serve --database stad.db
    tertial serve --database postgres://localhost/tertial --listen 127.0.0.1:9000
    tertial serve --database stad.db --sign-in passwords --address https://tertial.ekstad.example
    tertial serve --database stad.db --sign-in openid --openid-issuer https://id.ekstad.example --openid-client tertial --openid-secret-file /etc/tertial/openid.secret --address https://tertial.ekstad.example
cli-serve-ready = Tertial är igång på { $address }
cli-serve-stop = Avsluta med Ctrl-C.
cli-serve-stopped = Tertial är avslutat.

cli-demo = Gör den påhittade staden Ekstad och visa den
cli-demo-scale = Gångra enheterna med N, eller ”small” för en liten stad
cli-demo-seed = Fröet: samma frö ger samma stad
cli-demo-listen = Adressen att lyssna på; bara den egna datorn (förval 127.0.0.1:8080)
cli-demo-database = Spara staden här i stället för i en tillfällig fil
cli-demo-examples =
    tertial demo
    tertial demo --scale small --listen 127.0.0.1:9000
    tertial demo --scale 10 --seed 7 --database ekstad.db
cli-demo-making = Bygger Ekstad …
cli-demo-ready = Ekstad är klar på { $seconds } s: { $units } enheter, { $reports } rapporter.
cli-demo-database-exists = Databasen { $path } finns redan.
cli-demo-database-exists-hint = Välj en fil som inte finns, eller visa den med: tertial serve --database { $path }

cli-migrate = Uppdatera en databas schema
cli-migrate-database = Databasen: en SQLite-fil eller postgres://…
cli-migrate-examples = tertial migrate --database postgres://owner@localhost/tertial
cli-migrate-done = Schemat är aktuellt.

cli-audit = Kontrollera händelseloggen och signera dess ändar
cli-audit-verify = Räkna om varje kedja i loggen och säg var någon inte håller
cli-audit-verify-database = Databasen: en SQLite-fil eller postgres://…
cli-audit-verify-head = Signerade ändar från en tidigare dag, att jämföra dagens logg med
cli-audit-verify-public-key = Den öppna nyckel som de ska vara signerade med, hexadecimalt
cli-audit-verify-examples =
    tertial audit verify --database stad.db
    tertial audit verify --database stad.db --head andar-2026-11-22.txt --public-key 5f3a…
cli-audit-head = Skriv loggens ändar, signerade, att förvara på annat håll
cli-audit-head-database = Databasen: en SQLite-fil eller postgres://…
cli-audit-head-key = Filen med nyckeln att signera med
cli-audit-head-examples = tertial audit head --database stad.db --key logg.key > andar-2026-11-22.txt
cli-audit-key = Gör en nyckel att signera ändar med
cli-audit-key-file = Var nyckeln ska ligga; bara ägaren kan läsa den
cli-audit-key-examples = tertial audit key logg.key
cli-audit-key-made = Öppen nyckel: { $key }
cli-audit-restored = Anteckna i loggen att en säkerhetskopia har lagts tillbaka
cli-audit-restored-database = Databasen: en SQLite-fil eller postgres://…
cli-audit-restored-reason = Varför, med egna ord
cli-audit-restored-head = De signerade ändar som senast lämnade huset: de som inte finns kvar nämns i loggen
cli-audit-restored-public-key = Den öppna nyckel som de ska vara signerade med, hexadecimalt
cli-audit-restored-examples =
    tertial audit restored --database stad.db --reason "Disken gick sönder; kopian är från natten till tisdag"
    tertial audit restored --database stad.db --reason "Disken gick sönder" --head andar-2026-11-22.txt --public-key 5f3a…
cli-audit-epoch = Epok { $epoch } sedan { $at }: { $reason } Ändar som är borta: { $lost }.
cli-audit-sent-given-up = { $chain }: händelse { $seq } är borta; det står i loggen sedan epok { $epoch }.
cli-audit-installation = installationen
cli-audit-chain-holds = { $chain }: kedjan håller, till händelse { $seq }.
cli-audit-chain-gap = { $chain }: händelse { $seq } saknas.
cli-audit-chain-changed = { $chain }: händelse { $seq } har ändrats.
cli-audit-chain-payload = { $chain }: det som händelse { $seq } berättar har ändrats.
cli-audit-chain-head = { $chain }: kedjan slutar med händelse { $seq }, men dess ände säger något annat.
cli-audit-sent-holds = { $chain }: händelse { $seq } är som den var när änden signerades.
cli-audit-sent-shorter = { $chain }: händelse { $seq } fanns när änden signerades och är borta.
cli-audit-sent-rewritten = { $chain }: händelse { $seq } är en annan än när änden signerades.
cli-audit-holds = Allt håller.
cli-audit-broken = Loggen håller inte. Fel: { $count }.
cli-audit-key-unusable = Nyckeln går inte att använda: { $path }
cli-audit-key-unusable-hint = Gör en med: tertial audit key FIL
cli-audit-head-unusable = Det är ingen fil med signerade ändar: { $path }
cli-audit-head-other-key = Ändarna är signerade med en annan nyckel: { $path }
cli-audit-head-changed = Ändarna har ändrats sedan de signerades: { $path }

cli-limits = Skriv tabellen över gränser
cli-limits-examples = tertial limits
cli-worker = Ett avgränsat barn som tar emot jobb på standard in
cli-worker-trade = Vad barnet är till för
cli-worker-memory = Byte adressrymd som det behåller

## När det inte gick

cli-command-missing = Inget kommando är angivet.
cli-command-missing-hint = Skriv tertial --help för att se dem alla.
cli-command-unknown = Kommandot ”{ $name }” finns inte.
cli-command-unknown-hint = Skriv tertial --help för att se dem som finns.
cli-argument-unknown = Argumentet ”{ $name }” känns inte igen.
cli-argument-unknown-hint = Skriv --help efter kommandot för att se vad det tar.
cli-argument-missing = Det saknas: { $name }
cli-argument-missing-hint = Skriv --help efter kommandot för att se vad det tar.
cli-argument-twice = Argumentet ”{ $name }” går inte ihop med de andra.
cli-value-missing = Det saknas ett värde efter { $name }.
cli-value-unusable = Värdet ”{ $value }” passar inte för { $name }.
cli-file-missing = Filen finns inte: { $path }
cli-file-forbidden = Filen får inte läsas: { $path }
cli-file-is-folder = Det är en mapp och ingen fil: { $path }
cli-file-is-folder-hint = En hel mapp läses in med: tertial import { $path } --database FIL
cli-file-unreadable = Filen kan inte läsas: { $path } ({ $reason })
cli-form-unknown = Vilken form dokumentet ska få framgår inte av { $path }: filnamnet ska ha någon av ändelserna { $known }.
cli-attach-data-form = Bara en PDF kan ha data bifogade; { $path } är ingen PDF.
cli-file-unwritable = Filen kan inte skrivas: { $path } ({ $reason })
cli-file-over-limit = Filen är större än { $limit } byte: { $path }
cli-file-over-limit-hint = tertial extract tar en annan gräns med --max-bytes.
cli-output-failed = Utdata kan inte skrivas: { $reason }
cli-day-unusable = Dagen { $day } kan inte stå i en PDF.
cli-no-runtime = Systemet gav inga trådar: { $reason }
cli-worker-not-started = En hjälpprocess kan inte startas: { $reason }
cli-worker-not-started-hint = Försök igen. Hjälpprocesser behöver /proc och minne.
cli-worker-timed-out = Dokumentet tog längre tid än { $seconds } s och avbröts.
cli-worker-timed-out-hint = Dela upp dokumentet i mindre delar.
cli-worker-died = Dokumentet fick läsningen att ta slut i förtid: det ryms inte i minnesgränsen eller är skadat.
cli-worker-died-hint = Gränserna står i tertial limits. Dela upp dokumentet i mindre delar.
cli-worker-answer-too-large = Hjälpprocessen svarade för mycket: { $reason }
cli-worker-answer-unsound = Hjälpprocessens svar går inte att lita på: { $reason }
cli-worker-fault = Ett fel i programmet stoppade jobbet.
cli-worker-half-confined = Obs: systemets kärna kan inte avgränsa hjälpprocesser helt.
cli-worker-not-confined = Systemets kärna kan inte avgränsa hjälpprocesser (landlock eller seccomp saknas), och det krävs.
cli-address-unusable = ”{ $address }” är ingen adress.
cli-address-unusable-hint = Skriv värd och port, som 127.0.0.1:8080.
cli-address-not-loopback = { $address } kan nås av andra datorer. Utan inloggning lyssnar Tertial bara på den egna.
cli-address-not-loopback-hint = Slå på inloggning med --sign-in passwords, eller använd 127.0.0.1 eller [::1].
cli-openid-incomplete = Inloggning genom staden behöver --openid-issuer, --openid-client och --openid-secret-file, och de tre hör bara dit.
cli-openid-incomplete-hint = Skriv alla tre tillsammans med --sign-in openid.
cli-openid-issuer-unusable = ”{ $issuer }” kan inte vara stadens inloggning.
cli-openid-issuer-unusable-hint = Skriv den som https://id.ekstad.example, utan frågetecken. Bara den egna datorn får ha http.
cli-openid-secret-unusable = Hemligheten i { $file } går inte att använda.
cli-openid-secret-unusable-hint = Filen ska ha hemligheten på en rad, och bara kunna läsas av den som Tertial körs som.
cli-openid-roots-unusable = Inga certifikatutfärdare att lita på hittades: { $reason }
cli-openid-roots-unusable-hint = Installera systemets certifikat (paketet ca-certificates), eller peka ut dem med SSL_CERT_FILE.
cli-own-address-unusable = ”{ $address }” är ingen adress till en webbplats.
cli-own-address-unusable-hint = Skriv den som https://tertial.ekstad.example, utan sökväg.
cli-own-address-readable = { $address } börjar med http. Lösenord skulle färdas läsbara genom nätet.
cli-own-address-readable-hint = Låt en proxy framför Tertial sköta https och skriv den adressen. Bara den egna datorn får ha http.
cli-address-taken = Adressen { $address } används redan av ett annat program.
cli-address-taken-hint = Välj en annan port: --listen 127.0.0.1:0 tar en ledig.
cli-address-unavailable = Det går inte att lyssna på { $address }: { $reason }
cli-config-unreadable = { $path }, rad { $line }, kolumn { $column }: det är inte TOML ({ $what }).
cli-config-key-unknown = { $path }, rad { $line }, kolumn { $column }: ”{ $what }” är varken ett kommando eller en flagga med värde.
cli-config-key-unknown-hint = Flaggor står under sitt kommando: [serve] och sedan listen = "127.0.0.1:8080".
cli-config-value-unusable = { $path }, rad { $line }, kolumn { $column }: ”{ $what }” tar en text eller ett heltal.
cli-database-in-use = Databasen { $path } används redan av ett annat Tertial.
cli-database-in-use-hint = Avsluta det som kör tertial serve eller tertial import mot den, och försök igen.
cli-database-missing = Databasen finns inte: { $path }
cli-database-missing-hint = Gör den med: tertial import SÖKVÄG --database { $path }
cli-database-role-unguarded = Rollen ”{ $role }” går förbi databasens radskydd (row level security).
cli-database-role-unguarded-hint = Använd en roll som varken är superuser eller har BYPASSRLS.
cli-database-earlier = Databasen har ett äldre schema, och dess roll får inte ändra det.
cli-database-earlier-hint = Låt den som äger tabellerna köra: tertial migrate --database DATABAS
cli-database-unusable = Databasen kan inte användas: { $reason }
cli-database-unavailable = Databasen svarar inte: { $reason }
cli-fault = Ett fel i programmet: { $reason }
cli-not-found = Det som söktes finns inte.
cli-forbidden = Det är inte tillåtet.
cli-stale = Någon annan sparade emellan. Försök igen.
cli-unavailable = Något svarar inte: { $reason }

## Gränserna

cli-limit-document-bytes = ett dokument
cli-limit-document-lines = rader i ett dokument
cli-limit-document-line-bytes = en rad i ett dokument
cli-limit-word-bytes = Word-fil som kommer tillbaka
cli-limit-word-entries = delar i en Word-fil
cli-limit-word-unpacked-bytes = en Word-fils delar, uppackade
cli-limit-word-growth = så många gånger får en del växa när den packas upp
cli-limit-word-elements = element i en del av en Word-fil
cli-limit-word-depth = så djupt får element ligga i en Word-fil
cli-limit-import-files = filer i en inläsning
cli-limit-import-folder-depth = mappar i mappar i en inläsning
cli-limit-demo-scale = gånger den vanliga storleken för en provstad
cli-limit-report-json-bytes = Report JSON som läses
cli-limit-report-json-objects = mål, rader, avsnitt och stycken i Report JSON
cli-limit-report-json-values = värden i Report JSON
cli-limit-report-json-goal-depth = mål under mål i Report JSON
cli-limit-pdf-pages = sidor i en PDF
cli-limit-pdf-characters = tecken i ett dokument som skrivs
cli-limit-parse-memory-bytes = adressrymd för den som läser ett dokument
cli-limit-parse-seconds = tid att läsa ett dokument
cli-limit-render-memory-bytes = adressrymd för den som skriver ett dokument
cli-limit-render-seconds = tid att skriva ett dokument
cli-limit-render-jobs = dokument som ett kommando skriver samtidigt
cli-limit-volume-bytes = Report JSON i en volym av många rapporter
cli-limit-workers = hjälpprocesser av ett slag på en gång
cli-limit-worker-start-seconds = tid för en hjälpprocess att bli klar
cli-limit-worker-jobs = jobb innan en hjälpprocess byts ut
cli-limit-worker-answer-bytes = ett svar från en hjälpprocess

## tertial check

cli-check = Håll rapporter mot sina egna belägg
cli-check-paths = Filer och mappar: text, Markdown eller Report JSON; en enhets tidigare dokument bland dem blir dess historik
cli-check-database = Granska det som ligger i en databas i stället för filer: en SQLite-fil eller postgres://…
cli-check-unit = Bara den här enhetens rapporter; de andra är historik
cli-check-year = Bara det här årets rapporter; de andra är historik
cli-check-none-selected = Ingen rapport passar in på urvalet.
cli-check-format = Utskriftens form: text, json, sarif, html eller csv (förval text)
cli-check-deny = Vikten som ger felkod 1: hint, warning eller error (förval error)
cli-check-rules = Stadens val av regler, gränser och indikatorer (TOML)
cli-check-answers = Svar på iakttagelser i filer (TOML): regel, fingeravtryck och motivering
cli-check-answered = Granskad: { $motive }
cli-check-lapsed = { $count } svar passar inte längre någon iakttagelse: orden bakom har ändrats.
cli-answers-not-understood = { $path }, rad { $line }: svaret förstås inte ({ $argument }).
cli-answers-not-understood-hint = Varje [[answer]] har rule, fingerprint (se --format json) och motive.
cli-check-examples =
    tertial check vb-2025.md
    tertial check rapporter/ --format html > granskning.html
    tertial check rapporter/ --format sarif --deny warning
    tertial check --database stad.db --unit "Vuxenenheten" --year 2025
cli-check-progress = Granskar
cli-check-title = Granskning
cli-check-none = Inga iakttagelser.
cli-check-line = rad { $line }
cli-check-all-refused = Inget av dokumenten kunde läsas.
cli-check-documents = { $count ->
    [one] Ett dokument:
   *[other] { $count } dokument:
}
cli-check-errors = { $count ->
    [one] 1 viktig iakttagelse
   *[other] { $count } viktiga iakttagelser
}
cli-check-warnings = { $count ->
    [one] 1 att se över
   *[other] { $count } att se över
}
cli-check-hints = { $count } tips
cli-check-column-file = Fil
cli-check-column-unit = Enhet
cli-check-column-year = År
cli-check-column-kind = Dokument
cli-check-column-severity = Vikt
cli-check-column-rule = Regel
cli-check-column-place = Plats
cli-check-column-where = Var
cli-check-column-line = Rad
cli-check-column-words = Iakttagelse
cli-check-column-evidence = Belägg
cli-check-column-answer = Svar
cli-rules = Skriv granskningens regler
cli-rules-format = Utskriftens form: text eller json (förval text)
cli-rules-examples =
    tertial rules
    tertial rules --format json
cli-value-rules = FIL
cli-value-format = FORM
cli-value-unit = NAMN
cli-value-year = ÅR
cli-value-deny = VIKT
cli-value-out = MAPP
cli-value-committee = NAMN
cli-value-kind = DOKUMENT
cli-value-jobs = N
cli-value-form = FORM
cli-value-report = FIL
cli-value-exported = FIL
cli-value-place = PLATS
cli-value-take = PLATS
cli-value-leave = PLATS
cli-limit-rules-bytes = Byte i filen med stadens val för granskningen
cli-settings-not-toml = { $path }, rad { $line }: filen är inte TOML: { $argument }
cli-settings-no-rule = { $path }, rad { $line }: regeln ”{ $argument }” finns inte.
cli-settings-no-rule-hint = Skriv tertial rules för att se dem som finns.
cli-settings-no-table = { $path }, rad { $line }: ”{ $argument }” ska vara en tabell.
cli-settings-not-understood = { $path }, rad { $line }: ”{ $argument }” förstås inte eller ligger utanför det tillåtna.
cli-settings-not-understood-hint = Skriv tertial rules för att se varje regels namn, förval och gränser.

cli-compile = Sammanställ en nämnds rapport ur enheternas
cli-compile-database = Databasen: en SQLite-fil eller postgres://…
cli-compile-unit = Nämnden: namnet eller identiteten
cli-compile-year = Året
cli-compile-kind = Vilken rapport: vp, t1, t2 eller vb
cli-compile-drafts = Ta också med enheternas utkast
cli-compile-output = Filen; ändelsen (.json, .pdf, .docx, .html) avgör formen. Report JSON går att ändra och skriva ut igen
cli-compile-templates = Mappen med stadens egna mallar: dokumentet görs efter den som passar
cli-compile-isolation = Avgränsa hjälpprocesser ”best-effort” (det vanliga) eller ”required”
cli-compile-examples =
    tertial compile --database ekstad.db --unit Äldrenämnden --year 2026 --kind t2 -o t2.docx
    tertial compile --database ekstad.db --unit Äldrenämnden --year 2025 --kind vb -o vb.json
cli-summary = Gör en sammanfattning på en sida, med bilder
cli-summary-database = Databasen: en SQLite-fil eller postgres://…
cli-summary-unit = Enheten eller nämnden: namnet eller identiteten
cli-summary-city = Hela staden
cli-summary-year = Året
cli-summary-kind = Vilken rapport: vp, t1, t2 eller vb
cli-summary-output = Filen; ändelsen (.pdf, .docx, .html) avgör formen
cli-summary-templates = Mappen med stadens egna mallar: dokumentet görs efter den som passar
cli-summary-isolation = Avgränsa hjälpprocesser ”best-effort” (det vanliga) eller ”required”
cli-summary-examples =
    tertial summary --database ekstad.db --city --year 2025 --kind vb -o staden.pdf
    tertial summary --database ekstad.db --unit Äldrenämnden --year 2026 --kind t2 -o t2.pdf
cli-monthly = Gör månadens ledningsrapport
cli-monthly-database = Databasen: en SQLite-fil eller postgres://…
cli-monthly-unit = Bara den här nämnden; annars hela staden
cli-monthly-month = Månaden (ÅÅÅÅ-MM)
cli-monthly-output = Filen; ändelsen (.pdf, .docx, .html) avgör formen
cli-monthly-templates = Mappen med stadens egna mallar: dokumentet görs efter den som passar
cli-monthly-isolation = Avgränsa hjälpprocesser ”best-effort” (det vanliga) eller ”required”
cli-monthly-examples =
    tertial monthly --database ekstad.db --month 2026-09 -o ledning.pdf
cli-value-month = MÅNAD

cli-person = Personer som får logga in, och deras roller
cli-person-add = Lägg till en person med ett användarnamn
cli-person-add-name = Personens namn
cli-person-add-database = Databasen: en SQLite-fil eller postgres://…
cli-person-add-login = Användarnamnet att logga in med
cli-person-add-email = Adressen för påminnelser
cli-person-add-examples = tertial person add "Astrid Ek" --login astrid --database stad.db
cli-person-added = { $name } är tillagd: { $id }
cli-person-none = Ingen är tillagd än.
cli-person-list = Lista personer och deras roller
cli-person-list-database = Databasen: en SQLite-fil eller postgres://…
cli-person-list-examples = tertial person list --database stad.db
cli-person-give = Ge en person en roll på en plats
cli-person-give-person = Användarnamnet, eller personens id
cli-person-give-role = reader, contributor, reporter, reviewer, approver, city_office, administrator eller auditor
cli-person-give-place = Platsens namn eller id; rollen gäller där och på allt under den
cli-person-give-database = Databasen: en SQLite-fil eller postgres://…
cli-person-give-from = Första dagen (förval i dag)
cli-person-give-until = Sista dagen (förval tills vidare)
cli-person-give-examples =
    tertial person give astrid administrator "Ekstads kommunfullmäktige" --database stad.db
    tertial person give bo reporter "Ängens förskola" --until 2026-12-31 --database stad.db
cli-person-given = Rollen är given: { $id }
cli-person-end = Avsluta en roll
cli-person-end-grant = Rollens id, som listan visar det
cli-person-end-database = Databasen: en SQLite-fil eller postgres://…
cli-person-end-examples = tertial person end 019ab3f0-0000-7000-8000-000000000001 --database stad.db
cli-person-link = Gör en länk som en person väljer lösenord med, en gång, inom ett dygn
cli-person-link-person = Användarnamnet, eller personens id
cli-person-link-database = Databasen: en SQLite-fil eller postgres://…
cli-person-link-address = Adressen som människor skriver i webbläsaren (förval http://127.0.0.1:8080)
cli-person-link-examples = tertial person link astrid --address https://tertial.ekstad.example --database stad.db
cli-person-shut-out = Stäng ute en person och avsluta alla dess inloggningar
cli-person-shut-out-person = Användarnamnet, eller personens id
cli-person-shut-out-database = Databasen: en SQLite-fil eller postgres://…
cli-person-shut-out-examples = tertial person shut-out astrid --database stad.db
cli-person-let-in = Släpp in en utestängd person igen
cli-person-let-in-person = Användarnamnet, eller personens id
cli-person-let-in-database = Databasen: en SQLite-fil eller postgres://…
cli-person-let-in-examples = tertial person let-in astrid --database stad.db
cli-person-connect = Anslut en person till stadens inloggning
cli-person-connect-person = Användarnamnet, eller personens id
cli-person-connect-issuer = Utfärdarens adress, precis som den själv skriver den
cli-person-connect-subject = Personens beteckning hos utfärdaren
cli-person-connect-database = Databasen: en SQLite-fil eller postgres://…
cli-person-connect-examples = tertial person connect astrid --issuer https://id.ekstad.example --subject 5b2f --database stad.db
cli-person-disconnect = Ta bort en persons anslutning till stadens inloggning
cli-person-disconnect-person = Användarnamnet, eller personens id
cli-person-disconnect-issuer = Utfärdarens adress, precis som den själv skriver den
cli-person-disconnect-subject = Personens beteckning hos utfärdaren
cli-person-disconnect-database = Databasen: en SQLite-fil eller postgres://…
cli-person-disconnect-examples = tertial person disconnect astrid --issuer https://id.ekstad.example --subject 5b2f --database stad.db
cli-person-break-glass = Låt en person logga in med lösenord också när stadens inloggning gäller
cli-person-break-glass-person = Användarnamnet, eller personens id
cli-person-break-glass-may = on eller off
cli-person-break-glass-database = Databasen: en SQLite-fil eller postgres://…
cli-person-break-glass-examples = tertial person break-glass astrid on --database stad.db
cli-person-forget-codes = Slå av koderna för en person som har förlorat sin enhet
cli-person-forget-codes-person = Användarnamnet, eller personens id
cli-person-forget-codes-database = Databasen: en SQLite-fil eller postgres://…
cli-person-forget-codes-examples = tertial person forget-codes astrid --database stad.db
