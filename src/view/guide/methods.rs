//! What each page of the method says. The long form is in `projection/method.md` and `risk/method.md`.

use super::example::{self, Asked, Example};
use crate::language::Text;
use crate::plan::{Id, Measure, Plan};
use crate::projection::Family;
use crate::scenario::Scenario;

/// A part of the method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MethodTopic {
    /// How each measure is judged.
    Measures,
    /// How each growth family goes on.
    Families,
    /// Pace, requirement and headroom.
    Progress,
    /// Ranges, chances and what to save.
    Risk,
}

impl MethodTopic {
    /// All of them, in reading order.
    pub const ALL: [Self; 4] = [Self::Measures, Self::Families, Self::Progress, Self::Risk];

    /// Its heading.
    pub fn name(self) -> &'static str {
        match self {
            Self::Measures => crate::word!("怎样判断", "How targets are judged"),
            Self::Families => crate::word!("怎样推算", "How trajectories are projected"),
            Self::Progress => crate::word!("进度与达标所需", "Pace and requirement"),
            Self::Risk => crate::word!("范围、可能与投入", "Ranges, chances and budget"),
        }
    }
}

/// One page: what is done, and the same in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodPage {
    /// Which part it belongs to.
    pub topic: MethodTopic,
    /// What it is about.
    pub title: &'static str,
    /// The formula; empty where there is none.
    pub formula: &'static str,
    /// What is done, in plain words.
    pub text: &'static str,
    /// The same in figures; none where the scenario has nothing of the kind.
    pub example: Option<Example>,
    /// Why there is no example.
    pub missing: &'static str,
}

struct Page {
    topic: MethodTopic,
    title: Text,
    formula: Text,
    text: Text,
    missing: Text,
    work: fn(&Asked) -> Option<Example>,
}

/// All pages, worked with the indicator `open` of a scenario, or with the first one that fits.
pub fn methods(plan: &Plan, scenario: &Scenario, open: &Id) -> Vec<MethodPage> {
    let asked = Asked { plan, scenario, open };
    let method = |page: &Page| MethodPage {
        topic: page.topic,
        title: page.title.get(),
        formula: page.formula.get(),
        text: page.text.get(),
        example: (page.work)(&asked),
        missing: page.missing.get(),
    };
    let families = Family::ALL.into_iter().filter_map(|family| Some((family, family.method()?)));
    let families = families.map(|(family, told)| MethodPage {
        topic: MethodTopic::Families,
        title: told.title.get(),
        formula: told.formula.get(),
        text: told.text.get(),
        example: asked.family(family),
        missing: NO_SUCH.get(),
    });
    MEASURES.iter().map(method).chain(families).chain(RESULTS.iter().map(method)).collect()
}

const NO_SUCH: Text = Text::new("这个规划里没有这一类指标。", "The plan has no such indicator.");
const NO_RANGE: Text = Text::new(
    "这个情景还没有填写任何范围：在“推演”的“不确定性”或“风险”的“概率与模拟”中填写“低”“高”后，这里按您的数演算。",
    "This scenario states no range yet. Enter “Low” and “High” under Uncertainty in Projection, or under Chances in Risk, and \
     this example uses your figures.",
);
const NO_COST: Text = Text::new(
    "这个情景还没有给未达标的指标填写单位费用：在“风险”的“投入”中填写后，这里按您的数演算。",
    "No missed target of this scenario has a unit cost yet. Enter one under Budget in Risk, and this example uses your figures.",
);

/// How each measure is judged.
const MEASURES: [Page; 5] = [
    Page {
        topic: MethodTopic::Measures,
        title: Text::new("水平值", "Level"),
        formula: Text::new("目标年的数值 y ≥ 目标 T（或 ＞、≤、＜）", "value in the target year y ≥ target T (or >, ≤, <)"),
        text: Text::new(
            "从起点逐年推算到目标年，再与目标比较，比较之前不作四舍五入。达标的从哪一年起一直达标，未达标的差多少、占规划增减量多少，都写出来。",
            "The trajectory runs year by year from the baseline to the target year and is compared with the target, without \
             rounding. The page says from which year a target is met, or how large the shortfall is and what share of the \
             planned change that is.",
        ),
        missing: NO_SUCH,
        work: |asked| asked.measured(Measure::is_plain),
    },
    Page {
        topic: MethodTopic::Measures,
        title: Text::new("累计", "Cumulative total"),
        formula: Text::new(
            "规划期各年数量之和（基期不计）≥ 目标",
            "sum over the years of the plan period (base year excluded) ≥ target",
        ),
        text: Text::new(
            "逐年推算每年的数量，再相加。上一个规划期只有总数的，每年按均分取数。",
            "The flow of each year is projected, and all are added up. Where only the total of the previous period is known, it \
             is spread evenly over its years.",
        ),
        missing: NO_SUCH,
        work: |asked| asked.measured(Measure::is_of_flows),
    },
    Page {
        topic: MethodTopic::Measures,
        title: Text::new("年均增速", "Average annual growth rate"),
        formula: Text::new("（y 末 ÷ y 初）^（1 ÷ n）− 1", "(y end ÷ y base)^(1 ÷ n) − 1"),
        text: Text::new(
            "按水平法取几何平均。规划没有给出数值时，以 100 为起点推算指数；没有假设增速就无法判断，不会当作零。",
            "The compound annual growth rate (geometric mean). Where the plan gives no level, an index with baseline 100 is \
             projected. Without an assumed growth rate it cannot be judged, and is never taken to be zero.",
        ),
        missing: NO_SUCH,
        work: |asked| asked.measured(Measure::is_of_rates),
    },
    Page {
        topic: MethodTopic::Measures,
        title: Text::new("定性", "Qualitative"),
        formula: Text::new("", ""),
        text: Text::new(
            "没有数字可算，由您说明到目标年是否达到；没有说明就是无法判断。",
            "There is nothing to compute: you state whether it is achieved by the target year. Until you do, it cannot be \
             judged.",
        ),
        missing: NO_SUCH,
        work: |asked| asked.status(),
    },
    Page {
        topic: MethodTopic::Measures,
        title: Text::new("起点只知道范围", "A baseline known as an interval"),
        formula: Text::new(
            "整个区间都达标才算达标，都不达标才算未达标",
            "met if all of the interval meets it, missed if none of it does",
        ),
        text: Text::new(
            "文件只写“＜6”一类的起点，按从自然下限到该数的区间推算两端；介于其间的无法判断，并写明起点在哪一点上判断会改变。",
            "A baseline such as “<6” is projected by the two ends of its interval, from the natural floor to that number. Where \
             the ends disagree it cannot be judged, and the page says at which baseline the verdict turns.",
        ),
        missing: NO_SUCH,
        work: |asked| asked.interval(),
    },
];

