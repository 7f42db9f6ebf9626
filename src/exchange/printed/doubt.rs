//! Why a row needs a look.

use std::fmt;

use crate::{phrase, word};

/// What makes a row uncertain.
#[derive(Clone, Debug, PartialEq)]
pub enum RowDoubt {
    /// A mark without a note.
    Mark(String),
    /// A figure converted to another power of ten.
    Converted {
        /// As printed.
        from: String,
        /// As read.
        to: String,
    },
    /// A yearly change converted to the period.
    PerYear,
    /// A part of a cell was not read.
    LeftOver(String),
    /// A figure in brackets was taken for a part of the goal.
    PartInBrackets(String),
    /// Another reading is offered.
    Otherwise,
    /// The name and the figures say opposite directions.
    Disagree,
    /// The base figure stands in brackets, and the goal is no total.
    BracketedBase,
    /// The base figure counts something else.
    OtherUnit(String),
    /// A total without brackets: 新增, 改造.
    Made,
    /// A percentage without brackets that the name calls a fall.
    Unbracketed,
    /// A change in ％ of what is itself in ％.
    PointsOrPercent,
    /// The names of several goals in one cell do not fit.
    Names,
    /// Base figures do not go with the goals one by one.
    Bases,
    /// Words that no rule knows were taken for a statement.
    Words,
    /// No goal is printed.
    NoGoal,
    /// The base figure in the target cell differs from the base column's.
    TwoBases(String),
    /// A base cell with words in it.
    BaseWords(String),
    /// The row it refers to was found by a part of its name.
    NearName(String),
    /// A figure beyond the possible range of such an indicator.
    Beyond(String),
    /// A figure in a cell that spans several rows or columns of figures.
    Shared(String),
    /// Something in the row is struck through.
    Struck(String),
}

impl fmt::Display for RowDoubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Mark(mark) => phrase!("“{mark}”没有说明", "no note explains “{mark}”"),
            Self::Converted { from, to } => phrase!("起点 {from} 换算为 {to}", "the baseline {from} was converted to {to}"),
            Self::PerYear => {
                word!("每年的变化已折算为整个规划期", "a yearly change was converted to the whole period").to_owned()
            }
            Self::LeftOver(text) => phrase!("“{text}”没有读入", "“{text}” was not read"),
            Self::PartInBrackets(text) => {
                phrase!("括号里的“{text}”按其中的一部分读", "“{text}” in brackets was read as a part of the target")
            }
            Self::Otherwise => word!("还有别的读法", "it can be read otherwise").to_owned(),
            Self::Disagree => {
                word!("名称和数字所说的方向不一致", "the name and the figures point in opposite directions").to_owned()
            }
            Self::BracketedBase => word!(
                "起点带括号而目标不带，起点没有采用",
                "the baseline stands in brackets and the target does not; it was not used"
            )
            .to_owned(),
            Self::OtherUnit(unit) => phrase!("起点的单位是“{unit}”", "the baseline is in “{unit}”"),
            Self::Made => word!("没有括号，按累计数读", "there are no brackets; read as a total").to_owned(),
            Self::Unbracketed => {
                word!("没有括号，按累计降低率读", "there are no brackets; read as a percentage decrease").to_owned()
            }
            Self::PointsOrPercent => {
                word!("百分比的变化：是百分点还是比例？", "a change of a percentage: in points or in per cent?").to_owned()
            }
            Self::Names => {
                word!("一格有几个目标，名称分不开", "the cell holds several targets, and the name does not split to match")
                    .to_owned()
            }
            Self::Bases => word!("起点的个数和目标的个数不同", "there are not as many baselines as targets").to_owned(),
            Self::Words => word!("只有文字，按定性目标读", "words alone; read as a qualitative target").to_owned(),
            Self::NoGoal => word!("没有印出目标", "no target is printed").to_owned(),
            Self::TwoBases(text) => phrase!("目标格里另有起点“{text}”", "the target cell has another baseline, “{text}”"),
            Self::BaseWords(text) => phrase!("起点格里的“{text}”不是数值", "“{text}” in the baseline cell is not a figure"),
            Self::Beyond(figure) => {
                phrase!(
                    "{figure} 超出这类指标的合理范围，请核对",
                    "{figure} is beyond what such an indicator can be; please check"
                )
            }
            Self::Shared(text) => phrase!(
                "“{text}”所在的单元格跨几行或几列，请核对归哪一项",
                "the cell with “{text}” goes over several rows or columns; check which it belongs to"
            ),
            Self::Struck(text) => phrase!("“{text}”划去了", "“{text}” is struck through"),
            Self::NearName(name) => phrase!("所比的指标按“{name}”找到", "the row it is compared with was found as “{name}”"),
        })
    }
}
