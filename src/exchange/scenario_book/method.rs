//! 方法: a short note on what the figures mean, after the method of [`crate::projection`].

use super::about::UNIT;
use super::index::PLAN;
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::plan::Plan;
use crate::projection::Family;
use crate::{phrase, word};

pub(super) fn sheet(plan: &Plan) -> Sheet {
    let families = Family::ALL.into_iter().map(|family| (family.name(), family.note()));
    let fixed = |notes: &'static [(Text, Text)]| notes.iter().map(|(word, note)| (word.get(), note.get()));
    let own = of_the_plan(plan);
    let own = own.iter().map(|(word, note)| (word.get(), note.as_str()));
    let rows = own.chain(fixed(&NUMBERS)).chain(fixed(&MEANINGS)).chain(families).chain(fixed(&WAYS));
    Sheet::new(word!("方法", "Method").to_owned(), rows.map(|(word, note)| vec![Cell::text(word), Cell::text(note)]).collect())
}

fn of_the_plan(plan: &Plan) -> [(Text, String); 2] {
    let (base, end, steps) = (plan.period.base(), plan.period.end(), plan.period.steps());
    let (name, number, version) = (&plan.name, &plan.document.number, &plan.version);
    [
        (PLAN, phrase!("{name}（{number}），数据版本 {version}", "{name} ({number}), data version {version}")),
        (
            Text::new("规划期", "Plan period"),
            phrase!(
                "{base} 年为基年，{end} 年为目标年，其间推算 {steps} 步；基年不计入累计。",
                "{base} is the base year and {end} the target year, {steps} steps apart; the base year does not count towards \
                 totals."
            ),
        ),
    ]
}

const NUMBERS: [(Text, Text); 2] = [
    (
        UNIT,
        Text::new(
            "增速、比例、完成率都是小数：0.01 即 1％；其他数值用指标自己的单位，单位是％的直接写百分数（94 即 94％）。",
            "Rates, shares and completion are fractions: 0.01 means 1%. Other figures are in the indicator's own unit; where \
             that is %, percentages are written as such (94 means 94%).",
        ),
    ),
    (
        Text::new("数字", "Numbers"),
        Text::new(
            "所有数字都未取整，读回后与原来的数完全相同。",
            "No number is rounded; read back, each is exactly what it was.",
        ),
    ),
];

const MEANINGS: [(Text, Text); 10] = [
    (
        Text::new("口径", "Measure"),
        Text::new(
            "水平值看目标年当年的数；累计看基年以后各年当年量之和；年均增速按水平法，由首末两年之比开方求得，不是各年增速的平均；定性由人说明是否达到。",
            "A level is the figure of the target year itself; a cumulative figure is the sum of the yearly flows after the base \
             year; an average annual growth rate is the compound one, from the ratio of the last year to the first, not the \
             mean of the yearly rates; whether a qualitative target is achieved is for a person to state.",
        ),
    ),
    (
        Text::new("起点", "Baseline"),
        Text::new(
            "规划给出的基年数。只给出上界的，按从自然下限到该上界（不含）的区间推算，写作 [0,6)；给出上一个规划期累计的，平均分到每年；没有给出的不以零代替。",
            "The plan's figure for the base year. Where only an upper bound is given, the projection starts from the interval \
             from the natural floor up to that bound (excluded), written [0,6); the total of the previous period is spread \
             evenly over its years; a missing baseline is never replaced by zero.",
        ),
    ),
    (
        Text::new("目标", "Target"),
        Text::new(
            "比较符和数值。原文没有写比较符的，希望上升的读作“不低于”，希望下降的读作“不高于”；“大于”“小于”不含该数本身。",
            "A comparison and a number. Where the document prints no sign, it is read as “at least” where a rise is wanted and \
             “at most” where a fall is; “more than” and “less than” exclude the number itself.",
        ),
    ),
    (
        Text::new("判断", "Verdict"),
        Text::new(
            "达标、未达标或无法判断。比较之前不取整，只容许双精度数本身的误差。区间起点须全部达到才算达标，全都达不到才算未达标，否则取决于起点。",
            "Met, missed or cannot be judged. Nothing is rounded before the comparison; only the error of double-precision \
             arithmetic is tolerated. With an interval baseline the target is met only if all of the interval meets it, missed \
             only if none of it does, and otherwise depends on the baseline.",
        ),
    ),
    (
        Text::new("首次达标年份", "First met in"),
        Text::new(
            "从这一年起直到目标年一直达标；累计指标是累计数越过目标的那一年。",
            "From this year to the target year the target is met without a break; for a cumulative indicator, the year in which \
             the running total crosses the target.",
        ),
    ),
    (
        Text::new("余量和差距", "Room and shortfall"),
        Text::new(
            "预计与目标之差，用目标的单位。差距占比以起点到目标的距离为整体，累计和年均增速以目标为整体。",
            "The difference between projected value and target, in the target's unit. The share of a shortfall is of the \
             distance from baseline to target; for cumulative indicators and average annual growth rates, of the target.",
        ),
    ),
    (
        Text::new("接近", "Close"),
        Text::new(
            "只用于预期性指标：差距不超过整体的 5％。仍算未达标。约束性指标没有这一档。",
            "For anticipatory indicators only: the shortfall is at most 5% of that whole. It still counts as missed. Binding indicators have no such band.",
        ),
    ),
    (
        Text::new("进度", "Pace"),
        Text::new(
            "完成率与序时进度（已过年数占规划期的比例）之比：高于 1.05 倍为快于，0.95 至 1.05 倍为符合，低于 0.95 倍为滞后；起点已达到目标的为保持。取最近有观测的年份，没有观测时取目标年。",
            "Completion against elapsed time (years passed as a share of the period): above 1.05 times is ahead, 0.95 to 1.05 \
             times on track, below 0.95 times behind; where the baseline already meets the target, the pace is “maintain”. \
             Taken for the latest observed year, or the target year where nothing is observed.",
        ),
    ),
    (
        Text::new("所需值", "Required value"),
        Text::new(
            "使预计恰好等于目标的参数值。已有观测或设定的年份不再改变，所需值只管其余年份；“多于”“少于”表示恰好等于还不够。",
            "The parameter that brings the projected value exactly to the target. Observed and assumed years stay as they are, \
             and the requirement is for the others; “more than” and “less than” say that the value itself is not enough.",
        ),
    ),
    (
        Text::new("自然界限", "Natural bounds"),
        Text::new(
            "每一步之后，数值都保持在自然界限以内：比例在 0 到 100 之间，数量不小于 0，毛入学率没有上限。",
            "After each step the value is held within its natural bounds: a share between 0 and 100, a count not below 0, a \
             gross enrolment ratio without an upper bound.",
        ),
    ),
];

