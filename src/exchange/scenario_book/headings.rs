//! The names of the sheets and of the columns that are read again.

pub(super) const ASSUMPTIONS: &str = "假设";
pub(super) const OBSERVATIONS: &str = "观测";
pub(super) const INDEX: &str = "情景";

/// Whose row it is.
pub(super) const OWNER: &str = "情景";
pub(super) const ID: &str = "编号";
pub(super) const INDICATOR: &str = "指标";
pub(super) const UNIT: &str = "单位";

pub(super) const READING: &str = "读法";
pub(super) const START: &str = "起点";
pub(super) const FAMILY: &str = "增长方式";
pub(super) const PARAMETER: &str = "参数";
pub(super) const PARAMETER_NOTE: &str = "参数说明";
pub(super) const DAMPING: &str = "衰减系数";
pub(super) const LIMIT: &str = "极限";
pub(super) const STATUS: &str = "定性结果";
pub(super) const BELOW: &str = "下偏差";
pub(super) const ABOVE: &str = "上偏差";
pub(super) const SHAPE: &str = "分布";
pub(super) const UNIT_COST: &str = "单位费用";

pub(super) const NATURE: &str = "属性";
pub(super) const HOW: &str = "填法";

pub(super) const ORDINAL: &str = "序号";
pub(super) const FORMAT: &str = "格式";
pub(super) const NAME: &str = "名称";
pub(super) const NOTE: &str = "备注";
pub(super) const PLAN: &str = "规划";
pub(super) const PLAN_VERSION: &str = "规划版本";
pub(super) const SEED: &str = "种子";
pub(super) const POPULATION: &str = "人口年均增长";
pub(super) const CORRELATION: &str = "相关系数";
pub(super) const BUDGET: &str = "预算";
