//! A past, what was foretold of it and what came: in words, and as a chart.

use crate::chart::{Axis, Band, Kind, LargeChart, Names, Point};
use crate::phrase;
use crate::plan::{Indicator, Measure, Plan, Year};
use crate::training::{Answer, Asks, Exercise, Foretelling, Question, Task, foretelling};
use crate::view::number::{difference, fixed};
use crate::view::words::{between, outcome_unit};
use crate::word;

/// A question of this kind with all that belongs to it.
pub(super) struct Foretold<'a> {
    indicator: &'a Indicator,
    until: Year,
    year: Year,
    found: Foretelling,
}

impl<'a> Foretold<'a> {
    /// What is asked there; `None` where something else is.
    pub(super) fn of(plan: &Plan, exercise: &Exercise, question: &Question<'a>) -> Option<Self> {
        let Asks::Foretold { until, year } = question.asks else { return None };
        Self::about(plan, exercise, question.indicator, until, year)
    }

    /// The same of an indicator of the exercise.
    pub(super) fn of_indicator(plan: &Plan, exercise: &Exercise, indicator: &'a Indicator) -> Option<Self> {
        let Task::Foretell { until, year, .. } = exercise.task else { return None };
        Self::about(plan, exercise, indicator, until, year)
    }

    fn about(plan: &Plan, exercise: &Exercise, indicator: &'a Indicator, until: Year, year: Year) -> Option<Self> {
        let Task::Foretell { facts, .. } = &exercise.task else { return None };
        let found = foretelling(plan, facts, indicator, until, year).ok()?;
        Some(Self { indicator, until, year, found })
    }

    fn decimals(&self) -> usize {
        self.indicator.decimals.get().into()
    }

    fn text(&self, value: f64) -> String {
        fixed(value, self.decimals())
    }

    fn unit(&self) -> &str {
        self.indicator.statement.measured().map_or("", |stated| outcome_unit(self.indicator, stated))
    }

    /// The figures that are shown, and what is to be known of them.
    pub(super) fn past(&self) -> Vec<String> {
        let year = |(year, value): &(Year, f64)| {
            let left_out = if self.found.left_out.contains(year) { word!("（不计）", " (left out)") } else { "" };
            phrase!("{year}年 {}{left_out}", "{year}: {}{left_out}", self.text(*value))
        };
        let figures = self.found.shown.iter().map(year).collect::<Vec<_>>().join(word!("，", "; "));
        let since = self.found.since.map(|since| {
            phrase!(
                "{since}年起口径变化，以前的数不能直接比。",
                "Counted differently from {since} on: earlier figures do not compare."
            )
        });
        std::iter::once(figures).chain(since).collect()
    }

    /// The question.
    pub(super) fn question(&self) -> String {
        let (until, year) = (self.until, self.year);
        let measure = self.indicator.statement.measured().map(|stated| stated.measure);
        if measure.is_some_and(Measure::is_of_rates) {
            return phrase!(
                "站在 {until} 年，{year} 年的增速会是多少？",
                "It is {until}. What will the growth rate of {year} be?"
            );
        }
        if measure.is_some_and(Measure::is_of_flows) {
            return phrase!(
                "站在 {until} 年，{year} 年一年会完成多少？",
                "It is {until}. How much will the year {year} alone bring?"
            );
        }
        phrase!("站在 {until} 年，{year} 年会是多少？", "It is {until}. What will it be in {year}?")
    }

    /// What came, how far off the yardsticks were, and the person, and whether it lay in the range.
    pub(super) fn told(&self, answer: Option<Answer>) -> String {
        let off = |error: f64| difference(error, self.decimals());
        let yours = match answer {
            Some(Answer::Number(number)) => {
                phrase!("您差 {}；", "you were off by {}; ", off(number.get() - self.found.value))
            }
            _ => String::new(),
        };
        let method = self.found.first.name();
        phrase!(
            "{0}年实际 {1} {2}。{yours}维持不变差 {3}；居首的“{method}”为 {4}，差 {5}。{6}",
            "It came to {1} {2} in {0}: {yours}assuming no change was off by {3}; “{method}”, ranked first, said {4} and was off by {5}. {6}",
            self.year,
            self.text(self.found.value),
            self.unit(),
            off(self.found.hold_error()),
            self.text(self.found.first_value()),
            off(self.found.first_error()),
            self.within()
        )
    }

