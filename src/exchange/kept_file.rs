//! The record of a scenario on a person's machine, `tuiyan.kept/1` and `/2`: the scenario file as decided, the one it came from if they differ,
//! and which indicators are locked. The facts of the plan have a record of their own. Earlier programs kept the observations here: a record
//! with observations is not settled yet, unless the second version says that they are its own.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::decode::{check_format, decode};
use super::fault::{Fault, Faults};
use super::scenario_file::{read_scenario, write_scenario};
use crate::phrase;
use crate::plan::{Id, Plan};
use crate::scenario::{Footing, Kept, Key, Scenario, observed};

const KIND: &str = "tuiyan.kept";
const VERSION: u32 = 2;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptFile {
    format: String,
    scenario: Box<RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    loaded: Option<Box<RawValue>>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    locked: BTreeSet<Id>,
    /// In the second version: whether it rests on its own observations.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    own_facts: bool,
}

/// Reads the record of a key.
///
/// # Errors
/// Everything that does not fit the format, the plan or an indicator, each with its path.
pub fn read_kept(text: &str, key: Key, plan: &Plan) -> Result<Kept, Faults> {
    check_format(text, KIND, VERSION)?;
    let file: KeptFile = decode(text)?;
    let read = |raw: &RawValue, at: &str| {
        let scenario = read_scenario(raw.get(), plan);
        scenario.map_err(|Faults(faults)| Faults(faults.into_iter().map(|fault| fault.within(at)).collect()))
    };
    let scenario = read(&file.scenario, "scenario")?;
    let loaded = file.loaded.map(|raw| read(&raw, "loaded")).transpose()?;
    let footing = match (file.own_facts, observed(&scenario).next().is_some()) {
        (true, _) => Footing::Own,
        (false, true) => Footing::Unsettled,
        (false, false) => Footing::Plan,
    };
    let kept = Kept::new(key, scenario).on(footing).locking(file.locked);
    Ok(match loaded {
        Some(loaded) => kept.come_as(Arc::new(loaded)),
        None => kept,
    })
}

/// Writes a record. It reads back to the same.
///
/// # Errors
/// Never in practice: every part of a scenario has a JSON form.
pub fn write_kept(kept: &Kept) -> Result<String, Fault> {
    let raw = |scenario: &Scenario| RawValue::from_string(write_scenario(scenario));
    let file = || {
        let loaded = kept.is_changed().then(|| raw(kept.loaded())).transpose()?;
        let own_facts = kept.footing() == Footing::Own;
        serde_json::to_string(&KeptFile {
            format: format!("{KIND}/{}", if own_facts { VERSION } else { 1 }),
            scenario: raw(kept.decided())?,
            loaded,
            locked: kept.locked.clone(),
            own_facts,
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
    use crate::plan::{Amount, Year};
    use crate::projection::Pin;
    use crate::scenario::{Edit, apply};

    #[test]
    fn what_is_kept_reads_back_with_what_it_came_from() {
        let plan = builtin_plan().unwrap();
        let holding = || Scenario::holding(&plan);
        let came = Kept::new(Key::opening(), holding());
        let changed = Kept::new(Key::opening(), Scenario { note: "改".to_owned(), ..holding() }).come_as(Arc::new(holding()));
        let locked = changed.clone().locking(BTreeSet::from([Id::new("t1-03").unwrap()]));
        for kept in [came, changed, locked] {
            let text = write_kept(&kept).unwrap();
            assert_eq!(read_kept(&text, kept.key.clone(), &plan), Ok(kept));
        }
    }

    #[test]
    fn observations_of_an_earlier_version_are_not_settled_and_own_ones_are() {
        let plan = builtin_plan().unwrap();
        let mut scenario = Scenario::holding(&plan);
        let pin = Edit::Pin(Id::new("t1-03").unwrap(), Year::new(2021), Some(Pin::Observed(Amount::of(94.0))));
        apply(&mut scenario, &plan, pin).unwrap();
        let footing = |kept: Kept| read_kept(&write_kept(&kept).unwrap(), Key::opening(), &plan).unwrap().footing();
        let own = Kept::new(Key::opening(), scenario);
        assert_eq!(footing(own.clone()), Footing::Own);
        assert_eq!(footing(own.on(Footing::Unsettled)), Footing::Unsettled);
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
