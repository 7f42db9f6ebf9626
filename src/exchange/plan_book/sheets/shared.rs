//! Columns of several sheets.

use super::PlanSheet;
use crate::exchange::columns::{Column, Width};
use crate::exchange::plan_check::Field;
use crate::language::Text;

pub(in super::super) const DOMAIN: Text = Text::new("领域", "Domain");

/// The id of the row.
pub(super) fn id<R>() -> Column<R> {
    Column::must(Text::new("编号", "ID")).also(&["代码", "code"]).answers(|field| field == Field::Itself).note(
        "由小写字母、数字和连字符组成，不重复；以后不要改动",
        "lower-case letters, digits and hyphens, unique; do not change it later",
    )
}

pub(super) fn name<R>() -> Column<R> {
    Column::must(Text::new("名称", "Name"))
        .also(&["指标", "指标名称", "领域", "服务", "indicator", "domain", "service"])
        .note("与文件一致的名称", "the name as the document has it")
        .width(Width::Wide)
}

pub(super) fn domain<R>() -> Column<R> {
    Column::must(DOMAIN)
        .note("“领域”表中的名称", "a name from the sheet Domains")
        .listed_in(PlanSheet::Domains.name())
        .width(Width::Middle)
}

/// The place in the document.
pub(super) fn place<R>() -> Column<R> {
    Column::may(Text::new("出处", "Source"))
        .also(&["place"])
        .note("在文件中的位置，如 表1 第3行", "the place in the document, such as Table 1 row 3")
        .width(Width::Middle)
}

/// What is in doubt.
pub(super) fn note<R>() -> Column<R> {
    Column::may(Text::new("说明", "Note"))
        .note("有什么疑义，一两句话", "what is in doubt, in a sentence or two")
        .width(Width::Wide)
}

/// The id of an indicator.
pub(super) fn indicator<R>(heading: Text) -> Column<R> {
    Column::must(heading).listed_in(PlanSheet::Indicators.name())
}
