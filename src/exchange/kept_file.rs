//! What is kept of a scenario on a person's machine, `tuiyan.kept/1`: the scenario file, the one it came from where they differ, and
//! which indicators are locked.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::decode::{check_format, decode};
use super::fault::{Fault, Faults};
use super::scenario_file::{read_scenario, write_scenario};
use crate::phrase;
use crate::plan::{Id, Plan};
use crate::scenario::{Kept, Key};

const KIND: &str = "tuiyan.kept";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptFile {
    format: String,
    scenario: Box<RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    loaded: Option<Box<RawValue>>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    locked: BTreeSet<Id>,
}

/// Reads what is kept under a key.
///
/// # Errors
/// Everything that does not fit the format, the plan or an indicator, each with its path.
pub fn read_kept(text: &str, key: Key, plan: &Plan) -> Result<Kept, Faults> {
    check_format(text, KIND, VERSION)?;
    let file: KeptFile = decode(text)?;
    let read = |raw: &RawValue, at: &str| {
        let scenario = read_scenario(raw.get(), plan);
        scenario.map(Arc::new).map_err(|Faults(faults)| Faults(faults.into_iter().map(|fault| fault.within(at)).collect()))
    };
    let scenario = read(&file.scenario, "scenario")?;
    let loaded = file.loaded.map_or_else(|| Ok(scenario.clone()), |raw| read(&raw, "loaded"))?;
    Ok(Kept { key, scenario, loaded, locked: file.locked })
}

/// Writes what is to be kept, so that it reads back to the same.
///
/// # Errors
/// Never in practice: every part of a scenario has a JSON form.
pub fn write_kept(kept: &Kept) -> Result<String, Fault> {
    let raw = |scenario| RawValue::from_string(write_scenario(scenario));
    let file = || {
        let loaded = kept.is_changed().then(|| raw(&kept.loaded)).transpose()?;
        serde_json::to_string(&KeptFile {
            format: format!("{KIND}/{VERSION}"),
            scenario: raw(&kept.scenario)?,
            loaded,
            locked: kept.locked.clone(),
        })
    };
    file().map_err(|error| {
        Fault::new("", phrase!("情景“{}”写不出来：{error}", "the scenario “{}” cannot be written: {error}", kept.scenario.name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::scenario::Scenario;

    #[test]
    fn what_is_kept_reads_back_with_what_it_came_from() {
        let plan = builtin_plan().unwrap();
        let came = Kept::new(Key::opening(), Scenario::holding(&plan));
        let changed =
            Kept { scenario: Arc::new(Scenario { note: "改".to_owned(), ..Scenario::holding(&plan) }), ..came.clone() };
        let locked = Kept { locked: BTreeSet::from([Id::new("t1-03").unwrap()]), ..changed.clone() };
        for kept in [came, changed, locked] {
            let text = write_kept(&kept).unwrap();
            assert_eq!(read_kept(&text, kept.key.clone(), &plan), Ok(kept));
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_place() {
        let plan = builtin_plan().unwrap();
        let refused = |text: &str| read_kept(text, Key::opening(), &plan).unwrap_err().to_string();
        let bad = r#"{"format":"tuiyan.kept/1","scenario":{"format":"tuiyan.scenario/1","plan":"lizhou-14","seed":-1}}"#;
        assert!(refused(bad).starts_with("scenario.seed：取值不对"), "{}", refused(bad));
        assert!(refused(r#"{"format":"tuiyan.kept/9"}"#).contains("第 9 版"));
        assert!(refused("").starts_with("第 1 行"));
    }
}
