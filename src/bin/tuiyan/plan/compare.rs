//! `tuiyan plan compare`: a plan beside the one above it, or beside another edition of itself.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use tuiyan::exchange::{beside_out, beside_to_workbook};
use tuiyan::plan::{Id, Plan};
use tuiyan::scenario::{Bond, Decisions, PlanUnder, Scenario, pairs};
use tuiyan::view::words::Tone;
use tuiyan::view::{Beside, BesideRow, beside};
use tuiyan::{phrase, word};

use super::{Format, Tables};
use crate::help::{ARGUMENTS, FACTS_HELP, FILE, FORMAT, OPTIONS, OUTPUT_HELP, PLAN_HELP, SCENARIO};
use crate::input::{Grounded, grounded, plan_or_builtin, written};
use crate::table::Table;
use crate::{Answer, Refused};

/// Puts a plan beside another.
#[derive(Args)]
pub(super) struct Compare {
    #[arg(help = PLAN_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    plan: Option<PathBuf>,
    #[arg(help = FACTS_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    facts: Option<PathBuf>,
    #[arg(help = word!("确认或手工配对，写作 本规划编号=上级编号，可多次给出", "Confirm a pair, or make one by hand, as OWN-ID=UPPER-ID; may be given several times"))]
    #[arg(long = "pair", value_name = word!("编号=编号", "ID=ID"), value_parser = couple, help_heading = OPTIONS.get())]
    joined: Vec<(Id, Id)>,
    #[arg(help = word!("不要这一对，写法同上，可多次给出", "Refuse a pair, written likewise; may be given several times"))]
    #[arg(long = "part", value_name = word!("编号=编号", "ID=ID"), value_parser = couple, help_heading = OPTIONS.get())]
    parted: Vec<(Id, Id)>,
    #[arg(help = word!("输出格式：table（供阅读，默认）、json、xlsx 或 csv", "What to print: table (to be read, the default), json, xlsx or csv"))]
    #[arg(long, value_name = FORMAT.get(), value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = OPTIONS.get())]
    format: Format,
    #[arg(help = OUTPUT_HELP.get())]
    #[arg(long, short, value_name = FILE.get(), help_heading = OPTIONS.get())]
    output: Option<PathBuf>,
    #[arg(help = word!("上级规划（JSON、XLSX 或 CSV），或内置规划的编号，如 china-15；也可以是本规划的另一版", "The higher-level plan (JSON, XLSX or CSV), or the id of a built-in one, such as china-15; another edition of the plan will do as well"))]
    #[arg(value_name = word!("上级规划", "UPPER"), help_heading = ARGUMENTS.get())]
    upper: PathBuf,
    #[arg(help = word!("本规划的情景文件，其中只能有一个情景；不给出时各项指标维持不变", "A scenario file of the plan with a single scenario; if left out, every indicator is kept as it is"))]
    #[arg(value_name = SCENARIO.get(), help_heading = ARGUMENTS.get())]
    scenario: Option<PathBuf>,
}

/// Two ids, as an option names them.
fn couple(text: &str) -> Result<(Id, Id), String> {
    let (own, upper) = text.split_once('=').ok_or_else(|| {
        word!("应写作 本规划编号=上级编号，例如 t1-18=t-14", "it must be OWN-ID=UPPER-ID, such as t1-18=t-14").to_owned()
    })?;
    Ok((Id::new(own)?, Id::new(upper)?))
}

