//! The meaning of columns without years, from their headings.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::grid::Grid;
use super::stage::Stage;
use crate::figure::{Unit, any_of, key};
use crate::scenario::YearMark;

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
    Marks(YearMark),
    /// The sources, by year.
    Sources,
    /// Figures of that stage, without a year.
    Staged(Stage),
    /// Something else.
    Other,
}

/// The words of a heading, between bars.
const HEADINGS: [(Role, &str); 13] = [
    (Role::Ordinal, "序号|序|no.|no|#|行号"),
    (Role::Code, "编号|id|指标编号|代码|指标代码|indicatorcode|seriescode|code|geocode"),
    (
        Role::Name,
        "指标|指标名称|指标名|名称|项目|内容|主要指标|指标内容|监测指标|indicator|indicatorname|series|\
        seriesname|name|item",
    ),
    (Role::Unit, "单位|计量单位|指标单位|unit|units|unitofmeasure|unitmeasure|unit_measure|measure"),
    (Role::Year, "年份|年度|年|时间|时期|日期|year|time|period|date|timeperiod|time_period"),
    (
        Role::Value,
        "绝对数|绝对额|绝对量|年末数|全年|全年数|本年|本年数|数值|值|指标值|数据|数据值|value|obs_value|obsvalue|figure|data",
    ),
    (Role::Dimension, "情景|scenario|region|地区|区县|country|countryname|geo|sex|age|性别|年龄|城乡|区域"),
    (
        Role::Flag,
        "标志|标识|标记|符号|状态|数据状态|数据标志|注记|flag|flags|status|obs_flag|obs_status|obsstatus|\
        observationstatus|observationflag|flagcode|flagcodes",
    ),
    (Role::Power, "unit_mult|unitmult|unitmultiplier|unit_multiplier|multiplier|单位乘数"),
    (
        Role::Aside,
        "属性|性质|指标属性|指标性质|备注|说明|填法|nature|note|notes|remark|remarks|source|howtofillin|\
        观测来源|来源|conf_status|lastupdate|lastupdated|footnotes",
    ),
    (Role::Marks(YearMark::LeftOut), "不计的年份|不计年份|不计入的年份|剔除年份|yearsleftout|leftout"),
    (Role::Marks(YearMark::Break), "口径变化的年份|口径变化年份|口径变化|yearsofabreak|breaks|breakinseries"),
    (Role::Sources, "各年来源|sourcesbyyear"),
];
/// What ends the heading of a day on which figures were handled, as opposed to their years, and what was done that day.
const DAYS: &str = "日期|时间|date|time|updated|released|published|日|于|on";
const DEEDS: &str = "更新|发布|公布|公开|修订|填报|填表|报送|采集|入库|下载|提交|审核|update|release|publi|revi|download";
/// What ends the heading of the lead department or of the source of a figure.
const ASIDE_ENDS: &str = "牵头单位|责任单位|责任部门|填报单位|数据来源|资料来源|主管部门";

static MEANT: LazyLock<BTreeMap<&str, Role>> =
    LazyLock::new(|| HEADINGS.iter().flat_map(|(role, words)| words.split('|').map(|word| (word, *role))).collect());

/// Whether the years in a text are not those of the figures: it tells of their handling, or is a note.
pub(super) fn is_dated_otherwise(text: &str) -> bool {
    let word = key(text);
    is_aside(text) || any_of(DEEDS, |deed| word.contains(deed))
}

impl Role {
    /// Whether its cells may name years without being headings.
    pub(super) const fn may_name_years(self) -> bool {
        matches!(self, Self::Marks(_) | Self::Sources | Self::Aside)
    }

    pub(super) fn of(heading: &str) -> Self {
        let word = key(heading);
        // A unit in brackets may follow.
        let bare = word.split_once('(').and_then(|(bare, _)| MEANT.get(bare));
        let is_handled = || any_of(DEEDS, |deed| word.contains(deed)) && any_of(DAYS, |day| word.ends_with(day));
        match MEANT.get(word.as_str()).or(bare.filter(|role| matches!(role, Self::Name | Self::Value | Self::Flag))) {
            Some(role) => *role,
            None if any_of("\\time|\\time_period", |end| word.ends_with(end)) => Self::Year,
            None if is_handled() || any_of(ASIDE_ENDS, |end| word.ends_with(end)) => Self::Aside,
            None => Stage::of_words(heading).map_or(Self::Other, Self::Staged),
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
    const STARTS: &str = "合计|总计|小计|共计|注|附注|说明|数据来源|资料来源|来源|填表|填报|制表|编制|审核|单位:|\
        单位负责人|续表|统计负责人|联系|source:|note";
    const WORDS: &str = "total|平均|平均值|均值|年均|年均增长|年平均|average|mean";
    let word = key(label);
    word.is_empty() || any_of(WORDS, |each| each == word) || any_of(STARTS, |start| word.starts_with(start))
}
