//! `tuiyan plan sample`: a plainly artificial plan of any number of indicators, to see whether everything holds for many.
//!
//! The same seed gives the same plan. Every measure, comparison, kind of start and nature comes round; what the numbers are is drawn.

use clap::Args;
use rand_xoshiro::SplitMix64;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use tuiyan::exchange::write_plan;
use tuiyan::plan::{
    Amount, Bounds, Comparison, Decimals, Document, Domain, Glossary, Goal, Group, Id, Indicator, Measure, Measured, Nature,
    OpSource, Period, Plan, Reading, Source, Start, Statement, Status, Year, Years,
};

use super::help::OPTIONS;
use super::usage::whole;
use super::{Answer, Refused};
use tuiyan::word;

/// The most indicators: far beyond any plan, and still a file that opens.
const MOST: u16 = 5_000;
/// In how many domains they stand.
const DOMAINS: usize = 12;

/// Makes up a plan.
#[derive(Args)]
pub(super) struct Sample {
    #[arg(help = word!("多少项指标，1 至 5000", "How many indicators, 1 to 5000"))]
    #[arg(long, value_name = word!("项数", "COUNT"), default_value_t = 300, hide_default_value = true)]
    #[arg(value_parser = whole(1, MOST), help_heading = OPTIONS.get())]
    indicators: u16,
    #[arg(help = word!("种子；同一种子生成同一规划", "The seed; the same seed gives the same plan"))]
    #[arg(long, value_name = word!("整数", "INTEGER"), default_value_t = 1, value_parser = whole(0, u64::MAX), allow_negative_numbers = true, hide_default_value = true, help_heading = OPTIONS.get())]
    seed: u64,
}

impl Sample {
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        let plan = plan(self.indicators.into(), self.seed).map_err(Refused::file)?;
        Ok(Answer::text(write_plan(&plan) + "\n"))
    }
}

/// Draws numbers, so many printed units at a time, so that each is what a plan could print.
struct Draw(SplitMix64);

impl Draw {
    /// A whole number below `end`.
    fn below(&mut self, end: u32) -> u32 {
        let high = (u64::from(self.0.next_u32()) * u64::from(end)) >> 32;
        u32::try_from(high).unwrap_or(0)
    }

    /// A number from `low` to `high`, written with so many decimals.
    fn amount(&mut self, low: u32, high: u32, decimals: Decimals) -> Result<Amount, String> {
        let tens = 10_u32.pow(decimals.get().into());
        let units = low * tens + self.below((high - low) * tens + 1);
        Amount::new(f64::from(units) / f64::from(tens)).map_err(|refusal| refusal.to_string())
    }
}

fn plan(count: usize, seed: u64) -> Result<Plan, String> {
    let mut draw = Draw(SplitMix64::seed_from_u64(seed));
    let domain = |at: usize| Domain { name: format!("样例领域{at}").as_str().into(), services: Vec::new() };
    let mut english = Glossary::from([
        ("样例规划（虚构，随机生成）".to_owned(), "Sample plan (fictional, generated)".to_owned()),
        ("样例表".to_owned(), "Sample table".to_owned()),
        ("程序生成".to_owned(), "Generated".to_owned()),
        ("万人".to_owned(), "10,000 persons".to_owned()),
        ("个".to_owned(), "items".to_owned()),
        ("照字面".to_owned(), "as printed".to_owned()),
        ("从严".to_owned(), "strictly".to_owned()),
        ("样例：两种读法".to_owned(), "Sample: two readings".to_owned()),
    ]);
    english.extend((1..=DOMAINS.min(count)).map(|at| (format!("样例领域{at}"), format!("Sample domain {at}"))));
    english.extend((1..=count).map(|at| (format!("样例指标{at}"), format!("Sample indicator {at}"))));
    let indicators: Vec<_> = (1..=count).map(|at| indicator(at, &mut draw)).collect::<Result<_, _>>()?;
    let period = Period::new(Year::new(2025), Year::new(2030)).ok_or("period")?;
    let mut plan = Plan {
        id: Id::new(&format!("sample-{count}-{seed}"))?,
        version: "1".to_owned(),
        name: "样例规划（虚构，随机生成）".into(),
        short_name: "样例规划（虚构，随机生成）".into(),
        document: Document { number: String::new(), issuer: "".into(), date: String::new() },
        period,
        groups: vec![Group { id: Id::new("s")?, name: "样例表".into(), scoreboard: true }],
        domains: (1..=DOMAINS.min(count)).map(domain).collect(),
        indicators,
        relations: Vec::new(),
    };
    for unused in plan.translate(&english) {
        english.remove(&unused);
    }
    plan.translate(&english);
    Ok(plan)
}

