//! Drafts the next period's plan from a scenario's outcomes.

use std::collections::BTreeMap;

use super::next_title::next_title;
use super::plan_book::{PlanSheet, TARGET, cleared, plan_to_workbook};
use super::workbook::Workbook;
use crate::language::Language;
use crate::phrase;
use crate::plan::{
    Amount, Bounds, Document, Id, Indicator, Measured, OpSource, Open, Period, Plan, RelationKind, Source, Start, Statement,
    Wording, Years,
};
use crate::projection::{Pin, Value, judge};
use crate::scenario::Scenario;

/// Writes the tables of the following plan. Its base year is the target year of `plan`, and `years` is its length.
///
/// Each start is the scenario's outcome in that year, exact except for what doubles cannot represent; its place says so. A cumulative
/// indicator starts from the total of the period that ended or, if the new period has another length, from the flow of its last year.
/// Without an outcome the start stays missing. Targets are empty, to be filled in. Readings are dropped: their doubts belong to the old
/// document, and the scenario chose one. So are quantities that the old document states twice.
///
/// `None` if the years lie outside [`Period::new`].
///
/// ```
/// use tuiyan::exchange::{builtin_plan, roll_forward, workbook_to_plan};
/// use tuiyan::scenario::Scenario;
/// let plan = builtin_plan()?;
/// let draft = roll_forward(&plan, &Scenario::holding(&plan), 5).unwrap();
/// assert!(workbook_to_plan(&draft).unwrap_err().0.iter().all(|fault| fault.is_missing));
/// # Ok::<(), tuiyan::exchange::Faults>(())
/// ```
pub fn roll_forward(plan: &Plan, scenario: &Scenario, years: usize) -> Option<Workbook> {
    let mut book = plan_to_workbook(&next(plan, scenario, years)?);
    let is_indicators = |name: &str| PlanSheet::named(name) == Some(PlanSheet::Indicators);
    for sheet in book.sheets.iter_mut().filter(|sheet| is_indicators(&sheet.name)) {
        cleared(sheet, PlanSheet::Indicators, TARGET);
    }
    Some(book)
}

/// The next plan, still with the old targets.
fn next(plan: &Plan, scenario: &Scenario, years: usize) -> Option<Plan> {
    let base = plan.period.end();
    let end = i16::try_from(years).ok().and_then(|years| base.get().checked_add(years)).map(crate::plan::Year::new)?;
    let period = Period::new(base, end)?;
    let mut texts = Texts::default();
    let last = period.end();
    let title = |wording: &Wording, texts: &mut Texts| texts.say(|| next_title(wording.get(), plan.period, period));
    let (name, short_name) = (title(&plan.name, &mut texts), title(&plan.short_name, &mut texts));
    let indicators = plan.indicators.iter().map(|indicator| rolled(plan, scenario, indicator, period, &mut texts)).collect();
    let carried = plan.relations.iter().filter(|relation| relation.kind != RelationKind::Same).cloned();
    let relations = carried.map(|mut relation| {
        relation.place = texts.say(|| {
            let (plan, place) = (plan.short_name.get(), relation.place.get());
            phrase!("沿用《{plan}》{place}", "carried over from “{plan}”, {place}")
        });
        relation.note = Wording::default();
        relation
    });
    let mut next = Plan {
        id: next_id(&plan.id, last.get()),
        version: phrase!("草案", "draft"),
        name,
        short_name,
        document: Document { number: String::new(), issuer: Wording::default(), date: String::new() },
        period,
        groups: plan.groups.clone(),
        domains: plan.domains.clone(),
        indicators,
        relations: relations.collect(),
    };
    // English words of the old plan that the new one does not use are not reported.
    next.translate(&plan.glossary().into_iter().chain(texts.english).collect());
    Some(next)
}

/// An indicator of the next plan.
fn rolled(plan: &Plan, scenario: &Scenario, indicator: &Indicator, period: Period, texts: &mut Texts) -> Indicator {
    let statement = scenario.assumption(&indicator.id).statement(indicator);
    let (statement, place) = match statement {
        Statement::Status(_) => (statement.clone(), texts.say(|| carried(plan))),
        Statement::Measured(stated) => {
            let start = start(plan, scenario, indicator, stated, period);
            let place = texts.say(|| obtained(plan, scenario, indicator, start));
            (Statement::Measured(rolled_on(stated, start)), place)
        }
    };
    Indicator { statement, readings: Vec::new(), source: Source { place, printed: String::new() }, ..indicator.clone() }
}

