//! The entry in a cell: its figure, and the year it counts for.

use super::grid::{Grid, Spot, shown};
use super::layout::Entry;
use super::proposal::QuestionTopic;
use super::reader::Reader;
use super::stage::Stage;
use super::subject::{Subject, is_planned};
use super::words::{doubted, leave_out, shortened, unreadable};
use crate::exchange::workbook::Cell;
use crate::figure::{Figure, Printed, Why, has_digit, read_number};
use crate::language::Text;
use crate::plan::Year;
use crate::scenario::moved;
use crate::{phrase, word};

impl Reader<'_> {
    /// The figure of a cell and its year, if it can be an observation.
    pub(super) fn entry<'e>(&mut self, grid: &Grid, subject: &Subject, entry: &'e Entry) -> Option<(&'e Entry, Year, Figure)> {
        let cell = grid.cell(entry.at.row, entry.at.column);
        if *cell == Cell::Empty {
            return None;
        }
        let read = match cell {
            Cell::Number(number) => Printed::Figure(Figure::plain(*number)),
            Cell::Rate(rate) => Printed::Figure(Figure { unit: Some("%".to_owned()), ..Figure::plain(moved(*rate, 2)) }),
            cell => read_number(&shown(cell)),
        };
        let year = self.year(grid, subject, entry, &read)?;
        if year > self.plan.period.end() {
            let head = entry.head.unwrap_or(entry.at);
            if self.told.insert(QuestionTopic::Head(head)) {
                self.leave(head, phrase!("{year}年 在规划期之后", "{year} lies after the plan's period"), true);
            }
            return None;
        }
        let (at, name) = (entry.at, &subject.indicator.name);
        let printed = shortened(&shown(cell));
        let left = match read {
            Printed::Figure(figure) => return self.taken(grid, entry, year, figure, name.get()),
            Printed::Nothing => return None,
            Printed::Failed => {
                phrase!("“{name}”{year}年 是“{printed}”，没有数值", "“{name}” in {year} is “{printed}” and has no figure")
            }
            Printed::Unreadable(Why::Words) if !has_digit(&printed) => {
                phrase!("“{name}”{year}年 写的是“{printed}”，不是数值", "“{name}” in {year} says “{printed}”, which is no figure")
            }
            Printed::Unreadable(why) => {
                self.refuse(QuestionTopic::Cell(at), at, unreadable(name.get(), year, &printed, why));
                return None;
            }
        };
        self.leave(at, left, true);
        None
    }

    /// A figure that its cell leaves no doubt about, or a person does not.
    fn taken<'e>(
        &mut self,
        grid: &Grid,
        entry: &'e Entry,
        year: Year,
        figure: Figure,
        name: &str,
    ) -> Option<(&'e Entry, Year, Figure)> {
        if let Some((what, supposed)) = in_doubt(grid, entry, &figure, name, year) {
            let choices = vec![figure.number.to_string(), leave_out()];
            if self.ask(QuestionTopic::Cell(entry.at), entry.at, what, choices, supposed) == 1 {
                return None;
            }
        }
        Some((entry, year, figure))
    }

    /// Whether a cell that names others is struck through, so that they are left out with it.
    pub(super) fn is_withdrawn(&mut self, grid: &Grid, topic: QuestionTopic, at: Spot) -> bool {
        if !grid.is_struck(at.row, at.column) {
            return false;
        }
        let text = shortened(&grid.shown(at.row, at.column));
        let what = phrase!("“{text}”划去了，还照填吗？", "“{text}” is struck through. Take its figures all the same?");
        !self.insists(topic, at, what, word!("照填", "take them").to_owned())
    }

    /// The year that an entry counts for; `None` if it is no observation.
    pub(super) fn year(&mut self, grid: &Grid, subject: &Subject, entry: &Entry, read: &Printed) -> Option<Year> {
        let Some(head) = entry.head else { return Some(entry.year) };
        if self.heads_left.contains(&head) || self.is_withdrawn(grid, QuestionTopic::Struck(head), head) {
            return None;
        }
        let text = heading(grid, head);
        let (year, topic) = (entry.year, QuestionTopic::Head(head));
        let of = |year: Year| phrase!("{year}年", "{year}");
        let is_taken = match entry.stage {
            Stage::Observed if subject.is_flow() && is_running(&text) => {
                let what = phrase!(
                    "“{text}”是当年的量，还是累计或一个月的？",
                    "is “{text}” the amount of the year, or a running total or a month's?"
                );
                self.insists(topic, head, what, phrase!("{year}年 当年的量", "the amount of {year}"))
            }
            Stage::Observed => true,
            Stage::Early => {
                let what = phrase!(
                    "“{text}”是快报或初步数，填为 {year}年 吗？",
                    "“{text}” holds first figures that will be revised. Take them for {year}?"
                );
                self.agrees(topic, head, what, of(year))
            }
            Stage::Flagged => {
                let what = phrase!(
                    "“{text}”的年份带有标注，填为 {year}年 吗？",
                    "a flag or a mark of a note stands beside the year in “{text}”. Take the figures for {year}?"
                );
                self.agrees(topic, head, what, of(year))
            }
            Stage::Straddling => {
                let both = [year, Year::new(year.get() + 1)];
                let what = phrase!("“{text}”跨两个年份，算哪一年？", "“{text}” spans two years. Which one does it count for?");
                return self.picked(topic, head, what, both.map(of).to_vec()).map(|at| both[at]);
            }
            Stage::Unknown => {
                let what = phrase!("“{text}”是 {year}年 的实际数吗？", "does “{text}” hold observed figures of {year}?");
                self.insists(topic, head, what, of(year))
            }
            Stage::Part => {
                let what = phrase!(
                    "“{text}”只是其中一部分，填为 {year}年 吗？",
                    "“{text}” is only a part of the whole. Take it for {year}?"
                );
                self.insists(topic, head, what, of(year))
            }
            Stage::Planned if is_planned(self.plan, subject, year, read) => false,
            stage => {
                let why = stage.reason().map_or("", Text::get);
                // For a growth, the change is what the plan states.
                let is_loss = !entry.has_level || subject.is_growth();
                if self.heads_told.insert((head, is_loss)) {
                    self.leave(head, phrase!("“{text}”{why}", "“{text}”: {why}"), is_loss);
                }
                false
            }
        };
        is_taken.then_some(year)
    }
}

