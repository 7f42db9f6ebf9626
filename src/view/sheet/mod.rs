//! The open indicator: everything its sheet shows.

mod asks;
mod blind;
mod bound;
mod chance;
mod choices;
mod explanation;
mod figure;
mod lever;
mod names;
mod opened;
mod parameter;
mod path;
mod range;
mod required;
mod wanting;
mod years;

pub use asks::{Ask, AskLine, SideGoal};
pub use blind::{blind, blind_figure};
pub use chance::{OpenChances, OutlookLine};
pub use choices::{FamilyChoice, ReadingChoice, StatusChoice};
pub(super) use figure::goal;
pub use figure::{figure, with_unused};
pub use lever::{AssumptionReading, Lever};
pub(super) use lever::{lever as lever_of, not_set, setting_text};
pub(super) use parameter::{label as parameter_label, meant, shown_decimals, shown_scale};
pub(super) use path::{exact_points, interval, path_unit, sums};
pub use range::{RangeEnd, RangeFields, range_ends};
pub use years::{YearGoal, YearLine};

pub(super) use required::required as required_of;
pub(super) use required::{needed_each_year, required_before, requirement};
pub(super) use years::{own_decimals, own_value, pace_class};

use opened::Opened;

use super::comparing;
use super::number;
use super::quantity;
use super::row::{asked, outcome_text, start_text, start_unit, target_text};
use super::statement::in_words;
use super::words::{self, Tone};
use crate::plan::{Goal, Id, Indicator, Measured, OpSource, Plan, Start, Statement, Years};
use crate::projection::{Judgement, Reason, Verdict};
use crate::scenario::{Assumption, Drivers, Scenario};
use crate::{phrase, word};

/// What is asked of the view: one indicator of a scenario, judged.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) plan: &'a Plan,
    pub(super) indicator: &'a Indicator,
    pub(super) assumption: &'a Assumption,
    pub(super) drivers: Drivers,
    pub(super) judgement: &'a Judgement,
}

/// The open indicator as text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndicatorSheet {
    /// Domain, name and unit.
    pub title: String,
    /// 约束性, 预期性 or 未注明, and what is measured.
    pub kind: String,
    /// How the verdict looks.
    pub tone: Tone,
    /// What was found, in a sentence: the title of the chart.
    pub finding: String,
    /// The calculation, to be checked by hand.
    pub explanation: String,
    /// What it would take, in words.
    pub required: String,
    /// What it would have taken before anything was observed; none where nothing is.
    pub required_before: Option<String>,
    /// A bound held the path: in which year.
    pub capped: Option<String>,
    /// Whether population growth acts on it.
    pub driven: Option<String>,
    /// The control; none for a status, or where nothing can be set yet.
    pub lever: Option<Lever>,
    /// How far the assumption may be off; none where there is no control.
    pub range: Option<RangeFields>,
    /// How likely the target is under the stated range; none where none is stated.
    pub outlook: Option<OpenChances>,
    /// How much the observed years really varied; none where too few were observed.
    pub volatility: Option<String>,
    /// The families to choose from; none for a status.
    pub families: Vec<FamilyChoice>,
    /// The family's limit, where it has one: label and value.
    pub limit: Option<(String, String)>,
    /// The damping factor, where the family has one.
    pub damping: Option<String>,
    /// Yearly population growth in ％ where the indicator is per head; empty while the driver is off.
    pub population_growth: Option<String>,
    /// Whether what is measured may be negative: a value, a flow, or the rate of a year.
    pub is_signed: bool,
    /// The start: label, text, and whether the person entered it.
    pub start: Option<StartLine>,
    /// The number that the target waits for, or could be judged more closely by.
    pub ask: Option<AskLine>,
    /// Goals beside the one that decides.
    pub beside: Vec<SideGoal>,
    /// What else there is to say of the verdict.
    pub goal_remark: Option<String>,
    /// Who answers for it; empty where the document names nobody.
    pub lead: String,
    /// What the assumption rests on, in the person's words.
    pub reason: String,
    /// What can be said of a status.
    pub status: Vec<StatusChoice>,
    /// The year table.
    pub years: Vec<YearLine>,
    /// The heading of the year table's values.
    pub years_heading: String,
    /// The heading of the year table's annual targets.
    pub asked_heading: String,
    /// The unit of the annual targets.
    pub asked_unit: String,
    /// Whether any of the annual targets is the person's own.
    pub is_broken_down: bool,
    /// The unit of the year table's values: a value, a flow or a rate.
    pub years_unit: String,
    /// The heading of the steps or rates that are set year by year.
    pub steps_heading: String,
    /// The unit of the steps or rates that are set year by year.
    pub steps_unit: String,
    /// The place in the document.
    pub place: String,
    /// The figure as printed there.
    pub printed: String,
    /// Whether the comparison is stated or read.
    pub comparison: Option<String>,
    /// The readings, default first.
    pub readings: Vec<ReadingChoice>,
    /// The services of the domain.
    pub services: Vec<String>,
    /// The services' heading.
    pub services_heading: String,
    /// Whether anything was decided about it.
    pub is_changed: bool,
}

