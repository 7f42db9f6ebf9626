//! One pair.

use super::words::{differences, gap, incomparable, named_otherwise};
use crate::phrase;
use crate::plan::{Amount, Id, Indicator, Measured, Start, Statement};
use crate::projection::Judgement;
use crate::scenario::{Bond, ComparedPair, Couple, Demand, Kin, PlanUnder, moved};
use crate::view::number::{brief, exact};
use crate::view::row::{bare_start, outcome};
use crate::view::statement::{in_signs, in_words};
use crate::view::words::{self, Tone, with_unit};

/// Two rows side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct BesideRow {
    /// Their ids, one's own first.
    pub couple: Couple,
    /// How they came together.
    pub bond: Bond,
    /// The name of one's own row.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// What the other row is called, where that is not the same.
    pub other_name: Option<String>,
    /// What each states.
    pub stated: [Stated; 2],
    /// How far the targets lie apart, or why that cannot be said.
    pub gap: String,
    /// The same as a number in one's own unit, where there is one.
    pub by: Option<f64>,
    /// Which target asks for more; `None` where they cannot be compared.
    pub demand: Option<Demand>,
    /// What the scenario comes to.
    pub outcome: String,
    /// How one's own goal is judged, and how the upper one is over one's own path; `None` where it is not.
    pub tones: [Option<Tone>; 2],
    /// What else is to be known, in sentences.
    pub remarks: Vec<String>,
}

/// What a row states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// Its unit.
    pub unit: String,
    /// The base figure; of the upper row with what it is in one's own unit.
    pub start: String,
    /// The target, likewise.
    pub target: String,
}

/// Lays out a pair.
pub(super) fn row(own: PlanUnder, upper: PlanUnder, kin: Kin, held: &ComparedPair) -> Option<BesideRow> {
    let indicator = own.plan.indicator(&held.pair.own)?;
    let other = upper.plan.indicator(&held.pair.upper)?;
    let statement = own.statement(indicator);
    let unit = if indicator.unit.own() == other.unit.own() { "" } else { other.unit.get() };
    let there = stated(upper, other, unit);
    let converted = |text: String, here: Option<String>| match here {
        Some(here) => phrase!("{text}（合 {here}）", "{text} (= {here})"),
        None => text,
    };
    let there = Stated {
        start: converted(there.start, start_here(upper, other, indicator, held)),
        target: converted(there.target, target_here(upper, other, indicator, held)),
        ..there
    };
    Some(BesideRow {
        couple: (held.pair.own.clone(), held.pair.upper.clone()),
        bond: held.pair.bond,
        name: crate::view::row::name(indicator),
        unit: indicator.unit.get().to_owned(),
        other_name: named_otherwise(indicator, other),
        stated: [stated(own, indicator, ""), there],
        gap: match &held.gap {
            Ok(found) => gap(kin, own, indicator, *found),
            Err(why) => incomparable(kin, why),
        },
        by: held.gap.as_ref().ok().and_then(|gap| gap.by),
        demand: held.gap.as_ref().ok().map(|gap| gap.demand),
        outcome: outcome(indicator, statement, &held.sides[0].judgement),
        tones: [Some(Tone::of(&held.sides[0].judgement.verdict)), held.against.as_ref().ok().map(tone)],
        remarks: differences(kin, [own, upper], [indicator, other], held),
    })
}

fn tone(judgement: &Judgement) -> Tone {
    Tone::of(&judgement.verdict)
}

fn stated(under: PlanUnder, indicator: &Indicator, unit: &str) -> Stated {
    Stated {
        nature: words::nature(indicator.nature),
        unit: indicator.unit.get().to_owned(),
        start: started(under, indicator, unit),
        target: target_with(under, indicator, unit),
    }
}

/// The base figure, with its year where that is not the plan's.
fn started(under: PlanUnder, indicator: &Indicator, unit: &str) -> String {
    let statement = under.statement(indicator);
    let text = bare_start(indicator, statement, under.scenario.assumption(&indicator.id).start);
    let has_figure = text.contains(|letter: char| letter.is_ascii_digit());
    let text = if has_figure { with_unit(text, unit) } else { text };
    match statement.measured().and_then(|stated| stated.basis.year).filter(|_| has_figure) {
        Some(year) => phrase!("{text}（{year} 年）", "{text} ({year})"),
        None => text,
    }
}

/// The target in signs; in words where it is no number.
pub(super) fn target(under: PlanUnder, indicator: &Indicator) -> String {
    target_with(under, indicator, "")
}

fn target_with(under: PlanUnder, indicator: &Indicator, unit: &str) -> String {
    let statement = under.statement(indicator);
    let Some(stated) = statement.measured() else { return crate::view::row::target(indicator, statement) };
    let name = |id: &Id| under.plan.indicator(id).map(|other| other.name.get().to_owned());
    if stated.goal.printed().is_some() {
        return in_signs(statement, unit, &name);
    }
    let words = in_words(statement, unit, under.plan.period, &name);
    match under.scenario.assumption(&indicator.id).target {
        Some(entered) => phrase!("{words}，填写 {}", "{words}, entered {}", exact(entered.get())),
        None => words,
    }
}

/// The upper base figure in one's own unit, where it is in another.
fn start_here(upper: PlanUnder, other: &Indicator, own: &Indicator, held: &ComparedPair) -> Option<String> {
    let places = held.places.filter(|places| *places != 0)?;
    let printed = |stated: &Measured| match stated.start {
        Start::Value(value) | Start::EarlierTotal(value) if stated.basis.unit.is_none() => Some(value),
        _ => None,
    };
    let entered = upper.scenario.assumption(&other.id).start;
    let number: Amount = entered.or_else(|| upper.statement(other).measured().and_then(printed))?;
    Some(with_unit(brief(moved(number.get(), places), 6), own.unit.get()))
}

/// The upper target, likewise.
fn target_here(upper: PlanUnder, other: &Indicator, own: &Indicator, held: &ComparedPair) -> Option<String> {
    let goal = held.converted.clone().filter(|goal| goal.printed().is_some())?;
    let stated = Measured { goal, ..upper.statement(other).measured()?.clone() };
    Some(in_signs(&Statement::Measured(stated), own.unit.get(), &|_| None))
}

impl BesideRow {
    /// Whether the plan binds itself on either level.
    pub fn nature(&self) -> String {
        let [own, upper] = &self.stated;
        if own.nature == upper.nature { own.nature.to_owned() } else { format!("{} / {}", own.nature, upper.nature) }
    }
}
