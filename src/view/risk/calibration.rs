//! What each method would have foretold in an earlier year, beside what came, as tables.

use super::line_lead::LineLead;
use super::past::TooLittleLine;
use crate::plan::{Amount, Indicator, Plan, Year};
use crate::scenario::{Facts, Scenario};
use crate::trend::{self, Checked, CheckedLine, Foretold, Lacking, MethodTally};
use crate::view::number;
use crate::view::row::name;
use crate::view::words;
use crate::{phrase, word};

/// The methods held against what came after a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calibrated {
    /// The years that they can be looked at from.
    pub years: Vec<Year>,
    /// The one that they are looked at from; none where there is none.
    pub year: Option<Year>,
    /// The finding, in a sentence or two.
    pub finding: String,
    /// How it is counted; empty where nothing is.
    pub note: String,
    /// What stood first, and then each method, over all indicators.
    pub methods: Vec<CalibrationLine>,
    /// Indicator by indicator, binding first.
    pub lines: Vec<CalibratedLine>,
    /// Those of which too little is known.
    pub apart: Vec<TooLittleLine>,
    /// How many these are, as the heading of their list; empty where there are none.
    pub apart_heading: String,
}

/// A method over all indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalibrationLine {
    /// Its name.
    pub name: &'static str,
    /// Whether it is whatever stood first.
    pub is_first: bool,
    /// Of how many indicators it had an answer, and how many forecasts it made: `23 项，92 次`.
    pub count: String,
    /// Its mean error over that of holding everything.
    pub over_hold: String,
    /// Of how many indicators it erred less than holding everything: `15／23`.
    pub better: String,
    /// How many values came within its 80 ％ range: `92 个中 75 个（82％）`.
    pub inside: String,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct CalibratedLine {
    /// Which indicator it is about.
    pub lead: LineLead,
    /// The years that were known: `2012—2021，10 年`.
    pub years: String,
    /// The method that stood first.
    pub first: &'static str,
    /// What it foretold of the last year that is known since, and what came.
    pub last: ForetoldCell,
    /// The mean size of its errors.
    pub error: String,
    /// The same over that of holding everything.
    pub over_hold: String,
    /// How many values came within its range: `3／4`; empty without one.
    pub inside: String,
    /// The later years.
    pub heads: Vec<String>,
    /// What came in them.
    pub came: Vec<String>,
    /// Every method, in the order in which it stood then.
    pub methods: Vec<ForetoldLine>,
}

/// What a method foretold of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct ForetoldLine {
    /// The method.
    pub name: &'static str,
    /// Year by year.
    pub cells: Vec<ForetoldCell>,
    /// The mean size of its errors.
    pub error: String,
    /// The same over that of holding everything.
    pub over_hold: String,
}

/// A forecast.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForetoldCell {
    /// The year.
    pub year: String,
    /// What was foretold.
    pub value: String,
    /// What came.
    pub came: String,
    /// What was foretold less what came.
    pub error: String,
    /// Whether what came lies within the range; none without one.
    pub is_inside: Option<bool>,
    /// The same in a word.
    pub inside: &'static str,
    /// The range: `92.1～95.3`.
    pub span: String,
}

/// Holds the methods against what came after `year`; where nobody chose one, after a year of which later ones are known.
pub fn calibrated(plan: &Plan, facts: &Facts, scenario: &Scenario, year: Option<Year>) -> Calibrated {
    let (years, chosen) = trend::calibration_years(plan, facts, scenario);
    let Some(year) = year.filter(|year| years.contains(year)).or(chosen) else {
        return Calibrated { finding: nothing(), ..Calibrated::default() };
    };
    let found = trend::calibration(plan, facts, scenario, year);
    let each = found.checked.iter().filter_map(|checked| Some(Words::new(scenario, plan.indicator(&checked.id)?).line(checked)));
    let mut lines: Vec<_> = each.collect();
    lines.sort_by_key(|line| plan.indicator(&line.lead.id).map(Indicator::tier));
    Calibrated {
        years,
        year: Some(year),
        finding: finding(year, &found.tallies),
        note: note(),
        methods: found.tallies.iter().filter(|tally| tally.indicators > 0).map(method_line).collect(),
        lines,
        apart_heading: heading(found.lacking.len()),
        apart: found.lacking.iter().filter_map(|(id, what)| Some(lacking(plan.indicator(id)?, *what, year))).collect(),
    }
}

