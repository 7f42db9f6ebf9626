//! The tornado of one indicator, as bars from a base line.

use super::spoken::{Spoken, ground, ground_mark, tone};
use crate::plan::{Indicator, Open, Plan};
use crate::projection::{Value, judge};
use crate::risk::{Found, Ground, Input, InputEnd, InputSwing};
use crate::scenario::Scenario;
use crate::view::number;
use crate::view::row::target_text;
use crate::view::words::{self, Tone};
use crate::{phrase, word};

/// What an indicator's outcome depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct TornadoView {
    /// The finding in one sentence.
    pub finding: String,
    /// The outcome as assumed, where the base line stands; `None` where it is an interval.
    pub base: Option<f64>,
    /// The same as text.
    pub base_text: String,
    /// Where the target line stands.
    pub target: f64,
    /// The same as text, with its comparison.
    pub target_text: String,
    /// The unit of the outcomes.
    pub unit: String,
    /// The inputs, the greatest swing first.
    pub bars: Vec<Swing>,
}

/// One input's bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Swing {
    /// The input.
    pub input: Input,
    /// What it is called.
    pub label: String,
    /// Its unit; empty for a plain number.
    pub unit: String,
    /// Where its ends come from.
    pub ground: &'static str,
    /// The same in two characters.
    pub ground_mark: &'static str,
    /// Whether a person stated them.
    pub is_stated: bool,
    /// At its low end.
    pub low: SwingEnd,
    /// At its high end.
    pub high: SwingEnd,
    /// Whether the verdict turns between the ends.
    pub turns: bool,
}

/// One end of a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct SwingEnd {
    /// The input's number.
    pub setting: String,
    /// The outcome; `None` where it is an interval or unknown.
    pub value: Option<f64>,
    /// The same as text.
    pub outcome: String,
    /// How it is judged.
    pub tone: Tone,
}

/// Makes the tornado of an indicator; `None` for a status and where nothing is known of the outcome.
pub fn tornado(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Option<TornadoView> {
    let judgement = judge(&scenario.case(plan, indicator));
    let spoken = Spoken::new(plan, scenario, indicator, &judgement)?;
    let found = crate::risk::tornado(plan, scenario, indicator)?;
    let bars: Vec<_> = found.bars.iter().map(|bar| swing(&spoken, bar)).collect();
    Some(TornadoView {
        finding: finding(&bars, &found.bars),
        base: value(found.present),
        base_text: spoken.outcome(found.present),
        target: found.target.value.get(),
        target_text: target_text(indicator, spoken.stated),
        unit: indicator.unit.get().to_owned(),
        bars,
    })
}

fn swing(spoken: &Spoken, bar: &InputSwing) -> Swing {
    let end = |end: InputEnd| SwingEnd {
        setting: spoken.setting(bar.input, end.setting),
        value: value(end.found),
        outcome: spoken.outcome(end.found),
        tone: tone(end.found.standing),
    };
    Swing {
        input: bar.input,
        label: spoken.label(bar.input),
        unit: spoken.unit(bar.input),
        ground: ground(bar.ground),
        ground_mark: ground_mark(bar.ground),
        is_stated: bar.ground == Ground::Stated,
        low: end(bar.low),
        high: if bar.ground == Ground::Interval { excluded(spoken, end(bar.high)) } else { end(bar.high) },
        turns: bar.low.found.standing != bar.high.found.standing,
    }
}

/// The end of an interval start, which does not belong to it, and what it leads to, which no start of it quite reaches.
fn excluded(spoken: &Spoken, end: SwingEnd) -> SwingEnd {
    let is_open = spoken.subject.judgement.outcome.is_some_and(|outcome| outcome.open() == Open::High);
    let outcome = if is_open { number::below(end.outcome) } else { end.outcome };
    SwingEnd { setting: number::below(end.setting), outcome, ..end }
}

fn value(found: Found) -> Option<f64> {
    Some(found.outcome.and_then(Value::exact)?.get())
}

fn finding(swings: &[Swing], bars: &[InputSwing]) -> String {
    let Some((first, bar)) = swings.first().zip(bars.first()).filter(|(_, bar)| bar.swing > 0.0) else {
        return word!("没有一项输入能改变结果", "No input changes the outcome").to_owned();
    };
    let turning: Vec<_> = swings.iter().filter(|swing| swing.turns).map(|swing| swing.label.as_str()).collect();
    let turns = if turning.is_empty() {
        word!("各项单独变动都不改变判断", "no input turns the verdict alone").to_owned()
    } else {
        phrase!("单独变动能改变判断的：{}", "inputs that turn the verdict alone: {}", words::listed(&turning))
    };
    let (low, high, ground) = (&first.low.outcome, &first.high.outcome, ground(bar.ground));
    phrase!(
        "影响最大的是{}（{ground}）：结果 {low} 至 {high}；{turns}",
        "Greatest effect: “{}” ({ground}), outcome {low} to {high}; {turns}",
        first.label
    )
}
