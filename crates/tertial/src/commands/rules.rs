//! `tertial rules`: the catalogue of the review's rules, for a person or for a program.

use std::fmt::Write as _;

use serde::Serialize;
use tertial_presentation::localizer::Localizer;
use tertial_review::catalogue::catalogue;
use tertial_review::rule::Spec;
use tertial_usecases::review::told::{rule_name, severity_key};

use crate::cli::{Rules, RulesFormat};
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;

#[derive(Serialize)]
struct RuleOut {
    code: &'static str,
    severity: &'static str,
    name: String,
    meaning: String,
    why: String,
    act: String,
    fires: String,
    silent: String,
    parameters: Vec<ParameterOut>,
}

#[derive(Serialize)]
struct ParameterOut {
    name: &'static str,
    default: i64,
    least: i64,
    most: i64,
}

/// Prints every rule.
pub(super) fn run(order: &Rules, terminal: &Terminal) -> Result<(), Stop> {
    let words = terminal.localizer();
    match order.format {
        RulesFormat::Json => {
            let rules: Vec<RuleOut> = catalogue().map(|spec| out(spec, words)).collect();
            let mut json = serde_json::to_vec_pretty(&rules)
                .map_err(|error| Stop::new(StopKind::Internal, "fault").with("reason", &error))?;
            json.push(b'\n');
            terminal.output(&json)
        }
        RulesFormat::Text => {
            let mut text = String::new();
            for spec in catalogue() {
                let rule = out(spec, words);
                let severity = words.text(severity_key(spec.severity));
                let _ = writeln!(text, "{}  ({severity})  {}", rule.code, rule.name);
                let _ = writeln!(text, "    {}", rule.meaning);
                for parameter in &rule.parameters {
                    let ParameterOut { name, default, least, most } = parameter;
                    let _ = writeln!(text, "    {name} = {default}  ({least}–{most})");
                }
            }
            terminal.output(text.as_bytes())
        }
    }
}

fn out(spec: &Spec, words: &Localizer) -> RuleOut {
    let text = |part: &str| words.text(&format!("rule-{}-{part}", spec.rule.code())).into_owned();
    RuleOut {
        code: spec.rule.code(),
        severity: spec.severity.code(),
        name: rule_name(spec.rule, words),
        meaning: text("meaning"),
        why: text("why"),
        act: text("act"),
        fires: text("fires"),
        silent: text("silent"),
        parameters: spec
            .parameters
            .iter()
            .map(|parameter| ParameterOut {
                name: parameter.name,
                default: parameter.default,
                least: parameter.allowed.0,
                most: parameter.allowed.1,
            })
            .collect(),
    }
}
