//! 与过去相比: assumptions and targets compared with the past.

use super::about::{self, About, NATURE};
use crate::exchange::columns::{self, Column};
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::math::count;
use crate::plan::{Amount, Indicator, Plan, Year};
use crate::scenario::{Facts, Scenario};
use crate::trend::{AgainstPast, HeldAmount, Quantity, against_past};
use crate::view::number::clean;
use crate::view::words;
use crate::word;

/// One indicator under one scenario.
struct Row<'a> {
    at: usize,
    indicator: &'a Indicator,
    found: AgainstPast,
}

impl About for Row<'_> {
    fn about(&self) -> (usize, &Indicator) {
        (self.at, self.indicator)
    }
}

fn columns<'a>() -> [Column<Row<'a>>; 20] {
    type C<'a> = Column<Row<'a>>;
    [
        about::owner(),
        about::id(),
        about::indicator(),
        C::may(NATURE).shows(|it| Cell::text(words::nature(it.indicator.nature))),
        C::may(Text::new("比什么", "Compared by")).shows(|it| Cell::text(compared(it.found.quantity))),
        about::unit(),
        C::may(Text::new("已知年份起", "Known from")).shows(|it| year(it.known().first().map(|(year, _)| *year))),
        C::may(Text::new("已知年份止", "Known to")).shows(|it| year(it.known().last().map(|(year, _)| *year))),
        C::may(Text::new("已知年数", "Years known")).shows(|it| Cell::Number(count(it.known().len()))),
        C::may(Text::new("剩余年数", "Years that remain")).shows(|it| Cell::Number(count(it.found.remaining))),
        C::may(Text::new("窗口年数", "Years in a window")).shows(|it| Cell::Number(count(it.found.length))),
        C::may(Text::new("时段数", "Periods")).shows(|it| Cell::Number(count(it.found.stretches.len()))),
        C::may(Text::new("过去最小", "Least in the past")).shows(|it| it.cell(it.amounts().fold(f64::INFINITY, f64::min))),
        C::may(Text::new("过去最大", "Most in the past")).shows(|it| it.cell(it.amounts().fold(f64::NEG_INFINITY, f64::max))),
        C::may(Text::new("假设", "Assumed")).shows(|it| it.held(it.found.assumed, |held| held.whole)),
        C::may(Text::new("假设，折合窗口年数", "Assumed, over as many years as a window"))
            .shows(|it| it.held(it.found.assumed, |held| held.amount)),
        C::may(Text::new("达到假设的时段数", "Periods that reach what is assumed")).shows(|it| reached(it.found.assumed)),
        C::may(Text::new("目标要求", "Required")).shows(|it| it.held(it.found.required, |held| held.whole)),
        C::may(Text::new("目标要求，折合窗口年数", "Required, over as many years as a window"))
            .shows(|it| it.held(it.found.required, |held| held.amount)),
        C::may(Text::new("达到目标要求的时段数", "Periods that reach what is required")).shows(|it| reached(it.found.required)),
    ]
}

impl Row<'_> {
    fn known(&self) -> &[(Year, Amount)] {
        self.found.known.window.known()
    }

    fn amounts(&self) -> impl Iterator<Item = f64> {
        self.found.stretches.iter().map(|stretch| stretch.amount)
    }

    fn held(&self, held: Option<HeldAmount>, amount: fn(HeldAmount) -> f64) -> Cell {
        held.map_or(Cell::Empty, |held| self.cell(amount(held)))
    }

    fn cell(&self, amount: f64) -> Cell {
        if self.found.quantity == Quantity::Growth { Cell::Rate(clean(amount)) } else { Cell::Number(clean(amount)) }
    }
}

fn reached(held: Option<HeldAmount>) -> Cell {
    held.map_or(Cell::Empty, |held| Cell::Number(count(held.reached)))
}

fn year(year: Option<Year>) -> Cell {
    year.map_or(Cell::Empty, |year| Cell::Number(year.get().into()))
}

fn compared(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Change => word!("首尾之差", "change"),
        Quantity::Sum => word!("合计", "total"),
        Quantity::Mean => word!("均值", "mean"),
        Quantity::Growth => word!("年均增速", "average annual growth"),
    }
}

/// A row for each indicator with enough history, binding first; `None` if no scenario has any.
pub(super) fn sheet(plan: &Plan, facts: &Facts, scenarios: &[&Scenario]) -> Option<Sheet> {
    let mut order: Vec<&Indicator> = plan.indicators.iter().collect();
    order.sort_by_key(|indicator| indicator.tier());
    let of = |(at, scenario): (usize, &&Scenario)| {
        let row = |indicator: &&'_ Indicator| {
            let found = against_past(plan, facts, scenario, indicator)?.ok()?;
            Some((at, indicator.id.clone(), found))
        };
        order.iter().filter_map(row).collect::<Vec<_>>()
    };
    let found: Vec<_> = scenarios.iter().enumerate().flat_map(of).collect();
    if found.is_empty() {
        return None;
    }
    let rows = found.into_iter().filter_map(|(at, id, found)| Some(Row { at, indicator: plan.indicator(&id)?, found }));
    let rows: Vec<_> = rows.collect();
    Some(columns::sheet(Text::new("与过去相比", "Against the past"), &columns(), &[], rows.iter()))
}
