//! The grid of yearly figures: what is observed, what is missing, how it stands to time and what is left to do.

mod earlier;

use super::list::in_group;
use super::number;
use super::row;
use super::sheet::{Subject, needed_each_year, own_decimals, own_value, pace_class, required_before};
use super::words;
use crate::plan::{Amount, Id, Indicator, Measured, Plan, Start, Statement, Year};
use crate::projection::{Judgement, Pin, Progress};
use crate::scenario::{Assumption, Drivers, Scenario, as_typed};
use crate::{phrase, word};

pub use earlier::{Back, EarlierYears, Marks, Told, earlier_years, known_count};

/// One indicator's line of the grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObservedRow {
    /// Its name, with 其中 where it is a part of another.
    pub name: String,
    /// The unit of its yearly figures.
    pub unit: String,
    /// The unit of its start; empty where the plan states none.
    pub start_unit: String,
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// One character for the same.
    pub nature_mark: &'static str,
    /// Whether it is a status, of which no figure is expected.
    pub is_status: bool,
    /// The start as the plan prints it, or as entered.
    pub start: String,
    /// The figure of the base year in a field of its own, where the plan gives none and one can be filled in; empty where none is.
    pub fill_in: Option<String>,
    /// The target with its comparison.
    pub target: String,
    /// A cell for each year before the base year that is shown, and last the base year's own.
    pub earlier: Vec<ObservedCell>,
    /// A cell for each projected year.
    pub cells: Vec<ObservedCell>,
    /// 快于, 符合, 滞后 or 保持 in the latest observed year, with the completion; empty where nothing is observed.
    pub pace: String,
    /// The pace for style sheets.
    pub pace_class: &'static str,
    /// What the years that remain have to do.
    pub required: String,
    /// What all years had to do before anything was observed.
    pub before: Option<String>,
}

impl ObservedRow {
    /// The cells of all years, in order.
    pub fn years(&self) -> impl Iterator<Item = &ObservedCell> {
        self.earlier.iter().chain(&self.cells)
    }
}

/// One year of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObservedCell {
    /// The year.
    pub year: Year,
    /// The figure; empty where nothing is known.
    pub text: String,
    /// Whose figure it is.
    pub origin: FigureOwner,
    /// Whether an observation is due: other indicators have one of that year or of a later one.
    pub is_missing: bool,
    /// What is marked of the year.
    pub marks: Marks,
}

/// Whose figure stands in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FigureOwner {
    /// 规划: what the plan states of the base year.
    Plan,
    /// 历史: what the statistics report of the years before.
    History,
    /// 观测: what the statistics report.
    Observed,
    /// 设定: what the person supposes for that year.
    Assumed,
    /// 预计: what the assumption leads to.
    Projected,
    /// 未用: what the statistics report later than the scenario looks from.
    Unused,
    /// 空: nothing is known.
    #[default]
    Empty,
}

impl FigureOwner {
    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Plan => word!("规划", "plan"),
            Self::History => word!("历史", "history"),
            Self::Observed => word!("观测", "observed"),
            Self::Assumed => word!("设定", "assumed"),
            Self::Projected => word!("预计", "projected"),
            Self::Unused => word!("观测（未用）", "observed (not used)"),
            Self::Empty => word!("空", "empty"),
        }
    }

    /// The name for style sheets.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::History => "history",
            Self::Observed => "observed",
            Self::Assumed => "assumed",
            Self::Projected => "projected",
            Self::Unused => "unused",
            Self::Empty => "none",
        }
    }
}

impl ObservedCell {
    /// A cell without a figure.
    const fn empty(year: Year) -> Self {
        Self { year, text: String::new(), origin: FigureOwner::Empty, is_missing: false, marks: Marks::NONE }
    }

    /// The cell in words, for those who hear it.
    pub fn sentence(&self) -> String {
        let missing = if self.is_missing { word!("缺观测值，", "observation missing, ") } else { "" };
        let (year, origin, text, marks) = (self.year, self.origin.word(), &self.text, self.marks.words());
        phrase!("{year}年，{missing}{origin} {text}{marks}", "{year}, {missing}{origin} {text}{marks}")
    }
}

