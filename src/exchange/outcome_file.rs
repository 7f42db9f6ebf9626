//! Results of exercises as a table, one line each. Exporting, storing and merging use the same CSV.

use super::delimited::{read_delimited, typed, write_delimited};
use super::fault::{Fault, Faults};
use super::workbook::{Cell, Place, Sheet, Workbook};
use crate::language::{Language, Text};
use crate::plan::{Amount, Id};
use crate::projection::Standing;
use crate::training::{Answer, Outcome, Score};
use crate::{phrase, word};

/// The columns in the order in which they are written. A reader finds them by either name, in any order.
const COLUMNS: [Text; 15] = [
    Text::new("姓名或小组", "Name or group"),
    Text::new("规划", "Plan"),
    Text::new("练习编号", "Exercise id"),
    Text::new("练习", "Exercise"),
    Text::new("答对", "Right"),
    Text::new("总数", "Out of"),
    Text::new("接近", "Near"),
    Text::new("另猜中数值", "Extra numbers"),
    Text::new("提示次数", "Hints"),
    Text::new("用时（秒）", "Time (s)"),
    Text::new("改动", "Change"),
    Text::new("最少改动", "Least change"),
    Text::new("提交时间", "Handed in"),
    Text::new("轮次", "Round"),
    Text::new("答案", "Answers"),
];

/// Writes results as a CSV; `title` gives the title of an exercise.
pub fn write_outcomes(outcomes: &[Outcome], title: impl Fn(&Outcome) -> String) -> Vec<u8> {
    let heading = COLUMNS.iter().map(|column| Cell::text(column.get())).collect();
    let rows = outcomes.iter().enumerate().map(|(at, one)| row(one, title(one), one.round(&outcomes[..at])));
    let sheet = Sheet::new(String::new(), std::iter::once(heading).chain(rows).collect());
    write_delimited(&Workbook { sheets: vec![sheet] })
}

fn row(one: &Outcome, title: String, round: usize) -> Vec<Cell> {
    #[allow(clippy::cast_precision_loss, reason = "nobody answers 2^52 questions")]
    let count = |number: usize| Cell::Number(number as f64);
    let change = |number: Option<f64>| number.map_or(Cell::Empty, Cell::Number);
    vec![
        Cell::text(one.learner.as_str()),
        Cell::text(one.plan.as_str()),
        Cell::text(one.exercise.as_str()),
        Cell::text(title),
        count(one.score.right),
        count(one.score.total),
        count(one.score.near),
        count(one.score.extra),
        count(one.hints),
        Cell::Number(f64::from(one.seconds)),
        change(one.change.map(|(change, _)| change)),
        change(one.change.map(|(_, least)| least)),
        Cell::text(one.when.as_str()),
        count(round),
        Cell::text(answers_text(&one.answers)),
    ]
}

