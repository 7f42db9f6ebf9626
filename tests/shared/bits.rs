//! The exact bits of paths, outcomes and requirements over a fixed set of questions, one line for each indicator and family.
//! Whatever machine computes them, the lines are those of `tests/data/bits.txt`; those of simulations are in
//! `tests/data/simulated.txt`, those of trends in `tests/data/trends.txt`. Needs the library and nothing else.

use std::collections::BTreeMap;

use tuiyan::exchange::{builtin_plan, trend_series};
use tuiyan::plan::{Amount, Bounds, Correlation, Damping, Id, Indicator, Measured, Plan, Rate, Share, Steepness, Year, Years};
use tuiyan::projection::{Family, Growth, Judgement, Pin, Requirement, Value, Verdict, judge, setting_for};
use tuiyan::risk::simulation::{Persistence, Settings, Simulation};
use tuiyan::scenario::{Assumption, Drivers, Scenario, Shape, Uncertainty};
use tuiyan::trend::{Series, ranked};

/// The recorded lines.
pub(crate) const RECORDED: &str = include_str!("../data/bits.txt");

/// The lines as this machine computes them.
pub(crate) fn lines() -> Vec<String> {
    let plan = builtin_plan().unwrap_or_else(|faults| panic!("{faults}"));
    let measured = plan.indicators.iter().filter_map(|i| i.statement.measured().map(|stated| (i, stated)));
    measured.flat_map(|(indicator, stated)| Family::ALL.map(|family| line(&plan, indicator, stated, family))).collect()
}

/// The recorded lines of simulations.
pub(crate) const SIMULATED: &str = include_str!("../data/simulated.txt");

/// The lines of simulations as this machine computes them: every indicator under every family and either reading, with and without a
/// common factor.
pub(crate) fn simulated() -> Vec<String> {
    let plan = builtin_plan().unwrap_or_else(|faults| panic!("{faults}"));
    let readings = [Persistence::Persistent, Persistence::Yearly];
    // What came later stands last, so that the lines before it stay as they were.
    let is_later = |family: &Family| *family == Family::Even;
    let of = |reading, later: bool| {
        Family::ALL.into_iter().filter(move |family| is_later(family) == later).map(move |family| (reading, family))
    };
    let all = [false, true].into_iter().flat_map(|later| readings.into_iter().flat_map(move |reading| of(reading, later)));
    all.enumerate().map(|(at, (reading, family))| simulated_line(&plan, reading, family, at % 3 == 1)).collect()
}

/// The recorded lines of what the years before say.
pub(crate) const TRENDS: &str = include_str!("../data/trends.txt");

/// What the years before say as this machine computes it: of every real series the forecast that stands first with its range, and of
/// every method its backtest and the years ahead, over windows of several lengths.
pub(crate) fn trends() -> Vec<String> {
    let found = trend_series(include_str!("../data/history/series.json")).unwrap_or_else(|faults| panic!("{faults}")).found;
    let first = found.iter().map(|one| {
        let ends = one.low.iter().chain(&one.high).flatten();
        let bits: Vec<_> = one.forecast.iter().chain(ends).map(|value| value.get().to_bits()).collect();
        format!("{} {} {:016x}", one.id, one.method, fold(&bits))
    });
    first.chain((3..15).map(ways_of_a_rough_past)).collect()
}

fn ways_of_a_rough_past(years: i16) -> String {
    let rough = |t: i16| f64::from((t * 7 + years) % 11) * 0.37 - 1.3;
    let known = (0..years).map(|t| (Year::new(2001 + t), Amount::of(41.0 + 1.7 * f64::from(t) + rough(t))));
    let window = Series::new(known, Bounds::SHARE).window();
    let last = window.last().map_or(Amount::ZERO, |(_, last)| last);
    let bits_of = |amount: Amount| amount.get().to_bits();
    let mut bits = Vec::new();
    for one in ranked(&window) {
        bits.extend(one.way.iter().flat_map(|way| way.values(last, window.bounds(), 8)).map(bits_of));
        bits.extend(one.backtest.and_then(|backtest| backtest.error()).map(bits_of));
    }
    format!("{years} {:016x}", fold(&bits))
}

fn simulated_line(plan: &Plan, reading: Persistence, family: Family, is_joint: bool) -> String {
    let mut scenario = Scenario::holding(plan);
    scenario.seed = 20_221;
    scenario.correlation = is_joint.then(|| Correlation::of(0.35));
    scenario.drivers.population_growth = is_joint.then(|| Rate::of(-0.002));
    let measured = plan.indicators.iter().filter_map(|i| i.statement.measured().map(|stated| (i, stated)));
    for (at, (indicator, stated)) in (0_u8..).zip(measured) {
        let shape = if at % 2 == 0 { Shape::Triangular } else { Shape::Uniform };
        let reach = if matches!(family, Family::Hold | Family::Linear | Family::Damped | Family::YearlySteps | Family::Even) {
            aim(stated).get() * 0.08
        } else {
            0.08
        };
        let assumption = Assumption {
            uncertainty: Uncertainty::new(reach, reach * 0.7, shape).ok(),
            ..assumption(stated, family, at % VARIANTS)
        };
        scenario.assumptions.insert(indicator.id.clone(), assumption);
    }
    let simulated = Simulation::new(plan, &scenario, Settings { draws: 3_000, reading }).all();
    let outlooks = simulated.outlooks.iter().flatten();
    let numbers = outlooks.flat_map(|outlook| std::iter::once(outlook.chance).chain(outlook.fan.iter().flatten().copied()));
    let mut bits: Vec<_> = numbers.map(f64::to_bits).collect();
    bits.extend(simulated.binding.counts.iter().map(|count| u64::from(*count)));
    format!("{reading:?} {family:?} {:016x}", fold(&bits))
}

