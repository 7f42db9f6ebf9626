//! Why: one line of figures that can be checked by hand.

use super::{Subject, target_words};
use crate::plan::{Baseline, Comparing, Measured, Years};
use crate::projection::{Growth, Value, Verdict};
use crate::view::comparing;
use crate::view::figures::{self, Figures, outcome_decimals};
use crate::view::number::{brief, fixed, in_percent, percent, rounded};
use crate::view::row::missed_by_a_hair;
use crate::view::words::{self, Tone};
use crate::{phrase, word};

/// What is judged, with its outcome, as part of a sentence: `预计 2025 年 95.0`, `projected 95.0 in 2025`.
pub(super) fn projected(subject: Subject, stated: &Measured, outcome: &str) -> String {
    let period = subject.judgement.trajectory.period();
    let (end, steps) = (period.end(), period.steps());
    if let Some(yearly) = subject.judgement.yearly {
        let worst = yearly.worst;
        return phrase!("预计各年中最差为 {worst} 年的 {outcome}", "projected worst year {worst}: {outcome}");
    }
    match stated.measure.years() {
        Years::Values if !stated.measure.is_plain() => {
            let title = stated.measure.title(period);
            phrase!("预计{title} {outcome}", "projected {title} {outcome}")
        }
        Years::Values => phrase!("预计 {end} 年 {outcome}", "projected {outcome} in {end}"),
        Years::Flows => phrase!("预计 {steps} 年累计 {outcome}", "projected {steps}-year cumulative total {outcome}"),
        Years::Rates => phrase!("预计年均增速 {outcome}", "projected average annual growth rate {outcome}"),
    }
}

/// How an outcome stands to its target, in words.
pub(super) fn distance(subject: Subject, stated: &Measured, verdict: &Verdict) -> String {
    let unit = words::change_unit(subject.indicator);
    let by = || Figures::of(subject.indicator, stated, subject.judgement).distance().unwrap_or_default();
    let by = || words::with_unit(by(), &unit);
    let is_rising = stated.direction().sign() > 0.0;
    let side = |more: bool| if is_rising == more { word!("高", "above") } else { word!("低", "below") };
    let (met, missed) = (Tone::Met.word(), Tone::Missed.word());
    match verdict {
        Verdict::Met { .. } if is_interval(subject) => met.to_owned(),
        Verdict::Missed { .. } if is_interval(subject) => missed.to_owned(),
        Verdict::Met { margin: Some(margin), .. } if margin.get() == 0.0 => word!("刚好达标", "just met").to_owned(),
        Verdict::Met { margin: Some(_), .. } => {
            let (side, by) = (side(true), by());
            phrase!("比目标{side} {by}，{met}", "{by} {side} target, {met}")
        }
        Verdict::Missed { shortfall: Some(shortfall) } if shortfall.amount.get() == 0.0 => {
            let hair = exactly(subject);
            phrase!("{hair}，{missed}", "{hair}, {missed}")
        }
        Verdict::Missed { shortfall: Some(_) } => {
            let (side, by) = (side(false), by());
            phrase!("比目标{side} {by}，{missed}", "{by} {side} target, {missed}")
        }
        Verdict::Met { margin: None, .. } => met.to_owned(),
        Verdict::Missed { shortfall: None } => missed.to_owned(),
        Verdict::Unjudged(_) => String::new(),
    }
}

/// The outcome is the target itself, which is not enough: `正好等于 9200，须高于 9200`.
fn exactly(subject: Subject) -> String {
    let target = subject.judgement.asked.map_or(f64::NAN, |asked| asked.target.value.get());
    let (target, asked) = (brief(target, 4), missed_by_a_hair(subject.indicator, subject.judgement).unwrap_or_default());
    phrase!("正好等于 {target}，{asked}", "exactly {target}, {asked}")
}

/// Whether only an interval is known of the outcome; then no single margin can be stated.
fn is_interval(subject: Subject) -> bool {
    subject.judgement.outcome.is_some_and(|outcome| outcome.exact().is_none())
}