/// The same statement for the next period. Its own years do not move on with it.
fn rolled_on(stated: &Measured, start: Start) -> Measured {
    let basis = crate::plan::Basis { year: None, estimated: false, ..stated.basis.clone() };
    Measured { start, basis, op_source: OpSource::Read, year: None, milestones: Vec::new(), ..stated.clone() }
}

/// The scenario's outcome as the next plan would state it.
fn start(plan: &Plan, scenario: &Scenario, indicator: &Indicator, stated: &Measured, next: Period) -> Start {
    let judged = judge(&scenario.case(plan, indicator));
    let clean = |amount: Amount| cleaned(amount, indicator.decimals.get());
    let last = || judged.trajectory.known().filter(|(year, _)| *year == plan.period.end()).map(|(_, value)| value).last();
    match stated.measure.years() {
        Years::Flows if next.steps() == plan.period.steps() => {
            judged.outcome.and_then(Value::exact).map_or(Start::Missing, |total| Start::EarlierTotal(clean(total)))
        }
        Years::Flows => last().and_then(Value::exact).map_or(Start::Missing, |flow| Start::Value(clean(flow))),
        Years::Rates => {
            // Without a level of its own the path is an index, which no plan starts from.
            let has_level = matches!(stated.start, Start::Value(_)) || scenario.assumption(&indicator.id).start.is_some();
            last().filter(|_| has_level).and_then(Value::exact).map_or(Start::Missing, |level| Start::Value(clean(level)))
        }
        Years::Values => judged.outcome.map_or(Start::Missing, |outcome| match outcome {
            Value::Exact(value) => Start::Value(clean(value)),
            between @ Value::Between { .. } => {
                below(between, indicator.bounds).map_or(Start::Missing, |high| Start::Below { end: clean(high), closed: false })
            }
        }),
    }
}

/// The open end of an interval down to the natural floor: the only one that a plan can state.
fn below(value: Value, bounds: Bounds) -> Option<Amount> {
    (value.open() == Open::High && bounds.min == Some(value.low())).then(|| value.high())
}

/// A computed number rounded to a millionth of the last printed place, the tolerance of comparisons.
fn cleaned(amount: Amount, decimals: u8) -> Amount {
    let written = format!("{:.*}", usize::from(decimals) + 6, amount.get());
    let read = written.parse().ok().filter(|number: &f64| number.is_finite());
    // No plan prints minus zero.
    Amount::saturating(read.map_or(amount.get(), |number| number + 0.0))
}

/// How a start was obtained, in the current language.
fn obtained(plan: &Plan, scenario: &Scenario, indicator: &Indicator, start: Start) -> String {
    let (name, year, first) = (&scenario.name, plan.period.end(), plan.period.year(1));
    let assumption = scenario.assumption(&indicator.id);
    let how = match start {
        Start::Missing => phrase!("情景“{name}”没有得出{year}年的数", "scenario “{name}” projects no figure for {year}"),
        Start::EarlierTotal(_) => {
            phrase!(
                "由情景“{name}”{first}—{year}年的合计推算",
                "derived from scenario “{name}”: its projected total for {first}–{year}"
            )
        }
        _ if matches!(assumption.years.get(&year), Some(Pin::Observed(_))) => {
            phrase!("情景“{name}”中{year}年的观测数", "observed for {year} in scenario “{name}”")
        }
        _ => phrase!("由情景“{name}”{year}年的结果推算", "derived from scenario “{name}”: its projected figure for {year}"),
    };
    let chosen = assumption.reading.as_ref().or(indicator.readings.first().map(|reading| &reading.id));
    match indicator.readings.iter().find(|reading| Some(&reading.id) == chosen && indicator.readings.len() > 1) {
        Some(reading) => phrase!("{how}，按读法“{}”", "{how}, under the reading “{}”", reading.name.get()),
        None => how,
    }
}

fn carried(plan: &Plan) -> String {
    phrase!("沿用《{}》，请核对", "carried over from “{}”; please check", plan.short_name.get())
}

/// `lizhou-14` and 2030 make `lizhou-14-2030`; a year that ends the id already gives way.
fn next_id(id: &Id, end: i16) -> Id {
    let is_year = |last: &str| last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit());
    let stem = id.as_str().rsplit_once('-').filter(|(_, last)| is_year(last)).map_or(id.as_str(), |(stem, _)| stem);
    Id::new(&format!("{stem}-{end}")).unwrap_or_else(|_| id.clone())
}

/// New texts, said in Chinese, and their English.
#[derive(Default)]
struct Texts {
    english: BTreeMap<String, String>,
}

impl Texts {
    fn say(&mut self, text: impl Fn() -> String) -> Wording {
        let own = Language::Chinese.speaking(&text);
        self.english.insert(own.clone(), Language::English.speaking(text));
        own.into()
    }
}
