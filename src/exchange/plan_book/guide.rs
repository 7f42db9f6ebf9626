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
        word!("填什么", "What it takes"),
        word!("可选的写法", "Choices"),
        word!("例", "Example"),
    ];
    let columns = PlanSheet::ALL.into_iter().zip(sheets).flat_map(|(form, sheet)| of_sheet(form, sheet));
    let rows = std::iter::once(head.map(Cell::text).to_vec()).chain(columns).collect();
    Sheet { name: GUIDE.get().to_owned(), rows }
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
        (PlanSheet::Readings, C::Id) => Text::new("读法的编号，同一指标内不重复", "the reading's id, once for its indicator"),
        (PlanSheet::Readings, C::Measure | C::StartKind | C::Start | C::Op | C::Target | C::OpSource) => Text::new(
            "与指标相同的留空；第一种读法是默认读法，全部留空",
            "empty where it is as the indicator states; the first reading is the default, and empty throughout",
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
            "lower-case letters, digits and hyphens, once each; do not change it later",
        ),
        C::Group => Text::new("“分组”表中的编号", "an id from the sheet Groups"),
        C::Domain => Text::new("“领域”表中的名称", "a name from the sheet Domains"),
        C::Name => Text::new("与文件一致的名称", "the name as the document has it"),
        C::Unit => Text::new("与文件一致；百分数写 ％", "as the document has it; ％ for percentages"),
        C::Nature => Text::new("计入记分牌的指标必填，其余可留空", "required for what counts on the scoreboard"),
        C::Measure => Text::new(
            "水平值看目标年的数；累计看规划期各年之和；年均增速看平均每年增长；定性由人判断",
            "level: the value of the target year; cumulative: the sum of all years; average growth: the mean yearly growth; status: judged by a person",
        ),
        C::StartKind => Text::new(
            "数值：基期年的数；低于：只知道小于某数；上期累计：上一个规划期的合计；未给出：留空也可",
            "value: that of the base year; below: only known to be under a number; earlier total: the sum of the previous period; not given: may be left empty",
        ),
        C::Start => Text::new("一个数；没有的留空，不要填 0", "a number; empty where there is none, never 0"),
        C::Op => Text::new("目标怎样才算达到；定性的留空", "when the target is met; empty for a status"),
        C::Target => Text::new("一个数；定性的留空", "a number; empty for a status"),
        C::OpSource => Text::new(
            "文件写明了“以上”“≥”等为原文写明；没有写明、按惯例理解的为按惯例（留空也是）",
            "stated where the document says so; by convention (or empty) where it prints a bare number",
        ),
        C::Decimals => Text::new(
            "文件印出的小数位数，0 至 6；留空按起点和目标的写法",
            "decimals as printed, 0 to 6; empty to go by start and target",
        ),
        C::Min => Text::new("不可能低于的数，如 0", "what it cannot fall below, such as 0"),
        C::Max => Text::new("不可能超过的数，如覆盖率的 100", "what it cannot exceed, such as 100 for a share"),
        C::PerHead => Text::new("以人口为分母的填是", "yes where it is divided by the population"),
        C::PartOf => Text::new("是另一指标的其中项时，写那一指标的编号", "the id of the indicator that this is a part of"),
        C::Place => Text::new("在文件中的位置，如 表1 第3行", "the place in the document, such as Table 1 row 3"),
        C::Printed => Text::new("文件原样印出的文字或数字", "the figure or words as printed"),
        C::Scoreboard => Text::new(
            "是：这一组的指标计入记分牌；至少要有一组",
            "yes: its indicators count on the scoreboard; at least one group does",
        ),
        C::Indicator => Text::new("“指标”表中的编号", "an id from the sheet Indicators"),
        C::Relation => Text::new(
            "其中：部分在整体之内；合计：部分加起来等于整体；同一内容：两处写的是一回事",
            "within: the parts lie within the whole; sum: they add up to it; same: one quantity stated twice",
        ),
        C::Whole => Text::new("指标的编号", "an indicator's id"),
        C::Parts => Text::new(
            "指标的编号，几个之间用顿号或逗号隔开；单位应与整体相同",
            "indicators' ids with commas between them, in the unit of the whole",
        ),
        C::Note => Text::new("有什么疑义，一两句话", "what is in doubt, in a sentence or two"),
        C::Words => Text::new("规划中的文字，一字不差", "words of the plan, to the letter"),
        C::English => Text::new("它的英文；没有的留空", "their English; empty where there is none"),
    }
}
