//! A host may put another plan beside the page, without a rebuild.

use std::sync::Arc;

use gloo::net::http::Request;

use super::programs;
use crate::exchange::{BUILTIN, read_plan};
use crate::plan::Plan;

/// Where a plan is looked for, relative to the page.
const BESIDE: &str = "data/lizhou-14.json";

/// The plan beside the page, where it is another than the built-in one.
///
/// # Errors
/// A sentence that says what is wrong with it; the built-in plan stays.
pub(super) async fn plan_beside() -> Result<Option<Arc<Plan>>, String> {
    let served = web_sys::window().and_then(|window| window.location().protocol().ok()).is_some_and(|p| p.starts_with("http"));
    if !served || programs::is_single() {
        return Ok(None);
    }
    // A host that serves none, or is out of reach, is no fault: the built-in plan is whole.
    let Ok(response) = Request::get(BESIDE).send().await else { return Ok(None) };
    let Ok(text) = response.text().await else { return Ok(None) };
    if !response.ok() || text == BUILTIN {
        return Ok(None);
    }
    match read_plan(&text) {
        Ok(plan) => Ok(Some(Arc::new(plan))),
        Err(faults) => Err(format!("页面旁的规划文件 {BESIDE} 无法使用，现用内置规划。{}", faults.summary())),
    }
}
