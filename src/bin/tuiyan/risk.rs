//! `tuiyan risk`: what would turn each verdict, how likely the targets are met under the stated ranges (exactly, and by a
//! simulation), and what contradicts itself.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tuiyan::exchange::{IndicatorRisk, ScenarioRisk, risk_scenario, simulated_out};
use tuiyan::plan::{Deviation, Nature, Plan};
use tuiyan::risk::simulation::{Persistence, Settings, Simulated, Simulation};
use tuiyan::risk::{consistency, switching};
use tuiyan::scenario::{Scenario, Shape};
use tuiyan::view::NOTHING;
use tuiyan::view::risk::{self as view, Draws, Ran, chances, switching_line, warnings};

use super::help::{ARGUMENTS, FACTS_HELP, FILE, FORMAT, FORMAT_HELP, OPTIONS, PLAN_HELP, SCENARIO, SCENARIOS_HELP};
use super::input::{Grounded, grounded, plan_or_builtin};
use super::sheet::{Text, sheet};
use super::table::{Align, Table, titled};
use super::turning::{TURNING, Turning};
use super::usage::whole;
use super::{Answer, Format, Refused};
use tuiyan::{phrase, word};

#[derive(Args)]
#[command(about = word!("风险：各项判断的临界值、在所述范围内达标的可能，以及情景自相矛盾之处", "Risk: the switching value of each verdict, the chance of meeting each target within the stated ranges, and where a scenario contradicts itself"))]
pub(super) struct Risk {
    #[arg(help = PLAN_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    plan: Option<PathBuf>,
    #[arg(help = FACTS_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    facts: Option<PathBuf>,
    #[arg(help = FORMAT_HELP.get())]
    #[arg(long, value_name = FORMAT.get(), value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = OPTIONS.get())]
    format: Format,
    #[arg(help = word!("模拟的次数，0 至 10000000；0 为不模拟，不给出时为 10000", "Number of simulated draws, 0 to 10000000; 0 for no simulation; 10000 if left out"))]
    #[arg(long, value_name = word!("次数", "COUNT"), default_value_t = 10_000, value_parser = whole(0, MOST_DRAWS), allow_negative_numbers = true, hide_default_value = true)]
    #[arg(help_heading = OPTIONS.get())]
    draws: u32,
    #[arg(help = word!("模拟的种子，代替情景中的种子；同一种子结果相同", "The seed of the simulation, in place of the scenario's; the same seed gives the same results"))]
    #[arg(long, value_name = word!("整数", "INTEGER"), value_parser = whole(0, u64::MAX), allow_negative_numbers = true, help_heading = OPTIONS.get())]
    seed: Option<u64>,
    #[arg(help = word!("模拟时偏离怎样延续：persistent（各年偏离相同，默认）或 yearly（逐年独立）", "How deviations persist in the simulation: persistent (the same in every year, the default) or yearly (independent by year)"))]
    #[arg(long, value_name = word!("读法", "READING"), value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = OPTIONS.get())]
    reading: Reading,
    #[arg(help = SCENARIOS_HELP.get())]
    #[arg(value_name = SCENARIO.get(), help_heading = ARGUMENTS.get())]
    scenarios: Vec<PathBuf>,
}

/// How long a deviation lasts.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Reading {
    #[default]
    Persistent,
    Yearly,
}

/// The most draws that are worth waiting for.
const MOST_DRAWS: u32 = 10_000_000;

/// A scenario with its simulation; none where nothing is to be drawn.
struct Weighed {
    scenario: Scenario,
    simulated: Option<(Simulation, Simulated)>,
}

impl Risk {
    /// All scenarios worked out, or all faults of all files that were refused.
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        let Grounded { scenarios, warnings, .. } = grounded(&self.scenarios, &plan, self.facts.as_deref())?;
        let weighed: Vec<_> = scenarios.into_iter().map(|scenario| self.weigh(&plan, scenario)).collect();
        let found = || weighed.iter().map(|weighed| weighed.out(&plan)).collect::<Vec<_>>();
        let answer = match self.format {
            Format::Table => {
                let each: Vec<_> = weighed.iter().map(|weighed| table(&plan, weighed)).collect();
                Answer::text(each.join("\n"))
            }
            Format::Json => Answer::text(serde_json::to_string_pretty(&found()).unwrap_or_default() + "\n"),
            Format::Csv => csv(&plan, &found()),
        };
        Ok(answer.minding(warnings))
    }

    fn weigh(&self, plan: &Plan, mut scenario: Scenario) -> Weighed {
        scenario.seed = self.seed.unwrap_or(scenario.seed);
        let reading = match self.reading {
            Reading::Persistent => Persistence::Persistent,
            Reading::Yearly => Persistence::Yearly,
        };
        let simulation = Simulation::new(plan, &scenario, Settings { draws: self.draws, reading });
        let simulated = (self.draws > 0).then(|| (simulation.clone(), simulation.all()));
        Weighed { scenario, simulated }
    }
}

