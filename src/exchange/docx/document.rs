//! From the XML of a document to its blocks: what a person sees, and nothing hidden. Text deleted by a tracked change counts as struck
//! through.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::content::{Block, Cell, NoteId, Paragraph, Row, Table};
use super::manner::{Said, Styles};
use crate::exchange::fault::Fault;
use crate::exchange::xml::{Part, walk};
use crate::word;

/// How deep tags may be nested.
const DEPTH: usize = 400;

/// The meaning of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Neither the tag nor anything in it is seen.
    Skipped,
    /// Its contents are seen as if they stood there themselves.
    Clear,
    Text,
    Paragraph,
    ParagraphProperties,
    /// Of the paragraph's own mark.
    MarkProperties,
    RunProperties,
    Table,
    Grid,
    Row,
    RowProperties,
    Cell,
    CellProperties,
    /// Only the text boxes in it are seen.
    Drawing,
    Box,
    /// Alternative contents, of which one is read.
    Alternatives,
    Raised,
    /// Deleted by a tracked change, but still shown, struck through.
    Deleted,
    Note,
}

/// Contents being read: the document, a cell, a text box or a note.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    pub(super) open: Option<Paragraph>,
    /// The run properties from the style of the open paragraph.
    pub(super) style: Said,
    /// Whether the mark of the open paragraph was deleted, so that it continues with the next.
    pub(super) goes_on: bool,
    /// The contents of the text boxes anchored in the open paragraph.
    pub(super) boxes: Vec<Block>,
    /// The properties of the run that contains a text box.
    pub(super) outer: Said,
}

/// A table being read.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) table: Table,
    pub(super) row: Option<Row>,
    pub(super) cell: Option<Cell>,
    /// How many flows were open when it began.
    pub(super) depth: usize,
    /// How many notes were referred to before.
    pub(super) cited: usize,
}

/// The state of the reader.
pub(super) struct Reading<'a> {
    pub(super) styles: &'a Styles,
    pub(super) open: Vec<Kind>,
    pub(super) flows: Vec<Flow>,
    pub(super) tables: Vec<Draft>,
    pub(super) said: Said,
    pub(super) raised: usize,
    pub(super) deleted: usize,
    /// For each open set of alternatives, whether one was read already.
    pub(super) alternatives: Vec<bool>,
    pub(super) cited: Vec<(usize, NoteId)>,
    pub(super) notes: BTreeMap<NoteId, String>,
    pub(super) note: Option<NoteId>,
    pub(super) counts: (usize, usize),
    pub(super) fault: Option<Fault>,
}

/// The blocks of a document, and the text of its notes.
pub(super) struct Read {
    pub(super) blocks: Vec<Block>,
    pub(super) notes: BTreeMap<NoteId, String>,
}

/// Reads the XML of a document, or of its notes.
pub(super) fn read(xml: &str, styles: &Styles) -> Result<Read, Fault> {
    let mut reading = Reading {
        styles,
        open: Vec::new(),
        flows: vec![Flow::default()],
        tables: Vec::new(),
        said: Said::default(),
        raised: 0,
        deleted: 0,
        alternatives: Vec::new(),
        cited: Vec::new(),
        notes: BTreeMap::new(),
        note: None,
        counts: (0, 0),
        fault: None,
    };
    let is_whole = walk(xml, |part| reading.take(&part));
    match reading.fault.take() {
        Some(fault) => Err(fault),
        None if is_whole => Ok(Read { blocks: reading.end_flow(), notes: reading.notes }),
        None => Err(Fault::new(
            "",
            word!(
                "文档内容已损坏；请用 Word 或 WPS 打开它，“另存为”.docx 后再试",
                "the document is damaged; open it in Word or WPS, save it as .docx, and try again"
            ),
        )),
    }
}

