//! A context with a real store, a fixed clock, counted identities and the real reader.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;
use tertial_domain::permission::{Purpose, Scope};
use tertial_domain::problem::Problem;
use tertial_extract::limits::Limits;
use tertial_testkit::databases::principal;
use tertial_testkit::{Database, clock};
use tertial_usecases::context::{Clock, Context, NewIds, NewSecret, SourceFile};
use tertial_usecases::failure::Failure;
use tertial_usecases::read_in::{ReadIn, ReadInOptions, read_in};

struct FixedClock;

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        clock::now()
    }

    fn today(&self) -> Date {
        clock::today()
    }
}

struct CountedIds(AtomicU64);

impl NewIds for CountedIds {
    fn next(&self) -> u128 {
        let count = u128::from(self.0.fetch_add(1, Ordering::Relaxed));
        0x0192_0000_0000_7000_8000_0000_0000_0000 + count
    }
}

/// Bytes that follow from a count: no two alike, and the same in each run.
fn counted_secrets() -> NewSecret {
    let count = AtomicU64::new(1);
    Arc::new(move || {
        let mut bytes = [0xa5; 32];
        let next = count.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        bytes.iter_mut().zip(next).for_each(|(byte, next)| *byte = next);
        Some(bytes)
    })
}

pub(crate) fn context(database: &Database) -> Context {
    Context {
        store: database.store().clone(),
        clock: Arc::new(FixedClock),
        ids: Arc::new(CountedIds(AtomicU64::new(1))),
        secrets: counted_secrets(),
        rulebook: Arc::default(),
        templates: Arc::default(),
        log_watch: Arc::default(),
        board_memory: Arc::default(),
        parse: Arc::new(|file: SourceFile| {
            Box::pin(async move {
                let limits = Limits::default();
                let source = tertial_extract::read_source(&file.bytes, Some(&file.name), &limits)
                    .map_err(|error| Problem::new(error.code()))?;
                Ok(tertial_import::read_report(&source))
            })
        }),
        render: Arc::new(|_| Box::pin(async { Err(Problem::new("render-not-here")) })),
        read_word: Arc::new(|_| Box::pin(async { Err(Problem::new("word-not-here")) })),
    }
}

pub(crate) fn operator() -> Scope {
    Scope::operator(principal(), Purpose::Import)
}

pub(crate) fn reader() -> Scope {
    Scope::local_reader(principal())
}

pub(crate) async fn read(context: &Context, name: &str, text: &str) -> Result<ReadIn, Failure> {
    let file = SourceFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
    let options = ReadInOptions { dry_run: false, city: "Ekstad".to_owned() };
    read_in(context, &operator(), file, &options).await
}

/// An annual report of Ängens förskola for a year, with a share of parents and a grade.
pub(crate) fn annual_report(year: i16, outcome: &str, grade: &str) -> String {
    let before = year - 1;
    format!(
        "Verksamhetsberättelse {year} för Ängens förskola\n\n\
         Sammanfattande analys\n\nGården fick nya gungor och två nya odlingslådor.\n\n\
         Uppföljning av Kommunfullmäktiges inriktningsmål\n\n\
         KF:s inriktningsmål:\n\n1. Ett Ekstad att växa upp i\n\n\
         KF:s mål för verksamhetsområdet:\n\n1.1 Barnen lär och leker\n\n— Ingen\n\n\
         Indikator\tPeriodens utfall\tUtfall män/ pojkar\tUtfall kvinnor/ flickor\t\
         Periodens utfall VB {before}\tPrognos helår\tÅrsmål\tKF:s årsmål\tPeriod\n\
         Andel nöjda vårdnadshavare\t{outcome}\t80 %\t84 %\t79 %\t\t85 %\töka\tVB {year}\n\
         Analys\t\t\t\t\t\t\t\t\nFlera svarade i år än förra året.\t\t\t\t\t\t\t\t\n\n\
         Enhetsmål:\n\nBarnen är ute varje dag\n\n● {grade}\n\n\
         Förväntat resultat\n\nAlla avdelningar går ut på förmiddagen.\n\n\
         Aktivitet\tStartdatum\tSlutdatum\tAvvikelse\n\
         Bygga vindskydd vid sandlådan\t{year}-02-01\t{year}-05-31\t\n\n\
         Övrigt\n\nBerättelsen gicks igenom på en arbetsplatsträff.\n"
    )
}
