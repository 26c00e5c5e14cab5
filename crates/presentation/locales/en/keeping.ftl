### Keeping a database: back-ups and the log.

cli-value-to = FILE
cli-value-from = FILE
cli-value-sha256 = SUM
cli-value-event = CHAIN:NUMBER

cli-backup = Take a back-up of the database, beside a running server too, and verify it
cli-backup-database = The database: a SQLite file
cli-backup-to = The back-up's file, which must not be there
cli-backup-examples =
    tertial backup --database city.db --to /backups/city-2026-11-23.db
    sha256sum --check /backups/city-2026-11-23.db.sha256
cli-backup-done = The back-up is taken and verified: { $path } ({ $seconds } s)
cli-backup-contents =
    Size: { $size } ({ $bytes } bytes)
    SHA-256: { $sum }
    Schema: { $migration } ({ $schema })
    Contents: reports { $reports } in { $versions } versions, goals { $goals }, units { $units }, events { $events }
cli-backup-chain = Chain: { $chain } holds to event { $seq }, head { $head }
cli-backup-postgres = A database on PostgreSQL is copied by PostgreSQL's own tool, and not by Tertial.
cli-backup-postgres-hint = Run, as a role to which row level security does not apply: pg_dump --format=custom --file=city.dump postgres://…
cli-backup-present = The file is there already and is not written over: { $path }
cli-backup-present-hint = Choose a name that is not there, for instance with the day's date.
cli-backup-unsound = The copy was taken and does not hold. It is kept for whoever looks for the fault: { $path }
cli-backup-unsound-hint = The fault is in the database itself. Keep the last copy that held, and see the page of operations.
cli-backup-full = The disk is full: { $path }
cli-backup-full-hint = A back-up takes as much room as the database at most, and restoring as much once more.
cli-backup-file = { $path } cannot be read or written ({ $reason }).
cli-backup-empty = The file is empty: { $path }
cli-backup-not-sqlite = This is no SQLite file: { $path }
cli-backup-cut-off = The file is cut off: { $path } has { $found } bytes and should have { $expected }.
cli-backup-cut-off-hint = Copy it once more, or take an earlier one.
cli-backup-unfinished = The file was copied while somebody had the database open; a part of it is in { $path }.
cli-backup-unfinished-hint = Take the copy with tertial backup, which gets everything into one file.
cli-backup-other-sum = The file has changed since the copy was taken: { $path } has the SHA-256 { $found } and should have { $expected }.
cli-backup-other-sum-hint = Copy it once more, or take an earlier one.
cli-backup-sum-missing = No SHA-256 is noted beside { $path }, and a changed byte inside a text shows in no other way.
cli-backup-sum-missing-hint = Put { $path }.sha256 beside it, write the sum after --sha256, or put it back all the same with --without-sum.
cli-backup-sum-unreadable = There is no SHA-256 in { $path }.
cli-backup-damaged = The file is damaged: { $path } ({ $what })
cli-backup-damaged-hint = Take an earlier copy.
cli-backup-not-ours = The file is a SQLite file, but no database of Tertial: { $path }
cli-backup-schema-broken = A part of the schema is missing in { $path } or has another wording: { $part }
cli-backup-schema-broken-hint = Somebody has changed the database by other means. Take an earlier copy.
cli-backup-log-broken = The log of events in { $path } does not hold.
cli-backup-log-broken-hint = Take an earlier copy, and find out who has written in this one.
cli-backup-foreign-schema = The back-up does not fit this program ({ $reason }).
cli-backup-foreign-schema-hint = It was made by a later version of Tertial. Use that version.
cli-restore = Put a back-up back as the database
cli-restore-from = The back-up
cli-restore-database = The database: a SQLite file that nobody uses
cli-restore-reason = Why, in your own words; the log says it from then on
cli-restore-replace = Let a database that is there give way; it is kept beside under a name with the day's date
cli-restore-sha256 = The copy's SHA-256, where it is not noted in a file beside it
cli-restore-without-sum = Put it back though nobody knows its SHA-256
cli-restore-head = The signed heads that left the house last: those that are gone are named in the log
cli-restore-public-key = The public key that they must be signed with, in hexadecimal digits
cli-restore-examples =
    tertial restore --from /backups/city-2026-11-22.db --database city.db --reason "The disk broke"
    tertial restore --from city-2026-11-22.db --database city.db --replace --reason "The wrong file was read in" --head heads-2026-11-22.txt --public-key 5f3a…
cli-restore-done = The back-up is back as { $path }.
cli-restore-kept = The database that was there is kept as { $path }.
cli-restore-then = Roles are as they were when the copy was taken. What happened after that is not in it.
cli-restore-present = There is a database already: { $path }
cli-restore-present-hint = With --replace it gives way and is kept beside.
cli-restore-postgres = A database on PostgreSQL is restored by PostgreSQL's own tool, and not by Tertial.
cli-restore-postgres-hint = Run pg_restore --clean --if-exists --dbname=postgres://… city.dump and then tertial audit restored --reason …
cli-audit-chain-holds-removed = { $chain }: the chain holds, to event { $seq }. Removed by a decision: { $removed }.
cli-audit-chain-payload-gone = { $chain }: what event { $seq } told is gone, and no decision about it is in the log.
cli-audit-redact = Remove what an event tells, by a decision
cli-audit-redact-database = The database: a SQLite file that nobody uses, or postgres://…
cli-audit-redact-event = The event: its chain and its number, like installation:17
cli-audit-redact-decision = The decision, as it can be found in the records; write nothing of what is removed
cli-audit-redact-examples =
    tertial audit redact --database city.db --event installation:17 --decision "KS 2026/123 § 45"
cli-audit-redact-done = Removed. Events that told just that: { $count }. Earlier back-ups still have it.
