//! A host may put another plan beside the page, without a rebuild.

use gloo::net::http::Request;

use super::{inside, programs};
use crate::exchange::{BUILTIN, read_plan};
use crate::phrase;
use crate::plan::Plan;

/// Where a plan is looked for, relative to the page.
const BESIDE: &str = "data/lizhou-14.json";

/// The plan inside the page or beside it, where it is another than the built-in one.
///
/// # Errors
/// A sentence that says what is wrong with it; the built-in plan stays.
pub(super) async fn plan_beside() -> Result<Option<Plan>, String> {
    if let Some(plan) = inside::plan() {
        return Ok(Some(Plan::clone(&plan)));
    }
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
        Ok(plan) => Ok(Some(plan)),
        Err(faults) => Err(phrase!(
            "页面旁的规划文件 {BESIDE} 无法使用，现用内置规划。{}",
            "The plan file {BESIDE} beside the page cannot be used; the built-in plan is used instead. {}",
            faults.summary()
        )),
    }
}
