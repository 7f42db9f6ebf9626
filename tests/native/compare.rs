//! Several scenarios held against one of them.

use proptest::prelude::*;
use tuiyan::chart::Kind;
use tuiyan::plan::{Id, Nature, Year};
use tuiyan::projection::{Judgement, Pin, Standing, StatusReport, judge};
use tuiyan::scenario::{Assumption, Facts, Known, Record, Scenario};
use tuiyan::view::*;

use crate::draw;
use crate::support::{amount, compound, id, indicator, linear, plan};

/// A scenario that decides only this.
fn assuming(name: &str, assumptions: &[(&str, Assumption)]) -> Scenario {
    let assumptions = assumptions.iter().map(|(name, assumption)| (id(name), assumption.clone())).collect();
    Scenario { name: name.into(), assumptions, ..Scenario::holding(plan()) }
}

fn growing(step: f64) -> Assumption {
    Assumption { growth: Some(linear(step)), ..Assumption::default() }
}

fn judged(scenario: &Scenario) -> Vec<Judgement> {
    plan().indicators.iter().map(|indicator| judge(&scenario.case(plan(), indicator))).collect()
}

fn columns(scenarios: &[Scenario]) -> Vec<ScenarioColumn> {
    scenarios.iter().enumerate().map(|(place, scenario)| column(plan(), place, scenario, &judged(scenario))).collect()
}

struct Compared {
    heads: Vec<RowHead>,
    comparison: ComparisonTable,
}

fn compared(scenarios: &[Scenario], reference: usize) -> Compared {
    let columns = columns(scenarios);
    let heads = row_heads(plan(), &scenarios[reference], true);
    let comparison = compare(&heads, &columns.iter().collect::<Vec<_>>(), reference);
    Compared { heads, comparison }
}

impl Compared {
    fn cells(&self, name: &str) -> &[CompareCell] {
        let at = self.heads.iter().position(|head| head.id == id(name)).unwrap();
        &self.comparison.rows[at].cells
    }

    #[track_caller]
    fn says(&self, name: &str, place: usize, outcome: &str, difference: &str, change: CellChange) {
        let cell = &self.cells(name)[place];
        assert_eq!((&*cell.outcome, cell.difference.as_str(), cell.change), (outcome, difference, change));
    }
}

fn figure(scenarios: &[Scenario], reference: usize, name: &str) -> Option<tuiyan::chart::LargeChart> {
    drawn(scenarios, name, |contenders, indicator| compared_figure(plan(), &Facts::default(), indicator, contenders, reference))
}

fn drawn<T>(scenarios: &[Scenario], name: &str, ask: impl Fn(&[Contender], &tuiyan::plan::Indicator) -> T) -> T {
    let indicator = indicator(name);
    let judgements: Vec<_> = scenarios.iter().map(|scenario| judge(&scenario.case(plan(), indicator))).collect();
    let pairs = scenarios.iter().zip(&judgements);
    let contenders: Vec<_> = pairs.map(|(scenario, judgement)| Contender { scenario, judgement }).collect();
    ask(&contenders, indicator)
}

#[test]
fn the_years_before_lead_to_where_the_reference_begins_and_change_no_word() {
    let mut facts = Facts::default();
    for (year, value) in (2016..).zip([88.1, 89.4, 90.5, 92.0]) {
        let known = Known { value: amount(value), source: "统计年鉴".into() };
        facts.record(plan(), Record::Figure(id("t1-03"), Year::new(year), Some(known))).unwrap();
    }
    facts.record(plan(), Record::LeftOut(id("t1-03"), Year::new(2018), true)).unwrap();
    let scenarios = [assuming("维持", &[]), assuming("达标", &[("t1-03", growing(0.26))])];
    let poster = |facts: &Facts| {
        drawn(&scenarios, "t1-03", |contenders, indicator| compared_poster(plan(), facts, indicator, contenders, 1)).unwrap()
    };
    let (bare, with) = (poster(&Facts::default()), poster(&facts));
    assert_eq!((&bare.title, &bare.subject), (&with.title, &with.subject));
    assert_eq!(with.keys.iter().map(|key| key.text.as_str()).collect::<Vec<_>>(), ["历年", "历年中不计的年份", "达标范围"]);
    let frame = tuiyan::chart::Frame { width: 800, height: 400, scale: 1.0 };
    let drawn =
        |poster: &tuiyan::chart::Poster| tuiyan::chart::svg(&poster.drawing, &tuiyan::chart::Theme::LIGHT, frame).unwrap();
    assert!(drawn(&with).contains("2016") && !drawn(&bare).contains("2016"), "its first year stands below");
    let tuiyan::chart::Drawing::Figure(figure) = with.drawing else { panic!() };
    assert_eq!(figure.past.known.iter().map(|year| year.back).collect::<Vec<_>>(), [4, 3, 2, 1]);
    assert!(figure.axis.low <= 88.1 && figure.others.len() == 2);
}

