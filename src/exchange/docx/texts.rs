//! The texts of a document: paragraphs, runs, signs, notes, and text boxes.

use quick_xml::events::BytesStart;

use super::content::{Block, NoteId};
use super::document::{Flow, Kind, Reading};
use super::manner::{Said, symbol};
use crate::exchange::marked::Manner;
use crate::exchange::xml::{attribute, is_true};

impl Reading<'_> {
    pub(super) fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    pub(super) fn push(&mut self, text: &str) {
        let (said, is_formula, is_deleted) = (self.said, self.raised > 0, self.deleted > 0);
        let flow = self.flow();
        let said = said.or(flow.style);
        if said.hidden == Some(true) {
            return;
        }
        let is_struck = is_deleted || said.struck == Some(true);
        let manner = Manner { is_raised: is_formula || said.raised == Some(true), is_struck };
        let paragraph = flow.open.get_or_insert_default();
        paragraph.marked.push(text, manner);
        match manner {
            Manner { is_struck: true, .. } => {}
            Manner { is_raised: true, .. } => paragraph.line.push_str(&circled(text)),
            Manner { .. } => paragraph.line.push_str(text),
        }
    }

    pub(super) fn sign(&mut self, text: &str) -> Kind {
        self.push(text);
        Kind::Skipped
    }

    pub(super) fn symbol(&mut self, tag: &BytesStart) -> Kind {
        let code = attribute(tag, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let letter = symbol(&attribute(tag, "font").unwrap_or_default(), code.unwrap_or_default());
        self.sign(letter.encode_utf8(&mut [0; 4]))
    }

    pub(super) fn run_property(&mut self, tag: &BytesStart, name: &str) -> Kind {
        if name == "rStyle" {
            let style = attribute(tag, "val").map(|id| self.styles.named(&id)).unwrap_or_default();
            self.said = self.said.or(style);
        }
        self.said.take(tag);
        Kind::Skipped
    }

    pub(super) fn paragraph_property(&mut self, tag: &BytesStart, name: &str) -> Kind {
        if name == "pStyle" {
            let style = attribute(tag, "val").map(|id| self.styles.named(&id)).unwrap_or_default();
            self.flow().style = style;
        }
        Kind::Skipped
    }

    pub(super) fn mark_property(&mut self, name: &str) -> Kind {
        if matches!(name, "del" | "moveFrom") {
            self.flow().goes_on = true;
        }
        Kind::Skipped
    }

    /// A reference to a note: the next number, unless the text brings its own mark.
    pub(super) fn reference(&mut self, tag: &BytesStart, is_endnote: bool) -> Kind {
        if self.deleted > 0 {
            return Kind::Skipped;
        }
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

    pub(super) fn begin_paragraph(&mut self) -> Kind {
        self.flow().open.get_or_insert_default();
        Kind::Paragraph
    }

    pub(super) fn end_paragraph(&mut self) {
        let flow = self.flow();
        flow.style = Said::default();
        if !std::mem::take(&mut flow.goes_on) {
            flow.end();
        }
    }

    pub(super) fn end_flow(&mut self) -> Vec<Block> {
        let mut flow = self.flows.pop().unwrap_or_default();
        flow.end();
        flow.blocks
    }

    pub(super) fn alternative(&mut self) -> Kind {
        match self.alternatives.last_mut().map(|is_read| std::mem::replace(is_read, true)) {
            Some(false) => Kind::Clear,
            _ => Kind::Skipped,
        }
    }

    pub(super) fn begin_box(&mut self) -> Kind {
        self.flows.push(Flow { outer: std::mem::take(&mut self.said), ..Flow::default() });
        Kind::Box
    }

    pub(super) fn end_box(&mut self) {
        self.said = self.flows.last().map(|flow| flow.outer).unwrap_or_default();
        let blocks = self.end_flow();
        self.flow().boxes.extend(blocks);
    }

    pub(super) fn begin_note(&mut self, tag: &BytesStart, is_endnote: bool) -> Kind {
        self.note = attribute(tag, "id").map(|id| NoteId { is_endnote, id });
        self.flows.push(Flow::default());
        Kind::Note
    }

    pub(super) fn end_note(&mut self) {
        let blocks = self.end_flow();
        let text = blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.line.trim()),
            Block::Table(_) => None,
        });
        let text = text.collect::<Vec<_>>().join(" ");
        self.notes.extend(self.note.take().map(|id| (id, text)));
    }
}

/// A raised number as a circled one, which a line shows apart from other digits.
fn circled(text: &str) -> String {
    let number = text.trim_matches(['[', ']', '(', ')', '（', '）', '［', '］']).parse::<usize>().ok();
    let letter = number.and_then(|number| ('①'..='⑳').nth(number.checked_sub(1)?));
    letter.map_or_else(|| text.to_owned(), String::from)
}
