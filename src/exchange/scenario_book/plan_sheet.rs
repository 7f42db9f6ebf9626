//! 规划: what the plan states, and where.

use super::{heads, number};
use crate::exchange::workbook::{Cell, Sheet};
use crate::plan::{Indicator, OpSource, Plan, Start};
use crate::view;
use crate::view::words;

const COLUMNS: [&str; 19] = [
    "编号",
    "分组",
    "领域",
    "指标",
    "单位",
    "属性",
    "口径",
    "起点类型",
    "起点",
    "比较",
    "目标",
    "比较依据",
    "小数位",
    "下限",
    "上限",
    "按人口平均",
    "其中项",
    "出处",
    "原文",
];

pub(super) fn sheet(plan: &Plan) -> Sheet {
    let mut rows = vec![heads(COLUMNS.into_iter().chain(["可选读法"]))];
    rows.extend(plan.indicators.iter().map(|indicator| row(plan, indicator)));
    Sheet { name: "规划".to_owned(), rows }
}

fn row(plan: &Plan, indicator: &Indicator) -> Vec<Cell> {
    let group = plan.groups.iter().find(|group| group.id == indicator.group);
    let head = [
        Cell::text(indicator.id.as_str()),
        Cell::text(group.map_or("", |group| group.name.get())),
        Cell::text(indicator.domain.get()),
        Cell::text(indicator.name.get()),
        Cell::text(indicator.unit.get()),
        Cell::text(words::nature(indicator.nature)),
        Cell::text(words::measure(indicator.statement.measure(), plan.period.steps())),
    ];
    let tail = [
        Cell::Number(indicator.decimals.get().into()),
        number(indicator.bounds.min.map(f64::from)),
        number(indicator.bounds.max.map(f64::from)),
        Cell::text(if indicator.per_head { "是" } else { "" }),
        Cell::text(indicator.part_of.as_ref().map_or("", |whole| whole.as_str())),
        Cell::text(indicator.source.place.get()),
        Cell::text(&indicator.source.printed),
        Cell::text(readings(indicator)),
    ];
    head.into_iter().chain(stated(indicator)).chain(tail).collect()
}

/// Start and target in the default reading.
fn stated(indicator: &Indicator) -> [Cell; 5] {
    let Some(stated) = indicator.statement.measured() else {
        let target = Cell::text(view::target(indicator, &indicator.statement));
        return [Cell::text("未给出"), Cell::Empty, Cell::Empty, target, Cell::Empty];
    };
    let (kind, start) = match stated.start {
        Start::Value(value) => ("数值", Some(value)),
        Start::Below(value) => ("低于", Some(value)),
        Start::EarlierTotal(value) => ("上一个五年的累计", Some(value)),
        Start::Missing => ("未给出", None),
    };
    [
        Cell::text(kind),
        number(start.map(f64::from)),
        Cell::text(stated.target.op.symbol()),
        Cell::Number(stated.target.value.get()),
        Cell::text(match stated.op_source {
            OpSource::Stated => "原文写明",
            OpSource::Read => "按惯例",
        }),
    ]
}

/// What may stand in the 读法 column of 假设, default first.
fn readings(indicator: &Indicator) -> String {
    let readings = indicator.readings.iter().map(|reading| format!("{}：{}", reading.id, reading.name));
    readings.collect::<Vec<_>>().join("；")
}
