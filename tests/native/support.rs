//! Questions put to the public API, and the sentences that their answers are held against.

use std::sync::OnceLock;

use tuiyan::exchange::builtin_plan;
use tuiyan::plan::*;
use tuiyan::projection::*;
use tuiyan::scenario::{Assumption, Drivers, Scenario};

/// The plan that the program ships with.
pub(crate) fn plan() -> &'static Plan {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    PLAN.get_or_init(|| builtin_plan().unwrap())
}

pub(crate) fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

pub(crate) fn indicator(name: &str) -> &'static Indicator {
    plan().indicator(&id(name)).unwrap()
}

pub(crate) fn amount(number: f64) -> Amount {
    Amount::new(number).unwrap()
}

pub(crate) fn linear(step: f64) -> Growth {
    Growth::Linear { step: amount(step) }
}

pub(crate) fn compound(rate: f64) -> Growth {
    Growth::Compound { rate: Rate::new(rate).unwrap() }
}

pub(crate) fn gap(share: f64, limit: Option<f64>) -> Growth {
    Growth::Gap { share: Share::new(share).unwrap(), limit: limit.map(amount) }
}

/// An indicator with everything that is assumed of it.
#[derive(Clone)]
pub(crate) struct Question {
    pub(crate) indicator: Indicator,
    pub(crate) period: Period,
    pub(crate) assumption: Assumption,
    pub(crate) drivers: Drivers,
}

impl std::fmt::Debug for Question {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {:?} {:?}", self.indicator.id, self.assumption, self.drivers)
    }
}

impl Question {
    /// About an indicator made for the purpose: no natural bounds, two decimals, expected, 2020 to 2025.
    pub(crate) fn new(measure: Measure, start: Start, op: Comparison, target: f64) -> Self {
        let goal = Goal::number(op, amount(target));
        let statement = Statement::Measured(Measured::plain(measure, start, goal, OpSource::Stated));
        let mut indicator = plan().indicators[0].clone();
        indicator.bounds = Bounds::NONE;
        indicator.decimals = Decimals::new(2).unwrap();
        indicator.statement = statement;
        Self { indicator, period: plan().period, assumption: Assumption::default(), drivers: Drivers::default() }
    }

    pub(crate) fn level(start: f64, op: Comparison, target: f64) -> Self {
        Self::new(Measure::LEVEL, Start::Value(amount(start)), op, target)
    }

    pub(crate) fn flow(start: f64, op: Comparison, target: f64) -> Self {
        Self::new(Measure::CUMULATIVE, Start::Value(amount(start)), op, target)
    }

    /// About an indicator of the built-in plan.
    pub(crate) fn of(name: &str) -> Self {
        Self::about(indicator(name))
    }

    pub(crate) fn about(indicator: &Indicator) -> Self {
        let indicator = indicator.clone();
        Self { indicator, period: plan().period, assumption: Assumption::default(), drivers: Drivers::default() }
    }

    pub(crate) fn over(mut self, base: i16, end: i16) -> Self {
        self.period = Period::new(Year::new(base), Year::new(end)).unwrap();
        self
    }

    pub(crate) fn within(mut self, bounds: Bounds) -> Self {
        self.indicator.bounds = bounds;
        self
    }

    pub(crate) fn grows(mut self, growth: Growth) -> Self {
        self.assumption.growth = Some(growth);
        self
    }

    pub(crate) fn from(mut self, start: f64) -> Self {
        self.assumption.start = Some(amount(start));
        self
    }

    pub(crate) fn pin(mut self, year: i16, value: f64) -> Self {
        self.assumption.years.insert(Year::new(year), Pin::Observed(amount(value)));
        self
    }

    pub(crate) fn read_as(mut self, reading: &str) -> Self {
        self.assumption.reading = Some(id(reading));
        self
    }

    pub(crate) fn reports(mut self, report: StatusReport) -> Self {
        self.assumption.status = Some(report);
        self
    }

    pub(crate) fn population(mut self, rate: f64) -> Self {
        self.drivers.population_growth = Some(Rate::new(rate).unwrap());
        self
    }

    pub(crate) fn statement(&self) -> &Statement {
        self.assumption.statement(&self.indicator)
    }

    pub(crate) fn case(&self) -> Case<'_> {
        Case { period: self.period, ..self.assumption.case(plan(), &self.indicator, self.drivers) }
    }

    pub(crate) fn judge(&self) -> Judgement {
        judge(&self.case())
    }

    /// The same question with the parameter of its family set. Holding an average growth is a rate, holding anything else a step.
    pub(crate) fn with(&self, parameter: Parameter, setting: f64) -> Option<Self> {
        let family = match (&self.assumption.growth, parameter) {
            (None | Some(Growth::Hold), Parameter::Rate) => Growth::opening(Family::Compound, self.period.steps()),
            (growth, _) => growth.clone().unwrap_or(Growth::Hold),
        };
        Some(self.clone().grows(family.with(Setting::new(setting)?)?))
    }

    #[track_caller]
    pub(crate) fn is_met(self, first_year: i16) -> Self {
        match self.judge().verdict {
            Verdict::Met { first_year: found, .. } => assert_eq!(found, Year::new(first_year)),
            other => panic!("{other:?} is not met"),
        }
        self
    }

    #[track_caller]
    pub(crate) fn is_missed_by(self, shortfall: f64) -> Self {
        match self.judge().verdict {
            Verdict::Missed { shortfall: Some(found) } => near(found.amount.get(), shortfall),
            other => panic!("{other:?} is not missed"),
        }
        self
    }

    #[track_caller]
    pub(crate) fn is_unjudged(self, reason: Reason) -> Self {
        assert_eq!(self.judge().verdict, Verdict::Unjudged(reason));
        self
    }

    #[track_caller]
    pub(crate) fn comes_to(self, outcome: f64) -> Self {
        near(self.judge().outcome.unwrap().exact().unwrap().get(), outcome);
        self
    }

    #[track_caller]
    pub(crate) fn passes(self, path: &[f64]) -> Self {
        let found: Vec<_> = self.judge().trajectory.known().map(|(_, value)| value.exact().unwrap().get()).collect();
        assert_eq!(found.len(), path.len(), "{found:?} is not {path:?}");
        found.iter().zip(path).for_each(|(found, expected)| near(*found, *expected));
        self
    }

    #[track_caller]
    pub(crate) fn requires(self, relation: Comparison, setting: f64) -> Self {
        match self.judge().required {
            Some(Requirement::Bound { relation: found, setting: x, .. }) => {
                near(x.get(), setting);
                assert_eq!(found, relation);
            }
            other => panic!("{other:?} requires nothing"),
        }
        self
    }
}

/// The verdicts of Table 1 and the rest under a scenario, counted.
pub(crate) fn summary(scenario: &Scenario) -> tuiyan::projection::Summary {
    tuiyan::exchange::judge_scenario(plan(), scenario).summary
}

#[track_caller]
pub(crate) fn near(found: f64, expected: f64) {
    within(found, expected, 1e-9 * expected.abs().max(1.0));
}

#[track_caller]
pub(crate) fn within(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected} within {tolerance}");
}
