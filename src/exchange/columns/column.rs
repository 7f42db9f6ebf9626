//! How a column is written and read.

use std::borrow::Borrow;

use super::fault::{CellFault, FaultsFound};
use super::form::{ColumnForm, Need, OfferedWords, Width};
use super::grid::SheetRow;
use super::spot::PlacedCell;
use crate::exchange::plan_check::Field;
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::plan::Year;

/// A column of a table whose rows each describe an `R`.
pub(in crate::exchange) struct Column<R> {
    pub(in crate::exchange) form: ColumnForm,
    way: Way<R>,
}

/// How its cells are written and read.
enum Way<R> {
    One(fn(&R) -> Cell, fn(PlacedCell, &mut R) -> Result<(), CellFault>),
    /// Read together with its neighbours, empty or not.
    Together(fn(&R) -> Cell, fn(SheetRow, &mut R, &mut FaultsFound)),
    Years(fn(&R, Year) -> Cell, fn(PlacedCell, Year, &mut R) -> Result<(), CellFault>),
}

impl<R> Column<R> {
    /// A column whose cells may be empty, still without contents.
    pub(in crate::exchange) fn may(heading: Text) -> Self {
        let (also, note): (&[&str], _) = (&[], Text::new("", ""));
        let (need, width, offer) = (Need::Optional, Width::Narrow, OfferedWords::Anything);
        let form =
            ColumnForm { heading, also, need, note, width, offer, is_yearly: false, is_printed: false, answers: |_| false };
        Self { form, way: Way::One(|_| Cell::Empty, |_, _| Ok(())) }
    }

    /// A column whose cells must hold something, still without contents.
    pub(in crate::exchange) fn must(heading: Text) -> Self {
        Self::may(heading).with(|form| form.need = Need::Required)
    }

    /// A column for every year, with the text after the year in its headings.
    pub(in crate::exchange) fn yearly(
        ending: Text,
        write: fn(&R, Year) -> Cell,
        read: fn(PlacedCell, Year, &mut R) -> Result<(), CellFault>,
    ) -> Self {
        Self { way: Way::Years(write, read), ..Self::may(ending).with(|form| form.is_yearly = true) }
    }

    fn with(mut self, change: impl FnOnce(&mut ColumnForm)) -> Self {
        change(&mut self.form);
        self
    }

    /// The same with cells that may be empty.
    pub(in crate::exchange) fn optional(self) -> Self {
        self.with(|form| form.need = Need::Optional)
    }

    /// The same with other headings that people use.
    pub(in crate::exchange) fn also(self, also: &'static [&'static str]) -> Self {
        self.with(|form| form.also = also)
    }

    /// With what to enter, in a sentence.
    pub(in crate::exchange) fn note(self, chinese: &'static str, english: &'static str) -> Self {
        self.with(|form| form.note = Text::new(chinese, english))
    }

    /// Chosen from these words.
    pub(in crate::exchange) fn of(self, words: fn() -> Vec<Text>) -> Self {
        self.with(|form| form.offer = OfferedWords::Words(words))
    }

    /// Chosen from what the sheet of that name lists.
    pub(in crate::exchange) fn listed_in(self, name: Text) -> Self {
        self.with(|form| form.offer = OfferedWords::Listed(name))
    }

    pub(in crate::exchange) fn width(self, width: Width) -> Self {
        self.with(|form| form.width = width)
    }

    /// With the fields whose faults are shown here.
    pub(in crate::exchange) fn answers(self, to: fn(Field) -> bool) -> Self {
        self.with(|form| form.answers = to)
    }

    /// With functions to write a cell and to read one that is not empty.
    pub(in crate::exchange) fn holds(self, write: fn(&R) -> Cell, read: fn(PlacedCell, &mut R) -> Result<(), CellFault>) -> Self {
        Self { way: Way::One(write, read), ..self }
    }

    /// With a function to write a cell. The column only explains, or is read together with another.
    pub(in crate::exchange) fn shows(self, write: fn(&R) -> Cell) -> Self {
        self.holds(write, |_, _| Ok(()))
    }

    /// With functions to write a cell and to read it together with its neighbours, empty or not.
    pub(in crate::exchange) fn together(self, write: fn(&R) -> Cell, read: fn(SheetRow, &mut R, &mut FaultsFound)) -> Self {
        Self { way: Way::Together(write, read), ..self }
    }

    /// With numbers that have the decimals that the document prints.
    pub(in crate::exchange) fn printed(self) -> Self {
        self.with(|form| form.is_printed = true)
    }

    /// Reads a cell into the row's subject, or reports a fault. An empty cell changes nothing; it is a fault if it must hold something.
    pub(in crate::exchange) fn read(&self, spot: PlacedCell, into: &mut R, told: &mut FaultsFound) {
        match self.way {
            Way::One(_, read) if !spot.is_empty() => _ = told.keep(read(spot, into)),
            Way::One(..) | Way::Together(..) if self.form.need == Need::Required && spot.is_empty() => told.tell(spot.unfilled()),
            Way::One(..) | Way::Together(..) | Way::Years(..) => {}
        }
    }
}

/// The forms of a table's columns.
pub(in crate::exchange) fn forms<R>(columns: &[Column<R>]) -> Vec<ColumnForm> {
    columns.iter().map(|column| column.form).collect()
}

/// A sheet with a row for each of these subjects, below the headings.
pub(in crate::exchange) fn sheet<R>(
    name: Text,
    columns: &[Column<R>],
    years: &[Year],
    about: impl IntoIterator<Item = impl Borrow<R>>,
) -> Sheet {
    let of = |form: &ColumnForm| {
        let head = |year| Cell::Text(format!("{year}{}", form.heading));
        if form.is_yearly { years.iter().map(head).collect() } else { vec![Cell::text(form.heading.get())] }
    };
    let heads = columns.iter().flat_map(|column| of(&column.form)).collect();
    let rows = about.into_iter().map(|about| cells(columns, about.borrow(), years));
    Sheet::new(name.get(), std::iter::once(heads).chain(rows).collect())
}

/// The cells of a subject's row.
pub(in crate::exchange) fn cells<R>(columns: &[Column<R>], about: &R, years: &[Year]) -> Vec<Cell> {
    let of = |column: &Column<R>| match column.way {
        Way::One(write, _) | Way::Together(write, _) => vec![write(about)],
        Way::Years(write, _) => years.iter().map(|year| write(about, *year)).collect(),
    };
    columns.iter().flat_map(of).collect()
}

/// The positions of the columns whose numbers are shown as printed, with that many years.
pub(in crate::exchange) fn printed<R>(columns: &[Column<R>], years: usize) -> Vec<usize> {
    let of = |column: &Column<R>| vec![column.form.is_printed; if column.form.is_yearly { years } else { 1 }];
    let is_printed = columns.iter().flat_map(of).enumerate();
    is_printed.filter(|(_, is_printed)| *is_printed).map(|(at, _)| at).collect()
}

/// Reads a row into a subject, column by column in the order of the list. A faulty cell is reported and leaves the subject as it was.
pub(in crate::exchange) fn read<R>(columns: &[Column<R>], row: SheetRow, mut about: R, told: &mut FaultsFound) -> R {
    let into = &mut about;
    for column in columns {
        if row.has(column.form.heading) {
            column.read(row.get(column.form.heading), into, told);
        }
        match column.way {
            Way::One(..) => {}
            Way::Together(_, together) => together(row, into, told),
            Way::Years(_, read) => {
                for (year, spot) in row.years(column.form.heading) {
                    told.keep(spot.optional(|spot| read(spot, year, into)));
                }
            }
        }
    }
    about
}
