//! What stands in the heads of the messages between parent and child, and how a draft travels:
//! its report as Report JSON in the body, the rest of it in the head.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tertial_domain::problem::Problem;
use tertial_domain::report::Report;
use tertial_exchange::report_json;
use tertial_import::draft::{Draft, GoalLines, LineSpan, Notice, NoticeKind, Provenance};
use tertial_import::ledger::{Ledger, Reason, Unplaced};
use tertial_presentation::language::Language;
use tertial_report::form::Form;

/// What a child says when it is ready, before any job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// What it has given up.
    pub confinement: super::confine::Confinement,
}

/// An order to read a file; the file's bytes are the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParseOrder {
    /// The file's name without folders.
    pub name: String,
    /// Bytes of the file.
    pub file_bytes_max: usize,
    /// Lines of its text.
    pub lines_max: usize,
    /// Bytes of one line.
    pub line_bytes_max: usize,
}

/// An order to write a document; Report JSON is the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintOrder {
    /// The code of the form.
    pub form: String,
    /// The code of the language of labels.
    pub language: String,
    /// When the document was issued, as an instant.
    pub issued: String,
    /// What identifies the document over its versions.
    pub identity: String,
    /// The version's number, when it is a stored version.
    pub version: Option<u32>,
    /// The city or body that publishes it.
    pub organisation: Option<String>,
    /// Whether the data is attached, where the form can carry it.
    pub attach_data: bool,
    /// The report's identity, where it is kept in a database: a Word file says it when it returns.
    #[serde(default)]
    pub report: Option<String>,
    /// The one place of the report that is wanted.
    #[serde(default)]
    pub place: Option<String>,
    /// The code of why it is not to be taken for the adopted one, if it is not.
    pub caution: Option<String>,
    /// The template that it is made by, as TOML; none is the report's own order.
    #[serde(default)]
    pub template: Option<String>,
    /// The drawing that the template names.
    #[serde(default)]
    pub logo: Option<String>,
    /// The number and the digest, hexadecimal, of the last event before its adoption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<(u64, String)>,
    /// Several reports in one document; their Report JSON stands after each other in the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gathering: Option<Gathering>,
}

impl PrintOrder {
    /// The document of one report in Swedish, and nothing said of it besides.
    pub fn of(form: Form, issued: Timestamp, identity: String) -> Self {
        Self {
            form: form.code().to_owned(),
            language: Language::Swedish.code().to_owned(),
            issued: issued.to_string(),
            identity,
            version: None,
            organisation: None,
            attach_data: false,
            report: None,
            place: None,
            caution: None,
            template: None,
            logo: None,
            log: None,
            gathering: None,
        }
    }
}

/// What binds several reports together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathering {
    /// The name of the whole.
    pub title: String,
    /// Whose they are.
    pub subtitle: Option<String>,
    /// The chapters in order.
    pub chapters: Vec<ChapterOrder>,
}

/// A report as a chapter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChapterOrder {
    /// What the chapter is called.
    pub name: String,
    /// Bytes of its Report JSON.
    pub bytes: usize,
    /// The code of why it is not to be taken for the adopted one, if it is not.
    pub caution: Option<String>,
}

/// What a child answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer<T> {
    /// It is done; the body holds the rest.
    Done(T),
    /// The document was refused.
    Refused(WireProblem),
}

/// A problem on its way between processes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireProblem {
    code: String,
    arguments: Vec<(String, String)>,
    hint: Option<String>,
}

/// What a draft is besides its report. A span is its first and last line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftHead {
    head: Option<(u32, u32)>,
    sections: Vec<(u32, u32)>,
    goals: Vec<GoalHead>,
    tables: Vec<(u32, u32)>,
    notices: Vec<(String, u32)>,
    lines: u32,
    placed: u32,
    furniture: u32,
    contents: u32,
    unplaced: Vec<(u32, String, String)>,
}

/// The lines of a goal, of its indicators and of its activities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct GoalHead {
    span: (u32, u32),
    indicators: Vec<(u32, u32)>,
    activities: Vec<(u32, u32)>,
}

/// Why an answer is not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnsoundAnswer {
    /// The head is not what was asked for.
    #[error("the head is not an answer: {0}")]
    Head(String),
    /// The body is not a report.
    #[error("the body is not a report: {0}")]
    Report(#[from] report_json::ReportJsonError),
    /// The places do not belong to the report.
    #[error("the places of {part} are not those of the report")]
    Places {
        /// Which of them.
        part: &'static str,
    },
    /// A code that nobody knows.
    #[error("an unknown code: {0}")]
    Code(String),
    /// The body is not a file of the form that was asked for.
    #[error("the body is not a file of the form {form}")]
    NotOfForm {
        /// The form's code.
        form: &'static str,
    },
}

impl From<Problem> for WireProblem {
    fn from(problem: Problem) -> Self {
        let arguments = problem.arguments.into_iter();
        Self {
            code: problem.code.into_owned(),
            arguments: arguments.map(|(name, value)| (name.into_owned(), value)).collect(),
            hint: problem.hint.map(std::borrow::Cow::into_owned),
        }
    }
}

impl From<WireProblem> for Problem {
    fn from(wire: WireProblem) -> Self {
        let problem = Self::new(wire.code);
        let told = wire.arguments.into_iter();
        let problem = told.fold(problem, |problem, (name, value)| problem.with(name, value));
        match wire.hint {
            Some(hint) => problem.hint(hint),
            None => problem,
        }
    }
}

