//! 判断 and 路径: what follows from the scenarios.

use super::headings::{ID, INDICATOR, NATURE, OWNER, UNIT};
use super::{about, heads, lead, number, ordinal};
use crate::exchange::delimited::shortest;
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::plan::{Comparison, Indicator, Measured, Open, Plan, Year, Years};
use crate::projection::{Family, Judgement, Parameter, Requirement, Value, Verdict, judge};
use crate::scenario::Scenario;
use crate::view;
use crate::view::words::{self, Tone};
use crate::{phrase, word};

/// One indicator under one scenario.
pub(super) struct Judged<'a> {
    at: usize,
    scenario: &'a Scenario,
    indicator: &'a Indicator,
    judgement: Judgement,
}

/// Every indicator under every scenario, in the order of the document.
pub(super) fn judged<'a>(plan: &'a Plan, scenarios: &[&'a Scenario]) -> Vec<Judged<'a>> {
    let of = |(at, scenario): (usize, &&'a Scenario)| {
        let scenario = *scenario;
        let judged = plan.indicators.iter().map(move |indicator| {
            let judgement = judge(&scenario.case(plan, indicator));
            Judged { at, scenario, indicator, judgement }
        });
        judged.collect::<Vec<_>>()
    };
    scenarios.iter().enumerate().flat_map(of).collect()
}

const MEASURE: Text = Text::new("口径", "Measure");

const VERDICTS: [Text; 24] = [
    OWNER,
    Text::new("序号", "Order"),
    ID,
    INDICATOR,
    Text::new("领域", "Domain"),
    NATURE,
    MEASURE,
    UNIT,
    Text::new("起点", "Baseline"),
    Text::new("比较", "Comparison"),
    Text::new("目标", "Target"),
    Text::new("预计", "Projected"),
    Text::new("判断", "Verdict"),
    Text::new("首次达标年份", "First met in"),
    Text::new("余量", "Headroom"),
    Text::new("差距", "Shortfall"),
    Text::new("差距占比", "Shortfall as share"),
    Text::new("所需参数", "Required parameter"),
    Text::new("所需关系", "Required comparison"),
    Text::new("所需值", "Required value"),
    Text::new("进度年份", "Pace as of"),
    Text::new("完成率", "Completion"),
    Text::new("进度", "Pace"),
    Text::new("说明", "Explanation"),
];

/// Start, target, outcome, margin and shortfall.
const VERDICT_FIGURES: [usize; 5] = [8, 10, 11, 14, 15];

/// 判断: a row for each indicator, scenario by scenario, binding ones first.
pub(super) fn verdicts(plan: &Plan, judged: &[Judged]) -> Sheet {
    let (mut rows, mut printed) = (vec![heads(VERDICTS).into_iter().chain(lead(plan, None)).collect()], Vec::new());
    for scenario in judged.chunks(plan.indicators.len().max(1)) {
        let mut sorted: Vec<_> = scenario.iter().collect();
        sorted.sort_by_key(|judged| judged.indicator.tier());
        printed.extend(sorted.iter().map(|judged| judged.indicator.decimals));
        rows.extend(sorted.into_iter().enumerate().map(|(place, judged)| judged.verdict(plan, place)));
    }
    Sheet::new(word!("判断", "Verdicts").to_owned(), rows).with_decimals(&VERDICT_FIGURES, printed)
}

/// 路径: the value, the flow or the index of every year.
pub(super) fn paths(plan: &Plan, judged: &[Judged]) -> Sheet {
    let years = plan.period.years().map(|year| Cell::Text(phrase!("{year}年", "{year}")));
    let mut rows = vec![heads([OWNER, ID, INDICATOR, UNIT, MEASURE]).into_iter().chain(years).collect()];
    let paths: Vec<_> = judged.iter().filter_map(|judged| Some((judged.path(plan)?, judged.indicator.decimals))).collect();
    let (paths, printed): (Vec<_>, Vec<_>) = paths.into_iter().unzip();
    rows.extend(paths);
    let figures: Vec<_> = (5..6 + plan.period.steps()).collect();
    Sheet::new(word!("路径", "Trajectories").to_owned(), rows).with_decimals(&figures, printed)
}

impl Judged<'_> {
    fn stated(&self) -> Option<&Measured> {
        self.scenario.assumption(&self.indicator.id).statement(self.indicator).measured()
    }

    fn verdict(&self, plan: &Plan, place: usize) -> Vec<Cell> {
        let (indicator, judgement) = (self.indicator, &self.judgement);
        let statement = self.scenario.assumption(&indicator.id).statement(indicator);
        let target = self.judgement.asked.map(|asked| asked.target);
        let [owner, id, name] = about(self.at, indicator);
        let mut row = vec![
            owner,
            ordinal(place),
            id,
            name,
            Cell::text(indicator.domain.get()),
            Cell::text(words::nature(indicator.nature)),
            Cell::text(words::measure(statement, plan.period)),
            Cell::text(indicator.unit.get()),
            value(judgement.start),
            Cell::text(target.map_or("", |target| target.op.symbol())),
            target.map_or_else(|| Cell::text(view::target(indicator, statement)), |target| Cell::Number(target.value.get())),
            value(judgement.outcome),
            Cell::text(Tone::of(&judgement.verdict).word()),
        ];
        row.extend(figures(&judgement.verdict));
        row.extend(self.required());
        row.extend(self.pace());
        row.push(self.explanation(plan));
        row.extend(lead(plan, Some(indicator)));
        row
    }

    /// What it would take: the parameter, how it has to compare, and with what.
    fn required(&self) -> [Cell; 3] {
        let Some(required) = self.judgement.required else { return [Cell::Empty, Cell::Empty, Cell::Empty] };
        let setting = |setting: f64| match required.parameter() {
            Parameter::Rate | Parameter::Rates | Parameter::Share => Cell::Rate(setting),
            Parameter::Step | Parameter::Steps | Parameter::Steepness => Cell::Number(setting),
        };
        let value = match required {
            Requirement::Between { low, high, .. } => Cell::text(format!("{} – {}", shortest(low.get()), shortest(high.get()))),
            _ => required.setting().map_or(Cell::Empty, |exact| setting(exact.get())),
        };
        [Cell::text(self.parameter(required.parameter())), Cell::text(relation(required)), value]
    }

    /// What a parameter is called: as on its control, where the chosen family has it.
    fn parameter(&self, parameter: Parameter) -> &'static str {
        let chosen = self.scenario.assumption(&self.indicator.id).growth.as_ref().map(crate::projection::Growth::family);
        let family = chosen.filter(|family| family.parameter() == parameter);
        let same = || Family::ALL.into_iter().find(|family| family.parameter() == parameter);
        family.or_else(same).map_or("", words::parameter)
    }

    /// The progress of the last observed year, or of the target year where nothing is observed.
    fn pace(&self) -> [Cell; 3] {
        let observed = |year: &Year| {
            let pin = self.scenario.assumption(&self.indicator.id).years.get(year);
            matches!(pin, Some(crate::projection::Pin::Observed(_)))
        };
        let pace = &self.judgement.pace;
        let Some(progress) = pace.iter().rfind(|progress| observed(&progress.year)).or(pace.last()) else {
            return [Cell::Empty, Cell::Empty, Cell::Empty];
        };
        let completion = progress.completion.map_or(Cell::Empty, Cell::Rate);
        [Cell::Number(progress.year.get().into()), completion, Cell::text(words::pace(progress.pace))]
    }

    /// The line of the page: the calculation, or what was found where there is nothing to calculate.
    fn explanation(&self, plan: &Plan) -> Cell {
        let sheet = view::sheet(plan, self.scenario, self.indicator, &self.judgement);
        Cell::text(if sheet.explanation.is_empty() { sheet.finding } else { sheet.explanation })
    }

    fn path(&self, plan: &Plan) -> Option<Vec<Cell>> {
        let unit = self.indicator.unit.get();
        let index = || phrase!("水平值（没有起点的以{}年为100）", "level (without a baseline, {} = 100)", plan.period.base());
        let (unit, measure) = match self.stated()?.measure.years() {
            Years::Values => (unit, word!("水平值", "level").to_owned()),
            Years::Flows => (unit, word!("当年量", "flow of the year").to_owned()),
            // The unit is that of the growth; the plan does not say what grows in which.
            Years::Rates => ("", index()),
        };
        let head = about(self.at, self.indicator).into_iter().chain([Cell::text(unit), Cell::text(measure)]);
        let path = &self.judgement.trajectory;
        Some(head.chain(plan.period.years().map(|year| value(path.at(year)))).collect())
    }
}

/// First year, margin, shortfall and its share.
fn figures(verdict: &Verdict) -> [Cell; 4] {
    match verdict {
        Verdict::Met { first_year, margin } => {
            [Cell::Number(first_year.get().into()), number(margin.map(f64::from)), Cell::Empty, Cell::Empty]
        }
        Verdict::Missed { shortfall } => {
            let share = shortfall.and_then(|shortfall| shortfall.share).map_or(Cell::Empty, Cell::Rate);
            [Cell::Empty, Cell::Empty, number(shortfall.map(|shortfall| shortfall.amount.get())), share]
        }
        Verdict::Unjudged(_) => [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty],
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
        Some(Value::Exact(exact)) => Cell::Number(exact.get()),
        Some(Value::Between { low, high, open }) => {
            let begin = if open == Open::Low { '(' } else { '[' };
            let end = if open == Open::High { ')' } else { ']' };
            Cell::Text(format!("{begin}{},{}{end}", shortest(low.get()), shortest(high.get())))
        }
    }
}
