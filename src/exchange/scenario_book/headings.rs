//! The names of the sheets and of the columns that are read again, in whichever language they were written.

use crate::language::Text;

/// Whether a heading names a column, in either language or as English tables used to call it.
pub(super) fn names(column: Text, heading: &str) -> bool {
    column.is(heading) || (column == BASELINE && heading.eq_ignore_ascii_case("Start"))
}

pub(super) const ASSUMPTIONS: Text = Text::new("假设", "Assumptions");
pub(in crate::exchange) const OBSERVATIONS: Text = Text::new("观测", "Observations");
pub(super) const INDEX: Text = Text::new("情景", "Scenarios");

/// Whose row it is.
pub(in crate::exchange) const OWNER: Text = Text::new("情景", "Scenario");
pub(in crate::exchange) const ID: Text = Text::new("编号", "ID");
pub(in crate::exchange) const INDICATOR: Text = Text::new("指标", "Indicator");
pub(in crate::exchange) const UNIT: Text = Text::new("单位", "Unit");

pub(super) const READING: Text = Text::new("读法", "Reading");
pub(super) const BASELINE: Text = Text::new("起点", "Baseline");
pub(super) const FAMILY: Text = Text::new("增长方式", "Growth pattern");
pub(super) const PARAMETER: Text = Text::new("参数", "Parameter");
pub(super) const PARAMETER_NOTE: Text = Text::new("参数说明", "About the parameter");
pub(super) const DAMPING: Text = Text::new("衰减系数", "Damping factor");
pub(super) const LIMIT: Text = Text::new("极限", "Limit");
pub(super) const STATUS: Text = Text::new("定性结果", "Status");
pub(super) const BELOW: Text = Text::new("下偏差", "Deviation below");
pub(super) const ABOVE: Text = Text::new("上偏差", "Deviation above");
pub(super) const SHAPE: Text = Text::new("分布", "Distribution");
pub(super) const ENTERED_TARGET: Text = Text::new("填写的目标", "Target entered");
pub(super) const REFERENCE: Text = Text::new("参照值", "Reference figure");
pub(super) const TOLERANCE: Text = Text::new("容许偏差", "Tolerance");
pub(super) const MILESTONES: Text = Text::new("年度目标", "Annual targets");
pub(super) const REASON: Text = Text::new("依据", "Reason");
pub(super) const UNIT_COST: Text = Text::new("单位费用", "Unit cost");

pub(super) const NATURE: Text = Text::new("属性", "Nature");
pub(in crate::exchange) const HOW: Text = Text::new("填法", "How to fill in");

pub(super) const ORDINAL: Text = Text::new("序号", "No.");
pub(super) const FORMAT: Text = Text::new("格式", "Format");
pub(super) const NAME: Text = Text::new("名称", "Name");
pub(super) const NOTE: Text = Text::new("备注", "Note");
pub(super) const PLAN: Text = Text::new("规划", "Plan");
pub(super) const PLAN_VERSION: Text = Text::new("规划版本", "Plan version");
pub(super) const SEED: Text = Text::new("种子", "Seed");
pub(super) const POPULATION: Text = Text::new("人口年均增长", "Population growth");
pub(super) const CORRELATION: Text = Text::new("相关系数", "Correlation");
pub(super) const BUDGET: Text = Text::new("预算", "Budget");

pub(super) const AS_OF: Text = Text::new("看作年份", "As known in");

/// What 观测 says beside a rate, which it writes as the fraction that it is.
pub(in crate::exchange) const FRACTIONS: Text = Text::new("当年增速，如 0.05", "growth rate of the year, such as 0.05");

/// What follows the year in the headings of assumed years, and in those of steps.
pub(super) const ASSUMED: Text = Text::new("年设定", " assumed");
pub(super) const STEP: Text = Text::new("年步长", " step");

/// A status that is not reached.
pub(super) const NOT_REACHED: Text = Text::new("未达到", "not achieved");
