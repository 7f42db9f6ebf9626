//! 推演 from the command line: the same core as the page.
//!
//! `judge`, `rank`, `risk`, `trend`, `optimise`, `report`, `link`, `merge`, `plan`, `observations` and `check` are the commands; `input` reads what they are given,
//! `help` and `usage` say how they are used, `table`, `sheet` and `turning` lay out what was found, in the words and numbers of the library's `view`. A command builds its whole
//! answer before a byte of it is printed.

// For the browser cargo builds this command too, beside the tests that run there; it is empty then.
#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(not(target_arch = "wasm32"))]

mod check;
mod help;
mod input;
mod judge;
mod link;
mod merge;
mod observations;
mod optimise;
mod pictures;
mod plan;
mod rank;
mod report;
mod risk;
mod sample;
mod sheet;
mod table;
mod trend;
mod turning;
mod usage;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use help::{COMMAND, COMMANDS, OPTIONS};
use tuiyan::exchange::Faults;
use tuiyan::language::Language;
use tuiyan::{phrase, word};

/// What a command has to say: for standard output, and, line by line, what is to be minded and what it refused.
#[derive(Default)]
struct Answer {
    out: Vec<u8>,
    warnings: Vec<String>,
    refused: Vec<String>,
    /// Whether what it refused are its own arguments.
    is_misused: bool,
}

impl Answer {
    fn text(text: String) -> Self {
        Self { out: text.into_bytes(), ..Self::default() }
    }

    /// The same, with more to be minded.
    fn minding(mut self, warnings: Vec<String>) -> Self {
        self.warnings.extend(warnings);
        self
    }
}

/// What was refused, one line for each fault; never empty.
enum Refused {
    /// Files, or what they hold.
    Files(Vec<String>),
    /// Arguments that contradict themselves, the plan, or the file.
    Usage(Vec<String>),
}

impl Refused {
    /// A file with one fault.
    fn file(fault: String) -> Self {
        Self::Files(vec![fault])
    }

    /// An argument with one fault.
    fn usage(fault: String) -> Self {
        Self::Usage(vec![fault])
    }

    fn lines(self) -> Vec<String> {
        match self {
            Self::Files(lines) | Self::Usage(lines) => lines,
        }
    }
}

impl From<Faults> for Refused {
    fn from(faults: Faults) -> Self {
        Self::Files(faults.0.iter().map(ToString::to_string).collect())
    }
}

impl From<Result<Answer, Refused>> for Answer {
    fn from(result: Result<Answer, Refused>) -> Self {
        result.unwrap_or_else(|refused| {
            let is_misused = matches!(refused, Refused::Usage(_));
            Self { refused: refused.lines(), is_misused, ..Self::default() }
        })
    }
}

/// What a command that answers people, programs and spreadsheets can print.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Table,
    Json,
    Csv,
}

fn layout() -> &'static str {
    word!("{about}\n\n用法：{usage}\n\n{all-args}{after-help}", "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}")
}

fn after_help() -> &'static str {
    word!("退出状态：0 完成，1 有文件被拒绝，2 用法有误", "Exit status: 0 done, 1 a file was refused, 2 wrong usage")
}

