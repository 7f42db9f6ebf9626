//! A growth assumption in the cells of a row: family, parameter, damping, limit, and a step for each year.

use super::Column;
use crate::exchange::fault::Fault;
use crate::exchange::scenario_book::headings::{ASSUMED, DAMPING, FAMILY, LIMIT, PARAMETER, STEP};
use crate::exchange::scenario_book::spot::Spot;
use crate::exchange::scenario_book::table::{Row, keep};
use crate::exchange::scenario_book::{meant, number, rate};
use crate::exchange::workbook::Cell;
use crate::language::Text;
use crate::plan::{Amount, Damping, Indicator, Plan, Rate, Share, Steepness, Year};
use crate::projection::{Family, Growth, Parameter};
use crate::view::words;
use crate::{phrase, word};

/// Family, parameter, what the parameter is, damping and limit.
pub(super) fn cells(indicator: &Indicator, growth: Option<&Growth>) -> [Cell; 5] {
    let Some(growth) = growth else { return [const { Cell::Empty }; 5] };
    let family = growth.family();
    let parameter = match growth {
        Growth::Hold | Growth::YearlySteps(_) | Growth::YearlyRates(_) => Cell::Empty,
        Growth::Linear { step } | Growth::Damped { step, .. } => Cell::Number(step.get()),
        Growth::Compound { rate: growth } => rate(growth.get()),
        Growth::Gap { share, .. } => Cell::Rate(share.get()),
        Growth::Logistic { steepness, .. } => Cell::Number(steepness.get()),
    };
    let note = match family.parameter() {
        _ if family == Family::Hold => String::new(),
        // On the page these are typed in ％; in a cell a bare number is a fraction.
        Parameter::Rate | Parameter::Rates => phrase!("{}，0.05 即 5％", "{}, 0.05 means 5%", words::parameter(family)),
        Parameter::Share => phrase!("{}的比例，0.05 即 5％", "share of {}, 0.05 means 5%", words::parameter(family)),
        parameter => phrase!("{}（{}）", "{} ({})", words::parameter(family), words::parameter_unit(indicator, parameter)),
    };
    let (damping, limit) = match growth {
        Growth::Damped { phi, .. } => (Some(phi.get()), None),
        Growth::Gap { limit, .. } | Growth::Logistic { ceiling: limit, .. } => (None, *limit),
        _ => (None, None),
    };
    [Cell::text(words::family(family)), parameter, Cell::text(note), number(damping), number(limit.map(f64::from))]
}

/// The step or rate of one year where years are set one by one.
pub(super) fn step(growth: Option<&Growth>, step: usize) -> Cell {
    match growth {
        Some(Growth::YearlySteps(steps)) => number(steps.get(step).map(|step| step.get())),
        Some(Growth::YearlyRates(rates)) => rates.get(step).map_or(Cell::Empty, |growth| rate(growth.get())),
        _ => Cell::Empty,
    }
}

/// The growth of a row; nothing where none is chosen, or where it was refused.
pub(super) fn read(row: &Row<Column>, plan: &Plan, faults: &mut Vec<Fault>) -> Option<Growth> {
    let spot = row.get(Column::Named(FAMILY));
    let family = keep(faults, spot.optional(family))?;
    refuse_strangers(row, plan, family, faults);
    let parts = Parts { row, plan };
    match family? {
        Family::Hold => Some(Growth::Hold),
        Family::Linear => parts.parameter(faults, Spot::amount).map(|step| Growth::Linear { step }),
        Family::Compound => parts.parameter(faults, |spot| spot.rate(Rate::new)).map(|rate| Growth::Compound { rate }),
        Family::Damped => {
            let step = parts.parameter(faults, Spot::amount);
            let phi = parts.required(Column::Named(DAMPING), faults, |spot| spot.quantity(Damping::new));
            step.zip(phi).map(|(step, phi)| Growth::Damped { step, phi })
        }
        Family::Gap => {
            let share = parts.parameter(faults, |spot| spot.share(Share::new));
            let limit = keep(faults, parts.limit())?;
            share.map(|share| Growth::Gap { share, limit })
        }
        Family::Logistic => {
            let steepness = parts.parameter(faults, |spot| spot.quantity(Steepness::new));
            let ceiling = keep(faults, parts.limit())?;
            steepness.map(|steepness| Growth::Logistic { steepness, ceiling })
        }
        Family::YearlySteps => parts.yearly(faults, Spot::amount).map(Growth::YearlySteps),
        Family::YearlyRates => parts.yearly(faults, |spot| spot.rate(Rate::new)).map(Growth::YearlyRates),
    }
}

