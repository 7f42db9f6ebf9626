//! The report as Markdown with tables, for notes, mail and version control.

use std::fmt::Write;

use super::{Assumed, Fact, Report, ReportLine, TaskSheet, TaskSheets, serial};
use crate::language::{Language, Text};
use crate::view::words::{self, Tone};
use crate::{phrase, word};

impl Report {
    /// The whole report as one text in GitHub's dialect of Markdown. Whatever a name or note holds stays text: it neither breaks a
    /// table nor begins markup.
    pub fn to_markdown(&self) -> String {
        let mut text = opening(&self.title, word!("指标推演报告", "Indicator projection report"), &self.facts);
        let method = self.method.iter().map(|line| inline(line)).collect::<Vec<_>>().join("\n\n");
        let parts = [
            (word!("总体情况", "Summary"), self.board()),
            (word!("主要指标", "Main indicators"), self.indicators()),
            (word!("所作假设", "Assumptions"), self.assumed()),
            (word!("观测数据", "Observations"), self.observed()),
            (word!("读法", "Readings"), self.readings()),
            (word!("无法判断的指标", "Indicators that cannot be judged"), self.open()),
            (word!("其他目标", "Other targets"), self.annex()),
            (word!("方法说明", "Method"), method),
        ];
        let said = parts.into_iter().filter(|(_, body)| !body.is_empty());
        for (at, (title, body)) in said.enumerate() {
            section(&mut text, &numbered(at, title), &body);
        }
        let _ = write!(text, "\n---\n\n{}\n", inline(&self.provenance));
        text
    }

    /// One table, or one for each department.
    fn indicators(&self) -> String {
        if self.departments.is_empty() {
            return self.table(&self.lines);
        }
        let each = self.departments.iter().map(|department| {
            let (name, note) = (inline(&department.name), inline(&department.note));
            format!("### {}\n\n{}", words::named(name, &note), self.table(&department.lines))
        });
        each.collect::<Vec<_>>().join("\n")
    }

    /// The review table; who leads a row has a column of its own where anybody leads any.
    fn table(&self, lines: &[ReportLine]) -> String {
        let is_led = self.lines.iter().chain(&self.annex).any(|line| !line.lead.is_empty());
        let with = |mut cells: Vec<String>, lead: &str| {
            if is_led {
                cells.insert(BEHIND_NATURE, lead.to_owned());
            }
            cells
        };
        let heads = with(self.heads.clone(), word!("牵头单位", "Lead department"));
        table(&heads, lines.iter().map(|line| with(cells(line), &line.lead)))
    }

    fn board(&self) -> String {
        let rows = self
            .board
            .iter()
            .map(|line| [line.nature, &line.total, &line.met, &line.missed, &line.unjudged].map(str::to_owned).to_vec());
        table(&heads(&[NATURE, COUNT, MET, MISSED, UNJUDGED]), rows)
    }

    fn assumed(&self) -> String {
        if self.assumed.is_empty() {
            let none = word!(
                "没有改动，各项维持规划给出的起点。",
                "Nothing was changed: every indicator is held at the plan's baseline."
            );
            return none.to_owned();
        }
        let names = heads(&[INDICATOR, Text::new("假设", "Assumption"), Text::new("依据", "Reason")]);
        let row = |line: &Assumed| vec![line.subject.clone(), line.said(), line.reason.clone()];
        let width = if self.assumed.iter().any(|line| !line.reason.is_empty()) { 3 } else { 2 };
        table(&names[..width], self.assumed.iter().map(|line| row(line)[..width].to_vec()))
    }

    fn observed(&self) -> String {
        if self.observed.is_empty() {
            return String::new();
        }
        let rows = self.observed.iter().map(|line| vec![line.name.clone(), line.figures.clone(), line.source.clone()]);
        table(&heads(&[INDICATOR, Text::new("观测", "Observed"), Text::new("来源", "Source")]), rows)
    }

    fn readings(&self) -> String {
        let rows = self.readings.iter().map(|line| {
            vec![
                line.name.clone(),
                words::named(&line.reading, line.choice),
                line.place.clone(),
                line.note.clone(),
                line.others.clone(),
            ]
        });
        table(&heads(&READINGS), rows)
    }

    fn open(&self) -> String {
        if self.unjudged.is_empty() {
            return word!("没有。", "None.").to_owned();
        }
        let rows = self.unjudged.iter().map(|line| vec![line.name.clone(), line.nature.to_owned(), line.reason.clone()]);
        table(&heads(&[INDICATOR, NATURE, Text::new("原因", "Reason")]), rows)
    }

    fn annex(&self) -> String {
        let note = inline(&self.annex_note);
        if self.annex.is_empty() { note } else { format!("{note}\n\n{}", self.table(&self.annex)) }
    }
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

/// `一、总体情况`, `1. Summary`
fn numbered(at: usize, title: &str) -> String {
    const CHINESE: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    phrase!(
        "{}、{title}",
        "{}. {title}",
        match Language::current() {
            Language::Chinese => CHINESE.get(at).map_or_else(|| serial(at), char::to_string),
            Language::English => serial(at),
        }
    )
}

/// Where the column of departments stands: behind number, name and nature.
const BEHIND_NATURE: usize = 3;

/// The ten columns of a row.
fn cells(line: &ReportLine) -> Vec<String> {
    let pace: Vec<_> =
        [&line.pace_year, &line.completed].into_iter().filter(|text| !text.is_empty()).map(String::as_str).collect();
    let pace = pace.join(word!("，", ", "));
    let verdict = if line.tone == Tone::Met { words::named(line.tone.word(), &line.since) } else { line.tone.word().to_owned() };
    vec![
        line.serial.clone(),
        words::named(&line.name, &line.unit),
        line.nature.to_owned(),
        line.start.clone(),
        line.target.clone(),
        words::named(&line.observed, &line.observed_year),
        line.outcome.clone(),
        words::named(line.pace, &pace),
        verdict,
        line.account.join(word!("。", ". ")),
    ]
}

const INDICATOR: Text = Text::new("指标", "Indicator");
const NATURE: Text = Text::new("属性", "Nature");
const COUNT: Text = Text::new("项数", "Number");
const MET: Text = Text::new("达标", "Met");
const MISSED: Text = Text::new("未达标", "Missed");
const UNJUDGED: Text = Text::new("无法判断", "Cannot be judged");
const READINGS: [Text; 5] = [
    INDICATOR,
    Text::new("采用的读法", "Reading adopted"),
    Text::new("依据", "Source"),
    Text::new("说明", "Notes"),
    Text::new("其他读法", "Other readings"),
];

fn heads(names: &[Text]) -> Vec<String> {
    names.iter().map(Text::to_string).collect()
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
