//! `tuiyan observations`: what tables say of the years.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use tuiyan::exchange::table::{Anchor, Answers, Proposal, mark_name, read_observations, read_pasted, read_text, subject_name};
use tuiyan::exchange::{ScenarioForm, Workbook, decode_text, mark_code, proposal_out, seen_office};
use tuiyan::plan::{Id, Plan, Year};
use tuiyan::scenario::Scenario;
use tuiyan::trend::population_id;

use super::help::{ARGUMENTS, FILE, OPTIONS, PLAN_HELP};
use super::input::{Input, plan_or_builtin};
use super::table::{Align, Table};
use super::{Answer, Format, Refused, layout};
use tuiyan::{phrase, word};

#[derive(Args)]
#[command(about = word!("读表格里的实际数", "Read observations from tables"))]
pub(super) struct Observations {
    #[command(subcommand)]
    way: Way,
}

#[derive(Subcommand)]
enum Way {
    #[command(about = word!("读一个表格：填什么、要问什么、略去什么", "Read a table: what would be filled in, asked, and left out"))]
    #[command(help_template = layout(), override_usage = word!("tuiyan observations read [选项] <文件>", "tuiyan observations read [OPTIONS] <FILE>"))]
    Read(Read),
}

#[derive(Args)]
struct Read {
    #[arg(help = PLAN_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    plan: Option<PathBuf>,
    #[arg(help = word!("粘贴时光标所在的格：指标编号和年份，如 t1-30:2021", "Where the cursor stood when the text was pasted: an indicator's id and a year, such as t1-30:2021"))]
    #[arg(long, value_name = word!("编号:年份", "ID:YEAR"), value_parser = cursor, help_heading = OPTIONS.get())]
    at: Option<(Id, Year)>,
    #[arg(help = word!("输出格式", "Output format"))]
    #[arg(long, value_enum, default_value_t, help_heading = OPTIONS.get())]
    format: Format,
    #[arg(help = word!("表格（DOCX、XLSX、CSV、TSV 或文本）；- 为标准输入", "A table (DOCX, XLSX, CSV, TSV or text); - is standard input"))]
    #[arg(value_name = FILE.get(), help_heading = ARGUMENTS.get())]
    file: PathBuf,
}

fn cursor(text: &str) -> Result<(Id, Year), String> {
    let wanted = || word!("应为 编号:年份，如 t1-30:2021", "it must be an id and a year, such as t1-30:2021").to_owned();
    let (id, year) = text.split_once(':').ok_or_else(wanted)?;
    Ok((Id::new(id)?, Year::new(year.parse().map_err(|_| wanted())?)))
}

impl Observations {
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        let Way::Read(read) = &self.way;
        read.run()
    }
}

impl Read {
    fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        let input = Input::read(&self.file)?;
        let rows = self.rows(&plan)?;
        let anchor = self.at.as_ref().map(|(_, year)| Anchor { rows: &rows, year: *year, is_own: false });
        let book = self.book(&input)?;
        let proposal = read_observations(&book, &plan, &Scenario::holding(&plan), anchor, &Answers::default());
        Ok(Answer::text(match self.format {
            Format::Table => table(&proposal, &plan),
            Format::Json => serde_json::to_string_pretty(&proposal_out(&proposal)).unwrap_or_default() + "\n",
            Format::Csv => csv(&proposal),
        }))
    }

    /// The indicators from the cursor downwards.
    fn rows(&self, plan: &Plan) -> Result<Vec<Id>, Refused> {
        let Some((id, year)) = &self.at else { return Ok(Vec::new()) };
        let rows: Vec<Id> = plan
            .indicators
            .iter()
            .map(|indicator| indicator.id.clone())
            .chain(population_id(plan))
            .skip_while(|each| each != id)
            .collect();
        let is_projected = plan.period.projected().any(|each| each == *year);
        match () {
            () if rows.is_empty() => {
                Err(Refused::usage(phrase!("--at：规划里没有编号为“{id}”的指标", "--at: the plan has no indicator “{id}”")))
            }
            () if !is_projected => Err(Refused::usage(phrase!(
                "--at：年份为 {year}，应为 {} 至 {}",
                "--at: the year is {year}; it must be from {} to {}",
                plan.period.year(1),
                plan.period.end()
            ))),
            () => Ok(rows),
        }
    }

    fn book(&self, input: &Input) -> Result<Workbook, Refused> {
        let refused = |faults: &tuiyan::exchange::Faults| input.refused(faults);
        if ScenarioForm::of(input.bytes()) == ScenarioForm::Office {
            return seen_office(input.bytes()).map_err(|faults| refused(&faults));
        }
        let text = decode_text(input.bytes()).map_err(|fault| refused(&fault.into()))?;
        if self.at.is_some() { read_pasted(&text) } else { read_text(&text) }.map_err(|faults| refused(&faults))
    }
}