impl DraftHead {
    /// What stands beside the report; the child's side.
    pub fn of(draft: &Draft) -> Self {
        let Draft { provenance, notices, ledger, .. } = draft;
        let spans = |spans: &[LineSpan]| spans.iter().copied().map(pair).collect();
        let goal = |lines: &GoalLines| GoalHead {
            span: pair(lines.span),
            indicators: spans(&lines.indicators),
            activities: spans(&lines.activities),
        };
        let unplaced =
            |line: &Unplaced| (line.line, line.text.clone(), line.reason.code().to_owned());
        Self {
            head: provenance.head.map(pair),
            sections: spans(&provenance.sections),
            goals: provenance.goals.iter().map(goal).collect(),
            tables: spans(&provenance.tables),
            notices: notices.iter().map(|it| (it.kind.code().to_owned(), it.line)).collect(),
            lines: ledger.lines,
            placed: ledger.placed,
            furniture: ledger.furniture,
            contents: ledger.contents,
            unplaced: ledger.unplaced.iter().map(unplaced).collect(),
        }
    }

    /// The draft again, if these are the places of this report; the parent's side.
    pub fn into_draft(self, report: Report) -> Result<Draft, UnsoundAnswer> {
        self.check_places(&report)?;
        let spans = |pairs: Vec<(u32, u32)>| pairs.into_iter().map(span).collect::<Vec<_>>();
        let goal = |head: GoalHead| GoalLines {
            span: span(head.span),
            indicators: spans(head.indicators),
            activities: spans(head.activities),
        };
        let mut ledger = Ledger::default();
        ledger.lines = self.lines;
        ledger.placed = self.placed;
        ledger.furniture = self.furniture;
        ledger.contents = self.contents;
        for (line, text, code) in self.unplaced {
            let reason = Reason::ALL.into_iter().find(|reason| reason.code() == code);
            let reason = reason.ok_or(UnsoundAnswer::Code(code))?;
            ledger.unplaced.push(Unplaced { line, text, reason });
        }
        let notice = |(code, line): (String, u32)| {
            let kind = NoticeKind::ALL.into_iter().find(|kind| kind.code() == code);
            kind.map(|kind| Notice { kind, line }).ok_or(UnsoundAnswer::Code(code))
        };
        Ok(Draft {
            provenance: Provenance {
                head: self.head.map(span),
                sections: spans(self.sections),
                goals: self.goals.into_iter().map(goal).collect(),
                tables: spans(self.tables),
            },
            notices: self.notices.into_iter().map(notice).collect::<Result<_, _>>()?,
            ledger,
            report,
        })
    }

    fn check_places(&self, report: &Report) -> Result<(), UnsoundAnswer> {
        let wrong = |part| Err(UnsoundAnswer::Places { part });
        if self.sections.len() != report.sections.len() {
            return wrong("sections");
        }
        if self.tables.len() != report.tables.len() {
            return wrong("tables");
        }
        let mut goals = self.goals.iter();
        for goal in report.walk_goals() {
            let Some(head) = goals.next() else { return wrong("goals") };
            if head.indicators.len() != goal.indicators.len() {
                return wrong("indicators");
            }
            if head.activities.len() != goal.activities.len() {
                return wrong("activities");
            }
        }
        if goals.next().is_some() { wrong("goals") } else { Ok(()) }
    }
}

const fn pair(span: LineSpan) -> (u32, u32) {
    (span.first, span.last)
}

const fn span((first, last): (u32, u32)) -> LineSpan {
    LineSpan { first, last }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tertial_domain::report::Section;

    fn draft() -> Draft {
        let mut draft = Draft::default();
        draft.report.sections.push(Section {
            heading: "Sammanfattning".to_owned(),
            level: 1,
            blocks: Vec::new(),
        });
        draft.provenance.sections.push(LineSpan { first: 1, last: 2 });
        draft.notices.push(Notice { kind: NoticeKind::YearInferred, line: 2 });
        draft.ledger.lines = 3;
        draft.ledger.placed = 2;
        let text = "≈≈".to_owned();
        draft.ledger.unplaced.push(Unplaced { line: 3, text, reason: Reason::OutsideRow });
        draft
    }

    #[test]
    fn a_draft_travels_whole() {
        let head = serde_json::to_vec(&DraftHead::of(&draft())).unwrap();
        let head: DraftHead = serde_json::from_slice(&head).unwrap();
        assert_eq!(head.into_draft(draft().report), Ok(draft()));
    }

    #[test]
    fn places_of_another_report_are_not_believed() {
        let head = DraftHead::of(&draft());
        assert_eq!(
            head.into_draft(Report::default()),
            Err(UnsoundAnswer::Places { part: "sections" })
        );
        let mut head = DraftHead::of(&draft());
        head.notices.push(("gossip".to_owned(), 1));
        let unsound = head.into_draft(draft().report);
        assert_eq!(unsound, Err(UnsoundAnswer::Code("gossip".to_owned())));
    }

    #[test]
    fn a_problem_travels_whole() {
        let problem = Problem::new("file-too-large").with("limit", "3").hint("split-file");
        assert_eq!(Problem::from(WireProblem::from(problem.clone())), problem);
    }
}
