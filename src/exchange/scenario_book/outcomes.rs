//! 判断 and 路径: the results of the scenarios.

use super::about::{self, About, NATURE, UNIT, YEAR};
use super::ordinal;
use crate::exchange::columns::{self, Column};
use crate::exchange::delimited::shortest;
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::plan::{Amount, Comparison, Indicator, Open, Plan, Statement, Year, Years};
use crate::projection::{Family, Judgement, Parameter, Progress, Requirement, Shortfall, Value, Verdict, judge};
use crate::scenario::Scenario;
use crate::view;
use crate::view::number::clean;
use crate::view::words::{self, Tone};
use crate::{phrase, word};

/// One indicator under one scenario.
pub(super) struct Judged<'a> {
    at: usize,
    /// Its place within the scenario, binding ones first.
    order: usize,
    plan: &'a Plan,
    scenario: &'a Scenario,
    indicator: &'a Indicator,
    judgement: Judgement,
}

/// Every indicator under every scenario, in the order of the document.
pub(super) fn judged<'a>(plan: &'a Plan, scenarios: &[&'a Scenario]) -> Vec<Judged<'a>> {
    let mut tiers: Vec<_> = plan.indicators.iter().enumerate().map(|(place, indicator)| (indicator.tier(), place)).collect();
    tiers.sort_unstable();
    let of = |(at, scenario): (usize, &&'a Scenario)| {
        let (scenario, tiers) = (*scenario, tiers.clone());
        plan.indicators.iter().enumerate().map(move |(place, indicator)| {
            let judgement = judge(&scenario.case(plan, indicator));
            let order = tiers.iter().position(|(_, at)| *at == place).unwrap_or(place);
            Judged { at, order, plan, scenario, indicator, judgement }
        })
    };
    scenarios.iter().enumerate().flat_map(of).collect()
}

const MEASURE: Text = Text::new("口径", "Measure");

impl About for Judged<'_> {
    fn about(&self) -> (usize, &Indicator) {
        (self.at, self.indicator)
    }
}

fn columns<'a>() -> [Column<Judged<'a>>; 25] {
    type C<'a> = Column<Judged<'a>>;
    [
        about::owner(),
        C::may(Text::new("序号", "Order")).shows(|it| ordinal(it.order)),
        about::id(),
        about::indicator(),
        C::may(Text::new("领域", "Domain")).shows(|it| Cell::text(it.indicator.domain.get())),
        C::may(NATURE).shows(|it| Cell::text(words::nature(it.indicator.nature))),
        C::may(MEASURE).shows(|it| Cell::text(words::measure(it.statement(), it.plan.period))),
        about::unit(),
        C::may(Text::new("起点", "Baseline")).printed().shows(|it| value(it.judgement.start)),
        C::may(Text::new("比较", "Comparison"))
            .shows(|it| Cell::text(it.judgement.asked.map_or("", |asked| asked.target.op.symbol()))),
        C::may(Text::new("目标", "Target")).printed().shows(|it| match it.judgement.asked {
            Some(asked) => Cell::Number(asked.target.value.get()),
            None => Cell::text(view::target(it.indicator, it.statement())),
        }),
        C::may(Text::new("预计", "Projected")).printed().shows(|it| value(it.judgement.outcome)),
        C::may(Text::new("判断", "Verdict")).shows(|it| Cell::text(Tone::of(&it.judgement.verdict).word())),
        C::may(Text::new("首次达标年份", "First met in")).shows(|it| match it.judgement.verdict {
            Verdict::Met { first_year, .. } => Cell::Number(first_year.get().into()),
            _ => Cell::Empty,
        }),
        C::may(Text::new("余量", "Room")).printed().shows(|it| match it.judgement.verdict {
            Verdict::Met { margin, .. } => tidy(margin),
            _ => Cell::Empty,
        }),
        C::may(Text::new("差距", "Shortfall")).printed().shows(|it| tidy(it.shortfall().map(|shortfall| shortfall.amount))),
        C::may(Text::new("差距占比", "Shortfall as share"))
            .shows(|it| it.shortfall().and_then(|shortfall| shortfall.share).map(clean).map_or(Cell::Empty, Cell::Rate)),
        C::may(Text::new("所需参数", "Required parameter"))
            .shows(|it| it.required(|it, required| Cell::text(it.parameter(required.parameter())))),
        C::may(Text::new("所需关系", "Required comparison"))
            .shows(|it| it.required(|_, required| Cell::text(relation(required)))),
        C::may(Text::new("所需值", "Required value")).shows(|it| it.required(|_, required| needed(required))),
        C::may(Text::new("进度年份", "Pace as of")).shows(|it| it.pace(|pace| Cell::Number(pace.year.get().into()))),
        C::may(Text::new("完成率", "Completion"))
            .shows(|it| it.pace(|pace| pace.completion.map(clean).map_or(Cell::Empty, Cell::Rate))),
        C::may(Text::new("进度", "Pace")).shows(|it| it.pace(|pace| Cell::text(words::pace(pace.pace)))),
        C::may(Text::new("说明", "Explanation")).shows(Judged::explanation),
        about::lead(),
    ]
}

fn path_columns<'a>() -> [Column<Judged<'a>>; 6] {
    type C<'a> = Column<Judged<'a>>;
    [
        about::owner(),
        about::id(),
        about::indicator(),
        C::may(UNIT).shows(|it| Cell::text(it.path().0)),
        C::may(MEASURE).shows(|it| Cell::text(it.path().1)),
        C::yearly(YEAR, |it, year| value(it.judgement.trajectory.at(year)), |_, _, _| Ok(())).printed(),
    ]
}

