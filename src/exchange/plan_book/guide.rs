//! 填表说明: what each column takes, with an example from the plan at hand.

use super::facts::Fact;
use super::form::{GUIDE, Need, PlanColumn as C, PlanSheet};
use crate::exchange::scenario_book::shown;
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::word;

/// The guide to those sheets.
pub(super) fn sheet(sheets: &[Sheet]) -> Sheet {
    let head = [
        word!("工作表", "Sheet"),
        word!("列或项目", "Column or item"),
        word!("必填", "Required"),
        word!("填什么", "What to enter"),
        word!("可选的写法", "Choices"),
        word!("例", "Example"),
    ];
    let columns = PlanSheet::ALL.into_iter().zip(sheets).flat_map(|(form, sheet)| of_sheet(form, sheet));
    let rows = std::iter::once(head.map(Cell::text).to_vec()).chain(columns).collect();
    Sheet::new(GUIDE.get().to_owned(), rows)
}

fn of_sheet(form: PlanSheet, sheet: &Sheet) -> Vec<Vec<Cell>> {
    if form == PlanSheet::Facts {
        let content = |at: usize| sheet.rows.get(at + 1).and_then(|row| row.get(1)).map(shown).unwrap_or_default();
        let needs = |fact: Fact| if fact.is_required() { Need::Required } else { Need::Optional };
        let row = |(at, fact): (usize, Fact)| row(form, fact.name(), needs(fact), fact.explained(), &[], content(at));
        return Fact::ALL.into_iter().enumerate().map(row).collect();
    }
    let example = |at: usize| {
        let cells = sheet.rows.iter().skip(1).filter_map(|row| row.get(at));
        cells.map(shown).find(|text| !text.is_empty()).unwrap_or_default()
    };
    let column = |(at, column): (usize, &super::form::ColumnForm)| {
        row(form, column.column.heading(), column.need, explained(form, column.column), &column.column.choices(), example(at))
    };
    form.columns().iter().enumerate().map(column).collect()
}

fn row(form: PlanSheet, name: Text, need: Need, explained: Text, choices: &[Text], example: String) -> Vec<Cell> {
    let choices = choices.iter().map(|choice| choice.get()).collect::<Vec<_>>().join(word!("、", ", "));
    vec![
        Cell::text(form.name().get()),
        Cell::text(name.get()),
        Cell::text(if need == Need::Required { word!("是", "yes") } else { "" }),
        Cell::text(explained.get()),
        Cell::text(choices),
        Cell::text(example),
    ]
}

impl PlanSheet {
    /// What a column of it takes, in a sentence; empty where there is nothing to say.
    pub fn note(self, column: C) -> Text {
        explained(self, column)
    }

    /// What a row of 规划 takes, by its item in either language.
    ///
    /// ```
    /// use tuiyan::exchange::PlanSheet;
    /// assert!(PlanSheet::item_note("Target year").is_some());
    /// ```
    pub fn item_note(item: &str) -> Option<Text> {
        Fact::named(item).map(Fact::explained)
    }
}

/// What a column takes.
pub(super) fn explained(form: PlanSheet, column: C) -> Text {
    match (form, column) {
        (PlanSheet::Readings, C::Id) => {
            Text::new("读法的编号，同一指标内不重复", "the reading's id, unique within its indicator")
        }
        (PlanSheet::Readings, C::Measure | C::StartKind | C::Start | C::Op | C::Target | C::OpSource) => Text::new(
            "与指标相同的留空；第一种读法是默认读法，全部留空",
            "leave empty what is as the indicator states; the first reading is the default: leave all of it empty",
        ),
        (PlanSheet::Services, C::Domain) => Text::new("“领域”表中的名称", "a name from the sheet Domains"),
        _ => of_column(column),
    }
}

