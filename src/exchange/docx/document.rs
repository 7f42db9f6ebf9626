//! From the XML of a document to its blocks: what a person sees of it, and nothing that was deleted or is hidden.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::content::{Block, Cell, Merge, NoteId, Paragraph, Row, Table};
use super::manner::{Said, Styles, symbol};
use crate::exchange::fault::Fault;
use crate::exchange::marked::Manner;
use crate::exchange::xml::{Part, attribute, is_on, is_true, walk};
use crate::word;

/// How deep tags may stand within one another.
const DEPTH: usize = 400;
/// The most cells of all tables, and the most tables.
const CELLS: usize = 200_000;
const TABLES: usize = 2000;
/// The most columns that a cell may span.
const SPAN: usize = 200;

/// What a tag is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Neither it nor anything in it is seen.
    Skipped,
    /// What is in it is seen as if it stood there itself.
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
    /// Nothing but the text boxes in it is seen.
    Drawing,
    Box,
    /// The same in several ways, of which one is read.
    Alternatives,
    Raised,
    Note,
}

/// What is being read: the document, a cell, a text box or a note.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    open: Option<Paragraph>,
    /// What the style of the open paragraph says of its runs.
    style: Said,
    /// Whether the mark of the open paragraph was deleted, so that it goes on with the next.
    goes_on: bool,
    /// What the boxes that hang on the open paragraph hold.
    boxes: Vec<Block>,
    /// What was said of the run in which a text box stands.
    outer: Said,
}

/// A table that is being read.
#[derive(Default)]
struct Draft {
    table: Table,
    row: Option<Row>,
    cell: Option<Cell>,
    /// How many flows were open when it began.
    depth: usize,
    /// How many notes were referred to before.
    cited: usize,
}

/// All that is being read.
pub(super) struct Reading<'a> {
    styles: &'a Styles,
    open: Vec<Kind>,
    flows: Vec<Flow>,
    tables: Vec<Draft>,
    said: Said,
    raised: usize,
    /// Whether one of the alternatives was read already.
    alternatives: Vec<bool>,
    cited: Vec<(usize, NoteId)>,
    notes: BTreeMap<NoteId, String>,
    note: Option<NoteId>,
    counts: (usize, usize),
    fault: Option<Fault>,
}

/// The blocks of a document, and what it says in which note.
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

    fn refuse(&mut self) {
        let problem = word!(
            "文档里的表格过多、过大或嵌套过深；请只保留需要的表格后再试",
            "the document has too many tables, too large ones, or too many within one another; keep only the tables you need and try again"
        );
        self.fault = Some(Fault::new("", problem));
    }

    /// What a tag is for, by where it stands and what it is called.
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
            // Deleted, or no text of the document.
            "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "sdtPr" | "sdtEndPr" | "tblPr" | "tblPrEx"
            | "sectPr" | "rt" | "ctrlPr" | "txbxContent" => Kind::Skipped,
            "p" => self.begin_paragraph(),
            "pPr" => Kind::ParagraphProperties,
            "r" => {
                self.said = Said::default();
                Kind::Clear
            }
            "rPr" => Kind::RunProperties,
            "t" => Kind::Text,
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
            _ => {}
        }
    }
}

