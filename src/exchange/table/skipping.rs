//! What is said or asked about the parts of a sheet beside its figures.

use super::grid::{Grid, Spot};
use super::layout::Skipped;
use super::proposal::QuestionTopic;
use super::reader::Reader;
use super::words::shortened;
use crate::language::Text;
use crate::plan::Year;
use crate::{phrase, word};

/// What comes of such a part.
enum Told {
    /// It is left out.
    Left { why: String, is_loss: bool },
    /// It is supposed to mean something. Otherwise so many headings from its cell on are left out.
    Asked { what: String, yes: String, heads: usize },
}

impl Reader<'_> {
    pub(super) fn skipped(&mut self, grid: &Grid, at: Spot, skipped: &Skipped) {
        match told(skipped, &shortened(&grid.shown(at.row, at.column))) {
            Told::Left { why, is_loss } => self.leave(at, why, is_loss),
            Told::Asked { what, yes, heads } => {
                if !self.agrees(QuestionTopic::Head(at), at, what, yes) {
                    self.heads_left.extend((at.column..at.column + heads).map(|column| Spot { column, ..at }));
                }
            }
        }
    }
}

fn told(skipped: &Skipped, text: &str) -> Told {
    let left = |why: String| Told::Left { why, is_loss: true };
    let asked = |what: String, heads: usize| Told::Asked { what, yes: word!("对", "yes").to_owned(), heads };
    let dated = |what: String, year: &Year| Told::Asked { what, yes: phrase!("{year}年", "{year}"), heads: 1 };
    match skipped {
        Skipped::Words => Told::Left {
            why: phrase!("“{text}”是标题、分组或说明", "“{text}” is a title, a group or a note"),
            is_loss: false,
        },
        Skipped::Lost => left(phrase!(
            "“{text}”所在行的数值不在表里，没有读",
            "the figures in the row of “{text}” lie outside the table and are not read"
        )),
        Skipped::Marks => left(phrase!(
            "“{text}”标着不计或口径变化的年份，这样的排法认不出属于哪些数值，没有读",
            "“{text}” marks years as left out or as breaks; in this layout it cannot be told of which figures, and it is not read"
        )),
        Skipped::Column(stage) => {
            let why = stage.reason().map_or("", Text::get);
            left(phrase!("“{text}”这一列{why}", "the column “{text}” is {why}"))
        }
        Skipped::Yearless => left(phrase!("“{text}”这一列没有写明年份", "the column “{text}” names no year")),
        Skipped::Beyond => left(phrase!("“{text}”所在行以下已没有指标", "there is no indicator left for the row of “{text}”")),
        Skipped::Said(year) => dated(
            phrase!("“{text}”写的是 {year}年，按 {year}年 填吗？", "“{text}” names the year {year}. Are the figures of {year}?"),
            year,
        ),
        Skipped::Titled(year) => dated(
            phrase!(
                "“{text}”没有写年份，标题是 {year}年，按 {year}年 填吗？",
                "“{text}” names no year and the title says {year}. Is it {year}?"
            ),
            year,
        ),
        Skipped::BareYear => {
            asked(phrase!("“{text}”等数读作年份，对吗？", "numbers such as “{text}” are read as years. Is that right?"), 1)
        }
        Skipped::Short(heads) => asked(
            phrase!(
                "表头比下面的行少一格，按向右错开一列读，对吗？",
                "the headings are one cell short of the rows below and are read one column to the right. Is that right?"
            ),
            *heads,
        ),
        Skipped::NamedAbove => asked(
            phrase!(
                "名称只写了一次，下面空着的行都按上面的名称读，对吗？",
                "names stand once, and the blank rows below are read under the name above them. Is that right?"
            ),
            1,
        ),
    }
}