struct Parts<'a, 'b> {
    row: &'a Row<'b, Column>,
    plan: &'a Plan,
}

impl<'b> Parts<'_, 'b> {
    fn required<T>(
        &self,
        column: Column,
        faults: &mut Vec<Fault>,
        read: impl FnOnce(&Spot<'b>) -> Result<T, Fault>,
    ) -> Option<T> {
        let spot = self.row.get(column);
        let missing = || {
            spot.fault(phrase!(
                "缺少{}，所选的增长方式必须给出它",
                "{} is missing; the chosen growth pattern needs it",
                name(column)
            ))
        };
        keep(faults, if spot.is_empty() { Err(missing()) } else { read(&spot) })
    }

    fn parameter<T>(&self, faults: &mut Vec<Fault>, read: impl FnOnce(&Spot<'b>) -> Result<T, Fault>) -> Option<T> {
        self.required(Column::Named(PARAMETER), faults, read)
    }

    /// The limit, which may be left out.
    fn limit(&self) -> Result<Option<Amount>, Fault> {
        self.row.get(Column::Named(LIMIT)).optional(Spot::amount)
    }

    fn yearly<T>(&self, faults: &mut Vec<Fault>, read: impl Fn(&Spot<'b>) -> Result<T, Fault>) -> Option<Vec<T>> {
        let years: Vec<_> = self.plan.period.projected().map(|year| self.required(Column::Step(year), faults, &read)).collect();
        years.into_iter().collect()
    }
}

/// Refuses what the family does not use.
fn refuse_strangers(row: &Row<Column>, plan: &Plan, family: Option<Family>, faults: &mut Vec<Fault>) {
    let steps = plan.period.projected().map(Column::Step);
    for column in [PARAMETER, DAMPING, LIMIT].map(Column::Named).into_iter().chain(steps) {
        let spot = row.get(column);
        if spot.is_empty() || family.is_some_and(|family| takes(family, column)) {
            continue;
        }
        faults.push(spot.fault(family.map_or_else(
            || {
                phrase!(
                    "给出了{}，却没有写{FAMILY}，应为{}之一",
                    "{} is given, but no {FAMILY}; it must be one of {}",
                    name(column),
                    allowed()
                )
            },
            |family| phrase!("{}不用{}，应空着", "{} does not use {}; leave it empty", words::family(family), name(column)),
        )));
    }
}

fn takes(family: Family, column: Column) -> bool {
    match column {
        Column::Named(name) if name == PARAMETER => !matches!(family, Family::Hold | Family::YearlySteps | Family::YearlyRates),
        Column::Named(name) if name == DAMPING => family == Family::Damped,
        Column::Named(name) if name == LIMIT => matches!(family, Family::Gap | Family::Logistic),
        Column::Step(_) => matches!(family, Family::YearlySteps | Family::YearlyRates),
        Column::Named(_) | Column::Assumed(_) => false,
    }
}

fn name(column: Column) -> String {
    let of_year = |year: Year, ending: Text| format!("“{year}{ending}”");
    match column {
        Column::Named(name) => format!("“{name}”"),
        Column::Assumed(year) => of_year(year, ASSUMED),
        Column::Step(year) => of_year(year, STEP),
    }
}

/// A family by the name that the page gives it, or by its code in scenario files.
fn family(spot: &Spot) -> Result<Family, Fault> {
    let found: String = spot.words().split_whitespace().collect();
    let coded = Family::ALL.into_iter().find(|family| code(*family) == found);
    coded.or_else(|| meant(&found, Family::ALL, words::family)).or_else(|| formerly(&found)).ok_or_else(|| {
        if found == "yearly" {
            return spot.fault(word!(
                "yearly 有两种，应写明逐年增量（steps）或逐年增速（rates）",
                "there are two kinds of yearly; write steps or rates"
            ));
        }
        spot.fault(phrase!("为“{found}”，应为{}之一", "it is “{found}”; it must be one of {}", allowed()))
    })
}

/// The code of a family in scenario files; there years set one by one are told apart by the name of their list.
const fn code(family: Family) -> &'static str {
    match family {
        Family::Hold => "hold",
        Family::Linear => "linear",
        Family::Compound => "compound",
        Family::Damped => "damped",
        Family::Gap => "gap",
        Family::Logistic => "logistic",
        Family::YearlySteps => "steps",
        Family::YearlyRates => "rates",
    }
}

/// A family by what English tables used to call it; spaces are gone.
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
    Family::ALL.map(|family| phrase!("{}（{}）", "{} ({})", words::family(family), code(family))).join(word!("、", ", "))
}