/// The number that is asked, which every measured indicator of the plan prints.
fn aim(stated: &Measured) -> Amount {
    stated.goal.printed().map_or(Amount::ZERO, |target| target.value)
}

fn line(plan: &Plan, indicator: &Indicator, stated: &Measured, family: Family) -> String {
    let mut bits = Vec::new();
    for variant in 0..VARIANTS {
        let assumption = assumption(stated, family, variant);
        let population = (variant % 3 == 2).then(|| Rate::of(-0.002));
        let case = assumption.case(plan, indicator, Drivers { population_growth: population, ..Drivers::default() });
        push(&mut bits, &judge(&case));
        bits.push(setting_for(&case, aim(stated)).map_or(0, |setting| setting.get().to_bits()));
    }
    format!("{} {family:?} {:016x}", name(&indicator.id), fold(&bits))
}

fn name(id: &Id) -> &str {
    id.as_str()
}

const VARIANTS: u8 = 12;

/// The n-th assumption of a family: other numbers, other pins, other starts.
fn assumption(stated: &Measured, family: Family, variant: u8) -> Assumption {
    let x = (f64::from(variant) - 4.0) * 0.037;
    let target = aim(stated).get();
    let years = match variant % 4 {
        1 => pins(&[(2022, 0.81)], stated),
        3 => pins(&[(2021, 0.33), (2024, 0.92)], stated),
        _ => BTreeMap::new(),
    };
    let start = (variant >= 6 && !stated.measure.is_of_rates()).then(|| Amount::of(target * 0.17 * f64::from(variant - 5)));
    Assumption { start, growth: Some(growth(family, x, target)), years, ..Assumption::default() }
}

fn pins(shares: &[(i16, f64)], stated: &Measured) -> BTreeMap<Year, Pin> {
    let target = aim(stated).get();
    let value = |share: f64| match stated.measure.years() {
        Years::Values => share * target,
        Years::Flows => share * target / 5.0,
        Years::Rates => share / 10.0,
    };
    shares.iter().map(|(year, share)| (Year::new(*year), Pin::Assumed(Amount::of(value(*share))))).collect()
}

fn growth(family: Family, x: f64, target: f64) -> Growth {
    let limit = Some(Amount::of(target * 1.03));
    let step = Amount::of(x * target / 3.0);
    match family {
        Family::Hold => Growth::Hold,
        Family::Linear => Growth::Linear { step },
        Family::Compound => Growth::Compound { rate: Rate::of(x) },
        Family::Damped => Growth::Damped { step, phi: Damping::of(0.83) },
        Family::Gap => Growth::Gap { share: Share::of(x.abs()), limit },
        Family::Logistic => Growth::Logistic { steepness: Steepness::of(x * 3.0), ceiling: limit },
        Family::YearlySteps => {
            Growth::YearlySteps([1.0, 0.7, -0.3, 0.9, 0.1].map(|share| Amount::of(step.get() * share)).to_vec())
        }
        Family::Even => Growth::Even { flow: Amount::of(target / 5.0 + step.get()) },
        Family::YearlyRates => Growth::YearlyRates([1.0, 0.7, -0.3, 0.9, 0.1].map(|share| Rate::of(x * share)).to_vec()),
    }
}

fn push(bits: &mut Vec<u64>, judgement: &Judgement) {
    let mut value = |value: Value| bits.extend([value.low().get().to_bits(), value.high().get().to_bits()]);
    judgement.trajectory.known().for_each(|(_, y)| value(y));
    judgement.outcome.into_iter().for_each(&mut value);
    bits.push(match judgement.verdict {
        Verdict::Met { margin, .. } => margin.map_or(1, |margin| margin.get().to_bits()),
        Verdict::Missed { shortfall } => shortfall.map_or(2, |shortfall| shortfall.amount.get().to_bits()),
        Verdict::Unjudged(_) => 3,
    });
    bits.extend(judgement.pace.iter().filter_map(|progress| progress.completion).map(f64::to_bits));
    bits.push(match judgement.required {
        None => 4,
        Some(Requirement::Any { .. }) => 5,
        Some(Requirement::Impossible { .. }) => 6,
        Some(Requirement::Bound { setting, .. }) => setting.get().to_bits(),
        Some(Requirement::Between { low, high, .. }) => low.get().to_bits() ^ high.get().to_bits().rotate_left(1),
    });
}

/// One number for many (FNV-1a), so that a line stays a line.
fn fold(bits: &[u64]) -> u64 {
    let bytes = bits.iter().flat_map(|word| word.to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
