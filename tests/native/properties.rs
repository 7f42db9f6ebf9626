//! What holds of every indicator under every family, whatever is pinned and entered.

use proptest::prelude::*;
use tuiyan::exchange::{judge_scenario, read_plan, read_scenario, write_plan, write_scenario};
use tuiyan::plan::*;
use tuiyan::projection::*;

use crate::draw::{measured, scenario, setting, size};
use crate::support::{Question, plan};

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn is_met(question: &Question) -> bool {
    matches!(question.judge().verdict, Verdict::Met { .. })
}

/// What a change of the parameter from `x` is that anyone would notice.
fn noticeable(parameter: Parameter, x: f64, question: &Question) -> f64 {
    match parameter {
        Parameter::Step | Parameter::Steps | Parameter::Flow => question.indicator.decimals.printed_step(),
        Parameter::Rate | Parameter::Rates | Parameter::Share | Parameter::Steepness => 1e-4 * x.abs().max(1.0),
    }
}

/// Into the range of the parameter.
fn in_range(parameter: Parameter, x: f64) -> f64 {
    match parameter {
        Parameter::Share => x.clamp(0.0, 1.0),
        Parameter::Rate | Parameter::Rates => x.max(-1.0 + 1e-12),
        _ => x,
    }
}

/// The requirement, as (parameter, +1 where more helps, whether the setting itself is not enough, setting).
fn bound(question: &Question) -> Option<(Parameter, f64, bool, f64)> {
    match question.judge().required? {
        Requirement::Bound { parameter, relation, setting } => {
            Some((parameter, relation.direction().sign(), relation.is_strict(), setting.get()))
        }
        _ => None,
    }
}

fn finite(judgement: &Judgement) -> bool {
    let value = |value: Value| value.low().get().is_finite() && value.high().get().is_finite();
    let verdict = match judgement.verdict {
        Verdict::Met { margin, .. } => margin.is_none_or(|margin| margin.get().is_finite()),
        Verdict::Missed { shortfall } => {
            shortfall.is_none_or(|short| short.amount.get().is_finite() && short.share.is_none_or(f64::is_finite))
        }
        Verdict::Unjudged(Reason::DependsOnStart { of, .. }) => of.get().is_finite(),
        Verdict::Unjudged(_) => true,
    };
    verdict
        && judgement.trajectory.known().all(|(_, y)| value(y))
        && judgement.outcome.is_none_or(value)
        && judgement.pace.iter().all(|progress| progress.completion.is_none_or(f64::is_finite))
        && judgement.required.and_then(Requirement::setting).is_none_or(|setting| setting.get().is_finite())
}

fn outcome(question: &Question) -> Option<f64> {
    question.judge().outcome?.exact().map(Amount::get)
}

fn extreme() -> impl Strategy<Value = f64> {
    prop::sample::select(vec![0.0, 1.0, -1.0, 1e-300, 1e6, -1e6, 1e300, -1e300, 1e308, -1e308, f64::MAX, f64::MIN, 5e-324])
}

