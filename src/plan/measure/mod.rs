//! What is measured. Each measure has a file of its own that says everything about it. Other code asks for a property, never for the
//! measure's name.
//!
//! # Adding one
//!
//! Write its file and list it in [`Measure::ALL`]. Then it can be stated, projected, judged, solved for, shown, and read from tables.

mod average_growth;
mod cumulative;
mod decrease;
mod decrease_rate;
mod form;
mod increase;
mod increase_rate;
mod level;
mod mean;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::year::Period;
use crate::language::Text;
pub use form::Form;

/// A measure: how an outcome follows from an indicator's path.
///
/// ```
/// use tuiyan::plan::Measure;
/// // From 80 to 60 in five years is a fall by a quarter.
/// assert_eq!(Measure::DECREASE_RATE.outcome(60.0, 80.0, 5), 25.0);
/// assert_eq!(Measure::DECREASE_RATE.taken_for(25.0, 80.0, 5), Some(60.0));
/// ```
#[derive(Clone, Copy)]
pub struct Measure(&'static Facets);

/// The properties of a measure. `b` is the base year, `n` the number of years after it.
struct Facets {
    /// Its name in files.
    code: &'static str,
    /// The first version of the plan file that has it.
    since: u32,
    /// Its name on the page and in tables.
    name: Text,
    /// Other names for it in tables.
    also: &'static [&'static str],
    /// The form in which a plan's table states it; `None` if no table does.
    form: Option<Form>,
    /// What each year of the path is.
    years: Years,
    /// What is taken from the years after the base year.
    taken: Taken,
    /// The outcome, from the number taken, `y_b` and `n`.
    outcome: fn(f64, f64, usize) -> f64,
    /// The number that has to be taken for an outcome, `y_b` and `n`; `None` if no path leads there.
    taken_for: fn(f64, f64, usize) -> Option<f64>,
    /// The outcome of a single year, from its value and that of the year before, for goals of every year.
    of_one_year: fn(f64, f64) -> f64,
    /// Whether a higher path gives a lower outcome.
    falls: bool,
    /// What the outcome is counted from.
    origin: Origin,
    /// What replaces an unknown `y_b`.
    index: Option<f64>,
    /// Whether the outcome is in ％, whatever the path is in.
    in_percent: bool,
    /// The name of the outcome over a period.
    title: fn(Period) -> String,
    /// The label of the gain that an assumption brings over holding.
    gain: Text,
}

/// What each year of a path is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Years {
    /// The value as it stands in that year.
    Values,
    /// The amount of that year.
    Flows,
    /// The growth of that year; the path is the index, or the level where it is known.
    Rates,
}

/// What is taken from the years after the base year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Taken {
    /// The value of the last year.
    Last,
    /// The sum of all years.
    Sum,
}

/// The point from which an outcome is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The value of the base year: 93.7 on the way to 95.
    Base,
    /// Zero: a total, a change or a rate starts there.
    Nothing,
}

impl Measure {
    /// 水平值: the value of the target year.
    pub const LEVEL: Self = Self(&level::FACETS);
    /// 累计: the sum of the flows after the base year.
    pub const CUMULATIVE: Self = Self(&cumulative::FACETS);
    /// 年均值: the arithmetic mean of the years after the base year.
    pub const MEAN: Self = Self(&mean::FACETS);
    /// 年均增速 (水平法).
    pub const AVERAGE_GROWTH: Self = Self(&average_growth::FACETS);
    /// 累计提高, in the unit.
    pub const INCREASE: Self = Self(&increase::FACETS);
    /// 累计下降, in the unit.
    pub const DECREASE: Self = Self(&decrease::FACETS);
    /// 累计增长, in ％.
    pub const INCREASE_RATE: Self = Self(&increase_rate::FACETS);
    /// 累计降低, in ％.
    pub const DECREASE_RATE: Self = Self(&decrease_rate::FACETS);

    /// The measure of a figure without a remark.
    pub const DEFAULT: Self = Self::LEVEL;

