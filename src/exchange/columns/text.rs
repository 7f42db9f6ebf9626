//! The contents of a cell as text, and when two texts are equal.

use crate::exchange::delimited::{percent, shortest};
use crate::exchange::workbook::Cell;
use crate::language::{Language, Text};
use crate::{phrase, word};

/// Whether nothing stands in a cell.
pub(in crate::exchange) fn is_empty(cell: &Cell) -> bool {
    words(cell).is_empty()
}

/// The text of a cell as it is.
pub(super) fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) | Cell::Rate(number) => shortest(*number),
        Cell::Text(text) => text.clone(),
    }
}

/// What stands in a cell, without spaces around it.
pub(in crate::exchange) fn words(cell: &Cell) -> String {
    text(cell).trim().to_owned()
}

/// What stands in a cell, short enough for a line.
pub(in crate::exchange) fn shown(cell: &Cell) -> String {
    const LONGEST: usize = 40;
    let text = match cell {
        Cell::Rate(rate) => percent(*rate),
        cell => words(cell).replace(char::is_control, " "),
    };
    if text.chars().count() <= LONGEST { text } else { text.chars().take(LONGEST).chain(['…']).collect() }
}

/// Whether a person's writing is one of a text's two languages.
pub(in crate::exchange) fn is(text: Text, written: &str) -> bool {
    Language::ALL.into_iter().any(|language| same(text.of(language), written))
}

/// Whether two texts differ only in case, spaces and the width of their characters.
pub(in crate::exchange) fn same(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// A text without the variations of people's spelling.
pub(in crate::exchange) fn plain(written: &str) -> String {
    let half = written.chars().map(crate::figure::half_width);
    half.filter(|letter| !letter.is_whitespace() && *letter != '_').flat_map(char::to_lowercase).collect()
}

/// A name, quoted for a sentence.
pub(in crate::exchange) fn quoted(name: &str) -> String {
    phrase!("“{name}”", "“{name}”")
}

/// Several texts, for a sentence.
pub(in crate::exchange) fn listed(texts: impl IntoIterator<Item = Text>) -> String {
    texts.into_iter().map(Text::get).collect::<Vec<_>>().join(word!("、", ", "))
}
