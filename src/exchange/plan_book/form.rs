//! The sheets of a plan's workbook and their columns: the one list that is written, read, explained and offered by an editor.

use crate::language::{Language, Text};

use super::choice;

/// A sheet of a plan's workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanSheet {
    /// 规划
    Facts,
    /// 分组
    Groups,
    /// 领域
    Domains,
    /// 服务
    Services,
    /// 指标
    Indicators,
    /// 读法
    Readings,
    /// 关系
    Relations,
    /// 英文
    English,
}

/// A column of any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanColumn {
    /// What a row of 规划 says.
    Item,
    /// What it is.
    Content,
    /// A stable name of the row.
    Id,
    /// The group's id.
    Group,
    /// The domain's name.
    Domain,
    /// The name.
    Name,
    /// The unit.
    Unit,
    /// Binding or expected.
    Nature,
    /// What is judged.
    Measure,
    /// What the start value is.
    StartKind,
    /// The start value.
    Start,
    /// The comparison.
    Op,
    /// The target value.
    Target,
    /// Whether the comparison is printed.
    OpSource,
    /// The year of the base figure, where it is its own.
    StartYear,
    /// The unit of the base figure, where it is its own.
    StartUnit,
    /// Whether the base figure is not final.
    Estimated,
    /// In which years the target has to hold.
    When,
    /// The target year, where it is its own.
    TargetYear,
    /// A second, harder goal.
    Stretch,
    /// Goals on the way.
    Milestones,
    /// Who answers for it.
    Lead,
    /// Decimals as printed.
    Decimals,
    /// The natural floor.
    Min,
    /// The natural ceiling.
    Max,
    /// Divided by the population.
    PerHead,
    /// The whole that it is a part of.
    PartOf,
    /// The place in the document.
    Place,
    /// The figure as printed.
    Printed,
    /// Whether a group counts in the scoreboard.
    Scoreboard,
    /// The indicator that a reading is of.
    Indicator,
    /// How figures hang together.
    Relation,
    /// The whole.
    Whole,
    /// Its parts.
    Parts,
    /// What is in doubt.
    Note,
    /// The document's words.
    Words,
    /// Their English.
    English,
    /// For the person's own use; not read.
    Remark,
}

/// Whether a cell must hold something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may be empty.
    Optional,
}

/// What a column is called and what it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnForm {
    /// Which column.
    pub column: PlanColumn,
    /// Whether its cells must hold something.
    pub need: Need,
}

use Need::{Optional, Required};
use PlanColumn as C;

const fn must(column: C) -> ColumnForm {
    ColumnForm { column, need: Required }
}

const fn may(column: C) -> ColumnForm {
    ColumnForm { column, need: Optional }
}

const FACTS: &[ColumnForm] = &[must(C::Item), must(C::Content)];
const GROUPS: &[ColumnForm] = &[must(C::Id), must(C::Name), may(C::Scoreboard)];
const DOMAINS: &[ColumnForm] = &[must(C::Name)];
const SERVICES: &[ColumnForm] = &[must(C::Domain), must(C::Name)];
const INDICATORS: &[ColumnForm] = &[
    must(C::Id),
    must(C::Group),
    must(C::Domain),
    must(C::Name),
    must(C::Unit),
    may(C::Nature),
    must(C::Measure),
    may(C::StartKind),
    may(C::Start),
    may(C::Op),
    may(C::Target),
    may(C::OpSource),
    may(C::Decimals),
    may(C::Min),
    may(C::Max),
    may(C::PerHead),
    may(C::PartOf),
    may(C::Place),
    may(C::Printed),
    may(C::StartYear),
    may(C::StartUnit),
    may(C::Estimated),
    may(C::When),
    may(C::TargetYear),
    may(C::Stretch),
    may(C::Milestones),
    may(C::Lead),
];
const READINGS: &[ColumnForm] = &[
    must(C::Indicator),
    must(C::Id),
    must(C::Name),
    may(C::Measure),
    may(C::StartKind),
    may(C::Start),
    may(C::Op),
    may(C::Target),
    may(C::OpSource),
    may(C::Place),
    may(C::Note),
];
const RELATIONS: &[ColumnForm] = &[must(C::Relation), must(C::Whole), must(C::Parts), may(C::Place), may(C::Note)];
const ENGLISH: &[ColumnForm] = &[must(C::Words), may(C::English)];

