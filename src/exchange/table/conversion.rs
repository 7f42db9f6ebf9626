//! Figures in the plan's unit. Those in another unit, as fractions or as an index are converted, and asked about.

use std::sync::Arc;

use super::grid::{Grid, Spot};
use super::layout::{Entry, Series};
use super::names::units_of;
use super::proposal::{Proposed, QuestionTopic};
use super::reader::{Found, Reader};
use super::subject::Subject;
use super::words::leave_out;
use crate::figure::{Figure, Scale, Unit};
use crate::plan::Year;
use crate::scenario::{moved, out_of_bounds, pinned};
use crate::{phrase, word};

/// The circumstances of a figure.
pub(super) struct Taken<'a> {
    pub(super) entry: &'a Entry,
    pub(super) year: Year,
    pub(super) figure: Figure,
    pub(super) places: Move,
    pub(super) series: Spot,
    pub(super) label: &'a str,
    pub(super) is_own: bool,
    /// Its source, if the table names one.
    pub(super) source: Option<Arc<str>>,
}

/// A conversion into the plan's unit.
#[derive(Clone, Copy)]
pub(super) enum Move {
    /// The decimal point moves by that many places.
    Places(i32),
    /// From a fraction to ％, as in this program's own tables.
    Fraction,
    /// From an index to a growth; holds the value that the year before is set to.
    Index(f64),
}

/// How a unit fits an indicator.
enum Fit {
    Same,
    Places(i32),
    Index(f64),
    Foreign,
}