    /// All measures, in the order in which the page offers them.
    pub const ALL: [Self; 8] = [
        Self::LEVEL,
        Self::CUMULATIVE,
        Self::MEAN,
        Self::AVERAGE_GROWTH,
        Self::INCREASE,
        Self::DECREASE,
        Self::INCREASE_RATE,
        Self::DECREASE_RATE,
    ];

    /// The measure with that name in files.
    pub fn named(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.code() == code)
    }

    /// Its name in files.
    pub const fn code(self) -> &'static str {
        self.0.code
    }

    /// Whether every version of the plan file has it.
    pub const fn is_of_first_version(self) -> bool {
        self.0.since == 1
    }

    /// Its name on the page and in tables.
    pub const fn name(self) -> Text {
        self.0.name
    }

    /// Other names for it in tables.
    pub const fn also_called(self) -> &'static [&'static str] {
        self.0.also
    }

    /// What each year of the path is.
    pub const fn years(self) -> Years {
        self.0.years
    }

    /// What is taken from the years after the base year.
    pub const fn taken(self) -> Taken {
        self.0.taken
    }

    /// The outcome, from the number taken, the base year's value, and the number of years after it.
    #[inline]
    pub fn outcome(self, taken: f64, base: f64, years: usize) -> f64 {
        if self.is_as_taken() { taken } else { (self.0.outcome)(taken, base, years) }
    }

    /// The number that has to be taken for an outcome; `None` if no path leads there.
    #[inline]
    pub fn taken_for(self, outcome: f64, base: f64, years: usize) -> Option<f64> {
        if self.is_as_taken() { Some(outcome) } else { (self.0.taken_for)(outcome, base, years) }
    }

    /// The outcome of a single year: its growth, or its change from the year before. For goals of every year.
    pub fn of_one_year(self, value: f64, before: f64) -> f64 {
        (self.0.of_one_year)(value, before)
    }

    /// Whether a higher path gives a lower outcome.
    pub const fn falls(self) -> bool {
        self.0.falls
    }

    /// The point from which the outcome is counted.
    pub const fn origin(self) -> Origin {
        self.0.origin
    }

    /// What replaces an unknown base value. Any number would give the same outcome.
    pub const fn index(self) -> Option<f64> {
        self.0.index
    }

    /// Whether the outcome is in ％, whatever the path is in.
    pub const fn is_in_percent(self) -> bool {
        self.0.in_percent
    }

    /// The name of the outcome over a period.
    pub fn title(self, period: Period) -> String {
        (self.0.title)(period)
    }

    /// The label of the gain that an assumption brings over holding.
    pub const fn gain(self) -> Text {
        self.0.gain
    }

    /// Whether only rates act on it and every year is a rate.
    pub fn is_of_rates(self) -> bool {
        self.years() == Years::Rates
    }

    /// Whether its years are flows.
    pub fn is_of_flows(self) -> bool {
        self.years() == Years::Flows
    }

    /// Whether the outcome is a value of the path itself.
    pub fn is_plain(self) -> bool {
        self.taken() == Taken::Last && self.origin() == Origin::Base
    }

    /// Whether the outcome equals the number taken.
    pub const fn is_as_taken(self) -> bool {
        matches!((self.taken(), self.origin()), (Taken::Last, Origin::Base) | (Taken::Sum, Origin::Nothing))
    }

    /// Whether it is judged on a sum over the years.
    pub fn is_summed(self) -> bool {
        self.taken() == Taken::Sum
    }
}

impl PartialEq for Measure {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for Measure {}

impl std::hash::Hash for Measure {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

impl fmt::Debug for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Measure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Measure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::named(&code).ok_or_else(|| serde::de::Error::custom(unknown(&code)))
    }
}

fn unknown(code: &str) -> String {
    let known = Measure::ALL.map(Measure::code).join(", ");
    crate::phrase!("measure 为“{code}”，应为 {known} 之一", "measure is “{code}”; it must be one of {known}")
}