/// The sheet that explains the others.
pub(super) const GUIDE: Text = Text::new("填表说明", "Guide");

impl PlanSheet {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; 8] = [
        Self::Facts,
        Self::Groups,
        Self::Domains,
        Self::Services,
        Self::Indicators,
        Self::Readings,
        Self::Relations,
        Self::English,
    ];

    /// Its name.
    pub const fn name(self) -> Text {
        match self {
            Self::Facts => Text::new("规划", "Plan"),
            Self::Groups => Text::new("分组", "Groups"),
            Self::Domains => Text::new("领域", "Domains"),
            Self::Services => Text::new("服务", "Services"),
            Self::Indicators => Text::new("指标", "Indicators"),
            Self::Readings => Text::new("读法", "Readings"),
            Self::Relations => Text::new("关系", "Relations"),
            Self::English => Text::new("英文", "English"),
        }
    }

    /// Its columns, in the order in which they are written.
    pub const fn columns(self) -> &'static [ColumnForm] {
        match self {
            Self::Facts => FACTS,
            Self::Groups => GROUPS,
            Self::Domains => DOMAINS,
            Self::Services => SERVICES,
            Self::Indicators => INDICATORS,
            Self::Readings => READINGS,
            Self::Relations => RELATIONS,
            Self::English => ENGLISH,
        }
    }

    /// Whether there is no plan without it.
    pub const fn is_required(self) -> bool {
        matches!(self, Self::Facts | Self::Groups | Self::Domains | Self::Indicators)
    }

    /// The sheet of that name, in either language.
    ///
    /// ```
    /// use tuiyan::exchange::PlanSheet;
    /// assert_eq!(PlanSheet::named("指标"), Some(PlanSheet::Indicators));
    /// assert_eq!(PlanSheet::named(" indicators "), Some(PlanSheet::Indicators));
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sheet| is(sheet.name(), name))
    }

    /// The column that a heading names, in either language. One for remarks may stand in every sheet.
    pub fn column(self, heading: &str) -> Option<PlanColumn> {
        let own = self.columns().iter().map(|form| form.column);
        let named = own.clone().find(|column| is(column.heading(), heading));
        let also = || own.clone().find(|column| column.also().iter().any(|also| same(also, heading)));
        named.or_else(also).or_else(|| is(C::Remark.heading(), heading).then_some(C::Remark))
    }
}

