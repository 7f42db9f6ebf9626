//! The text of a cell as shown. Raised marks and struck-through text are kept apart.

use super::workbook::{Cell, Remarks, Struck};

/// How a piece of text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// Whether it is raised.
    pub is_raised: bool,
    /// Whether it is struck through.
    pub is_struck: bool,
}

/// The pieces of a cell's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedText {
    text: String,
    note: String,
    struck: String,
}

impl MarkedText {
    /// Adds a piece. Raised digits after a metre belong to the unit: m² becomes m2.
    pub fn push(&mut self, piece: &str, manner: Manner) {
        let is_power = || self.text.ends_with(['m', 'M']) && matches!(piece, "2" | "3");
        let part = match manner {
            Manner { is_struck: true, .. } => &mut self.struck,
            Manner { is_raised: true, .. } if !is_power() => &mut self.note,
            Manner { .. } => &mut self.text,
        };
        part.push_str(piece);
    }

    /// Begins another line, unless there is none yet.
    pub fn end_line(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Adds another text on a new line.
    pub fn append(&mut self, next: &Self) {
        self.end_line();
        self.text.push_str(&next.text);
        self.note.push_str(&next.note);
        self.struck.push_str(&next.struck);
    }

    /// Adds another text on the same line.
    pub fn beside(&mut self, next: &Self) {
        self.text.push_str(if self.text.ends_with('\n') || self.text.is_empty() { "" } else { " " });
        self.text.push_str(&next.text.replace('\n', " "));
        self.note.push_str(&next.note);
        self.struck.push_str(&next.struck);
    }

    /// The same, all struck through.
    #[must_use]
    pub fn struck_through(self) -> Self {
        Self { struck: self.text + &self.struck, ..Self::default() }
    }

    /// The last ordinary character.
    pub fn last(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    /// Whether there is no ordinary text yet.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The cell with that text. Remarks note what else it shows.
    pub fn cell(self, (row, column): (usize, usize), remarks: &mut Remarks) -> Cell {
        let [text, note, struck] = [self.text, self.note, self.struck].map(|text| tidy(&text));
        // If only raised text stands there, it is the cell's own text.
        let (text, note) = if text.is_empty() { (note, String::new()) } else { (text, note) };
        if !note.is_empty() {
            remarks.notes.push((row, column, note));
        }
        let is_struck = text.is_empty() && !struck.is_empty();
        if !struck.is_empty() {
            remarks.struck.push(Struck { row, column, part: (!is_struck).then(|| struck.clone()) });
        }
        Cell::text(if is_struck { struck } else { text })
    }
}

/// The lines of a text, with single blanks between words.
pub fn tidy(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Manner = Manner { is_raised: false, is_struck: false };
    const RAISED: Manner = Manner { is_raised: true, is_struck: false };
    const STRUCK: Manner = Manner { is_raised: false, is_struck: true };

    /// What a cell of these pieces holds: its text, its note, and what of it is struck through, `…` for all.
    #[track_caller]
    fn holds(pieces: &[(&str, Manner)], text: &str, note: &str, struck: &str) {
        let (mut marked, mut remarks) = (MarkedText::default(), Remarks::default());
        for (piece, manner) in pieces {
            marked.push(piece, *manner);
        }
        assert_eq!(marked.cell((2, 3), &mut remarks), Cell::text(text));
        assert_eq!(remarks.notes.first().map_or("", |(_, _, note)| note), note);
        assert_eq!(remarks.struck.first().map_or("", |struck| struck.part.as_deref().unwrap_or("…")), struck);
    }

    #[test]
    fn raised_marks_are_notes_and_what_is_struck_is_no_text() {
        holds(&[("25.1", PLAIN), ("①", RAISED)], "25.1", "①", "");
        holds(&[("*", RAISED)], "*", "", "");
        holds(&[("平均每 m", PLAIN), ("2", RAISED), (" 面积", PLAIN)], "平均每 m2 面积", "", "");
        holds(&[("60", STRUCK), ("67.9", PLAIN)], "67.9", "", "60");
        holds(&[("60", STRUCK)], "60", "", "…");
    }
}
