//! Listens to the words around and within a table: titles, headings of groups and notes.

use super::grid::{Grid, Spot};
use super::layout::{Layout, Skipped};
use super::proposal::QuestionTopic;
use super::reader::Reader;
use super::stage_of::stage_of_context;
use super::words::{is_note, leave_out, shortened, unit_of_context};
use crate::{phrase, word};

impl Reader<'_> {
    /// Takes in the words around and within a table.
    pub(super) fn listen(&mut self, grid: &Grid, layout: &Layout) {
        let rows = || layout.series.iter().filter_map(|series| series.at).map(|at| at.row);
        let (top, last) = (layout.top.unwrap_or_default(), rows().max().unwrap_or(usize::MAX));
        let words = layout.skipped.iter().filter(|(_, skipped)| *skipped == Skipped::Words).map(|(at, _)| *at);
        let mut words: Vec<Spot> = words.collect();
        words.sort();
        for at in words {
            let text = shortened(&grid.shown(at.row, at.column));
            let is_within = layout.top.is_some() && top < at.row && at.row < last && !is_note(&text);
            let from = is_within.then_some(at.row);
            let unit = unit_of_context(&text);
            let is_barred = self.is_unobserved(at, &text);
            self.context.say(from, &text, unit, is_barred);
        }
    }

    /// Whether a text says that figures were not observed, so that they are left out.
    fn is_unobserved(&mut self, at: Spot, text: &str) -> bool {
        let Some(stage) = stage_of_context(text) else { return false };
        let why = stage.reason().map_or(word!("是初步数", "first figures that will be revised"), crate::language::Text::get);
        let what = phrase!(
            "“{text}”像是说表里的数{why}，是吗？",
            "“{text}” seems to say of the figures: {why}. Are they observed all the same?"
        );
        let choices = vec![word!("是实际数", "they are observed").to_owned(), leave_out()];
        let supposed = usize::from(stage.reason().is_some() && !is_note(text));
        self.ask(QuestionTopic::Head(at), at, what, choices, supposed) == 1
    }
}
