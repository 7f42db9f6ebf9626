//! What a plan states about one indicator in one reading: the measure, the goal and the years.

use serde::{Deserialize, Serialize};

use super::bounds::Bounds;
use super::goal::{Goal, Of, When};
use super::measure::Measure;
use super::quantity::{Amount, Rate};
use super::start::{Basis, Start};
use super::target::{Comparison, Direction};
use super::year::{Period, Year};

/// Where the comparison comes from: *stated* in the document (以上, ≥ …), or *read* by convention from an unmarked number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OpSource {
    /// The document says so.
    Stated,
    /// Convention: at least where a rise is wanted, at most where a fall is.
    Read,
}

/// One complete reading of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// 定性: judged by a person's statement.
    Status(Status),
    /// Judged by a number.
    Measured(Measured),
}

/// A statement in words: 应保尽保, 每个县至少有一所.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Status {
    /// The words; empty if only the fact is recorded.
    pub words: String,
    /// The year by which it has to be reached, if not the plan's target year.
    pub by: Option<Year>,
    /// A base figure beside the words. Nothing can be judged by it, but it is kept.
    pub start: Option<Amount>,
}

/// A statement in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// What is measured.
    pub measure: Measure,
    /// What is known about the base year.
    pub start: Start,
    /// Remarks on that figure.
    pub basis: Basis,
    /// What the plan asks of the outcome.
    pub goal: Goal,
    /// Whether the comparison is printed or conventional.
    pub op_source: OpSource,
    /// The years in which the goal has to hold.
    pub when: When,
    /// The row's own target year, if not the plan's.
    pub year: Option<Year>,
    /// 力争: a second, harder goal. Reported, but never decisive.
    pub stretch: Option<Goal>,
    /// Goals for other years, before or after the target year. Each is judged by itself; in the order of their years.
    pub milestones: Vec<Milestone>,
}

/// A goal for one year on the way (年度目标) or beyond the target year.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// The year.
    pub year: Year,
    /// What the plan asks for that year.
    pub goal: Goal,
    /// Whether the comparison is printed or conventional.
    pub op_source: OpSource,
}

impl Measured {
    /// A plain statement: a measure, a start and a goal for the plan's target year.
    pub fn plain(measure: Measure, start: Start, goal: Goal, op_source: OpSource) -> Self {
        Self {
            measure,
            start,
            basis: Basis::default(),
            goal,
            op_source,
            when: When::End,
            year: None,
            stretch: None,
            milestones: Vec::new(),
        }
    }

    /// The years of its path: the plan's, unless the base figure or the target has another year.
    #[inline]
    pub fn period(&self, plan: Period) -> Period {
        if self.basis.year.is_none() && self.year.is_none() {
            return plan;
        }
        let (base, end) = (self.basis.year.unwrap_or(plan.base()), self.year.unwrap_or(plan.end()));
        Period::new(base, end).unwrap_or(plan)
    }

    /// The rate that continues if no rate is assumed: that of the base year if the plan prints it, otherwise zero.
    pub fn held_rate(&self) -> Rate {
        match self.start {
            Start::LastRate(rate) => Rate::saturating(rate.get() / 100.0),
            _ => Rate::saturating(0.0),
        }
    }

    /// Whether a rate is known without any assumption.
    pub const fn has_rate(&self) -> bool {
        matches!(self.start, Start::LastRate(_))
    }

    /// Whether the path has a known level to start from.
    pub const fn has_level(&self) -> bool {
        matches!(self.start, Start::Value(_) | Start::Below { .. } | Start::Above { .. })
    }

    /// The single value that the plan gives the path to start from. For measures that any index would serve, only a printed level counts.
    pub fn own_start(&self, plan: Period) -> Option<Amount> {
        match (self.measure.index(), self.start) {
            (Some(_), Start::Value(level)) => Some(level),
            (Some(_), _) => None,
            (None, start) => start.baseline(self.period(plan), Bounds::NONE)?.point(),
        }
    }

    /// Whether the path lacks a base figure to start from: none is printed, or only the change of an earlier period. Rates need none.
    pub fn is_without_level(&self) -> bool {
        let lacks = self.start == Start::Missing || (self.measure.index().is_some() && !self.has_level());
        lacks && !self.measure.is_of_rates()
    }

