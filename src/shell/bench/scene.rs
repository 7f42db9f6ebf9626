//! The series of the workload's redraw (`benches/workload.json`, `rules.charts`) as figures of the page.

use serde::Deserialize;

use crate::chart::{Axis, Band, GoalLine, Kind, LargeChart, Look, Other, Point, TargetSide, Tile};

/// The part of the workload that is drawn.
#[derive(Deserialize)]
pub(super) struct Workload {
    pub(super) indicators: Vec<Indicator>,
}

/// One indicator of the workload. A rate is per year: an amount for a linear one, a share or an exponent for the others.
#[derive(Deserialize)]
pub(super) struct Indicator {
    family: Family,
    y0: f64,
    #[serde(default)]
    flow0: f64,
    #[serde(default)]
    cap: f64,
    rate: f64,
    sigma: f64,
    direction: Direction,
    target: f64,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Family {
    Linear,
    Compound,
    Logistic,
    Cumulative,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Direction {
    Up,
    Down,
}

const YEARS: u8 = 5;
const MONTHS: u8 = 12;
const LINES: u8 = 10;
/// So many looks are solid lines, as those of the other libraries are.
const SOLID: usize = Look::COUNT / 2;
/// The quantile of a normal distribution at P90, in standard deviations.
const P90: f64 = 1.281_551_565_544_600_4;

impl Indicator {
    /// A small chart: six points and the target, without a title as those of the others.
    pub(super) fn tile(&self, multiplier: f64) -> Tile {
        let values = self.path(self.rate * multiplier, YEARS, 1.0);
        let kind = |year| if year == 0 { Kind::Plan } else { Kind::Projected };
        let path = values.iter().enumerate().map(|(year, value)| Point { year, value: *value, kind: kind(year) }).collect();
        let years = (0..=YEARS).map(|year| (2020 + u16::from(year)).to_string()).collect();
        let figure = LargeChart { path, ..self.ground(years, values.iter().copied()) };
        Tile { title: String::new(), figure, tone: None }
    }

    /// The large chart: ten scenarios by month, and what lies between P10 and P90 of the first.
    pub(super) fn large(&self, multiplier: f64) -> LargeChart {
        let rate = self.rate * multiplier;
        let monthly = |rate: f64| self.path(rate, YEARS * MONTHS, f64::from(MONTHS));
        let lines: Vec<Vec<f64>> = (0..LINES).map(|line| monthly(rate * (1.0 + f64::from(line) / 10.0))).collect();
        let [p10, p90] = [-P90, P90].map(|deviation| monthly(rate + deviation * self.sigma));
        let band = p10.iter().zip(&p90).enumerate().map(|(year, (low, high))| Band { year, low: *low, high: *high }).collect();
        let name =
            |month: u8| if month.is_multiple_of(MONTHS) { (2020 + u16::from(month / MONTHS)).to_string() } else { String::new() };
        let years = (0..=YEARS * MONTHS).map(name).collect();
        let shown = lines.iter().flatten().chain(&p10).chain(&p90).copied();
        let ground = self.ground(years, shown);
        let others = lines.into_iter().enumerate().map(|(at, line)| Other {
            look: Look::nth(at % SOLID),
            path: line.into_iter().enumerate().collect(),
            ..Other::default()
        });
        LargeChart { others: others.collect(), band, ..ground }
    }

    fn ground(&self, years: Vec<String>, values: impl Iterator<Item = f64>) -> LargeChart {
        let axis = Axis::covering(values.chain([self.target]), None, None, |value, decimals| format!("{value:.decimals$}"));
        let target = GoalLine { value: self.target, label: format!("目标 {}", self.target), met: self.side(), strict: false };
        LargeChart { years, axis, target: Some(target), ..LargeChart::default() }
    }

    const fn side(&self) -> TargetSide {
        match self.direction {
            Direction::Up => TargetSide::Above,
            Direction::Down => TargetSide::Below,
        }
    }

    /// The values after each of so many steps, of which so many make a year.
    fn path(&self, rate: f64, steps: u8, per_year: f64) -> Vec<f64> {
        let (rate, mut flow, mut value) = (rate / per_year, self.flow0 / per_year, self.y0);
        let distance = (self.cap - value) / value;
        let after = |step: u8| {
            if step > 0 {
                value = match self.family {
                    Family::Linear => value + rate,
                    Family::Compound => value * (1.0 + rate),
                    Family::Logistic => self.cap / (1.0 + distance * libm::exp(-rate * f64::from(step))),
                    Family::Cumulative => {
                        flow *= 1.0 + rate;
                        value + flow
                    }
                };
            }
            value
        };
        (0..=steps).map(after).collect()
    }
}
