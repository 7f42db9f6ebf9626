//! What it would take: the parameter that brings the outcome exactly to the target.

use super::course::{Course, Stepper};
use super::growth::{Family, Growth, Parameter, Setting};
use super::math;
use super::model::Model;
use super::root::turning_point;
use super::trajectory::Value;
use super::verdict::{better_end, worse_end};
use crate::plan::{Amount, Baseline, Comparison, Direction, Kind, Measured, Threshold};

/// The required value of a family's parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Requirement {
    /// The parameter has to stand in this relation to the setting.
    Bound {
        /// What is set.
        parameter: Parameter,
        /// How it has to compare; strict where the value itself is not enough.
        relation: Comparison,
        /// The value that brings the outcome exactly to the target.
        setting: Setting,
    },
    /// The target is met whatever the parameter.
    Any {
        /// What may be set at will.
        parameter: Parameter,
    },
    /// No value of the parameter meets the target.
    Impossible {
        /// What would be set.
        parameter: Parameter,
        /// What stands in the way.
        obstacle: Obstacle,
    },
}

/// Why no parameter meets a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Every year that counts is pinned.
    AllPinned,
    /// A natural bound, or the range of the parameter, ends before the target.
    Bound,
    /// The limit that the gap or the S-curve goes to does not reach the target.
    Limit,
}

impl Requirement {
    /// What is set.
    pub const fn parameter(self) -> Parameter {
        match self {
            Self::Bound { parameter, .. } | Self::Any { parameter } | Self::Impossible { parameter, .. } => parameter,
        }
    }

    /// The setting, where one is required.
    pub const fn setting(self) -> Option<Setting> {
        match self {
            Self::Bound { setting, .. } => Some(setting),
            _ => None,
        }
    }
}

/// A one-parameter problem: from `start`, bring the outcome to `target`.
struct Problem<'a> {
    model: &'a Model<'a>,
    start: f64,
    target: Threshold,
    parameter: Parameter,
}

/// The requirement of a case for its family; `None` where there is nothing to start from or a step is undefined.
///
/// An interval start is taken at the end that is harder to bring to the target, so that the answer holds for every start.
pub(super) fn requirement(model: &Model) -> Option<Requirement> {
    let parameter = parameter(model);
    if free_steps(model).is_none() {
        let outcome = model.outcome(&model.course, any_start(model))?;
        let met = model.target().is_met_by(Amount::saturating(outcome), model.tolerance);
        let impossible = Requirement::Impossible { parameter, obstacle: Obstacle::AllPinned };
        return Some(if met { Requirement::Any { parameter } } else { impossible });
    }
    let problem = Problem::new(model, parameter)?;
    match problem.closed_form() {
        Some(x) => problem.bound(x, problem.sense()),
        None => problem.search(),
    }
}

/// The setting of `growth` that brings the outcome to `outcome`, or as near as the parameter's range and the bounds allow.
/// `None` where there is nothing to start from, nothing left to set, or the start is an interval that stays one.
pub(super) fn aim(model: &Model, outcome: Amount) -> Option<Setting> {
    free_steps(model)?;
    let op = match model.target().op.direction() {
        Direction::Rise => Comparison::AtLeast,
        Direction::Fall => Comparison::AtMost,
    };
    let stated = Measured { target: Threshold { op, value: outcome }, ..*model.stated };
    let aimed = Model { stated: &stated, ..*model };
    let problem = Problem::new(&aimed, parameter(model))?;
    Setting::new(problem.closed_form().or_else(|| problem.nearest())?)
}

/// What is solved for. Whatever an average growth assumes, it is a rate.
fn parameter(model: &Model) -> Parameter {
    if model.stated.kind != Kind::AverageGrowth {
        return model.case.growth.map_or(Family::Hold, Growth::family).parameter();
    }
    match model.case.growth {
        Some(Growth::YearlyRates(_)) => Parameter::Rates,
        _ => Parameter::Rate,
    }
}