/// Makes the line of an indicator; `due` is the latest year that is observed anywhere, `told` what else is known.
pub fn observed_row(
    plan: &Plan,
    indicator: &Indicator,
    assumption: &Assumption,
    drivers: Drivers,
    judgement: &Judgement,
    due: Option<Year>,
    told: &Told,
) -> ObservedRow {
    let subject = Subject { plan, indicator, assumption, drivers, judgement };
    let statement = assumption.statement(indicator);
    let start = row::start(indicator, statement, assumption.start);
    let head = ObservedRow {
        earlier: earlier::cells(plan, indicator, statement.measured(), &start, told),
        name: row::name(indicator),
        unit: indicator.unit.get().to_owned(),
        start_unit: row::start_unit(indicator, statement),
        nature: words::nature(indicator.nature),
        nature_mark: words::nature_mark(indicator.nature),
        start,
        target: row::target(indicator, statement),
        ..ObservedRow::default()
    };
    match statement {
        Statement::Status(_) => ObservedRow { is_status: true, cells: no_cells(plan), ..head },
        Statement::Measured(stated) => measured(subject, stated, due, told, head),
    }
}

fn no_cells(plan: &Plan) -> Vec<ObservedCell> {
    let empty = |year| ObservedCell { text: "—".to_owned(), ..ObservedCell::empty(year) };
    plan.period.projected().map(empty).collect()
}

fn measured(subject: Subject, stated: &Measured, due: Option<Year>, told: &Told, head: ObservedRow) -> ObservedRow {
    let values: Vec<_> = subject.judgement.trajectory.years().collect();
    let decimals = own_decimals(subject, stated, &values);
    // A row whose base figure or target is of another year has a path of other years.
    let step_of = |year| values.iter().position(|(of, _)| *of == year);
    let years = subject.plan.period.projected();
    let progress = latest(subject.assumption).and_then(|year| subject.judgement.pace.iter().find(|it| it.year == year));
    ObservedRow {
        cells: years
            .map(|year| cell(subject, stated, (&values, decimals), step_of(year), year, due))
            .map(|cell| marked(with_later(cell, subject, stated, &told.later), told))
            .collect(),
        fill_in: wants_start(stated)
            .then(|| subject.assumption.start.map(|start| start_entered(subject, start)).unwrap_or_default()),
        pace: progress.map(pace_words).unwrap_or_default(),
        pace_class: progress.map(pace_class).unwrap_or_default(),
        required: needed_each_year(subject, stated),
        before: required_before(subject, stated),
        ..head
    }
}

fn cell(
    subject: Subject,
    stated: &Measured,
    (values, decimals): (&[(Year, Option<crate::projection::Value>)], usize),
    step: Option<usize>,
    year: Year,
    due: Option<Year>,
) -> ObservedCell {
    // A pinned figure is shown as it was entered: who edits it must not round it.
    let entered = |pin| pinned_text(subject.indicator, stated, pin);
    let (text, origin) = match subject.assumption.years.get(&year).copied() {
        Some(pin @ Pin::Observed(_)) => (entered(pin), FigureOwner::Observed),
        Some(pin @ Pin::Assumed(_)) => (entered(pin), FigureOwner::Assumed),
        None => match step.and_then(|step| own_value(stated, values, step, decimals)) {
            Some(text) => (text, FigureOwner::Projected),
            None => (String::new(), FigureOwner::Empty),
        },
    };
    let is_missing = origin != FigureOwner::Observed && due.is_some_and(|due| year <= due);
    ObservedCell { year, text, origin, is_missing, marks: Marks::NONE }
}

/// Nobody waits for a figure of a year that is left out.
fn marked(cell: ObservedCell, told: &Told) -> ObservedCell {
    let marks = told.marks(cell.year);
    ObservedCell { is_missing: cell.is_missing && !marks.is_left_out, marks, ..cell }
}

/// A later observation stands in its year, as long as the person supposes nothing else for it.
fn with_later(cell: ObservedCell, subject: Subject, stated: &Measured, later: &[(Year, Amount)]) -> ObservedCell {
    let found = later.iter().find(|(year, _)| *year == cell.year).filter(|_| cell.origin != FigureOwner::Assumed);
    match found {
        Some((_, value)) => {
            let text = entered(subject.indicator, stated, *value);
            ObservedCell { text, origin: FigureOwner::Unused, is_missing: false, ..cell }
        }
        None => cell,
    }
}

