//! What simulations say against what is known exactly.

use super::*;
use crate::exchange::builtin_plan;
use crate::plan::{Amount, Correlation, Damping, Id, Indicator, Nature, Plan, Rate, Share, Steepness};
use crate::projection::Growth;
use crate::projection::batch::Law;
use crate::risk::{FAN, chance, fan};
use crate::scenario::{Assumption, Scenario, Shape, Uncertainty};

const DRAWS: u32 = 100_000;

/// Every measured indicator under some family, with a range that reaches over what is required.
fn ranged(plan: &Plan, shape: Shape) -> Scenario {
    let mut scenario = Scenario::holding(plan);
    for (at, indicator) in plan.indicators.iter().enumerate() {
        if let Some(assumption) = assumed(indicator, at, shape) {
            scenario.assumptions.insert(indicator.id.clone(), assumption);
        }
    }
    scenario
}

fn assumed(indicator: &Indicator, at: usize, shape: Shape) -> Option<Assumption> {
    let stated = indicator.statement.measured()?;
    let size = stated.goal.printed()?.value.get();
    let growth = match (stated.measure.years(), at % 4) {
        (crate::plan::Years::Rates, _) | (_, 0) => Growth::Compound { rate: Rate::of(0.02) },
        (_, 1) => Growth::Linear { step: Amount::of(size * 0.01) },
        (_, 2) => Growth::Damped { step: Amount::of(size * 0.02), phi: Damping::of(0.9) },
        _ if indicator.natural_ceiling(stated).is_none() => Growth::Linear { step: Amount::of(-size * 0.01) },
        _ if at % 8 == 3 => Growth::Logistic { steepness: Steepness::of(0.1), ceiling: None },
        _ => Growth::Gap { share: Share::of(0.3), limit: None },
    };
    let reach = match growth {
        Growth::Compound { .. } => 0.06,
        Growth::Logistic { .. } => 0.5,
        Growth::Gap { .. } => 0.25,
        _ => size * 0.05,
    };
    let uncertainty = Uncertainty::new(reach, reach * 1.3, shape).ok();
    Some(Assumption { growth: Some(growth), uncertainty, ..Assumption::default() })
}

fn settings(reading: Persistence) -> Settings {
    Settings { draws: DRAWS, reading }
}

#[track_caller]
fn close(found: f64, expected: f64, error: f64, what: &str) {
    assert!((found - expected).abs() <= error, "{what}: {found} is not {expected} ± {error}");
}

/// Four standard errors of a share, and what the levels of chance may add to it.
fn error(share: f64) -> f64 {
    4.0 * (share * (1.0 - share) / f64::from(DRAWS)).sqrt() + 1.0 / 4096.0
}

#[test]
fn an_indicator_alone_is_drawn_as_among_all_of_them() {
    let plan = builtin_plan().unwrap();
    let scenario = Scenario { correlation: Correlation::new(0.4).ok(), ..ranged(&plan, Shape::Triangular) };
    let few = Settings { draws: 3000, reading: Persistence::Yearly };
    let all = Simulation::new(&plan, &scenario, few).all();
    for (at, indicator) in plan.indicators.iter().enumerate().filter(|(at, _)| at % 7 == 0) {
        let alone = Simulation::of_one(&plan, &scenario, indicator, few).all();
        assert_eq!(alone.outlooks[at], all.outlooks[at], "{}", indicator.id);
        assert_eq!(alone.outlooks.iter().flatten().count(), usize::from(all.outlooks[at].is_some()));
    }
}

#[test]
fn a_persistent_draw_meets_a_target_as_often_as_its_exact_chance_says() {
    let plan = builtin_plan().unwrap();
    for shape in [Shape::Triangular, Shape::Uniform] {
        let scenario = ranged(&plan, shape);
        let simulated = Simulation::new(&plan, &scenario, settings(Persistence::Persistent)).all();
        let mut between = 0;
        for (indicator, outlook) in plan.indicators.iter().zip(&simulated.outlooks) {
            let stated = scenario.assumption(&indicator.id).uncertainty;
            let exact = chance(&scenario.case(&plan, indicator), stated).ok();
            assert_eq!(exact.is_some(), outlook.is_some(), "{:?}", indicator.id);
            let (Some(exact), Some(outlook)) = (exact, outlook) else { continue };
            between += u32::from(0.02 < exact.share && exact.share < 0.98);
            close(outlook.chance, exact.share, error(exact.share), indicator.id.as_str());
        }
        assert!(between > 8, "only {between} chances say anything");
    }
}

