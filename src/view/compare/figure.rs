//! One indicator under every scenario, as a chart.

use crate::chart::{Axis, Drawing, Kind as Mark, LargeChart, LegendKey, Look, Other, Point, Poster, Sign};
use crate::plan::{Amount, Comparing, Indicator, Measured, Plan};
use crate::projection::{Judgement, Pin, Standing, Value};
use crate::scenario::{Facts, Scenario};
use crate::view::number;
use crate::view::past::{self, with_past};
use crate::view::poster::source;
use crate::view::row::{name, outcome, target};
use crate::view::sheet::{exact_points, goal, interval, path_unit, sums};
use crate::view::words;
use crate::{phrase, word};

/// One scenario and what it makes of the indicator that is drawn.
#[derive(Clone, Copy)]
pub struct Contender<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The indicator, judged.
    pub judgement: &'a Judgement,
}

/// The chart of an indicator with a line for each scenario on one axis, and the years before that `facts` know. `None` for a status and where there is no such reference.
/// A scenario that reads the indicator as another kind of measure than the reference does has no place on its axis and no line.
pub fn compared_figure(
    plan: &Plan,
    facts: &Facts,
    indicator: &Indicator,
    contenders: &[Contender],
    reference: usize,
) -> Option<LargeChart> {
    let chosen = contenders.get(reference)?;
    let stated = chosen.scenario.assumption(&indicator.id).statement(indicator).measured()?;
    let numbered = contenders.iter().enumerate();
    let mut others: Vec<_> = numbered.filter_map(|(at, one)| other(indicator, stated, *one, at, at == reference)).collect();
    let path = shared(plan, indicator, contenders, &others);
    if let Some(parting) = path.last().map(|point| point.year) {
        for other in &mut others {
            other.path.retain(|(year, _)| *year >= parting);
        }
    }
    let target = goal(indicator, stated, chosen.judgement);
    let axis =
        axis(indicator, stated, &others, path.iter().map(|point| point.value).chain(target.as_ref().map(|goal| goal.value)));
    let drawn = LargeChart {
        years: chosen.judgement.trajectory.period().years().map(|year| year.to_string()).collect(),
        axis,
        path,
        others,
        target,
        unit: path_unit(indicator, stated),
        ..LargeChart::default()
    };
    Some(with_past(plan, facts, chosen.scenario, indicator, false, drawn))
}

fn other(indicator: &Indicator, reference: &Measured, one: Contender, at: usize, is_reference: bool) -> Option<Other> {
    let stated = one.scenario.assumption(&indicator.id).statement(indicator).measured()?;
    let sums = (stated.measure == reference.measure).then(|| sums(&one.judgement.trajectory, stated))?;
    Some(Other {
        number: (at + 1).to_string(),
        name: one.scenario.name.clone(),
        look: Look::nth(at),
        is_reference,
        path: exact_points(&sums).collect(),
        band: sums.iter().enumerate().filter_map(interval).collect(),
    })
}

/// What all of them share up to the last year that all observe alike, drawn once: they part from there.
fn shared(plan: &Plan, indicator: &Indicator, contenders: &[Contender], others: &[Other]) -> Vec<Point> {
    let Some((first, rest)) = others.split_first() else { return Vec::new() };
    let are_alike = |at: &usize| rest.iter().all(|other| other.path.get(*at) == first.path.get(*at));
    let alike = (0..first.path.len()).take_while(are_alike).count();
    let is_observed = |year: usize| {
        let pin = |one: &Contender| one.scenario.assumption(&indicator.id).years.get(&plan.period.year(year)).copied();
        contenders.iter().all(|one| matches!(pin(one), Some(Pin::Observed(_))))
    };
    let point = |(year, value): &(usize, f64)| {
        let kind = match year {
            0 => Mark::Plan,
            year if is_observed(*year) => Mark::Observed,
            _ => Mark::Projected,
        };
        Point { year: *year, value: *value, kind }
    };
    let points: Vec<_> = first.path[..alike].iter().map(point).collect();
    let observed = points.iter().rposition(|point| point.kind == Mark::Observed).map_or(0, |last| last + 1);
    points[..observed].to_vec()
}

