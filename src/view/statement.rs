//! A statement as a planner says it, and in signs.

use super::number::exact;
use super::words::with_unit;
use crate::language::Language;
use crate::math::count;
use crate::plan::{Amount, Comparison, Direction, Id, Period, Threshold, Year};
use crate::plan::{Form, Goal, Measure, Measured, Of, OpSource, Range, Statement, Than, When, Years};
use crate::{phrase, word};

/// What a statement says, in words: “五年累计降低 17％（每年约 3.66％）”. The unit is that of the outcome; `name` tells other rows' names.
///
/// ```
/// use tuiyan::plan::{Amount, Comparison, Goal, Measure, Measured, OpSource, Period, Start, Statement, Year};
/// use tuiyan::view::statement::in_words;
/// let goal = Goal::number(Comparison::AtLeast, Amount::of(17.0));
/// let stated = Statement::Measured(Measured::plain(Measure::DECREASE_RATE, Start::Missing, goal, OpSource::Read));
/// let plan = Period::new(Year::new(2025), Year::new(2030)).unwrap();
/// assert_eq!(in_words(&stated, "％", plan, &|_| None), "五年累计降低 17％（每年约 3.66％）");
/// ```
pub fn in_words(statement: &Statement, unit: &str, plan: Period, name: &dyn Fn(&Id) -> Option<String>) -> String {
    match statement {
        Statement::Status(status) => {
            let words = if status.words.is_empty() { word!("由使用者判定", "stated by a person") } else { &status.words };
            match status.by {
                Some(year) => phrase!("{year} 年前：{words}", "by {year}: {words}"),
                None => words.to_owned(),
            }
        }
        Statement::Measured(stated) => Saying { stated, unit, period: stated.period(plan), name }.all(),
    }
}

/// The same in signs: `〔≥ 17〕％`.
pub fn in_signs(statement: &Statement, unit: &str, name: &dyn Fn(&Id) -> Option<String>) -> String {
    match statement {
        Statement::Status(status) => status.words.clone(),
        Statement::Measured(stated) => {
            let bound = bound_in_signs(&stated.goal, name);
            let measure = stated.measure;
            let each = if stated.when == When::EveryYear { word!("（每年）", " (each year)") } else { "" };
            let shown = match () {
                () if measure.is_of_rates() => phrase!("年均 {bound}", "{bound} a year"),
                () if measure.is_plain() => bound,
                () if measure.years() == Years::Values && measure.is_summed() => phrase!("（年均）{bound}", "{bound} (mean)"),
                () => phrase!("〔{bound}〕", "[{bound}]"),
            };
            format!("{}{each}", with_unit(shown, if stated.goal.printed().is_some() { unit } else { "" }))
        }
    }
}

fn bound_in_signs(goal: &Goal, name: &dyn Fn(&Id) -> Option<String>) -> String {
    match goal {
        Goal::Number(Threshold { op, value }) => format!("{} {}", op.symbol(), exact(value.get())),
        Goal::About(Threshold { value, .. }) => format!("≈ {}", exact(value.get())),
        Goal::Between(Range { low, high, .. }) => format!("{}—{}", exact(low.get()), exact(high.get())),
        Goal::Than(than) => format!("{} {}", than.op.symbol(), figure(than, name)),
        Goal::Later { .. } => "…".to_owned(),
        Goal::Watched { .. } => "—".to_owned(),
    }
}

struct Saying<'a> {
    stated: &'a Measured,
    unit: &'a str,
    period: Period,
    name: &'a dyn Fn(&Id) -> Option<String>,
}