/// What the parameter still decides, as (last step that is settled, number of free steps after it); `None` if nothing.
/// For a total or a mean every free year counts, for a level only those after the last pin.
fn free_steps(model: &Model) -> Option<(usize, usize)> {
    let pins = model.course.pins;
    let last_pin = match model.stated.kind {
        Kind::Level => pins.iter().rposition(Option::is_some).map_or(0, |at| at + 1),
        Kind::Cumulative | Kind::AverageGrowth => 0,
    };
    let free = pins[last_pin..].iter().filter(|pin| pin.is_none()).count();
    (free > 0).then_some((last_pin, free))
}

fn any_start(model: &Model) -> Option<f64> {
    model.start().map(|start| start.low().get())
}

impl<'a> Problem<'a> {
    fn new(model: &'a Model<'a>, parameter: Parameter) -> Option<Self> {
        let mut target = model.target();
        let start = match model.baseline {
            Some(Baseline::Point(start)) => start,
            Some(Baseline::Interval { .. }) => {
                let start = worse_end(target, model.start()?);
                // An end that is excluded never quite arrives, so bringing it to a strict target is enough.
                if target.op == Comparison::LessThan && ends_open(model) {
                    target.op = Comparison::AtMost;
                }
                start
            }
            None => last_pinned_start(model)?,
        };
        let problem = Self { model, start: start.get(), target, parameter };
        // Only a rate can fail to act.
        let defined = !problem.course().multiplies() || problem.outcome(problem.stepper()).is_some();
        (defined && problem.is_one_way()).then_some(problem)
    }

