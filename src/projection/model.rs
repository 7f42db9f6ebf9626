//! A measured case, ready to compute: baseline, course and target in one place.

use super::case::{Case, Pin};
use super::course::{Course, Events, Pinned};
use super::criterion::Criterion;
use super::growth::{Family, Growth};
use super::stepper::Stepper;
use super::trajectory::{Judging, Trajectory};
use super::value::Value;
use super::verdict::Reason;
use crate::plan::{Amount, Baseline, Comparing, Goal, Measured, Period, Start, Taken, Threshold, When};

/// The pinned numbers in the order of the years. Entry `t − 1` is for year t.
pub(super) enum Pins {
    /// None of that many years is pinned.
    None(usize),
    Some(Vec<Option<f64>>),
}

/// As many unpinned years as a plan can have.
static UNPINNED: [Option<f64>; Period::MOST_STEPS] = [None; Period::MOST_STEPS];

impl Pins {
    /// The pins of a case, by year.
    #[inline]
    pub(super) fn of(case: &Case) -> Self {
        let period = case.years_of_its_own();
        if case.years.is_empty() { Self::None(period.steps()) } else { Self::Some(laid_out(case, period)) }
    }

    #[inline]
    fn as_slice(&self) -> &[Option<f64>] {
        match self {
            Self::None(steps) => &UNPINNED[..*steps],
            Self::Some(pins) => pins,
        }
    }
}

fn laid_out(case: &Case, period: Period) -> Vec<Option<f64>> {
    let mut pins = vec![None; period.steps()];
    for (year, pin) in case.years {
        if let Some(step) = period.step_of(*year) {
            pins[step - 1] = Some(Pin::value(*pin).get());
        }
    }
    pins
}

/// A measured case, ready to walk and to solve.
#[derive(Clone, Copy)]
pub(super) struct Model<'a> {
    pub(super) case: &'a Case<'a>,
    pub(super) stated: &'a Measured,
    /// The years of the row's own path.
    pub(super) period: Period,
    /// What the outcome is compared with. If that cannot be said it is a placeholder in the wanted direction, so that a path can be aimed.
    pub(super) criterion: Criterion,
    /// What decides: the criterion, or what a value has to meet so that the published value meets it.
    pub(super) bar: Criterion,
    /// Why there is no criterion.
    pub(super) lacks: Option<Reason>,
    pub(super) baseline: Option<Baseline>,
    pub(super) course: Course<'a>,
    pub(super) tolerance: Amount,
    /// Whether the outcome needs more than the last value or the sum.
    pub(super) looks_at_years: bool,
}

impl<'a> Model<'a> {
    /// `stepper` as answered by [`stepper`].
    #[inline]
    pub(super) fn new(case: &'a Case<'a>, stated: &'a Measured, pins: &'a Pins, stepper: Stepper<'a>) -> Self {
        let baseline = baseline(case, stated);
        let point = match baseline {
            Some(Baseline::Point(start)) => Some(start),
            _ => None,
        };
        let (criterion, lacks);
        if let Goal::Number(target) = &stated.goal {
            (criterion, lacks) = (Criterion::of_target(*target), None);
        } else {
            (criterion, lacks) = asked(&stated.goal, stated, case, baseline);
        }
        let tolerance = criterion.target.tolerance(case.indicator.decimals, point);
        let mut bar = criterion;
        if case.comparing == Comparing::Rounded {
            bar.round(case.indicator.decimals);
        }
        // Each field is written in place.
        Self {
            case,
            stated,
            period: case.years_of_its_own(),
            criterion,
            bar,
            lacks,
            baseline,
            course: Course {
                stepper,
                bounds: case.indicator.bounds_of(stated),
                pins: pins.as_slice(),
                is_free: matches!(pins, Pins::None(_)),
                pinned: if stated.measure.is_of_rates() { Pinned::Rate } else { Pinned::Value },
                per_head: case.population_growth.filter(|_| case.indicator.per_head).map(|p| 1.0 / (1.0 + p.get())),
                zero_is_a_limit: matches!(baseline, Some(Baseline::Interval { .. })),
            },
            tolerance,
            looks_at_years: stated.when == When::EveryYear || Judging::of(stated).against_previous,
        }
    }

