//! Help, wrong words, and the table of limits.

use insta::assert_snapshot;

use crate::conversation::tertial;

#[test]
fn help_speaks_the_users_language() {
    assert_snapshot!(tertial(&["--help"]).text(), @"
    $ tertial --help
    Tertial reads a city's plans and reports, keeps them, shows them and prints them.

    Usage: tertial [OPTIONS] <COMMAND>

    Commands:
      extract    Print a document as data (Report JSON)
      check      Hold reports against their own evidence
      rules      Print the rules of the review
      import     Read documents into the database
      serve      Show the database as a site
      demo       Make the fictional city of Ekstad and show it
      render     Write reports as documents (PDF, Word, web page, Markdown) or data (StratML, JSON)
      word-back  Read back a Word file that Tertial has made, and show what has changed
      templates  Templates for documents: list, show and check
      compile    Compile a committee's report from its units'
      summary    Make a summary on one page, with pictures
      monthly    Make the month's report for those who lead
      migrate    Bring a database's schema up to date
      backup     Take a back-up of the database, beside a running server too, and verify it
      restore    Put a back-up back as the database
      audit      Verify the log of events and sign its heads
      person     People who may sign in, and their roles
      year       Open a year, undo that, show what it holds
      limits     Print the table of limits

    Options:
      -h, --help           Print this help
      -V, --version        Print the program's version
          --config <FILE>  A configuration file (TOML); stands before the command

    Examples:
      tertial demo                                  try it with the fictional city of Ekstad
      tertial import reports/ --database city.db    read a folder of documents
      tertial serve --database city.db              show them on http://127.0.0.1:8080

    Exit codes:
      0   done
      1   cannot be done as asked
      2   the set-up does not fit: an address, a database, a missing capability
      3   something needed is not there now; trying again may help
      4   done in part, or a check found what does not hold; the output says what
      70  a fault in the program
    [exit 0]
    ");
}

#[test]
fn help_of_a_command_has_examples() {
    assert_snapshot!(tertial(&["import", "--help"]).speaking("sv").text(), @"
    $ tertial import --help
    Läs in dokument i databasen

    Användning: tertial import [FLAGGOR] --database <DATABAS> <SÖKVÄG>...

    Argument:
      <SÖKVÄG>...  Filer och mappar; mappar läses med allt som ligger i dem

    Flaggor:
          --database <DATABAS>  Databasen: en SQLite-fil eller postgres://…
          --dry-run             Visa vad som skulle hända och spara ingenting
          --city <NAMN>         Stadens namn, för en databas som är ny
          --isolation <NIVÅ>    Avgränsa hjälpprocesser ”best-effort” (det vanliga) eller ”required”
      -h, --help                Visa den här hjälpen

    Exempel:
      tertial import vb-2024.txt --database stad.db
      tertial import rapporter/ --database stad.db --dry-run
    [exit 0]
    ");
    assert_snapshot!(tertial(&["demo", "--help"]).text(), @r#"
    $ tertial demo --help
    Make the fictional city of Ekstad and show it

    Usage: tertial demo [OPTIONS]

    Options:
          --scale <N>            Multiply the units by N, or "small" for a little city
          --seed <N>             The seed: the same seed gives the same city
          --listen <ADDRESS>     The address to listen on; this computer only (default 127.0.0.1:8080)
          --database <DATABASE>  Keep the city here instead of in a passing file
      -h, --help                 Print this help

    Examples:
      tertial demo
      tertial demo --scale small --listen 127.0.0.1:9000
      tertial demo --scale 10 --seed 7 --database ekstad.db
    [exit 0]
    "#);
    assert_snapshot!(tertial(&["extract", "--help"]).speaking("sv_SE.UTF-8").text(), @"
    $ tertial extract --help
    Skriv ett dokument som data (Report JSON)

    Användning: tertial extract [FLAGGOR] <FIL>

    Argument:
      <FIL>  Dokumentet: text, Markdown eller StratML; ”-” är standard in

    Flaggor:
          --ledger            Ta med liggaren: vad det blev av varje rad
          --max-bytes <N>     Största fil som läses, i byte
          --pretty            Radbrytningar och indrag också när ingen ser på
          --isolation <NIVÅ>  Avgränsa hjälpprocesser ”best-effort” (det vanliga) eller ”required”
      -h, --help              Visa den här hjälpen

    Exempel:
      tertial extract vb-2024.txt
      tertial extract --ledger vb-2024.txt > vb-2024.json
      pdftotext -raw vb-2024.pdf - | tertial extract -
    [exit 0]
    ");
}

#[test]
fn help_of_a_command_that_writes_has_examples() {
    assert_snapshot!(tertial(&["render", "--help"]).text(), @r#"
    $ tertial render --help
    Write reports as documents (PDF, Word, web page, Markdown) or data (StratML, JSON)

    Usage: tertial render [OPTIONS] [FILE]

    Arguments:
      [FILE]  Report JSON; "-" is standard input

    Options:
      -o, --output <FILE>        The file that gets the document; the end of its name (.pdf, .docx,
                                 .html, .md, .xml, .json) says the form. With --database all reports
                                 become chapters of one document (.pdf, .docx, .html or .md)
          --template <TEMPLATE>  The template that the document is made by: a name (see tertial
                                 templates list) or a TOML file
          --issued <DATE>        The document's day (YYYY-MM-DD), so that the same input gives the same
                                 bytes
          --database <DATABASE>  Write what is in a database instead of a file: an SQLite file or
                                 postgres://...
          --unit <NAME>          The reports of the unit
          --committee <NAME>     The report of the committee and those of all units that were part of it
                                 then
          --all                  The reports of the whole city
          --year <YEAR>          Only the reports of this year
          --kind <DOCUMENT>      Only this document of the year: vp, t1, t2 or vb
          --out <FOLDER>         The folder that gets one document a report and a list, documents.csv;
                                 what is there already and unchanged is not written again
          --form <FORM>          The forms that each report is written in: pdf, docx, html, md, xml or
                                 json, with commas between (usually pdf)
          --templates <FOLDER>   The folder with the own templates of the city: each document is made by
                                 the one that fits
          --jobs <N>             How many documents are written at the same time (usually 2)
          --place <PLACE>        Only this place of the report, such as sections/3 or goals/0
          --attach-data          Attach the data to the PDF: report.json and tables.csv (PDF/A-3a)
          --isolation <LEVEL>    Confine helper processes "best-effort" (the default) or "required"
      -h, --help                 Print this help

    Examples:
      tertial render vb-2024.json -o vb-2024.pdf
      tertial render vb-2024.json -o vb-2024.pdf --template vb-enhet
      tertial extract vb-2024.txt | tertial render - -o vb-2024.docx
      tertial render --database ekstad.db --all --year 2026 --kind vb --out documents --jobs 2
      tertial render --database ekstad.db --committee "Social committee" --year 2026 --kind vb -o
      committee.pdf
      tertial render vb-2024.json --place sections/3 -o summary.docx
    [exit 0]
    "#);
}

#[test]
fn wrong_words_are_explained() {
    assert_snapshot!(tertial(&[]).text(), @"
    $ tertial 
    error: No command is given.
    hint: Write tertial --help to see them all.
    [exit 1]
    ");
    assert_snapshot!(tertial(&["extrakt"]).text(), @r#"
    $ tertial extrakt
    error: There is no command "extrakt".
    hint: Write tertial --help to see those that there are.
    [exit 1]
    "#);
    assert_snapshot!(tertial(&["extract"]).speaking("sv_SE").text(), @"
    $ tertial extract
    fel: Det saknas: <FIL>
    tips: Skriv --help efter kommandot för att se vad det tar.
    [exit 1]
    ");
    assert_snapshot!(tertial(&["extract", "a.txt", "--leger"]).text(), @r#"
    $ tertial extract a.txt --leger
    error: The argument "--leger" is not known.
    hint: Write --help after the command to see what it takes.
    [exit 1]
    "#);
    assert_snapshot!(tertial(&["extract", "a.txt", "--max-bytes", "many"]).text(), @r#"
    $ tertial extract a.txt --max-bytes many
    error: The value "many" does not fit --max-bytes <N>.
    [exit 1]
    "#);
    assert_snapshot!(tertial(&["extract", "a.txt", "--max-bytes"]).text(), @"
    $ tertial extract a.txt --max-bytes
    error: A value is missing after --max-bytes <N>.
    [exit 1]
    ");
}

#[test]
fn limits_are_printed() {
    let said = tertial(&["limits"]).text();
    let first: Vec<&str> = said.lines().take(3).collect();
    assert_snapshot!(first.join("\n"), @"
    $ tertial limits
    document-bytes              33554432 bytes    one document
    document-lines               2000000 count    lines of a document
    ");
}

#[test]
fn a_command_below_a_command_has_its_own_help() {
    assert_snapshot!(tertial(&["audit", "--help"]).text(), @"
    $ tertial audit --help
    Verify the log of events and sign its heads

    Usage: tertial audit <COMMAND>

    Commands:
      verify    Compute every chain of the log again and say where one does not hold
      head      Print the heads of the log, signed, to be kept elsewhere
      key       Make a key to sign heads with
      restored  Note in the log that a back-up was restored
      redact    Remove what an event tells, by a decision

    Options:
      -h, --help  Print this help
    [exit 0]
    ");
    assert_snapshot!(tertial(&["audit", "key", "--help"]).speaking("sv").text(), @"
    $ tertial audit key --help
    Gör en nyckel att signera ändar med

    Användning: tertial audit key <FIL>

    Argument:
      <FIL>  Var nyckeln ska ligga; bara ägaren kan läsa den

    Flaggor:
      -h, --help  Visa den här hjälpen

    Exempel:
      tertial audit key logg.key
    [exit 0]
    ");
}
