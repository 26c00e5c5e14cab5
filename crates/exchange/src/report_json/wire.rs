//! The shapes that cross the border when a document is read. Absent and `null` mean the same.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, Unexpected, Visitor};
use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{AssessmentTense, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::period::OperatingYear;
use tertial_domain::quantity::MoneyScale;
use tertial_domain::report::{ActivityField, IndicatorField, ReportKind};

use super::ReportJsonError;

/// Reads the bytes into the shapes below. A fault is looked for a second time, with its place.
pub(super) fn parse(bytes: &[u8]) -> Result<WireReport, ReportJsonError> {
    serde_json::from_slice(bytes).or_else(|_| {
        let mut source = serde_json::Deserializer::from_slice(bytes);
        let report: WireReport =
            serde_path_to_error::deserialize(&mut source).map_err(|fault| {
                let path = fault.path().to_string();
                malformed(path, fault.inner())
            })?;
        // Sound so far: the fault is what stands after the document.
        source.end().map_err(|fault| malformed(".".to_owned(), &fault))?;
        Ok(report)
    })
}

fn malformed(path: String, fault: &serde_json::Error) -> ReportJsonError {
    let message = fault.to_string();
    // The place is told by fields of its own.
    let end = message.rfind(" at line ").unwrap_or(message.len());
    ReportJsonError::Malformed {
        path,
        line: fault.line(),
        column: fault.column(),
        message: message.get(..end).unwrap_or_default().to_owned(),
    }
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct WireReport {
    pub(super) schema: Option<String>,
    pub(super) kind: Option<Code<ReportKind>>,
    pub(super) year: Option<Year>,
    pub(super) title: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) committee: Option<String>,
    pub(super) register_number: Option<String>,
    pub(super) date: Option<String>,
    pub(super) case_officer: Option<String>,
    pub(super) recipient: Option<String>,
    pub(super) head: Option<WireHead>,
    pub(super) proposed_decisions: Option<Vec<String>>,
    pub(super) outline: Option<Vec<String>>,
    pub(super) sections: Option<Vec<WireSection>>,
    pub(super) goals: Option<Vec<WireGoal>>,
    pub(super) tables: Option<Vec<WireTable>>,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct WireHead {
    pub(super) administration: Option<String>,
    pub(super) addresses: Option<Vec<String>>,
    pub(super) phone: Option<String>,
    pub(super) meeting_date: Option<String>,
    pub(super) signatories: Option<Vec<String>>,
    pub(super) related_register_numbers: Option<Vec<String>>,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct WireSection {
    pub(super) heading: Option<String>,
    pub(super) level: Option<u8>,
    pub(super) text: Option<String>,
    pub(super) blocks: Option<Vec<WireBlock>>,
}

#[derive(serde::Deserialize)]
pub(super) struct WireGoal {
    pub(super) level: Code<GoalLevel>,
    #[serde(default)]
    pub(super) number: Option<String>,
    #[serde(default)]
    pub(super) title: Option<String>,
    #[serde(default)]
    pub(super) grade: Option<Code<Grade>>,
    #[serde(default)]
    pub(super) grade_tense: Option<Code<AssessmentTense>>,
    #[serde(default)]
    pub(super) texts: Option<Labelled<GoalText, Option<String>>>,
    #[serde(default)]
    pub(super) blocks: Option<Labelled<GoalText, Option<Vec<WireBlock>>>>,
    #[serde(default)]
    pub(super) indicators: Option<Vec<WireIndicator>>,
    #[serde(default)]
    pub(super) activities: Option<Vec<WireActivity>>,
    #[serde(default)]
    pub(super) goals: Option<Vec<WireGoal>>,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct WireIndicator {
    pub(super) name: Option<String>,
    pub(super) outcome: Option<String>,
    pub(super) outcome_men: Option<String>,
    pub(super) outcome_women: Option<String>,
    pub(super) previous: Option<String>,
    pub(super) forecast: Option<String>,
    pub(super) target: Option<String>,
    pub(super) council_target: Option<String>,
    pub(super) period: Option<String>,
    pub(super) periodicity: Option<String>,
    pub(super) analysis: Option<String>,
    pub(super) comment: Option<String>,
    pub(super) blocks: Option<WireRowBlocks>,
    pub(super) uncertain: Option<Vec<Code<IndicatorField>>>,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct WireActivity {
    pub(super) name: Option<String>,
    pub(super) start: Option<String>,
    pub(super) end: Option<String>,
    pub(super) deviation: Option<String>,
    pub(super) state: Option<Code<ActivityState>>,
    pub(super) analysis: Option<String>,
    pub(super) blocks: Option<WireRowBlocks>,
    pub(super) uncertain: Option<Vec<Code<ActivityField>>>,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct WireRowBlocks {
    pub(super) analysis: Option<Vec<WireBlock>>,
    pub(super) comment: Option<Vec<WireBlock>>,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct WireTable {
    pub(super) under: Option<String>,
    pub(super) section: Option<usize>,
    pub(super) header: Option<Vec<Option<String>>>,
    pub(super) rows: Option<Vec<Vec<Option<String>>>>,
    pub(super) scale: Option<Code<MoneyScale>>,
}

/// A block of text by its kind.
#[derive(serde::Deserialize)]
pub(super) enum WireBlock {
    #[serde(rename = "p")]
    Paragraph(String),
    #[serde(rename = "ul")]
    BulletList(Vec<String>),
    #[serde(rename = "ol")]
    NumberedList(Vec<String>),
    #[serde(rename = "table")]
    Table(usize),
}

/// What `grade` may say.
pub(super) enum Grade {
    Graded(GradeCode),
    NotAssessed,
}

/// A word out of a fixed set.
pub(super) struct Code<T>(pub(super) T);

/// Something that has a stable code.
pub(super) trait Coded: Sized {
    /// What stands in a message when the word is another.
    const EXPECTED: &'static str;
    /// The thing that a code stands for.
    fn of_code(code: &str) -> Option<Self>;
}

macro_rules! coded {
    ($($type:ty: $expected:literal;)+) => { $(
        impl Coded for $type {
            const EXPECTED: &'static str = $expected;
            fn of_code(code: &str) -> Option<Self> {
                Self::from_code(code)
            }
        }
    )+ };
}

coded! {
    ReportKind: "annual_plan, tertial_report_1, tertial_report_2 or annual_report";
    GoalLevel: "focus, area, committee or unit";
    AssessmentTense: "forecast or final";
    ActivityState: "not_started, ongoing, done or deviating";
    IndicatorField: "the name of an indicator's column";
    ActivityField: "start, end or deviation";
    MoneyScale: "sek, thousand_sek or million_sek";
}

impl Coded for Grade {
    const EXPECTED: &'static str = "a grade's code, or not_assessed";
    fn of_code(code: &str) -> Option<Self> {
        match code {
            "not_assessed" => Some(Self::NotAssessed),
            _ => GradeCode::new(code).map(Self::Graded),
        }
    }
}

impl<'de, T: Coded> Deserialize<'de> for Code<T> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct CodeVisitor<T>(PhantomData<T>);
        impl<T: Coded> Visitor<'_> for CodeVisitor<T> {
            type Value = Code<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(T::EXPECTED)
            }
            fn visit_str<E: de::Error>(self, code: &str) -> Result<Code<T>, E> {
                T::of_code(code)
                    .map(Code)
                    .ok_or_else(|| E::invalid_value(Unexpected::Str(code), &self))
            }
        }
        source.deserialize_str(CodeVisitor(PhantomData))
    }
}

/// A year that a report can be about.
pub(super) struct Year(pub(super) OperatingYear);

impl<'de> Deserialize<'de> for Year {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let number = i16::deserialize(source)?;
        OperatingYear::new(number).map(Self).ok_or_else(|| {
            de::Error::invalid_value(Unexpected::Signed(number.into()), &"a year from 1900 to 2199")
        })
    }
}

/// An object whose keys are known labels, in the order that they stand.
pub(super) struct Labelled<K, V>(pub(super) Vec<(K, V)>);

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Labelled<GoalText, V> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct LabelledVisitor<V>(PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for LabelledVisitor<V> {
            type Value = Labelled<GoalText, V>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with a goal's texts")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries: Vec<(GoalText, V)> = Vec::new();
                while let Some(key) = map.next_key::<Cow<'de, str>>()? {
                    let Some(label) = GoalText::from_code(&key) else {
                        map.next_value::<IgnoredAny>()?;
                        continue;
                    };
                    if entries.iter().any(|(present, _)| *present == label) {
                        return Err(de::Error::custom(format_args!("{key} stands twice")));
                    }
                    entries.push((label, map.next_value()?));
                }
                Ok(Labelled(entries))
            }
        }
        source.deserialize_map(LabelledVisitor(PhantomData))
    }
}
