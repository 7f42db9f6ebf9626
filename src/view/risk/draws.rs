//! What a simulation came to, in words and as charts: all that the page and the command line show of it.

use super::ranges::drawn_chance;
use crate::chart::{CountBars, Drawing, Kind as Mark, LargeChart, Poster, Share, Tile, YearSpread};
use crate::language::plural;
use crate::plan::{Id, Indicator, Nature, Plan};
use crate::projection::{Standing, judge};
use crate::risk::simulation::{self, Involvement, SimulatedOutlook, Simulation};
use crate::scenario::Scenario;
use crate::view::figures::outcome_decimals;
use crate::view::number;
use crate::view::poster::plan_source;
use crate::view::row::name;
use crate::view::sheet::{figure, path_unit};
use crate::view::words::{self, Tone};
use crate::{phrase, word};

/// A simulation that was run: of what, and what it came to.
#[derive(Clone, Copy)]
pub struct Ran<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The scenario as it was then.
    pub scenario: &'a Scenario,
    /// What was asked.
    pub asked: &'a Simulation,
    /// The answer.
    pub found: &'a simulation::Simulated,
}

/// A simulation as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Draws {
    /// How likely all binding targets are met. Means nothing where no dependence is stated.
    pub finding: String,
    /// What that rests on, and what it takes to repeat it.
    pub conditions: String,
    /// Which binding targets are counted, how, and which are left out.
    pub counted: Vec<String>,
    /// How likely each number of binding targets met is.
    pub counts: CountBars,
    /// The same as a table.
    pub count_lines: Vec<CountLine>,
    /// What was drawn, binding targets first.
    pub drawn: Vec<DrawnLine>,
    /// The fans, in the order of `drawn`.
    pub tiles: Vec<Tile>,
    /// The heading of the fans' values: `2025 年`.
    pub target_year: String,
    /// Where the figures come from.
    pub source: String,
}

impl Draws {
    /// What was drawn of an indicator; `None` where nothing was.
    pub fn of(&self, id: &Id) -> Option<&DrawnLine> {
        self.drawn.iter().find(|line| line.id == *id)
    }

    /// The bars with the words that they need to leave the page.
    pub fn poster(&self) -> Poster {
        Poster {
            title: self.finding.clone(),
            subject: self.conditions.clone(),
            keys: Vec::new(),
            drawing: Drawing::Counts(self.counts.clone()),
            source: self.source.clone(),
        }
    }
}

/// A number of binding targets met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountLine {
    /// The number.
    pub number: String,
    /// How likely it is, to five points; `—` where no draw came to it.
    pub chance: String,
    /// How many draws came to it.
    pub draws: String,
    /// Whether it is the number under the assumptions as they stand.
    pub is_assumed: bool,
}

/// One indicator that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnLine {
    /// The indicator.
    pub id: Id,
    /// Its name, with 其中 where it is a part of another.
    pub name: String,
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// 约, 预 or —.
    pub nature_mark: &'static str,
    /// How the verdict looks as assumed.
    pub tone: Tone,
    /// How likely the target is met, to five points.
    pub chance: String,
    /// P10, P50 and P90 of the target year; `—` where some draws come to nothing known.
    pub fan: [String; 3],
    /// The unit of those.
    pub unit: String,
}

/// Puts a simulation into words and charts.
pub fn draws(ran: Ran) -> Draws {
    let drawn = drawn(ran);
    Draws {
        finding: finding(ran),
        conditions: conditions(ran),
        counted: counted(ran),
        counts: counts(ran),
        count_lines: count_lines(ran),
        tiles: drawn.iter().filter_map(|(indicator, outlook)| tile(ran, indicator, outlook)).collect(),
        drawn: drawn.iter().filter_map(|(indicator, outlook)| drawn_line(ran, indicator, outlook)).collect(),
        target_year: phrase!("{} 年", "{}", ran.plan.period.end()),
        source: plan_source(ran.plan),
    }
}

/// The binding targets by what became of them.
struct Parted<'a> {
    drawn: Vec<&'a Indicator>,
    met: Vec<&'a Indicator>,
    missed: Vec<&'a Indicator>,
    left_out: Vec<&'a Indicator>,
}