    /// Walks `trajectory`, which is still unknown, and reports what happened on the way.
    #[inline]
    pub(super) fn project(&self, trajectory: &mut Trajectory) -> Events {
        let start = match self.baseline {
            Some(Baseline::Interval { low, high, .. }) => return self.project_interval(low, high, trajectory),
            Some(Baseline::Point(start)) => Some(start.get()),
            None => None,
        };
        self.course.walk(start, trajectory.points())
    }

    #[inline(never)]
    fn project_interval(&self, low: Amount, high: Amount, trajectory: &mut Trajectory) -> Events {
        let (low, high) = (self.course.walked(Some(low.get())), self.course.walked(Some(high.get())));
        *trajectory = Trajectory::of_interval(self.period, &low, &high, self.open());
        Events { capped: first(low.1.capped, high.1.capped), undefined: low.1.undefined }
    }

    /// What is judged when a path steps by `stepper` from `start`; `None` if it is not defined to the end.
    #[inline]
    pub(super) fn outcome(&self, stepper: Stepper, start: Option<f64>) -> Option<f64> {
        let (course, measure) = (&self.course, self.stated.measure);
        if self.looks_at_years {
            return self.outcome_by_year(stepper, start);
        }
        let taken = match measure.taken() {
            Taken::Last => course.last(stepper, start)?,
            Taken::Sum => course.sum(stepper, start)?,
        };
        known(measure.outcome(taken, start.unwrap_or(f64::NAN), self.period.steps()))
    }

    /// The worst outcome of the single years, or that of the last year compared with the year before.
    #[inline(never)]
    fn outcome_by_year(&self, stepper: Stepper, start: Option<f64>) -> Option<f64> {
        let course = Course { stepper, ..self.course };
        let (years, _) = course.walked(start);
        let each = Trajectory::of_points(self.period, years);
        let worst = each.judged(self.judging()).worst(self.target().op.direction())?;
        worst.exact().map(Amount::get)
    }

    /// How the path is judged.
    pub(super) fn judging(&self) -> Judging {
        Judging::of(self.stated)
    }

    /// What decides whether a criterion is met.
    #[inline]
    pub(super) fn deciding(&self, asked: Criterion) -> Criterion {
        match self.case.comparing {
            Comparing::Full => asked,
            Comparing::Rounded => asked.before_rounding(self.case.indicator.decimals),
        }
    }

    /// What is compared with the target's number: the value, or the value as published.
    #[inline]
    pub(super) fn compared(&self, value: Amount) -> Amount {
        match self.case.comparing {
            Comparing::Full => value,
            Comparing::Rounded => self.criterion.digits(self.case.indicator.decimals).rounded(value),
        }
    }

    /// The criterion, if there is one.
    #[inline]
    pub(super) fn asked(&self) -> Option<Criterion> {
        self.lacks.is_none().then_some(self.criterion)
    }

    /// The target of the criterion.
    #[inline]
    pub(super) const fn target(&self) -> Threshold {
        self.criterion.target
    }

    /// Whether the only thing to judge is one goal in one year.
    #[inline]
    pub(super) fn is_plain(&self) -> bool {
        self.stated.when == When::End && self.stated.stretch.is_none() && !self.has_milestones()
    }

    /// Whether the plan or the person has goals on the way.
    #[inline]
    pub(super) fn has_milestones(&self) -> bool {
        !self.stated.milestones.is_empty() || !self.case.milestones.is_empty()
    }

    /// Whether only the last value decides, so that years before a pinned one no longer count.
    #[inline]
    pub(super) fn rests_on_last_value(&self) -> bool {
        let measure = self.stated.measure;
        !measure.is_summed() && !measure.is_of_rates() && !self.looks_at_years
    }