impl IndicatorSheet {
    /// A year of it in a line, as the chart says it of a point.
    pub fn told(&self, line: &YearLine) -> String {
        line.told(&self.years_unit)
    }
}

/// What was found of an indicator, in the sentences of its sheet.
pub(super) struct Account {
    /// What is expected, and how it stands to the target.
    pub(super) finding: String,
    /// The calculation, to be checked by hand; empty where there is none.
    pub(super) explanation: String,
    /// What it would take; empty for a status.
    pub(super) required: String,
    /// What else bears on it: a bound that held the path, a shared assumption.
    pub(super) remarks: Vec<String>,
    /// Goals beside the one that decides, in the order of their years.
    pub(super) beside: Vec<SideGoal>,
}

/// The start value and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartLine {
    /// What it is: a value, a yearly flow.
    pub label: String,
    /// The entered value; empty where none is entered.
    pub entered: String,
    /// What the plan says.
    pub stated: String,
    /// Its unit.
    pub unit: String,
    /// What a person is told who has not entered anything.
    pub note: &'static str,
    /// Whether it may be negative; what a mean growth sets out from may not.
    pub is_signed: bool,
}

/// Makes the sheet of an indicator.
pub fn sheet(plan: &Plan, scenario: &Scenario, indicator: &Indicator, judgement: &Judgement) -> IndicatorSheet {
    let mut sheet = sheet_front(plan, scenario, indicator, judgement);
    complete_sheet(&mut sheet, plan, scenario, indicator, judgement);
    sheet
}

/// The sheet as far as it stands above and on its lever: what is found, what it would take, the families and the years. Whatever
/// [`complete_sheet`] adds is empty.
pub fn sheet_front(plan: &Plan, scenario: &Scenario, indicator: &Indicator, judgement: &Judgement) -> IndicatorSheet {
    let assumption = scenario.assumption(&indicator.id);
    let subject = Subject { plan, indicator, assumption, drivers: scenario.drivers, judgement };
    let statement = assumption.statement(indicator);
    let measured = statement.measured();
    IndicatorSheet {
        title: title(indicator),
        kind: format!("{} · {}", words::nature(indicator.nature), words::measure(statement, plan.period)),
        tone: Tone::of(&judgement.verdict),
        finding: finding(subject, statement),
        required: measured.map(|stated| required::required(subject, stated)).unwrap_or_default(),
        required_before: measured.and_then(|stated| required::required_before(subject, stated)),
        lever: measured.and_then(|stated| lever::lever(subject, stated)),
        families: measured.map(|stated| choices::families(subject, stated)).unwrap_or_default(),
        is_signed: measured.is_some_and(|stated| indicator.is_signed(stated)),
        start: measured.map(|stated| start_line(subject, stated)),
        ask: measured.and_then(|stated| asks::ask(subject, stated)),
        status: choices::statuses(subject, statement),
        years: measured.map(|stated| years::lines(subject, stated)).unwrap_or_default(),
        years_unit: measured.map(|stated| years::unit(indicator, stated)).unwrap_or_default(),
        is_changed: assumption.is_decided(),
        ..IndicatorSheet::default()
    }
}