fn table(proposal: &Proposal, plan: &Plan) -> String {
    let head = [
        word!("位置", "Place"),
        word!("编号", "ID"),
        word!("指标", "Indicator"),
        word!("年份", "Year"),
        word!("原样", "As printed"),
        word!("填入", "Filled in"),
    ];
    let mut table = Table::new(&head, &[(3, Align::Right), (4, Align::Right), (5, Align::Right)]);
    for value in proposal.history.iter().chain(&proposal.base).chain(&proposal.values) {
        let asked = if value.is_asked { word!(" （待确认）", " (asked)") } else { "" };
        table.row(vec![
            proposal.place(value.at),
            value.indicator.to_string(),
            subject_name(plan, &value.indicator),
            value.year.to_string(),
            value.printed.clone(),
            format!("{}{asked}", value.typed),
        ]);
    }
    for marked in &proposal.marks {
        let years: Vec<_> = marked.years.iter().map(ToString::to_string).collect();
        table.row(vec![
            proposal.place(marked.at),
            marked.indicator.to_string(),
            subject_name(plan, &marked.indicator),
            years.join(word!("、", ", ")),
            marked.printed.clone(),
            mark_name(marked.mark).to_owned(),
        ]);
    }
    let mut text = if table.is_empty() { String::new() } else { format!("{table}\n") };
    for question in &proposal.questions {
        let choices = question.choices.join(word!("／", " / "));
        let choices = if choices.is_empty() { String::new() } else { phrase!("（{choices}）", " ({choices})") };
        text += &phrase!("问 {}：{}{choices}\n", "? {}: {}{choices}\n", proposal.place(question.at), question.what);
    }
    for left in &proposal.left_out {
        text += &phrase!("略 {}：{}\n", "- {}: {}\n", proposal.place(left.at), left.why);
    }
    text += if proposal.is_sure() {
        word!("可以直接填入\n", "Can be filled in at once\n")
    } else {
        word!("填入前要看一看\n", "To check before it is filled in\n")
    };
    text
}

/// The column of marks stands there only if the table has some.
fn csv(proposal: &Proposal) -> String {
    let (has_marks, none) = (!proposal.marks.is_empty(), if proposal.marks.is_empty() { "" } else { "," });
    let mark = if has_marks { word!(",标记", ",Mark") } else { "" };
    let mut text = format!("{}{mark}\r\n", word!("编号,年份,数值,位置,原样", "ID,Year,Value,Place,As printed"));
    for value in proposal.history.iter().chain(&proposal.base).chain(&proposal.values) {
        let printed = value.printed.replace('"', "\"\"");
        let place = proposal.place(value.at);
        // Writing to a string cannot fail.
        let _ = write!(text, "{},{},{},{place},\"{printed}\"{none}\r\n", value.indicator, value.year, value.typed);
    }
    for marked in &proposal.marks {
        let (printed, place) = (marked.printed.replace('"', "\"\""), proposal.place(marked.at));
        for year in &marked.years {
            let _ = write!(text, "{},{year},,{place},\"{printed}\",{}\r\n", marked.indicator, mark_code(marked.mark));
        }
    }
    format!("\u{feff}{text}")
}