/// The outcome equals the number taken.
const fn itself(taken: f64, _: f64, _: usize) -> f64 {
    taken
}

/// The number to take equals the outcome.
#[allow(clippy::unnecessary_wraps, reason = "other measures have outcomes that no path leads to")]
const fn itself_for(outcome: f64, _: f64, _: usize) -> Option<f64> {
    Some(outcome)
}

/// The year's own value.
const fn own_year(value: f64, _: f64) -> f64 {
    value
}

/// A base above zero, from which a change in ％ can be computed.
fn divisible(base: f64) -> Option<f64> {
    (base > 0.0).then_some(base)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn five() -> Period {
        Period::new(super::super::Year::new(2025), super::super::Year::new(2030)).unwrap()
    }

    #[test]
    fn every_measure_goes_by_one_name_of_its_own() {
        for (at, measure) in Measure::ALL.into_iter().enumerate() {
            assert_eq!(Measure::ALL.iter().position(|other| *other == measure), Some(at));
            assert_eq!(Measure::named(measure.code()), Some(measure));
            assert!(!measure.title(five()).is_empty());
        }
        assert_eq!(Measure::named("status"), None);
        let of_first: Vec<_> = Measure::ALL.into_iter().filter(|measure| measure.is_of_first_version()).collect();
        assert_eq!(of_first, [Measure::LEVEL, Measure::CUMULATIVE, Measure::AVERAGE_GROWTH]);
        assert_eq!([Measure::LEVEL, Measure::MEAN].map(|measure| measure.title(five())), ["2030 年", "5年平均"]);
    }

    #[test]
    fn outcomes_are_as_the_method_says() {
        let of = |measure: Measure, taken, base| measure.outcome(taken, base, 5);
        assert_eq!(of(Measure::LEVEL, 71.0, 67.9), 71.0);
        assert_eq!(of(Measure::CUMULATIVE, 2500.0, 480.0), 2500.0);
        assert_eq!(of(Measure::MEAN, 26.0, 5.2), 5.2);
        assert_eq!(of(Measure::INCREASE, 12.0, 8.0), 4.0);
        assert_eq!(of(Measure::DECREASE, 8.0, 12.0), 4.0);
        assert_eq!(of(Measure::INCREASE_RATE, 125.0, 100.0), 25.0);
        assert!((of(Measure::DECREASE_RATE, 83.0, 100.0) - 17.0).abs() < 1e-12);
        assert!((of(Measure::AVERAGE_GROWTH, 100.0 * 1.07_f64.powi(5), 100.0) - 7.0).abs() < 1e-12);
    }

    #[test]
    fn one_year_alone_is_its_value_its_change_or_its_growth() {
        assert_eq!(Measure::LEVEL.of_one_year(5.4, 5.2), 5.4);
        assert!((Measure::AVERAGE_GROWTH.of_one_year(105.0, 100.0) - 5.0).abs() < 1e-12);
        assert!((Measure::INCREASE.of_one_year(5.4, 5.2) - 0.2).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn what_has_to_be_taken_gives_the_outcome(base in 0.1_f64..1e4, taken in 0.1_f64..1e4, years in 1_usize..12) {
            for measure in Measure::ALL {
                let outcome = measure.outcome(taken, base, years);
                let back = measure.taken_for(outcome, base, years).unwrap();
                prop_assert!((back - taken).abs() <= 1e-9 * taken.max(base), "{measure:?}: {back} is not {taken}");
            }
        }

        #[test]
        fn a_higher_path_moves_the_outcome_the_way_that_is_said(base in 0.1_f64..1e4, taken in 0.1_f64..1e4, years in 1_usize..12) {
            for measure in Measure::ALL {
                let (lower, higher) = (measure.outcome(taken, base, years), measure.outcome(taken * 1.1, base, years));
                prop_assert_eq!(higher < lower, measure.falls(), "{:?}", measure);
            }
        }
    }
}