/// The words of a heading; if the one to the left spans it, with the heading below.
fn heading(grid: &Grid, at: Spot) -> String {
    let own = grid.shown(at.row, at.column);
    if !own.is_empty() {
        return shortened(&own);
    }
    let left = grid.columns.iter().rev().filter(|column| **column < at.column).map(|column| grid.shown(at.row, *column));
    let below = grid.rows.iter().find(|row| **row > at.row).map(|row| grid.shown(*row, at.column)).unwrap_or_default();
    shortened(&(left.into_iter().find(|text| !text.is_empty()).unwrap_or_default() + &below))
}

/// The question about a figure because of what it is or what stands beside it, and the supposed answer: 1 leaves it out.
fn in_doubt(grid: &Grid, entry: &Entry, figure: &Figure, name: &str, year: Year) -> Option<(String, usize)> {
    let (row, column) = (entry.at.row, entry.at.column);
    let (printed, number) = (shortened(&grid.shown(row, column)), figure.number);
    if let Some(struck) = grid.struck(row, column) {
        return Some(match &struck.part {
            None => (
                phrase!(
                    "“{name}”{year}年 的“{printed}”划去了，还填吗？",
                    "“{printed}” for “{name}” in {year} is struck through. Take it all the same?"
                ),
                1,
            ),
            Some(part) => (
                phrase!(
                    "“{name}”{year}年 划去的“{part}”没有读，取 {number}",
                    "“{part}” beside “{name}” in {year} is struck through and not read, which leaves {number}"
                ),
                0,
            ),
        });
    }
    let note = figure.note.as_deref().or_else(|| grid.note(row, column));
    let what = match (figure.doubt, note, entry.flag.as_deref(), grid.scaled(row, column)) {
        (Some(doubt), ..) => doubted(doubt, name, year, &printed, number),
        (None, Some(note), ..) => phrase!(
            "“{name}”{year}年 的“{note}”按注记去掉，取 {number}",
            "“{note}” beside “{name}” in {year} was taken off as a note, which leaves {number}"
        ),
        (None, None, Some(flag), _) => phrase!(
            "“{name}”{year}年 的 {number} 旁边标着“{flag}”，照填吗？",
            "“{flag}” stands beside {number} for “{name}” in {year}. Take it as it is?"
        ),
        (None, None, None, Some(raw)) => phrase!(
            "“{name}”{year}年 的格子里是 {raw}，按显示的 {number} 填吗？",
            "the cell of “{name}” in {year} holds {raw} and shows {number}. Is the shown figure meant?"
        ),
        (None, None, None, None) => return None,
    };
    Some((what, 0))
}

/// Whether a heading may mean a running total, or only the last month.
fn is_running(text: &str) -> bool {
    let is_month = (text.contains("12月") || text.contains("十二月")) && !text.contains("1-12") && !text.contains("1—12");
    text.contains("累计") || text.contains("截至") || is_month
}
