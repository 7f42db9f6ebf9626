//! The meaning of columns without years, from their headings.

use super::stage::Stage;
use crate::figure::key;
use crate::scenario::Mark;

/// The meaning of a column that names no year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The name of the indicator.
    Name,
    /// Its id or a code.
    Code,
    /// The number of the row.
    Ordinal,
    /// The unit of the row's figures.
    Unit,
    /// The year of the row.
    Year,
    /// The figure of the row.
    Value,
    /// Something that distinguishes rows: a scenario, a region.
    Dimension,
    /// A flag of the row's figures: provisional, estimated, revised.
    Flag,
    /// The power of ten of the row's figures.
    Power,
    /// Explanations: nature, notes, sources, lead department.
    Aside,
    /// Years that have a mark.
    Marks(Mark),
    /// The sources, by year.
    Sources,
    /// Figures of that stage, without a year.
    Staged(Stage),
    /// Something else.
    Other,
}

const NAMES: [&str; 15] = [
    "指标",
    "指标名称",
    "指标名",
    "名称",
    "项目",
    "内容",
    "主要指标",
    "指标内容",
    "监测指标",
    "indicator",
    "indicatorname",
    "series",
    "seriesname",
    "name",
    "item",
];
const CODES: [&str; 9] = ["编号", "id", "指标编号", "代码", "指标代码", "indicatorcode", "seriescode", "code", "geocode"];
const ORDINALS: [&str; 6] = ["序号", "序", "no.", "no", "#", "行号"];
const UNITS: [&str; 9] =
    ["单位", "计量单位", "指标单位", "unit", "units", "unitofmeasure", "unitmeasure", "unit_measure", "measure"];
const YEARS: [&str; 12] =
    ["年份", "年度", "年", "时间", "时期", "日期", "year", "time", "period", "date", "timeperiod", "time_period"];
const VALUES: [&str; 10] = ["数值", "值", "指标值", "数据", "数据值", "value", "obs_value", "obsvalue", "figure", "data"];
const DIMENSIONS: [&str; 14] =
    ["情景", "scenario", "region", "地区", "区县", "country", "countryname", "geo", "sex", "age", "性别", "年龄", "城乡", "区域"];
const FLAGS: [&str; 16] = [
    "标志",
    "标识",
    "标记",
    "符号",
    "状态",
    "数据状态",
    "数据标志",
    "注记",
    "flag",
    "flags",
    "status",
    "obs_flag",
    "obs_status",
    "obsstatus",
    "observationstatus",
    "observationflag",
];
const POWERS: [&str; 6] = ["unit_mult", "unitmult", "unitmultiplier", "unit_multiplier", "multiplier", "单位乘数"];
const ASIDES: [&str; 20] = [
    "属性",
    "性质",
    "指标属性",
    "指标性质",
    "备注",
    "说明",
    "填法",
    "nature",
    "note",
    "notes",
    "remark",
    "remarks",
    "source",
    "howtofillin",
    "观测来源",
    "来源",
    "conf_status",
    "lastupdate",
    "lastupdated",
    "footnotes",
];
const LEFT_OUT: [&str; 6] = ["不计的年份", "不计年份", "不计入的年份", "剔除年份", "yearsleftout", "leftout"];
const BREAKS: [&str; 6] = ["口径变化的年份", "口径变化年份", "口径变化", "yearsofabreak", "breaks", "breakinseries"];
const SOURCES: [&str; 2] = ["各年来源", "sourcesbyyear"];
/// The endings of a heading for days on which figures were handled, as opposed to their years.
const DAYS: [&str; 10] = ["日期", "时间", "date", "time", "updated", "released", "published", "日", "于", "on"];
/// The actions on such days.
const DEEDS: [&str; 18] = [
    "更新", "发布", "公布", "公开", "修订", "填报", "填表", "报送", "采集", "入库", "下载", "提交", "审核", "update", "release",
    "publi", "revi", "download",
];
/// Whether a heading is about a day on which figures were handled.
fn is_of_handling(word: &str) -> bool {
    DEEDS.iter().any(|deed| word.contains(deed)) && DAYS.iter().any(|day| word.ends_with(day))
}

/// The endings of a heading for the lead department or the source of a figure.
const ASIDE_ENDS: [&str; 7] = ["牵头单位", "责任单位", "责任部门", "填报单位", "数据来源", "资料来源", "主管部门"];

impl Role {
    /// Whether its cells may name years without being headings.
    pub(super) const fn may_name_years(self) -> bool {
        matches!(self, Self::Marks(_) | Self::Sources | Self::Aside)
    }

    pub(super) fn of(heading: &str) -> Self {
        let word = key(heading);
        let is = |list: &[&str]| list.contains(&word.as_str());
        let bare = word.split_once('(').map_or(word.as_str(), |(bare, _)| bare);
        match () {
            () if is(&ORDINALS) => Self::Ordinal,
            () if is(&CODES) => Self::Code,
            () if is(&NAMES) || NAMES.contains(&bare) => Self::Name,
            () if is(&UNITS) => Self::Unit,
            () if is(&YEARS) || word.ends_with("\\time") || word.ends_with("\\time_period") => Self::Year,
            () if is(&VALUES) || VALUES.contains(&bare) => Self::Value,
            () if is(&DIMENSIONS) => Self::Dimension,
            () if is(&FLAGS) || FLAGS.contains(&bare) => Self::Flag,
            () if is(&POWERS) => Self::Power,
            () if is(&LEFT_OUT) => Self::Marks(Mark::LeftOut),
            () if is(&BREAKS) => Self::Marks(Mark::Break),
            () if is(&SOURCES) => Self::Sources,
            () if is(&ASIDES) || is_of_handling(&word) || ASIDE_ENDS.iter().any(|end| word.ends_with(end)) => Self::Aside,
            () => Stage::of_words(heading).map_or(Self::Other, Self::Staged),
        }
    }
}

/// Whether a row belongs to no indicator: sums, notes, sources, signatures.
pub(super) fn is_aside(label: &str) -> bool {
    const STARTS: [&str; 24] = [
        "合计",
        "总计",
        "小计",
        "共计",
        "注:",
        "注1",
        "注:1",
        "附注",
        "说明",
        "数据来源",
        "资料来源",
        "来源",
        "填表",
        "填报",
        "制表",
        "编制",
        "审核",
        "单位:",
        "单位负责人",
        "续表",
        "统计负责人",
        "联系",
        "source:",
        "note",
    ];
    let word = key(label);
    word.is_empty() || word == "total" || STARTS.iter().any(|start| word.starts_with(start)) || word.starts_with("注")
}