#[test]
fn an_outcome_differs_by_so_much_and_a_verdict_weighs_more() {
    let scenarios =
        [assuming("维持", &[]), assuming("稍好", &[("t1-03", growing(0.1))]), assuming("达标", &[("t1-03", growing(0.26))])];
    let against_the_first = compared(&scenarios, 0);
    against_the_first.says("t1-03", 0, "✕ 93.7", "", CellChange::None);
    against_the_first.says("t1-03", 1, "✕ 94.2", "+0.5", CellChange::Outcome);
    against_the_first.says("t1-03", 2, "✓ 95.0", "⇄ +1.3", CellChange::Verdict);
    let against_the_last = compared(&scenarios, 2);
    against_the_last.says("t1-03", 0, "✕ 93.7", "⇄ −1.3", CellChange::Verdict);
    against_the_last.says("t1-03", 2, "✓ 95.0", "", CellChange::None);
}

#[test]
fn the_finding_counts_what_differs() {
    let scenarios = [assuming("维持", &[]), assuming("达标", &[("t1-03", growing(0.26)), ("t1-04", growing(0.001))])];
    let finding = |scenarios: &[Scenario]| compared(scenarios, 0).comparison.finding;
    assert_eq!(finding(&scenarios), "115 项中 2 项有差异，其中 1 项判断不同（约束性 0 项）");
    assert_eq!(finding(&scenarios[..1]), "115 项都没有差异");
}

#[test]
fn statuses_differ_by_years_or_by_verdict() {
    let stating = |name, status| assuming(name, &[("t1-02", Assumption { status: Some(status), ..Assumption::default() })]);
    let reached = |year| StatusReport::Reached(Year::new(year));
    let scenarios =
        [stating("a", reached(2023)), stating("b", reached(2025)), stating("c", StatusReport::NotReached), assuming("d", &[])];
    let compared = compared(&scenarios, 0);
    compared.says("t1-02", 0, "✓ 2023年", "", CellChange::None);
    compared.says("t1-02", 1, "✓ 2025年", "+2 年", CellChange::Outcome);
    compared.says("t1-02", 2, "✕ 未达到", "⇄", CellChange::Verdict);
    compared.says("t1-02", 3, "?", "⇄", CellChange::Verdict);
}

#[test]
fn an_interval_and_a_number_differ_without_a_number() {
    let entered = Assumption { start: Some(amount(5.0)), ..Assumption::default() };
    let scenarios = [assuming("区间", &[]), assuming("有起点", &[("t1-08", entered)])];
    let compared = compared(&scenarios, 0);
    compared.says("t1-08", 0, "✓ ＜6", "", CellChange::None);
    compared.says("t1-08", 1, "✓ 5", "≠", CellChange::Outcome);
}

#[test]
fn two_readings_of_one_figure_are_no_numbers_to_subtract() {
    let indicator = plan().indicators.iter().find(|one| one.readings.windows(2).any(|two| two[0].statement != two[1].statement));
    let indicator = indicator.unwrap();
    let read = |at: usize| Assumption { reading: Some(indicator.readings[at].id.clone()), ..Assumption::default() };
    let name = indicator.id.as_str();
    let compared = compared(&[assuming("a", &[(name, read(0))]), assuming("b", &[(name, read(1))])], 0);
    assert_eq!(compared.cells(name)[1].difference, "读法不同");
}

