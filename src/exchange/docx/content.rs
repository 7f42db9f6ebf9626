//! The contents of a document: lines, and tables of cells with lines and tables in them.

use crate::exchange::marked::MarkedText;

/// A piece of a document, of a cell or of a text box.
#[derive(Debug)]
pub(super) enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// A paragraph, as part of a cell and as a line of its own.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) marked: MarkedText,
    pub(super) line: String,
}

#[derive(Debug, Default)]
pub(super) struct Table {
    /// The widths of the columns of its grid, in twentieths of a point.
    pub(super) widths: Vec<u32>,
    pub(super) rows: Vec<Row>,
    /// The notes that it refers to, by number and id.
    pub(super) cited: Vec<(usize, NoteId)>,
}

#[derive(Debug, Default)]
pub(super) struct Row {
    /// How many columns of the grid lie before its first cell.
    pub(super) before: usize,
    pub(super) is_hidden: bool,
    /// Whether a tracked change deleted it.
    pub(super) is_deleted: bool,
    pub(super) cells: Vec<Cell>,
}

#[derive(Debug, Default)]
pub(super) struct Cell {
    /// How many columns of the grid it spans; one if it does not say.
    pub(super) span: usize,
    /// Whether it continues the cell above or the cell before it.
    pub(super) down: Merge,
    pub(super) across: Merge,
    pub(super) is_deleted: bool,
    pub(super) blocks: Vec<Block>,
}

/// How a cell is merged with others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Merge {
    #[default]
    None,
    First,
    More,
}

/// A footnote or an endnote.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NoteId {
    pub(super) is_endnote: bool,
    pub(super) id: String,
}

impl Cell {
    /// Its text; for a table in it, every row is a line.
    pub(super) fn marked(&self) -> MarkedText {
        let mut whole = MarkedText::default();
        for block in &self.blocks {
            match block {
                Block::Paragraph(paragraph) => whole.append(&paragraph.marked),
                Block::Table(table) => {
                    for row in table.rows.iter().filter(|row| !row.is_deleted && !row.is_hidden) {
                        whole.end_line();
                        row.cells.iter().for_each(|cell| whole.beside(&cell.marked()));
                    }
                }
            }
        }
        if self.is_deleted { whole.struck_through() } else { whole }
    }

    fn has_table(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Table(_)))
    }
}

impl Table {
    /// The contents of a table that only frames something: its one cell contains a table.
    pub(super) fn into_framed(mut self) -> Result<Vec<Block>, Self> {
        let is_frame = matches!(self.rows.as_slice(), [row] if matches!(row.cells.as_slice(), [cell] if cell.has_table()));
        let cell = if is_frame { self.rows.pop().and_then(|mut row| row.cells.pop()) } else { None };
        cell.map(|cell| cell.blocks).ok_or(self)
    }
}