    fn within(&self) -> String {
        let Some((span, is_within)) = self.found.span().zip(self.found.is_within()) else {
            return word!("已知不足四年，没有区间。", "Fewer than four years are known, so no range is given.").to_owned();
        };
        let range = between(&self.text(span.low.get()), &self.text(span.high.get()));
        if is_within {
            phrase!("80％ 区间 {range}，实际在区间内。", "The 80% range was {range}, and the actual figure lay within it.")
        } else {
            phrase!("80％ 区间 {range}，实际在区间外。", "The 80% range was {range}, and the actual figure lay outside it.")
        }
    }

    /// The chart of the past alone, with room for the year that is asked for.
    pub(super) fn asked(&self) -> LargeChart {
        let drawn = self.found.shown.iter().map(|(_, value)| *value);
        let spread = self.found.span().map_or(0.0, |span| (span.high.get() - span.low.get()) / 2.0);
        let last = self.found.shown.last().map_or(0.0, |(_, value)| *value);
        let axis = self.axis(drawn.chain([last - spread, last + spread]));
        self.figure(axis, self.points(&self.found.shown))
    }

    /// The chart with what came, what was foretold with its range, and the person's figure.
    pub(super) fn revealed(&self, answer: Option<Answer>) -> LargeChart {
        let yours = match answer {
            Some(Answer::Number(number)) => Some((self.at(self.year), number.get())),
            _ => None,
        };
        let origin = self.origin();
        let way: Vec<_> = origin.into_iter().chain(self.found.foretold.iter().copied()).collect();
        let spans = self.found.range.iter().flatten().zip(&self.found.foretold);
        let band: Vec<_> =
            spans.map(|(span, (year, _))| Band { year: self.at(*year), low: span.low.get(), high: span.high.get() }).collect();
        let start = origin.map(|(year, value)| Band { year: self.at(year), low: value, high: value });
        let known: Vec<_> = self.found.shown.iter().chain(&self.found.came).copied().collect();
        let edges = band.iter().flat_map(|band| [band.low, band.high]);
        let values = known.iter().chain(&way).map(|(_, value)| *value).chain(edges).chain(yours.map(|(_, value)| value));
        let figure = self.figure(self.axis(values), self.points(&known));
        let is_ranged = !band.is_empty();
        let actual = phrase!("实际 {}", "actual {}", self.text(self.found.value));
        LargeChart {
            way: way.iter().map(|(year, value)| (self.at(*year), *value)).collect(),
            band: start.filter(|_| is_ranged).into_iter().chain(band).collect(),
            unused: figure.unused.iter().copied().chain(yours).collect(),
            names: Some(Box::new(Names {
                path: actual.clone(),
                brief: actual.clone(),
                longest: actual,
                way: self.found.first.name().to_owned(),
            })),
            ..figure
        }
    }

    /// The last shown year that counts.
    fn origin(&self) -> Option<(Year, f64)> {
        self.found.shown.iter().rev().find(|(year, _)| !self.found.left_out.contains(year)).copied()
    }

    fn first_year(&self) -> i16 {
        self.found.shown.first().map_or(self.until, |(year, _)| *year).get()
    }

    /// The place of a year, from the first that is shown.
    fn at(&self, year: Year) -> usize {
        usize::try_from(i32::from(year.get()) - i32::from(self.first_year())).unwrap_or(0)
    }

    fn points(&self, known: &[(Year, f64)]) -> Vec<Point> {
        let counted = known.iter().filter(|(year, _)| !self.found.left_out.contains(year));
        counted.map(|(year, value)| Point { year: self.at(*year), value: *value, kind: Kind::Observed }).collect()
    }

