//! How far each input moves, and who says so.

use super::setup::{Input, Setup};
use crate::plan::Rate;
use crate::projection::{Parameter, Requirement, Setting, Value};

/// Where the two ends of an input come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ground {
    /// The person stated them.
    Stated,
    /// A test range: a tenth of the required change to either side.
    TenthOfRequired,
    /// A test range in round numbers.
    Test,
    /// Half of the last printed unit to either side, which printing hides.
    Printing,
    /// The ends of the interval, which is all that is known.
    Interval,
}

/// An input's low and high end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reach {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) ground: Ground,
}

impl Reach {
    fn about(present: f64, half: f64, ground: Ground) -> Self {
        Self { low: present - half, high: present + half, ground }
    }

    fn held(self, hold: impl Fn(f64) -> f64) -> Self {
        Self { low: hold(self.low), high: hold(self.high), ..self }
    }
}

/// Half a percentage point of population growth.
const POPULATION: f64 = 0.005;
/// By how much φ moves.
const DAMPING: f64 = 0.1;
/// By which share of the way to it a limit moves.
const LIMIT: f64 = 0.1;

/// The ends to which an input moves.
pub(super) fn reach(setup: &Setup, input: Input) -> Option<Reach> {
    let bounds = setup.indicator.bounds;
    match input {
        Input::Parameter => parameter(setup),
        Input::Start => start(setup),
        Input::Damping => {
            let phi = setup.present(input)?;
            Some(Reach { low: (phi - DAMPING).max(phi / 2.0), high: (phi + DAMPING).min(1.0), ground: Ground::Test })
        }
        Input::Limit => {
            let limit = setup.present(input)?;
            let from = setup.judged().start.map_or(0.0, |start| start.high().get());
            let half = LIMIT * (limit - from).abs();
            Some(Reach::about(limit, half, Ground::Test).held(|x| bounds.hold(x)))
        }
        Input::Population => {
            let reach = Reach::about(setup.present(input)?, POPULATION, Ground::Test);
            Some(reach.held(|x| Rate::saturating(x).get()))
        }
        Input::Year(_) => {
            let reach = Reach::about(setup.present(input)?, setup.half_printed(input), Ground::Printing);
            let is_rate = setup.stated.measure.is_of_rates();
            Some(reach.held(|x| if is_rate { Rate::saturating(x).get() } else { bounds.hold(x) }))
        }
    }
}

fn start(setup: &Setup) -> Option<Reach> {
    match setup.judged().start? {
        Value::Between { low, high, .. } => Some(Reach { low: low.get(), high: high.get(), ground: Ground::Interval }),
        Value::Exact(start) => {
            let reach = Reach::about(start.get(), setup.half_printed(Input::Start), Ground::Printing);
            Some(reach.held(|x| setup.indicator.bounds_of(setup.stated).hold(x)))
        }
    }
}

fn parameter(setup: &Setup) -> Option<Reach> {
    let present = setup.present(Input::Parameter)?;
    let reach = match setup.assumption.uncertainty {
        Some(stated) => {
            let (low, high) = stated.ends();
            Reach { low: present + low, high: present + high, ground: Ground::Stated }
        }
        None => test(setup, present),
    };
    // The growth holds them: a share or a rate ends where its own range does.
    let growth = setup.growth();
    let made =
        |x: f64| growth.setting().and_then(|_| growth.shifted(setup.stated, x - present).setting()).map_or(x, Setting::get);
    Some(reach.held(made))
}

/// A tenth of the required change to either side, or a round number if holding is enough.
fn test(setup: &Setup, present: f64) -> Reach {
    let required = setup.judged().required;
    match required.and_then(Requirement::setting).map(|setting| setting.get().abs()) {
        Some(required) if required > 1e-9 => Reach::about(present, required / 10.0, Ground::TenthOfRequired),
        _ => Reach::about(present, round(setup, required.map(Requirement::parameter)), Ground::Test),
    }
}

/// One printed unit a year, one percentage point of a rate or a share, or 0.1 of steepness.
fn round(setup: &Setup, parameter: Option<Parameter>) -> f64 {
    match parameter {
        None | Some(Parameter::Step | Parameter::Steps | Parameter::Flow) => setup.indicator.decimals.printed_step(),
        Some(Parameter::Rate | Parameter::Rates | Parameter::Share) => 0.01,
        Some(Parameter::Steepness) => 0.1,
    }
}