impl Weighed {
    fn out(&self, plan: &Plan) -> ScenarioRisk {
        let simulated = self.simulated.as_ref().and_then(|(simulation, found)| simulated_out(plan, simulation, found));
        risk_scenario(plan, &self.scenario, simulated)
    }

    /// In words; none where nothing was drawn.
    fn draws(&self, plan: &Plan) -> Option<Draws> {
        let (asked, found) = self.simulated.as_ref()?;
        let shown = view::draws(Ran { plan, scenario: &self.scenario, asked, found });
        (!shown.drawn.is_empty()).then_some(shown)
    }

    /// What the draws say of the binding targets together; only a stated dependence lets them say it.
    fn together(&self, shown: &Draws) -> Option<String> {
        self.scenario.correlation?;
        let came = shown.count_lines.iter().filter(|line| line.draws != "0");
        let counts: Vec<_> = came
            .map(|line| phrase!("{} 项 {}（{} 次）", "{} met: {} ({} draws)", line.number, line.chance, line.draws))
            .collect();
        Some(phrase!(
            "{}\n达标项数的分布：{}\n",
            "{}\nDistribution of the number met: {}\n",
            shown.finding,
            counts.join(word!("，", ", "))
        ))
    }
}

fn table(plan: &Plan, weighed: &Weighed) -> String {
    let scenario = &weighed.scenario;
    let (found, simulated) = (chances(plan, scenario), weighed.draws(plan));
    let head = [
        word!("编号", "id"),
        word!("指标", "indicator"),
        word!("属性", "nature"),
        word!("判断", "verdict"),
        word!("现在", "assumed"),
        word!("需要", "required"),
        word!("余量", "room"),
        word!("达标可能", "chance"),
        word!("模拟", "simulated"),
        word!("条件或原因", "conditions or reason"),
    ];
    let mut table = Table::new(&head, &[4, 6, 7, 8].map(|column| (column, Align::Right)));
    let mut lines: Vec<_> = plan.scored().zip(found.lines).collect();
    lines.sort_by_key(|(indicator, _)| indicator.nature != Some(Nature::Binding));
    for (indicator, line) in lines {
        let turning = switching_line(plan, scenario, &switching(plan, scenario, indicator));
        let drawn = simulated.as_ref().and_then(|shown| shown.of(&indicator.id));
        table.row(vec![
            line.id.to_string(),
            phrase!("{}（{}）", "{} ({})", line.name, indicator.unit),
            line.nature.to_owned(),
            line.tone.word().to_owned(),
            turning.present,
            turning.required,
            turning.headroom,
            line.chance,
            drawn.map_or_else(|| NOTHING.to_owned(), |drawn| drawn.chance.clone()),
            line.conditions,
        ]);
    }
    let joint = found.joint.map(|joint| format!("{joint}\n")).unwrap_or_default();
    let drawn = simulated.map(|shown| {
        phrase!("模拟的{}\n{}", "Simulated: {}\n{}", shown.conditions, weighed.together(&shown).unwrap_or_default())
    });
    let drawn = drawn.unwrap_or_default();
    format!("{}{joint}{drawn}\n{table}{}", titled(plan, scenario), contradictions(plan, scenario))
}

/// What contradicts itself, as a table of its own; nothing where nothing does.
fn contradictions(plan: &Plan, scenario: &Scenario) -> String {
    let mut table = Table::new(
        &[word!("核对", "check"), word!("问题", "problem"), word!("出处", "source"), word!("怎样改", "how to fix it")],
        &[],
    );
    for line in warnings(plan, scenario, &consistency::warnings(plan, scenario)) {
        let place = if line.place.is_empty() { NOTHING.to_owned() } else { line.place };
        table.row(vec![line.severity.to_owned(), line.what, place, line.mend]);
    }
    if table.is_empty() { String::new() } else { format!("\n{table}") }
}

/// The columns after those of [`Turning`].
const AFTER: [&str; 7] = ["below", "above", "shape", "chance", "turns_at", "simulated", "reason"];

/// One row for each scenario and indicator.
fn csv(plan: &Plan, found: &[ScenarioRisk]) -> Answer {
    let rows = found.iter().flat_map(|scenario| {
        scenario.indicators.iter().map(|indicator| {
            let turning = Turning::of(plan, &indicator.switching);
            let drawn = scenario.simulated.as_ref().and_then(|found| found.of(&indicator.switching.id));
            let chances = (indicator.chance, indicator.turns_at, drawn.map(|drawn| drawn.chance));
            (Text(&scenario.scenario), turning, stated(indicator), chances, indicator.reason)
        })
    });
    sheet(["scenario"].into_iter().chain(TURNING).chain(AFTER).map(ToOwned::to_owned), rows)
}

/// The three cells of a stated range.
fn stated(found: &IndicatorRisk) -> (Option<Deviation>, Option<Deviation>, Option<Shape>) {
    let stated = found.uncertainty;
    (stated.map(|stated| stated.below), stated.map(|stated| stated.above), stated.map(|stated| stated.shape))
}