/// 判断: a row for each indicator, scenario by scenario, binding ones first.
pub(super) fn verdicts(plan: &Plan, judged: &[Judged]) -> Sheet {
    let mut sorted: Vec<_> = judged.iter().collect();
    sorted.sort_by_key(|judged| (judged.at, judged.order));
    let (columns, decimals) = (columns(), sorted.iter().map(|judged| judged.indicator.decimals).collect::<Vec<_>>());
    let sheet = columns::sheet(Text::new("判断", "Verdicts"), about::led(plan, &columns), &[], sorted);
    sheet.with_decimals(&columns::printed(&columns, 0), decimals)
}

/// 路径: the value, the flow or the index of every year.
pub(super) fn paths(plan: &Plan, judged: &[Judged]) -> Sheet {
    let measured: Vec<_> = judged.iter().filter(|judged| judged.statement().measured().is_some()).collect();
    let (columns, decimals) = (path_columns(), measured.iter().map(|judged| judged.indicator.decimals).collect::<Vec<_>>());
    let years: Vec<_> = plan.period.years().collect();
    let sheet = columns::sheet(Text::new("路径", "Trajectories"), &columns, &years, measured);
    sheet.with_decimals(&columns::printed(&columns, years.len()), decimals)
}

impl Judged<'_> {
    fn statement(&self) -> &Statement {
        self.scenario.assumption(&self.indicator.id).statement(self.indicator)
    }

    const fn shortfall(&self) -> Option<Shortfall> {
        match self.judgement.verdict {
            Verdict::Missed { shortfall } => shortfall,
            Verdict::Met { .. } | Verdict::Unjudged(_) => None,
        }
    }

    /// A cell about the requirement, if there is one.
    fn required(&self, say: fn(&Self, Requirement) -> Cell) -> Cell {
        self.judgement.required.map_or(Cell::Empty, |required| say(self, required))
    }

    /// The name of a parameter: as on its control, if the chosen family has it.
    fn parameter(&self, parameter: Parameter) -> &'static str {
        let chosen = self.scenario.assumption(&self.indicator.id).growth.as_ref().map(crate::projection::Growth::family);
        let family = chosen.filter(|family| family.parameter() == parameter);
        let same = || Family::ALL.into_iter().find(|family| family.parameter() == parameter);
        family.or_else(same).map_or("", Family::lead)
    }

    /// The progress of the last observed year, or of the target year without observations.
    fn pace(&self, say: fn(&Progress) -> Cell) -> Cell {
        let assumption = self.scenario.assumption(&self.indicator.id);
        let observed = |year: Year| assumption.observed().any(|(observed, _)| observed == year);
        let pace = &self.judgement.pace;
        pace.iter().rfind(|progress| observed(progress.year)).or(pace.last()).map_or(Cell::Empty, say)
    }

    /// The line on the page: the calculation, or the finding if there is nothing to calculate.
    fn explanation(&self) -> Cell {
        let sheet = view::sheet(self.plan, self.scenario, self.indicator, &self.judgement);
        Cell::text(if sheet.explanation.is_empty() { sheet.finding } else { sheet.explanation })
    }

    /// The unit of the path, and the meaning of its values.
    fn path(&self) -> (&str, String) {
        let (unit, base) = (self.indicator.unit.get(), self.plan.period.base());
        match self.statement().measured().map(|stated| stated.measure.years()) {
            None | Some(Years::Values) => (unit, word!("水平值", "level").to_owned()),
            Some(Years::Flows) => (unit, word!("当年量", "flow of the year").to_owned()),
            // The unit is that of the growth; the plan does not give the unit of what grows.
            Some(Years::Rates) => {
                ("", phrase!("水平值（没有起点的以{base}年为100）", "level (without a baseline, {base} = 100)"))
            }
        }
    }
}

/// A computed amount, as the decimal that was meant.
fn tidy(amount: Option<Amount>) -> Cell {
    amount.map_or(Cell::Empty, |amount| Cell::Number(clean(amount.get())))
}

/// The required value of a parameter.
fn needed(required: Requirement) -> Cell {
    let setting = |setting: f64| match required.parameter() {
        Parameter::Rate | Parameter::Rates | Parameter::Share => Cell::Rate(clean(setting)),
        Parameter::Step | Parameter::Steps | Parameter::Steepness | Parameter::Flow => Cell::Number(clean(setting)),
    };
    match required {
        Requirement::Between { low, high, .. } => Cell::text(format!("{} – {}", shortest(low.get()), shortest(high.get()))),
        _ => required.setting().map_or(Cell::Empty, |exact| setting(exact.get())),
    }
}

fn relation(required: Requirement) -> &'static str {
    match required {
        Requirement::Bound { relation: Comparison::AtLeast, .. } => word!("至少", "at least"),
        Requirement::Bound { relation: Comparison::MoreThan, .. } => word!("多于", "more than"),
        Requirement::Bound { relation: Comparison::AtMost, .. } => word!("至多", "at most"),
        Requirement::Bound { relation: Comparison::LessThan, .. } => word!("少于", "less than"),
        Requirement::Between { .. } => word!("介于", "between"),
        Requirement::Any { .. } => word!("任意取值都达标", "met at any value"),
        Requirement::Impossible { .. } => word!("无法达标", "cannot be met"),
    }
}

/// A number, or an interval as `[0,6)`.
fn value(value: Option<Value>) -> Cell {
    match value {
        None => Cell::Empty,
        Some(Value::Exact(exact)) => Cell::Number(clean(exact.get())),
        Some(Value::Between { low, high, open }) => {
            let begin = if open == Open::Low { '(' } else { '[' };
            let end = if open == Open::High { ')' } else { ']' };
            Cell::Text(format!("{begin}{},{}{end}", shortest(low.get()), shortest(high.get())))
        }
    }
}
