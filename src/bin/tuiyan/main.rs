//! 推演 from the command line: the same core as the page.
//!
//! `judge`, `rank`, `risk`, `optimise`, `report`, `link`, `merge`, `plan` and `check` are the commands; `input` reads what they are given,
//! `table`, `sheet` and `turning` lay out what was found, in the words and numbers of the library's `view`. A command builds its whole
//! answer before a byte of it is printed.

// For the browser cargo builds this command too, beside the tests that run there; it is empty then.
#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(not(target_arch = "wasm32"))]

mod check;
mod input;
mod judge;
mod link;
mod merge;
mod optimise;
mod plan;
mod rank;
mod report;
mod risk;
mod sample;
mod sheet;
mod table;
mod turning;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};

/// What a command has to say: for standard output, and, line by line, what is to be minded and what it refused.
#[derive(Default)]
struct Answer {
    out: Vec<u8>,
    warnings: Vec<String>,
    refused: Vec<String>,
}

impl Answer {
    fn text(text: String) -> Self {
        Self { out: text.into_bytes(), ..Self::default() }
    }
}

/// Refused files, one line for each fault; never empty.
struct Refused(Vec<String>);

impl From<Result<Answer, Refused>> for Answer {
    fn from(result: Result<Answer, Refused>) -> Self {
        result.unwrap_or_else(|Refused(refused)| Self { refused, ..Self::default() })
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

const LAYOUT: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";

/// 推演：五年规划指标的假设推演，与网页用同一套计算
#[derive(Parser)]
#[command(name = "tuiyan", version, help_template = LAYOUT, subcommand_help_heading = "命令", subcommand_value_name = "命令")]
#[command(disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
#[command(next_help_heading = "选项", after_help = "退出状态：0 完成，1 有文件被拒绝，2 用法有误")]
struct Cli {
    /// 显示帮助
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 按情景推算并判断各项指标能否达标
    #[command(help_template = LAYOUT, override_usage = "tuiyan judge [选项] [情景]…")]
    Judge(judge::Judge),
    /// 有限的预算先保哪些目标
    #[command(help_template = LAYOUT, override_usage = "tuiyan optimise [选项] [情景]…")]
    Optimise(optimise::Optimise),
    /// 把情景、推算和判断写成表格
    #[command(help_template = LAYOUT, override_usage = "tuiyan report --format <格式> [选项] [情景]…")]
    Report(report::Report),
    /// 把情景写成可以发送的链接，或把链接读成情景
    #[command(help_template = LAYOUT, override_usage = "tuiyan link <encode|decode> …", subcommand_value_name = "命令")]
    #[command(subcommand_help_heading = "命令", disable_help_subcommand = true)]
    Link(link::Link),
    /// 汇总几个人的情景：各项指标有多少分歧
    #[command(help_template = LAYOUT, override_usage = "tuiyan merge [选项] <情景或链接>…")]
    Merge(merge::Merge),
    /// 排序：哪个目标最先失守，哪个最容易扭转
    #[command(help_template = LAYOUT, override_usage = "tuiyan rank [选项] [情景]…")]
    Rank(rank::Rank),
    /// 风险：各项判断的临界值、在所述范围内达标的可能，以及情景自相矛盾之处
    #[command(help_template = LAYOUT, override_usage = "tuiyan risk [选项] [情景]…")]
    Risk(risk::Risk),
    /// 列出规划中的指标，写成可以填写的表格，或推算下一个规划期的草案
    #[command(help_template = LAYOUT, override_usage = "tuiyan plan [选项]\n      tuiyan plan roll [选项] [情景]", subcommand_value_name = "命令", subcommand_help_heading = "命令", disable_help_subcommand = true)]
    Plan(plan::Show),
    /// 检查规划文件和情景文件
    #[command(help_template = LAYOUT, override_usage = "tuiyan check <文件>…")]
    Check(check::Check),
}

fn main() -> ExitCode {
    let answer = match Cli::parse().command {
        Command::Judge(judge) => judge.run().into(),
        Command::Optimise(optimise) => optimise.run().into(),
        Command::Report(report) => report.run().into(),
        Command::Link(link) => link.run(),
        Command::Merge(merge) => merge.run().into(),
        Command::Rank(rank) => rank.run().into(),
        Command::Risk(risk) => risk.run().into(),
        Command::Plan(show) => show.run().into(),
        Command::Check(check) => check.run(),
    };
    let printed = print(&answer.out);
    for line in answer.warnings.iter().chain(&answer.refused) {
        // Nobody is left to tell when standard error is closed too.
        let _ = writeln!(std::io::stderr(), "{line}");
    }
    if printed && answer.refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Whether everything was printed that anyone still wants to read: `tuiyan judge | head` is no failure.
fn print(out: &[u8]) -> bool {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(out).and_then(|()| stdout.flush()) {
        Ok(()) => true,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => true,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "写不到标准输出：{error}");
            false
        }
    }
}