fn nothing() -> String {
    word!(
        "知道的年份太少，无法检验：一项指标至少要有三个已知年份，其后还有已知的年份。在“观测”里填入更早的年份，或导入历年数据。",
        "There are too few years to check the methods: an indicator needs three known years and a later one. Enter earlier years under Observe, \
         or import yearly data."
    )
    .to_owned()
}

fn heading(apart: usize) -> String {
    let indicators = words::indicators(apart);
    if apart == 0 { String::new() } else { phrase!("不能检验的 {indicators}", "Cannot be checked: {indicators}") }
}

fn lacking(indicator: &Indicator, what: Lacking, year: Year) -> TooLittleLine {
    let reason = match what {
        Lacking::Before(count) => {
            phrase!("到 {year} 年已知 {count} 年，至少要有三年", "{count} years known up to {year}; at least three are needed")
        }
        Lacking::After => phrase!("{year} 年以后没有可比的数", "no comparable figure after {year}"),
    };
    TooLittleLine { id: indicator.id.clone(), name: name(indicator), reason }
}

fn finding(year: Year, tallies: &[MethodTally]) -> String {
    let Some(first) = tallies.first() else { return nothing() };
    let (indicators, forecasts) = (first.indicators, first.forecasts);
    let over = first.over_hold.map(|over| {
        let over = number::brief(over, 2);
        phrase!("平均误差为维持不变的 {over} 倍，", "mean error {over} times that of no change; ")
    });
    let inside = if first.ranged == 0 {
        word!("已知年份太少，没有 80％ 区间", "too few years are known for an 80% range").to_owned()
    } else {
        phrase!(
            "80％ 区间 {} 个中 {} 个落在其内",
            "{1} of {0} actual figures lay within the 80% range",
            first.ranged,
            first.inside
        )
    };
    phrase!(
        "站在 {year} 年看，{indicators} 项指标可以检验，其后已知的年份共有 {forecasts} 个数。当时居首的方法：{}{inside}。",
        "Seen from {year}, {indicators} indicators can be checked against {forecasts} figures known since. Top-ranked method at the time: \
         {}{inside}.",
        over.unwrap_or_default()
    )
}

fn note() -> String {
    word!(
        "只用到该年为止已知的年份重新拟合，再与其后实际的数比。误差是预报减实际；“÷维持不变”小于 1 就比不变准。跨指标汇总时，误差先除以各自的年均变化幅度，各项指标同等计数。",
        "Each method is fitted to the figures known up to that year alone and compared with what followed. An error is the forecast minus the actual \
         figure; a ratio to “No change” below 1 means better than assuming no change. Across indicators, errors are first divided by each \
         indicator's mean yearly change, so that all count equally."
    )
    .to_owned()
}

fn method_line(tally: &MethodTally) -> CalibrationLine {
    let (indicators, forecasts) = (tally.indicators, tally.forecasts);
    let share = || number::percent(crate::math::count(tally.inside) / crate::math::count(tally.ranged));
    CalibrationLine {
        name: tally.method.map_or_else(|| word!("当时居首的方法", "Top-ranked method"), trend::Method::name),
        is_first: tally.method.is_none(),
        count: phrase!("{indicators} 项，{forecasts} 次", "{indicators} indicators, {forecasts} forecasts"),
        over_hold: tally.over_hold.map(|over| number::fixed(over, 2)).unwrap_or_default(),
        better: phrase!("{}／{}", "{}/{}", tally.better, tally.indicators),
        inside: if tally.ranged == 0 {
            String::new()
        } else {
            phrase!("{} 个中 {} 个（{}）", "{1} of {0} ({2})", tally.ranged, tally.inside, share())
        },
    }
}