const WAYS: [(Text, Text); 7] = [
    (
        Text::new("增长方式的参数", "Parameters of the growth patterns"),
        Text::new(
            "年均增量、衰减趋势填每年（首年）增量；年均增速、缺口递减填小数或百分数；S 曲线填陡度；逐年设定填各年步长，参数空着。",
            "Annual change and damped trend take the annual (first-year) change; annual growth rate and closing gap take a \
             fraction or a percentage; the S-curve takes its steepness; patterns set by year take the steps of the years and \
             leave the parameter empty.",
        ),
    ),
    (
        Text::new("极限", "Limit"),
        Text::new(
            "缺口递减和 S 曲线趋向的数。空着时用自然界限；没有自然界限的必须填。",
            "The value that a closing gap and an S-curve approach. If empty, the natural bound; it must be given where there is \
             none.",
        ),
    ),
    (
        Text::new("下偏差和上偏差", "Deviation below and above"),
        Text::new(
            "实际的参数可能比所设的低多少、高多少，单位与参数相同，增速、比例填小数或百分数。一侧空着即不会偏向这一侧，两侧都空着即没有说明。分布填“三角分布”（越靠近所设的参数越可能，空着时用它）或“均匀分布”（范围内同样可能）。",
            "How far the actual parameter may lie below and above the assumed one, in its unit; for rates and shares a fraction \
             or a percentage. One side empty means no deviation to that side; both empty means that nothing is stated. The \
             distribution is triangular (the closer to the assumed parameter, the likelier; used if empty) or uniform (equally \
             likely within the range).",
        ),
    ),
    (
        Text::new("单位费用和预算", "Unit cost and budget"),
        Text::new(
            "预计值朝希望的方向改变一个单位的费用；与“情景”表的预算用同一货币单位。空着即没有给出。",
            "The cost of moving the projected value by one unit in the wanted direction, in the currency unit of the budget on \
             the sheet Scenarios. Empty means not given.",
        ),
    ),
    (
        Text::new("人口", "Population"),
        Text::new(
            "打开人口年均增长后，按人口平均的指标每一步再除以（1＋人口增长）。",
            "With population growth turned on, each step of a per-head indicator is also divided by (1 + population growth).",
        ),
    ),
    (
        Text::new("另存", "Saving"),
        Text::new(
            "表格软件另存 CSV 时只保留显示出来的位数；要保全精度，请存为 XLSX。",
            "A spreadsheet program that saves as CSV keeps only the digits it shows; save as XLSX to keep all of them.",
        ),
    ),
    (
        Text::new("读回", "Reading back"),
        Text::new(
            "只读“假设”“观测”“情景”三张表，其余是算出来的。列可以换次序；可以添行、删行、改数；不认识的列不接受，以免内容丢失。",
            "Only the sheets Assumptions, Observations and Scenarios are read; the others are computed. Columns may be \
             reordered, rows added or deleted and figures changed; unknown columns are refused, so that nothing is lost.",
        ),
    ),
];