    fn axis(&self, values: impl Iterator<Item = f64>) -> Axis {
        let bounds = self.indicator.statement.measured().map(|stated| *self.indicator.bounds_of(stated));
        let bound = |bound: Option<crate::plan::Amount>| bound.map(crate::plan::Amount::get);
        let (floor, ceiling) = bounds.map_or((None, None), |bounds| (bound(bounds.min), bound(bounds.max)));
        Axis::covering(values, floor, ceiling, fixed)
    }

    fn figure(&self, axis: Axis, path: Vec<Point>) -> LargeChart {
        let left_out = self.found.shown.iter().filter(|(year, _)| self.found.left_out.contains(year));
        LargeChart {
            years: (self.first_year()..=self.year.get()).map(|year| year.to_string()).collect(),
            axis,
            path,
            unused: left_out.map(|(year, value)| (self.at(*year), *value)).collect(),
            unit: self.unit().to_owned(),
            ..LargeChart::default()
        }
    }
}

/// How the answers of an exercise are marked, where that is not plain; empty where it is.
pub fn marking_rule(exercise: &Exercise) -> &'static str {
    match exercise.task {
        Task::Foretell { .. } => word!(
            "评判：同“维持不变”和居首的方法比。误差不大于两者中较小的，算对；不大于较大的，算接近。图上实心方块是各年实际数，空心方块是不计的年份和您的数，虚线是居首的方法，浅色是它的 80％ 区间。",
            "Marking: your error is compared with that of assuming no change and that of the method ranked first. At most the smaller of \
             the two is right, at most the larger is near. In the charts filled squares are actual figures, hollow ones years left \
             out and your figure; the dashes are the method ranked first, the tint its 80% range."
        ),
        Task::Predict { .. } | Task::Rescue { .. } | Task::Rate { .. } | Task::Readings { .. } => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{TRAINING, builtin_exercises, read_plan};
    use crate::plan::Amount;
    use crate::training::questions;

    fn with<T>(name: &str, test: impl FnOnce(Foretold) -> T) -> T {
        let plan = read_plan(TRAINING).unwrap();
        let all = builtin_exercises(&plan);
        let exercise = all.iter().find(|one| matches!(one.task, Task::Foretell { .. })).unwrap();
        let asked = questions(&plan, exercise);
        let question = asked.iter().find(|one| one.indicator.id.as_str() == name).unwrap();
        test(Foretold::of(&plan, exercise, question).unwrap())
    }

    fn number(value: f64) -> Answer {
        Answer::Number(Amount::of(value))
    }

    #[test]
    fn what_is_asked_shows_the_past_and_nothing_of_what_came() {
        with("m-09", |asked| {
            assert!(asked.past()[0].ends_with("2019年 2.30"), "{:?}", asked.past());
            assert_eq!(asked.question(), "站在 2019 年，2024 年会是多少？");
            let figure = asked.asked();
            assert_eq!((figure.years.last().unwrap().as_str(), figure.path.len()), ("2024", 8));
            assert!(figure.way.is_empty() && figure.band.is_empty());
        });
    }

    #[test]
    fn what_came_stands_beside_ones_own_error_and_that_of_both_yardsticks() {
        with("m-09", |asked| {
            let told = asked.told(Some(number(2.75)));
            assert!(told.starts_with("2024年实际 2.85 人。您差 −0.10；维持不变差 −0.55；居首的“"), "{told}");
            assert!(told.contains("80％ 区间") && told.ends_with("实际在区间内。"), "{told}");
            let figure = asked.revealed(Some(number(2.75)));
            assert_eq!((figure.path.len(), figure.unused.as_slice()), (13, [(12, 2.75)].as_slice()));
            assert_eq!((figure.band.len(), figure.way.len()), (6, 6));
            assert!(!asked.told(None).contains("您差"));
        });
    }
}