/// An indicator's figures in words.
struct Words<'a> {
    indicator: &'a Indicator,
    is_of_rates: bool,
}

impl<'a> Words<'a> {
    fn new(scenario: &Scenario, indicator: &'a Indicator) -> Self {
        let stated = scenario.assumption(&indicator.id).statement(indicator).measured();
        Self { indicator, is_of_rates: stated.is_some_and(|stated| stated.measure.is_of_rates()) }
    }

    fn line(&self, checked: &Checked) -> CalibratedLine {
        let unit = if self.is_of_rates { number::percent_sign() } else { self.indicator.unit.get() };
        let first = checked.lines.first();
        let last = first.and_then(|line| line.foretold.last());
        let years = first.map(|line| line.foretold.as_slice()).unwrap_or_default();
        let inside = first.map(CheckedLine::inside).filter(|(_, ranged)| *ranged > 0);
        CalibratedLine {
            lead: LineLead::of(self.indicator, unit.to_owned()),
            years: known(checked),
            first: first.map_or("", |line| line.method.name()),
            last: last.map(|foretold| self.cell(foretold)).unwrap_or_default(),
            error: first.map(|line| self.error(line)).unwrap_or_default(),
            over_hold: first.map(over_hold).unwrap_or_default(),
            inside: inside.map(|(inside, ranged)| phrase!("{inside}／{ranged}", "{inside}/{ranged}")).unwrap_or_default(),
            heads: years.iter().map(|foretold| words::year(foretold.year)).collect(),
            came: years.iter().map(|foretold| self.figure(foretold.came)).collect(),
            methods: checked.lines.iter().map(|line| self.method(line)).collect(),
        }
    }

    fn method(&self, line: &CheckedLine) -> ForetoldLine {
        ForetoldLine {
            name: line.method.name(),
            cells: line.foretold.iter().map(|foretold| self.cell(foretold)).collect(),
            error: self.error(line),
            over_hold: over_hold(line),
        }
    }

    fn cell(&self, foretold: &Foretold) -> ForetoldCell {
        let is_inside = foretold.is_inside();
        ForetoldCell {
            year: words::year(foretold.year),
            value: number::fixed(foretold.value.get() * self.scale(), self.decimals()),
            came: self.figure(foretold.came),
            error: number::signed(foretold.error().get() * self.scale(), self.decimals()),
            is_inside,
            inside: match is_inside {
                Some(true) => word!("区间内", "within"),
                Some(false) => word!("区间外", "outside"),
                None => "",
            },
            span: foretold
                .span
                .map(|span| {
                    let [low, high] = [span.low, span.high].map(|end| number::fixed(end.get() * self.scale(), self.decimals()));
                    words::between(&low, &high)
                })
                .unwrap_or_default(),
        }
    }

    const fn scale(&self) -> f64 {
        if self.is_of_rates { 100.0 } else { 1.0 }
    }

    fn decimals(&self) -> usize {
        usize::from(self.indicator.decimals.get()) + 1
    }

    /// A figure as it was entered.
    fn figure(&self, value: Amount) -> String {
        number::in_full(number::clean(value.get() * self.scale()), usize::from(self.indicator.decimals.get()))
    }

    fn error(&self, line: &CheckedLine) -> String {
        line.mean_error().map(|error| number::fixed(error.get() * self.scale(), self.decimals())).unwrap_or_default()
    }
}

fn over_hold(line: &CheckedLine) -> String {
    line.over_hold.map(|over| number::fixed(over, 2)).unwrap_or_default()
}

fn known(checked: &Checked) -> String {
    let known = checked.window.known();
    let ends = known.first().zip(known.last());
    let span = ends.map(|((first, _), (last, _))| phrase!("{first}—{last}，{} 年", "{first}–{last}, n = {}", known.len()));
    span.unwrap_or_default()
}