impl Reader<'_> {
    /// How many places the decimal point of a row's figures moves, by the unit beside them and by their size. `None` if they cannot be converted
    /// into the plan's unit.
    pub(super) fn places(
        &mut self,
        subject: &Subject,
        series: &Series,
        at: Spot,
        of_name: Option<&str>,
        cells: &[(&Entry, Year, Figure)],
    ) -> Option<Move> {
        if cells.is_empty() {
            return Some(Move::Places(0));
        }
        if series.is_fraction {
            return Some(Move::Fraction);
        }
        if subject.is_population() {
            return Some(Move::Places(0));
        }
        let name = subject.indicator.name.get();
        let heads = cells.iter().find_map(|(entry, ..)| entry.unit.as_deref());
        let context = self.context.unit(at.row).map(ToOwned::to_owned);
        let has_own = cells.iter().any(|(.., figure)| figure.unit.is_some());
        let printed = series.unit.as_deref().or(of_name).or(heads).or(context.as_deref().filter(|_| !has_own));
        let printed = printed.filter(|unit| !matches!(*unit, "-" | "—" | "/"));
        let own = units_of(subject.indicator);
        match printed.map(|printed| (printed, fit(subject, &own, &Unit::of(printed)))) {
            None | Some((_, Fit::Same)) => {}
            Some((printed, Fit::Places(places))) => {
                let (first, unit) = (&cells[0].2, subject.unit());
                let shown = moved(first.number, places);
                let what = phrase!(
                    "“{name}”的单位是{printed}，规划里是{unit}，换算吗（{} 即 {shown} {unit}）？",
                    "the unit of “{name}” is {printed} and that of the plan {unit}. Convert ({} becomes {shown} {unit})?",
                    first.number
                );
                let convert = phrase!("换算：{} → {shown}", "convert: {} → {shown}", first.number);
                let keep = phrase!("不换算，就是{unit}", "do not convert: it is {unit}");
                return self.converts(QuestionTopic::Unit(at), at, what, [convert, keep], Move::Places(places));
            }
            Some((printed, Fit::Index(level))) => return self.index(subject, at, printed, level, cells),
            Some((printed, Fit::Foreign)) => {
                let unit = subject.unit();
                let what = phrase!(
                    "“{name}”的单位是{printed}，规划里是{unit}，是同一个单位吗？",
                    "the unit of “{name}” is {printed} and that of the plan {unit}. Are they the same?"
                );
                let choices = vec![leave_out(), phrase!("是，都按{unit}填", "yes, take the figures as {unit}")];
                // A unit for the whole sheet is seldom meant for a row in quite another unit.
                let supposed = usize::from(context.as_deref() == Some(printed));
                return (self.ask(QuestionTopic::Unit(at), at, what, choices, supposed) == 1).then_some(Move::Places(0));
            }
        }
        if series.is_own {
            return Some(Move::Places(0));
        }
        self.by_size(subject, at, cells)
    }

    /// Converts figures in ％ that are fractions, and yearly growth that is an index.
    pub(super) fn by_size(&mut self, subject: &Subject, at: Spot, cells: &[(&Entry, Year, Figure)]) -> Option<Move> {
        let numbers: Vec<f64> =
            cells.iter().filter(|(.., figure)| figure.unit.is_none()).map(|(.., figure)| figure.number).collect();
        let is_all = |test: &dyn Fn(f64) -> bool| {
            !numbers.is_empty() && numbers.len() == cells.len() && numbers.iter().all(|number| test(*number))
        };
        if subject.is_growth() && is_all(&|number| (70.0..=150.0).contains(&number)) {
            return self.index(subject, at, word!("上年=100", "the year before = 100"), 100.0, cells);
        }
        let usual = subject.base().unwrap_or_else(|| subject.target(self.plan)).abs();
        // 1.052 is far from a growth of 6 ％; 5.2 is not.
        let is_nearer = |ratio: f64| (over(1.0, ratio).abs() - usual).abs() < (ratio - usual).abs();
        if subject.is_growth() && is_all(&|number| (0.7..=1.5).contains(&number)) && numbers.iter().any(|ratio| is_nearer(*ratio))
        {
            return self.index(subject, at, word!("上年=1", "the year before = 1"), 1.0, cells);
        }
        if !subject.is_percent() {
            return Some(Move::Places(0));
        }
        let most = numbers.iter().copied().fold(0.0, |most: f64, number| most.max(number.abs()));
        let is_fraction = if subject.is_growth() {
            is_all(&|number| number.abs() < 1.0) && usual >= 1.0 && most * 5.0 < usual
        } else {
            is_all(&|number| (0.0..=1.0).contains(&number)) && most > 0.0 && usual >= most * 10.0
        };
        if !is_fraction {
            return Some(Move::Places(0));
        }
        let name = subject.indicator.name.get();
        let (first, times) = (numbers[0], moved(numbers[0], 2));
        let what = phrase!(
            "“{name}”的单位是％，表里是 {first} 等小数，按 {times}％ 填吗？",
            "“{name}” is in %, and the table has fractions such as {first}. Take them as {times}%?"
        );
        let ways = [phrase!("×100：{times}％", "×100: {times}%"), phrase!("就是 {first}％", "it is {first}%")];
        self.converts(QuestionTopic::Scale(at), at, what, ways, Move::Places(2))
    }

    /// Asks whether figures are converted, as is supposed, or taken as they are; `None` if they are left out.
    fn converts(&mut self, topic: QuestionTopic, at: Spot, what: String, ways: [String; 2], by: Move) -> Option<Move> {
        let choices = ways.into_iter().chain([leave_out()]).collect();
        [by, Move::Places(0)].get(self.ask(topic, at, what, choices, 0)).copied()
    }

    fn index(
        &mut self,
        subject: &Subject,
        at: Spot,
        printed: &str,
        level: f64,
        cells: &[(&Entry, Year, Figure)],
    ) -> Option<Move> {
        let name = subject.indicator.name.get();
        let first = cells[0].2.number;
        let growth = over(level, first);
        let what = phrase!(
            "“{name}”是增长率，{first} 像是指数（{printed}），按增长 {growth}％ 填吗？",
            "“{name}” is a growth rate, and {first} looks like an index ({printed}). Take it as growth of {growth}%?"
        );
        let ways = [phrase!("按指数：{growth}％", "as an index: {growth}%"), phrase!("就是 {first}％", "it is {first}%")];
        self.converts(QuestionTopic::Scale(at), at, what, ways, Move::Index(level))
    }

    /// Takes a figure after its own unit and its size were found to fit.
    pub(super) fn figure(&mut self, grid: &Grid, subject: &Subject, taken: &Taken) {
        let (at, year) = (taken.entry.at, taken.year);
        let name = subject.indicator.name.get();
        let printed = grid.shown(at.row, at.column);
        let Some(typed) = self.in_unit(subject, taken, &printed) else { return };
        let amount = match pinned(self.plan, self.scenario, &subject.indicator.id, typed) {
            Ok(amount) => amount,
            Err(problem) => {
                let what = phrase!("“{name}”{year}年 的 {typed}：{problem}", "{typed} for “{name}” in {year}: {problem}");
                return self.refuse(QuestionTopic::Size(at), at, what);
            }
        };
        if let Some(problem) = out_of_bounds(subject.indicator, subject.stated, amount) {
            let what = phrase!(
                "“{name}”{year}年 的 {typed} {problem}，没有填",
                "{typed} for “{name}” in {year} {problem}, and is not filled in"
            );
            return self.refuse(QuestionTopic::Size(at), at, what);
        }
        if subject.is_population() && amount.get() <= 0.0 {
            let what = phrase!(
                "“{name}”{year}年 的 {typed} 应大于 0，没有填",
                "{typed} for “{name}” in {year} must be greater than 0, and is not filled in"
            );
            self.ask(QuestionTopic::Size(at), at, what, Vec::new(), 0);
            return;
        }
        let of_series =
            [QuestionTopic::Unit, QuestionTopic::Scale, QuestionTopic::Name, QuestionTopic::Beside, QuestionTopic::Struck]
                .map(|topic| topic(taken.series));
        let of_head = taken.entry.head.map(|head| [QuestionTopic::Head(head), QuestionTopic::Struck(head)]);
        let mut topics =
            of_series.into_iter().chain([QuestionTopic::Cell(at), QuestionTopic::Size(at)]).chain(of_head.into_iter().flatten());
        let is_asked = topics.any(|topic| self.told.contains(&topic));
        let value = Proposed {
            indicator: subject.indicator.id.clone(),
            year,
            typed,
            amount,
            at,
            printed,
            is_asked,
            source: taken.source.clone(),
        };
        self.found.push(Found {
            value,
            series: taken.series,
            label: taken.label.to_owned(),
            has_head: taken.entry.head.is_some(),
            is_own: taken.is_own,
        });
    }

    /// The figure in the plan's unit; for an average growth in ％.
    pub(super) fn in_unit(&mut self, subject: &Subject, taken: &Taken, printed: &str) -> Option<f64> {
        let (at, year, figure) = (taken.entry.at, taken.year, &taken.figure);
        let name = subject.indicator.name.get();
        if let Some(unit) = figure.unit() {
            return match fit(subject, &units_of(subject.indicator), &unit) {
                Fit::Same => Some(figure.number),
                Fit::Places(places) => {
                    let shown = moved(figure.number, places);
                    let unit = subject.unit();
                    let what = phrase!(
                        "“{name}”{year}年 写的是“{printed}”，换算为 {shown} {unit} 吗？",
                        "“{name}” in {year} says “{printed}”. Convert it to {shown} {unit}?"
                    );
                    self.agrees(QuestionTopic::Size(at), at, what, shown.to_string()).then_some(shown)
                }
                Fit::Index(_) | Fit::Foreign => {
                    let unit = subject.unit();
                    let what = phrase!(
                        "“{name}”{year}年 写的是“{printed}”，规划里的单位是{unit}，没有填",
                        "“{name}” in {year} says “{printed}”, while the plan's unit is {unit}; it is not filled in"
                    );
                    self.refuse(QuestionTopic::Size(at), at, what);
                    None
                }
            };
        }
        if figure.scale != Scale::ONE {
            let scale = units_of(subject.indicator).first().map_or(Scale::ONE, Unit::scale);
            let shown = moved(figure.number, figure.scale.places_to(scale));
            let unit = subject.unit();
            if scale == figure.scale {
                return Some(figure.number);
            }
            let what = phrase!(
                "“{name}”{year}年 写的是“{printed}”，即 {shown} {unit} 吗？",
                "“{name}” in {year} says “{printed}”. Is that {shown} {unit}?"
            );
            return self.agrees(QuestionTopic::Size(at), at, what, shown.to_string()).then_some(shown);
        }
        Some(match taken.places {
            Move::Places(places) => moved(figure.number, places),
            Move::Fraction => moved(figure.number, 2),
            Move::Index(level) => over(level, figure.number),
        })
    }
}

