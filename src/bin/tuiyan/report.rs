//! `tuiyan report`: scenarios and what follows from them, to be handed on.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tuiyan::chart::Poster;
use tuiyan::exchange::{sides_to_workbook, tasks_to_workbook, workbook_over, write_delimited, write_docx, write_xlsx};
use tuiyan::plan::Plan;
use tuiyan::scenario::{Facts, Scenario, apply};
use tuiyan::view::{self, Charted, MOST_BESIDE};

use super::help::{ARGUMENTS, FACTS_HELP, FILE, FORMAT, OPTIONS, OUTPUT_HELP, PLAN_HELP, SCENARIO, SCENARIOS_HELP};
use super::input::{Grounded, grounded, plan_or_builtin, written};
use super::pictures::{FIGURE, Painter, WHOLE};
use super::{Answer, Refused};
use tuiyan::{phrase, word};

#[derive(Args)]
#[command(about = word!("把情景、推算和判断写成可以交出去的表格或报告；表格还可以再读回来", "Write scenarios, projections and verdicts as tables or a report to hand on; the tables can be read back"))]
pub(super) struct Report {
    #[arg(help = PLAN_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    plan: Option<PathBuf>,
    #[arg(help = FACTS_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    facts: Option<PathBuf>,
    #[arg(help = word!("输出格式：xlsx 或 csv，都能作为情景文件读回；md 是供阅读的报告，每个情景一份；docx 是一个情景的报告，带附图，可在 Word、WPS 中接着改", "What to write: xlsx or csv, both of which can be read back as scenario files; md is a report for reading, one for each scenario; docx is the report of one scenario with its figures, to go on with in Word or WPS"))]
    #[arg(long, value_name = FORMAT.get(), value_enum, hide_possible_values = true, help_heading = OPTIONS.get())]
    format: Format,
    #[arg(help = word!("改写年度任务分解表：各年目标（规划给出的和情景分解的）、当年任务量、已完成的年份", "Write the table of annual targets instead: those of the plan and of the scenario, the amounts of the years, and what is done"))]
    #[arg(long, help_heading = OPTIONS.get())]
    tasks: bool,
    #[arg(help = word!("按各指标的增长方式，先填入恰好达标的年度目标（与 --tasks 同用）", "First fill in the annual targets that just meet each target by its growth pattern (with --tasks)"))]
    #[arg(long, requires = "tasks", help_heading = OPTIONS.get())]
    fill: bool,
    #[arg(help = word!("把两到三个情景并列成一份：md、docx 里各占一列，结论说明它们哪里不同；xlsx、csv 只写对照表。第一个是报告所写的情景", "Set two or three scenarios side by side in one: columns in md and docx, with a conclusion that says where they differ; xlsx and csv hold the comparison alone. The report is of the first"))]
    #[arg(long, conflicts_with_all = ["tasks", "fill"], help_heading = OPTIONS.get())]
    side_by_side: bool,
    #[arg(help = word!("报告（md、docx）上印的日期，照写；不给出时不印日期", "The date to print on the report (md, docx), just as given; none if left out"))]
    #[arg(long, value_name = word!("日期", "DATE"), default_value = "", hide_default_value = true, help_heading = OPTIONS.get())]
    date: String,
    #[arg(help = word!("报告（md、docx）里的指标怎么排：nature（按属性，默认）、lead（按牵头单位分组）或 sheets（每个牵头单位一份任务单，只用于 md）", "How the indicators of the report (md, docx) stand: nature (binding first, the default), lead (by lead department) or sheets (a sheet of tasks for each department, md only)"))]
    #[arg(long, value_name = word!("排法", "ORDER"), value_enum, default_value_t, hide_default_value = true, hide_possible_values = true, help_heading = OPTIONS.get())]
    by: By,
    #[arg(help = word!("docx 里画哪些指标的图：chosen（约束性和已改动的，默认）、binding（约束性）、all（全部）或 none（不画）", "Which indicators have figures in docx: chosen (binding ones and those changed, the default), binding, all or none"))]
    #[arg(long, value_name = word!("范围", "WHICH"), value_enum, default_value_t, hide_default_value = true, hide_possible_values = true, help_heading = OPTIONS.get())]
    figures: Drawn,
    #[arg(help = OUTPUT_HELP.get())]
    #[arg(long, short, value_name = FILE.get(), help_heading = OPTIONS.get())]
    output: Option<PathBuf>,
    #[arg(help = SCENARIOS_HELP.get())]
    #[arg(value_name = SCENARIO.get(), help_heading = ARGUMENTS.get())]
    scenarios: Vec<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Xlsx,
    Csv,
    Md,
    Docx,
}

