//! The parts of 风险, each with the question that it answers.

use crate::word;

/// A part of 风险.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RiskSection {
    /// 临界与排序
    Ranking,
    /// 概率与模拟
    Chances,
    /// 敏感性
    Sensitivity,
    /// 投入
    Effort,
    /// 与过去相比
    Past,
    /// 检验
    Calibration,
    /// 核对
    Consistency,
}

impl RiskSection {
    /// All of them, in their order.
    pub const ALL: [Self; 7] =
        [Self::Ranking, Self::Chances, Self::Sensitivity, Self::Effort, Self::Past, Self::Calibration, Self::Consistency];

    /// What its entrance says.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ranking => word!("临界与排序", "Switching values"),
            Self::Chances => word!("概率与模拟", "Chances"),
            Self::Sensitivity => word!("敏感性", "Sensitivity"),
            Self::Effort => word!("投入", "Budget"),
            Self::Past => word!("与过去相比", "Against the past"),
            Self::Calibration => word!("检验", "Track record"),
            Self::Consistency => word!("核对", "Consistency"),
        }
    }

    /// The question that it answers.
    pub fn question(self) -> &'static str {
        match self {
            Self::Ranking => {
                word!("哪个目标最先失守，哪个最容易扭转", "Which target breaks first, and which is easiest to rescue")
            }
            Self::Chances => {
                word!("在所述范围内，目标有多大可能实现", "How likely are the targets to be met within the stated ranges")
            }
            Self::Sensitivity => word!("哪个假设最要紧", "Which assumption matters most"),
            Self::Effort => word!("有限的投入先保哪些目标", "Which targets to secure first with a limited budget"),
            Self::Past => word!(
                "假设和目标要求的变化，过去有没有过",
                "Has a change as large as the one assumed, or required, happened before"
            ),
            Self::Calibration => word!(
                "站在过去某一年看，各种方法的预报后来准不准",
                "Seen from an earlier year, how well would each method have forecast the later years"
            ),
            Self::Consistency => word!("情景与规划有没有自相矛盾之处", "Does the scenario or the plan contradict itself"),
        }
    }
}