impl Saying<'_> {
    fn all(&self) -> String {
        let mut text = self.goal(&self.stated.goal, self.stated.op_source, self.period.end());
        if let Some(stretch) = self.stated.stretch.as_ref().and_then(|goal| self.bound(goal)) {
            text += &phrase!("，力争 {stretch}", ", aiming for {stretch}");
        }
        for milestone in &self.stated.milestones {
            let said = self.goal(&milestone.goal, milestone.op_source, milestone.year);
            text += &if self.stated.measure.is_plain() {
                phrase!("；{said}", "; {said}")
            } else {
                phrase!("；至 {} 年{said}", "; by {} {said}", milestone.year)
            };
        }
        text
    }

    fn goal(&self, goal: &Goal, op_source: OpSource, year: Year) -> String {
        match goal {
            Goal::Watched { .. } => word!("观察指标，不作判断", "watched only, not judged").to_owned(),
            Goal::Later { words, .. } if words.is_empty() => word!("目标待定", "target to be set").to_owned(),
            Goal::Later { words, .. } => phrase!("目标待定（{words}）", "target to be set ({words})"),
            Goal::Than(than) => self.than(than, op_source),
            goal => {
                let bound = self.bound(goal).unwrap_or_default();
                let per_year = self.per_year(goal).unwrap_or_default();
                let opening = self.opening(goal, year);
                let is_close = !opening.ends_with([' ']) && bound.starts_with(|c: char| c.is_ascii_digit() || c == '−');
                format!("{opening}{}{bound}{per_year}", if is_close { " " } else { "" })
            }
        }
    }

    /// What the number is: 2030 年, 五年累计降低, 年均增长.
    fn opening(&self, goal: &Goal, year: Year) -> String {
        let measure = self.stated.measure;
        if self.stated.when == When::EveryYear {
            return match () {
                () if measure.is_plain() => word!("每年", "each year ").to_owned(),
                () if measure.is_of_rates() => word!("每年增长", "growth each year ").to_owned(),
                () => phrase!("每年{}", "{} each year ", self.verb()),
            };
        }
        let years = self.years();
        match () {
            () if measure.is_of_rates() && self.is_fall() => word!("年均下降", "average annual fall of ").to_owned(),
            () if measure.is_of_rates() => word!("年均增长", "average annual growth of ").to_owned(),
            () if measure.is_plain() => phrase!("{year} 年{}", "in {year} {}", reach(goal)),
            () if measure.is_summed() && measure.is_of_flows() => phrase!("{years}年累计", "{years}-year total of "),
            () if measure.is_summed() => phrase!("{years}年平均", "{years}-year mean of "),
            () => phrase!("{years}年累计{}", "{years}-year {} of ", self.verb()),
        }
    }

    /// 降低, 提高, 增长: which way the change goes, and whether it is one in ％.
    fn verb(&self) -> &'static str {
        let measure = self.stated.measure;
        match (measure.falls(), measure.is_in_percent()) {
            (true, _) => word!("降低", "fall"),
            (false, true) => word!("增长", "growth"),
            (false, false) => word!("提高", "rise"),
        }
    }

    /// A growth below zero is said as a fall.
    fn is_fall(&self) -> bool {
        self.stated.measure.is_of_rates()
            && self.stated.goal.printed().is_some_and(|it| it.value < Amount::ZERO && it.op.direction() == Direction::Fall)
    }

    fn years(&self) -> String {
        let steps = self.period.steps();
        let numeral = ["", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"].get(steps).filter(|it| !it.is_empty());
        match (Language::current(), numeral) {
            (Language::Chinese, Some(numeral)) => (*numeral).to_owned(),
            _ => steps.to_string(),
        }
    }

    /// The number with its comparison: 80 岁以上, 低于 27.
    fn bound(&self, goal: &Goal) -> Option<String> {
        let shown = |value: Amount| {
            let number = if self.is_fall() { value.get().abs() } else { value.get() };
            self.with_unit(exact(number))
        };
        let changes = !self.stated.measure.is_plain() && !self.stated.measure.is_of_rates() && !self.stated.measure.is_summed();
        Some(match goal {
            Goal::About(Threshold { value, .. }) => phrase!("{}左右", "about {}", shown(*value)),
            Goal::Between(range) => {
                let (low, high) = (exact(range.low.get()), exact(range.high.get()));
                self.with_unit(phrase!("{low}—{high}", "{low} to {high}"))
            }
            Goal::Number(Threshold { op, value }) => {
                let value = shown(*value);
                match op {
                    Comparison::AtLeast if changes && self.stated.op_source == OpSource::Read => value,
                    Comparison::AtLeast => phrase!("{value}以上", "at least {value}"),
                    Comparison::AtMost if self.is_fall() => phrase!("{value}以上", "at least {value}"),
                    Comparison::MoreThan => phrase!("超过 {value}", "more than {value}"),
                    Comparison::AtMost => phrase!("不超过 {value}", "at most {value}"),
                    Comparison::LessThan => phrase!("低于 {value}", "below {value}"),
                }
            }
            Goal::Than(_) | Goal::Later { .. } | Goal::Watched { .. } => return None,
        })
    }

    fn with_unit(&self, number: String) -> String {
        match (Language::current(), self.unit) {
            (Language::Chinese, unit) if unit.starts_with(['％', '%', '‰', '∶']) => format!("{number}{unit}"),
            (Language::Chinese, "百分点") => format!("{number} 个百分点"),
            (Language::English, "百分点") => format!("{number} percentage points"),
            (Language::English, "％") => format!("{number}%"),
            (_, unit) => with_unit(number, unit),
        }
    }

    /// What a total or a change comes to in each year, where it is not one year's anyway.
    fn per_year(&self, goal: &Goal) -> Option<String> {
        let Goal::Number(threshold) = goal else { return None };
        let (measure, steps) = (self.stated.measure, self.period.steps());
        if steps < 2
            || measure.is_plain()
            || measure.is_of_rates()
            || self.stated.when == When::EveryYear
            || (measure.is_summed() && !measure.is_of_flows())
        {
            return None;
        }
        let value = threshold.value.get();
        let yearly = if measure.is_in_percent() {
            let last = measure.taken_for(value, 100.0, steps)?;
            Measure::stating(Form::Growth).outcome(last, 100.0, steps).abs()
        } else {
            value / count(steps)
        };
        if !yearly.is_finite() {
            return None;
        }
        let digits = (0..=4).find(|digits| (yearly - rounded(yearly, *digits)).abs() <= 1e-9 * yearly.abs().max(1.0));
        let shown = self.with_unit(exact(rounded(yearly, digits.unwrap_or(2))));
        Some(match digits {
            Some(_) => phrase!("（每年 {shown}）", " ({shown} a year)"),
            None => phrase!("（每年约 {shown}）", " (about {shown} a year)"),
        })
    }

    /// What it is held against: 与GDP增长同步, 高于全国平均, 翻一番.
    fn than(&self, than: &Than, op_source: OpSource) -> String {
        let figure = figure(than, self.name);
        let opening = match self.stated.when {
            When::EveryYear => word!("每年", "each year "),
            When::End => "",
        };
        let said = match (than.op, &than.of) {
            (_, Of::Baseline) if than.times == Amount::of(2.0) => word!("比起点翻一番", "twice the baseline").to_owned(),
            (Comparison::AtLeast, Of::Indicator(_) | Of::Reference(_)) if op_source == OpSource::Read => {
                phrase!("与{figure}同步", "in step with {figure}")
            }
            (Comparison::AtLeast, _) => phrase!("不低于{figure}", "at least {figure}"),
            (Comparison::MoreThan, _) => phrase!("高于{figure}", "above {figure}"),
            (Comparison::AtMost, _) => phrase!("不高于{figure}", "at most {figure}"),
            (Comparison::LessThan, _) => phrase!("低于{figure}", "below {figure}"),
        };
        format!("{opening}{said}")
    }
}

