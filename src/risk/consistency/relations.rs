//! Figures that belong together.

use super::judged::{AllJudged, Judged};
use super::warning::{ComparedFigure, Control, Differing, Excess, Finding, Lead, Severity, Warning};
use crate::plan::{Amount, Id, Plan, Relation, RelationKind};
use crate::projection::Value;

/// The warnings between indicators. A part above its whole is reported once, and not again as a sum that does not add up.
pub(super) fn found(plan: &Plan, judged: &AllJudged) -> Vec<Warning> {
    let related = plan.related();
    let above: Vec<_> = related.iter().flat_map(|relation| parts_above(judged, relation)).collect();
    let is_said = |relation: &Relation| above.iter().any(|warning| warning.indicators().contains(&&relation.whole));
    let differing = related.iter().filter(|relation| !is_said(relation)).filter_map(|relation| differing(judged, relation));
    let differing: Vec<_> = differing.collect();
    above.into_iter().chain(differing).collect()
}

/// The parts of a whole that are larger than it.
fn parts_above(judged: &AllJudged, relation: &Relation) -> Vec<Warning> {
    if relation.kind == RelationKind::Same {
        return Vec::new();
    }
    let Some(whole) = judged.get(&relation.whole) else { return Vec::new() };
    let parts = relation.parts.iter().filter_map(|id| judged.get(id)).filter(|part| part.is_like(whole));
    parts.filter_map(|part| part_above(part, whole, relation)).collect()
}

fn part_above(part: &Judged, whole: &Judged, relation: &Relation) -> Option<Warning> {
    // If the document lists a sum's parts under their whole as well, they are compared there.
    if relation.kind == RelationKind::Sum && part.indicator.part_of.as_ref() == Some(&relation.whole) {
        return None;
    }
    let excesses = excesses(part, whole);
    let first = excesses.first()?;
    let lead = lead(part, whole, first.when);
    let finding = Finding::PartAboveWhole { part: part.indicator.id.clone(), whole: whole.indicator.id.clone(), excesses };
    Some(Warning { severity: Severity::Contradiction, finding, place: relation.place.clone(), note: relation.note.clone(), lead })
}

/// The target, the years and the outcome in which a part is larger than its whole.
fn excesses(part: &Judged, whole: &Judged) -> Vec<Excess> {
    let tolerance = part.tolerance().max(whole.tolerance());
    let compare = |when, part: Value, whole: Value| {
        let is_above = part.low().get() > whole.high().get() + tolerance;
        is_above.then(|| Excess { when, part: part.low(), whole: whole.high() })
    };
    let exact = |judged: &Judged| Some(Value::Exact(judged.stated.goal.printed()?.value));
    let is_alike = part.stated.direction() == whole.stated.direction();
    let targets = exact(part).zip(exact(whole)).filter(|_| is_alike);
    let target = targets.and_then(|(part, whole)| compare(ComparedFigure::Target, part, whole));
    let of_whole = |year| whole.judgement.trajectory.at(year);
    let years = part.judgement.trajectory.known().skip(1);
    let years = years.filter_map(|(year, value)| compare(ComparedFigure::Year(year), value, of_whole(year)?));
    let outcomes = part.judgement.outcome.zip(whole.judgement.outcome);
    let outcome = outcomes.and_then(|(part, whole)| compare(ComparedFigure::Outcome, part, whole));
    target.into_iter().chain(years).chain(outcome).collect()
}

/// The control that mends a part that is too large: the pinned year, the chosen reading, the entered start, or otherwise its growth.
fn lead(part: &Judged, whole: &Judged, when: ComparedFigure) -> Lead {
    let to = |one: &Judged, control| Lead { indicator: Some(one.indicator.id.clone()), control };
    let both = || [part, whole].into_iter();
    let is_pinned = |one: &&Judged| when.year().is_some_and(|year| one.assumption.years.contains_key(&year));
    if let Some(one) = both().find(is_pinned) {
        return to(one, Control::Years);
    }
    if let Some(one) = both().find(|one| one.assumption.reading.is_some()) {
        return to(one, Control::Reading);
    }
    if when == ComparedFigure::Target {
        return to(part, Control::Reading);
    }
    let entered = both().find(|one| one.assumption.start.is_some() && one.assumption.growth.is_none());
    entered.map_or_else(|| to(part, Control::Growth), |one| to(one, Control::Start))
}

