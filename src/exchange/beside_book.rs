//! Two plans side by side as sheets.

use super::scenario_book::{ID, INDICATOR, UNIT};
use super::workbook::{Cell, Sheet, Workbook};
use crate::language::Text;
use crate::scenario::{Bond, typed};
use crate::view::words::Tone;
use crate::view::{Beside, BesideHead, BesideRow, Partner};
use crate::{phrase, word};

/// The headings of the pairs, except those that name the other plan.
const PAIRED: Text = Text::new("配对", "Paired");
const NATURE: Text = Text::new("属性", "Nature");
const TARGET: Text = Text::new("目标", "Target");

/// The table as the page shows it: pairs, rows without a partner, and a sheet about the comparison.
pub fn beside_to_workbook(beside: &Beside) -> Workbook {
    Workbook { sheets: vec![pairs(beside), alone(beside), about(beside)] }
}

fn pairs(beside: &Beside) -> Sheet {
    let other = beside.other();
    let of_other = |what: Text| phrase!("{other}{what}", "{what} ({other})");
    let [start, outcome] = [Text::new("起点", "Baseline"), Text::new("情景预计", "Projected")];
    let heads = [
        PAIRED.get().to_owned(),
        ID.get().to_owned(),
        INDICATOR.get().to_owned(),
        UNIT.get().to_owned(),
        NATURE.get().to_owned(),
        start.get().to_owned(),
        TARGET.get().to_owned(),
        of_other(ID),
        of_other(INDICATOR),
        of_other(UNIT),
        of_other(NATURE),
        of_other(start),
        of_other(TARGET),
        word!("目标相差", "Difference in target").to_owned(),
        word!("目标相差（数值）", "Difference in target (number)").to_owned(),
        outcome.get().to_owned(),
        word!("达到本规划目标", "Meets this plan’s target").to_owned(),
        phrase!("达到{other}目标", "Meets the target of {other}"),
        word!("说明", "Remarks").to_owned(),
    ];
    let head = heads.into_iter().map(Cell::Text).collect();
    let rows = beside.rows.iter().chain(&beside.near).map(pair);
    Sheet::new(word!("对照", "Comparison"), std::iter::once(head).chain(rows).collect())
}

fn pair(row: &BesideRow) -> Vec<Cell> {
    let [own, upper] = &row.stated;
    let bond = match row.bond {
        Bond::Sure => word!("名称单位相同", "same name and unit"),
        Bond::Near => word!("待确认", "to be confirmed"),
        Bond::Confirmed => word!("已确认", "confirmed"),
    };
    let verdict = |tone: Option<Tone>| Cell::text(tone.map_or("—", Tone::word));
    let name = row.other_name.as_ref().unwrap_or(&row.name);
    vec![
        Cell::text(bond),
        Cell::text(row.couple.0.as_str()),
        Cell::text(&row.name),
        Cell::text(&own.unit),
        Cell::text(own.nature),
        figure(&own.start),
        Cell::text(&own.target),
        Cell::text(row.couple.1.as_str()),
        Cell::text(name),
        Cell::text(&upper.unit),
        Cell::text(upper.nature),
        figure(&upper.start),
        Cell::text(&upper.target),
        Cell::text(&row.gap),
        row.by.map_or(Cell::Empty, |by| Cell::Number(on_paper(by))),
        figure(&row.outcome),
        verdict(row.tones[0]),
        verdict(row.tones[1]),
        Cell::text(row.remarks.join(word!("；", "; "))),
    ]
}

/// A shown text, as a number if it is one; its ％ becomes the unit.
fn figure(shown: &str) -> Cell {
    typed(shown).map_or_else(|_| Cell::text(shown), Cell::Number)
}

/// A difference computed in decimals: 69.5 less 71 is −1.5, as on paper.
fn on_paper(by: f64) -> f64 {
    format!("{by:.9}").parse().unwrap_or(by)
}

/// Rows that only one of the plans has.
fn alone(beside: &Beside) -> Sheet {
    let heads = [Text::new("规划", "Plan"), ID, INDICATOR, TARGET].map(|head| Cell::text(head.get())).to_vec();
    let rows = beside.heads.iter().zip(&beside.apart).flat_map(|(head, rows)| {
        let row = |partner: &Partner| [&head.name, partner.id.as_str(), &partner.name, &partner.target].map(Cell::text).to_vec();
        rows.iter().map(row)
    });
    Sheet::new(word!("没有配对", "Without a partner"), std::iter::once(heads).chain(rows).collect())
}

fn about(beside: &Beside) -> Sheet {
    let line = |what: &str, said: &str| vec![Cell::text(what), Cell::text(said)];
    let plan = |what: &str, BesideHead { name, years, scenario, .. }: &BesideHead| {
        line(what, &phrase!("{name}（{years}，情景“{scenario}”）", "{name} ({years}, scenario “{scenario}”)"))
    };
    let [own, upper] = &beside.heads;
    let rows = vec![
        line(word!("项目", "What"), word!("内容", "Said")),
        plan(word!("本规划", "This plan"), own),
        plan(beside.other(), upper),
        line(word!("本规划的依据", "Source of this plan"), &own.source),
        line(&phrase!("{}的依据", "Source of {}", beside.other()), &upper.source),
        line(word!("小结", "Summary"), &beside.sentence),
    ];
    Sheet::new(word!("关于", "About"), rows)
}
