//! 上下级规划: two plans side by side, pair by pair: what each states, how far the targets lie apart, and which of them the scenario meets.
//!
//! `row` lays out one pair, `words` says what can be said of it.

mod row;
mod words;

use crate::plan::{Id, Plan};
use crate::scenario::{Bond, Counted, Couple, Decisions, Kin, Pair, PlanUnder, held, kin, without_partner};
use crate::view::poster::plan_source;
use crate::view::words::named;
use crate::{phrase, word};

pub use row::{BesideRow, Stated};

/// Two plans side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// What they are to one another.
    pub kin: Kin,
    /// Which plans, in which years, under which scenario; one's own first.
    pub heads: [BesideHead; 2],
    /// What was counted, in a sentence.
    pub sentence: String,
    /// Pairs that are still to be confirmed.
    pub near: Vec<BesideRow>,
    /// Pairs that are sure or confirmed: what falls short first, what binds before the rest.
    pub rows: Vec<BesideRow>,
    /// Rows without a partner, one's own first.
    pub apart: [Vec<Partner>; 2],
    /// What was refused, to be taken back.
    pub refused: Vec<Refused>,
}

/// One of the two plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideHead {
    /// Its short name.
    pub name: String,
    /// Its years, `2025—2030`.
    pub years: String,
    /// The scenario's name.
    pub scenario: String,
    /// The document that it is drawn from, and the version of its data.
    pub source: String,
}

/// A row that can be chosen as a partner.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Partner {
    /// Its id.
    pub id: Id,
    /// Its name with its unit.
    pub name: String,
    /// Its target in words.
    pub target: String,
}

/// A pair that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Refused {
    /// The two.
    pub couple: Couple,
    /// Both by name.
    pub names: String,
}

/// Puts two plans side by side, paired as `pairs` says after `decisions`.
pub fn beside(own: PlanUnder, upper: PlanUnder, pairs: &[Pair], decisions: &Decisions) -> Beside {
    let kin = kin(own.plan, upper.plan);
    let held = held(own, upper, pairs);
    let sentence = sentence(kin, Counted::of(&held));
    let rows = held.iter().filter_map(|held| row::row(own, upper, kin, held));
    let (near, rows) = rows.partition(|row: &BesideRow| row.bond == Bond::Near);
    let apart = without_partner(own.plan, upper.plan, pairs);
    let [left, right] = apart.map(IntoIterator::into_iter);
    Beside {
        kin,
        heads: [own, upper].map(head),
        sentence,
        near,
        rows,
        apart: [left.filter_map(|id| partner(own, &id)).collect(), right.filter_map(|id| partner(upper, &id)).collect()],
        refused: decisions.parted().filter_map(|couple| refused(own.plan, upper.plan, couple)).collect(),
    }
}

/// All rows of a plan, to choose a partner among them.
pub fn partners(under: PlanUnder) -> Vec<Partner> {
    under.plan.indicators.iter().filter_map(|indicator| partner(under, &indicator.id)).collect()
}

fn partner(under: PlanUnder, id: &Id) -> Option<Partner> {
    let indicator = under.plan.indicator(id)?;
    let name = named(indicator.name.get(), indicator.unit.get());
    Some(Partner { id: id.clone(), name, target: row::target(under, indicator) })
}

fn refused(own: &Plan, upper: &Plan, couple: &Couple) -> Option<Refused> {
    let (one, other) = own.indicator(&couple.0).zip(upper.indicator(&couple.1))?;
    Some(Refused { couple: couple.clone(), names: format!("{} ≠ {}", one.name, other.name) })
}

fn head(PlanUnder { plan, scenario }: PlanUnder) -> BesideHead {
    let (base, end) = (plan.period.base(), plan.period.end());
    BesideHead {
        name: plan.short_name.get().to_owned(),
        years: phrase!("{base}—{end}", "{base}–{end}"),
        scenario: scenario.name.clone(),
        source: plan_source(plan),
    }
}

fn sentence(kin: Kin, counted: Counted) -> String {
    let Counted { pairs: count, harder, same, below, totals, incomparable, met, missed, near } = counted;
    let mut text = match kin {
        Kin::Levels => phrase!(
            "配对 {count} 项：目标要求不低于上级 {} 项，低于上级 {below} 项，",
            "Pairs: {count}. Targets no lower than the higher-level plan’s: {}; lower: {below}; ",
            same + harder
        ),
        Kin::Editions => phrase!(
            "两版都有的指标 {count} 项：另一版要求更高 {below} 项，相同 {same} 项，更低 {harder} 项，",
            "Indicators in both editions: {count}. The other asks for more: {below}; the same: {same}; less: {harder}; "
        ),
    };
    if totals > 0 {
        text += &phrase!("总量只列占比 {totals} 项，", "totals, of which only the share is given: {totals}; ");
    }
    text += &phrase!("不可比 {incomparable} 项", "not comparable: {incomparable}");
    text += &match kin {
        Kin::Levels => {
            let rest = count - met - missed;
            phrase!(
                "；情景达到上级目标 {met} 项，未达到 {missed} 项，其余 {rest} 项未作判断。",
                ". Upper targets met by the scenario: {met}; missed: {missed}; not judged: {rest}."
            )
        }
        Kin::Editions => word!("。", ".").to_owned(),
    };
    if near > 0 {
        text += &phrase!("另有 {near} 对待确认，未计入。", " To be confirmed, and not counted: {near}.");
    }
    text
}

impl Beside {
    /// Where all of it is from and when it was put together: a page that is handed on says so itself.
    pub fn provenance(&self, today: &str) -> String {
        let [own, upper] = &self.heads;
        phrase!(
            "制表：{today}，推演。本规划{}；{}{}",
            "Made on {today} with Tuiyan. This plan: {}; {}: {}",
            own.source,
            words::other(self.kin),
            upper.source
        )
    }

    /// What to say where nothing could be paired; nothing otherwise.
    pub fn emptiness(&self) -> Option<&'static str> {
        let empty = word!(
            "没有找到名称和单位对得上的指标。可以在下面手工配对。",
            "No indicators with a matching name and unit were found. You can pair rows by hand below."
        );
        (self.rows.is_empty() && self.near.is_empty()).then_some(empty)
    }

    /// What the other plan is called: 上级, or 另一版.
    pub fn other(&self) -> &'static str {
        words::other(self.kin)
    }
}
