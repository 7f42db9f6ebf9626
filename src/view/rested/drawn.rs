//! The past in grey and each way on with its range, as small pictures of one scale.

use super::{InUse, MethodLine};
use crate::chart::{Axis, Band, GoalLine, Kind, KnownYear, KnownYears, LargeChart, Point, Tile};
use crate::phrase;
use crate::plan::{Amount, Indicator, Measured, Plan, Year, Years};
use crate::projection::judge;
use crate::scenario::Scenario;
use crate::trend::{MethodAnswer, Outlook};
use crate::view::number;
use crate::view::sheet::goal;

/// So many years before the last known one are drawn at most.
const MOST: i16 = 14;

/// A picture for each method that has an answer.
pub(super) fn tiles(
    plan: &Plan,
    scenario: &Scenario,
    indicator: &Indicator,
    stated: &Measured,
    found: &Outlook,
    methods: &[MethodLine],
) -> Vec<Tile> {
    let Some(last) = found.window.last().filter(|_| !methods.is_empty()) else { return Vec::new() };
    let past = past(found, stated, last.0);
    let goal = (stated.measure.years() == Years::Values && stated.measure.is_plain())
        .then(|| goal(indicator, stated, &judge(&scenario.case(plan, indicator))))
        .flatten();
    let axis = axis(indicator, stated, found, &past, goal.as_ref(), last);
    let tile = |(line, method): (&MethodAnswer, &MethodLine)| {
        line.growth.as_ref()?;
        let name = method.said.method;
        Some(Tile {
            title: if method.use_of == InUse::No { name.to_owned() } else { phrase!("在用：{name}", "In use: {name}") },
            figure: figure(line, stated, last, past.clone(), axis.clone(), goal.clone()),
            tone: None,
        })
    };
    found.lines.iter().zip(methods).filter_map(tile).collect()
}

/// Rates are drawn in ％.
fn shown(stated: &Measured, value: Amount) -> f64 {
    if stated.measure.is_of_rates() { value.get() * 100.0 } else { value.get() }
}

fn past(found: &Outlook, stated: &Measured, last: Year) -> KnownYears {
    let counts = |year: Year| found.window.known().iter().any(|(known, _)| *known == year);
    let since = found.since.unwrap_or(Year::new(i16::MIN));
    let drawn = found.known.iter().filter(|(year, _)| (last.get() - MOST..last.get()).contains(&year.get()));
    let back = |year: Year| usize::try_from(i32::from(last.get()) - i32::from(year.get())).unwrap_or(0);
    let known: Vec<KnownYear> = drawn
        .map(|(year, value)| KnownYear {
            back: back(*year),
            value: shown(stated, *value),
            is_left_out: !counts(*year) && *year >= since && found.window.known().first().is_some_and(|(first, _)| year > first),
        })
        .collect();
    let first = known.first().map_or(0, |year| year.back);
    KnownYears {
        years: (1..=first).rev().map(|back| (i32::from(last.get()) - i32::try_from(back).unwrap_or(0)).to_string()).collect(),
        breaks: found.since.filter(|since| *since <= last).map(back).filter(|back| *back < first).into_iter().collect(),
        known,
        are_flows: false,
    }
}

fn axis(
    indicator: &Indicator,
    stated: &Measured,
    found: &Outlook,
    past: &KnownYears,
    goal: Option<&GoalLine>,
    last: (Year, Amount),
) -> Axis {
    let spans = found.lines.iter().filter_map(|line| line.spans.as_ref()).flatten().flat_map(|span| [span.low, span.high]);
    let ways = found.lines.iter().flat_map(|line| &line.ahead).map(|(_, value)| *value);
    let ahead = spans.chain(ways).chain([last.1]).map(|value| shown(stated, value));
    let values = ahead.chain(past.known.iter().map(|year| year.value)).chain(goal.map(|goal| goal.value));
    let bounds = indicator.bounds_of(stated);
    let [floor, ceiling] = [bounds.min, bounds.max].map(|bound| bound.map(Amount::get).filter(|_| !stated.measure.is_of_rates()));
    Axis::covering(values, floor, ceiling, number::fixed)
}

fn figure(
    line: &MethodAnswer,
    stated: &Measured,
    (last, value): (Year, Amount),
    past: KnownYears,
    axis: Axis,
    goal: Option<GoalLine>,
) -> LargeChart {
    let value = shown(stated, value);
    let years = std::iter::once(last).chain(line.ahead.iter().map(|(year, _)| *year));
    let ahead =
        (1..).zip(&line.ahead).map(|(year, (_, value))| Point { year, value: shown(stated, *value), kind: Kind::Projected });
    let spans = line.spans.iter().flatten().zip(1..);
    let band = spans.map(|(span, year)| Band { year, low: shown(stated, span.low), high: shown(stated, span.high) });
    LargeChart {
        years: years.map(|year| year.to_string()).collect(),
        axis,
        past: Box::new(past),
        path: std::iter::once(Point { year: 0, value, kind: Kind::Plan }).chain(ahead).collect(),
        band: if line.spans.is_some() {
            std::iter::once(Band { year: 0, low: value, high: value }).chain(band).collect()
        } else {
            Vec::new()
        },
        target: goal,
        ..LargeChart::default()
    }
}