fn of_column(column: C) -> Text {
    match column {
        C::Item | C::Content | C::Remark => Text::new("", ""),
        C::Id => Text::new(
            "由小写字母、数字和连字符组成，不重复；以后不要改动",
            "lower-case letters, digits and hyphens, unique; do not change it later",
        ),
        C::Group => Text::new("“分组”表中的编号", "an id from the sheet Groups"),
        C::Domain => Text::new("“领域”表中的名称", "a name from the sheet Domains"),
        C::Name => Text::new("与文件一致的名称", "the name as the document has it"),
        C::Unit => Text::new("与文件一致；百分数写 ％", "as the document has it; % for percentages"),
        C::Nature => Text::new(
            "约束性或预期性；文件没有写明的留空，记分牌单独计数",
            "binding or expected; empty where the document does not say, which the scoreboard counts apart",
        ),
        C::Measure => Text::new(
            "水平值看目标年的数；累计看规划期各年之和；年均增速看平均每年增长；定性由人判断",
            "level: the value of the target year; cumulative: the sum over the years of the plan; average annual growth rate: \
             the mean growth per year; qualitative: judged by a person",
        ),
        C::StartKind => Text::new(
            "数值：基期年的数；低于：只知道小于某数；上期累计：上一个规划期的合计；未给出：留空也可",
            "value: that of the base year; below: only known to be below a number; earlier total: the total of the previous \
             period; not given: may also be left empty",
        ),
        C::Start => Text::new("一个数；没有的留空，不要填 0", "a number; empty where there is none, never 0"),
        C::Op => Text::new("目标怎样才算达到；定性的留空", "when the target is met; empty for a qualitative indicator"),
        C::Target => Text::new(
            "一个数；定性的写原文或留空。还可以写：5 至 5.5（区间）、≥68 左右、＞基期、≥2×基期、≥t-01+1（另一指标）、≥“全国平均”、待定：…、观察：…",
            "a number; for a qualitative indicator its words or nothing. Also: 5 to 5.5 (a range), ≥68 about, >baseline, \
             ≥2×baseline, ≥t-01+1 (another indicator), ≥“national average”, to be set: …, watched: …",
        ),
        C::StartYear => Text::new("起点不是基期年的数时写它的年份", "the year of the baseline, where it is not the base year"),
        C::StartUnit => Text::new("起点的单位与指标不同时填写", "the unit of the baseline, where it differs"),
        C::Estimated => Text::new("起点是预计数、初步数的填是", "yes if the baseline is estimated or provisional"),
        C::When => Text::new(
            "期末：看目标年；逐年：以后每一年都要达到（留空为期末）",
            "at the end: in the target year; every year: in each year up to it (empty: at the end)",
        ),
        C::TargetYear => Text::new("目标年与规划不同时填写", "the target year, where it is not the plan's"),
        C::Stretch => Text::new("“力争”的更高目标，如 ≥65", "a second, harder target, such as ≥65"),
        C::Milestones => Text::new(
            "如 2023：≥1.35；2025：≥1.7；按惯例读作“不低于”等的后加 *",
            "such as 2023: ≥1.35; 2025: ≥1.7; an * behind what is read by convention",
        ),
        C::Lead => Text::new("负责这项指标的部门", "the department that answers for it"),
        C::OpSource => Text::new(
            "文件写明了“以上”“≥”等为原文写明；没有写明、按惯例理解的为按惯例（留空也是）",
            "stated where the document says “at least”, ≥ and the like; by convention (or empty) where it prints a bare number",
        ),
        C::Decimals => Text::new(
            "文件印出的小数位数，0 至 6；留空按起点和目标的写法",
            "decimals as printed, 0 to 6; if empty, as in baseline and target",
        ),
        C::Min => Text::new("不可能低于的数，如 0", "a value it cannot fall below, such as 0"),
        C::Max => Text::new("不可能超过的数，如覆盖率的 100", "a value it cannot exceed, such as 100 for a coverage rate"),
        C::PerHead => Text::new("以人口为分母的填是", "yes if its denominator is the population"),
        C::PartOf => Text::new("是另一指标的其中项时，写那一指标的编号", "the id of the indicator of which this is a part"),
        C::Place => Text::new("在文件中的位置，如 表1 第3行", "the place in the document, such as Table 1 row 3"),
        C::Printed => Text::new("文件原样印出的文字或数字", "the words or the figure as printed in the document"),
        C::Scoreboard => Text::new(
            "是：这一组的指标计入记分牌；至少要有一组",
            "yes: its indicators count on the scoreboard; at least one group must",
        ),
        C::Indicator => Text::new("“指标”表中的编号", "an id from the sheet Indicators"),
        C::Relation => Text::new(
            "其中：部分在整体之内；合计：部分加起来等于整体；同一内容：两处写的是一回事",
            "within: the parts lie within the whole; sum: the parts add up to the whole; same: one quantity stated in two places",
        ),
        C::Whole => Text::new("指标的编号", "an indicator's id"),
        C::Parts => Text::new(
            "指标的编号，几个之间用顿号或逗号隔开；单位应与整体相同",
            "ids of indicators, separated by commas; their unit must be that of the whole",
        ),
        C::Note => Text::new("有什么疑义，一两句话", "what is in doubt, in a sentence or two"),
        C::Words => Text::new("规划中的文字，一字不差", "words of the plan, to the letter"),
        C::English => Text::new("它的英文；没有的留空", "their English; empty if there is none"),
    }
}
