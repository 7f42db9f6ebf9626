//! The report as Markdown with tables, for notes, mail and version control.

use std::fmt::Write;

use super::paper::{Paper, PaperBlock, PaperCell, PaperPart, Table, TableRow};
use super::{Fact, Report, TaskSheet, TaskSheets};
use crate::view::words;
use crate::{phrase, word};

impl Report {
    /// The whole report as one text in GitHub's dialect of Markdown. Whatever a name or note holds stays text: it neither breaks a
    /// table nor begins markup.
    pub fn to_markdown(&self) -> String {
        let Paper { title, kind, facts, parts, provenance, .. } = self.paper(None);
        let mut text = opening(&title, &kind, &facts);
        for PaperPart { title, blocks } in parts {
            let body: Vec<_> = blocks.iter().map(block).filter(|text| !text.is_empty()).collect();
            section(&mut text, &title, &body.join("\n\n"));
        }
        let _ = write!(text, "\n---\n\n{}\n", inline(&provenance));
        text
    }
}

/// What stands below a heading; pictures have no place in a text.
fn block(block: &PaperBlock) -> String {
    match block {
        PaperBlock::Text(text) => inline(text),
        PaperBlock::List(lines) => lines.iter().map(|line| format!("- {}", inline(line))).collect::<Vec<_>>().join("\n"),
        PaperBlock::Table(table) => tables(table).trim_end().to_owned(),
        PaperBlock::Overview | PaperBlock::Figures(_) => String::new(),
    }
}

/// One table, or one for each group of its rows.
fn tables(all: &Table) -> String {
    let heads: Vec<_> = all.heads.iter().map(|head| head.text.clone()).collect();
    let mut groups: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    for row in &all.rows {
        match row {
            TableRow::Group(name, note) => {
                groups.push((format!("### {}\n\n", words::named(inline(name), &inline(note))), Vec::new()));
            }
            TableRow::Cells(cells) => {
                if groups.is_empty() {
                    groups.push((String::new(), Vec::new()));
                }
                groups.iter_mut().last().into_iter().for_each(|(_, rows)| rows.push(cells.iter().map(cell).collect()));
            }
        }
    }
    let each = groups.into_iter().map(|(head, rows)| head + &table(&heads, rows.into_iter()));
    each.collect::<Vec<_>>().join("\n")
}

/// A cell in one line.
fn cell(cell: &PaperCell) -> String {
    let behind = cell.behind.join(word!("，", ", "));
    words::named(cell.text.join(word!("。", ". ")), &behind)
}

impl TaskSheets {
    /// The pages of all departments as one text, a table each.
    pub fn to_markdown(&self) -> String {
        let mut text = opening(&self.title, word!("部门任务单", "Task sheets by department"), &self.facts);
        for TaskSheet { department, counts, tasks } in &self.sheets {
            let cells = |cells: Vec<Vec<String>>| cells.iter().map(|cell| cell.join(word!("；", "; "))).collect();
            let rows = table(&self.heads, tasks.iter().map(|task| cells(self.cells(task))));
            section(&mut text, &inline(department), &format!("{}\n\n{rows}", inline(&counts.join(word!("；", "; ")))));
        }
        let _ = write!(text, "\n---\n\n{}\n", inline(&self.provenance));
        text
    }
}

/// The title of the plan, what this is, and what it is of.
fn opening(title: &str, kind: &str, facts: &[Fact]) -> String {
    let mut text = format!("# {}\n\n## {kind}\n\n", inline(title));
    for fact in facts {
        push(&mut text, &phrase!("- {}：{}", "- {}: {}", fact.label, inline(&fact.text)));
    }
    text
}

fn section(text: &mut String, title: &str, body: &str) {
    if !body.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n## {title}\n\n{}\n", body.trim_end());
    }
}

pub(super) fn table(heads: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |", cells.iter().map(|cell| inline(cell)).collect::<Vec<_>>().join(" | "));
    let mut text = String::new();
    push(&mut text, &line(heads));
    push(&mut text, &format!("|{}", " --- |".repeat(heads.len())));
    for row in rows {
        push(&mut text, &line(&row));
    }
    text
}

pub(super) fn push(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// A text on one line in which nothing means anything to Markdown.
pub(super) fn inline(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '#' | '~' => safe.extend(['\\', letter]),
            letter if letter.is_control() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}