/// How the indicators stand.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum By {
    #[default]
    Nature,
    Lead,
    Sheets,
}

/// Which indicators have figures.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Drawn {
    #[default]
    Chosen,
    Binding,
    All,
    None,
}

impl From<Drawn> for Charted {
    fn from(drawn: Drawn) -> Self {
        match drawn {
            Drawn::Chosen => Self::Chosen,
            Drawn::Binding => Self::Binding,
            Drawn::All => Self::Everything,
            Drawn::None => Self::Nothing,
        }
    }
}

impl Report {
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        self.suits(&plan)?;
        self.suits_count()?;
        let Grounded { scenarios, facts, warnings } = grounded(&self.scenarios, &plan, self.facts.as_deref())?;
        let (out, lacking) = self.written(&plan, &facts, &scenarios)?;
        let warnings = warnings.into_iter().chain(lacking).collect();
        written(out, self.output.as_deref()).map(|answer| answer.minding(warnings))
    }

    /// A document is of one scenario; side by side stand as many as there are columns for.
    fn suits_count(&self) -> Result<(), Refused> {
        let (count, most) = (self.scenarios.len(), MOST_BESIDE + 1);
        if self.side_by_side && !(2..=most).contains(&count) {
            return Err(Refused::usage(phrase!(
                "--side-by-side: 需要 2 至 {most} 个情景文件，给出了 {count} 个",
                "--side-by-side: it takes 2 to {most} scenario files, and {count} were given"
            )));
        }
        if self.format == Format::Docx && !self.side_by_side && count > 1 {
            return Err(Refused::usage(phrase!(
                "--format docx: 一次写一个情景的报告，给出了 {count} 个；并列请加 --side-by-side",
                "--format docx: it writes the report of one scenario, and {count} were given; add --side-by-side to set them beside each other"
            )));
        }
        if self.format == Format::Docx && (self.tasks || self.by == By::Sheets) {
            return Err(Refused::usage(phrase!(
                "--format docx: 只写推演报告；年度任务分解表和部门任务单请用 md 或 xlsx",
                "--format docx: it writes the projection report only; use md or xlsx for annual targets and task sheets"
            )));
        }
        Ok(())
    }

    /// Departments can only be told apart where a report for reading is made, of a plan that names them.
    fn suits(&self, plan: &Plan) -> Result<(), Refused> {
        let refused = |sentence: &str| Err(Refused::usage(format!("--by: {sentence}")));
        match (self.by, self.format) {
            (By::Nature, _) => Ok(()),
            (_, Format::Xlsx | Format::Csv) => refused(word!(
                "只用于 --format md 和 docx；表格里有“牵头单位”一列，可以筛选",
                "it goes with --format md and docx only; the tables have a column “Lead department” to filter by"
            )),
            (_, Format::Md | Format::Docx) if !plan.has_leads() => {
                refused(word!("规划没有写明任何指标的牵头单位", "the plan names no lead department for any indicator"))
            }
            (_, Format::Md | Format::Docx) if self.tasks => refused(word!(
                "不能与 --tasks 同用，分解表里有牵头单位一列",
                "it cannot go with --tasks, whose table has a column for it"
            )),
            (_, Format::Md | Format::Docx) => Ok(()),
        }
    }

    /// The file, and what a person should know about it.
    fn written(&self, plan: &Plan, facts: &Facts, scenarios: &[Scenario]) -> Result<(Vec<u8>, Option<String>), Refused> {
        let filled: Vec<_>;
        let scenarios = if self.fill {
            filled = scenarios.iter().map(|scenario| broken_down(plan, scenario)).collect::<Result<_, _>>()?;
            &filled
        } else {
            scenarios
        };
        let all: Vec<_> = scenarios.iter().collect();
        let book = || match (self.tasks, self.side_by_side) {
            (true, _) => tasks_to_workbook(plan, &all),
            (false, true) => sides_to_workbook(plan, &all),
            (false, false) => workbook_over(plan, facts, &all),
        };
        match self.format {
            Format::Csv => Ok((write_delimited(&book()), None)),
            Format::Md => Ok((self.markdown(plan, facts, &all).into_bytes(), None)),
            Format::Xlsx => write_xlsx(&book()).map(|book| (book, None)).map_err(Refused::from),
            Format::Docx => self.document(plan, facts, &all),
        }
    }

    /// The document of the first scenario; without pictures, and with a word about it, if no font here has their letters.
    fn document(&self, plan: &Plan, facts: &Facts, all: &[&Scenario]) -> Result<(Vec<u8>, Option<String>), Refused> {
        let (reports, charted) = (self.reports(plan, facts, all), Charted::from(self.figures));
        let ([report], [first, others @ ..]) = (&reports[..], all) else { return Ok((Vec::new(), None)) };
        let without = || write_docx(&report.paper(None), None, &[]).map_err(Refused::from);
        if charted == Charted::Nothing {
            return without().map(|document| (document, None));
        }
        let figures = view::report_figures(plan, facts, first, others, charted);
        let (painter, one_line) = (Painter::new(), Refused::file);
        let paint = |poster: &Poster, frame| painter.picture(poster, frame).map_err(one_line);
        let drawn = figures.figures.iter().map(|figure| paint(&figure.poster, FIGURE)).collect::<Result<Vec<_>, _>>()?;
        let whole = view::whole_plan(plan, all).map(|(_, poster)| paint(&poster, poster.frame(WHOLE))).transpose()?;
        match painter.warning() {
            Some(warning) => without().map(|document| (document, Some(warning))),
            None => Ok((write_docx(&report.paper(Some(&figures)), whole.as_ref(), &drawn)?, None)),
        }
    }

    /// A report of each scenario, or one of the first with the others beside it.
    fn reports(&self, plan: &Plan, facts: &Facts, all: &[&Scenario]) -> Vec<view::Report> {
        let report = |scenario: &Scenario| {
            let report = view::report(plan, facts, scenario, &self.date);
            if self.by == By::Lead { report.by_lead(plan) } else { report }
        };
        match all {
            [first, others @ ..] if self.side_by_side => vec![report(first).beside(plan, first, others)],
            all => all.iter().map(|scenario| report(scenario)).collect(),
        }
    }

    fn markdown(&self, plan: &Plan, facts: &Facts, all: &[&Scenario]) -> String {
        let each: Vec<_> = match self.by {
            _ if self.tasks => all.iter().map(|one| view::tasks(plan, one, &self.date).to_markdown()).collect(),
            By::Nature | By::Lead => self.reports(plan, facts, all).iter().map(view::Report::to_markdown).collect(),
            By::Sheets => all.iter().map(|one| view::task_sheets(plan, facts, one, &self.date).to_markdown()).collect(),
        };
        each.join("\n")
    }
}

/// The scenario with the annual targets that its own growth patterns fill in.
fn broken_down(plan: &Plan, scenario: &Scenario) -> Result<Scenario, Refused> {
    let mut filled = scenario.clone();
    let (edit, _) = view::fill_tasks(plan, scenario, |_| false);
    apply(&mut filled, plan, edit).map_err(|refusal| Refused::file(refusal.to_string()))?;
    Ok(filled)
}
