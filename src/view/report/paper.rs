//! A report as what stands on paper, one part after the other. Page, Markdown and DOCX are made of the same, so that they say the same in
//! the same order.

use serde::{Deserialize, Serialize};

use super::{Fact, serial};
use crate::language::Language;
use crate::phrase;
use crate::view::words::Tone;

/// Everything on the paper but for its pictures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The plan's title.
    pub title: String,
    /// What kind of paper it is.
    pub kind: String,
    /// What it is of.
    pub facts: Vec<Fact>,
    /// Plan, scenario and day in a line, for the head of every page.
    pub running: String,
    /// The parts. The first stands on a page of its own.
    pub parts: Vec<PaperPart>,
    /// Where the figures come from.
    pub provenance: String,
}

/// A part under a heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperPart {
    /// The heading with its number: `一、总体结论`.
    pub title: String,
    /// What stands below it; never nothing.
    pub blocks: Vec<PaperBlock>,
}

/// What stands below a heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperBlock {
    /// A paragraph.
    Text(String),
    /// Lines that belong together.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// The place for the picture of the whole plan.
    Overview,
    /// Numbered figures, by their captions.
    Figures(Vec<String>),
}

/// A table. Each of its rows has a cell below each head, or is a [`TableRow::Group`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Which table it is.
    pub kind: TableKind,
    /// The heads.
    pub heads: Vec<ColumnHead>,
    /// The column that names the row.
    pub named_at: usize,
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// The tables of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TableKind {
    /// Verdicts counted.
    Board,
    /// Verdicts counted, scenario by scenario.
    Boards,
    /// The review table.
    Indicators,
    /// Several scenarios side by side.
    Sides,
    /// 所作假设.
    Assumptions,
    /// 观测数据.
    Observations,
    /// 与过去相比.
    Past,
    /// 读法.
    Readings,
    /// 无法判断的指标.
    Unjudged,
    /// 算式.
    Working,
}

impl TableKind {
    /// The name for style sheets.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Board => "score-table",
            Self::Boards => "score-table boards",
            Self::Indicators => "indicators",
            Self::Sides => "indicators sides",
            Self::Assumptions => "assumptions-table",
            Self::Observations => "observed-table",
            Self::Past => "past-report",
            Self::Readings => "readings-table",
            Self::Unjudged => "open-table",
            Self::Working => "working-table",
        }
    }
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnHead {
    /// Its word.
    pub text: String,
    /// How much of the table's width it takes, in thousandths.
    pub share: u16,
    /// Whether sentences stand below it; anything else is set in the middle.
    pub is_text: bool,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableRow {
    /// What stands over the rows of a department: its name, and how many there are.
    Group(String, String),
    /// Cells from the left.
    Cells(Vec<PaperCell>),
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperCell {
    /// Its sentences.
    pub text: Vec<String>,
    /// What belongs to it and is set small below it, in a running text in brackets behind it.
    pub behind: Vec<String>,
    /// What is set small below it and left out of a running text.
    pub below: Vec<String>,
    /// A verdict, and how it looks.
    pub tone: Option<Tone>,
}

impl Table {
    /// A table with heads of these widths, in thousandths; the last two columns that are named in `texts` hold sentences.
    pub(super) fn new(kind: TableKind, heads: &[(&str, u16)], texts: &[usize]) -> Self {
        let head = |(at, (text, share)): (usize, &(&str, u16))| ColumnHead {
            text: (*text).to_owned(),
            share: *share,
            is_text: texts.contains(&at),
        };
        Self { kind, heads: heads.iter().enumerate().map(head).collect(), named_at: 0, rows: Vec::new() }
    }

    /// With these rows.
    #[must_use]
    pub(super) fn with(self, rows: impl IntoIterator<Item = Vec<PaperCell>>) -> Self {
        Self { rows: rows.into_iter().map(TableRow::Cells).collect(), ..self }
    }
}

impl PaperCell {
    /// A cell of one text.
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self::all(vec![text.into()])
    }

    /// A cell of several sentences.
    pub(super) fn all(text: Vec<String>) -> Self {
        Self { text: said(text), ..Self::default() }
    }

    /// With what belongs to it.
    #[must_use]
    pub(super) fn behind(self, behind: impl IntoIterator<Item = String>) -> Self {
        Self { behind: said(behind), ..self }
    }

    /// With what is only set below it.
    #[must_use]
    pub(super) fn below(self, below: impl IntoIterator<Item = String>) -> Self {
        Self { below: said(below), ..self }
    }

    /// As a verdict.
    #[must_use]
    pub(super) fn toned(self, tone: Tone) -> Self {
        Self { tone: Some(tone), ..self }
    }

    /// What is set small below it.
    pub fn small(&self) -> impl Iterator<Item = &String> {
        self.behind.iter().chain(&self.below)
    }
}

fn said(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

/// The parts that say something, each with its number.
pub(super) fn numbered(parts: Vec<(&str, Vec<PaperBlock>)>) -> Vec<PaperPart> {
    let said = parts.into_iter().filter(|(_, blocks)| !blocks.is_empty());
    said.enumerate().map(|(at, (title, blocks))| PaperPart { title: heading(at, title), blocks }).collect()
}

/// `一、总体结论`, `1. Conclusion`
fn heading(at: usize, title: &str) -> String {
    const CHINESE: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let number = match Language::current() {
        Language::Chinese => match (CHINESE.get(at), at.checked_sub(10).and_then(|more| CHINESE.get(more))) {
            (Some(number), _) => number.to_string(),
            (None, Some(more)) => format!("十{more}"),
            (None, None) => serial(at),
        },
        Language::English => serial(at),
    };
    phrase!("{number}、{title}", "{number}. {title}")
}
