//! The report as Markdown with tables, for notes, mail and version control.

use std::fmt::Write;

use super::{Report, ReportLine};
use crate::language::Text;
use crate::view::words::{self, Tone};
use crate::{phrase, word};

impl Report {
    /// The whole report as one text in GitHub's dialect of Markdown. Whatever a name or note holds stays text: it neither breaks a
    /// table nor begins markup.
    pub fn to_markdown(&self) -> String {
        let mut text = phrase!("# {}\n\n## 指标推演报告\n\n", "# {}\n\n## Indicator projection report\n\n", inline(&self.title));
        for fact in &self.facts {
            push(&mut text, &phrase!("- {}：{}", "- {}: {}", fact.label, inline(&fact.text)));
        }
        section(&mut text, word!("一、总体情况", "1. Summary"), &self.board());
        section(&mut text, word!("二、主要指标", "2. Main indicators"), &table(&self.heads, self.lines.iter().map(cells)));
        section(&mut text, word!("三、所作假设", "3. Assumptions"), &self.assumed());
        section(&mut text, word!("四、读法", "4. Readings"), &self.readings());
        section(&mut text, word!("五、无法判断的指标", "5. Indicators that cannot be judged"), &self.open());
        section(&mut text, word!("六、其他目标", "6. Other targets"), &self.annex());
        section(
            &mut text,
            word!("七、方法说明", "7. Method"),
            &self.method.iter().map(|line| inline(line)).collect::<Vec<_>>().join("\n\n"),
        );
        let _ = write!(text, "\n---\n\n{}\n", inline(&self.provenance));
        text
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
        let rows = self.assumed.iter().map(|line| vec![line.subject.clone(), line.what.join(word!("；", "; "))]);
        table(&heads(&[INDICATOR, Text::new("假设", "Assumption")]), rows)
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
        if self.annex.is_empty() { note } else { format!("{note}\n\n{}", table(&self.heads, self.annex.iter().map(cells))) }
    }
}

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
