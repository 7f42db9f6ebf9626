//! Remembers what the last reports of a plan said, so that the next one can tell what changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Storage;
use crate::plan::{Id, Plan};
use crate::projection::Standing;
use crate::view::{ReportLog, Reported};

#[derive(Serialize, Deserialize)]
struct ReportedFile {
    date: String,
    scenario: String,
    verdicts: BTreeMap<Id, VerdictFile>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum VerdictFile {
    Met,
    Missed,
    Unjudged,
    Watched,
}

/// Where is kept what the last reports of a plan said.
pub(in crate::exchange) fn reports_record(plan: &Id) -> String {
    format!("tuiyan.reported/{plan}")
}

/// The last reports of a plan; none if nothing is stored, or if it cannot be read.
pub fn remembered_reports(storage: &impl Storage, plan: &Plan) -> ReportLog {
    let text = storage.text(&reports_record(&plan.id)).ok().flatten();
    let all: Vec<ReportedFile> = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let mut all = all.into_iter().map(Reported::from);
    ReportLog::of(all.next(), all.next())
}

/// Notes that a report of a plan was handed out. If storing fails, the next report has nothing to compare with.
pub fn remember_report(storage: &impl Storage, plan: &Plan, now: Reported) -> ReportLog {
    let mut log = remembered_reports(storage, plan);
    if log.note(now) {
        let all: Vec<_> = log.all().into_iter().flatten().map(ReportedFile::of).collect();
        if let Ok(text) = serde_json::to_string(&all) {
            let _ = storage.put(&reports_record(&plan.id), &text);
        }
    }
    log
}

impl ReportedFile {
    fn of(reported: &Reported) -> Self {
        let Reported { date, scenario, standings } = reported.clone();
        Self { date, scenario, verdicts: standings.into_iter().map(|(id, standing)| (id, standing.into())).collect() }
    }
}

impl From<ReportedFile> for Reported {
    fn from(file: ReportedFile) -> Self {
        let ReportedFile { date, scenario, verdicts } = file;
        Self { date, scenario, standings: verdicts.into_iter().map(|(id, verdict)| (id, verdict.into())).collect() }
    }
}

impl From<Standing> for VerdictFile {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Met => Self::Met,
            Standing::Missed => Self::Missed,
            Standing::Unjudged => Self::Unjudged,
            Standing::Watched => Self::Watched,
        }
    }
}

impl From<VerdictFile> for Standing {
    fn from(verdict: VerdictFile) -> Self {
        match verdict {
            VerdictFile::Met => Self::Met,
            VerdictFile::Missed => Self::Missed,
            VerdictFile::Unjudged => Self::Unjudged,
            VerdictFile::Watched => Self::Watched,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::machine::Machine;
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::scenario::Scenario;

    #[test]
    fn the_next_report_finds_what_the_last_one_said() {
        let (plan, machine) = (builtin_plan().unwrap(), Machine::default());
        let of = |date: &str| Reported::of(&plan, &Scenario::holding(&plan), date);
        assert_eq!(remembered_reports(&machine, &plan), ReportLog::default());
        remember_report(&machine, &plan, of("2026-11-30"));
        assert_eq!(remembered_reports(&machine, &plan).last(&of("2026-12-01")), Some(&of("2026-11-30")));
        let kept = remember_report(&machine, &plan, of("2026-12-01"));
        assert_eq!(remembered_reports(&machine, &plan), kept);
        assert_eq!(kept.last(&of("2026-12-01")), Some(&of("2026-11-30")), "not with itself");
    }

    #[test]
    fn a_record_that_cannot_be_read_is_none() {
        let (plan, machine) = (builtin_plan().unwrap(), Machine::default());
        machine.put(&reports_record(&plan.id), r#"[{"date":1}]"#).unwrap();
        assert_eq!(remembered_reports(&machine, &plan), ReportLog::default());
    }
}