/// Adds to the front of a sheet all that stands below its lever: the calculation, the ranges with their chances, and where the figures
/// come from.
pub fn complete_sheet(
    sheet: &mut IndicatorSheet,
    plan: &Plan,
    scenario: &Scenario,
    indicator: &Indicator,
    judgement: &Judgement,
) {
    let assumption = scenario.assumption(&indicator.id);
    let subject = Subject { plan, indicator, assumption, drivers: scenario.drivers, judgement };
    let statement = assumption.statement(indicator);
    let measured = statement.measured();
    sheet.explanation = measured.map(|stated| working(subject, stated)).unwrap_or_default();
    sheet.capped = capped(judgement);
    sheet.driven = driven(subject);
    sheet.volatility = super::risk::volatility(plan, scenario, indicator);
    sheet.outlook = measured.and_then(|stated| chance::outlook(scenario, subject, stated));
    sheet.range = measured.and_then(|stated| range_fields(subject, stated));
    sheet.limit = measured.and_then(|stated| choices::limit(subject, stated));
    sheet.damping = choices::damping(assumption);
    sheet.population_growth = choices::population_growth(subject);
    sheet.beside = measured.map(|stated| asks::beside(subject, stated)).unwrap_or_default();
    sheet.goal_remark = measured.and_then(|stated| asks::remark(subject, stated));
    indicator.lead.get().clone_into(&mut sheet.lead);
    sheet.reason.clone_from(&assumption.reason);
    sheet.years_heading = measured.map(|stated| years::heading(indicator, stated)).unwrap_or_default();
    sheet.asked_heading = measured.map(|stated| years::asked_heading(indicator, stated)).unwrap_or_default();
    sheet.asked_unit = measured.map(|stated| words::outcome_unit(indicator, stated).to_owned()).unwrap_or_default();
    sheet.is_broken_down = !assumption.milestones.is_empty();
    sheet.steps_heading = measured.map(|stated| years::steps_heading(subject, stated)).unwrap_or_default();
    sheet.steps_unit = years::steps_unit(indicator, assumption);
    indicator.source.place.get().clone_into(&mut sheet.place);
    sheet.printed.clone_from(&indicator.source.printed);
    sheet.comparison = measured.map(|stated| comparison(subject, statement, stated));
    sheet.readings = choices::readings(subject);
    sheet.services = services(plan, indicator);
    sheet.services_heading = services_heading(indicator);
}

/// How far the assumption may be off, as its sheet has it; `None` where there is nothing to set.
pub(super) fn range_fields(subject: Subject, stated: &Measured) -> Option<RangeFields> {
    let opened = Opened::of(subject, stated);
    let as_opened = opened.as_ref().map_or(subject, |opened| opened.subject(subject));
    lever::has_course(subject, stated).then(|| range::fields(as_opened, stated))
}

/// Makes an indicator's account: as its sheet, without what is there to be set.
pub(super) fn account(plan: &Plan, scenario: &Scenario, indicator: &Indicator, judgement: &Judgement) -> Account {
    let assumption = scenario.assumption(&indicator.id);
    let subject = Subject { plan, indicator, assumption, drivers: scenario.drivers, judgement };
    let statement = assumption.statement(indicator);
    let measured = statement.measured();
    Account {
        finding: finding(subject, statement),
        explanation: measured.map(|stated| working(subject, stated)).unwrap_or_default(),
        required: measured.map(|stated| required::required(subject, stated)).unwrap_or_default(),
        remarks: [capped(judgement), driven(subject), comparing::turned(judgement)].into_iter().flatten().collect(),
        beside: measured.map(|stated| asks::beside(subject, stated)).unwrap_or_default(),
    }
}

fn capped(judgement: &Judgement) -> Option<String> {
    judgement.capped_in.map(|year| phrase!("{year} 年起受自然界限约束", "held by a natural bound from {year}"))
}

pub(super) fn title(indicator: &Indicator) -> String {
    let name = words::named(&indicator.name, indicator.unit.get());
    // A plan out of a printed table may have no domains.
    if indicator.domain.is_empty() { name } else { format!("{} · {name}", indicator.domain) }
}

fn services_heading(indicator: &Indicator) -> String {
    phrase!("“{}”的基本公共服务项目（表2）", "Basic public services of “{}” (Table 2)", indicator.domain)
}

fn services(plan: &Plan, indicator: &Indicator) -> Vec<String> {
    let here = plan.domains.iter().find(|domain| domain.name == indicator.domain);
    here.map(|domain| domain.services.iter().map(|service| service.get().to_owned()).collect()).unwrap_or_default()
}

fn driven(subject: Subject) -> Option<String> {
    let growth = subject.drivers.population_growth.filter(|_| subject.indicator.per_head)?;
    let growth = number::in_percent(number::brief(growth.get() * 100.0, 2));
    Some(phrase!(
        "按人口年均增长 {growth} 换算（共同假设）",
        "adjusted for population growth of {growth} a year (shared assumption)"
    ))
}