/// Reads results that [`write_outcomes`] wrote, in either language; a spreadsheet may have saved them since.
///
/// # Errors
/// A missing column, and every cell that is not what its column says, each with its place.
pub fn read_outcomes(text: &str) -> Result<Vec<Outcome>, Faults> {
    let book = read_delimited(text)?;
    let Some(sheet) = book.sheets.first() else { return Ok(Vec::new()) };
    let Some((heading, rows)) = sheet.rows.split_first() else { return Ok(Vec::new()) };
    let at = |column: Text| {
        let is_it =
            |cell: &Cell| matches!(cell, Cell::Text(text) if Language::ALL.iter().any(|of| column.of(*of) == text.trim()));
        heading.iter().position(is_it)
    };
    let places: Vec<_> = COLUMNS.iter().map(|column| at(*column)).collect();
    // An empty optional column says the same as a missing one.
    let missing = COLUMNS.iter().zip(&places).enumerate().filter(|(at, (_, place))| NEEDED.contains(at) && place.is_none());
    let missing: Vec<_> = missing.map(|(_, (column, _))| column.get()).collect();
    if !missing.is_empty() {
        let problem = phrase!(
            "不是训练结果表：第一行缺少 {0}",
            "not a table of training results: the first row lacks {0}",
            missing.join(word!("、", ", "))
        );
        return Err(Fault::new("", problem).into());
    }
    let (mut outcomes, mut faults) = (Vec::new(), Vec::new());
    for (row, cells) in rows.iter().enumerate().filter(|(_, cells)| cells.iter().any(|cell| *cell != Cell::Empty)) {
        let line = Line { row: row + 1, cells, places: &places };
        match line.outcome() {
            Ok(outcome) => outcomes.push(outcome),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(outcomes) } else { Err(Faults(faults)) }
}

/// Answers in one cell, a word each: `met`, `#2` for the second of several places, `2.75`; `-` for a blank.
fn answers_text(answers: &[Option<Answer>]) -> String {
    let word = |answer: &Option<Answer>| match answer {
        None => "-".to_owned(),
        Some(Answer::Standing(standing)) => {
            STANDINGS.iter().find(|(of, _)| of == standing).map_or("-", |(_, word)| word).to_owned()
        }
        Some(Answer::Place(at)) => format!("#{}", at + 1),
        Some(Answer::Number(number)) => number.get().to_string(),
    };
    answers.iter().map(word).collect::<Vec<_>>().join(" ")
}

const STANDINGS: [(Standing, &str); 4] =
    [(Standing::Met, "met"), (Standing::Missed, "missed"), (Standing::Unjudged, "unjudged"), (Standing::Watched, "watched")];

/// Reads them back; the error is a word that is no answer.
fn answers(text: &str) -> Result<Vec<Option<Answer>>, &str> {
    text.split_whitespace().map(answer).collect()
}

fn answer(word: &str) -> Result<Option<Answer>, &str> {
    if word == "-" {
        return Ok(None);
    }
    let standing = STANDINGS.iter().find(|(_, of)| *of == word).map(|(standing, _)| Answer::Standing(*standing));
    let place = || word.strip_prefix('#')?.parse::<usize>().ok()?.checked_sub(1).map(Answer::Place);
    let number = || Amount::new(word.parse().ok()?).ok().map(Answer::Number);
    standing.or_else(place).or_else(number).map(Some).ok_or(word)
}

/// Name, plan, exercise, right, total.
const NEEDED: [usize; 5] = [0, 1, 2, 4, 5];

struct Line<'a> {
    row: usize,
    cells: &'a [Cell],
    places: &'a [Option<usize>],
}

impl Line<'_> {
    fn outcome(&self) -> Result<Outcome, Fault> {
        let (right, total) = (self.count(4)?, self.count(5)?);
        if right > total {
            return Err(self.fault(4, &phrase!("为 {right}，多于总数 {total}", "it is {right}, more than the total {total}")));
        }
        Ok(Outcome {
            learner: self.text(0),
            plan: self.id(1)?,
            exercise: self.id(2)?,
            score: Score { right, total, near: self.count(6)?, extra: self.count(7)? },
            hints: self.count(8)?,
            seconds: u32::try_from(self.count(9)?).unwrap_or(u32::MAX),
            change: self.number(10)?.zip(self.number(11)?),
            when: self.text(12),
            answers: answers(&self.text(14)).map_err(|word| {
                let problem = phrase!("“{word}”不是答案", "“{word}” is no answer");
                self.fault(14, &problem)
            })?,
        })
    }

    fn cell(&self, column: usize) -> &Cell {
        self.places[column].and_then(|at| self.cells.get(at)).unwrap_or(&Cell::Empty)
    }

    fn text(&self, column: usize) -> String {
        match self.cell(column) {
            Cell::Text(text) => text.trim().to_owned(),
            Cell::Number(number) | Cell::Rate(number) => number.to_string(),
            Cell::Empty => String::new(),
        }
    }

    fn id(&self, column: usize) -> Result<Id, Fault> {
        Id::new(&self.text(column)).map_err(|problem| self.fault(column, &problem))
    }

    fn number(&self, column: usize) -> Result<Option<f64>, Fault> {
        // A program that quotes every cell turns numbers into texts.
        let number = match self.cell(column) {
            Cell::Empty => return Ok(None),
            Cell::Text(text) => typed(text),
            other => Some(other.clone()),
        };
        match number {
            Some(Cell::Number(number)) if number >= 0.0 => Ok(Some(number)),
            _ => Err(self.no_number(column)),
        }
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a whole number in range")]
    fn count(&self, column: usize) -> Result<usize, Fault> {
        match self.number(column)? {
            None => Ok(0),
            Some(number) if number.fract() == 0.0 && number < 1e9 => Ok(number as usize),
            Some(_) => Err(self.no_number(column)),
        }
    }

    fn no_number(&self, column: usize) -> Fault {
        let found = self.text(column);
        self.fault(column, &phrase!("为“{found}”，应为不小于 0 的数", "it is “{found}”; it must be a number not below 0"))
    }

    fn fault(&self, column: usize, problem: &str) -> Fault {
        let place = Place { sheet: "", row: self.row, column: self.places[column].unwrap_or_default() };
        Fault::new(format!("{place} {}", COLUMNS[column]), problem)
    }
}
