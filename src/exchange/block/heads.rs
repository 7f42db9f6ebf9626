//! Which row of a block names years, and which column names indicators.

use super::names::{Names, shortened};
use super::{cell, is_blank, place};
use crate::exchange::fault::Fault;
use crate::exchange::workbook::{Cell, Sheet};
use crate::phrase;
use crate::plan::{Period, Year};

/// How far down the heads are looked for; above them stand titles and merged cells.
const DEEPEST: usize = 20;

/// What a block says of its own rows and columns.
pub(super) struct Heads {
    /// The first row of figures.
    pub(super) first: usize,
    /// The columns of projected years; `None` where no row names years.
    pub(super) years: Option<Vec<(usize, Year)>>,
    /// The column that names indicators.
    pub(super) names: Option<usize>,
    /// The heads of columns that are not read.
    pub(super) ignored: Vec<String>,
    /// Years that cannot be observed.
    pub(super) faults: Vec<Fault>,
}

/// Finds the heads of a block of that many rows and columns.
pub(super) fn heads(sheet: &Sheet, names: &Names, (rows, columns): (usize, usize), period: Period) -> Heads {
    let by_content = naming_column(sheet, names, (rows, columns));
    let years_in = |row: usize| years_of(sheet, row, columns);
    let is_data = |row: usize| by_content.is_some_and(|column| names.named(cell(sheet, row, column)).is_some());
    // The row with the most years, and of several the first.
    let most = (0..rows.min(DEEPEST)).filter(|row| !is_data(*row)).map(|row| (row, years_in(row).len()));
    let best = most.filter(|(_, count)| *count > 0).fold(None, |best: Option<(usize, usize)>, next| match best {
        Some(best) if best.1 >= next.1 => Some(best),
        _ => Some(next),
    });
    let Some((row, _)) = best else {
        return Heads { first: 0, years: None, names: by_content, ignored: Vec::new(), faults: Vec::new() };
    };
    let column = by_content.or_else(|| headed_column(sheet, row, columns));
    if column.is_none() && !stands_alone(sheet, row, rows, columns) {
        return Heads { first: 0, years: None, names: None, ignored: Vec::new(), faults: Vec::new() };
    }
    let mut heads = Heads { first: row + 1, years: None, names: column, ignored: Vec::new(), faults: Vec::new() };
    heads.sort_years(sheet, row, &years_in(row), period);
    heads.note_ignored(sheet, row, columns, period);
    heads
}

impl Heads {
    /// Keeps the projected years, leaves the base year out and refuses others and what comes twice.
    fn sort_years(&mut self, sheet: &Sheet, row: usize, found: &[(usize, Year)], period: Period) {
        let mut years: Vec<(usize, Year)> = Vec::new();
        for (column, year) in found.iter().copied().filter(|(column, year)| *year != period.base() && Some(*column) != self.names)
        {
            let problem = if period.step_of(year).is_none() {
                phrase!(
                    "年份为 {year}，应在 {} 至 {} 之间",
                    "the year is {year}; it must be from {} to {}",
                    period.year(1),
                    period.end()
                )
            } else if years.iter().any(|(_, earlier)| *earlier == year) {
                phrase!("{year}年出现了两次，每年只能有一列", "{year} appears twice; each year may have only one column")
            } else {
                years.push((column, year));
                continue;
            };
            self.faults.push(Fault::new(place(sheet, row, column), problem));
        }
        if years.is_empty() && self.faults.is_empty() {
            let problem =
                phrase!("这一行没有 {} 至 {} 之间的年份", "this row has no year from {} to {}", period.year(1), period.end());
            self.faults.push(Fault::new(place(sheet, row, 0), problem));
        }
        self.years = Some(years);
    }

    fn note_ignored(&mut self, sheet: &Sheet, row: usize, columns: usize, period: Period) {
        let years = self.years.as_deref().unwrap_or_default();
        let is_read = |column: usize| self.names == Some(column) || years.iter().any(|(at, _)| *at == column);
        let refused = |column: usize| year(cell(sheet, row, column)).is_some_and(|year| year != period.base());
        let head = |column: usize| match cell(sheet, row, column) {
            Cell::Text(text) if !text.trim().is_empty() => Some(shortened(text)),
            Cell::Number(number) => Some(number.to_string()),
            _ => None,
        };
        let naming = |text: &String| NAMING.iter().chain(&NUMBERING).any(|word| word.eq_ignore_ascii_case(text));
        let others = (0..columns).filter(|column| !is_read(*column) && !refused(*column));
        self.ignored = others.filter_map(head).filter(|text| !naming(text)).collect();
    }
}

