//! The benchmark's work, done by the library just as for a plan. `workload.json` states it. The benches and the browser's yardstick share
//! this file.
#![allow(unreachable_pub, reason = "a bench and a program have it for a module")]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "scenarios and met targets are counted in lanes of doubles"
)]

use std::collections::BTreeMap;
use std::hint::black_box;

use serde::Deserialize;
use tuiyan::plan::{Amount, Bounds, Comparison, Goal, Indicator, Measure, Measured, OpSource, Rate, Start, Statement, Steepness};
use tuiyan::projection::batch::{Lanes, Law, SweptBlock};
use tuiyan::projection::{Case, Growth};
use tuiyan::risk::simulation::{
    Distribution, Involvement, Persistence, Simulated, SimulatedIndicator, Simulation, SimulationRun,
};
use wide::f64x4;

#[derive(Deserialize)]
struct File {
    indicators: Vec<Stated>,
}

/// An indicator as the workload states it.
#[derive(Deserialize)]
struct Stated {
    family: String,
    y0: f64,
    #[serde(default)]
    cap: f64,
    #[serde(default)]
    flow0: f64,
    rate: f64,
    sigma: f64,
    direction: String,
    target: f64,
}

/// The indicators, ready for both tasks.
pub struct Workload {
    stated: Vec<Stated>,
    laws: Vec<Law>,
}

/// The result of a sweep.
#[derive(Debug, PartialEq)]
pub struct Swept {
    /// The sum of all values of the last year.
    pub check: f64,
    /// How many targets are met.
    pub met: u32,
    /// For each number of targets, how many scenarios meet that many.
    pub hist: Vec<u32>,
}

/// How many groups of lanes are swept at once.
const GROUPS: usize = 256;
const PHI: f64 = 0.618_033_988_749_894_9;

impl Workload {
    /// Reads `workload.json`.
    pub fn new(json: &str) -> Result<Self, String> {
        let File { indicators } = serde_json::from_str(json).map_err(|error| error.to_string())?;
        let laws = indicators.iter().map(law).collect::<Option<_>>().ok_or("an indicator cannot be projected")?;
        Ok(Self { stated: indicators, laws })
    }

    /// Projects `scenarios` scenarios: every value of every year is written to memory.
    pub fn sweep(&self, scenarios: usize) -> Swept {
        let count = self.stated.len();
        let calm: Vec<_> =
            self.stated.iter().zip(&self.laws).map(|(stated, law)| law.is_calm(stated.rate * 0.5, stated.rate * 1.5)).collect();
        let mut block = SweptBlock::default();
        // Hidden from the optimiser: as a constant, browsers would rebuild it each time.
        let one = f64x4::splat(black_box(1.0));
        let mut hist = vec![0; count + 1];
        let mut sums = vec![f64x4::ZERO; count];
        for first in (0..scenarios).step_by(GROUPS * 4) {
            let groups = (scenarios - first).div_ceil(4).min(GROUPS);
            let mut met = [f64x4::ZERO; GROUPS];
            for (at, (stated, law)) in self.stated.iter().zip(&self.laws).enumerate() {
                let setting = multipliers(first * count + at, count, stated.rate);
                let (bar, mut sum) = (law.goal().bar(), f64x4::ZERO);
                block.sweep(law, groups, setting, calm[at], |group, y| {
                    sum += y;
                    met[group % GROUPS] += one.only(bar.is_met_by(y));
                });
                sums[at] += sum;
            }
            for met in &met[..groups] {
                met.to_array().into_iter().for_each(|met| hist[met as usize] += 1);
            }
        }
        let check = sums.iter().flat_map(|sum| sum.to_array()).sum();
        let met = (0_u32..).zip(&hist).map(|(met, count)| met * count).sum();
        Swept { check, met, hist }
    }

    /// The simulation, as the page runs one.
    pub fn simulation(&self, draws: u32, seed: u64) -> Simulation {
        let part = |(stated, law): (&Stated, &Law)| {
            Involvement::Drawn(SimulatedIndicator::new(
                law.clone(),
                vec![stated.rate],
                Distribution::Normal { sigma: stated.sigma },
                true,
            ))
        };
        let parts = self.stated.iter().zip(&self.laws).map(part).collect();
        Simulation { draws, seed, reading: Persistence::Yearly, correlation: None, parts }
    }

    /// Draws and counts.
    pub fn simulate(&self, draws: u32, seed: u64) -> Simulated {
        let mut run = SimulationRun::new(self.simulation(draws, seed));
        (0..run.blocks()).for_each(|block| run.run(block));
        run.finish()
    }
}

/// `rate · (0.5 + frac(n φ))` for consecutive scenarios `n`.
fn multipliers(first: usize, stride: usize, rate: f64) -> impl FnMut(usize) -> f64x4 {
    let (first, stride) = (first as f64, stride as f64);
    let mut n = f64x4::new([first, first + stride, first + 2.0 * stride, first + 3.0 * stride]);
    // Hidden from the optimiser as well.
    let [next, phi, half, rate] = black_box([4.0 * stride, PHI, 0.5, rate]).map(f64x4::splat);
    move |_| {
        let turns = n * phi;
        n += next;
        rate * (half + (turns - turns.floor()))
    }
}

/// The workload's families in the plan's terms. Its `cumulative` is a flow that compounds and adds to a stock.
fn law(stated: &Stated) -> Option<Law> {
    let amount = |x| Amount::new(x).ok();
    let (measure, start, growth) = match stated.family.as_str() {
        "linear" => (Measure::LEVEL, stated.y0, Growth::Linear { step: amount(stated.rate)? }),
        "compound" => (Measure::LEVEL, stated.y0, Growth::Compound { rate: Rate::new(stated.rate).ok()? }),
        "logistic" => {
            let steepness = Steepness::new(stated.rate).ok()?;
            (Measure::LEVEL, stated.y0, Growth::Logistic { steepness, ceiling: amount(stated.cap) })
        }
        _ => (Measure::CUMULATIVE, stated.flow0, Growth::Compound { rate: Rate::new(stated.rate).ok()? }),
    };
    let op = if stated.direction == "up" { Comparison::AtLeast } else { Comparison::AtMost };
    let goal = Goal::number(op, amount(stated.target)?);
    let measured = Measured::plain(measure, Start::Value(amount(start)?), goal, OpSource::Stated);
    let plan = tuiyan::exchange::builtin_plan().ok()?;
    // Some indicator of a real plan, with the workload's numbers.
    let indicator = Indicator { bounds: Bounds::NONE, per_head: false, ..plan.indicators.first()?.clone() };
    let case = Case {
        period: plan.period,
        indicator: &indicator,
        statement: &Statement::Measured(measured),
        start: None,
        growth: Some(&growth),
        years: &BTreeMap::new(),
        status: None,
        population_growth: None,
        figure: None,
        tolerance: None,
        comparing: tuiyan::plan::Comparing::Full,
        milestones: &BTreeMap::new(),
    };
    let law = Law::of(&case)?;
    Some(if measure.is_summed() { law.counted_from(stated.y0) } else { law })
}