impl<'a> Parted<'a> {
    fn of(ran: Ran<'a>) -> Self {
        let of = |is_wanted: &dyn Fn(&Indicator, &Involvement) -> bool| {
            let parts = ran.plan.indicators.iter().zip(&ran.asked.parts);
            parts.filter(|(indicator, part)| is_wanted(indicator, part)).map(|(indicator, _)| indicator).collect()
        };
        Self {
            drawn: of(&|indicator, part| {
                matches!(part, Involvement::Drawn(_))
                    && indicator.nature == Some(Nature::Binding)
                    && ran.plan.is_scored(indicator)
            }),
            met: of(&|_, part| *part == Involvement::Settled { is_met: true }),
            missed: of(&|_, part| *part == Involvement::Settled { is_met: false }),
            left_out: of(&|_, part| *part == Involvement::LeftOut),
        }
    }
}

fn finding(ran: Ran) -> String {
    let parted = Parted::of(ran);
    let (drawn, met, missed) = (parted.drawn.len(), parted.met.len(), parted.missed.len());
    // Those that can be met all at once stand at the number that leaves out what is missed anyway.
    // Where one of them is never met within its range, they never are all at once, however many draws there are.
    let is_never = parted.drawn.iter().any(|indicator| super::ranges::is_never_met(ran.plan, ran.scenario, indicator));
    let chance = words::chance(share(ran, met + drawn), is_never);
    let (counted, are) = (met + drawn + missed, plural(missed, "is", "are"));
    let sentence = match (drawn, missed) {
        (0, _) => word!(
            "约束性指标都没有所述范围，模拟不改变对它们的判断",
            "No binding indicator has a stated range, so the simulation changes none of their verdicts"
        )
        .to_owned(),
        (_, 0) => phrase!(
            "约束性目标 {counted} 项全部达标的可能{chance}",
            "Chance that all {counted} binding targets are met: {chance}"
        ),
        _ => phrase!(
            "约束性目标 {counted} 项不可能全部达标：{missed} 项没有所述范围，按现在的假设未达标；其余 {} 项全部达标的可能{chance}",
            "Meeting all {counted} binding targets is impossible: {missed} without a stated range {are} missed under the \
             current assumptions; chance that the other {} are all met: {chance}",
            met + drawn
        ),
    };
    let left_out = parted.left_out.len();
    match left_out {
        0 => sentence,
        _ => phrase!(
            "{sentence}（另有 {left_out} 项无法判断，没有计入）",
            "{sentence} (not counted because they cannot be judged: {left_out})"
        ),
    }
}

fn conditions(ran: Ran) -> String {
    let asked = ran.asked;
    let dependence = asked.correlation.map_or_else(
        || {
            let unstated = word!(
                "各项偏离之间的关系没有说明，只能看单项",
                "dependence between deviations not stated, so only single indicators can be read"
            );
            unstated.to_owned()
        },
        |rho| phrase!("共同因子相关系数 {}", "common-factor correlation {}", number::brief(rho, 4)),
    );
    let reading = words::persistence(asked.reading);
    phrase!(
        "前提：情景“{}”，{dependence}，{reading}，抽样 {}，种子 {}；各参数只在所述范围之内，其余按所设假设。同样的前提再算一次，数字完全相同。",
        "Conditions: scenario “{}”; {dependence}; deviations {reading}; {}, seed {}; each parameter within its stated range, \
         all else as assumed. Under the same conditions a new run gives exactly the same figures.",
        ran.scenario.name,
        words::draws(asked.draws),
        asked.seed,
    )
}

fn counted(ran: Ran) -> Vec<String> {
    let Parted { drawn, met, missed, left_out } = Parted::of(ran);
    let line = |words: &str, of: &[&Indicator]| {
        let names: Vec<_> = of.iter().map(|indicator| indicator.name.get()).collect();
        (!names.is_empty()).then(|| phrase!("{words} {} 项：{}", "{words} ({}): {}", names.len(), words::listed(&names)))
    };
    let lines = [
        line(word!("按所述范围抽样", "Drawn from a stated range"), &drawn),
        line(word!("没有所述范围，按判断计为达标", "No stated range, counted as met by the verdict"), &met),
        line(word!("没有所述范围，按判断计为未达标", "No stated range, counted as missed by the verdict"), &missed),
        line(word!("无法判断，没有计入", "Cannot be judged, not counted"), &left_out),
    ];
    lines.into_iter().flatten().collect()
}

/// The share of draws that meets so many binding targets.
fn share(ran: Ran, number: usize) -> f64 {
    let met = ran.found.binding.counts.get(number).copied().unwrap_or(0);
    f64::from(met) / f64::from(ran.found.draws.max(1))
}

