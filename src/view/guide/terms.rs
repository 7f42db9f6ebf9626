//! The glossary: what each word of the page means.

use crate::language::{Language, Text};

/// A word and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// In the current language.
    pub name: &'static str,
    /// In the other language, for those who read both.
    pub other: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// The words that contain a text, in either language, in name or meaning; all of them where it is blank.
///
/// ```
/// assert_eq!(tuiyan::view::terms("余量")[0].name, "余量");
/// ```
pub fn terms(query: &str) -> Vec<Term> {
    let query = query.trim().to_lowercase();
    let here = Language::current();
    let other = if here == Language::Chinese { Language::English } else { Language::Chinese };
    let term = |(name, meaning): &(Text, Text)| Term { name: name.of(here), other: name.of(other), meaning: meaning.of(here) };
    let named = |term: &Term| [term.name, term.other].iter().any(|name| name.to_lowercase().contains(&query));
    let (mut found, others): (Vec<_>, Vec<_>) = TERMS.iter().map(term).partition(named);
    found.extend(others.into_iter().filter(|term| term.meaning.to_lowercase().contains(&query)));
    found
}

const fn term(name: (&'static str, &'static str), chinese: &'static str, english: &'static str) -> (Text, Text) {
    (Text::new(name.0, name.1), Text::new(chinese, english))
}

