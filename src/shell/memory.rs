//! What is kept on this machine: the scenario as a scenario file, one for each plan.

use gloo::storage::{LocalStorage, Storage};

use crate::exchange::{read_scenario, write_scenario};
use crate::plan::Plan;
use crate::scenario::Scenario;

const LOST: &str = "浏览器不允许或没有空间在本机保存，关闭页面后改动会丢失。";

fn key(plan: &str) -> String {
    format!("tuiyan/1/scenario/{plan}")
}

/// Keeps a scenario.
///
/// # Errors
/// A sentence where the browser has no room or does not allow it.
pub(super) fn keep(scenario: &Scenario) -> Result<(), String> {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(LOST)?;
    storage.set_item(&key(scenario.plan.as_str()), &write_scenario(scenario)).map_err(|_| LOST.to_owned())
}

/// The scenario that was kept, and a sentence where it cannot be read. What cannot be read is set aside, not thrown away.
pub(super) fn recall(plan: &Plan) -> (Option<Scenario>, Option<String>) {
    let kept = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    let Some(text) = kept.and_then(|storage| storage.get_item(&key(plan.id.as_str())).ok().flatten()) else {
        return (None, None);
    };
    match read_scenario(&text, plan) {
        Ok(scenario) => (Some(scenario), None),
        Err(faults) => {
            let _ = LocalStorage::set(format!("{}/damaged", key(plan.id.as_str())), &text);
            let complaint = format!("上次保存的情景无法读取，已另存备份，现从规划的默认情景开始。{}", faults.summary());
            (None, Some(complaint))
        }
    }
}
