//! The contents of a page in one file: scenarios and, unless it is the built-in one, their plan.
//!
//! They stand in a data block, `<script type="application/json" id="tuiyan-inside">`. No browser runs such a block, so the page's security
//! policy holds whatever it contains.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::checksum::{checksum, fingerprint};
use super::decode::{check_format, decode};
use super::fault::Faults;
use super::plan_file::{builtin_plan, read_plan, write_plan};
use super::scenario_file::{read_scenario, write_scenario};
use crate::plan::Plan;
use crate::scenario::{Key, Scenario};

const KIND: &str = "tuiyan.inside";
const VERSION: u32 = 1;
/// The id of the block.
pub const INSIDE: &str = "tuiyan-inside";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct InsideFile {
    format: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plan: Option<Box<RawValue>>,
    scenarios: Vec<Box<RawValue>>,
}

/// The contents found in a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Inside {
    /// The plan, if it is not the built-in one.
    pub plan: Option<Plan>,
    /// The scenarios, each under a key made from its content: opening the same file again gives the same keys.
    pub scenarios: Vec<(Key, Scenario)>,
}

/// The text of a page in one file, with these scenarios inside in place of any others. `None` if the text has no place for them, because
/// it is not such a page.
pub fn put_inside(page: &str, plan: &Plan, scenarios: &[&Scenario]) -> Option<String> {
    let (before, rest) = page.split_once(&format!("id=\"{INSIDE}\">"))?;
    let (_, after) = rest.split_once("</script>")?;
    let block = write_inside(plan, scenarios).ok()?;
    Some(format!("{before}id=\"{INSIDE}\">{block}</script>{after}"))
}

fn write_inside(plan: &Plan, scenarios: &[&Scenario]) -> Result<String, serde_json::Error> {
    let text = write_plan(plan);
    let is_builtin = builtin_plan().is_ok_and(|builtin| write_plan(&builtin) == text);
    let file = InsideFile {
        format: format!("{KIND}/{VERSION}"),
        plan: (!is_builtin).then(|| RawValue::from_string(text)).transpose()?,
        scenarios: scenarios.iter().map(|scenario| RawValue::from_string(write_scenario(scenario))).collect::<Result<_, _>>()?,
    };
    // In JSON this character occurs only within texts, and in a page it might end the block.
    Ok(serde_json::to_string(&file)?.replace('<', "\\u003c"))
}

/// Reads the data block of a page; `None` if it is empty, as in the page as built.
///
/// # Errors
/// Everything that does not fit, each with its path.
pub fn read_inside(block: &str) -> Result<Option<Inside>, Faults> {
    if matches!(block.trim(), "" | "{}") {
        return Ok(None);
    }
    check_format(block, KIND, VERSION)?;
    let file: InsideFile = decode(block)?;
    let within = |at: String| move |Faults(faults): Faults| Faults(faults.into_iter().map(|fault| fault.within(&at)).collect());
    let plan = file.plan.map(|raw| read_plan(raw.get()).map_err(within("plan".to_owned()))).transpose()?;
    let builtin;
    let over = if let Some(plan) = &plan {
        plan
    } else {
        builtin = builtin_plan()?;
        &builtin
    };
    let data = fingerprint(over);
    let read = |(at, raw): (usize, &RawValue)| {
        let scenario = read_scenario(raw.get(), over).map_err(within(format!("scenarios[{at}]")))?;
        Ok((key(data, raw.get()), scenario))
    };
    let scenarios = file.scenarios.iter().map(AsRef::as_ref).enumerate().map(read).collect::<Result<_, Faults>>()?;
    Ok(Some(Inside { plan, scenarios }))
}

fn key(data: u32, text: &str) -> Key {
    Key::new(&format!("inside-{data:08x}-{:08x}", checksum(text.as_bytes()))).unwrap_or_else(Key::opening)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<body><script type="application/json" id="tuiyan-inside">{}</script><script>run()</script>"#;

    fn block(page: &str) -> &str {
        page.split_once("id=\"tuiyan-inside\">").unwrap().1.split_once("</script>").unwrap().0
    }

    #[test]
    fn scenarios_come_out_of_a_page_as_they_went_in() {
        let plan = builtin_plan().unwrap();
        let one = Scenario { name: "甲 </script><script>alert(1)</script> <!--".to_owned(), ..Scenario::holding(&plan) };
        let two = Scenario { note: "乙".to_owned(), ..Scenario::holding(&plan) };
        let page = put_inside(PAGE, &plan, &[&one, &two]).unwrap();
        assert!(page.ends_with("</script><script>run()</script>"), "{page}");
        assert!(!block(&page).contains('<'));
        let inside = read_inside(block(&page)).unwrap().unwrap();
        assert_eq!(inside.plan, None);
        assert_eq!(inside.scenarios.into_iter().map(|(_, scenario)| scenario).collect::<Vec<_>>(), [one, two]);
    }

    #[test]
    fn another_plan_goes_along() {
        let mut plan = builtin_plan().unwrap();
        plan.indicators.truncate(5);
        plan.relations.clear();
        let scenario = Scenario::holding(&plan);
        let page = put_inside(PAGE, &plan, &[&scenario]).unwrap();
        let inside = read_inside(block(&page)).unwrap().unwrap();
        assert_eq!(inside.plan, Some(plan));
    }

    #[test]
    fn what_was_inside_gives_way_to_what_is_put_there() {
        let plan = builtin_plan().unwrap();
        let [one, two] = ["甲", "乙"].map(|name| Scenario { name: name.to_owned(), ..Scenario::holding(&plan) });
        let first = put_inside(PAGE, &plan, &[&one]).unwrap();
        assert_eq!(put_inside(&first, &plan, &[&two]), put_inside(PAGE, &plan, &[&two]));
    }

    #[test]
    fn the_same_scenario_has_the_same_key_and_another_has_another() {
        let plan = builtin_plan().unwrap();
        let [one, two] = ["甲", "乙"].map(|name| Scenario { name: name.to_owned(), ..Scenario::holding(&plan) });
        let keys =
            |page: &str| read_inside(block(page)).unwrap().unwrap().scenarios.into_iter().map(|(key, _)| key).collect::<Vec<_>>();
        let both = keys(&put_inside(PAGE, &plan, &[&one, &two]).unwrap());
        assert_ne!(both[0], both[1]);
        assert_eq!(both[1..], keys(&put_inside(PAGE, &plan, &[&two]).unwrap()));
    }

    #[test]
    fn a_page_as_built_has_nothing_inside_and_a_damaged_one_says_where() {
        assert_eq!(read_inside(block(PAGE)), Ok(None));
        assert_eq!(put_inside("<body></body>", &builtin_plan().unwrap(), &[]), None);
        let faults = |text: &str| read_inside(text).unwrap_err().to_string();
        assert!(
            faults(r#"{"format":"tuiyan.inside/1","scenarios":[{"format":"tuiyan.scenario/1","seed":-1}]}"#)
                .starts_with("scenarios[0]")
        );
        assert!(faults(r#"{"format":"tuiyan.inside/9","scenarios":[]}"#).starts_with("format"));
        assert!(faults(r#"{"format":"tuiyan.inside/1","plan":{},"scenarios":[]}"#).starts_with("plan"));
    }
}