    fn course(&self) -> &Course<'a> {
        &self.model.course
    }

    /// Whether a larger parameter moves the outcome one way only. A gap that pins or a driver put now above and now below its
    /// limit closes upward in some years and downward in others; no single requirement describes that.
    fn is_one_way(&self) -> bool {
        let Stepper::Gap { limit, .. } = self.stepper() else { return true };
        let course = self.course();
        let (from, _) = free_steps(self.model).unwrap_or((0, 0));
        // A driver can carry a path over the limit; it does so furthest where the whole gap is closed.
        let moved = course.per_head.map(|factor| course.bounds.hold(limit * factor));
        let starts = course.walk(Some(self.start)).values.into_iter().enumerate().skip(from);
        let free = starts.filter(|(t, _)| course.pins.get(*t).is_some_and(Option::is_none));
        let sides = free.filter_map(|(_, y)| y).chain(moved).filter(|y| *y != limit);
        let (mut above, mut below) = (false, false);
        for y in sides {
            above |= y > limit;
            below |= y < limit;
        }
        !(above && below)
    }

    fn outcome(&self, stepper: Stepper<'a>) -> Option<f64> {
        self.model.outcome(&Course { stepper, ..*self.course() }, Some(self.start))
    }

    fn at(&self, x: f64) -> f64 {
        self.outcome(self.stepper().with(x)).unwrap_or(f64::NAN)
    }

    /// The family that is solved for. Holding an average growth is a rate, holding anything else a step.
    fn stepper(&self) -> Stepper<'a> {
        self.course().stepper
    }

    fn meets(&self, outcome: f64) -> bool {
        !outcome.is_nan() && self.target.is_met_by(Amount::saturating(outcome), self.model.tolerance)
    }

    /// The ends of the parameter's range, the one that helps last.
    fn extremes(&self) -> (f64, f64) {
        let (low, high) = match self.parameter {
            Parameter::Step | Parameter::Steps => (-1e100, 1e100),
            Parameter::Rate | Parameter::Rates => (-1.0 + 1e-12, 1e12),
            Parameter::Share => (0.0, 1.0),
            Parameter::Steepness => (-700.0, 700.0),
        };
        let rises = self.at(high) >= self.at(low);
        let up = self.target.op.direction() == Direction::Rise;
        if rises == up { (low, high) } else { (high, low) }
    }

    /// +1 where a larger parameter gives a larger outcome. Only a gap that closes downward turns it round.
    fn sense(&self) -> f64 {
        match self.stepper() {
            Stepper::Gap { limit, .. } if limit < self.settled() => -1.0,
            _ => 1.0,
        }
    }

    /// The value from which the free years go on.
    fn settled(&self) -> f64 {
        let last_pin = self.course().pins.iter().rev().find_map(|pin| *pin);
        last_pin.unwrap_or(self.start)
    }

    /// `sense` as of [`Self::sense`].
    fn bound(&self, x: f64, sense: f64) -> Option<Requirement> {
        let relation = if sense > 0.0 { self.target.op } else { mirrored(self.target.op) };
        Some(Requirement::Bound { parameter: self.parameter, relation, setting: Setting::new(x)? })
    }

    /// The exact answer on a free path, if the target lies inside the natural bounds and the path really arrives there.
    fn closed_form(&self) -> Option<f64> {
        let (t, e) = (self.target.value.get(), self.model.tolerance.get());
        if !self.is_inside(t) || self.course().per_head.is_some() {
            return None;
        }
        let x = self.free_path_solution(t)?;
        ((self.at(x) - t).abs() <= e).then_some(x)
    }

    /// Whether the natural bounds leave room on the near side of the target, and on the far side if it has to be passed. A path
    /// that only has to reach a bound is as free on its way there as any other.
    fn is_inside(&self, t: f64) -> bool {
        let (e, bounds, op) = (self.model.tolerance.get(), self.course().bounds, self.target.op);
        let above_floor = |slack: f64| bounds.min.is_none_or(|min| t > min.get() + slack);
        let below_ceiling = |slack: f64| bounds.max.is_none_or(|max| t < max.get() + slack);
        match op {
            Comparison::AtLeast => above_floor(e) && below_ceiling(e),
            Comparison::AtMost => above_floor(-e) && below_ceiling(-e),
            Comparison::MoreThan | Comparison::LessThan => above_floor(e) && below_ceiling(-e),
        }
    }

    fn free_path_solution(&self, t: f64) -> Option<f64> {
        let n = self.model.case.period.steps();
        match self.model.stated.kind {
            Kind::Level => {
                let (from, m) = free_steps(self.model)?;
                level_solution(self.stepper(), self.settled(), t, from, m)
            }
            Kind::AverageGrowth => {
                let pinned = self.course().pins.iter().flatten().fold(1.0, |product, rate| product * (1.0 + rate));
                let whole = (0..n).fold(1.0, |product, _| product * (1.0 + t / 100.0));
                let free = self.course().pins.iter().filter(|pin| pin.is_none()).count();
                if free == n { Some(t / 100.0) } else { Some(math::root(whole / pinned, free) - 1.0) }
            }
            Kind::Cumulative => match self.stepper() {
                Stepper::Hold | Stepper::Linear { .. } | Stepper::Steps(_) if self.course().pins.iter().all(Option::is_none) => {
                    let years = math::count(n);
                    Some((t - years * self.start) / (years * (years + 1.0) / 2.0))
                }
                _ => None,
            },
        }
    }

    /// Where pins, bounds, totals or drivers intervene: the outcome is monotone in the parameter, so a bracket closes on it.
    fn search(&self) -> Option<Requirement> {
        let (unhelpful, helpful) = self.extremes();
        let parameter = self.parameter;
        if self.meets(self.at(unhelpful)) {
            return Some(Requirement::Any { parameter });
        }
        if !self.meets(self.at(helpful)) {
            return Some(Requirement::Impossible { parameter, obstacle: self.obstacle() });
        }
        let slack = self.slack(helpful);
        let found = turning_point(|x| self.excess(x, slack), unhelpful, helpful);
        // A plateau's edge at zero is found a rounding error beside it.
        let x = if found.abs() < 1e-10 && self.excess(0.0, slack) >= 0.0 { 0.0 } else { found };
        self.bound(x, if helpful > unhelpful { 1.0 } else { -1.0 })
    }

    /// The nearest setting to a target that may lie out of reach.
    fn nearest(&self) -> Option<f64> {
        let (unhelpful, helpful) = self.extremes();
        let held = |x: f64| if x.abs() > 1e12 { None } else { Some(x) };
        if self.excess(helpful, 0.0) < 0.0 {
            return held(helpful).or_else(|| self.edge(helpful, unhelpful));
        }
        if self.excess(unhelpful, 0.0) >= 0.0 {
            return held(unhelpful).or_else(|| self.edge(unhelpful, helpful));
        }
        Some(turning_point(|x| self.excess(x, 0.0), unhelpful, helpful))
    }

    /// The first setting, coming from `from`, at which the outcome stands where it stands at the extreme.
    fn edge(&self, extreme: f64, from: f64) -> Option<f64> {
        let end = self.at(extreme);
        let x = turning_point(|x| if (self.at(x) - end).abs() <= self.model.tolerance.get() { 0.0 } else { -1.0 }, from, extreme);
        (x.abs() <= 1e12).then_some(x)
    }

    /// How far beyond the target, in the wanted direction, plus what the tolerance forgives.
    fn excess(&self, x: f64, slack: f64) -> f64 {
        self.target.op.direction().sign() * (self.at(x) - self.target.value.get()) + slack
    }

    /// A target at the very limit of a path is approached and never passed: there the comparison's own tolerance decides.
    fn slack(&self, helpful: f64) -> f64 {
        let (t, e) = (self.target.value.get(), self.model.tolerance.get());
        let at_limit = match self.stepper() {
            Stepper::Gap { limit, .. } => (t - limit).abs() <= e,
            Stepper::Logistic { ceiling, .. } => t >= ceiling - e || t <= e,
            _ => false,
        };
        let forgiving = !self.target.op.is_strict() && (at_limit || self.excess(helpful, 0.0) < 0.0);
        if forgiving { e } else { 0.0 }
    }

    fn obstacle(&self) -> Obstacle {
        match self.stepper() {
            Stepper::Gap { .. } | Stepper::Logistic { .. } => Obstacle::Limit,
            _ => Obstacle::Bound,
        }
    }
}

