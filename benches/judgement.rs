//! How long a judgement of Table 1 takes, without turning numbers into text, and finding the best use of a budget. The goals are 5 µs for all 38
//! indicators, 50 ms for a budget over 18 equal costs and 100 ms for one over 300 costs of any kind.
#![allow(missing_docs, clippy::unwrap_used, reason = "criterion's macros document nothing; a bench that cannot start stops")]

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use tuiyan::exchange::builtin_plan;
use tuiyan::plan::{Amount, Cost, Damping, Id, Indicator, Nature, Plan, Rate, Share, Start, Steepness};
use tuiyan::projection::{Case, Family, Growth, judge};
use tuiyan::risk::effort::best_use;
use tuiyan::scenario::{Assumption, Scenario};

fn growth(family: Family, target: f64) -> Growth {
    let step = Amount::of(target / 100.0);
    let limit = Some(Amount::of(target * 1.01));
    match family {
        Family::Hold => Growth::Hold,
        Family::Linear => Growth::Linear { step },
        Family::Compound => Growth::Compound { rate: Rate::of(0.01) },
        Family::Damped => Growth::Damped { step, phi: Damping::of(0.9) },
        Family::Gap => Growth::Gap { share: Share::of(0.1), limit },
        Family::Logistic => Growth::Logistic { steepness: Steepness::of(0.2), ceiling: limit },
        Family::YearlySteps => Growth::YearlySteps(vec![step; 5]),
        Family::YearlyRates => Growth::YearlyRates(vec![Rate::of(0.01); 5]),
        Family::Even => Growth::Even { flow: Amount::of(target / 5.0) },
    }
}

/// Assumes a growth for an indicator, and a start where the plan gives none.
fn assumption(indicator: &Indicator, family: Family) -> Assumption {
    let Some(stated) = indicator.statement.measured() else { return Assumption::default() };
    let target = stated.goal.printed().map_or(0.0, |target| target.value.get());
    let family = if stated.measure.is_of_rates() { Family::Compound } else { family };
    let start = (stated.start == Start::Missing).then(|| Amount::of(target * 0.9));
    Assumption { start, growth: Some(growth(family, target)), ..Assumption::default() }
}

/// Takes the families in turn, or one for all.
fn assuming(plan: &Plan, family: impl Fn(usize) -> Family) -> Scenario {
    let assumptions = plan.scored().enumerate().map(|(at, i)| (i.id.clone(), assumption(i, family(at)))).collect();
    Scenario { assumptions, ..Scenario::holding(plan) }
}

fn time(c: &mut Criterion, name: &str, plan: &Plan, scenario: &Scenario) {
    let cases: Vec<Case> = plan.scored().map(|indicator| scenario.case(plan, indicator)).collect();
    c.bench_function(name, |b| {
        b.iter(|| {
            for case in &cases {
                black_box(&judge(black_box(case)));
            }
        });
    });
}

fn table_1(c: &mut Criterion) {
    let plan = builtin_plan().unwrap();
    time(c, "38 held", &plan, &Scenario::holding(&plan));
    time(c, "38 under all families", &plan, &assuming(&plan, |at| Family::ALL[at % Family::ALL.len()]));
    for family in Family::ALL {
        time(c, &format!("38 under {family:?}"), &plan, &assuming(&plan, |_| family));
    }
}

/// `count` missed targets: binding, expected and of no stated nature, with all families in turn.
fn missed(count: usize) -> (Plan, Scenario) {
    let mut plan = builtin_plan().unwrap();
    let like = plan.indicator(&Id::new("t1-03").unwrap()).unwrap().clone();
    let id = |at: usize| Id::new(&format!("missed-{at}")).unwrap();
    let natures = [Some(Nature::Binding), Some(Nature::Expected), None];
    let one = |at: usize| Indicator { id: id(at), nature: natures[at % natures.len()], ..like.clone() };
    plan.indicators = (0..count).map(one).collect();
    let opening = |at: usize| Growth::opening(Family::ALL[at % Family::ALL.len()], plan.period.steps());
    let assumption = |at: usize| Assumption { growth: Some(opening(at)), ..Assumption::default() };
    let assumptions = (0..count).map(|at| (id(at), assumption(at))).collect();
    let scenario = Scenario { assumptions, ..Scenario::holding(&plan) };
    (plan, scenario)
}

fn best_uses(c: &mut Criterion) {
    let mut time = |name: &str, count: usize, cost: fn(usize) -> f64| {
        let (plan, mut scenario) = missed(count);
        for (at, assumption) in scenario.assumptions.values_mut().enumerate() {
            assumption.unit_cost = Some(Cost::new(cost(at)).unwrap());
        }
        let total = best_use(&plan, &scenario, &BTreeSet::new()).total().get();
        scenario.budget = Some(Cost::new(total * 10.0 / 18.0).unwrap());
        c.bench_function(name, |b| b.iter(|| black_box(best_use(&plan, black_box(&scenario), &BTreeSet::new()))));
    };
    time("budget over 18 equal costs", 18, |_| 100.0);
    time("budget over 300 equal costs", 300, |_| 100.0);
    #[allow(clippy::cast_precision_loss, reason = "numbers below a thousand")]
    time("budget over 300 different costs", 300, |at| ((at * 7919) % 997) as f64 + 0.37);
}

/// Short tasks, so short measurements.
fn brief() -> Criterion {
    Criterion::default().sample_size(40).warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(2))
}

criterion_group!(name = benches; config = brief(); targets = table_1, best_uses);
criterion_main!(benches);
