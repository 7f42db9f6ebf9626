//! Where a person is on the page: which view is shown below its head, what is drawn out beside it, and which pane a narrow screen shows.

use crate::word;

/// Which pane of 推演 a narrow screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The list of indicators.
    List,
    /// The indicator that is open.
    Sheet,
}

/// What the page shows below its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// 推演: the indicators and one of them open.
    Projection,
    /// 总览: every indicator in one picture.
    Overview,
    /// 风险: how safe the verdicts are, what would turn them, and what contradicts itself.
    Risk,
    /// 对比: several scenarios side by side.
    Compare,
    /// 观测: the figures of the years that have passed.
    Observations,
    /// 汇总: several people's scenarios merged.
    Merge,
    /// 报告: what is printed.
    Report,
    /// 训练: exercises, and the facilitator's page.
    Training,
    /// 说明: glossary and method.
    Guide,
    /// 规划数据: the editor of the plan itself.
    PlanData,
}

impl Tab {
    /// The views that are always there, in their order; plan data is one only while it is edited.
    pub const ALWAYS: [Self; 9] = [
        Self::Projection,
        Self::Overview,
        Self::Risk,
        Self::Compare,
        Self::Observations,
        Self::Merge,
        Self::Report,
        Self::Training,
        Self::Guide,
    ];

    /// What its button says.
    pub fn name(self) -> &'static str {
        match self {
            Self::Projection => word!("推演", "Projection"),
            Self::Overview => word!("总览", "Overview"),
            Self::Risk => word!("风险", "Risk"),
            Self::Compare => word!("对比", "Compare"),
            Self::Observations => word!("观测", "Observe"),
            Self::Merge => word!("汇总", "Merge"),
            Self::Report => word!("报告", "Report"),
            Self::Training => word!("训练", "Train"),
            Self::Guide => word!("说明", "Guide"),
            Self::PlanData => word!("规划数据", "Plan data"),
        }
    }

    /// Whether the view would do an exercise that is under way: it shows what is required, or what others came to.
    pub const fn gives_away(self) -> bool {
        matches!(self, Self::Overview | Self::Risk | Self::Compare | Self::Observations | Self::Merge | Self::Report)
    }
}

/// What is drawn out beside the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawer {
    /// 情景: the kept scenarios and what the open one changes.
    Scenarios,
    /// 分享: link and QR code.
    Share,
    /// 文件: in and out.
    Files,
    /// 规划: the plans at hand.
    Plans,
}

impl Drawer {
    /// What stands above it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Scenarios => word!("情景", "Scenarios"),
            Self::Share => word!("分享", "Share"),
            Self::Files => word!("文件", "Files"),
            Self::Plans => word!("规划", "Plans"),
        }
    }
}