/// What follows from the paths.
const RESULTS: [Page; 6] = [
    Page {
        topic: MethodTopic::Progress,
        title: Text::new("进度", "Pace"),
        formula: Text::new("完成 =（y − B）÷（T − B），与 t ÷ n 相比", "completed = (y − B) ÷ (T − B), against t ÷ n"),
        text: Text::new(
            "完成的比例除以时间过去的比例：超过 1.05 为快于，0.95 到 1.05 为符合，不到 0.95 为滞后。",
            "The share completed divided by the share of time elapsed: above 1.05 is ahead, from 0.95 to 1.05 on track, below \
             0.95 behind.",
        ),
        missing: NO_SUCH,
        work: example::pace,
    },
    Page {
        topic: MethodTopic::Progress,
        title: Text::new("达标所需", "Requirement"),
        formula: Text::new(
            "增量（T − B）÷ n；增速（T ÷ B）^（1 ÷ n）− 1；缺口 1 −（（L − T）÷（L − B））^（1 ÷ n）",
            "change (T − B) ÷ n; rate (T ÷ B)^(1 ÷ n) − 1; gap 1 − ((L − T) ÷ (L − B))^(1 ÷ n)",
        ),
        text: Text::new(
            "恰好使结果等于目标的参数，由增长方式的公式反解；有观测、界限或人口因素时用逐步逼近求出。有观测之后，是以后各年需要的数。",
            "The parameter that brings the outcome exactly to the target, by inverting the formula of the growth pattern; with \
             observations, bounds or population growth it is found by iteration. Once years are observed it is what the \
             remaining years require.",
        ),
        missing: NO_SUCH,
        work: example::requirement,
    },
    Page {
        topic: MethodTopic::Progress,
        title: Text::new("临界值与余量", "Switching value and room"),
        formula: Text::new(
            "余量 = 假设 − 临界值（朝有利的方向为正）",
            "room = assumed − switching value (positive in the favourable direction)",
        ),
        text: Text::new(
            "“最先失守”按已达标的余量从小到大排，“最易扭转”按未达标还差多少从小到大排。占所需变化的比例和折合末位单位使不同单位的指标可以相比。",
            "“First to break” ranks met targets by room, least first; “easiest to rescue” ranks missed ones by shortfall, \
             least first. Shares of the required change and units of the last digit make indicators in different units comparable.",
        ),
        missing: NO_SUCH,
        work: example::headroom,
    },
    Page {
        topic: MethodTopic::Risk,
        title: Text::new("一项达标的可能", "Chance of one target"),
        formula: Text::new(
            "三角分布在临界值有利一侧的面积",
            "area of the distribution on the favourable side of the switching value",
        ),
        text: Text::new(
            "您填写假设可能低多少、高多少；一次偏离管到底时结果随偏离单调变化，达标的可能就是临界值一侧的面积，精确算出，按五个百分点显示。",
            "You state how far the parameter may lie below and above what is assumed. With one deviation for all years the \
             outcome is monotone in it, so the chance is the area on one side of the switching value: exact, shown to five \
             percentage points.",
        ),
        missing: NO_RANGE,
        work: example::chance,
    },
    Page {
        topic: MethodTopic::Risk,
        title: Text::new("全部约束性目标一起达标", "All binding targets together"),
        formula: Text::new("max(0, Σp −（k − 1）) ≤ P ≤ min p", "max(0, Σp − (k − 1)) ≤ P ≤ min p"),
        text: Text::new(
            "不知道各项怎样相关时，只有这个上下限成立（Fréchet，1935；下限见 Boole，1854）。填写共同因子相关系数后，用高斯 copula 模拟；同一种子得到同样的数。",
            "As long as their dependence is unknown, only these bounds hold (Fréchet 1935; Boole 1854 for the lower one). With \
             a stated common-factor correlation they are simulated by a Gaussian copula; the same seed gives the same figures.",
        ),
        missing: NO_RANGE,
        work: example::together,
    },
    Page {
        topic: MethodTopic::Risk,
        title: Text::new("有限的投入先保哪些", "Which targets to secure with a limited budget"),
        formula: Text::new("费用 = 单位费用 × 缺口", "cost = unit cost × shortfall"),
        text: Text::new(
            "在预算之内先求约束性目标保得最多，再求预期性的，再求费用最少；求出的是最优解，不是近似（0–1 背包，Dantzig，1957）。费用和预算都由您给出。",
            "Within the budget, as many binding targets as possible, then as many anticipatory ones, then the least cost: a proven optimum, not an approximation (0–1 knapsack, Dantzig 1957). Costs and budget are yours.",
        ),
        missing: NO_COST,
        work: example::effort,
    },
];