    /// Which way helps the outcome. If a range or words do not say, the start decides.
    pub fn direction(&self) -> Direction {
        self.goal.stated_direction().unwrap_or_else(|| match (&self.goal, self.start) {
            (Goal::Between(range), Start::Value(start)) if self.measure.is_plain() && start > range.high => Direction::Fall,
            _ => Direction::Rise,
        })
    }

    /// The goal that a number for a year on the way makes. It takes the comparison of the row's own target.
    pub fn goal_on_the_way(&self, value: Amount) -> Goal {
        let op = match &self.goal {
            Goal::Number(target) | Goal::About(target) => target.op,
            Goal::Than(than) if than.of != Of::Previous => than.op,
            _ => Comparison::toward(self.direction()),
        };
        Goal::number(op, value)
    }

    /// Whether a person may set an annual target for that year. It has to lie on the way, and the plan must not have a goal for it. The
    /// target year is the plan's, except for a row that is only watched.
    pub fn may_be_asked_in(&self, plan: Period, year: Year) -> bool {
        let period = self.period(plan);
        let is_left_open = self.when == When::End && (year < period.end() || self.goal.is_watched());
        is_left_open && period.step_of(year).is_some() && self.milestones.iter().all(|it| it.year != year)
    }

    /// Which way of the path helps the outcome: the wanted way, or its opposite if a higher path lowers the outcome.
    pub fn helpful(&self) -> Direction {
        if self.measure.falls() { self.direction().opposite() } else { self.direction() }
    }

    /// Whether the indicator's natural bounds hold the path. They do not hold rates, nor a change whose level is unknown.
    pub fn is_bounded(&self) -> bool {
        !self.measure.is_of_rates() && (self.measure.index().is_none() || self.has_level())
    }
}