/// 达到 stands before what is to be reached only.
fn reach(goal: &Goal) -> &'static str {
    match goal {
        Goal::Number(Threshold { op: Comparison::AtLeast, .. }) | Goal::About(_) => word!("达到", ""),
        _ => "",
    }
}

/// The figure that a goal is held against, as it is called.
fn figure(than: &Than, name: &dyn Fn(&Id) -> Option<String>) -> String {
    let figure = match &than.of {
        Of::Baseline => word!("起点", "the baseline").to_owned(),
        Of::Previous => word!("上年", "the year before").to_owned(),
        Of::Reference(reference) => reference.clone(),
        Of::Indicator(id) => name(id).unwrap_or_else(|| id.to_string()),
    };
    let times = than.times.get();
    let figure = if times == 1.0 { figure } else { phrase!("{figure}的 {times} 倍", "{times} times {figure}") };
    match than.plus.get() {
        0.0 => figure,
        plus if plus > 0.0 => phrase!("{figure}加 {}", "{figure} plus {}", exact(plus)),
        plus => phrase!("{figure}减 {}", "{figure} minus {}", exact(-plus)),
    }
}

fn rounded(number: f64, digits: usize) -> f64 {
    format!("{number:.digits$}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Milestone, Start, Status};

    fn plan() -> Period {
        Period::new(Year::new(2025), Year::new(2030)).unwrap()
    }

    fn stated(measure: Measure, goal: Goal, op_source: OpSource) -> Measured {
        Measured::plain(measure, Start::Missing, goal, op_source)
    }

    #[track_caller]
    fn says(measured: Measured, unit: &str, chinese: &str, english: &str) {
        let statement = Statement::Measured(measured);
        let name = |id: &Id| (id.as_str() == "t-01").then(|| "GDP增长".to_owned());
        let say = || in_words(&statement, unit, plan(), &name);
        assert_eq!(say(), chinese);
        assert_eq!(Language::English.speaking(say), english);
    }

    fn at_least(value: f64) -> Goal {
        Goal::number(Comparison::AtLeast, Amount::new(value).unwrap())
    }

    #[test]
    fn each_kind_reads_as_a_planner_says_it() {
        use OpSource::{Read, Stated};
        says(
            stated(Measure::DECREASE_RATE, at_least(17.0), Read),
            "％",
            "五年累计降低 17％（每年约 3.66％）",
            "5-year fall of 17% (about 3.66% a year)",
        );
        says(stated(Measure::LEVEL, at_least(80.0), Stated), "岁", "2030 年达到 80 岁以上", "in 2030 at least 80 岁");
        says(
            stated(Measure::INCREASE, at_least(6.0), Read),
            "百分点",
            "五年累计提高 6 个百分点（每年 1.2 个百分点）",
            "5-year rise of 6 percentage points (1.2 percentage points a year)",
        );
        says(
            stated(Measure::CUMULATIVE, at_least(2500.0), Stated),
            "万人",
            "五年累计 2500 万人以上（每年 500 万人）",
            "5-year total of at least 2500 万人 (500 万人 a year)",
        );
        let below = Goal::number(Comparison::LessThan, Amount::of(5.5));
        says(stated(Measure::MEAN, below, Stated), "％", "五年平均低于 5.5％", "5-year mean of below 5.5%");
        let range =
            Goal::Between(Range { low: Amount::of(5.0), high: Amount::of(5.5), both: false, wanted: Some(Direction::Rise) });
        says(stated(Measure::AVERAGE_GROWTH, range, Read), "％", "年均增长 5—5.5％", "average annual growth of 5 to 5.5%");
        let watched = Goal::Watched { words: "视情提出".to_owned(), wanted: None };
        says(stated(Measure::AVERAGE_GROWTH, watched, Stated), "％", "观察指标，不作判断", "watched only, not judged");
        let later = Goal::Later { words: String::new(), wanted: None };
        says(stated(Measure::LEVEL, later, Stated), "％", "目标待定", "target to be set");
    }

    #[test]
    fn what_is_held_against_another_row_names_it() {
        let than =
            |op, of, plus| Goal::Than(Than { op, of, times: Amount::of(1.0), plus: Amount::new(plus).unwrap(), wanted: None });
        let gdp = || Of::Indicator(Id::new("t-01").unwrap());
        let growth = |goal, op_source| stated(Measure::AVERAGE_GROWTH, goal, op_source);
        says(growth(than(Comparison::AtLeast, gdp(), 0.0), OpSource::Read), "％", "与GDP增长同步", "in step with GDP增长");
        says(
            growth(than(Comparison::AtLeast, gdp(), 1.0), OpSource::Stated),
            "％",
            "不低于GDP增长加 1",
            "at least GDP增长 plus 1",
        );
        says(growth(than(Comparison::MoreThan, Of::Baseline, 0.0), OpSource::Stated), "％", "高于起点", "above the baseline");
    }

    #[test]
    fn a_stretch_and_milestones_follow() {
        let milestone = Milestone { year: Year::new(2027), goal: at_least(4.0), op_source: OpSource::Read };
        let row = Measured {
            stretch: Some(at_least(6.0)),
            milestones: vec![milestone],
            ..stated(Measure::LEVEL, at_least(5.0), OpSource::Read)
        };
        says(
            row,
            "个",
            "2030 年达到 5 个以上，力争 6 个以上；2027 年达到 4 个以上",
            "in 2030 at least 5 个, aiming for at least 6 个; in 2027 at least 4 个",
        );
    }

    #[test]
    fn signs_say_the_same_shortly() {
        let of = |measure, goal, unit| in_signs(&Statement::Measured(stated(measure, goal, OpSource::Read)), unit, &|_| None);
        assert_eq!(of(Measure::LEVEL, at_least(71.0), "％"), "≥ 71 ％");
        assert_eq!(of(Measure::DECREASE_RATE, at_least(17.0), "％"), "〔≥ 17〕 ％");
        assert_eq!(of(Measure::AVERAGE_GROWTH, at_least(7.0), "％"), "年均 ≥ 7 ％");
        let status = Statement::Status(Status { words: "应保尽保".to_owned(), by: None, start: None });
        assert_eq!(in_signs(&status, "％", &|_| None), "应保尽保");
    }
}