/// How many of those counted are met as assumed.
fn assumed(ran: Ran) -> usize {
    let Parted { drawn, met, .. } = Parted::of(ran);
    let is_met = |indicator: &&Indicator| judge(&ran.scenario.case(ran.plan, indicator)).verdict.standing() == Standing::Met;
    met.len() + drawn.into_iter().filter(is_met).count()
}

fn counts(ran: Ran) -> CountBars {
    let bar = |number: usize| {
        let share = share(ran, number);
        Share { label: number.to_string(), share, text: words::chance_mark(share) }
    };
    CountBars {
        bars: (0..ran.found.binding.counts.len()).map(bar).collect(),
        assumed: Some((assumed(ran), word!("现在的假设", "current assumptions").to_owned())),
        across: word!("达标的约束性目标（项）", "binding targets met").to_owned(),
        up: word!("可能", "chance").to_owned(),
    }
}

fn count_lines(ran: Ran) -> Vec<CountLine> {
    let assumed = assumed(ran);
    let line = |(number, draws): (usize, &u32)| CountLine {
        number: number.to_string(),
        chance: if *draws == 0 { crate::view::NOTHING.to_owned() } else { words::chance(share(ran, number), false) },
        draws: number::fixed(f64::from(*draws), 0),
        is_assumed: number == assumed,
    };
    ran.found.binding.counts.iter().enumerate().map(line).collect()
}

/// What was drawn of the scored targets, binding ones first.
fn drawn(ran: Ran<'_>) -> Vec<(&Indicator, &SimulatedOutlook)> {
    let outlooks = ran.plan.indicators.iter().zip(&ran.found.outlooks);
    let all = outlooks.filter(|(indicator, _)| ran.plan.is_scored(indicator));
    let mut all: Vec<_> = all.filter_map(|(indicator, found)| Some((indicator, found.as_ref()?))).collect();
    all.sort_by_key(|(indicator, _)| indicator.tier());
    all
}

fn drawn_line(ran: Ran, indicator: &Indicator, outlook: &SimulatedOutlook) -> Option<DrawnLine> {
    let assumption = ran.scenario.assumption(&indicator.id);
    let stated = assumption.statement(indicator).measured()?;
    let judgement = judge(&ran.scenario.case(ran.plan, indicator));
    Some(DrawnLine {
        id: indicator.id.clone(),
        name: name(indicator),
        nature: words::nature(indicator.nature),
        nature_mark: words::nature_mark(indicator.nature),
        tone: Tone::of(&judgement.verdict),
        chance: drawn_chance(ran.plan, ran.scenario, indicator, outlook),
        fan: quantiles(outlook, outcome_decimals(indicator, stated)),
        unit: path_unit(indicator, stated),
    })
}

/// P10, P50 and P90 of the target year, as printed, or with one more decimal where that would not tell two of them apart.
fn quantiles(outlook: &SimulatedOutlook, decimals: usize) -> [String; 3] {
    let value = |at: usize| outlook.fan.last().and_then(|lines| lines.get(at));
    let texts = |decimals| {
        [0, 2, 4].map(|at| value(at).map_or_else(|| crate::view::NOTHING.to_owned(), |value| number::fixed(*value, decimals)))
    };
    let [low, middle, high] = texts(decimals);
    if low == middle || middle == high { texts(decimals + 1) } else { [low, middle, high] }
}

/// The indicator's chart with what was drawn in place of what would be exact.
fn tile(ran: Ran, indicator: &Indicator, outlook: &SimulatedOutlook) -> Option<Tile> {
    let judgement = judge(&ran.scenario.case(ran.plan, indicator));
    let drawn = figure(ran.plan, ran.scenario, indicator, &judgement, None)?;
    Some(Tile {
        title: name(indicator),
        tone: Some(Tone::of(&judgement.verdict).into()),
        figure: LargeChart { fan: fan(&drawn, outlook), bars: Vec::new(), way: Vec::new(), ..drawn },
    })
}

/// From the base year on, of which the plan knows the value.
fn fan(figure: &LargeChart, outlook: &SimulatedOutlook) -> Vec<YearSpread> {
    if outlook.fan.is_empty() {
        return Vec::new();
    }
    let base = figure.path.first().filter(|point| point.year == 0 && point.kind != Mark::Projected).map(|point| [point.value; 5]);
    let years = base.into_iter().map(|lines| (0, lines)).chain((1..).zip(outlook.fan.iter().copied()));
    years.map(|(year, [p10, p25, p50, p75, p90])| YearSpread { year, p10, p25, p50, p75, p90 }).collect()
}