fn axis(indicator: &Indicator, stated: &Measured, others: &[Other], more: impl Iterator<Item = f64>) -> Axis {
    let paths = others.iter().flat_map(|other| &other.path).map(|(_, value)| *value);
    let bands = others.iter().flat_map(|other| &other.band).flat_map(|band| [band.low, band.high]);
    let bound = |bound: Option<Amount>| bound.filter(|_| !stated.measure.is_of_rates()).map(Amount::get);
    let (floor, ceiling) = (bound(indicator.bounds.min), bound(indicator.bounds.max));
    Axis::covering(paths.chain(bands).chain(more), floor, ceiling, number::fixed)
}

/// What the chart shows, in a sentence: its title, and what it says to those who do not see it.
pub fn compared_finding(plan: &Plan, indicator: &Indicator, contenders: &[Contender], reference: usize) -> String {
    let Some(chosen) = contenders.get(reference) else { return String::new() };
    let statement = chosen.scenario.assumption(&indicator.id).statement(indicator);
    let met = contenders.iter().filter(|one| one.judgement.verdict.standing() == Standing::Met).count();
    let (name, target, end) = (name(indicator), target(indicator, statement), plan.period.end());
    let how = match chosen.scenario.drivers.comparing {
        Comparing::Full => "",
        Comparing::Rounded => word!("（按修约值比较）", " (rounded values compared)"),
    };
    let reach = reach(indicator, contenders);
    let reach = reach.map(|reach| phrase!("预计 {end} 年 {reach}，", "projected {reach} in {end}, ")).unwrap_or_default();
    let named = words::named(name, indicator.unit.get());
    phrase!(
        "{named}：{reach}目标 {target}，{} 个情景中 {met} 个达标{how}",
        "{named}: {reach}target {target}, met in {met} of {} scenarios{how}",
        contenders.len()
    )
}

/// The chart as a picture that says itself which scenarios it shows and where the figures come from; `None` where there is no chart.
pub fn compared_poster(
    plan: &Plan,
    facts: &Facts,
    indicator: &Indicator,
    contenders: &[Contender],
    reference: usize,
) -> Option<Poster> {
    let figure = compared_figure(plan, facts, indicator, contenders, reference)?;
    let names = contenders.iter().enumerate().map(|(at, one)| format!("{} {}", at + 1, one.scenario.name));
    let target = LegendKey { sign: Sign::Region, text: word!("达标范围", "Target met").to_owned() };
    Some(Poster {
        title: compared_finding(plan, indicator, contenders, reference),
        subject: phrase!(
            "{} · 情景：{}",
            "{} · scenarios: {}",
            words::nature(indicator.nature),
            words::listed(&names.collect::<Vec<_>>())
        ),
        keys: past::keys(&figure.past).into_iter().chain([target]).collect(),
        source: source(plan, indicator),
        drawing: Drawing::Figure(figure),
    })
}

/// From the least outcome to the greatest, as the cells show them.
fn reach(indicator: &Indicator, contenders: &[Contender]) -> Option<String> {
    let exact = |one: &&Contender| one.judgement.outcome.and_then(Value::exact).map_or(f64::NAN, Amount::get);
    let known = || contenders.iter().filter(|one| !exact(one).is_nan());
    let text = |one: &Contender| outcome(indicator, one.scenario.assumption(&indicator.id).statement(indicator), one.judgement);
    let least = text(known().min_by(|a, b| exact(a).total_cmp(&exact(b)))?);
    let most = text(known().max_by(|a, b| exact(a).total_cmp(&exact(b)))?);
    Some(if least == most { least } else { phrase!("{least} 至 {most}", "{least} to {most}") })
}