/// The calculation, the comparison and the verdict.
pub(super) fn explanation(subject: Subject, stated: &Measured) -> String {
    let judgement = subject.judgement;
    let Some(outcome) = Figures::of(subject.indicator, stated, judgement).outcome() else { return String::new() };
    let target = target_words(subject, stated);
    let verdict = match &judgement.verdict {
        Verdict::Unjudged(reason) => {
            format!("{}{}", words::reason(*reason), comparing::by_full_value(judgement).unwrap_or_default())
        }
        verdict => format!("{}{}", Tone::of(verdict).word(), headroom(subject, stated, verdict)),
    };
    if is_interval(subject) {
        let projected = projected(subject, stated, &outcome);
        return phrase!(
            "{} → {projected}，要求 {target} → {verdict}",
            "{} → {projected}, required {target} → {verdict}",
            calculation(subject, stated)
        );
    }
    let is_missed = matches!(judgement.verdict, Verdict::Missed { .. });
    let sides = if is_missed { word!("，要求 ", ", required ") } else { " " };
    let published = published(subject);
    format!("{} = {outcome}{published}{sides}{target} → {verdict}", calculation(subject, stated))
}

/// The outcome as it would be published, where that is compared and is another number.
pub(super) fn published(subject: Subject) -> String {
    let is_rounded = subject.drivers.comparing == Comparing::Rounded;
    let Some(exact) = subject.judgement.outcome.and_then(Value::exact).filter(|_| is_rounded) else { return String::new() };
    let printed = subject.indicator.decimals;
    let decimals = subject.judgement.asked.map_or(printed, |asked| asked.digits(printed));
    let rounded = decimals.rounded(exact).get();
    if (rounded - exact.get()).abs() <= decimals.tolerance(exact, None).get() {
        return String::new();
    }
    let text = fixed(rounded, usize::from(decimals.get()));
    phrase!("，修约为 {text}", ", published as {text}")
}

fn headroom(subject: Subject, stated: &Measured, verdict: &Verdict) -> String {
    let distance = || Figures::of(subject.indicator, stated, subject.judgement).distance().unwrap_or_default();
    match verdict {
        Verdict::Met { .. } | Verdict::Missed { .. } if is_interval(subject) => {
            word!("（起点在此范围内都一样）", " (for any baseline within this range)").to_owned()
        }
        Verdict::Met { margin: Some(_), first_year } => {
            let margin = distance();
            phrase!("，余量 {margin}（{first_year} 年起）", ", room {margin} (from {first_year})")
        }
        Verdict::Missed { shortfall: Some(shortfall) } if shortfall.amount.get() == 0.0 => {
            let hair = exactly(subject);
            phrase!("，{hair}", ", {hair}")
        }
        Verdict::Missed { shortfall: Some(shortfall) } => {
            let is_level = stated.measure.is_plain();
            let whole = if is_level { word!("规划增减量", "the planned change") } else { word!("目标", "the target") };
            let share = |share| phrase!("，占{whole}的 {}", ", {} of {whole}", percent(share));
            let share = shortfall.share.map(share).unwrap_or_default();
            phrase!("，差 {}{share}", ", shortfall {}{share}", distance())
        }
        _ => String::new(),
    }
}

/// The left side: a formula on a free path, the chain of values where years are pinned or a bound or driver intervenes.
fn calculation(subject: Subject, stated: &Measured) -> String {
    let is_free = subject.assumption.years.is_empty()
        && subject.judgement.capped_in.is_none()
        && (subject.drivers.population_growth.is_none() || !subject.indicator.per_head);
    if subject.judgement.yearly.is_some() {
        return chain(subject, stated);
    }
    match (stated.measure.years(), is_free) {
        (Years::Values, _) if !stated.measure.is_plain() => made(subject, stated),
        (Years::Values, true) => formula(subject, stated).unwrap_or_else(|| chain(subject, stated)),
        (Years::Values, false) => chain(subject, stated),
        (Years::Flows, _) => flows(subject, stated),
        (Years::Rates, _) => mean(subject),
    }
}

