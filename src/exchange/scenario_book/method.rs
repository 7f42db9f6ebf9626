//! 方法: a short note on what the figures mean, after the method of [`crate::projection`].

use crate::exchange::workbook::{Cell, Sheet};
use crate::plan::Plan;
use crate::projection::Family;
use crate::view::words;

pub(super) fn sheet(plan: &Plan) -> Sheet {
    let (base, end, steps) = (plan.period.base(), plan.period.end(), plan.period.steps());
    let families = Family::ALL.into_iter().map(|family| (words::family(family), words::family_note(family).to_owned()));
    let notes = [
        ("规划", format!("{}（{}），数据版本 {}", plan.name, plan.document.number, plan.version)),
        ("规划期", format!("{base} 年为基年，{end} 年为目标年，其间推算 {steps} 步；基年不计入累计。")),
        (
            "单位",
            "增速、比例、完成率都是小数：0.01 即 1％；其他数值用指标自己的单位，单位是％的直接写百分数（94 即 94％）。"
                .to_owned(),
        ),
        ("数字", "所有数字都未取整，读回后与原来的数完全相同。".to_owned()),
    ];
    let rows = notes.into_iter().chain(MEANINGS.map(|(word, note)| (word, note.to_owned()))).chain(families);
    let rows = rows.map(|(word, note)| vec![Cell::text(word), Cell::text(note)]);
    let ways = WAYS.map(|(word, note)| vec![Cell::text(word), Cell::text(note)]);
    Sheet { name: "方法".to_owned(), rows: rows.chain(ways).collect() }
}

const MEANINGS: [(&str, &str); 10] = [
    (
        "口径",
        "水平值看目标年当年的数；累计看基年以后各年当年量之和；年均增速按水平法，由首末两年之比开方求得，不是各年增速的平均；定性由人说明是否达到。",
    ),
    (
        "起点",
        "规划给出的基年数。只给出上界的，按从自然下限到该上界（不含）的区间推算，写作 [0,6)；给出上一个五年累计的，平均分到每年；没有给出的不以零代替。",
    ),
    ("目标", "比较符和数值。原文没有写比较符的，希望上升的读作“不低于”，希望下降的读作“不高于”；“大于”“小于”不含该数本身。"),
    (
        "判断",
        "达标、未达标或无法判断。比较之前不取整，只容许双精度数本身的误差。区间起点须全部达到才算达标，全都达不到才算未达标，否则取决于起点。",
    ),
    ("首次达标年份", "从这一年起直到目标年一直达标；累计指标是累计数越过目标的那一年。"),
    ("余量和差距", "预计与目标之差，用目标的单位。差距占比以起点到目标的距离为整体，累计和年均增速以目标为整体。"),
    ("接近", "只用于预期性指标：差距不超过整体的 5％。仍算未达标。约束性指标没有这一档。"),
    (
        "进度",
        "完成率与序时进度（已过年数占规划期的比例）之比：高于 1.05 倍为快于，0.95 至 1.05 倍为符合，低于 0.95 倍为滞后；起点已达到目标的为保持。取最近有观测的年份，没有观测时取目标年。",
    ),
    ("所需值", "使预计恰好等于目标的参数值。已有观测或设定的年份不再改变，所需值只管其余年份；“多于”“少于”表示恰好等于还不够。"),
    ("自然界限", "每一步之后，数值都保持在自然界限以内：比例在 0 到 100 之间，数量不小于 0，毛入学率没有上限。"),
];

const WAYS: [(&str, &str); 5] = [
    (
        "增长方式的参数",
        "年均增量、衰减趋势填每年（首年）增量；年均增速、缺口递减填小数或百分数；S 曲线填陡度；逐年设定填各年步长，参数空着。",
    ),
    ("极限", "缺口递减和 S 曲线趋向的数。空着时用自然界限；没有自然界限的必须填。"),
    ("人口", "打开人口年均增长后，按人口平均的指标每一步再除以（1＋人口增长）。"),
    ("另存", "表格软件另存 CSV 时只保留显示出来的位数；要保全精度，请存为 XLSX。"),
    (
        "读回",
        "只读“假设”“观测”“情景”三张表，其余是算出来的。列可以换次序；可以添行、删行、改数；不认识的列不接受，以免内容丢失。",
    ),
];
