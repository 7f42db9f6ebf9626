//! Tables for people: columns aligned as a terminal shows Chinese, what binds first.

use std::fmt::{self, Write};

use tuiyan::plan::{Indicator, Nature, Plan};
use tuiyan::projection::{Judgement, Verdict, judge};
use tuiyan::projection::{Summary, Tally};
use tuiyan::scenario::Scenario;
use tuiyan::view::words::{self, Tone};
use tuiyan::view::{self, NOTHING};
use tuiyan::{phrase, word};
use unicode_width::UnicodeWidthStr;

/// On which side of a column its text stands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Align {
    Left,
    Right,
}

/// Rows of text in aligned columns.
pub(super) struct Table {
    aligns: Vec<Align>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with that head; columns stand left but for those named.
    pub(super) fn new(head: &[&str], exceptions: &[(usize, Align)]) -> Self {
        let mut aligns = vec![Align::Left; head.len()];
        for (column, align) in exceptions {
            aligns[*column] = *align;
        }
        Self { aligns, rows: vec![head.iter().map(ToString::to_string).collect()] }
    }

    /// Adds a row. What a file names may hold line breaks and terminal codes; neither may reach the screen.
    pub(super) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells.into_iter().map(|cell| cell.replace(char::is_control, " ")).collect());
    }

    /// Whether it has no rows under its head.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.len() == 1
    }

    fn width(&self, column: usize) -> usize {
        self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widths: Vec<_> = (0..self.aligns.len()).map(|column| self.width(column)).collect();
        for row in &self.rows {
            let mut line = String::new();
            for ((cell, width), align) in row.iter().zip(&widths).zip(&self.aligns) {
                let gap = " ".repeat(width - cell.width());
                match align {
                    Align::Left => write!(line, "{cell}{gap}  ")?,
                    Align::Right => write!(line, "{gap}{cell}  ")?,
                }
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// One indicator and what was found of it.
type Judged<'a> = (&'a Indicator, Judgement);

/// Every scenario, one after the other.
pub(super) fn of_scenarios(plan: &Plan, scenarios: &[Scenario]) -> String {
    let each: Vec<_> = scenarios.iter().map(|scenario| of_scenario(plan, scenario)).collect();
    each.join("\n")
}

/// The line that says of which scenario and plan the rest is.
pub(super) fn titled(plan: &Plan, scenario: &Scenario) -> String {
    phrase!("情景：{}　规划：{}\n", "Scenario: {}   Plan: {}\n", scenario.name.replace(char::is_control, " "), plan.short_name)
}

fn of_scenario(plan: &Plan, scenario: &Scenario) -> String {
    let judged: Vec<Judged> = plan.indicators.iter().map(|i| (i, judge(&scenario.case(plan, i)))).collect();
    let summary = Summary::of(plan, judged.iter().map(|(_, judgement)| judgement.verdict.standing()));
    let (scored, others): (Vec<_>, Vec<_>) = judged.into_iter().partition(|(indicator, _)| plan.is_scored(indicator));
    let (binding, expected): (Vec<_>, Vec<_>) = scored.into_iter().partition(|(i, _)| i.nature == Some(Nature::Binding));
    let mut text = format!("{}{}\n\n", titled(plan, scenario), view::board(summary).sentence);
    text += &of_judged(plan, scenario, binding.iter().chain(&expected)).to_string();
    if !others.is_empty() {
        text += &beyond_the_scoreboard(plan, scenario, &others);
    }
    text
}

/// The other figures in one line, and in rows those that the scenario says something of.
fn beyond_the_scoreboard(plan: &Plan, scenario: &Scenario, others: &[Judged]) -> String {
    let mut tally = Tally::default();
    for (_, judgement) in others {
        tally.count(judgement.verdict.standing());
    }
    let Tally { met, missed, unjudged, watched } = tally;
    let counts = [(met, Tone::Met), (missed, Tone::Missed), (unjudged, Tone::Unjudged), (watched, Tone::Watched)];
    let counts = counts.into_iter().filter(|(count, tone)| *count > 0 || *tone != Tone::Watched);
    let counts: Vec<_> = counts.map(|(count, tone)| phrase!("{count} 项{}", "{count} {}", tone.word())).collect();
    let counts = counts.join(" · ");
    let mut text =
        phrase!("\n记分牌之外 {}：{counts}\n", "\nOutside the scoreboard, {}: {counts}\n", words::indicators(others.len()));
    let decided = others.iter().filter(|(indicator, _)| !scenario.assumption(&indicator.id).is_default());
    let table = of_judged(plan, scenario, decided);
    if !table.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n{table}");
    }
    text
}

fn of_judged<'a>(plan: &Plan, scenario: &Scenario, judged: impl Iterator<Item = &'a Judged<'a>>) -> Table {
    let (base, end) = (plan.period.base(), plan.period.end());
    let (base, end) = (phrase!("{base}年", "{base}"), phrase!("预计{end}年", "projected {end}"));
    let head = [
        word!("编号", "id"),
        word!("指标", "indicator"),
        word!("属性", "nature"),
        &base,
        word!("目标", "target"),
        &end,
        word!("判断", "verdict"),
        word!("差距/余量", "shortfall/room"),
        word!("需要", "required"),
        word!("原因", "reason"),
    ];
    let mut table = Table::new(&head, &[(3, Align::Right), (4, Align::Right), (5, Align::Right)]);
    for (indicator, judgement) in judged {
        table.row(row(plan, scenario, indicator, judgement));
    }
    table
}

fn row(plan: &Plan, scenario: &Scenario, indicator: &Indicator, judgement: &Judgement) -> Vec<String> {
    let assumption = scenario.assumption(&indicator.id);
    let row = view::row(indicator, assumption, judgement);
    let required = view::sheet(plan, scenario, indicator, judgement).required;
    let none = || NOTHING.to_owned();
    vec![
        indicator.id.to_string(),
        phrase!("{}（{}）", "{} ({})", row.name, row.unit),
        row.nature.to_owned(),
        if assumption.start.is_some() { phrase!("{}（填写）", "{} (entered)", row.start) } else { row.start },
        row.target,
        row.outcome,
        words::verdict(&judgement.verdict),
        view::gap(indicator, assumption, judgement).unwrap_or_else(none),
        if required.is_empty() { none() } else { required },
        match judgement.verdict {
            Verdict::Unjudged(reason) => words::reason(reason),
            Verdict::Met { .. } | Verdict::Missed { .. } => row.turned.unwrap_or_default(),
        },
    ]
}