fn comparison(subject: Subject, statement: &Statement, stated: &Measured) -> String {
    let Goal::Number(target) = stated.goal else {
        let name = |id: &Id| subject.plan.indicator(id).map(|other| other.name.get().to_owned());
        let words = in_words(statement, words::outcome_unit(subject.indicator, stated), subject.plan.period, &name);
        return words::sentence(phrase!("读作：{words}", "read as: {words}"));
    };
    let symbol = words::symbol(target.op);
    match stated.op_source {
        OpSource::Stated => phrase!("比较符 {symbol} 为原文写明", "The document states the comparison {symbol}"),
        OpSource::Read => {
            phrase!(
                "原文未写比较符，按惯例读作 {symbol}",
                "The document states no comparison; by convention it is read as {symbol}"
            )
        }
    }
}

/// The finding: what is expected, and how it stands to the target.
fn finding(subject: Subject, statement: &Statement) -> String {
    let judgement = subject.judgement;
    let Statement::Measured(stated) = statement else { return status_finding(judgement) };
    let outcome = outcome_text(subject.indicator, stated, judgement);
    match (&judgement.verdict, outcome) {
        (Verdict::Unjudged(reason @ Reason::Watched), Some(outcome)) => {
            let outcome = with_unit(outcome, subject.indicator, stated);
            let (projected, watched) = (explanation::projected(subject, stated, &outcome), words::reason(*reason));
            words::sentence(phrase!("{projected}；{watched}", "{projected}; {watched}"))
        }
        (Verdict::Unjudged(Reason::NoStart), _) if Opened::of(subject, stated).is_some() => words::sentence(word!(
            "规划没有给出起点；设定每年完成多少，或者填入起点，即可判断",
            "the plan gives no baseline; set what each year brings, or enter a baseline, to have it judged"
        )),
        (Verdict::Unjudged(reason), _) => {
            let full = comparing::by_full_value(judgement).unwrap_or_default();
            words::sentence(format!("{}{full}", words::reason(*reason)))
        }
        (_, None) => String::new(),
        (verdict, Some(outcome)) => {
            let outcome = with_unit(outcome, subject.indicator, stated);
            let projected = explanation::projected(subject, stated, &outcome);
            let published = explanation::published(subject);
            let distance = explanation::distance(subject, stated, verdict);
            let full = comparing::by_full_value(judgement).unwrap_or_default();
            words::sentence(phrase!("{projected}{published}，{distance}{full}", "{projected}{published}: {distance}{full}"))
        }
    }
}

/// The calculation, in figures of the plan's unit; said where that is a power of ten that the sentences around it do not use.
fn working(subject: Subject, stated: &Measured) -> String {
    quantity::reckoned_in(words::outcome_unit(subject.indicator, stated), explanation::explanation(subject, stated))
}

fn with_unit(outcome: String, indicator: &Indicator, stated: &Measured) -> String {
    let is_growth = stated.measure.is_in_percent();
    if is_growth { number::in_percent(outcome) } else { words::with_unit(outcome, indicator.unit.get()) }
}

fn status_finding(judgement: &Judgement) -> String {
    match judgement.verdict {
        Verdict::Met { first_year, .. } => phrase!("{first_year} 年达到", "Achieved in {first_year}"),
        Verdict::Missed { .. } => word!("到目标年未达到", "Not achieved by the target year").to_owned(),
        Verdict::Unjudged(reason) => words::sentence(words::reason(reason)),
    }
}

