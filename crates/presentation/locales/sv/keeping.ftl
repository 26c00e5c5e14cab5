### Att förvara en databas: säkerhetskopior och loggen.

cli-value-to = FIL
cli-value-from = FIL
cli-value-sha256 = SUMMA
cli-value-event = KEDJA:NUMMER

cli-backup = Ta en säkerhetskopia av databasen, också medan servern kör, och kontrollera den
cli-backup-database = Databasen: en SQLite-fil
cli-backup-to = Säkerhetskopians fil; den får inte finnas
cli-backup-examples =
    tertial backup --database stad.db --to /kopior/stad-2026-11-23.db
    sha256sum --check /kopior/stad-2026-11-23.db.sha256
cli-backup-done = Säkerhetskopian är tagen och kontrollerad: { $path } ({ $seconds } s)
cli-backup-contents =
    Storlek: { $size } ({ $bytes } byte)
    SHA-256: { $sum }
    Schema: { $migration } ({ $schema })
    Innehåll: rapporter { $reports } i { $versions } versioner, mål { $goals }, enheter { $units }, händelser { $events }
cli-backup-chain = Kedja: { $chain } håller till händelse { $seq }, ände { $head }
cli-backup-postgres = En databas på PostgreSQL kopieras med PostgreSQL:s eget verktyg, och inte av Tertial.
cli-backup-postgres-hint = Kör som en roll som radskyddet inte gäller för: pg_dump --format=custom --file=stad.dump postgres://…
cli-backup-present = Filen finns redan och skrivs inte över: { $path }
cli-backup-present-hint = Välj ett namn som inte finns, till exempel med dagens datum.
cli-backup-unsound = Kopian togs men håller inte. Den ligger kvar för den som ska leta efter felet: { $path }
cli-backup-unsound-hint = Felet finns i databasen själv. Spara den senaste kopia som höll, och se handboken för drift.
cli-backup-full = Disken är full: { $path }
cli-backup-full-hint = En säkerhetskopia tar högst så mycket plats som databasen, en återläsning lika mycket en gång till.
cli-backup-file = { $path } går inte att läsa eller skriva ({ $reason }).
cli-backup-empty = Filen är tom: { $path }
cli-backup-not-sqlite = Det är ingen SQLite-fil: { $path }
cli-backup-cut-off = Filen är avklippt: { $path } har { $found } byte och ska ha { $expected }.
cli-backup-cut-off-hint = Kopiera den en gång till, eller ta en äldre.
cli-backup-unfinished = Filen kopierades medan någon hade databasen öppen; en del av den ligger i { $path }.
cli-backup-unfinished-hint = Ta kopian med tertial backup, som får med allt i en fil.
cli-backup-other-sum = Filen har ändrats sedan kopian togs: { $path } har SHA-256 { $found } och ska ha { $expected }.
cli-backup-other-sum-hint = Kopiera den en gång till, eller ta en äldre.
cli-backup-sum-missing = Det finns ingen antecknad SHA-256 bredvid { $path }, och en ändrad byte i en text syns inte på något annat sätt.
cli-backup-sum-missing-hint = Lägg { $path }.sha256 bredvid, skriv summan med --sha256, eller lägg tillbaka den ändå med --without-sum.
cli-backup-sum-unreadable = I { $path } står ingen SHA-256.
cli-backup-damaged = Filen är skadad: { $path } ({ $what })
cli-backup-damaged-hint = Ta en äldre kopia.
cli-backup-not-ours = Filen är en SQLite-fil, men ingen databas från Tertial: { $path }
cli-backup-schema-broken = I { $path } saknas en del av schemat eller har en annan lydelse: { $part }
cli-backup-schema-broken-hint = Någon har ändrat databasen med andra medel. Ta en äldre kopia.
cli-backup-log-broken = Händelseloggen i { $path } håller inte.
cli-backup-log-broken-hint = Ta en äldre kopia, och utred vem som har skrivit i den här.
cli-backup-foreign-schema = Säkerhetskopian passar inte det här programmet ({ $reason }).
cli-backup-foreign-schema-hint = Den är gjord av en senare version av Tertial. Använd den versionen.
cli-restore = Lägg tillbaka en säkerhetskopia som databas
cli-restore-from = Säkerhetskopian
cli-restore-database = Databasen: en SQLite-fil som ingen använder
cli-restore-reason = Varför, med egna ord; det står sedan i loggen
cli-restore-replace = Låt en databas som finns ge plats; den sparas bredvid under ett namn med dagens datum
cli-restore-sha256 = Kopians SHA-256, om den inte är antecknad i en fil bredvid
cli-restore-without-sum = Lägg tillbaka den fast ingen vet dess SHA-256
cli-restore-head = De signerade ändar som senast lämnade huset: de som inte finns kvar nämns i loggen
cli-restore-public-key = Den öppna nyckel som de ska vara signerade med, hexadecimalt
cli-restore-examples =
    tertial restore --from /kopior/stad-2026-11-22.db --database stad.db --reason "Disken gick sönder"
    tertial restore --from stad-2026-11-22.db --database stad.db --replace --reason "Fel fil lästes in" --head andar-2026-11-22.txt --public-key 5f3a…
cli-restore-done = Säkerhetskopian är tillbaka som { $path }.
cli-restore-kept = Databasen som fanns där ligger kvar som { $path }.
cli-restore-then = Roller är som de var när kopian togs. Det som hände därefter finns inte i den.
cli-restore-present = Det finns redan en databas: { $path }
cli-restore-present-hint = Med --replace ger den plats och sparas bredvid.
cli-restore-postgres = En databas på PostgreSQL läses tillbaka med PostgreSQL:s eget verktyg, och inte av Tertial.
cli-restore-postgres-hint = Kör pg_restore --clean --if-exists --dbname=postgres://… stad.dump och sedan tertial audit restored --reason …
cli-audit-chain-holds-removed = { $chain }: kedjan håller, till händelse { $seq }. Borttaget genom beslut: { $removed }.
cli-audit-chain-payload-gone = { $chain }: det som händelse { $seq } berättade är borta, och inget beslut om det står i loggen.
cli-audit-redact = Ta genom ett beslut bort det som en händelse berättar
cli-audit-redact-database = Databasen: en SQLite-fil som ingen använder, eller postgres://…
cli-audit-redact-event = Händelsen: dess kedja och nummer, som installationen:17
cli-audit-redact-decision = Beslutet, som det kan hittas i diariet; skriv inget av det som tas bort
cli-audit-redact-examples =
    tertial audit redact --database stad.db --event installationen:17 --decision "KS 2026/123 § 45"
cli-audit-redact-done = Borttaget. Händelser som berättade just det: { $count }. Äldre säkerhetskopior har det kvar.
