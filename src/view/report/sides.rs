//! Several scenarios as columns of one report, and which of those that are kept stand there.

use super::paper::{PaperCell, Table, TableKind};
use super::{NATURE, Scored, Tone};
use crate::plan::{Nature, Plan};
use crate::projection::{Judgement, Summary, judge};
use crate::scenario::Scenario;
use crate::view::compare::{CellChange, CompareRow, ComparisonTable, RowHead, ScenarioColumn, column, compare, row_heads};
use crate::view::words;
use crate::{phrase, word};

/// How many scenarios stand beside the open one.
pub const MOST_BESIDE: usize = 2;

/// Several scenarios side by side, the open one first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportSides {
    /// Where they differ, in sentences.
    pub sentences: Vec<String>,
    /// What each comes to in all.
    pub(super) boards: Table,
    /// Outcome and verdict of each indicator under each.
    pub(super) table: Table,
}

/// Sets the scenarios side by side; the first is the one that the report is of. `None` where there is but one.
pub(super) fn sides(plan: &Plan, scenarios: &[&Scenario]) -> Option<ReportSides> {
    let reference = scenarios.first().filter(|_| scenarios.len() > 1)?;
    let judged: Vec<Vec<Judgement>> =
        scenarios.iter().map(|scenario| plan.indicators.iter().map(|it| judge(&scenario.case(plan, it))).collect()).collect();
    let made = scenarios.iter().zip(&judged).enumerate().map(|(at, (scenario, judged))| column(plan, at, scenario, judged));
    let columns: Vec<ScenarioColumn> = made.collect();
    let columns: Vec<&ScenarioColumn> = columns.iter().collect();
    let names = names(&columns);
    let heads = row_heads(plan, reference, false);
    let comparison = compare(&heads, &columns, 0);
    Some(ReportSides {
        sentences: sentences(&heads, &comparison, &names),
        boards: boards(plan, &columns, &judged),
        table: table(&heads, &comparison, &columns),
    })
}

/// What the scenarios are called in sentences: by their numbers as well where two bear the same name.
fn names(columns: &[&ScenarioColumn]) -> Vec<String> {
    let is_shared = |column: &ScenarioColumn| columns.iter().filter(|other| other.name == column.name).count() > 1;
    let name = |column: &&ScenarioColumn| {
        if is_shared(column) { format!("{} {}", column.number, column.name) } else { column.name.clone() }
    };
    columns.iter().map(name).collect()
}

/// How many differ; then which binding ones differ in their verdict, with who says what.
fn sentences(heads: &[RowHead], comparison: &ComparisonTable, names: &[String]) -> Vec<String> {
    let (count, finding, all) = (names.len(), &comparison.finding, words::quoted(names.iter()));
    let whole = phrase!("{count} 个情景对照（{all}）：{finding}。", "{count} scenarios compared ({all}): {finding}.");
    let turned = heads.iter().zip(&comparison.rows).filter(|(_, row)| row.change == CellChange::Verdict);
    let binding = told(turned.filter(|(head, _)| head.nature == Some(Nature::Binding)), names);
    let has_binding = heads.iter().any(|head| head.nature == Some(Nature::Binding));
    let binding = match (has_binding, binding.is_empty()) {
        (false, _) => None,
        (true, true) => {
            Some(word!("约束性指标的判断各情景相同。", "On binding indicators all scenarios agree in the verdict.").to_owned())
        }
        (true, false) => {
            let all = binding.join(word!("；", "; "));
            Some(phrase!("判断不同的约束性指标：{all}。", "Binding indicators with different verdicts: {all}."))
        }
    };
    std::iter::once(whole).chain(binding).collect()
}

/// `失业保险参保人数、工伤保险参保人数（“甲”、“乙”达标，“丙”未达标）`: those of which the same is said stand together.
fn told<'a>(rows: impl Iterator<Item = (&'a RowHead, &'a CompareRow)>, names: &[String]) -> Vec<String> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for (head, row) in rows {
        let said = said(row, names);
        match all.iter_mut().find(|(one, _)| *one == said) {
            Some((_, heads)) => heads.push(head.name.clone()),
            None => all.push((said, vec![head.name.clone()])),
        }
    }
    all.into_iter().map(|(said, heads)| phrase!("{}（{said}）", "{} ({said})", words::listed(&heads))).collect()
}

