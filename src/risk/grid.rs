//! Two-way tables: the outcome for every pair of two inputs' settings.

use super::range::{Ground, reach};
use super::rounding::{round_up, tidy};
use super::setup::{Found, Input, Setup};
use super::tornado::tornado;
use crate::plan::{Indicator, Plan, Share};
use crate::projection::{Parameter, Requirement, Setting, Verdict};
use crate::scenario::{Edit, Scenario};

/// The settings of one input, ascending, including the present one.
#[derive(Clone, Debug, PartialEq)]
pub struct InputScale {
    /// The input.
    pub input: Input,
    /// Its settings: amounts in the indicator's unit; rates and shares as fractions.
    pub settings: Vec<f64>,
    /// The place of the present setting; `None` if only an interval is known.
    pub present: Option<usize>,
}

/// A two-way table of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoWayTable {
    /// The input that changes from column to column.
    pub columns: InputScale,
    /// The input that changes from row to row. It has no settings, and the table one row, if only the columns' input moves.
    pub rows: InputScale,
    /// The results, row by row.
    pub cells: Vec<Vec<Found>>,
}

/// The usual numbers of columns and rows.
pub const USUAL_GRID: (usize, usize) = (11, 9);

/// The inputs of an indicator that can be set; none for a status, or if there is no outcome.
pub fn inputs(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Vec<Input> {
    let known = Setup::new(plan, scenario, indicator).filter(|setup| setup.judged().outcome.is_some());
    known.map(|setup| setup.inputs()).unwrap_or_default()
}

/// `count` settings in round steps about the present one. They include the one that meets the target, if possible. `None` if the
/// indicator has no such input.
pub fn scale(plan: &Plan, scenario: &Scenario, indicator: &Indicator, input: Input, count: usize) -> Option<InputScale> {
    let setup = Setup::new(plan, scenario, indicator).filter(|setup| setup.has(input))?;
    let reach = reach(&setup, input)?;
    let Some(present) = setup.present(input) else { return Some(parts(input, reach.low, reach.high, count)) };
    let half = (reach.high - reach.low) / 2.0;
    let aim = aim(&setup, input).unwrap_or(0.0);
    let others = count.saturating_sub(1);
    let (ahead, step) = if aim.abs() > half {
        // Seven tenths of the settings on the target's side; the target stands two settings short of the last.
        let ahead = (others * 7).div_ceil(10);
        (ahead, round_up(aim.abs() / whole(ahead.saturating_sub(2).max(1))))
    } else {
        // A stated range as it is, a test range twice as wide.
        let reach = if reach.ground == Ground::Stated { half } else { 2.0 * half };
        (others / 2, round_up(reach.max(1e-9) / whole((others / 2).max(1))))
    };
    let settings = stepped(present, if aim < 0.0 { -step } else { step }, ahead, count, |x| setup.allows(input, x));
    Some(InputScale { input, present: settings.iter().position(|x| *x == present), settings })
}

/// The outcomes for every pair of settings; `None` if both are of one input, or if there is no outcome.
pub fn grid(
    plan: &Plan,
    scenario: &Scenario,
    indicator: &Indicator,
    columns: InputScale,
    rows: InputScale,
) -> Option<TwoWayTable> {
    let setup = Setup::new(plan, scenario, indicator).filter(|_| columns.input != rows.input)?;
    setup.judged().outcome?;
    let row = |y: &f64| {
        let setup = setup.with(rows.input, *y)?;
        let cell = |x: &f64| Some(Found::of(&setup.with(columns.input, *x)?.judged()));
        columns.settings.iter().map(cell).collect::<Option<Vec<_>>>()
    };
    let cells = rows.settings.iter().map(row).collect::<Option<Vec<_>>>()?;
    Some(TwoWayTable { columns, rows, cells })
}

/// The outcomes for every setting of one input alone; `None` if there is no outcome.
pub fn grid_row(plan: &Plan, scenario: &Scenario, indicator: &Indicator, columns: InputScale) -> Option<TwoWayTable> {
    let setup = Setup::new(plan, scenario, indicator)?;
    setup.judged().outcome?;
    let cell = |x: &f64| Some(Found::of(&setup.with(columns.input, *x)?.judged()));
    let cells = columns.settings.iter().map(cell).collect::<Option<Vec<_>>>()?;
    Some(TwoWayTable {
        rows: InputScale { input: columns.input, settings: Vec::new(), present: None },
        columns,
        cells: vec![cells],
    })
}

/// The inputs that move the outcome, the greatest swing first; an input that does not move it is left out.
pub fn moving_inputs(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Vec<Input> {
    let bars = tornado(plan, scenario, indicator).map(|found| found.bars).unwrap_or_default();
    let moves = |bar: &super::tornado::InputSwing| bar.swing > 0.0;
    bars.iter().filter(|bar| moves(bar)).map(|bar| bar.input).collect()
}

/// The edit that sets inputs of an indicator to the values that a table shows. `None` if all are already as assumed, or if one cannot
/// take its value.
pub fn set_to(plan: &Plan, scenario: &Scenario, indicator: &Indicator, settings: &[(Input, f64)]) -> Option<Edit> {
    let setup = Setup::new(plan, scenario, indicator)?;
    let moved: Vec<_> = settings.iter().filter(|(input, number)| setup.present(*input) != Some(*number)).collect();
    let set = moved.iter().try_fold(setup.clone(), |setup, (input, number)| setup.set(*input, *number))?;
    let edit = |(input, _): &&(Input, f64)| set.edit(*input);
    (!moved.is_empty()).then(|| Edit::All(moved.iter().map(edit).collect()))
}

impl Setup<'_> {
    /// The same with one number set exactly. A growth with one parameter takes it as it is; moving it by a difference would leave a
    /// rounding error.
    fn set(&self, input: Input, number: f64) -> Option<Self> {
        let mut changed = self.with(input, number)?;
        let is_mean = self.growth().setting().is_none();
        if let (Input::Parameter, false, Some(setting), Some(growth)) =
            (input, is_mean, Setting::new(number), &changed.assumption.growth)
        {
            changed.assumption.growth = growth.with(setting);
        }
        Some(changed)
    }

    /// The edit that sets an input to its present number.
    fn edit(&self, input: Input) -> Edit {
        let (id, assumption) = (self.indicator.id.clone(), &self.assumption);
        match input {
            Input::Parameter | Input::Damping | Input::Limit => Edit::Growth(id, assumption.growth.clone()),
            Input::Start => Edit::Start(id, assumption.start),
            Input::Population => Edit::PopulationGrowth(self.drivers.population_growth),
            Input::Year(year) => Edit::Pin(id, year, assumption.years.get(&year).copied()),
        }
    }

    /// Whether an input may take a number, within its range and the natural bounds.
    fn allows(&self, input: Input, number: f64) -> bool {
        let bounds = self.indicator.bounds_of(self.stated);
        let within = || bounds.hold(number) == number;
        let is_rate = self.stated.measure.is_of_rates();
        self.with(input, number).is_some()
            && match input {
                Input::Parameter => match self.judged().required.map(Requirement::parameter) {
                    Some(Parameter::Share) => Share::new(number).is_ok(),
                    Some(Parameter::Rate | Parameter::Rates) => number > -1.0,
                    _ => true,
                },
                Input::Start | Input::Limit => within(),
                Input::Year(_) => {
                    if is_rate {
                        number > -1.0
                    } else {
                        within()
                    }
                }
                Input::Damping | Input::Population => true,
            }
    }
}

/// How far an input is from the value that meets the target.
fn aim(setup: &Setup, input: Input) -> Option<f64> {
    let judgement = setup.judged();
    match input {
        Input::Parameter => {
            let parameter = setup.growth().setting()?;
            Some(judgement.required?.setting()?.get() - parameter.get())
        }
        Input::Start => {
            let beyond = match judgement.verdict {
                Verdict::Met { margin, .. } => margin?.get(),
                Verdict::Missed { shortfall } => -shortfall?.amount.get(),
                Verdict::Unjudged(_) => return None,
            };
            let years = if setup.stated.measure.is_of_flows() { setup.steps() } else { 1.0 };
            Some(-setup.stated.helpful().sign() * beyond / years)
        }
        Input::Damping | Input::Limit | Input::Population | Input::Year(_) => None,
    }
}

/// At most `count` settings in round steps through an interval whose upper end is excluded.
fn parts(input: Input, low: f64, high: f64, count: usize) -> InputScale {
    let step = round_up((high - low) / whole(count.max(1)));
    let settings = (0..count).map(|i| tidy(low + step * whole(i))).take_while(|x| *x < high).collect();
    InputScale { input, settings, present: None }
}

/// `count` settings `step` apart, `ahead` of them in its direction and the others behind, as far as they are allowed. If one side has
/// not enough room, the other takes the rest.
fn stepped(present: f64, step: f64, ahead: usize, count: usize, is_allowed: impl Fn(f64) -> bool) -> Vec<f64> {
    let others = count.saturating_sub(1);
    let side = |step: f64| (1..=others).map(move |i| tidy(present + step * whole(i)));
    let front: Vec<_> = side(step).take_while(|x| is_allowed(*x)).collect();
    let back: Vec<_> = side(-step).take_while(|x| is_allowed(*x)).collect();
    let behind = (others - ahead).max(others.saturating_sub(front.len())).min(back.len());
    let mut settings: Vec<_> = front.into_iter().take(others - behind).chain(back.into_iter().take(behind)).collect();
    settings.push(present);
    settings.sort_by(f64::total_cmp);
    settings
}

#[allow(clippy::cast_precision_loss, reason = "a table has few settings")]
const fn whole(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_side_cannot_hold_the_other_does() {
        let settings = stepped(0.1, 0.1, 3, 6, |x| (0.0..=1.0).contains(&x));
        assert_eq!(settings, [0.0, 0.1, 0.2, 0.3, 0.4, 0.5]);
        assert_eq!(stepped(0.9, 0.1, 3, 6, |x| x <= 1.0), [0.5, 0.6, 0.7, 0.8, 0.9, 1.0]);
        assert_eq!(stepped(0.5, -0.5, 1, 3, |x| x >= 0.0), [0.0, 0.5, 1.0]);
    }
}
