//! The meaning of columns without years, from their headings.

use super::grid::Grid;
use super::stage::Stage;
use crate::figure::{Unit, key};

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
const VALUES: [&str; 18] = [
    "绝对数",
    "绝对额",
    "绝对量",
    "年末数",
    "全年",
    "全年数",
    "本年",
    "本年数",
    "数值",
    "值",
    "指标值",
    "数据",
    "数据值",
    "value",
    "obs_value",
    "obsvalue",
    "figure",
    "data",
];
const DIMENSIONS: [&str; 14] =
    ["情景", "scenario", "region", "地区", "区县", "country", "countryname", "geo", "sex", "age", "性别", "年龄", "城乡", "区域"];
const FLAGS: [&str; 18] = [
    "flagcode",
    "flagcodes",
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
const ASIDES: [&str; 24] = [
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
    "不计的年份",
    "口径变化的年份",
    "yearsleftout",
    "yearsofabreak",
];
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

/// Whether the years in a text are not those of the figures: it tells of their handling, or is a note.
pub(super) fn is_dated_otherwise(text: &str) -> bool {
    let word = key(text);
    is_aside(text) || DEEDS.iter().any(|deed| word.contains(deed))
}

/// The endings of a heading for the lead department or the source of a figure.
const ASIDE_ENDS: [&str; 7] = ["牵头单位", "责任单位", "责任部门", "填报单位", "数据来源", "资料来源", "主管部门"];

impl Role {
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
            () if is(&ASIDES) || is_of_handling(&word) || ASIDE_ENDS.iter().any(|end| word.ends_with(end)) => Self::Aside,
            () => Stage::of_words(heading).map_or(Self::Other, Self::Staged),
        }
    }
}

/// Of columns called units, the one that holds some: a measure may be something else.
pub(super) fn unit_column(grid: &Grid, head: usize, body: &[usize], columns: Vec<usize>) -> Option<usize> {
    let known = |column: usize| body.iter().filter(|row| Unit::of(&grid.shown(**row, column)).is_known()).count();
    let is_measure = |column: usize| key(&grid.shown(head, column)) == "measure";
    columns
        .into_iter()
        .filter(|column| known(*column) > 0 || !is_measure(*column))
        .max_by_key(|column| (known(*column), usize::MAX - column))
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
    const WORDS: [&str; 9] = ["total", "平均", "平均值", "均值", "年均", "年均增长", "年平均", "average", "mean"];
    word.is_empty()
        || WORDS.contains(&word.as_str())
        || STARTS.iter().any(|start| word.starts_with(start))
        || word.starts_with("注")
}