/// `“甲”、“乙”达标，“丙”未达标`
fn said(row: &CompareRow, names: &[String]) -> String {
    let of = |tone: Tone| {
        let who = names.iter().zip(&row.cells).filter(|(_, cell)| cell.tone == tone).map(|(name, _)| name);
        let who: Vec<_> = who.collect();
        (!who.is_empty()).then(|| phrase!("{}{}", "{} {}", words::quoted(who.into_iter()), tone.word()))
    };
    let said = [Tone::Met, Tone::Close, Tone::Missed, Tone::Unjudged, Tone::Watched].map(of);
    let said: Vec<_> = said.into_iter().flatten().collect();
    said.join(word!("，", ", "))
}

fn boards(plan: &Plan, columns: &[&ScenarioColumn], judged: &[Vec<Judgement>]) -> Table {
    let summaries = judged.iter().map(|judged| Summary::of(plan, judged.iter().map(|it| it.verdict.standing())));
    let scored: Vec<Scored> = summaries.map(Scored::of).collect();
    let natures: Vec<_> = scored.iter().flat_map(|one| one.each().map(|(nature, _)| nature)).collect();
    let natures: Vec<_> =
        [Some(Nature::Binding), Some(Nature::Expected), None].into_iter().filter(|one| natures.contains(one)).collect();
    let heads = std::iter::once(word!("情景", "Scenario").to_owned())
        .chain(natures.iter().map(|nature| words::sentence(words::nature(*nature))));
    let heads: Vec<String> = heads.collect();
    let heads: Vec<_> = heads.iter().enumerate().map(|(at, head)| (head.as_str(), if at == 0 { 340 } else { 330 })).collect();
    let rows = columns.iter().zip(&scored).map(|(column, scored)| {
        let name = PaperCell::of(format!("{} {}", column.number, column.name));
        let cells = natures.iter().map(|nature| {
            let tally = scored.each().find(|(one, _)| one == nature).map(|(_, tally)| tally).unwrap_or_default();
            PaperCell::of(phrase!(
                "达标 {}，未达标 {}，无法判断 {}",
                "met {}, missed {}, cannot be judged {}",
                tally.met,
                tally.missed,
                tally.unjudged
            ))
        });
        std::iter::once(name).chain(cells).collect()
    });
    Table::new(TableKind::Boards, &heads, &[0]).with(rows)
}

/// Widths in thousandths, but for the scenarios, which share the rest.
const FIXED: [u16; 4] = [40, 280, 92, 88];

fn table(heads: &[RowHead], comparison: &ComparisonTable, columns: &[&ScenarioColumn]) -> Table {
    let names: Vec<_> = columns.iter().map(|column| format!("{} {}", column.number, column.name)).collect();
    let share = (1000 - FIXED.iter().sum::<u16>()) / u16::try_from(columns.len()).unwrap_or(1).max(1);
    let first = [word!("序号", "No."), word!("指标", "Indicator"), NATURE.get(), word!("目标", "Target")];
    let fixed = first.into_iter().zip(FIXED);
    let all: Vec<_> = fixed.chain(names.iter().map(|name| (name.as_str(), share))).collect();
    let rows = heads.iter().zip(&comparison.rows).enumerate().map(|(at, (head, row))| {
        let fixed = [
            PaperCell::of(super::serial(at)),
            PaperCell::of(words::named(&head.name, &head.unit)),
            PaperCell::of(words::nature(head.nature)),
            PaperCell::of(&head.target),
        ];
        let cells = row.cells.iter().map(|cell| {
            let outcome = cell.outcome.trim_start_matches(cell.tone.mark()).trim();
            let said = words::listed_with(" ", &[outcome, cell.tone.word()]);
            PaperCell::of(said).behind([cell.difference.clone()]).toned(cell.tone)
        });
        fixed.into_iter().chain(cells).collect()
    });
    Table { named_at: 1, ..Table::new(TableKind::Sides, &all, &[1]).with(rows) }
}
