//! How much of the first page the conclusion leaves for the picture of the whole plan.

use crate::view::{Paper, PaperBlock};

/// The page between its margins, and on it what stands above the conclusion with the space around the picture, in CSS pixels.
const PAGE: u32 = 680;
const ABOVE: u32 = 228;
/// A line of text, of a list, and of a table.
const TEXT: u32 = 25;
const LISTED: u32 = 19;
const ROW: u32 = 16;
/// How many letters a line of text and of a list holds, a Chinese one counted as two.
const WIDE: usize = 124;
const WIDE_LISTED: usize = 140;
/// A picture that has less room than that is not legible.
const LEAST: u32 = 170;
const MOST: u32 = 240;
/// How high it may be at the head of the next page.
const ELSEWHERE: u32 = 340;

/// Where the picture of the whole plan stands, and how high it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Whole {
    pub(super) is_on_first_page: bool,
    /// In CSS pixels.
    pub(super) highest: u32,
}

impl Whole {
    /// Below the conclusion where that leaves room, else at the head of the next page, before what follows.
    pub(super) fn of(paper: &Paper) -> Self {
        let used: u32 = paper.parts.first().map_or(0, |part| part.blocks.iter().map(height).sum());
        let left = PAGE.saturating_sub(ABOVE + used);
        let is_on_first_page = left >= LEAST;
        Self { is_on_first_page, highest: if is_on_first_page { left.min(MOST) } else { ELSEWHERE } }
    }
}

fn height(block: &PaperBlock) -> u32 {
    match block {
        PaperBlock::Text(text) => lines(text, WIDE) * TEXT,
        PaperBlock::List(texts) => texts.iter().map(|text| lines(text, WIDE_LISTED) * LISTED).sum(),
        PaperBlock::Table(table) => u32::try_from(table.rows.len() + 1).unwrap_or(u32::MAX).saturating_mul(ROW),
        PaperBlock::Overview | PaperBlock::Figures(_) => 0,
    }
}

fn lines(text: &str, wide: usize) -> u32 {
    let width: usize = text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
    u32::try_from(width.div_ceil(wide).max(1)).unwrap_or(u32::MAX / 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::scenario::{Facts, Scenario};
    use crate::view::report;

    #[test]
    fn the_picture_stands_below_a_short_conclusion_and_before_what_follows_a_long_one() {
        let plan = builtin_plan().unwrap();
        let mut paper = report(&plan, &Facts::default(), &Scenario::holding(&plan), "").paper(None);
        assert_eq!(Whole::of(&paper), Whole { is_on_first_page: true, highest: MOST });
        let more = PaperBlock::Text("几个情景对照，判断不同的指标一一列出。".repeat(20));
        paper.parts[0].blocks.push(more);
        assert_eq!(Whole::of(&paper), Whole { is_on_first_page: false, highest: ELSEWHERE });
    }
}