    fn open(&self) -> crate::plan::Open {
        match self.baseline {
            Some(Baseline::Interval { open, .. }) => open,
            _ => crate::plan::Open::Neither,
        }
    }

    /// The end of an interval start that is harder to bring to the target.
    pub(super) fn harder_start(&self) -> Option<Amount> {
        self.start_for(true)
    }

    /// The end that is easier to bring to it.
    pub(super) fn easier_start(&self) -> Option<Amount> {
        self.start_for(false)
    }

    /// A higher start gives a higher outcome, except for a change, from which the start is subtracted.
    fn start_for(&self, harder: bool) -> Option<Amount> {
        let start = self.start()?;
        let of = |end: Amount| self.outcome(self.course.stepper, Some(end.get()));
        let rises = of(start.low()).zip(of(start.high())).is_none_or(|(low, high)| low <= high);
        let low = rises == (self.target().op.direction() == crate::plan::Direction::Rise);
        Some(if low == harder { start.low() } else { start.high() })
    }

    /// The start as a value.
    pub(super) fn start(&self) -> Option<Value> {
        self.baseline.map(|baseline| match baseline {
            Baseline::Point(start) => Value::Exact(start),
            Baseline::Interval { low, high, open } => Value::Between { low, high, open },
        })
    }
}

fn first(a: Option<usize>, b: Option<usize>) -> Option<usize> {
    a.into_iter().chain(b).min()
}

/// A computed number; `None` if it is NaN.
fn known(number: f64) -> Option<f64> {
    (!number.is_nan()).then_some(number)
}

/// The goals that few rows have: more than a comparison with a number.
#[inline(never)]
fn asked(goal: &Goal, stated: &Measured, case: &Case, baseline: Option<Baseline>) -> (Criterion, Option<Reason>) {
    let nothing = || Threshold { op: crate::plan::Comparison::toward(stated.direction()), value: Amount::ZERO };
    match Criterion::of_goal(goal, stated, case, baseline) {
        Ok(criterion) => (criterion, None),
        Err(reason) => (Criterion::of_target(nothing()), Some(reason)),
    }
}

/// What the person entered, or what the plan states, or the index for measures that need no level.
#[inline]
fn baseline(case: &Case, stated: &Measured) -> Option<Baseline> {
    match (case.start, stated.start) {
        (Some(start), _) => Some(Baseline::Point(start)),
        (None, Start::Value(value)) => Some(Baseline::Point(value)),
        (None, _) => baseline_of_other(case, stated),
    }
}

#[inline(never)]
fn baseline_of_other(case: &Case, stated: &Measured) -> Option<Baseline> {
    let entered = case.start.map(Baseline::Point);
    let index = || stated.measure.index().map(|index| Baseline::Point(Amount::saturating(index)));
    // Rates start from a level, whatever bounds the rates have.
    let printed = || match stated.measure.index() {
        Some(_) if !stated.has_level() => None,
        Some(_) if stated.measure.is_of_rates() && !matches!(stated.start, Start::Value(_)) => None,
        _ => stated.start.baseline(case.years_of_its_own(), case.indicator.bounds),
    };
    entered.or_else(printed).or_else(index)
}

/// The family at work. If only rates act, a hold is the rate that continues, and families without rates cannot act. `None` if the
/// family needs a limit that neither the person nor the indicator gives.
#[inline]
pub(super) fn stepper<'a>(case: &Case<'a>, stated: &Measured) -> Option<Stepper<'a>> {
    let growth = case.growth.unwrap_or(&Growth::Hold);
    if stated.measure.is_of_rates() && !matches!(growth.family(), Family::Compound | Family::YearlyRates) {
        return Some(Stepper::Compound { rate: stated.held_rate().get() });
    }
    // A rate changes a value in ％, so holding it is a rate of 0.
    if stated.measure.is_in_percent() && matches!(growth, Growth::Hold) {
        return Some(Stepper::Compound { rate: 0.0 });
    }
    Stepper::new(growth, || case.indicator.natural_limit(stated), || case.indicator.natural_ceiling(stated))
}