fn start_line(subject: Subject, stated: &Measured) -> StartLine {
    let base = subject.judgement.trajectory.period().base();
    let label = match stated.measure.years() {
        Years::Values => phrase!("{base} 年起点", "Baseline in {base}"),
        Years::Flows => phrase!("{base} 年当年量", "Flow in {base}"),
        Years::Rates => phrase!("{base} 年水平", "Level in {base}"),
    };
    let entered = subject.assumption.start.map(|start| number::exact(start.get())).unwrap_or_default();
    let note = match (subject.assumption.start.is_some(), stated.start) {
        (true, _) => word!("您填写的起点，不是规划的数字", "Entered by you; not a figure of the plan"),
        (false, Start::Missing) => word!("规划未给出，可在此填写", "Not given in the plan; you can enter it here"),
        (false, Start::LastRate(_)) => {
            word!("规划给出的是基年增速，不是水平", "The plan gives the growth of the base year, not a level")
        }
        (false, Start::Above { .. }) => {
            word!("规划只给出下界，可填写实际值", "The plan gives a lower bound only; you can enter the actual value")
        }
        (false, Start::Below { .. }) => {
            word!("规划只给出上界，可填写实际值", "The plan gives an upper bound only; you can enter the actual value")
        }
        (false, Start::EarlierTotal(_)) if !stated.measure.is_of_flows() => word!(
            "规划给出的是上一个规划期的变化，不是水平，可填写实际值",
            "The plan gives the change of the previous period, not a level; you can enter the actual value"
        ),
        (false, Start::EarlierTotal(_)) => {
            word!("由上一个规划期的累计推得每年的量", "Yearly flow derived from the total of the previous period")
        }
        (false, Start::Value(_)) => word!("规划给出的起点", "Baseline given by the plan"),
    };
    StartLine {
        label,
        entered,
        stated: start_text(subject.indicator, stated, None),
        unit: quantity::beside(&start_unit(subject.indicator, subject.assumption.statement(subject.indicator))),
        note,
        is_signed: !stated.measure.is_of_rates() && subject.indicator.bounds.allow_negative(),
    }
}

pub(super) fn target_words(subject: Subject, stated: &Measured) -> String {
    let statement = subject.assumption.statement(subject.indicator);
    if stated.goal.printed().is_some() {
        target_text(subject.indicator, stated)
    } else {
        asked(subject.indicator, statement, subject.judgement)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Kind as Mark;
    use crate::exchange::builtin_plan;
    use crate::plan::{Amount, Id, Year};
    use crate::projection::{Pin, judge};
    use crate::scenario::{Edit, apply};
    use crate::view::{Told, observed_row};

    fn observing(id: &str, year: i16, value: f64) -> (Plan, Scenario, Id) {
        let (plan, id) = (builtin_plan().unwrap(), Id::new(id).unwrap());
        let mut scenario = Scenario::holding(&plan);
        apply(&mut scenario, &plan, Edit::Pin(id.clone(), Year::new(year), Some(Pin::Observed(Amount::of(value))))).unwrap();
        (plan, scenario, id)
    }

    #[test]
    fn an_observed_rate_shows_at_once_in_grid_chart_and_sheet_though_nothing_is_assumed() {
        let (plan, scenario, id) = observing("t1-11", 2021, 0.043);
        let indicator = plan.indicator(&id).unwrap();
        let judgement = judge(&scenario.case(&plan, indicator));
        let row = observed_row(&plan, indicator, scenario.assumption(&id), scenario.drivers, &judgement, None, &Told::default());
        assert_eq!(row.cells[0].text, "4.3");
        assert_eq!(row.cells[1].text, "");
        let sheet = sheet(&plan, &scenario, indicator, &judgement);
        assert_eq!((sheet.years[1].value.as_str(), sheet.years[1].origin_class), ("4.3", "observed"));
        assert_eq!(sheet.years[2].value, "?");
        let path = figure(&plan, &scenario, indicator, &judgement, None).unwrap().path;
        let drawn: Vec<_> = path.iter().map(|point| (point.year, (point.value * 1e6).round() / 1e6, point.kind)).collect();
        assert_eq!(drawn, [(0, 100.0, Mark::Plan), (1, 104.3, Mark::Observed)]);
    }

    #[test]
    fn fields_show_every_digit_that_was_entered_and_none_that_was_not() {
        let (plan, mut scenario, id) = observing("t1-03", 2021, 94.123_45);
        apply(&mut scenario, &plan, Edit::Start(id.clone(), Some(Amount::of(93.123_456_7)))).unwrap();
        let indicator = plan.indicator(&id).unwrap();
        let sheet = sheet(&plan, &scenario, indicator, &judge(&scenario.case(&plan, indicator)));
        assert_eq!(sheet.start.unwrap().entered, "93.1234567");
        assert_eq!(sheet.years[1].value, "94.12345");
        assert_eq!(sheet.lever.unwrap().readings[1].text, "94.12345");
        assert_eq!((sheet.years_unit.as_str(), sheet.steps_unit.as_str()), ("％", "个百分点"));
    }
}