impl PlanColumn {
    /// Its heading.
    pub const fn heading(self) -> Text {
        match self {
            Self::Item => Text::new("项目", "Item"),
            Self::Content => Text::new("内容", "Content"),
            Self::Id => Text::new("编号", "ID"),
            Self::Group => Text::new("分组", "Group"),
            Self::Domain => Text::new("领域", "Domain"),
            Self::Name => Text::new("名称", "Name"),
            Self::Unit => Text::new("单位", "Unit"),
            Self::Nature => Text::new("属性", "Nature"),
            Self::Measure => Text::new("口径", "Measure"),
            Self::StartKind => Text::new("起点类型", "Baseline type"),
            Self::Start => Text::new("起点", "Baseline"),
            Self::Op => Text::new("比较", "Comparison"),
            Self::Target => Text::new("目标", "Target"),
            Self::OpSource => Text::new("比较依据", "Basis of comparison"),
            Self::StartYear => Text::new("起点年", "Baseline year"),
            Self::StartUnit => Text::new("起点单位", "Baseline unit"),
            Self::Estimated => Text::new("起点为预计数", "Baseline estimated"),
            Self::When => Text::new("判断时点", "Judged"),
            Self::TargetYear => Text::new("目标年", "Target year"),
            Self::Stretch => Text::new("力争目标", "Stretch target"),
            Self::Milestones => Text::new("年度目标", "Milestones"),
            Self::Lead => Text::new("牵头单位", "Lead department"),
            Self::Decimals => Text::new("小数位", "Decimals"),
            Self::Min => Text::new("下限", "Lower bound"),
            Self::Max => Text::new("上限", "Upper bound"),
            Self::PerHead => Text::new("按人口平均", "Per head"),
            Self::PartOf => Text::new("其中项", "Part of"),
            Self::Place => Text::new("出处", "Source"),
            Self::Printed => Text::new("原文", "As printed"),
            Self::Scoreboard => Text::new("计入记分牌", "On the scoreboard"),
            Self::Indicator => Text::new("指标", "Indicator"),
            Self::Relation => Text::new("关系", "Relation"),
            Self::Whole => Text::new("整体", "Whole"),
            Self::Parts => Text::new("部分", "Parts"),
            Self::Note => Text::new("说明", "Note"),
            Self::Words => Text::new("文字", "Words"),
            Self::English => Text::new("英文", "English"),
            Self::Remark => Text::new("备注", "Remarks"),
        }
    }

    /// Other headings that people give it.
    const fn also(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["指标", "指标名称", "领域", "服务", "indicator", "domain", "service"],
            Self::Id => &["代码", "code"],
            Self::Group => &["分组编号"],
            Self::Nature => &["指标属性", "性质", "类型"],
            Self::Measure => &["计算口径"],
            Self::Start => &["起点值", "基期值", "现状值", "start"],
            Self::StartKind => &["起点种类", "start type"],
            Self::Op => &["比较符", "operator"],
            Self::Target => &["目标值"],
            Self::OpSource => &["比较符来源", "comparison basis"],
            Self::Lead => &["责任部门", "责任单位", "牵头部门", "lead"],
            Self::Milestones => &["分年度目标", "阶段目标"],
            Self::Decimals => &["小数位数", "decimal places"],
            Self::Min => &["下界", "最小值", "minimum", "floor"],
            Self::Max => &["上界", "最大值", "maximum", "ceiling"],
            Self::PerHead => &["人均", "per capita"],
            Self::PartOf => &["其中", "所属整体"],
            Self::Place => &["place"],
            Self::Printed => &["printed"],
            _ => &[],
        }
    }

    /// The words that its cells take, where they take no others; as an editor offers them.
    pub fn choices(self) -> Vec<Text> {
        match self {
            Self::Nature => choice::words(&choice::NATURES),
            Self::Measure => choice::words(&choice::MEASURES),
            Self::StartKind => choice::words(&choice::START_KINDS),
            Self::Op => choice::words(&choice::COMPARISONS),
            Self::OpSource => choice::words(&choice::OP_SOURCES),
            Self::PerHead | Self::Scoreboard | Self::Estimated => choice::words(&choice::TRUTHS),
            Self::When => choice::words(&choice::MOMENTS),
            Self::Relation => choice::words(&choice::RELATIONS),
            _ => Vec::new(),
        }
    }
}

/// Whether a person's writing is one of a text's two languages.
pub(super) fn is(text: Text, written: &str) -> bool {
    Language::ALL.into_iter().any(|language| same(text.of(language), written))
}

/// Whether two writings differ in nothing but case, spaces and the width of their letters.
pub(super) fn same(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// A writing without what people vary.
pub(super) fn plain(written: &str) -> String {
    let half = written.chars().map(crate::figure::half_width);
    half.filter(|letter| !letter.is_whitespace() && *letter != '_').flat_map(char::to_lowercase).collect()
}