#[test]
fn binding_indicators_come_first_and_the_scoreboard_alone_is_the_default() {
    let heads = row_heads(plan(), &Scenario::holding(plan()), false);
    let natures: Vec<_> = heads.iter().map(|head| head.nature).collect();
    let binding = natures.iter().filter(|nature| **nature == Some(Nature::Binding)).count();
    assert_eq!((heads.len(), binding), (38, 13));
    assert!(natures[..13].iter().all(|nature| *nature == Some(Nature::Binding)));
    let everything = row_heads(plan(), &Scenario::holding(plan()), true);
    assert_eq!(everything.len(), plan().indicators.len());
}

#[test]
fn rows_are_filtered_by_nature_and_by_difference() {
    let (binding, expected) = (Some(Nature::Binding), Some(Nature::Expected));
    assert!(RowsShown::All.admits(None, CellChange::None));
    assert!(RowsShown::Binding.admits(binding, CellChange::None) && !RowsShown::Binding.admits(expected, CellChange::Verdict));
    assert!(
        RowsShown::Different.admits(expected, CellChange::Outcome) && !RowsShown::Different.admits(binding, CellChange::None)
    );
}

#[test]
fn a_column_bears_its_number_its_name_and_its_scoreboard() {
    let all = columns(&[assuming("维持", &[]), assuming("达标", &[("t1-03", growing(0.26))])]);
    assert_eq!((all[1].number.as_str(), all[1].name.as_str()), ("2", "达标"));
    assert_eq!([&all[0], &all[1]].map(|column| column.board.scores[1].brief.as_str()), ["✓8 ✕12 ?5", "✓9 ✕11 ?5"]);
    assert_ne!(all[0].look, all[1].look);
}

#[test]
fn one_axis_covers_every_scenario_and_the_target() {
    let scenarios =
        [assuming("维持", &[]), assuming("降", &[("t1-03", growing(-2.0))]), assuming("升", &[("t1-03", growing(0.5))])];
    let figure = figure(&scenarios, 2, "t1-03").unwrap();
    assert!(figure.axis.low <= 83.7 && figure.axis.high >= 96.2, "{:?}", figure.axis);
    let references: Vec<_> = figure.others.iter().map(|other| other.is_reference).collect();
    assert_eq!(references, [false, false, true]);
    assert_eq!(figure.others[1].path.last(), Some(&(5, 83.7)));
    assert_eq!(figure.target.unwrap().label, "目标 ≥95");
}

#[test]
fn a_total_an_index_and_an_interval_are_drawn_as_they_are_judged() {
    let flows = assuming("流量", &[("t1-07", growing(0.0))]);
    let totals = figure(&[flows], 0, "t1-07").unwrap();
    assert_eq!(totals.others[0].path.first(), Some(&(0, 0.0)));
    assert!(totals.bars.is_empty());
    let growth = Assumption { growth: Some(compound(0.05)), ..Assumption::default() };
    let index = figure(&[assuming("增速", &[("t1-11", growth)])], 0, "t1-11").unwrap();
    assert_eq!(index.unit, "指数（基年 = 100）");
    let interval = figure(&[assuming("维持", &[])], 0, "t1-08").unwrap();
    assert!(interval.others[0].path.is_empty() && interval.others[0].band.len() == 6);
}

#[test]
fn a_status_has_no_chart_and_an_unknown_start_no_line() {
    assert_eq!(figure(&[assuming("维持", &[])], 0, "t1-02"), None);
    let missing = figure(&[assuming("维持", &[])], 0, "t1-26").unwrap();
    assert!(missing.others[0].path.is_empty() && missing.others[0].band.is_empty());
}

#[test]
fn what_all_observe_is_one_past_from_which_their_lines_part() {
    let observing = |growth: f64, seen: &[(i16, f64)]| Assumption {
        years: seen.iter().map(|(year, value)| (Year::new(*year), Pin::Observed(amount(*value)))).collect(),
        ..growing(growth)
    };
    let told = [(2021, 94.0), (2022, 94.4)];
    let scenarios = [0.1, 0.3].map(|growth| assuming("甲", &[("t1-03", observing(growth, &told))]));
    let one = figure(&scenarios, 0, "t1-03").unwrap();
    let past: Vec<_> = one.path.iter().map(|point| (point.year, point.value, point.kind)).collect();
    assert_eq!(past, [(0, 93.7, Kind::Plan), (1, 94.0, Kind::Observed), (2, 94.4, Kind::Observed)]);
    assert!(one.others.iter().all(|other| other.path[0] == (2, 94.4) && other.path.len() == 4));
    // Where one of them observes something else, there is no one past beyond that.
    let [first, _] = scenarios;
    let other = assuming("乙", &[("t1-03", observing(0.3, &[(2021, 94.0), (2022, 94.5)]))]);
    assert_eq!(figure(&[first, other], 0, "t1-03").unwrap().path.len(), 2);
}