/// Texts.
impl Reading<'_> {
    fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    fn push(&mut self, text: &str) {
        let (said, is_formula) = (self.said, self.raised > 0);
        let flow = self.flow();
        let said = said.or(flow.style);
        if said.hidden == Some(true) {
            return;
        }
        let manner = Manner { is_raised: is_formula || said.raised == Some(true), is_struck: said.struck == Some(true) };
        let paragraph = flow.open.get_or_insert_default();
        paragraph.marked.push(text, manner);
        match manner {
            Manner { is_struck: true, .. } => {}
            Manner { is_raised: true, .. } => paragraph.line.push_str(&circled(text)),
            Manner { .. } => paragraph.line.push_str(text),
        }
    }

    fn sign(&mut self, text: &str) -> Kind {
        self.push(text);
        Kind::Skipped
    }

    fn symbol(&mut self, tag: &BytesStart) -> Kind {
        let code = attribute(tag, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let letter = symbol(&attribute(tag, "font").unwrap_or_default(), code.unwrap_or_default());
        self.sign(letter.encode_utf8(&mut [0; 4]))
    }

    fn run_property(&mut self, tag: &BytesStart, name: &str) -> Kind {
        if name == "rStyle" {
            let style = attribute(tag, "val").map(|id| self.styles.named(&id)).unwrap_or_default();
            self.said = self.said.or(style);
        }
        self.said.take(tag);
        Kind::Skipped
    }

    fn paragraph_property(&mut self, tag: &BytesStart, name: &str) -> Kind {
        if name == "pStyle" {
            let style = attribute(tag, "val").map(|id| self.styles.named(&id)).unwrap_or_default();
            self.flow().style = style;
        }
        Kind::Skipped
    }

    fn mark_property(&mut self, name: &str) -> Kind {
        if matches!(name, "del" | "moveFrom") {
            self.flow().goes_on = true;
        }
        Kind::Skipped
    }

    /// A mark that leads to a note: the next number, unless the text brings its own mark.
    fn reference(&mut self, tag: &BytesStart, is_endnote: bool) -> Kind {
        let number = self.cited.iter().filter(|(_, note)| note.is_endnote == is_endnote).count() + 1;
        if !is_true(tag, "customMarkFollows") {
            let said = self.said;
            self.said.raised = Some(true);
            self.push(&number.to_string());
            self.said = said;
            self.cited.push((number, NoteId { is_endnote, id: attribute(tag, "id").unwrap_or_default() }));
        }
        Kind::Skipped
    }

    fn begin_paragraph(&mut self) -> Kind {
        self.flow().open.get_or_insert_default();
        Kind::Paragraph
    }

    fn end_paragraph(&mut self) {
        let flow = self.flow();
        flow.style = Said::default();
        if !std::mem::take(&mut flow.goes_on) {
            flow.end();
        }
    }

    fn end_flow(&mut self) -> Vec<Block> {
        let mut flow = self.flows.pop().unwrap_or_default();
        flow.end();
        flow.blocks
    }

    fn alternative(&mut self) -> Kind {
        match self.alternatives.last_mut().map(|is_read| std::mem::replace(is_read, true)) {
            Some(false) => Kind::Clear,
            _ => Kind::Skipped,
        }
    }

    fn begin_box(&mut self) -> Kind {
        self.flows.push(Flow { outer: std::mem::take(&mut self.said), ..Flow::default() });
        Kind::Box
    }

    fn end_box(&mut self) {
        self.said = self.flows.last().map(|flow| flow.outer).unwrap_or_default();
        let blocks = self.end_flow();
        self.flow().boxes.extend(blocks);
    }

    fn begin_note(&mut self, tag: &BytesStart, is_endnote: bool) -> Kind {
        self.note = attribute(tag, "id").map(|id| NoteId { is_endnote, id });
        self.flows.push(Flow::default());
        Kind::Note
    }

    fn end_note(&mut self) {
        let blocks = self.end_flow();
        let text = blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.line.trim()),
            Block::Table(_) => None,
        });
        let text = text.collect::<Vec<_>>().join(" ");
        self.notes.extend(self.note.take().map(|id| (id, text)));
    }
}

/// Tables.
impl Reading<'_> {
    fn begin_table(&mut self) -> Kind {
        self.counts.0 += 1;
        if self.counts.0 > TABLES {
            self.refuse();
        }
        self.tables.push(Draft { depth: self.flows.len(), cited: self.cited.len(), ..Draft::default() });
        Kind::Table
    }

    fn end_table(&mut self) {
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

    /// The table whose parts may stand here: not one around the cell or the box that is being read.
    fn draft(&mut self) -> Option<&mut Draft> {
        let depth = self.flows.len();
        self.tables.last_mut().filter(|draft| draft.depth == depth)
    }

    fn begin_row(&mut self) -> Kind {
        let Some(draft) = self.draft().filter(|draft| draft.row.is_none()) else { return Kind::Clear };
        draft.row = Some(Row::default());
        Kind::Row
    }

    fn begin_cell(&mut self) -> Kind {
        let Some(draft) = self.draft().filter(|draft| draft.row.is_some()) else { return Kind::Clear };
        draft.cell = Some(Cell::default());
        self.flows.push(Flow::default());
        self.counts.1 += 1;
        if self.counts.1 > CELLS {
            self.refuse();
        }
        Kind::Cell
    }

    fn end_cell(&mut self) {
        let blocks = self.end_flow();
        let Some(Draft { row: Some(row), cell, .. }) = self.draft() else { return };
        row.cells.extend(cell.take().map(|cell| Cell { blocks, ..cell }));
    }

    fn column(&mut self, tag: &BytesStart, name: &str) -> Kind {
        let width = attribute(tag, "w").and_then(|width| width.parse().ok()).unwrap_or_default();
        if let Some(draft) = self.draft().filter(|draft| name == "gridCol" && draft.table.widths.len() < SPAN) {
            draft.table.widths.push(width);
        }
        Kind::Skipped
    }

    fn row_property(&mut self, tag: &BytesStart, name: &str) -> Kind {
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

    fn cell_property(&mut self, tag: &BytesStart, name: &str) -> Kind {
        // The cell's own flow lies above its table.
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

impl Flow {
    /// Ends the open paragraph.
    fn end(&mut self) {
        let paragraph = self.open.take().filter(|paragraph| *paragraph != Paragraph::default());
        self.blocks.extend(paragraph.map(Block::Paragraph));
        self.blocks.append(&mut self.boxes);
    }
}

fn count(tag: &BytesStart) -> usize {
    attribute(tag, "val").and_then(|value| value.parse::<usize>().ok()).unwrap_or_default().min(SPAN)
}

fn merge(tag: &BytesStart) -> Merge {
    if attribute(tag, "val").as_deref() == Some("restart") { Merge::First } else { Merge::More }
}

/// A raised number as the circled one, which a line shows apart from other digits.
fn circled(text: &str) -> String {
    let number = text.trim_matches(['[', ']', '(', ')', '（', '）', '［', '］']).parse::<usize>().ok();
    let letter = number.and_then(|number| ('①'..='⑳').nth(number.checked_sub(1)?));
    letter.map_or_else(|| text.to_owned(), String::from)
}
