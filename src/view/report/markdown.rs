//! The report as Markdown with tables, for notes, mail and version control.

use std::fmt::Write;

use super::{Report, ReportLine};
use crate::view::words::Tone;

impl Report {
    /// The whole report as one text in GitHub's dialect of Markdown. Whatever a name or note holds stays text: it neither breaks a
    /// table nor begins markup.
    pub fn to_markdown(&self) -> String {
        let mut text = format!("# {}\n\n## 指标推演报告\n\n", inline(&self.title));
        for fact in &self.facts {
            push(&mut text, &format!("- {}：{}", fact.label, inline(&fact.text)));
        }
        section(&mut text, "一、总体情况", &self.board());
        section(&mut text, "二、主要指标", &table(&self.heads, self.lines.iter().map(cells)));
        section(&mut text, "三、所作假设", &self.assumed());
        section(&mut text, "四、读法", &self.readings());
        section(&mut text, "五、无法判断的指标", &self.open());
        section(&mut text, "六、其他目标", &self.annex());
        section(&mut text, "七、方法说明", &self.method.iter().map(|line| inline(line)).collect::<Vec<_>>().join("\n\n"));
        let _ = write!(text, "\n---\n\n{}\n", inline(&self.provenance));
        text
    }

    fn board(&self) -> String {
        let rows = self
            .board
            .iter()
            .map(|line| [line.nature, &line.total, &line.met, &line.missed, &line.unjudged].map(str::to_owned).to_vec());
        table(&heads(&["属性", "项数", "达标", "未达标", "无法判断"]), rows)
    }

    fn assumed(&self) -> String {
        if self.assumed.is_empty() {
            return "没有改动，各项维持规划给出的起点。".to_owned();
        }
        let rows = self.assumed.iter().map(|line| vec![line.subject.clone(), line.what.join("；")]);
        table(&heads(&["指标", "假设"]), rows)
    }

    fn readings(&self) -> String {
        let rows = self.readings.iter().map(|line| {
            vec![
                line.name.clone(),
                format!("{}（{}）", line.reading, line.choice),
                line.place.clone(),
                line.note.clone(),
                line.others.clone(),
            ]
        });
        table(&heads(&["指标", "采用的读法", "依据", "说明", "其他读法"]), rows)
    }

    fn open(&self) -> String {
        if self.unjudged.is_empty() {
            return "没有。".to_owned();
        }
        let rows = self.unjudged.iter().map(|line| vec![line.name.clone(), line.nature.to_owned(), line.reason.clone()]);
        table(&heads(&["指标", "属性", "原因"]), rows)
    }

    fn annex(&self) -> String {
        let note = inline(&self.annex_note);
        if self.annex.is_empty() { note } else { format!("{note}\n\n{}", table(&self.heads, self.annex.iter().map(cells))) }
    }
}

/// The ten columns of a row.
fn cells(line: &ReportLine) -> Vec<String> {
    let noted = |text: &str, note: &str| if note.is_empty() { text.to_owned() } else { format!("{text}（{note}）") };
    let pace = [&line.pace_year, &line.completed].map(String::as_str).join("，");
    let pace = pace.trim_end_matches('，');
    let verdict = if line.tone == Tone::Met { noted(line.tone.word(), &line.since) } else { line.tone.word().to_owned() };
    vec![
        line.serial.clone(),
        format!("{}（{}）", line.name, line.unit),
        line.nature.to_owned(),
        line.start.clone(),
        line.target.clone(),
        noted(&line.observed, &line.observed_year),
        line.outcome.clone(),
        noted(line.pace, pace),
        verdict,
        line.account.join("。"),
    ]
}

fn heads(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn section(text: &mut String, title: &str, body: &str) {
    if !body.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n## {title}\n\n{}\n", body.trim_end());
    }
}

fn table(heads: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |", cells.iter().map(|cell| inline(cell)).collect::<Vec<_>>().join(" | "));
    let mut text = String::new();
    push(&mut text, &line(heads));
    push(&mut text, &format!("|{}", " --- |".repeat(heads.len())));
    for row in rows {
        push(&mut text, &line(&row));
    }
    text
}

fn push(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// A text on one line in which nothing means anything to Markdown.
fn inline(text: &str) -> String {
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
