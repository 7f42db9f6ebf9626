//! A growth assumption in the cells of a row: family, parameter, damping, limit, and a step for each year.

use super::Decided;
use crate::exchange::columns::{CellFault, CellValue, Column, FaultsFound, PlacedCell, SheetRow};
use crate::exchange::scenario_book::meant;
use crate::exchange::workbook::Cell;
use crate::language::Text;
use crate::plan::{Amount, Damping, Indicator, Plan, Rate, Share, Steepness, Year};
use crate::projection::{Family, Growth, GrowthNumber, GrowthNumbers, Parameter};
use crate::view::words;
use crate::{phrase, word};

pub(super) const FAMILY: Text = Text::new("增长方式", "Growth pattern");
const PARAMETER: Text = Text::new("参数", "Parameter");
const DAMPING: Text = Text::new("衰减系数", "Damping factor");
pub(super) const LIMIT: Text = Text::new("极限", "Limit");
pub(super) const STEP: Text = Text::new("年步长", " step");

/// Family, parameter, what the parameter is, damping and limit.
pub(super) fn columns<'a>() -> [Column<Decided<'a>>; 5] {
    type C<'a> = Column<Decided<'a>>;
    [
        C::may(FAMILY).together(
            |it| say(it, |growth, _| Cell::text(growth.family().name())),
            |row, it, told| it.assumption.growth = read(row, it.plan, told),
        ),
        C::may(PARAMETER).shows(|it| say(it, |growth, _| parameter(growth))),
        C::may(Text::new("参数说明", "About the parameter"))
            .shows(|it| say(it, |growth, of| Cell::text(note(growth.family(), of)))),
        C::may(DAMPING).shows(|it| say(it, |growth, _| growth.numbers().phi.map_or(Cell::Empty, |phi| Cell::Number(phi.get())))),
        C::may(LIMIT).shows(|it| {
            say(it, |growth, _| {
                let numbers = growth.numbers();
                numbers.limit.or(numbers.ceiling).cell()
            })
        }),
    ]
}

fn say(it: &Decided, cell: fn(&Growth, &Indicator) -> Cell) -> Cell {
    it.assumption.growth.as_ref().map_or(Cell::Empty, |growth| cell(growth, it.indicator))
}

fn parameter(growth: &Growth) -> Cell {
    let GrowthNumbers { step, rate, share, steepness, flow, .. } = growth.numbers();
    let amount = step.or(flow).map(|amount| amount.cell());
    let rate = rate.map(|rate| rate.cell());
    let share = share.map(|share| Cell::Rate(share.get()));
    let steepness = steepness.map(|steepness| Cell::Number(steepness.get()));
    amount.or(rate).or(share).or(steepness).unwrap_or(Cell::Empty)
}

fn note(family: Family, indicator: &Indicator) -> String {
    let name = family.lead();
    match family.parameter() {
        _ if family == Family::Hold => String::new(),
        // On the page these are typed in ％; in a cell a bare number is a fraction.
        Parameter::Rate | Parameter::Rates => phrase!("{name}，0.05 即 5％", "{name}, 0.05 means 5%"),
        Parameter::Share => phrase!("{name}的比例，0.05 即 5％", "share of {name}, 0.05 means 5%"),
        parameter => phrase!("{name}（{}）", "{name} ({})", words::parameter_unit(indicator, parameter)),
    }
}

/// The step or rate of one year, if years are set one by one.
pub(super) fn step(it: &Decided, year: Year) -> Cell {
    let at = it.plan.period.step_of(year).map_or(usize::MAX, |step| step - 1);
    match &it.assumption.growth {
        Some(Growth::YearlySteps(steps)) => steps.get(at).copied().cell(),
        Some(Growth::YearlyRates(rates)) => rates.get(at).copied().cell(),
        _ => Cell::Empty,
    }
}

/// The growth of a row; `None` if none is chosen, or if it was refused.
fn read(row: SheetRow, plan: &Plan, told: &mut FaultsFound) -> Option<Growth> {
    let family = told.keep(row.get(FAMILY).optional(family))?;
    refuse_strangers(row, plan, family, told);
    let family = family?;
    let mut given = GrowthNumbers::default();
    // Every cell is read, so that all of their faults are told.
    let refused = family.takes().filter(|number| number_of(*number, row, plan, told, &mut given).is_none()).count();
    family.made(given).filter(|_| refused == 0)
}