#[test]
fn a_persistent_fan_has_the_exact_lines() {
    let plan = builtin_plan().unwrap();
    let scenario = ranged(&plan, Shape::Triangular);
    let simulated = Simulation::new(&plan, &scenario, settings(Persistence::Persistent)).all();
    for (indicator, outlook) in plan.indicators.iter().zip(&simulated.outlooks) {
        let (Some(stated), Some(outlook)) = (scenario.assumption(&indicator.id).uncertainty, outlook) else { continue };
        let exact = fan(&scenario.case(&plan, indicator), stated);
        let is_total = indicator.statement.measured().is_some_and(|stated| stated.measure.is_of_flows());
        for (year, found) in exact.iter().skip(1).zip(&outlook.fan) {
            let lines = if is_total { year.so_far.unwrap() } else { year.path };
            // A share is off by 0.0016 at most where the density is least, at the outer lines; a line by that over the density.
            let width = lines[4].get() - lines[0].get();
            for (line, exact) in found.iter().zip(lines) {
                close(*line, exact.get(), 0.02 * width + 1e-6 * exact.get().abs(), indicator.id.as_str());
            }
        }
    }
}

/// A law of the plan that nothing holds: persons, of whom there may be any number.
fn steady(plan: &Plan) -> (Law, f64) {
    let indicator = plan.indicator(&Id::new("t1-03").unwrap()).unwrap();
    let assumption = Assumption { growth: Some(Growth::Linear { step: Amount::of(0.26) }), ..Assumption::default() };
    let law = Law::of(&assumption.case(plan, indicator, crate::scenario::Drivers::default())).unwrap();
    let stated = indicator.statement.measured().unwrap();
    (law, stated.goal.printed().unwrap().value.get())
}

fn alone(source: SimulatedIndicator, reading: Persistence) -> SimulatedOutlook {
    let simulation = Simulation { draws: DRAWS, seed: 5, reading, correlation: None, parts: vec![Involvement::Drawn(source)] };
    simulation.all().outlooks[0].clone().unwrap()
}

#[test]
fn yearly_normal_deviations_add_up_to_a_normal_outcome() {
    let plan = builtin_plan().unwrap();
    let (law, target) = steady(&plan);
    let (start, sigma, mean) = (law.start().unwrap(), 0.1, 0.25);
    let outlook = alone(SimulatedIndicator::new(law, vec![mean], Distribution::Normal { sigma }, true), Persistence::Yearly);
    for (t, lines) in (1_u8..).zip(&outlook.fan) {
        let (centre, deviation) = (start + f64::from(t) * mean, sigma * f64::from(t).sqrt());
        for (line, share) in lines.iter().zip(FAN) {
            // Four standard errors of a quantile at the outer lines.
            close(*line, centre + deviation * normal::quantile(share), 4.0 * deviation * 0.0055, "line");
        }
    }
    let exact = 1.0 - normal::cumulative((target - start - 5.0 * mean) / (sigma * 5.0_f64.sqrt()));
    close(outlook.chance, exact, error(exact), "chance");
}

#[test]
fn levels_narrow_lanes_and_bins_add_less_than_sampling_does() {
    let plan = builtin_plan().unwrap();
    let sampling = (0.25 / f64::from(DRAWS)).sqrt();
    let scenario = ranged(&plan, Shape::Triangular);
    let simulation = Simulation::new(&plan, &scenario, settings(Persistence::Persistent));
    for (indicator, part) in plan.indicators.iter().zip(&simulation.parts) {
        let (Involvement::Drawn(source), Some(stated)) = (part, scenario.assumption(&indicator.id).uncertainty) else { continue };
        let exact = chance(&scenario.case(&plan, indicator), Some(stated)).unwrap().share;
        // Each level once is all that levels and narrow lanes do, without any sampling.
        close(source.every_level(), exact, sampling / 4.0, indicator.id.as_str());
    }
}