impl Reading<'_> {
    fn take(&mut self, part: &Part) {
        if self.fault.is_some() {
            return;
        }
        match part {
            Part::Opened(tag) => {
                let kind = if self.open.last() == Some(&Kind::Skipped) { Kind::Skipped } else { self.opened(tag) };
                self.open.push(kind);
                if self.open.len() > DEPTH {
                    self.refuse();
                }
            }
            Part::Closed(_) => {
                if let Some(kind) = self.open.pop() {
                    self.closed(kind);
                }
            }
            Part::Text(text) if self.open.last() == Some(&Kind::Text) => self.push(text),
            Part::Text(_) => {}
        }
    }

    pub(super) fn refuse(&mut self) {
        let problem = word!(
            "文档里的表格过多、过大或嵌套过深；请只保留需要的表格后再试",
            "the document has too many tables, too large ones, or too many within one another; keep only the tables you need and try again"
        );
        self.fault = Some(Fault::new("", problem));
    }

    /// The meaning of a tag, by its place and its name.
    fn opened(&mut self, tag: &BytesStart) -> Kind {
        let name = tag.local_name();
        match (self.open.last().copied().unwrap_or(Kind::Clear), name.as_ref()) {
            (Kind::Drawing, "txbxContent") => self.begin_box(),
            (Kind::Drawing, _) => Kind::Drawing,
            (Kind::RunProperties, name) => self.run_property(tag, name),
            (Kind::ParagraphProperties, "rPr") => Kind::MarkProperties,
            (Kind::ParagraphProperties, name) => self.paragraph_property(tag, name),
            (Kind::MarkProperties, name) => self.mark_property(name),
            (Kind::RowProperties, name) => self.row_property(tag, name),
            (Kind::CellProperties, name) => self.cell_property(tag, name),
            (Kind::Grid, name) => self.column(tag, name),
            (Kind::Alternatives, "Choice" | "Fallback") => self.alternative(),
            (_, name) => self.element(tag, name),
        }
    }

    fn element(&mut self, tag: &BytesStart, name: &str) -> Kind {
        match name {
            // Not text of the document.
            "instrText" | "delInstrText" | "sdtPr" | "sdtEndPr" | "tblPr" | "tblPrEx" | "sectPr" | "rt" | "ctrlPr"
            | "txbxContent" => Kind::Skipped,
            "del" | "moveFrom" => {
                self.deleted += 1;
                Kind::Deleted
            }
            "p" => self.begin_paragraph(),
            "pPr" => Kind::ParagraphProperties,
            "r" => {
                self.said = Said::default();
                Kind::Clear
            }
            "rPr" => Kind::RunProperties,
            "t" | "delText" => Kind::Text,
            "tab" | "ptab" => self.sign(" "),
            "br" | "cr" => self.sign("\n"),
            "noBreakHyphen" => self.sign("-"),
            "sym" => self.symbol(tag),
            "footnoteReference" | "endnoteReference" => self.reference(tag, name == "endnoteReference"),
            "footnote" | "endnote" => self.begin_note(tag, name == "endnote"),
            "drawing" | "pict" | "object" => Kind::Drawing,
            "AlternateContent" => {
                self.alternatives.push(false);
                Kind::Alternatives
            }
            // In formulas.
            "sup" => {
                self.raised += 1;
                Kind::Raised
            }
            "den" => {
                self.push("/");
                Kind::Clear
            }
            "tbl" => self.begin_table(),
            "tblGrid" => Kind::Grid,
            "tr" => self.begin_row(),
            "trPr" => Kind::RowProperties,
            "tc" => self.begin_cell(),
            "tcPr" => Kind::CellProperties,
            _ => Kind::Clear,
        }
    }

    fn closed(&mut self, kind: Kind) {
        match kind {
            Kind::Paragraph => self.end_paragraph(),
            Kind::Table => self.end_table(),
            Kind::Row => {
                if let Some(draft) = self.tables.last_mut() {
                    draft.table.rows.extend(draft.row.take());
                }
            }
            Kind::Cell => self.end_cell(),
            Kind::Box => self.end_box(),
            Kind::Note => self.end_note(),
            Kind::Alternatives => drop(self.alternatives.pop()),
            Kind::Raised => self.raised = self.raised.saturating_sub(1),
            Kind::Deleted => self.deleted = self.deleted.saturating_sub(1),
            _ => {}
        }
    }
}

impl Flow {
    /// Ends the open paragraph.
    pub(super) fn end(&mut self) {
        let paragraph = self.open.take().filter(|paragraph| *paragraph != Paragraph::default());
        self.blocks.extend(paragraph.map(Block::Paragraph));
        self.blocks.append(&mut self.boxes);
    }
}
