//! The scoreboard: verdicts counted, binding first, never averaged.

use crate::projection::{Summary, Tally};
use crate::{phrase, word};

/// The scoreboard as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// Binding indicators that are met, of all.
    pub binding: String,
    /// Expected indicators that are met, of all.
    pub expected: String,
    /// How many cannot be judged.
    pub unjudged: String,
    /// Indicators of no stated nature that are met, of all; empty where there is none.
    pub unstated: String,
    /// How many are only watched; empty where none is.
    pub watched: String,
    /// The same as one sentence, to be read aloud when it changes.
    pub sentence: String,
}

/// What becomes of the scoreboard: `约束性 2/13 → 3/13，预期性 8/25 → 8/25 达标`.
pub fn board_change(before: Summary, after: Summary) -> String {
    if before == after {
        return word!("记分牌不变", "scoreboard unchanged").to_owned();
    }
    let (before, after) = (board(before), board(after));
    phrase!(
        "约束性 {} → {}，预期性 {} → {} 达标",
        "binding {} → {}, anticipatory {} → {} met",
        before.binding,
        after.binding,
        before.expected,
        after.expected
    )
}

/// Puts a summary into words.
pub fn board(summary: Summary) -> Board {
    let of = |tally: Tally| format!("{}/{}", tally.met, tally.total());
    let unjudged = summary.binding.unjudged + summary.expected.unjudged + summary.unstated.unjudged;
    let (binding, expected) = (of(summary.binding), of(summary.expected));
    let sentence = phrase!(
        "约束性 {binding} 达标 · 预期性 {expected} 达标 · {unjudged} 项无法判断",
        "Binding {binding} met · anticipatory {expected} met · {unjudged} cannot be judged"
    );
    let watched = summary.binding.watched + summary.expected.watched + summary.unstated.watched;
    let unstated = if summary.unstated.total() == 0 { String::new() } else { of(summary.unstated) };
    let open = if unstated.is_empty() {
        String::new()
    } else {
        phrase!(" · 未注明 {unstated} 达标", " · nature not stated {unstated} met")
    };
    let told = if watched == 0 { String::new() } else { phrase!(" · {watched} 项观察", " · {watched} watched") };
    let shown = if watched == 0 { String::new() } else { watched.to_string() };
    Board { binding, expected, unjudged: unjudged.to_string(), unstated, watched: shown, sentence: sentence + &open + &told }
}