fn indicator(at: usize, draw: &mut Draw) -> Result<Indicator, String> {
    let is_share = !at.is_multiple_of(3);
    let decimals = Decimals::new(u8::try_from(at % 3).unwrap_or(0)).unwrap_or(Decimals::NONE);
    let statement = statement(at, is_share, decimals, draw)?;
    let is_growth = statement.measured().is_some_and(|stated| stated.measure.is_of_rates());
    let unit = if is_share || is_growth { "％" } else { ["万人", "个"][at % 2] };
    let bounds = match (is_growth, is_share) {
        (true, _) => Bounds::NONE,
        (false, true) => Bounds::SHARE,
        (false, false) => Bounds::COUNT,
    };
    Ok(Indicator {
        id: Id::new(&format!("s-{at:04}"))?,
        group: Id::new("s")?,
        domain: format!("样例领域{}", (at - 1) % DOMAINS + 1).as_str().into(),
        name: format!("样例指标{at}").as_str().into(),
        unit: unit.into(),
        nature: Some(if at.is_multiple_of(4) { Nature::Binding } else { Nature::Expected }),
        decimals,
        bounds,
        per_head: at % 10 == 3,
        part_of: None,
        lead: String::new().as_str().into(),
        source: Source { place: "程序生成".into(), printed: String::new() },
        readings: readings(at, statement.clone())?,
        statement,
    })
}

/// Every twentieth asks for a plain statement, every fifteenth for a growth; of the rest a third are totals of a count.
fn statement(at: usize, is_share: bool, decimals: Decimals, draw: &mut Draw) -> Result<Statement, String> {
    let kind = match at {
        _ if at.is_multiple_of(20) => return Ok(Statement::Status(Status::default())),
        _ if at.is_multiple_of(15) => Years::Rates,
        _ if !is_share => Years::Flows,
        _ => Years::Values,
    };
    let falls = at.is_multiple_of(7) && kind == Years::Values;
    let value = draw.amount(40, 60, decimals)?;
    let target = match kind {
        Years::Values if falls => draw.amount(30, 50, decimals)?,
        Years::Values => draw.amount(50, 75, decimals)?,
        Years::Flows => draw.amount(200, 320, decimals)?,
        Years::Rates => draw.amount(2, 9, decimals)?,
    };
    let start = match (kind, at % 11) {
        (_, 5) => Start::Missing,
        (Years::Values, 7) => Start::Below { end: value, closed: false },
        (Years::Flows, 8..) => Start::EarlierTotal(draw.amount(180, 280, decimals)?),
        _ => Start::Value(value),
    };
    let op = match (falls, at.is_multiple_of(5)) {
        (false, false) => Comparison::AtLeast,
        (false, true) => Comparison::MoreThan,
        (true, false) => Comparison::AtMost,
        (true, true) => Comparison::LessThan,
    };
    let op_source = if at.is_multiple_of(2) { OpSource::Stated } else { OpSource::Read };
    let measure = Measure::ALL.into_iter().find(|measure| measure.years() == kind).unwrap_or(Measure::DEFAULT);
    Ok(Statement::Measured(Measured::plain(measure, start, Goal::number(op, target), op_source)))
}

/// Every thirteenth can be read in two ways.
fn readings(at: usize, statement: Statement) -> Result<Vec<Reading>, String> {
    let (Statement::Measured(stated), 0) = (statement.clone(), at % 13) else { return Ok(Vec::new()) };
    let Goal::Number(target) = stated.goal else { return Ok(Vec::new()) };
    let op = match target.op {
        Comparison::AtLeast | Comparison::MoreThan => Comparison::MoreThan,
        Comparison::AtMost | Comparison::LessThan => Comparison::LessThan,
    };
    let strictly = Statement::Measured(Measured { goal: Goal::number(op, target.value), ..stated });
    let reading = |id: &str, name: &str, statement: Statement| {
        let (place, note) = ("程序生成".into(), "样例：两种读法".into());
        Ok::<_, String>(Reading { id: Id::new(id)?, name: name.into(), place, note, statement })
    };
    Ok(vec![reading("printed", "照字面", statement)?, reading("strict", "从严", strictly)?])
}