#[test]
fn blocks_may_run_in_any_order_and_in_several_runs() {
    let plan = builtin_plan().unwrap();
    let mut scenario = ranged(&plan, Shape::Triangular);
    scenario.correlation = Some(Correlation::of(0.4));
    for reading in [Persistence::Persistent, Persistence::Yearly] {
        let settings = Settings { draws: 9_001, reading };
        let simulation = Simulation::new(&plan, &scenario, settings);
        let whole = simulation.clone().all();
        let (mut odd, mut even) = (SimulationRun::new(simulation.clone()), SimulationRun::new(simulation.clone()));
        for block in (0..simulation.blocks()).rev() {
            if block % 2 == 0 { even.run(block) } else { odd.run(block) }
        }
        even.merge(&odd);
        assert_eq!(even.finish(), whole);
        let travelled: Simulation = postcard::from_bytes(&postcard::to_allocvec(&simulation).unwrap()).unwrap();
        assert_eq!(travelled, simulation);
    }
}

/// The chances of the binding targets that are drawn, and the chance that all of them are met.
fn joint(correlation: f64) -> (Vec<f64>, f64) {
    let plan = builtin_plan().unwrap();
    let mut scenario = ranged(&plan, Shape::Uniform);
    scenario.correlation = Some(Correlation::of(correlation));
    let simulation = Simulation::new(&plan, &scenario, settings(Persistence::Persistent));
    let simulated = simulation.clone().all();
    assert_eq!(simulated.binding.counts.iter().sum::<u32>(), DRAWS);
    let drawn = simulation
        .parts
        .iter()
        .zip(&simulated.outlooks)
        .filter(|(part, _)| matches!(part, Involvement::Drawn(s) if s.is_binding));
    let chances: Vec<_> = drawn.map(|(_, outlook)| outlook.as_ref().unwrap().chance).collect();
    assert!(chances.len() > 3);
    let settled = simulation.parts.iter().filter(|part| **part == Involvement::Settled { is_met: true }).count();
    let all_drawn = f64::from(simulated.binding.counts[settled + chances.len()]) / f64::from(DRAWS);
    (chances, all_drawn)
}

#[test]
fn independent_draws_are_all_good_as_often_as_the_product_of_their_chances() {
    let (chances, all) = joint(0.0);
    let product: f64 = chances.iter().product();
    close(all, product, error(product) * 2.0, "all met");
}

#[test]
fn draws_that_go_wholly_together_are_all_good_as_often_as_the_rarest() {
    let (chances, all) = joint(1.0);
    close(all, chances.iter().copied().fold(1.0, f64::min), 1.0 / 4096.0, "all met");
}

#[test]
fn every_binding_target_is_drawn_settled_or_named_as_left_out() {
    let plan = builtin_plan().unwrap();
    let simulated = Simulation::new(&plan, &Scenario::holding(&plan), settings(Persistence::Persistent)).all();
    let binding = plan.scored().filter(|indicator| indicator.nature == Some(Nature::Binding)).count();
    assert_eq!(simulated.binding.counts.len() - 1 + simulated.binding.left_out.len(), binding);
    // Nothing is uncertain, so all draws agree.
    assert_eq!(simulated.binding.counts.iter().filter(|count| **count > 0).count(), 1);
    assert!(simulated.outlooks.iter().all(Option::is_none));
}

#[test]
fn another_seed_gives_other_figures_and_the_same_one_the_same() {
    let plan = builtin_plan().unwrap();
    let mut scenario = ranged(&plan, Shape::Triangular);
    let settings = Settings { draws: 2_000, reading: Persistence::Yearly };
    let first = Simulation::new(&plan, &scenario, settings).all();
    assert_eq!(first, Simulation::new(&plan, &scenario, settings).all());
    scenario.seed += 1;
    assert_ne!(first, Simulation::new(&plan, &scenario, settings).all());
}
