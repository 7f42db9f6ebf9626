//! 规划: the plan as a whole, one row for each item.
//!
//! The sheet is transposed: columns of other sheets are rows here, so that its items are described like columns.

use crate::exchange::columns::{
    self, CellFault, CellValue, Column, ColumnForm, ColumnGrid, FaultsFound, Need, PlacedCell, SheetRow, Width, year,
};
use crate::exchange::columns::{forms, listed, quoted};
use crate::exchange::decode::check_version;
use crate::exchange::plan_file::{KIND, VERSION};
use crate::exchange::workbook::Cell;
use crate::language::Text;
use crate::plan::{Document, Id, Period, Plan, Wording, Year};
use crate::{phrase, word};

/// The contents of the sheet.
pub(in super::super) struct FactsSheet {
    pub(in super::super) id: Id,
    pub(in super::super) version: String,
    pub(in super::super) name: Wording,
    pub(in super::super) short_name: Wording,
    pub(in super::super) document: Document,
    base: Option<Year>,
    end: Option<Year>,
}

const ITEM: Text = Text::new("项目", "Item");
const CONTENT: Text = Text::new("内容", "Content");
pub(in super::super) const FORMAT: Text = Text::new("格式", "Format");
pub(in super::super) const ID: Text = Text::new("编号", "ID");
pub(in super::super) const NAME: Text = Text::new("名称", "Name");
pub(in super::super) const SHORT_NAME: Text = Text::new("简称", "Short name");
const END: Text = Text::new("目标年", "Target year");

pub(super) fn columns() -> [Column<(Text, Cell)>; 2] {
    [
        Column::must(ITEM).holds(|(item, _)| Cell::text(item.get()), |_, _| Ok(())),
        Column::must(CONTENT).width(Width::Wide).holds(|(_, content)| content.clone(), |_, _| Ok(())),
    ]
}

/// The items of a plan as a whole.
pub(in super::super) fn items() -> [Column<FactsSheet>; 10] {
    type C = Column<FactsSheet>;
    [
        C::may(FORMAT).note("照写，不要改；可省去这一行", "leave as it is; this row may be left out").holds(
            |_| Cell::Text(format!("{KIND}/{VERSION}")),
            |spot, _| check_version(&spot.words(), KIND, VERSION).map(drop).map_err(|problem| spot.fault(problem)),
        ),
        C::must(ID)
            .note(
                "规划的编号，由小写字母、数字和连字符组成；情景文件凭它认出规划",
                "the plan's id, of lower-case letters, digits and hyphens; scenario files refer to the plan by it",
            )
            .holds(|it| it.id.cell(), |spot, it| spot.put(&mut it.id)),
        C::must(Text::new("版本", "Version"))
            .note(
                "数据的版本，如录入日期；数据改动后应换一个",
                "the version of the data, such as its date of entry; change it whenever the data change",
            )
            .holds(|it| it.version.cell(), |spot, it| spot.put(&mut it.version)),
        C::must(NAME).note("规划的全称", "the plan's full title").holds(|it| it.name.cell(), |spot, it| spot.put(&mut it.name)),
        C::may(SHORT_NAME)
            .note("页眉用的简称；留空则用全称", "a short title for page headers; if empty, the full one")
            .holds(|it| it.short_name.cell(), |spot, it| spot.put(&mut it.short_name)),
        C::may(Text::new("发文字号", "Document number"))
            .also(&["文号"])
            .note("可留空", "may be left empty")
            .holds(|it| it.document.number.cell(), |spot, it| spot.put(&mut it.document.number)),
        C::may(Text::new("发布机关", "Issuer"))
            .also(&["发布单位", "印发机关"])
            .note("可留空", "may be left empty")
            .holds(|it| it.document.issuer.cell(), |spot, it| spot.put(&mut it.document.issuer)),
        C::may(Text::new("发布日期", "Date of issue"))
            .also(&["日期", "印发日期", "date"])
            .note("写成 2022-09-27；可留空", "written 2022-09-27; may be left empty")
            .holds(|it| it.document.date.cell(), |spot, it| spot.put(&mut it.document.date)),
        C::must(Text::new("基期年", "Base year"))
            .also(&["基年", "基期", "起始年", "base"])
            .note("已有统计数的那一年，如 2020", "the last year whose figures are known, such as 2020")
            .holds(|it| year(it.base), |spot, it| spot.set(&mut it.base, year_of)),
        C::must(END)
            .also(&["末年", "期末年", "end"])
            .note(
                "规划期的最后一年，如 2025；规划期为 1 至 50 年",
                "the last year of the plan, such as 2025; a plan spans 1 to 50 years",
            )
            .holds(|it| year(it.end), |spot, it| spot.set(&mut it.end, year_of)),
    ]
}

