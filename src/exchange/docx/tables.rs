//! The tables of a document: grids, rows and cells.

use quick_xml::events::BytesStart;

use super::content::{Block, Cell, Merge, Row};
use super::document::{Draft, Flow, Kind, Reading};
use crate::exchange::xml::{attribute, is_on};

/// The most cells of all tables, and the most tables.
const CELLS: usize = 200_000;
const TABLES: usize = 2000;
/// The most columns that a cell may span.
const SPAN: usize = 200;

impl Reading<'_> {
    pub(super) fn begin_table(&mut self) -> Kind {
        self.counts.0 += 1;
        if self.counts.0 > TABLES {
            self.refuse();
        }
        self.tables.push(Draft { depth: self.flows.len(), cited: self.cited.len(), ..Draft::default() });
        Kind::Table
    }

    pub(super) fn end_table(&mut self) {
        let Some(Draft { mut table, cited, .. }) = self.tables.pop() else { return };
        if self.tables.is_empty() {
            table.cited = self.cited.get(cited..).unwrap_or_default().to_vec();
        }
        let flow = self.flow();
        flow.end();
        match table.into_framed() {
            Ok(blocks) => flow.blocks.extend(blocks),
            Err(table) => flow.blocks.push(Block::Table(table)),
        }
    }

    /// The table whose parts may stand here, but not a table around the open cell or text box.
    pub(super) fn draft(&mut self) -> Option<&mut Draft> {
        let depth = self.flows.len();
        self.tables.last_mut().filter(|draft| draft.depth == depth)
    }

    pub(super) fn begin_row(&mut self) -> Kind {
        let Some(draft) = self.draft().filter(|draft| draft.row.is_none()) else { return Kind::Clear };
        draft.row = Some(Row::default());
        Kind::Row
    }

    pub(super) fn begin_cell(&mut self) -> Kind {
        let Some(draft) = self.draft().filter(|draft| draft.row.is_some()) else { return Kind::Clear };
        draft.cell = Some(Cell::default());
        self.flows.push(Flow::default());
        self.counts.1 += 1;
        if self.counts.1 > CELLS {
            self.refuse();
        }
        Kind::Cell
    }

    pub(super) fn end_cell(&mut self) {
        let blocks = self.end_flow();
        let Some(Draft { row: Some(row), cell, .. }) = self.draft() else { return };
        row.cells.extend(cell.take().map(|cell| Cell { blocks, ..cell }));
    }

    pub(super) fn column(&mut self, tag: &BytesStart, name: &str) -> Kind {
        let width = attribute(tag, "w").and_then(|width| width.parse().ok()).unwrap_or_default();
        if let Some(draft) = self.draft().filter(|draft| name == "gridCol" && draft.table.widths.len() < SPAN) {
            draft.table.widths.push(width);
        }
        Kind::Skipped
    }

    pub(super) fn row_property(&mut self, tag: &BytesStart, name: &str) -> Kind {
        if let Some(row) = self.draft().and_then(|draft| draft.row.as_mut()) {
            match name {
                "gridBefore" => row.before = count(tag),
                "hidden" => row.is_hidden = is_on(tag),
                "del" | "moveFrom" => row.is_deleted = true,
                _ => {}
            }
        }
        Kind::Skipped
    }

    pub(super) fn cell_property(&mut self, tag: &BytesStart, name: &str) -> Kind {
        // The cell's own contents lie above its table.
        if let Some(cell) = self.tables.last_mut().and_then(|draft| draft.cell.as_mut()) {
            match name {
                "gridSpan" => cell.span = count(tag),
                "vMerge" => cell.down = merge(tag),
                "hMerge" => cell.across = merge(tag),
                "cellDel" => cell.is_deleted = true,
                _ => {}
            }
        }
        Kind::Skipped
    }
}

fn count(tag: &BytesStart) -> usize {
    attribute(tag, "val").and_then(|value| value.parse::<usize>().ok()).unwrap_or_default().min(SPAN)
}

fn merge(tag: &BytesStart) -> Merge {
    if attribute(tag, "val").as_deref() == Some("restart") { Merge::First } else { Merge::More }
}
