//! Names of rows that a person matched with indicators, remembered for the plan on this machine.

use std::collections::BTreeMap;

use super::Storage;
use crate::figure::key;
use crate::plan::{Id, Plan};
use crate::scenario::is_population;

/// Where the names matched for a plan are kept.
pub(in crate::exchange) fn names_record(plan: &Id) -> String {
    format!("tuiyan.matched/{plan}")
}

/// The names matched earlier; none if nothing is stored. A name for an indicator that the plan no longer has is left out.
pub fn remembered_names(storage: &impl Storage, plan: &Plan) -> BTreeMap<String, Id> {
    let text = storage.text(&names_record(&plan.id)).ok().flatten();
    let names: BTreeMap<String, Id> = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    names.into_iter().filter(|(_, id)| plan.indicator(id).is_some() || is_population(plan, id)).collect()
}

/// Stores these names and no others. If storing fails, they still count this time.
pub fn remember_names(storage: &impl Storage, plan: &Plan, names: &BTreeMap<String, Id>) {
    if names.is_empty() {
        storage.remove(&names_record(&plan.id));
    } else if let Ok(text) = serde_json::to_string(names) {
        let _ = storage.put(&names_record(&plan.id), &text);
    }
}

/// Forgets one name.
pub fn forget_name(storage: &impl Storage, plan: &Plan, name: &str) {
    let mut names = remembered_names(storage, plan);
    if names.remove(&key(name)).is_some() {
        remember_names(storage, plan, &names);
    }
}

#[cfg(test)]
mod tests {
    use super::super::machine::Machine;
    use super::*;
    use crate::exchange::{builtin_plan, table::Answers};

    #[test]
    fn a_name_is_remembered_until_it_is_forgotten() {
        let (plan, machine, mut answers) = (builtin_plan().unwrap(), Machine::default(), Answers::default());
        answers.name("参加失业险的人", Id::new("t1-16").ok());
        answers.name("工伤 险", Id::new("t1-17").ok());
        remember_names(&machine, &plan, answers.names());
        assert_eq!(remembered_names(&machine, &plan), *answers.names());
        forget_name(&machine, &plan, "工伤险");
        assert_eq!(remembered_names(&machine, &plan).into_keys().collect::<Vec<_>>(), ["参加失业险的人"]);
        forget_name(&machine, &plan, "参加失业险的人");
        assert!(machine.names().is_empty());
    }

    #[test]
    fn a_name_of_an_indicator_that_the_plan_lacks_is_not_known() {
        let (plan, machine) = (builtin_plan().unwrap(), Machine::default());
        machine.put(&names_record(&plan.id), r#"{"甲":"t9-99","乙":"t1-16"}"#).unwrap();
        assert_eq!(remembered_names(&machine, &plan).into_keys().collect::<Vec<_>>(), ["乙"]);
        machine.put(&names_record(&plan.id), "{").unwrap();
        assert!(remembered_names(&machine, &plan).is_empty());
    }
}