fn formula(subject: Subject, stated: &Measured) -> Option<String> {
    let decimals = usize::from(subject.indicator.decimals.get());
    let start = match subject
        .assumption
        .start
        .map(Baseline::Point)
        .or(stated.start.baseline(subject.judgement.trajectory.period(), subject.indicator.bounds))?
    {
        Baseline::Point(start) => fixed(start.get(), decimals.max(digits(start.get()))),
        Baseline::Interval { .. } => {
            let printed = crate::view::row::start_text(subject.indicator, stated, None);
            phrase!("起点（{printed}）", "baseline ({printed})")
        }
    };
    let n = subject.judgement.trajectory.period().steps();
    Some(match subject.assumption.growth.as_ref().unwrap_or(&Growth::Hold) {
        Growth::Hold => phrase!("{start}（维持不变）", "{start} (held)"),
        Growth::Linear { step } => format!("{start} {}", plus_times(n, step.get())),
        Growth::Compound { rate } => {
            let rate = plus(&in_percent(brief(rate.get() * 100.0, 4)));
            phrase!("{start} ×（1 {rate}）^{n}", "{start} × (1 {rate})^{n}")
        }
        Growth::Damped { step, phi } => {
            let weights: f64 = std::iter::successors(Some(1.0), |w| Some(w * phi.get())).take(n).sum();
            let (step, last) = (plus(&brief(step.get(), 8)), n - 1);
            let (phi, weights) = (brief(phi.get(), 3), brief(weights, 4));
            phrase!(
                "{start} {step} ×（1 + φ + … + φ^{last}，φ = {phi}，合计 {weights}）",
                "{start} {step} × (1 + φ + … + φ^{last}, φ = {phi}, sum {weights})"
            )
        }
        Growth::Gap { share, limit } => {
            let limit = brief(limit.or(subject.indicator.natural_limit(stated))?.get(), 4);
            let share = in_percent(brief(share.get() * 100.0, 4));
            phrase!("{limit} −（{limit} − {start}）×（1 − {share}）^{n}", "{limit} − ({limit} − {start}) × (1 − {share})^{n}")
        }
        Growth::Logistic { steepness, ceiling } => {
            let ceiling = brief(ceiling.or(subject.indicator.natural_ceiling(stated))?.get(), 4);
            let steepness = brief(steepness.get(), 4);
            phrase!(
                "{ceiling} ÷（1 +（{ceiling} − {start}）÷ {start} × e^(−{n} × {steepness})）",
                "{ceiling} ÷ (1 + ({ceiling} − {start}) ÷ {start} × e^(−{n} × {steepness}))"
            )
        }
        Growth::YearlySteps(steps) => {
            let steps: Vec<_> = steps.iter().map(|step| plus(&brief(step.get(), 8))).collect();
            format!("{start} {}", steps.join(" "))
        }
        Growth::Even { flow } => phrase!("{}（每年相同）", "{} (the same every year)", brief(flow.get(), 8)),
        Growth::YearlyRates(rates) => {
            let factor = |rate: f64| {
                let rate = plus(&in_percent(brief(rate * 100.0, 3)));
                phrase!("（1 {rate}）", "(1 {rate})")
            };
            let factors: Vec<_> = rates.iter().map(|rate| factor(rate.get())).collect();
            format!("{start} × {}", factors.join(" × "))
        }
    })
}