impl Compare {
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        let upper = plan_or_builtin(Some(&self.upper))?;
        let decisions = self.decisions(&plan, &upper)?;
        let paths: Vec<_> = self.scenario.iter().cloned().collect();
        let Grounded { scenarios, warnings, .. } = grounded(&paths, &plan, self.facts.as_deref())?;
        let [scenario] = scenarios.as_slice() else {
            return Err(Refused::file(phrase!(
                "文件里有 {} 个情景，只能有一个",
                "the file has {} scenarios; it must have one",
                scenarios.len()
            )));
        };
        let theirs = Scenario::holding(&upper);
        let sides = [PlanUnder { plan: &plan, scenario }, PlanUnder { plan: &upper, scenario: &theirs }];
        let pairs = pairs(&plan, &upper, &decisions);
        let shown = beside(sides[0], sides[1], &pairs, &decisions);
        let out = match self.format {
            Format::Json => {
                let out = beside_out(sides[0], sides[1], &pairs);
                (serde_json::to_string_pretty(&out).unwrap_or_default() + "\n").into_bytes()
            }
            Format::Table => text(&shown).into_bytes(),
            Format::Xlsx => Tables::Xlsx.of(&beside_to_workbook(&shown))?,
            Format::Csv => Tables::Csv.of(&beside_to_workbook(&shown))?,
        };
        Ok(written(out, self.output.as_deref())?.minding(warnings))
    }

    fn decisions(&self, plan: &Plan, upper: &Plan) -> Result<Decisions, Refused> {
        let lacks = |plan: &Plan, id: &Id| {
            let none = plan.indicator(id).is_none();
            none.then(|| phrase!("《{}》没有编号为 {id} 的指标", "“{}” has no indicator {id}", plan.short_name))
        };
        let couples = || self.joined.iter().chain(&self.parted);
        let lacking: Vec<_> = couples().flat_map(|(a, b)| [lacks(plan, a), lacks(upper, b)]).flatten().collect();
        if !lacking.is_empty() {
            return Err(Refused::Usage(lacking));
        }
        let mut decisions = Decisions::default();
        self.joined.iter().cloned().for_each(|(a, b)| decisions.join(a, b));
        self.parted.iter().cloned().for_each(|(a, b)| decisions.part(a, b));
        Ok(decisions)
    }
}

fn text(beside: &Beside) -> String {
    let [own, upper] = &beside.heads;
    let mut text = phrase!(
        "{}（{}，情景“{}”）　{}：{}（{}）\n{}\n",
        "{} ({}, scenario “{}”)   {}: {} ({})\n{}\n",
        own.name,
        own.years,
        own.scenario,
        beside.other(),
        upper.name,
        upper.years,
        beside.sentence
    );
    for (title, rows) in [(word!("待确认", "To be confirmed"), &beside.near), (word!("已配对", "Paired"), &beside.rows)] {
        if !rows.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(text, "\n{title}\n{}", of_rows(beside, rows));
        }
    }
    for (title, rows) in
        [word!("本规划没有配对的", "Without a partner here"), word!("另一规划没有配对的", "Without a partner in the other plan")]
            .into_iter()
            .zip(&beside.apart)
            .filter(|(_, rows)| !rows.is_empty())
    {
        let mut table = Table::new(&[word!("编号", "id"), word!("指标", "indicator"), word!("目标", "target")], &[]);
        for row in rows {
            table.row(vec![row.id.to_string(), row.name.clone(), row.target.clone()]);
        }
        let _ = write!(text, "\n{title}\n{table}");
    }
    text
}

fn of_rows(beside: &Beside, rows: &[BesideRow]) -> Table {
    let other = beside.other();
    let [target, result] = [phrase!("{other}目标", "target of {other}"), phrase!("达到{other}", "meets {other}")];
    let head = [
        word!("编号", "ids"),
        word!("指标", "indicator"),
        word!("属性", "nature"),
        word!("目标", "target"),
        &target,
        word!("目标相差", "difference"),
        word!("预计", "projected"),
        word!("达到本规划", "meets this plan"),
        &result,
        word!("说明", "remarks"),
    ];
    let mut table = Table::new(&head, &[]);
    for row in rows {
        let sign = if row.bond == Bond::Near { "≈" } else { "=" };
        let name = match &row.other_name {
            Some(other) => format!("{} {sign} {other}", row.name),
            None => row.name.clone(),
        };
        let [own, upper] = &row.stated;
        let [here, there] = row.tones.map(|tone| tone.map_or("—", Tone::word).to_owned());
        table.row(vec![
            format!("{}={}", row.couple.0, row.couple.1),
            tuiyan::view::words::named(name, &row.unit),
            row.nature(),
            own.target.clone(),
            upper.target.clone(),
            row.gap.clone(),
            row.outcome.clone(),
            here,
            there,
            row.remarks.join(word!("；", "; ")),
        ]);
    }
    table
}
