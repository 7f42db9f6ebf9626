//! 年度任务分解表 as Markdown.

use super::{TaskLine, Tasks, YearTask};
use crate::view::report::markdown::{inline, push, table};
use crate::view::words;
use crate::{phrase, word};

impl Tasks {
    /// The heads of the columns.
    pub fn heads(&self) -> Vec<String> {
        let lead = self.has_leads.then(|| word!("牵头单位", "Lead department").to_owned());
        let first = [word!("序号", "No."), word!("指标", "Indicator"), word!("单位", "Unit"), word!("属性", "Nature")];
        let first = first.into_iter().map(str::to_owned).chain(lead);
        let base = phrase!("基期 {}", "Baseline {}", self.base);
        let years = self.years.iter().map(|year| phrase!("{year}年", "{year}"));
        first.chain([base]).chain(years).chain([word!("目标", "Target").to_owned()]).collect()
    }

    /// The whole of it as one text, as [`super::super::Report::to_markdown`] has a report.
    pub fn to_markdown(&self) -> String {
        let mut text = phrase!("# {}\n\n## 年度任务分解表\n\n", "# {}\n\n## Annual targets\n\n", inline(&self.title));
        for fact in &self.facts {
            push(&mut text, &phrase!("- {}：{}", "- {}: {}", fact.label, inline(&fact.text)));
        }
        text.push('\n');
        text += &table(&self.heads(), self.lines.iter().map(|line| self.cells(line)));
        for note in self.notes.iter().chain([&self.provenance]) {
            text.push('\n');
            push(&mut text, &inline(note));
        }
        text
    }

    fn cells(&self, line: &TaskLine) -> Vec<String> {
        let TaskLine { serial, name, unit, nature, lead, start, years, target, .. } = line;
        let first = [serial.clone(), name.clone(), unit.clone(), (*nature).to_owned()];
        let lead = self.has_leads.then(|| lead.clone());
        first.into_iter().chain(lead).chain([start.clone()]).chain(years.iter().map(cell)).chain([target.clone()]).collect()
    }
}

/// What is asked, what the year has to bring, and what was done.
fn cell(task: &YearTask) -> String {
    let own = if task.is_own { "*" } else { "" };
    let asked = words::named(format!("{}{own}", task.target), &task.amount);
    let done = match (task.done.is_empty(), task.tone) {
        (true, _) => String::new(),
        (false, tone) => {
            let notes: Vec<_> =
                [task.done_amount.as_str(), tone.map_or("", words::Tone::word)].into_iter().filter(|it| !it.is_empty()).collect();
            let done = words::named(&task.done, &notes.join(word!("，", ", ")));
            phrase!("完成 {done}", "done: {done}")
        }
    };
    let parts: Vec<_> = [asked, done].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "—".to_owned() } else { parts.join(word!("；", "; ")) }
}
