//! What the table of assumptions holds: the indicators that the list shows, a row each.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::exchange::table::{Target, TypedAssumption, read_assumption};
use crate::plan::Id;
use crate::projection::judge;
use crate::scenario::{Edit, Remark};
use crate::shell::cells::{self, At, Cells, Extent, Opened};
use crate::shell::store::Store;
use crate::view::{AssumedColumn, AssumedRow, assumed_row};
use crate::{phrase, word};

/// The table.
pub(super) type Grid = cells::Grid<Assumed>;

#[derive(Clone, Copy)]
pub(super) struct Assumed {
    store: StoredValue<Store>,
    /// What of the last block was not taken, and why.
    pub(super) refused: RwSignal<Vec<(Target, String)>>,
}

impl Assumed {
    pub(super) fn of(store: Store) -> Self {
        Self { store: StoredValue::new(store), refused: RwSignal::new(Vec::new()) }
    }

    /// The indicators from a row on.
    pub(super) fn from(self, row: usize) -> Vec<Id> {
        untrack(|| self.store().listed()).into_iter().skip(row).collect()
    }

    pub(super) fn id(self, row: usize) -> Option<Id> {
        self.from(row).into_iter().next()
    }

    /// The column of a place; the first one where the names stand.
    pub(super) fn column(column: usize) -> AssumedColumn {
        AssumedColumn::ALL[column.clamp(1, AssumedColumn::ALL.len()) - 1]
    }

    fn row(self, id: &Id) -> Option<AssumedRow> {
        self.store().now(|plan, scenario| {
            let indicator = plan.indicator(id)?;
            Some(assumed_row(plan, scenario, indicator, &judge(&scenario.case(plan, indicator))))
        })
    }

    fn is_locked(self, id: &Id) -> bool {
        self.store().locked.with_untracked(|locked| locked.contains(id))
    }

    /// Where something was refused, in words.
    pub(super) fn words(self, target: &Target) -> String {
        let plan = self.store().plan();
        match target {
            Target::Block(place) => phrase!("所粘贴的 {place}", "{place} of what was pasted"),
            Target::Cell(id, column) => {
                let name = plan.indicator(id).map_or_else(|| id.to_string(), |indicator| indicator.name.get().to_owned());
                format!("{name} · {}", column.word(&plan))
            }
        }
    }

    /// Why the last block was not taken at a cell, followed.
    pub(super) fn refusal(self, id: &Id, column: AssumedColumn) -> Option<String> {
        let is_here = |target: &Target| matches!(target, Target::Cell(of, at) if of == id && *at == column);
        self.refused.with(|all| all.iter().find(|(target, _)| is_here(target)).map(|(_, why)| why.clone()))
    }
}

impl Cells for Assumed {
    fn store(self) -> Store {
        self.store.get_value()
    }

    fn extent(self) -> Extent {
        let rows = untrack(|| self.store().listed()).len();
        Extent { names: 1, first: 1, last: At { row: rows.saturating_sub(1), column: AssumedColumn::ALL.len() } }
    }

    fn follow(self) {
        self.store().list().sections.track();
    }

    /// Between name and parameter stand unit, start and way of growth; between the two numbers the unit of the first.
    fn child(self, column: usize) -> usize {
        match column {
            0 => 0,
            1 => 4,
            _ => 6,
        }
    }

    fn opened(self, at: At) -> Result<Opened, String> {
        let id = self.id(at.row).ok_or_else(String::new)?;
        if self.is_locked(&id) {
            return Err(word!("这一项已锁定，解锁后再改", "This indicator is locked; unlock it first").to_owned());
        }
        let row = self.row(&id).ok_or_else(String::new)?;
        let cell = row.cell(Self::column(at.column)).ok_or_else(|| row.closed().to_owned())?;
        let text = if cell.text == "?" { String::new() } else { cell.text.clone() };
        Ok(Opened { text, is_signed: cell.is_signed })
    }

    fn take(self, at: At, text: &str, meant: Option<f64>) -> Result<Option<String>, Remark> {
        let Some(id) = self.id(at.row) else { return Ok(None) };
        let column = Self::column(at.column);
        let read = self.store().now(|plan, scenario| read_assumption(plan, scenario, &id, column, text, meant));
        let edit = match read {
            TypedAssumption::Made(edit) => edit,
            TypedAssumption::Perhaps(number, sentence) => {
                return Err(Remark::Question { text: text.to_owned(), number, sentence });
            }
            TypedAssumption::Refused(why) => return Err(Remark::Reason(why)),
        };
        self.refused.set(Vec::new());
        self.store().enter_of(&id, edit).map_err(Remark::Reason)
    }

    fn clear(self, rows: RangeInclusive<usize>, _columns: RangeInclusive<usize>) {
        let ids: Vec<_> = rows.filter_map(|row| self.id(row)).collect();
        let (locked, free): (Vec<_>, Vec<_>) = ids.into_iter().partition(|id| self.is_locked(id));
        let assumed = self.store().now(|_, scenario| {
            let is_assumed = |id: &&Id| scenario.assumption(id).growth.is_some();
            free.iter().filter(is_assumed).map(|id| Edit::Growth(id.clone(), None)).collect::<Vec<_>>()
        });
        if !assumed.is_empty() {
            self.store().dispatch(Edit::All(assumed));
        }
        if !locked.is_empty() {
            let locked = locked.len();
            self.store().say(Some(phrase!("{locked} 项已锁定，没有改动。", "{locked} locked and not changed.")));
        }
    }
}