impl Statement {
    /// The name in files: that of the measure, or `status`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Status(_) => Self::STATUS,
            Self::Measured(measured) => measured.measure.code(),
        }
    }

    /// The name in files of a statement in words.
    pub const STATUS: &'static str = "status";

    /// The numbers, unless it is a status.
    pub const fn measured(&self) -> Option<&Measured> {
        match self {
            Self::Status(_) => None,
            Self::Measured(measured) => Some(measured),
        }
    }

    /// Whether it is judged by a person's statement.
    pub const fn is_status(&self) -> bool {
        matches!(self, Self::Status(_))
    }

    /// Whether it is only watched.
    pub fn is_watched(&self) -> bool {
        self.measured().is_some_and(|stated| stated.goal.is_watched())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Range, Than, Threshold};

    fn stated(measure: Measure, start: Start) -> Measured {
        Measured::plain(measure, start, Goal::number(Comparison::AtLeast, Amount::of(10.0)), OpSource::Read)
    }

    #[test]
    fn a_row_has_years_of_its_own_where_its_figures_have() {
        let plan = Period::new(Year::new(2025), Year::new(2030)).unwrap();
        let earlier = Basis { year: Some(Year::new(2024)), ..Basis::default() };
        let row = Measured { basis: earlier, ..stated(Measure::LEVEL, Start::Value(Amount::of(5.0))) };
        assert_eq!(row.period(plan).steps(), 6);
        assert_eq!(Measured { year: Some(Year::new(2027)), ..row }.period(plan).steps(), 3);
    }

    #[test]
    fn a_path_helps_a_fall_by_falling() {
        assert_eq!(stated(Measure::DECREASE_RATE, Start::Missing).helpful(), Direction::Fall);
        assert_eq!(stated(Measure::INCREASE_RATE, Start::Missing).helpful(), Direction::Rise);
    }

    #[test]
    fn a_range_below_the_start_is_wanted_downward() {
        let goal = Goal::Between(Range { low: Amount::of(4.0), high: Amount::of(5.0), both: false, wanted: None });
        let row = |start| Measured { goal: goal.clone(), ..stated(Measure::LEVEL, Start::Value(Amount::of(start))) };
        assert_eq!([3.0, 6.0].map(|start| row(start).direction()), [Direction::Rise, Direction::Fall]);
    }

    #[test]
    fn natural_bounds_hold_a_level_that_is_known() {
        assert!(stated(Measure::INCREASE, Start::Value(Amount::of(5.0))).is_bounded());
        assert!(!stated(Measure::INCREASE, Start::EarlierTotal(Amount::of(5.0))).is_bounded());
        assert!(stated(Measure::LEVEL, Start::Missing).is_bounded());
    }
    fn five_years() -> Period {
        Period::new(Year::new(2020), Year::new(2025)).unwrap()
    }

    #[test]
    fn a_start_of_its_own_is_one_number_in_the_unit_of_the_path() {
        let own = |measure: Measure, start| stated(measure, start).own_start(five_years()).map(Amount::get);
        let number = Amount::of(6.0);
        assert_eq!(own(Measure::LEVEL, Start::Value(number)), Some(6.0));
        assert_eq!(own(Measure::LEVEL, Start::Below { end: number, closed: false }), None);
        assert_eq!(own(Measure::CUMULATIVE, Start::EarlierTotal(number)), Some(1.2));
        assert_eq!(own(Measure::AVERAGE_GROWTH, Start::Value(number)), Some(6.0));
        assert_eq!(own(Measure::AVERAGE_GROWTH, Start::LastRate(number)), None);
    }

    #[test]
    fn a_change_is_without_a_level_where_only_an_earlier_change_is_known() {
        let lacks = |measure: Measure, start| stated(measure, start).is_without_level();
        let number = Amount::of(6.0);
        assert!(lacks(Measure::LEVEL, Start::Missing) && lacks(Measure::INCREASE_RATE, Start::Missing));
        assert!(lacks(Measure::INCREASE_RATE, Start::EarlierTotal(number)));
        assert!(!lacks(Measure::LEVEL, Start::Value(number)) && !lacks(Measure::INCREASE_RATE, Start::Value(number)));
        assert!(!lacks(Measure::CUMULATIVE, Start::EarlierTotal(number)), "a flow is known");
        assert!(!lacks(Measure::AVERAGE_GROWTH, Start::Missing), "rates need no level");
    }

    #[test]
    fn a_goal_on_the_way_compares_as_the_goal_does() {
        let than = |op, of, wanted| Goal::Than(Than { op, of, times: Amount::of(1.0), plus: Amount::ZERO, wanted });
        let watched = |wanted| Goal::Watched { words: String::new(), wanted };
        let on_the_way = |goal: Goal| {
            let row = Measured { goal, ..stated(Measure::LEVEL, Start::Missing) };
            row.goal_on_the_way(Amount::of(7.0)).printed().unwrap()
        };
        for (goal, op) in [
            (Goal::number(Comparison::LessThan, Amount::of(5.0)), Comparison::LessThan),
            (than(Comparison::MoreThan, Of::Baseline, None), Comparison::MoreThan),
            // The year before says how to change, not where to be.
            (than(Comparison::MoreThan, Of::Previous, None), Comparison::AtLeast),
            (than(Comparison::AtLeast, Of::Previous, Some(Direction::Fall)), Comparison::AtMost),
            (watched(Some(Direction::Fall)), Comparison::AtMost),
            (watched(None), Comparison::AtLeast),
        ] {
            assert_eq!(on_the_way(goal.clone()), Threshold { op, value: Amount::of(7.0) }, "{goal:?}");
        }
    }

    #[test]
    fn a_person_may_ask_on_the_way_where_the_plan_asks_nothing() {
        let years =
            |row: &Measured| (2020..=2026).filter(|year| row.may_be_asked_in(five_years(), Year::new(*year))).collect::<Vec<_>>();
        let mut row = stated(Measure::LEVEL, Start::Missing);
        assert_eq!(years(&row), [2021, 2022, 2023, 2024]);
        let goal = row.goal.clone();
        row.milestones = vec![Milestone { year: Year::new(2023), goal, op_source: OpSource::Read }];
        assert_eq!(years(&row), [2021, 2022, 2024]);
        row.goal = Goal::Watched { words: String::new(), wanted: None };
        assert_eq!(years(&row), [2021, 2022, 2024, 2025], "what is only watched can be asked at the end as well");
        row.when = When::EveryYear;
        assert!(years(&row).is_empty());
    }

    #[test]
    fn a_statement_goes_by_its_measure_or_is_a_status() {
        assert_eq!(Statement::Status(Status::default()).code(), "status");
        assert_eq!(Statement::Measured(stated(Measure::MEAN, Start::Missing)).code(), "mean");
    }
}
