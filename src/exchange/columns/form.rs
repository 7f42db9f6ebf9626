//! What a column is called and what it takes.

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

/// How much room the cells of a column take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// A number or a word.
    Narrow,
    /// A few words.
    Middle,
    /// A sentence.
    Wide,
}

/// What the cells of a column are chosen from.
#[derive(Clone, Copy)]
pub(in crate::exchange) enum Offer {
    Anything,
    /// These words.
    Words(fn() -> Vec<Text>),
    /// What the sheet of that name lists in its first column.
    Listed(Text),
}

/// What a column is called and what it takes.
#[derive(Clone, Copy)]
pub struct ColumnForm {
    /// Its heading; of one that stands for every year, what follows the year.
    pub heading: Text,
    /// Other headings that people give it.
    pub(super) also: &'static [&'static str],
    /// Whether its cells must hold something.
    pub need: Need,
    /// What to enter, in a sentence; empty where there is nothing to say.
    pub note: Text,
    /// How much room it takes.
    pub width: Width,
    pub(in crate::exchange) offer: Offer,
    /// Whether it stands once for every year.
    pub(in crate::exchange) is_yearly: bool,
    /// Whether its numbers are shown with the decimals that the document prints.
    pub(super) is_printed: bool,
    /// The fields whose faults stand here when the rows are checked against one another.
    pub(super) answers: fn(Field) -> bool,
}

impl ColumnForm {
    /// The words that its cells take, where they take no others.
    pub fn choices(&self) -> Vec<Text> {
        match self.offer {
            Offer::Words(words) => words(),
            Offer::Anything | Offer::Listed(_) => Vec::new(),
        }
    }

    /// Whether a heading names it, in either language or as people call it.
    pub(in crate::exchange) fn is_named(&self, heading: &str) -> bool {
        is(self.heading, heading) || self.also.iter().any(|also| same(also, heading))
    }

    /// The projected year that a heading names of it.
    pub(super) fn year_of(&self, heading: &str, period: Period) -> Option<Year> {
        let bare = Language::ALL.into_iter().find_map(|language| heading.strip_suffix(self.heading.of(language)))?;
        bare.trim().parse().ok().map(Year::new).filter(|year| self.is_yearly && period.step_of(*year).is_some())
    }
}

/// What a heading names: a column, perhaps of a year.
pub(in crate::exchange) type Named = (Text, Option<Year>);

/// The column that a heading names, and the projected year, where it is one for each.
pub(in crate::exchange) fn named(forms: &[ColumnForm], period: Option<Period>, heading: &str) -> Option<Named> {
    let own = || forms.iter().filter(|form| !form.is_yearly);
    let one = own().find(|form| is(form.heading, heading)).or_else(|| own().find(|form| form.is_named(heading)));
    let year = |form: &ColumnForm| Some((form.heading, Some(form.year_of(heading, period?)?)));
    one.map(|form| (form.heading, None)).or_else(|| forms.iter().find_map(year))
}