/// A sum that does not add up, or a quantity stated twice with different values: the targets as read, or else the projections.
fn differing(judged: &AllJudged, relation: &Relation) -> Option<Warning> {
    if relation.kind == RelationKind::Within {
        return None;
    }
    let whole = judged.get(&relation.whole)?;
    let parts: Vec<_> = relation.parts.iter().map(|id| judged.get(id)).collect::<Option<_>>()?;
    if !parts.iter().all(|part| part.is_like(whole)) {
        return None;
    }
    let printed = |one: &Judged| one.stated.goal.printed().map(|target| target.value);
    let targets = parts.iter().map(|part| printed(part)).collect::<Vec<_>>();
    let targets = printed(whole).and_then(|whole_target| differs(whole, &parts, ComparedFigure::Target, whole_target, &targets));
    let outcomes = || {
        let figures: Vec<_> = parts.iter().map(|part| part.outcome()).collect();
        differs(whole, &parts, ComparedFigure::Outcome, whole.outcome()?, &figures)
    };
    Some(warning(relation, targets.or_else(outcomes)?, whole, &parts))
}

/// How a sum differs from the stated figure. If some parts are unknown, only whether the known ones are already too much: none is negative.
fn differs(
    whole: &Judged,
    parts: &[&Judged],
    when: ComparedFigure,
    stated: Amount,
    figures: &[Option<Amount>],
) -> Option<Differing> {
    let known: Vec<Amount> = figures.iter().copied().flatten().collect();
    let sum: f64 = known.iter().map(|figure| figure.get()).sum();
    let tolerance = parts.iter().map(|part| part.tolerance()).fold(whole.tolerance(), f64::max);
    let is_complete = known.len() == figures.len();
    let are_counts = parts.iter().all(|part| part.indicator.bounds.min == Some(Amount::ZERO));
    let is_wrong =
        if is_complete { (sum - stated.get()).abs() > tolerance } else { are_counts && sum > stated.get() + tolerance };
    let ids = || parts.iter().map(|part| part.indicator.id.clone()).collect::<Vec<Id>>();
    is_wrong.then(|| Differing {
        whole: whole.indicator.id.clone(),
        parts: ids(),
        when,
        stated,
        figures: known,
        sum: Amount::saturating(sum),
    })
}

/// A sum that does not add up is a contradiction. For a quantity stated twice, different projections are one too, unless the document
/// leaves open whether it is the same quantity.
fn warning(relation: &Relation, differing: Differing, whole: &Judged, parts: &[&Judged]) -> Warning {
    let is_sum = relation.kind == RelationKind::Sum;
    let is_contradiction = is_sum || differing.when == ComparedFigure::Outcome && relation.note.is_empty();
    let severity = if is_contradiction { Severity::Contradiction } else { Severity::WorthALook };
    let with_readings = std::iter::once(&whole).chain(parts).find(|one| one.indicator.readings.len() > 1);
    let (one, control) = match (differing.when, with_readings) {
        (ComparedFigure::Target, Some(one)) => (*one, Control::Reading),
        (ComparedFigure::Target, None) => (whole, Control::Reading),
        (ComparedFigure::Outcome | ComparedFigure::Year(_), _) => (whole, Control::Growth),
    };
    let lead = Lead { indicator: Some(one.indicator.id.clone()), control };
    let finding = if is_sum { Finding::SumDiffers(differing) } else { Finding::StatedTwice(differing) };
    Warning { severity, finding, place: relation.place.clone(), note: relation.note.clone(), lead }
}