const TERMS: [(Text, Text); 33] = [
    term(
        ("约束性", "Binding"),
        "政府必须完成的指标。记分牌、排序和报告都把它放在最前，未达标没有“接近”一说。",
        "An indicator that the government commits itself to meeting. Scoreboard, rankings and report put it first, and a miss \
         is never marked “close”.",
    ),
    term(
        ("预期性", "Anticipatory"),
        "期望达到、主要靠市场和社会实现的指标。差距不超过规划增减量的 5％ 时标为“接近”，仍算未达标。",
        "An indicator that the plan expects to be met, mainly by market and society, without a commitment. With a shortfall of \
         at most 5% of the planned change it is marked “close”, and still counts as missed. The word names this nature only; \
         what a scenario leads to is called projected.",
    ),
    term(
        ("牵头单位", "Lead department"),
        "规划写明对一项指标负责的单位。一格里写了几个单位的（如“区教育局、区财政局”），这一项归到每个单位名下；名称照文件，不作合并。",
        "The department that, as the plan says, answers for an indicator. Where a cell names several, the indicator belongs to          each of them. Names stand as in the document; no two of them are taken for the same.",
    ),
    term(
        ("基期", "Base year"),
        "规划起算的一年，如 2020 年。基期不计入规划期的年数。",
        "The year from which the plan starts, such as 2020. It is not counted among the years of the plan period.",
    ),
    term(
        ("起点", "Baseline"),
        "基期的数值。文件没有给出时就是缺失，不会用别的数代替；您填写的会标明是您填的。",
        "The value in the base year. Where the document gives none it is missing, and nothing takes its place; one that you \
         enter is marked as yours.",
    ),
    term(
        ("目标", "Target"),
        "目标年要达到的数，连同比较方式：≥、＞、≤ 或 ＜。",
        "The value to be reached in the target year, with its comparison: ≥, >, ≤ or <.",
    ),
    term(
        ("达标", "Met"),
        "比较之前不作四舍五入，只容许计算本身的误差。刚好等于 ≥ 的目标算达标。在“情景”里可以改为修约值比较，改变了判断的指标会标出来。",
        "The target is reached. Nothing is rounded before the comparison; only the error of the arithmetic itself is tolerated. \
         An outcome exactly at a ≥ target meets it. Under “Scenarios” rounded values may be compared instead; verdicts that \
         this changes are marked.",
    ),
    term(
        ("无法判断", "Cannot be judged"),
        "缺少起点、没有增长假设、定性目标没有说明，或者结果取决于起点在区间里的哪一点。会写明是哪一种。",
        "The baseline is missing, no growth is assumed, a qualitative outcome is not stated, or the verdict depends on where in \
         its interval the baseline lies. The page says which.",
    ),
    term(
        ("轨迹", "Trajectory"),
        "从起点到目标年逐年的数值。观测或设定过的年份取所填的数，其后接着往下推。",
        "The values year by year from the baseline to the target year. An observed or assumed year takes the figure entered, \
         and the trajectory continues from there.",
    ),
    term(
        ("预计", "Projected"),
        "按所作的假设逐年推到目标年得出的数。假设变了它就变，不是预报。",
        "What the assumptions lead to, year by year up to the target year. It changes with them and is not a forecast.",
    ),
    term(
        ("余量", "Room"),
        "达标之后还多出来的部分。结果的余量以指标的单位计；假设的余量是假设的参数离临界值有多远。",
        "What remains beyond a target that is met, also called headroom. The room of an outcome is in the indicator's unit; that of an assumption \
         is how far the parameter lies beyond its switching value.",
    ),
    term(
        ("缺口", "Shortfall"),
        "离目标还差多少，以指标的单位计，并写明占规划增减量（合计和年均增速则占目标）的百分之几。",
        "How far the outcome falls short of the target, in the indicator's unit and as a share of the planned change (of the \
         target itself for cumulative totals and average annual growth rates).",
    ),
    term(
        ("达标所需", "Requirement"),
        "在所选增长方式下，恰好使结果等于目标的参数。",
        "The parameter of the chosen growth pattern that brings the outcome exactly to the target.",
    ),
    term(
        ("临界值", "Switching value"),
        "判断由达标变为未达标（或相反）的那个参数，就是达标所需的值。",
        "The parameter at which the verdict turns from met to missed or back; it is the required value.",
    ),
    term(
        ("百分点与％", "Percentage point and per cent"),
        "两个百分比之间的差用百分点：90％ 到 95％ 是提高 5 个百分点；说提高 5％，则是 90％ × 1.05 = 94.5％。",
        "The difference between two percentages is in percentage points: from 90% to 95% is a rise of 5 points; a rise of 5% \
         leads to 90% × 1.05 = 94.5%.",
    ),
    term(
        ("年均增量", "Annual change"),
        "每年增加（或减少）同样多，单位与指标相同。",
        "The same amount is added (or taken away) every year, in the indicator's unit; in percentage points where that unit is \
         %.",
    ),
    term(
        ("年均增速（水平法）", "Average annual growth rate"),
        "（目标年 ÷ 基期）的 n 次方根减 1，与统计年鉴的水平法相同，按复利计算。",
        "The compound annual growth rate: the n-th root of target year over base year, less 1, as in statistical yearbooks. It \
         is not the mean of the yearly rates.",
    ),
    term(
        ("累计", "Cumulative total"),
        "规划期各年数量之和，基期不计。这类指标的增长方式作用于每年的数量。",
        "The sum over the years of the plan period, without the base year. The growth pattern acts on the flow of each year.",
    ),
    term(
        ("定性", "Qualitative"),
        "没有数字、只说是否达到的目标，由您说明。",
        "A target without a figure: you state whether it is achieved.",
    ),
    term(
        ("衰减趋势（φ）", "Damped trend (φ)"),
        "每年的增量是上一年的 φ 倍，先快后慢。φ 为 1 时就是年均增量。",
        "Each year's change is φ times the one before: fast, then slower. With φ = 1 it is a constant annual change.",
    ),
    term(
        ("缺口递减", "Closing gap"),
        "每年补上离上限（或下限）剩余缺口的同一比例，越接近越慢，适合有封顶的比率。",
        "Every year closes the same share of the remaining gap to the limit, ever more slowly; it suits ratios with a ceiling.",
    ),
    term(
        ("S 曲线", "S-curve"),
        "起步慢、中段快、接近上限又变慢（逻辑斯蒂）。陡度越大，中段越快。",
        "Slow at first, fast in the middle, slow again near the ceiling (logistic). The greater the steepness, the faster the \
         middle.",
    ),
    term(
        ("自然界限", "Natural bound"),
        "指标不可能越过的值，如覆盖率不超过 100％。轨迹碰到时停在界上，并写明从哪一年起。",
        "A value that an indicator cannot pass, such as 100% for a coverage rate. A trajectory that reaches it stays there, and \
         the page says from which year.",
    ),
    term(
        ("进度", "Pace"),
        "完成的比例与时间过去的比例相比：超过 1.05 倍为快于，0.95 倍及以上为符合，再低为滞后；起点已达到目标的为保持。",
        "The share completed divided by the share of time elapsed: ahead above 1.05, on track from 0.95, behind below; \
         “maintain” where the baseline already meets the target.",
    ),
    term(
        ("观测与设定", "Observed and assumed"),
        "观测是已经发生的实际数；设定是您对某一年的假设。两者都固定那一年，样子不同。",
        "Observed is an actual figure; assumed is your own figure for a year. Both fix that year, and they look different.",
    ),
    term(
        ("读法", "Reading"),
        "文件中的数字可以有不止一种理解时的各种理解，写明依据，由您选择。",
        "One of several ways to understand a figure of the document, each with its source. You choose.",
    ),
    term(
        ("持续偏离", "Persistent deviation"),
        "抽一次偏离，各年都偏离同样多。这种读法下单项的可能可以精确算出。",
        "One deviation, the same in every year. Under this reading the chance of a single target is exact.",
    ),
    term(
        ("逐年独立", "Independent by year"),
        "每年各自偏离、互不相干，只能靠模拟得出，通常比持续偏离更集中。",
        "Each year deviates on its own, independently of the others. It needs a simulation, and outcomes usually lie closer \
         together than under a persistent deviation.",
    ),
    term(
        ("相关系数", "Correlation"),
        "各项偏离有多少出于共同的原因：0 互不相干，1 同好同坏。由您填写，规划没有依据。",
        "How much of the deviations is due to common causes: 0 for unrelated, 1 for all good or all bad together. You state it; \
         the plan gives no basis.",
    ),
    term(
        ("P10、P50、P90", "P10, P50, P90"),
        "有一成、一半、九成可能低于的数。P10 到 P90 之间有八成可能。",
        "The values below which the outcome falls with a chance of 10%, 50% and 90%. It lies between P10 and P90 with a chance \
         of 80%.",
    ),
    term(
        ("种子", "Seed"),
        "随机数从哪里开始。种子相同，模拟的每个数都相同，任何人可以重做。",
        "Where the random numbers begin. The same seed gives the same figures, so that anybody can reproduce a simulation.",
    ),
    term(
        ("末位单位", "Unit of the last digit"),
        "文件印出的最后一位小数所代表的量。不同单位的指标用它来比较余量和缺口。",
        "One unit of the last decimal that the document prints. It makes room and shortfall comparable across units.",
    ),
    term(
        ("单位费用与预算", "Unit cost and budget"),
        "使预计值朝目标每改变一个单位要花多少、总共可花多少，都由您给出，推演不替您估计。",
        "What it costs to move a projected value by one unit towards its target, and what may be spent in all. You state both; \
         Tuiyan estimates neither.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_by_its_name_in_either_language_before_its_meaning() {
        assert_eq!(terms("room")[0].name, "余量");
        assert_eq!(terms(" 余量 ")[0].name, "余量");
        assert_eq!(Language::English.speaking(|| terms("缺口")[0].name), "Shortfall");
        assert!(terms("达标").len() > 1, "meanings are searched as well");
        assert_eq!(terms("").len(), TERMS.len());
        assert!(terms("no such word").is_empty());
    }

    #[test]
    fn no_word_is_explained_twice() {
        let mut names: Vec<_> = terms("").into_iter().flat_map(|term| [term.name, term.other]).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