#[test]
fn the_chart_says_in_a_sentence_what_it_shows() {
    let scenarios = [assuming("维持", &[]), assuming("达标", &[("t1-03", growing(0.26))])];
    let finding = |name| drawn(&scenarios, name, |contenders, indicator| compared_finding(plan(), indicator, contenders, 0));
    assert_eq!(finding("t1-03"), "学前教育毛入园率（％）：预计 2025 年 93.7 至 95.0，目标 ≥95，2 个情景中 1 个达标");
    assert!(finding("t1-02").ends_with("2 个情景中 0 个达标"));
}

#[test]
fn a_pinned_last_year_shows_in_the_outcome() {
    let pinned = |value| Assumption { years: [(Year::new(2025), Pin::Observed(amount(value)))].into(), ..Assumption::default() };
    let scenarios = [assuming("a", &[("t1-03", pinned(94.996))]), assuming("b", &[("t1-03", pinned(95.0))])];
    compared(&scenarios, 0).says("t1-03", 1, "✓ 95.0", "⇄ +0.004", CellChange::Verdict);
}

fn standing(tone: words::Tone) -> Standing {
    match tone {
        words::Tone::Met => Standing::Met,
        words::Tone::Close | words::Tone::Missed => Standing::Missed,
        words::Tone::Unjudged => Standing::Unjudged,
        words::Tone::Watched => Standing::Watched,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn equal_scenarios_do_not_differ(scenario in draw::scenario()) {
        let compared = compared(&[scenario.clone(), scenario], 1);
        for row in &compared.comparison.rows {
            prop_assert_eq!(row.change, CellChange::None);
            prop_assert!(row.cells.iter().all(|cell| cell.difference.is_empty()));
        }
    }

    #[test]
    fn a_verdict_differs_exactly_where_the_counts_of_verdicts_do(one in draw::scenario(), other in draw::scenario()) {
        let scenarios = [one, other];
        let compared = compared(&scenarios, 0);
        for row in &compared.comparison.rows {
            let differs = standing(row.cells[0].tone) != standing(row.cells[1].tone);
            prop_assert_eq!(row.cells[1].change == CellChange::Verdict, differs);
            prop_assert_eq!(row.change, row.cells[1].change);
            prop_assert_eq!(row.cells[1].change == CellChange::None, row.cells[1].difference.is_empty());
        }
    }

    #[test]
    fn a_cell_shows_the_outcome_of_the_list(scenario in draw::scenario()) {
        let compared = compared(&[Scenario::holding(plan()), scenario.clone()], 0);
        for (head, row) in compared.heads.iter().zip(&compared.comparison.rows) {
            let indicator = plan().indicator(&head.id).unwrap();
            let judgement = judge(&scenario.case(plan(), indicator));
            let line = tuiyan::view::row(indicator, scenario.assumption(&head.id), &judgement);
            prop_assert_eq!(row.cells[1].tone, line.tone);
            prop_assert!(row.cells[1].outcome.ends_with(&line.outcome) && row.cells[1].outcome.starts_with(line.tone.mark()));
        }
    }

    #[test]
    fn every_line_lies_on_the_axis(scenarios in prop::collection::vec(draw::scenario(), 1..=10), reference in any::<prop::sample::Index>()) {
        let ids: Vec<Id> = plan().scored().map(|indicator| indicator.id.clone()).collect();
        for name in ids.iter().step_by(5) {
            let Some(figure) = figure(&scenarios, reference.index(scenarios.len()), name.as_str()) else { continue };
            let values = figure.others.iter().flat_map(|other| &other.path).map(|(_, value)| *value);
            for value in values {
                prop_assert!((figure.axis.low..=figure.axis.high).contains(&value), "{value} is off {:?}", figure.axis);
            }
        }
    }
}