fn year_of(spot: PlacedCell) -> Result<Year, CellFault> {
    spot.short(word!("应为年份，如 2025", "it should be a year, such as 2025")).map(Year::new)
}

/// The item that a person's text names.
pub(in super::super) fn named(written: &str) -> Option<ColumnForm> {
    forms(&items()).into_iter().find(|item| item.is_named(written))
}

pub(super) fn of(plan: &Plan) -> Vec<(Text, Cell)> {
    let Plan { id, version, name, short_name, document, period, .. } = plan.clone();
    let facts = FactsSheet { id, version, name, short_name, document, base: Some(period.base()), end: Some(period.end()) };
    let items = items();
    forms(&items).iter().map(|item| item.heading).zip(columns::cells(&items, &facts, &[])).collect()
}

/// Reads the sheet. Reports what is missing or wrong, and puts stand-ins there.
pub(in super::super) fn read(grid: &ColumnGrid, stand_in: Id, told: &mut FaultsFound) -> (FactsSheet, Period) {
    let rows = rows(grid, told);
    let spot = |item: Text| rows.iter().find(|(known, _)| *known == item).map(|(_, row)| row.get(CONTENT));
    let (name, document) = (Wording::default(), Document { number: String::new(), issuer: "".into(), date: String::new() });
    let mut facts = FactsSheet {
        id: stand_in,
        version: String::new(),
        name: name.clone(),
        short_name: name,
        document,
        base: None,
        end: None,
    };
    for item in items() {
        match spot(item.form.heading) {
            Some(spot) => item.read(spot, &mut facts, told),
            None if item.form.need == Need::Required => {
                let name = quoted(item.form.heading.get());
                told.tell(grid.fault(phrase!("缺少{name}一行，请补上", "the row {name} is missing; add it")));
            }
            None => {}
        }
    }
    if facts.short_name.is_empty() {
        facts.short_name = facts.name.clone();
    }
    let years = facts.base.zip(facts.end).zip(spot(END));
    let period = years.and_then(|((base, end), spot)| told.keep(period(base, end, spot)));
    (facts, period.unwrap_or(Period::ONE_YEAR))
}

fn period(base: Year, end: Year, spot: PlacedCell) -> Result<Period, CellFault> {
    Period::new(base, end).ok_or_else(|| {
        spot.fault(phrase!(
            "规划期为 {base} 至 {end}，应为 1900 至 2200 年之间的 1 至 50 年，请核对基期年和目标年",
            "the plan runs from {base} to {end}; it should span 1 to 50 years between 1900 and 2200; check base year and target \
             year"
        ))
    })
}

/// The item of each row.
fn rows<'a>(grid: &'a ColumnGrid<'a>, told: &mut FaultsFound) -> Vec<(Text, SheetRow<'a>)> {
    let mut rows: Vec<(Text, SheetRow)> = Vec::new();
    for row in grid.rows().filter(|row| row.has(ITEM)) {
        let Some(written) = row.required(ITEM, told) else { continue };
        let spot = row.get(ITEM);
        match named(&written).map(|item| item.heading) {
            None => {
                let known = listed(forms(&items()).iter().map(|item| item.heading));
                told.tell(spot.found(&phrase!("应为以下之一：{known}", "it should be one of: {known}")));
            }
            Some(item) if rows.iter().any(|(known, _)| *known == item) => {
                told.tell(spot.found(word!("这一项重复，只能有一行", "this item appears twice; it may have only one row")));
            }
            Some(item) => rows.push((item, row)),
        }
    }
    rows
}
