//! A column's heading, and what it takes.

use super::text::{is, same};
use crate::exchange::plan_check::Field;
use crate::language::{Language, Text};
use crate::plan::{Period, Year};

/// Whether a cell must hold something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may be empty.
    Optional,
}

/// The width of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// A number or a word.
    Narrow,
    /// A few words.
    Middle,
    /// A sentence.
    Wide,
}

/// The words to choose from.
#[derive(Clone, Copy)]
pub(in crate::exchange) enum OfferedWords {
    Anything,
    /// These words.
    Words(fn() -> Vec<Text>),
    /// The first column of the sheet with that name.
    Listed(Text),
}

/// The properties of a column.
#[derive(Clone, Copy)]
pub struct ColumnForm {
    /// Its heading; for a yearly column, the text after the year.
    pub heading: Text,
    /// Other headings that people use.
    pub(super) also: &'static [&'static str],
    /// Whether its cells must hold something.
    pub need: Need,
    /// What to enter, in a sentence; empty if that is clear.
    pub note: Text,
    /// How much room it takes.
    pub width: Width,
    pub(in crate::exchange) offer: OfferedWords,
    /// Whether there is one for every year.
    pub(in crate::exchange) is_yearly: bool,
    /// Whether its numbers have the decimals that the document prints.
    pub(super) is_printed: bool,
    /// The fields whose faults are shown here when rows are checked against one another.
    pub(super) answers: fn(Field) -> bool,
}

impl ColumnForm {
    /// The words that its cells take, if they take no others.
    pub fn choices(&self) -> Vec<Text> {
        match self.offer {
            OfferedWords::Words(words) => words(),
            OfferedWords::Anything | OfferedWords::Listed(_) => Vec::new(),
        }
    }

    /// Whether a heading means it, in either language or as people write it.
    pub(in crate::exchange) fn is_named(&self, heading: &str) -> bool {
        is(self.heading, heading) || self.also.iter().any(|also| same(also, heading))
    }

    /// The projected year in a heading of this column.
    pub(super) fn year_of(&self, heading: &str, period: Period) -> Option<Year> {
        let bare = Language::ALL.into_iter().find_map(|language| heading.strip_suffix(self.heading.of(language)))?;
        bare.trim().parse().ok().map(Year::new).filter(|year| self.is_yearly && period.step_of(*year).is_some())
    }
}

/// The meaning of a heading: a column, perhaps with a year.
pub(in crate::exchange) type Named = (Text, Option<Year>);

/// The column that a heading means, with the projected year of a yearly column.
pub(in crate::exchange) fn named(forms: &[ColumnForm], period: Option<Period>, heading: &str) -> Option<Named> {
    let own = || forms.iter().filter(|form| !form.is_yearly);
    let one = own().find(|form| is(form.heading, heading)).or_else(|| own().find(|form| form.is_named(heading)));
    let year = |form: &ColumnForm| Some((form.heading, Some(form.year_of(heading, period?)?)));
    one.map(|form| (form.heading, None)).or_else(|| forms.iter().find_map(year))
}