/// Whether the plan gives no figure of the base year and one can be filled in: the start of an average growth is a level, which no
/// yearly figures say.
pub fn wants_start(stated: &Measured) -> bool {
    stated.start == Start::Missing && !stated.measure.is_of_rates()
}

fn start_entered(subject: Subject, start: Amount) -> String {
    number::in_full(start.get(), usize::from(subject.indicator.decimals.get()))
}

/// The figure of a year that is entered, as its cell shows it.
pub fn pinned_text(indicator: &Indicator, stated: &Measured, pin: Pin) -> String {
    let (Pin::Observed(value) | Pin::Assumed(value)) = pin;
    entered(indicator, stated, value)
}

/// A figure as whoever entered it would type it.
pub fn entered(indicator: &Indicator, stated: &Measured, value: Amount) -> String {
    number::in_full(as_typed(stated, value), usize::from(indicator.decimals.get()))
}

fn pace_words(progress: &Progress) -> String {
    let word = words::pace(progress.pace);
    progress.completion.map_or_else(|| word.to_owned(), |completion| format!("{word} {}", number::percent(completion)))
}

fn latest(assumption: &Assumption) -> Option<Year> {
    assumption.years.iter().rev().find(|(_, pin)| matches!(pin, Pin::Observed(_))).map(|(year, _)| *year)
}

/// The latest year of which anything is observed.
pub fn latest_observed(scenario: &Scenario) -> Option<Year> {
    scenario.assumptions.values().filter_map(latest).max()
}

/// What an indicator may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lack {
    /// An observation of that year.
    Observation(Year),
    /// A start, which the plan does not give and nobody has filled in.
    Start,
}

/// The indicators of a group, as of [`super::Filter::group`], in the order of the document; only those that lack what is given.
pub fn observed_ids(plan: &Plan, scenario: &Scenario, group: Option<&str>, lack: Option<Lack>) -> Vec<Id> {
    let here = plan.indicators.iter().filter(|indicator| in_group(plan, indicator, group));
    let shown = here.filter(|indicator| match lack {
        None => true,
        Some(Lack::Observation(year)) => lacks(scenario, indicator, year),
        Some(Lack::Start) => lacks_start(scenario, indicator),
    });
    shown.map(|indicator| indicator.id.clone()).collect()
}

fn lacks(scenario: &Scenario, indicator: &Indicator, year: Year) -> bool {
    let assumption = scenario.assumption(&indicator.id);
    let is_measured = assumption.statement(indicator).measured().is_some();
    is_measured && !matches!(assumption.years.get(&year), Some(Pin::Observed(_)))
}

fn lacks_start(scenario: &Scenario, indicator: &Indicator) -> bool {
    let assumption = scenario.assumption(&indicator.id);
    assumption.start.is_none() && assumption.statement(indicator).measured().is_some_and(wants_start)
}

/// How complete the observations are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// Year by year.
    pub years: Vec<YearGap>,
    /// How many indicators lack a start.
    pub startless: usize,
    /// All of it in a sentence.
    pub sentence: String,
}

/// What is missing of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearGap {
    /// The year.
    pub year: Year,
    /// How many indicators lack an observation.
    pub missing: usize,
    /// `缺 12 项`, `已齐`, or `未到` for a year after the latest that is observed.
    pub text: String,
    /// Whether something is missing that is due.
    pub is_wanting: bool,
}

