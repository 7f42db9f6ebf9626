//! Warnings, for other programs: the `warnings` in a command's JSON.

use serde::Serialize;

use crate::plan::{Id, Plan, Year};
use crate::risk::consistency::{Control, Severity, warnings};
use crate::scenario::Scenario;
use crate::view;

/// One warning.
///
/// ```json
/// {"severity": "contradiction", "code": "part_above_whole", "indicators": ["t1-14", "t1-13"], "years": [2022, 2023, 2024, 2025],
///  "what": "“农民工参加职业培训人次”是“开展补贴性职业技能培训人数”的一部分，却比它大：…", "place": "表1 劳有所得 第8行",
///  "mend": "调整“农民工参加职业培训人次”的增长", "leads_to": "t1-14", "control": "growth"}
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WarningOut {
    /// `contradiction` or `worth_a_look`.
    severity: &'static str,
    /// What is wrong, as a stable code: `part_above_whole`.
    code: &'static str,
    /// The indicators concerned.
    indicators: Vec<Id>,
    /// The years concerned.
    years: Vec<Year>,
    /// What is wrong, in words and figures.
    what: String,
    /// The place in the document; empty if the document has no part in it.
    place: String,
    /// How to mend it, in words.
    mend: String,
    /// The indicator to mend; `null` if the control is shared by all indicators.
    leads_to: Option<Id>,
    /// `growth`, `start`, `years`, `reading`, `uncertainty` or `population_growth`.
    control: &'static str,
}

/// Every warning about a scenario, contradictions first.
pub fn warnings_out(plan: &Plan, scenario: &Scenario) -> Vec<WarningOut> {
    let found = warnings(plan, scenario);
    let lines = view::risk::warnings(plan, scenario, &found);
    let each = found.iter().zip(lines).map(|(warning, line)| WarningOut {
        severity: match warning.severity {
            Severity::Contradiction => "contradiction",
            Severity::WorthALook => "worth_a_look",
        },
        code: line.code,
        indicators: warning.indicators().into_iter().cloned().collect(),
        years: warning.years(),
        what: line.what,
        place: line.place,
        mend: line.mend,
        leads_to: line.leads_to,
        control: control(line.control),
    });
    each.collect()
}

const fn control(control: Control) -> &'static str {
    match control {
        Control::Growth => "growth",
        Control::Start => "start",
        Control::Years => "years",
        Control::Reading => "reading",
        Control::Range => "uncertainty",
        Control::Population => "population_growth",
    }
}