/// The column in which the most cells name an indicator, the first of several.
fn naming_column(sheet: &Sheet, names: &Names, (rows, columns): (usize, usize)) -> Option<usize> {
    let count = |column: usize| (0..rows).filter(|row| names.named(cell(sheet, *row, column)).is_some()).count();
    let counts = (0..columns).map(|column| (column, count(column))).filter(|(_, count)| *count > 0);
    counts
        .fold(
            None,
            |best: Option<(usize, usize)>, next| if best.is_some_and(|best| best.1 >= next.1) { best } else { Some(next) },
        )
        .map(|(column, _)| column)
}

/// What columns of names are headed, and what columns of numbers.
const NAMING: [&str; 13] = [
    "指标",
    "指标名称",
    "主要指标",
    "名称",
    "项目",
    "指标编号",
    "编号",
    "id",
    "indicator",
    "indicators",
    "indicatorname",
    "name",
    "item",
];
const NUMBERING: [&str; 7] = ["序号", "编号", "行号", "no.", "no", "number", "row"];

/// The column that is headed as one of names, or else of numbers, at that row or in a merged cell above it.
fn headed_column(sheet: &Sheet, row: usize, columns: usize) -> Option<usize> {
    let headed = |column: usize, words: &[&str]| {
        (row.saturating_sub(2)..=row).any(|row| match cell(sheet, row, column) {
            Cell::Text(text) => words.contains(&text.split_whitespace().collect::<String>().to_ascii_lowercase().as_str()),
            _ => false,
        })
    };
    let find = |words: &[&str]| (0..columns).find(|column| headed(*column, words));
    find(&NAMING).or_else(|| find(&NUMBERING))
}

/// Whether a row names years though no column names indicators: it says 年, or has nothing but years that follow one another.
fn stands_alone(sheet: &Sheet, row: usize, rows: usize, columns: usize) -> bool {
    let years = years_of(sheet, row, columns);
    let says_so = |(column, _): &(usize, Year)| matches!(cell(sheet, row, *column), Cell::Text(text) if text.contains('年'));
    let filled = (0..columns).filter(|column| !is_blank(cell(sheet, row, *column))).count();
    let follow = years.windows(2).all(|pair| pair[1].1.get() == pair[0].1.get() + 1);
    row + 1 < rows && (years.iter().any(says_so) || (years.len() > 1 && years.len() == filled && follow))
}

fn years_of(sheet: &Sheet, row: usize, columns: usize) -> Vec<(usize, Year)> {
    (0..columns).filter_map(|column| Some((column, year(cell(sheet, row, column))?))).collect()
}

/// What may follow a year in the head of observations.
const OBSERVED: [&str; 20] = [
    "",
    "观测",
    "观测值",
    "实际",
    "实际值",
    "实绩",
    "完成",
    "完成值",
    "完成数",
    "完成情况",
    "数值",
    "统计值",
    "统计数",
    "值",
    "observed",
    "observation",
    "observations",
    "actual",
    "value",
    "figure",
];

/// The year that a cell heads a column of observations with.
fn year(cell: &Cell) -> Option<Year> {
    let text = match cell {
        Cell::Number(number) => return whole_year(*number),
        Cell::Text(text) => text,
        Cell::Empty | Cell::Rate(_) => return None,
    };
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    let digits = plain.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = plain.split_at(digits);
    let rest = rest.strip_prefix('年').map_or(rest, |rest| rest.strip_prefix('度').unwrap_or(rest));
    // A unit or a word in brackets says no more than one without.
    let rest = rest
        .split_once('(')
        .map_or(rest, |(before, inside)| if before.is_empty() { inside.trim_end_matches(')') } else { before });
    let is_unit = matches!(rest, "%" | "末" | "底");
    (digits == 4 && (is_unit || OBSERVED.contains(&rest.to_ascii_lowercase().as_str())))
        .then(|| whole_year(number.parse().ok()?))
        .flatten()
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '（' => '(',
        '）' => ')',
        '％' => '%',
        other => other,
    }
}

fn whole_year(number: f64) -> Option<Year> {
    #[allow(clippy::cast_possible_truncation, reason = "a whole number between 1900 and 2200")]
    (number.fract() == 0.0 && (1900.0..=2200.0).contains(&number)).then(|| Year::new(number as i16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_of_observations_is_a_year_with_or_without_words() {
        for head in [
            "2021",
            "2021年",
            "２０２１年",
            "2021 年",
            "2021年度",
            "2021年观测",
            "2021年（观测值）",
            "2021年末",
            "2021年实际(％)",
        ] {
            assert_eq!(year(&Cell::text(head)), Some(Year::new(2021)), "{head}");
        }
        assert_eq!(year(&Cell::Number(2021.0)), Some(Year::new(2021)));
    }

    #[test]
    fn a_target_a_forecast_and_a_change_are_no_observations() {
        for head in ["2025年目标", "2025年预计", "2021年同比", "2021年度统计表", "2021-2025年", "20211", "21年", "年"]
        {
            assert_eq!(year(&Cell::text(head)), None, "{head}");
        }
        assert_eq!(year(&Cell::Number(2021.5)), None);
    }
}
