//! The results of a class.

use super::clock::duration;
use super::marked::sentence;
use crate::phrase;
use crate::training::{Outcome, Turnout};
use crate::view::number::brief;
use crate::word;

/// One result in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultRow {
    /// Who.
    pub learner: String,
    /// Which exercise.
    pub exercise: String,
    /// Which round of theirs.
    pub round: String,
    /// What it came to.
    pub score: String,
    /// How much was changed, of the least; empty where nothing is measured.
    pub change: String,
    /// How many hints.
    pub hints: String,
    /// How long it took.
    pub time: String,
    /// When.
    pub when: String,
}

/// The table of results in the order in which they came; `title` says what an exercise is called.
pub fn result_rows(outcomes: &[Outcome], title: impl Fn(&Outcome) -> String) -> Vec<ResultRow> {
    let row = |(at, one): (usize, &Outcome)| ResultRow {
        learner: if one.learner.is_empty() { word!("（未署名）", "(no name)").to_owned() } else { one.learner.clone() },
        exercise: title(one),
        round: one.round(&outcomes[..at]).to_string(),
        score: sentence(one.score),
        change: one.change.map(excess).unwrap_or_default(),
        hints: one.hints.to_string(),
        time: duration(one.seconds),
        when: one.when.clone(),
    };
    outcomes.iter().enumerate().map(row).collect()
}

fn excess((change, least): (f64, f64)) -> String {
    let percent = if least > 0.0 { brief(change / least * 100.0, 1) } else { brief(change, 1) };
    phrase!("最少改动的 {percent}％", "{percent}% of the least change")
}

/// What was just handed in, in a sentence.
pub fn result_sentence(outcome: &Outcome) -> String {
    let hints = outcome.hints;
    let (score, time) = (sentence(outcome.score), duration(outcome.seconds));
    let word = crate::language::plural(hints, "hint", "hints");
    phrase!("{score} · 用时 {time} · 提示 {hints} 次", "{score} · {time} · {hints} {word}")
}

/// How a class did, in a sentence; says so where nobody has handed in yet.
pub fn turnout_sentence(turnout: Option<Turnout>) -> String {
    let Some(Turnout { count, best, median }) = turnout else {
        return word!(
            "本机还没有成绩（别的机器上的，导入成绩表后计入）",
            "No result on this device yet (import those of other devices to count them)"
        )
        .to_owned();
    };
    let of = |one: &Outcome| format!("{}/{}", one.score.right, one.score.total);
    let (best, median) = (of(best), of(median));
    phrase!("本机有成绩 {count} 份 · 最好 {best} · 中位 {median}", "{count} on this device · best {best} · median {median}")
}
