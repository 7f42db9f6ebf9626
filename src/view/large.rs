//! 大字: what is led from one indicator to the next before a room.

use crate::plan::{Id, Plan};
use crate::word;

/// Where to go from an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Neighbour {
    /// To the one before.
    Back,
    /// To the next.
    Next,
}

impl Neighbour {
    /// What a key means, as a browser names it. The arrows move the lever; a clicker sends the keys of a page.
    pub fn of_key(key: &str) -> Option<Self> {
        match key {
            "PageDown" => Some(Self::Next),
            "PageUp" => Some(Self::Back),
            _ => None,
        }
    }
}

/// The indicator before or after another: those of the scoreboard, round the ends. From one that is not scored it goes to the first that
/// is after it. `None` where nothing is scored.
pub fn beside_in_large<'a>(plan: &'a Plan, now: &Id, way: Neighbour) -> Option<&'a Id> {
    let at = plan.indicators.iter().position(|indicator| indicator.id == *now)?;
    let scored = |at: &usize| plan.is_scored(&plan.indicators[*at]);
    let count = plan.indicators.len();
    let step = |by: usize| (at + by) % count;
    let found = match way {
        Neighbour::Next => (1..=count).map(step).find(scored),
        Neighbour::Back => (1..=count).rev().map(step).filter(|other| *other != at).find(scored),
    };
    found.map(|at| &plan.indicators[at].id)
}

/// Which of the scored ones it is: `第 3 项，共 38 项`.
pub fn place_in_large(plan: &Plan, now: &Id) -> String {
    let all = plan.scored().count();
    let at = plan.scored().position(|indicator| indicator.id == *now).map(|at| at + 1);
    match at {
        Some(at) => crate::phrase!("第 {at} 项，共 {all} 项", "{at} of {all}"),
        None => word!("不计分", "not scored").to_owned(),
    }
}

/// How many times as large a window of that width is shown, so that some forty Chinese characters fill a line.
pub fn enlargement(width: f64) -> f64 {
    const LINE: f64 = 960.0;
    ((width / LINE * 4.0).floor() / 4.0).clamp(1.0, 4.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;

    #[test]
    fn a_clicker_goes_through_all_that_is_scored_and_comes_round() {
        let plan = builtin_plan().unwrap();
        let first = plan.scored().next().unwrap().id.clone();
        let mut now = first.clone();
        let mut seen = vec![now.clone()];
        loop {
            now = beside_in_large(&plan, &now, Neighbour::Next).unwrap().clone();
            if now == first {
                break;
            }
            seen.push(now.clone());
        }
        assert_eq!(seen, plan.scored().map(|indicator| indicator.id.clone()).collect::<Vec<_>>());
        let last = seen.last().unwrap();
        assert_eq!(beside_in_large(&plan, &first, Neighbour::Back), Some(last));
        assert_eq!(beside_in_large(&plan, last, Neighbour::Back), seen.get(seen.len() - 2));
        assert_eq!(place_in_large(&plan, &seen[2]), "第 3 项，共 38 项");
        assert_eq!(place_in_large(&plan, &Id::new("b1-03").unwrap()), "不计分");
    }

    #[test]
    fn the_arrows_are_the_levers_own() {
        assert_eq!(
            ["PageDown", "PageUp", "ArrowRight", "Escape"].map(Neighbour::of_key),
            [Some(Neighbour::Next), Some(Neighbour::Back), None, None]
        );
    }

    #[test]
    fn a_wider_screen_is_enlarged_more() {
        assert_eq!([1920.0, 1366.0, 960.0, 390.0, 7680.0].map(enlargement), [2.0, 1.25, 1.0, 1.0, 4.0]);
    }
}