/// How complete the observations of these indicators are. A status is not counted: it has no yearly figures.
pub fn completeness(plan: &Plan, scenario: &Scenario, ids: &[Id]) -> Completeness {
    let all: Vec<_> = ids.iter().filter_map(|id| plan.indicator(id)).collect();
    let is_measured = |it: &&&Indicator| scenario.assumption(&it.id).statement(it).measured().is_some();
    let (measured, due) = (all.iter().filter(is_measured).count(), latest_observed(scenario));
    let gap = |year| {
        let missing = all.iter().filter(|indicator| lacks(scenario, indicator, year)).count();
        let is_due = due.is_some_and(|due| year <= due);
        let text = match missing {
            0 => word!("已齐", "complete").to_owned(),
            _ if is_due => phrase!("缺 {missing} 项", "{missing} missing"),
            _ if missing == measured => word!("未填", "empty").to_owned(),
            _ => phrase!("已填 {} 项", "{} entered", measured - missing),
        };
        YearGap { year, missing, text, is_wanting: is_due && missing > 0 }
    };
    let statuses = all.len() - measured;
    let reach = due.map_or_else(
        || word!("还没有观测值", "Nothing observed yet").to_owned(),
        |due| phrase!("观测到 {due} 年", "Observed up to {due}"),
    );
    let others = match statuses {
        0 => String::new(),
        _ => phrase!("，定性 {statuses} 项不填数值", ", {statuses} qualitative without figures"),
    };
    Completeness {
        years: plan.period.projected().map(gap).collect(),
        startless: all.iter().filter(|indicator| lacks_start(scenario, indicator)).count(),
        sentence: phrase!("{reach} · 定量指标 {measured} 项{others}", "{reach} · {measured} quantitative{others}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::projection::judge;
    use crate::scenario::{Edit, Facts, Known, Record, apply};

    fn observing(pins: &[(&str, i16, f64)]) -> (Plan, Scenario) {
        let plan = builtin_plan().unwrap();
        let mut scenario = Scenario::holding(&plan);
        let pin = |(id, year, value): &(&str, i16, f64)| {
            Edit::Pin(Id::new(id).unwrap(), Year::new(*year), Some(Pin::Observed(Amount::of(*value))))
        };
        apply(&mut scenario, &plan, Edit::All(pins.iter().map(pin).collect())).unwrap();
        (plan, scenario)
    }

    fn line(plan: &Plan, scenario: &Scenario, id: &str) -> ObservedRow {
        let indicator = plan.indicator(&Id::new(id).unwrap()).unwrap();
        let judgement = judge(&scenario.case(plan, indicator));
        let assumption = scenario.assumption(&indicator.id);
        observed_row(plan, indicator, assumption, scenario.drivers, &judgement, latest_observed(scenario), &Told::default())
    }

    #[test]
    fn a_line_shows_pace_and_the_requirement_beside_the_original_one() {
        let (plan, scenario) = observing(&[("t1-03", 2021, 94.0), ("t1-03", 2022, 94.05)]);
        let row = line(&plan, &scenario, "t1-03");
        assert_eq!((row.start.as_str(), row.target.as_str()), ("93.7", "≥95"));
        assert_eq!((row.pace.as_str(), row.pace_class), ("滞后 26.9％", "behind"));
        // (95 − 94.05) ÷ 3 and (95 − 93.7) ÷ 5.
        assert_eq!(row.required, "每年至少增加 0.32 个百分点");
        assert_eq!(row.before.as_deref(), Some("每年至少增加 0.26 个百分点"));
        let cells: Vec<_> = row.cells.iter().map(|cell| (cell.text.as_str(), cell.origin)).collect();
        assert_eq!(
            cells[..3],
            [("94.0", FigureOwner::Observed), ("94.05", FigureOwner::Observed), ("94.05", FigureOwner::Projected)]
        );
    }

    #[test]
    fn an_observation_of_an_average_growth_is_shown_in_percent() {
        let (plan, scenario) = observing(&[("t1-11", 2021, 0.043)]);
        assert_eq!(line(&plan, &scenario, "t1-11").cells[0].text, "4.3");
    }

    #[test]
    fn a_figure_is_missing_once_others_have_one_of_that_year() {
        let (plan, scenario) = observing(&[("t1-16", 2022, 2.7)]);
        let missing = |id: &str| line(&plan, &scenario, id).cells.iter().map(|cell| cell.is_missing).collect::<Vec<_>>();
        assert_eq!(missing("t1-16"), [true, false, false, false, false]);
        assert_eq!(missing("t1-03"), [true, true, false, false, false]);
        assert_eq!(missing("t1-02"), [false; 5]);
    }

    #[test]
    fn what_is_observed_later_than_is_looked_from_stands_there_unused() {
        let (plan, scenario) = observing(&[("t1-03", 2021, 94.0)]);
        let indicator = plan.indicator(&Id::new("t1-03").unwrap()).unwrap();
        let judgement = judge(&scenario.case(&plan, indicator));
        let told = Told { later: vec![(Year::new(2022), Amount::of(94.4))], ..Told::default() };
        let assumption = scenario.assumption(&indicator.id);
        let row = observed_row(&plan, indicator, assumption, scenario.drivers, &judgement, Some(Year::new(2022)), &told);
        let cells: Vec<_> = row.cells.iter().map(|cell| (cell.text.as_str(), cell.origin)).collect();
        assert_eq!(
            cells[..3],
            [("94.0", FigureOwner::Observed), ("94.4", FigureOwner::Unused), ("94.0", FigureOwner::Projected)]
        );
    }

    #[test]
    fn the_years_before_stand_before_the_base_year_with_what_is_marked_of_them() {
        let (plan, scenario) = observing(&[("t1-16", 2021, 2.7)]);
        let id = Id::new("t1-03").unwrap();
        let mut facts = Facts::default();
        let fact = Some(Known { value: Amount::of(92.25), source: "".into() });
        let year = Year::new;
        let records = [
            Record::Figure(id.clone(), year(2018), fact),
            Record::LeftOut(id.clone(), year(2018), true),
            Record::Break(id.clone(), year(2020), true),
            Record::LeftOut(id.clone(), year(2021), true),
        ];
        for record in records {
            facts.record(&plan, record).unwrap();
        }
        let told = Told::of(&plan, &facts, &id, &[year(2018), year(2019)]);
        let indicator = plan.indicator(&id).unwrap();
        let judgement = judge(&scenario.case(&plan, indicator));
        let row = observed_row(&plan, indicator, scenario.assumption(&id), scenario.drivers, &judgement, Some(year(2021)), &told);
        let said: Vec<_> = row.earlier.iter().map(|cell| (cell.text.as_str(), cell.origin)).collect();
        assert_eq!(said, [("92.25", FigureOwner::History), ("", FigureOwner::Empty), ("93.7", FigureOwner::Plan)]);
        assert_eq!(row.earlier[0].sentence(), "2018年，历史 92.25，不计");
        assert_eq!(row.earlier[2].sentence(), "2020年，规划 93.7，口径变化");
        assert!(row.cells[0].marks.is_left_out && !row.cells[0].is_missing);
    }

    #[test]
    fn a_start_that_the_plan_leaves_open_can_be_filled_in() {
        let (plan, mut scenario) = observing(&[]);
        let lacking = observed_ids(&plan, &scenario, None, Some(Lack::Start));
        assert_eq!(completeness(&plan, &scenario, &observed_ids(&plan, &scenario, None, None)).startless, lacking.len());
        assert!(lacking.iter().any(|id| id.as_str() == "t1-10") && lacking.iter().all(|id| id.as_str() != "t1-11"));
        assert_eq!(line(&plan, &scenario, "t1-10").fill_in.as_deref(), Some(""));
        apply(&mut scenario, &plan, Edit::Start(Id::new("t1-10").unwrap(), Some(Amount::of(43.5)))).unwrap();
        assert_eq!(line(&plan, &scenario, "t1-10").fill_in.as_deref(), Some("43.5"));
        assert_eq!(line(&plan, &scenario, "t1-03").fill_in, None);
    }

    #[test]
    fn completeness_counts_by_year_and_leaves_statuses_out() {
        let (plan, scenario) = observing(&[("t1-16", 2022, 2.7)]);
        let ids = observed_ids(&plan, &scenario, None, None);
        let found = completeness(&plan, &scenario, &ids);
        assert_eq!(found.sentence, "观测到 2022 年 · 定量指标 37 项，定性 1 项不填数值");
        assert_eq!(
            found.years.iter().map(|gap| gap.text.as_str()).collect::<Vec<_>>(),
            ["缺 37 项", "缺 36 项", "未填", "未填", "未填"]
        );
        assert_eq!(observed_ids(&plan, &scenario, None, Some(Lack::Observation(Year::new(2022)))).len(), 36);
    }

    #[test]
    fn other_groups_can_be_chosen() {
        let (plan, scenario) = observing(&[]);
        assert_eq!(observed_ids(&plan, &scenario, Some("b1"), None)[0].as_str(), "b1-01");
        assert_eq!(observed_ids(&plan, &scenario, Some("*"), None).len(), plan.indicators.len());
    }
}