fn extreme_growth() -> impl Strategy<Value = Growth> {
    (0..Family::ALL.len(), extreme(), extreme(), [extreme(), extreme(), extreme(), extreme(), extreme()]).prop_map(
        |(family, a, b, all)| {
            let rate = |x: f64| Rate::new(x).unwrap_or(Rate::of(-1.0 + f64::EPSILON));
            match Family::ALL[family] {
                Family::Hold => Growth::Hold,
                Family::Linear => Growth::Linear { step: Amount::of(a) },
                Family::Compound => Growth::Compound { rate: rate(a) },
                Family::Damped => Growth::Damped { step: Amount::of(a), phi: Damping::new(b).unwrap_or(Damping::of(5e-324)) },
                Family::Gap => Growth::Gap { share: Share::new(a).unwrap_or(Share::of(0.5)), limit: Some(Amount::of(b)) },
                Family::Logistic => Growth::Logistic { steepness: Steepness::of(a), ceiling: Some(Amount::of(b)) },
                Family::YearlySteps => Growth::YearlySteps(all.map(Amount::of).to_vec()),
                Family::YearlyRates => Growth::YearlyRates(all.map(rate).to_vec()),
                Family::Even => Growth::Even { flow: Amount::of(a) },
            }
        },
    )
}

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn a_required_setting_fed_back_meets_the_target_unless_it_is_strict(question in measured()) {
        if let Some((parameter, _, strict, x)) = bound(&question) {
            let fed = question.with(parameter, x).unwrap();
            prop_assert_eq!(is_met(&fed), !strict, "{} {:?}", x, fed.judge());
        }
    }

    #[test]
    fn a_nudge_beyond_a_strict_requirement_meets_the_target(question in measured()) {
        if let Some((parameter, sign, true, x)) = bound(&question) {
            let beyond = in_range(parameter, x + sign * noticeable(parameter, x, &question));
            prop_assert!(is_met(&question.with(parameter, beyond).unwrap()), "{}", beyond);
        }
    }

    #[test]
    fn a_noticeable_step_short_of_a_requirement_never_meets_the_target(question in measured()) {
        if let Some((parameter, sign, _, x)) = bound(&question) {
            let short = in_range(parameter, x - sign * noticeable(parameter, x, &question));
            if short != x {
                prop_assert!(!is_met(&question.with(parameter, short).unwrap()), "{} of {}", short, x);
            }
        }
    }

    #[test]
    fn what_is_safe_at_any_value_is_met_at_any_value(question in measured(), draw in 0.0..1.0_f64) {
        if let Some(Requirement::Any { parameter }) = question.judge().required {
            let set = question.with(parameter, setting(parameter, draw, size(&question))).unwrap();
            prop_assert!(is_met(&set), "{:?}", set.judge());
        }
    }

    #[test]
    fn what_is_impossible_is_met_at_no_value(question in measured(), draw in 0.0..1.0_f64) {
        if let Some(Requirement::Impossible { parameter, .. }) = question.judge().required {
            let set = question.with(parameter, setting(parameter, draw, size(&question))).unwrap();
            prop_assert!(!is_met(&set), "{:?}", set.judge());
        }
    }

    #[test]
    fn the_outcome_is_monotone_in_the_parameter(question in measured(), draws in [0.0..1.0_f64, 0.0..1.0, 0.0..1.0]) {
        let Some(parameter) = question.judge().required.map(Requirement::parameter) else { return Ok(()) };
        let mut draws = draws;
        draws.sort_by(f64::total_cmp);
        let at = |draw| question.with(parameter, setting(parameter, draw, size(&question))).as_ref().and_then(outcome);
        if let [Some(a), Some(b), Some(c)] = draws.map(at) {
            let blur = 1e-12 * a.abs().max(c.abs());
            prop_assert!((a.min(c) - blur..=a.max(c) + blur).contains(&b), "{} {} {}", a, b, c);
        }
    }

    #[test]
    fn a_path_stays_within_the_natural_bounds(question in measured()) {
        let bounds = question.indicator.bounds;
        for (year, value) in question.judge().trajectory.known() {
            prop_assert!(bounds.contains(value.low()) && bounds.contains(value.high()), "{} {:?}", year, value);
        }
    }

    #[test]
    fn what_was_not_pinned_or_known_is_never_made_up(question in measured()) {
        let judgement = question.judge();
        // An even flow rests on nothing before it.
        let is_even = matches!(question.assumption.growth, Some(Growth::Even { .. }));
        if judgement.start.is_none() && !is_even {
            let known: Vec<_> = judgement.trajectory.known().map(|(year, _)| year).collect();
            let first_pinned = question.assumption.years.keys().next();
            prop_assert_eq!(known.first(), first_pinned);
        }
    }

    #[test]
    fn every_number_is_finite_whatever_is_assumed(
        question in measured(), growth in extreme_growth(), start in extreme(), pins in prop::collection::btree_map(2021..=2025_i16, extreme(), 0..3),
    ) {
        let mut question = question.grows(growth).from(start);
        for (year, value) in pins {
            question = question.pin(year, value);
        }
        let judgement = question.judge();
        prop_assert!(finite(&judgement), "{:?}", judgement);
        let aimed = setting_for(&question.case(), Amount::of(start));
        prop_assert!(aimed.is_none_or(|setting| setting.get().is_finite()));
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_scenario_that_is_written_reads_back_the_same(scenario in scenario()) {
        let read = read_scenario(&write_scenario(&scenario), plan());
        prop_assert_eq!(read, Ok(scenario));
    }

    #[test]
    fn a_judgement_reads_back_to_the_same_doubles(scenario in scenario()) {
        let judged = judge_scenario(plan(), &scenario);
        let text = serde_json::to_string_pretty(&judged).unwrap();
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::to_value(&judged).unwrap(), read);
    }
}

#[test]
fn a_plan_that_is_written_reads_back_the_same() {
    assert_eq!(read_plan(&write_plan(plan())).as_ref(), Ok(plan()));
}
