//! The views of 风险 as drawings.

use super::{Joint, JointEnd, RankedLine, SwingEnd, TornadoView, TwoWay, bar_ticks};
use crate::chart::{self, Arm, ArmEnd, Axis, Bar, Heat, HeatCell, RankingChart};
use crate::view::number;
use crate::{phrase, word};

/// One of the rankings, a bar for each line in their order; the second text is the headroom.
pub fn ranking_chart(lines: &[RankedLine], title: &str) -> RankingChart {
    let bar = |line: &RankedLine| Bar {
        label: line.name.clone(),
        value: Some(line.length),
        text: line.effort.clone(),
        note: line.headroom.clone(),
        tone: line.tone.into(),
        is_binding: line.is_binding,
    };
    RankingChart { bars: lines.iter().map(bar).collect(), title: title.to_owned(), ticks: bar_ticks(lines) }
}

/// The tornado of an indicator, of the inputs whose outcomes are numbers; `None` where the outcome as assumed is an interval.
pub fn tornado_chart(found: &TornadoView) -> Option<chart::TornadoArms> {
    let base = found.base?;
    let end = |end: &SwingEnd| Some(ArmEnd { value: end.value?, text: format!("{} → {}", end.setting, end.outcome) });
    let arms: Vec<_> = found
        .bars
        .iter()
        .filter_map(|bar| {
            Some(Arm { label: format!("{} · {}", bar.label, bar.ground_mark), low: end(&bar.low)?, high: end(&bar.high)? })
        })
        .collect();
    let values: Vec<_> = arms.iter().flat_map(|arm| [arm.low.value, arm.high.value]).chain([base, found.target]).collect();
    let axis = Axis::covering(with_room(&values), None, None, number::fixed);
    Some(chart::TornadoArms {
        arms,
        base: (base, phrase!("按假设 {}", "assumed {}", found.base_text)),
        target: Some((found.target, phrase!("目标 {}", "target {}", found.target_text))),
        axis,
        unit: found.unit.clone(),
    })
}

/// The tornado of the scoreboard: the number of binding targets that are met, of what changes it.
pub fn joint_chart(found: &Joint) -> chart::TornadoArms {
    #[allow(clippy::cast_precision_loss, reason = "a plan has few binding targets")]
    let met = |end: &JointEnd| end.binding_met as f64;
    let end =
        |end: &JointEnd| ArmEnd { value: met(end), text: phrase!("{} → {} 项", "{} → {}", end.setting, end.binding_met) };
    let arm = |line: &super::JointLine| Arm {
        label: format!("{} · {}", line.label, line.ground_mark),
        low: end(&line.low),
        high: end(&line.high),
    };
    let ends = found.movers().flat_map(|line| [line.low.binding_met, line.high.binding_met]);
    chart::TornadoArms {
        axis: whole_numbers(ends.chain([found.present.binding_met])),
        arms: found.movers().map(arm).collect(),
        base: (met(&found.present), phrase!("按假设 {} 项", "assumed {}", found.present.binding_met)),
        target: None,
        unit: word!("项约束性指标达标", "binding targets met").to_owned(),
    }
}

/// The values with a quarter of their range to either side, in which the texts at the arms' ends stand.
fn with_room(values: &[f64]) -> impl Iterator<Item = f64> {
    let (least, most) = values.iter().fold((f64::MAX, f64::MIN), |(least, most), y| (least.min(*y), most.max(*y)));
    let room = most / 4.0 - least / 4.0;
    [least - room, most + room].into_iter()
}

/// An axis that counts, with room for two more to either side and no tick between whole numbers.
fn whole_numbers(counts: impl Iterator<Item = usize>) -> Axis {
    let (least, most) = counts.fold((usize::MAX, 0), |(least, most), count| (least.min(count), most.max(count)));
    let (least, most) = (least.min(most).saturating_sub(2), most + 2);
    #[allow(clippy::cast_precision_loss, reason = "a plan has few binding targets")]
    let ticks: Vec<_> = (least..=most).step_by((most - least).div_ceil(8)).map(|at| (at as f64, at.to_string())).collect();
    #[allow(clippy::cast_precision_loss, reason = "as above")]
    let (low, high) = (least as f64, most as f64);
    Axis { low, high, ticks }
}

/// A two-way table as a map.
pub fn heat_chart(found: &TwoWay) -> Heat {
    let row = |row: &Vec<super::GridCell>| {
        row.iter().map(|cell| HeatCell { text: cell.text.clone(), tone: cell.tone.into() }).collect()
    };
    Heat {
        across: found.columns.label.clone(),
        down: found.rows.label.clone(),
        columns: found.columns.settings.clone(),
        rows: found.rows.settings.clone(),
        cells: found.cells.iter().map(row).collect(),
        current: found.columns.present.zip(found.rows.present),
    }
}