#[derive(Parser)]
#[command(about = word!("推演：五年规划指标的假设推演，与网页用同一套计算", "Tuiyan: a what-if simulator for the indicators of five-year plans, computed by the same core as the page"))]
#[command(name = "tuiyan", version, help_template = layout(), subcommand_help_heading = COMMANDS.get(), subcommand_value_name = COMMAND.get())]
#[command(disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
#[command(next_help_heading = OPTIONS.get(), after_help = after_help(), override_usage = word!("tuiyan [选项] <命令>", "tuiyan [OPTIONS] <COMMAND>"))]
struct Cli {
    #[arg(help = word!("显示帮助", "Show this help"))]
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(help = word!("显示版本", "Show the version"))]
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[arg(help = word!("语言：zh（默认）或 en；也可以用环境变量 TUIYAN_LANG 指定", "Language: zh (the default) or en; the environment variable TUIYAN_LANG may name it as well"))]
    #[arg(long, global = true, value_name = word!("语言", "LANGUAGE"), value_parser = usage::named)]
    lang: Option<Language>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(about = word!("按情景推算并判断各项指标能否达标", "Project each scenario and judge which targets are met"))]
    #[command(help_template = layout(), override_usage = word!("tuiyan judge [选项] [情景]…", "tuiyan judge [OPTIONS] [SCENARIO]..."))]
    Judge(judge::Judge),
    #[command(about = word!("有限的预算先保哪些目标", "Which targets to secure first with a limited budget"))]
    #[command(help_template = layout(), override_usage = word!("tuiyan optimise [选项] [情景]…", "tuiyan optimise [OPTIONS] [SCENARIO]..."))]
    Optimise(optimise::Optimise),
    #[command(about = word!("把情景、推算和判断写成表格", "Write scenarios, projections and verdicts as tables"))]
    #[command(help_template = layout(), override_usage = word!("tuiyan report --format <格式> [选项] [情景]…", "tuiyan report --format <FORMAT> [OPTIONS] [SCENARIO]..."))]
    Report(report::Report),
    #[command(about = word!("把情景写成可以发送的链接，或把链接读成情景", "Write scenarios as links to send, or read links as scenarios"))]
    #[command(help_template = layout(), override_usage = word!("tuiyan link <encode|decode> …", "tuiyan link <encode|decode> ..."), subcommand_value_name = COMMAND.get())]
    #[command(subcommand_help_heading = COMMANDS.get(), disable_help_subcommand = true)]
    Link(link::Link),
    #[command(about = word!("汇总几个人的情景：各项指标有多少分歧", "Merge several people's scenarios: how far they disagree on each indicator"))]
    #[command(help_template = layout(), override_usage = word!("tuiyan merge [选项] <情景或链接>…", "tuiyan merge [OPTIONS] <SCENARIO-OR-LINK>..."))]
    Merge(merge::Merge),
    #[command(about = word!("排序：哪个目标最先失守，哪个最容易扭转", "Rank: which target breaks first, and which is easiest to rescue"))]
    #[command(help_template = layout(), override_usage = word!("tuiyan rank [选项] [情景]…", "tuiyan rank [OPTIONS] [SCENARIO]..."))]
    Rank(rank::Rank),
    #[command(about = word!("风险：各项判断的临界值、在所述范围内达标的可能，以及情景自相矛盾之处", "Risk: the switching value of each verdict, the chance of meeting each target within the stated ranges, and where a scenario contradicts itself"))]
    #[command(help_template = layout(), override_usage = word!("tuiyan risk [选项] [情景]…", "tuiyan risk [OPTIONS] [SCENARIO]..."))]
    Risk(risk::Risk),
    #[command(about = word!("历史：各项指标的过去说明什么，逐个方法", "History: what the past of each indicator says, method by method"))]
    #[command(help_template = layout(), override_usage = word!("tuiyan trend [选项] [情景]…\n      tuiyan trend --as-known-in <年份> [选项] [情景]…\n      tuiyan trend --series <文件>", "tuiyan trend [OPTIONS] [SCENARIO]...\n       tuiyan trend --as-known-in <YEAR> [OPTIONS] [SCENARIO]...\n       tuiyan trend --series <FILE>"))]
    Trend(trend::Trend),
    #[command(about = word!("列出规划中的指标，写成可以填写的表格，读印出的指标表，与上级规划对照，或推算下一个规划期的草案", "List the indicators of a plan, write it as tables to fill in, read a table as printed, compare it with the upper plan, or draft the next period"))]
    #[command(help_template = layout(), override_usage = word!("tuiyan plan [选项]\n      tuiyan plan read [选项] <文件>\n      tuiyan plan compare [选项] <上级规划> [情景]\n      tuiyan plan roll [选项] [情景]", "tuiyan plan [OPTIONS]\n       tuiyan plan read [OPTIONS] <FILE>\n       tuiyan plan compare [OPTIONS] <UPPER> [SCENARIO]\n       tuiyan plan roll [OPTIONS] [SCENARIO]"))]
    #[command(subcommand_value_name = COMMAND.get(), subcommand_help_heading = COMMANDS.get(), disable_help_subcommand = true)]
    Plan(plan::Show),
    #[command(about = word!("读表格里的实际数：填什么、要问什么、略去什么", "Read observations from tables: what would be filled in, asked, and left out"))]
    #[command(help_template = layout(), override_usage = word!("tuiyan observations read [选项] <文件>", "tuiyan observations read [OPTIONS] <FILE>"), subcommand_value_name = COMMAND.get())]
    #[command(subcommand_help_heading = COMMANDS.get(), disable_help_subcommand = true)]
    Observations(observations::Observations),
    #[command(about = word!("检查规划、情景和历年数据文件", "Check files of plans, scenarios and facts"))]
    #[command(help_template = layout(), override_usage = word!("tuiyan check <文件>…", "tuiyan check <FILE>..."))]
    Check(check::Check),
}

fn main() -> ExitCode {
    usage::language(std::env::args_os()).speak();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage::answered(&error),
    };
    let answer = match cli.command {
        Command::Judge(judge) => judge.run().into(),
        Command::Optimise(optimise) => optimise.run().into(),
        Command::Report(report) => report.run().into(),
        Command::Link(link) => link.run(),
        Command::Merge(merge) => merge.run().into(),
        Command::Rank(rank) => rank.run().into(),
        Command::Risk(risk) => risk.run().into(),
        Command::Trend(trend) => trend.run().into(),
        Command::Plan(show) => show.run().into(),
        Command::Observations(observations) => observations.run().into(),
        Command::Check(check) => check.run(),
    };
    let printed = print(&answer.out);
    for line in answer.warnings.iter().chain(&answer.refused) {
        // Nobody is left to tell when standard error is closed too.
        let _ = writeln!(std::io::stderr(), "{line}");
    }
    match () {
        () if answer.is_misused => usage::MISUSED.into(),
        () if printed && answer.refused.is_empty() => ExitCode::SUCCESS,
        () => ExitCode::FAILURE,
    }
}

/// Whether everything was printed that anyone still wants to read: `tuiyan judge | head` is no failure.
fn print(out: &[u8]) -> bool {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(out).and_then(|()| stdout.flush()) {
        Ok(()) => true,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => true,
        Err(error) => {
            let _ = writeln!(
                std::io::stderr(),
                "{}",
                phrase!("写不到标准输出：{error}", "standard output cannot be written: {error}")
            );
            false
        }
    }
}