/// The decimals that a number needs, up to six.
fn digits(number: f64) -> usize {
    let text = brief(number, 6);
    text.split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

/// The decimals of the years' own figures: as many as they have where they end, or as the outcome.
pub(super) fn path_decimals(subject: Subject, stated: &Measured) -> usize {
    let least = Figures::of(subject.indicator, stated, subject.judgement).decimals;
    let exact = subject.judgement.trajectory.known().filter_map(|(_, value)| Some(value.exact()?.get()));
    own_decimals(subject, stated, exact, least)
}

fn own_decimals(subject: Subject, stated: &Measured, figures: impl Iterator<Item = f64>, least: usize) -> usize {
    figures::column(figures, outcome_decimals(subject.indicator, stated), least, subject.indicator.decimals.printed_step() * 1e-6)
}

/// `+ x` or `− x`.
fn plus(number: &str) -> String {
    number.strip_prefix('−').map_or_else(|| format!("+ {number}"), |rest| format!("− {rest}"))
}

fn plus_times(n: usize, step: f64) -> String {
    let sign = if step < 0.0 { "−" } else { "+" };
    format!("{sign} {n} × {}", brief(step.abs(), 8))
}

fn chain(subject: Subject, stated: &Measured) -> String {
    let decimals = path_decimals(subject, stated);
    let values = subject.judgement.trajectory.known().map(|(year, value)| {
        let text = crate::view::number::value(value, |x| fixed(x.get(), decimals));
        match subject.assumption.years.get(&year) {
            Some(crate::projection::Pin::Observed(_)) => phrase!("{text}（{year} 观测）", "{text} ({year} observed)"),
            Some(crate::projection::Pin::Assumed(_)) => phrase!("{text}（{year} 设定）", "{text} ({year} assumed)"),
            None => text,
        }
    });
    let name = subject.assumption.growth.as_ref().map_or(crate::projection::Family::Hold, Growth::family).name();
    phrase!("{name}：{}", "{name}: {}", values.collect::<Vec<_>>().join(" → "))
}

fn flows(subject: Subject, stated: &Measured) -> String {
    let base = subject.judgement.trajectory.period().base();
    let flows: Vec<_> = subject.judgement.trajectory.known().filter(|(year, _)| *year != base).collect();
    let decimals = decimals_that_add_up(subject, stated, flows.iter().map(|(_, flow)| *flow));
    let text = |value| crate::view::number::value(value, |x| fixed(x.get(), decimals));
    match flows.first() {
        Some((_, first)) if flows.iter().all(|(_, flow)| flow == first) => format!("{} × {}", text(*first), flows.len()),
        _ => flows.into_iter().map(|(_, flow)| text(flow)).collect::<Vec<_>>().join(" + "),
    }
}

/// As many decimals of the flows as it takes for their sum to be what stands behind it.
fn decimals_that_add_up(subject: Subject, stated: &Measured, flows: impl Iterator<Item = Value>) -> usize {
    let flows: Vec<_> = flows.filter_map(|flow| Some(flow.exact()?.get())).collect();
    let shown = Figures::of(subject.indicator, stated, subject.judgement).decimals;
    let least = own_decimals(subject, stated, flows.iter().copied(), shown);
    let total = rounded(flows.iter().sum(), shown);
    let adds_up = |digits: &usize| {
        let sum: f64 = flows.iter().map(|flow| rounded(*flow, *digits)).sum();
        rounded(sum, shown).total_cmp(&total).is_eq()
    };
    (least..=least + 3).find(adds_up).unwrap_or(least)
}

/// How a mean or a change follows from the path.
fn made(subject: Subject, stated: &Measured) -> String {
    let (path, measure) = (&subject.judgement.trajectory, stated.measure);
    let period = path.period();
    let text = |year| path.at(year).map_or_else(String::new, |value| crate::view::number::value(value, |x| brief(x.get(), 4)));
    let (base, end, steps) = (text(period.base()), text(period.end()), period.steps());
    if measure.is_summed() {
        let years: Vec<_> = period.projected().map(text).collect();
        let sum = years.join(" + ");
        return phrase!("（{sum}）÷ {steps}", "({sum}) ÷ {steps}");
    }
    match (measure.is_in_percent(), measure.falls()) {
        (false, false) => format!("{end} − {base}"),
        (false, true) => format!("{base} − {end}"),
        (true, false) => phrase!("（{end} ÷ {base} − 1）× 100", "({end} ÷ {base} − 1) × 100"),
        (true, true) => phrase!("（1 − {end} ÷ {base}）× 100", "(1 − {end} ÷ {base}) × 100"),
    }
}

fn mean(subject: Subject) -> String {
    let years = subject.judgement.trajectory.period();
    let at = |year| subject.judgement.trajectory.at(year).map_or(f64::NAN, |value| value.low().get());
    let (end, base, steps) = (brief(at(years.end()), 2), brief(at(years.base()), 2), years.steps());
    phrase!("（{end} ÷ {base}）^(1/{steps}) − 1", "({end} ÷ {base})^(1/{steps}) − 1")
}