/// Reads a number of a family from its cells; `None` if they are refused.
fn number_of(number: GrowthNumber, row: SheetRow, plan: &Plan, told: &mut FaultsFound, given: &mut GrowthNumbers) -> Option<()> {
    match number {
        GrowthNumber::Step => given.step = Some(parameter_of(row, told, Amount::read)?),
        GrowthNumber::Rate => given.rate = Some(parameter_of(row, told, Rate::read)?),
        GrowthNumber::Flow => given.flow = Some(parameter_of(row, told, Amount::read)?),
        GrowthNumber::Share => given.share = Some(parameter_of(row, told, |spot| spot.share(Share::new))?),
        GrowthNumber::Steepness => given.steepness = Some(parameter_of(row, told, |spot| spot.quantity(Steepness::new))?),
        GrowthNumber::Phi => {
            given.phi = Some(told.keep(needed(row.get(DAMPING), DAMPING.get(), |spot| spot.quantity(Damping::new)))?);
        }
        GrowthNumber::Limit => given.limit = told.keep(row.get(LIMIT).optional(Amount::read))?,
        GrowthNumber::Ceiling => given.ceiling = told.keep(row.get(LIMIT).optional(Amount::read))?,
        GrowthNumber::Steps => given.steps = Some(yearly(row, plan, told, Amount::read)?),
        GrowthNumber::Rates => given.rates = Some(yearly(row, plan, told, Rate::read)?),
    }
    Some(())
}

/// The column of a number; `None` if it has one for each year.
const fn column_of(number: GrowthNumber) -> Option<Text> {
    match number {
        GrowthNumber::Step | GrowthNumber::Rate | GrowthNumber::Flow | GrowthNumber::Share | GrowthNumber::Steepness => {
            Some(PARAMETER)
        }
        GrowthNumber::Phi => Some(DAMPING),
        GrowthNumber::Limit | GrowthNumber::Ceiling => Some(LIMIT),
        GrowthNumber::Steps | GrowthNumber::Rates => None,
    }
}

fn needed<T>(spot: PlacedCell, name: &str, read: impl FnOnce(PlacedCell) -> Result<T, CellFault>) -> Result<T, CellFault> {
    if spot.is_empty() {
        return Err(spot.fault(phrase!(
            "缺少“{name}”，所选的增长方式必须给出它",
            "“{name}” is missing; the chosen growth pattern needs it"
        )));
    }
    read(spot)
}

fn parameter_of<T>(row: SheetRow, told: &mut FaultsFound, read: impl FnOnce(PlacedCell) -> Result<T, CellFault>) -> Option<T> {
    told.keep(needed(row.get(PARAMETER), PARAMETER.get(), read))
}

fn yearly<T>(
    row: SheetRow,
    plan: &Plan,
    told: &mut FaultsFound,
    read: impl Fn(PlacedCell) -> Result<T, CellFault>,
) -> Option<Vec<T>> {
    let of = |year: Year| needed(row.of_year(STEP, year), &format!("{year}{STEP}"), &read);
    let years: Vec<_> = plan.period.projected().map(|year| told.keep(of(year))).collect();
    years.into_iter().collect()
}

/// Refuses cells that the family does not use.
fn refuse_strangers(row: SheetRow, plan: &Plan, family: Option<Family>, told: &mut FaultsFound) {
    let takes: Vec<_> = family.into_iter().flat_map(Family::takes).map(column_of).collect();
    let is_yearly = takes.contains(&None);
    let uses = [PARAMETER, DAMPING, LIMIT].map(|column| (column, takes.contains(&Some(column))));
    let steps = plan.period.projected().map(|year| (row.of_year(STEP, year), format!("{year}{STEP}"), is_yearly));
    let cells = uses.into_iter().map(|(name, is_used)| (row.get(name), name.to_string(), is_used)).chain(steps);
    for (spot, name, _) in cells.filter(|(spot, _, is_used)| !is_used && !spot.is_empty()) {
        told.tell(spot.fault(match family {
            None => phrase!(
                "给出了“{name}”，却没有写{FAMILY}，应为{}之一",
                "“{name}” is given, but no {FAMILY}; it must be one of {}",
                allowed()
            ),
            Some(family) => {
                phrase!("{}不用“{name}”，应空着", "{} does not use “{name}”; leave it empty", family.name())
            }
        }));
    }
}

/// A family by its name on the page, or by its code in scenario files.
fn family(spot: PlacedCell) -> Result<Family, CellFault> {
    let found: String = spot.words().split_whitespace().collect();
    let coded = Family::ALL.into_iter().find(|family| family.code() == found);
    coded.or_else(|| meant(&found, Family::ALL, Family::name)).or_else(|| formerly(&found)).ok_or_else(|| {
        if found == "yearly" {
            return spot.fault(word!(
                "yearly 有两种，应写明逐年增量（steps）或逐年增速（rates）",
                "there are two kinds of yearly; write steps or rates"
            ));
        }
        spot.fault(phrase!("为“{found}”，应为{}之一", "it is “{found}”; it must be one of {}", allowed()))
    })
}

/// A family by its former name in English tables, without spaces.
fn formerly(found: &str) -> Option<Family> {
    let names = [
        ("yearlystep", Family::Linear),
        ("yearlyrate", Family::Compound),
        ("stepsbyyear", Family::YearlySteps),
        ("ratesbyyear", Family::YearlyRates),
    ];
    names.into_iter().find(|(name, _)| found.eq_ignore_ascii_case(name)).map(|(_, family)| family)
}

fn allowed() -> String {
    Family::ALL.map(|family| phrase!("{}（{}）", "{} ({})", family.name(), family.code())).join(word!("、", ", "))
}