/// Whether the end of an interval that is judged is still excluded from it.
fn ends_open(model: &Model) -> bool {
    let trajectory = model.project().trajectory;
    trajectory.judged(model.stated.kind).last().is_some_and(|value| value.is_some_and(Value::is_open))
}

/// With no start a level still has a path after its first pin; any number serves as the start that the pin replaces.
fn last_pinned_start(model: &Model) -> Option<Amount> {
    let (from, _) = free_steps(model)?;
    let first_pinned = model.course.pins.first().is_some_and(Option::is_some);
    let known = match model.stated.kind {
        Kind::Level => from > 0,
        Kind::Cumulative | Kind::AverageGrowth => first_pinned,
    };
    known.then(|| model.course.pins.iter().flatten().next().map(|pin| Amount::saturating(*pin)))?
}

/// From `y` after `from` steps, with `m` free steps left, to `t`.
fn level_solution(stepper: Stepper, y: f64, t: f64, from: usize, m: usize) -> Option<f64> {
    let years = math::count(m);
    match stepper {
        Stepper::Hold | Stepper::Linear { .. } | Stepper::Steps(_) => Some((t - y) / years),
        Stepper::Damped { phi, .. } => {
            let weights = std::iter::successors(Some(1.0), |weight| Some(weight * phi));
            Some((t - y) / weights.skip(from).take(m).sum::<f64>())
        }
        Stepper::Compound { .. } | Stepper::Rates(_) => (t > 0.0 && y > 0.0).then(|| math::root(t / y, m) - 1.0),
        Stepper::Gap { limit, .. } => {
            let left = (limit - t) / (limit - y);
            (0.0 < left && left <= 1.0).then(|| 1.0 - math::root(left, m))
        }
        Stepper::Logistic { ceiling, .. } => {
            let odds = |v: f64| v / (ceiling - v);
            let inside = |v: f64| 0.0 < v && v < ceiling;
            (inside(y) && inside(t)).then(|| math::ln(odds(t) / odds(y)) / years)
        }
    }
}

const fn mirrored(op: Comparison) -> Comparison {
    match op {
        Comparison::AtLeast => Comparison::AtMost,
        Comparison::MoreThan => Comparison::LessThan,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::LessThan => Comparison::MoreThan,
    }
}

/// Where in an interval start the verdict turns: the start that brings the outcome exactly to the target.
pub(super) fn turning_start(model: &Model) -> Option<Amount> {
    let (start, target) = (model.start()?, model.target());
    let excess = |y: f64| {
        let outcome = model.outcome(&model.course, Some(y)).unwrap_or(f64::NAN);
        target.op.direction().sign() * (outcome - target.value.get())
    };
    let (short, enough) = (worse_end(target, start).get(), better_end(target, start).get());
    Some(Amount::saturating(turning_point(excess, short, enough)))
}
