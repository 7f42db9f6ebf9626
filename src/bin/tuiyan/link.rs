//! `tuiyan link`: scenarios as links, and links as scenarios.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use tuiyan::exchange::{decode_link, encode_link, received, write_scenario};
use tuiyan::plan::Plan;
use tuiyan::scenario::Scenario;

use super::help::{ARGUMENTS, FILE, OPTIONS, PLAN_HELP, SCENARIO};
use super::input::{Input, plan_or_builtin};
use super::{Answer, Refused, layout};
use tuiyan::{phrase, word};

#[derive(Args)]
#[command(about = word!("把情景写成可以发送的链接，或把链接读成情景", "Write scenarios as links to send, or read links as scenarios"))]
pub(super) struct Link {
    #[command(subcommand)]
    way: Way,
}

#[derive(Subcommand)]
enum Way {
    #[command(about = word!("把情景文件写成链接，每个情景一行", "Write scenario files as links, one line for each scenario"))]
    #[command(help_template = layout(), override_usage = word!("tuiyan link encode [选项] <情景>…", "tuiyan link encode [OPTIONS] <SCENARIO>..."))]
    Encode(Encode),
    #[command(about = word!("把链接读成情景文件（JSON；多个时为数组）", "Read links as scenario files (JSON; an array if there are several)"))]
    #[command(help_template = layout(), override_usage = word!("tuiyan link decode [选项] <链接>…", "tuiyan link decode [OPTIONS] <LINK>..."))]
    Decode(Decode),
}

#[derive(Args)]
struct Encode {
    #[arg(help = PLAN_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    plan: Option<PathBuf>,
    #[arg(help = word!("网页的地址；不给出时只写 # 之后的部分", "The address of the page; if left out, only what stands after the # is written"))]
    #[arg(long, value_name = word!("地址", "URL"), help_heading = OPTIONS.get())]
    base: Option<String>,
    #[arg(help = word!("情景文件（JSON、CSV 或 XLSX），可给出多个；- 为标准输入", "Scenario files (JSON, CSV or XLSX), one or several; - is standard input"))]
    #[arg(value_name = SCENARIO.get(), required = true, help_heading = ARGUMENTS.get())]
    scenarios: Vec<PathBuf>,
}

#[derive(Args)]
struct Decode {
    #[arg(help = PLAN_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    plan: Option<PathBuf>,
    #[arg(help = word!("完整的链接，或 # 之后的部分，可给出多个；- 为标准输入，每行一个", "Whole links, or what stands after the #, one or several; - is standard input, one on each line"))]
    #[arg(value_name = word!("链接", "LINK"), required = true, help_heading = ARGUMENTS.get())]
    links: Vec<String>,
}

impl Link {
    pub(super) fn run(&self) -> Answer {
        match &self.way {
            Way::Encode(encode) => encode.run().into(),
            Way::Decode(decode) => decode.run().into(),
        }
    }
}

impl Encode {
    fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        let before = self.base.as_ref().map_or(String::new(), |base| format!("{}#", base.split('#').next().unwrap_or_default()));
        let mut out = String::new();
        for scenario in super::input::scenarios(&self.scenarios, &plan)? {
            let link = encode_link(&plan, &scenario);
            let link = link.map_err(|faults| Refused::file(format!("{}: {}", scenario.name, faults.summary())))?;
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{before}{link}");
        }
        Ok(Answer::text(out))
    }
}

impl Decode {
    /// All links read, or every one that cannot be.
    fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        let mut read = Read::default();
        for link in &self.links {
            read.link(link, &plan);
        }
        if !read.refused.is_empty() {
            return Err(Refused::Files(read.refused));
        }
        let files: Vec<_> = read.scenarios.iter().map(write_scenario).collect();
        let out = match files.as_slice() {
            [only] => format!("{only}\n"),
            files => format!("[\n{}\n]\n", files.join(",\n")),
        };
        Ok(Answer { warnings: read.warnings, ..Answer::text(out) })
    }
}

/// What links came to.
#[derive(Default)]
pub(super) struct Read {
    pub(super) scenarios: Vec<Scenario>,
    pub(super) warnings: Vec<String>,
    pub(super) refused: Vec<String>,
}

impl Read {
    /// Takes a link, or for `-` every line of standard input.
    fn link(&mut self, link: &str, plan: &Plan) {
        if link != "-" {
            return self.named(link, &short(link), plan);
        }
        match Input::read(Path::new("-")).and_then(|input| input.lines()) {
            Ok(lines) => {
                for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                    self.named(line, &phrase!("标准输入第 {} 行", "standard input, line {}", at + 1), plan);
                }
            }
            Err(fault) => self.refused.extend(fault.lines()),
        }
    }

    /// Takes a link that is called `name` where there is something to say of it.
    pub(super) fn named(&mut self, link: &str, name: &str, plan: &Plan) {
        match decode_link(link, plan) {
            Ok(linked) => {
                self.warnings.extend(received(plan, &linked).iter().map(|line| format!("{name}: {line}")));
                self.scenarios.push(linked.scenario);
            }
            Err(faults) => self.refused.extend(faults.0.iter().map(|fault| format!("{name}: {fault}"))),
        }
    }
}

/// A link as it is named in a message.
pub(super) fn short(link: &str) -> String {
    let plain: String = link.trim().chars().filter(|c| !c.is_control()).collect();
    match plain.char_indices().nth(32) {
        Some((at, _)) => format!("{}…", &plain[..at]),
        None => plain,
    }
}