fn fit(subject: &Subject, own: &[Unit], printed: &Unit) -> Fit {
    if subject.is_growth() {
        return match printed.index() {
            _ if printed.is_percent() => places(printed, &Unit::of("％")),
            Some(level) => Fit::Index(level),
            None => Fit::Foreign,
        };
    }
    if printed.is_scale_alone()
        && let Some(own) = own.first().filter(|own| !own.is_percent())
    {
        return places(printed, own);
    }
    let counted = per_head(subject.indicator.name.own(), printed);
    let printed = counted.as_ref().unwrap_or(printed);
    match own.iter().find(|own| own.is_like(printed)) {
        Some(own) => places(printed, own),
        None => Fit::Foreign,
    }
}

/// What a quotient counts, if the name says per what: 平方米 of 平方米/人 beside 人均体育场地面积.
fn per_head(name: &str, printed: &Unit) -> Option<Unit> {
    const PER: [(&str, &[&str]); 6] = [
        ("人", &["人均", "平均每人"]),
        ("千人", &["每千人"]),
        ("万人", &["每万人"]),
        ("十万人", &["每十万"]),
        ("10万人", &["每十万"]),
        ("百户", &["每百户"]),
    ];
    let (counted, under) = printed.parts()?;
    let words = PER.iter().find(|(per, _)| *per == under)?.1;
    words.iter().any(|word| name.contains(word)).then_some(counted)
}

fn places(printed: &Unit, own: &Unit) -> Fit {
    match printed.scale().places_to(own.scale()) {
        0 => Fit::Same,
        places => Fit::Places(places),
    }
}

/// The growth in ％ of an index.
fn over(level: f64, index: f64) -> f64 {
    let places = if level == 1.0 { 2 } else { 0 };
    let growth = moved(index, places) - 100.0;
    // In decimals: 105.2 less 100 is 5.2, as on paper.
    format!("{growth:.10}").parse().unwrap_or(growth)
}
