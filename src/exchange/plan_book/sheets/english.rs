//! 英文: the document's words, and their English.

use crate::exchange::columns::{self, CellValue, Column, ColumnGrid, FaultsFound, Width};
use crate::language::Text;
use crate::plan::{Glossary, Plan};
use crate::word;

/// Words of the document, and their English if they have any.
type Words = (String, Option<String>);

const WORDS: Text = Text::new("文字", "Words");
const ENGLISH: Text = Text::new("英文", "English");

pub(super) fn columns() -> [Column<Words>; 2] {
    [
        Column::must(WORDS)
            .note("规划中的文字，一字不差", "words of the plan, to the letter")
            .width(Width::Wide)
            .holds(|(words, _)| words.cell(), |spot, (words, _)| spot.put(words)),
        Column::may(ENGLISH)
            .note("它的英文；没有的留空", "their English; empty if there is none")
            .width(Width::Wide)
            .holds(|(_, english)| english.cell(), |spot, (_, english)| spot.put(english)),
    ]
}

/// Gives the plan its English. A row without English is still to be filled in.
pub(in super::super) fn translate(grid: &ColumnGrid, plan: &mut Plan, told: &mut FaultsFound) {
    let (mut glossary, mut rows, columns) = (Glossary::new(), Vec::new(), columns());
    for row in grid.rows().filter(|row| !row.get(ENGLISH).is_empty()) {
        let (words, english) = columns::read(&columns, row, Words::default(), told);
        if words.is_empty() {
            continue;
        }
        if glossary.insert(words.clone(), english.unwrap_or_default()).is_some() {
            let problem = word!("这段文字重复，只能有一行", "these words appear twice; they may have only one row");
            told.tell(row.get(WORDS).found(problem));
        }
        rows.push((words, row));
    }
    // A cell still to be filled in may be exactly these words.
    let may_be_missing = told.faults().iter().any(|fault| fault.is_missing);
    let unused = plan.translate(&glossary);
    for (_, row) in rows.iter().filter(|(words, _)| !may_be_missing && unused.contains(words)) {
        told.tell(row.get(WORDS).found(word!(
            "规划中没有这段文字，应与规划中的某处一字不差，或删去这一行",
            "the plan has no such words; match one of its texts to the letter, or delete the row"
        )));
    }
}
