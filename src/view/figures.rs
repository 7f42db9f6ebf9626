//! The figures of an indicator that stand beside one another: they have one number of decimals and add up as shown.
//!
//! Start and change make the outcome, outcome and target the margin; whoever has a pencil can check it. The same digits stand in the
//! headline, the list, the working, the year table and the report. They are as many as the plan prints; more where the figures have more and
//! end, where rounding would put the outcome on the other side of the target, and where it would make a difference nothing.

use super::number;
use crate::plan::{Amount, Indicator, Measured};
use crate::projection::{Criterion, Judgement, Value, Verdict};

/// So many more are tried where rounding would mislead.
const FINER: usize = 7;

/// What is shown of an outcome and of what it is held against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figures {
    /// How many decimals all of them have.
    pub(super) decimals: usize,
    change: Option<f64>,
    margin: Option<f64>,
    outcome: Option<Value>,
    near: Option<(Criterion, Amount)>,
}

impl Figures {
    /// Of an indicator, judged.
    pub(super) fn of(indicator: &Indicator, stated: &Measured, judgement: &Judgement) -> Self {
        let start = judgement.start.and_then(Value::exact);
        let near = judgement.asked.map(|asked| (asked, asked.target.tolerance(indicator.decimals, start)));
        let bare = Self {
            decimals: outcome_decimals(indicator, stated),
            change: None,
            margin: margin(&judgement.verdict),
            outcome: judgement.outcome,
            near,
        };
        match judgement.outcome.and_then(Value::exact) {
            None => bare,
            Some(exact) => {
                bare.with_exact(exact.get(), held(stated, judgement), indicator.decimals.tolerance(exact, start).get())
            }
        }
    }

    /// The outcome is one number; `held` is what holding would come to, and what differs by less than `alike` is the same.
    fn with_exact(self, outcome: f64, held: Option<f64>, alike: f64) -> Self {
        let alike = self.near.map_or(alike, |(_, tolerance)| alike.max(tolerance.get()));
        let target = self.near.map(|(asked, _)| asked.target.value.get());
        let is = |this: f64, that: Option<f64>| that.is_none_or(|that| (this - that).abs() <= alike);
        let least = [Some(outcome), held, target].into_iter().flatten();
        let least = least.map(|figure| ends(figure, self.decimals, alike)).max().unwrap_or(self.decimals);
        let is_fair = |digits: &usize| {
            let shown = number::rounded(outcome, *digits);
            let as_well = |that: Option<f64>| is(outcome, that) == is(shown, that);
            as_well(target) && as_well(held) && self.agrees(outcome, shown)
        };
        let decimals = (least..=least + FINER).find(is_fair).unwrap_or(least + FINER);
        let shown = |figure: f64| number::rounded(figure, decimals);
        let sign = self.near.map_or(1.0, |(asked, _)| asked.target.op.direction().sign());
        let plain = target.map(|target| sign * (outcome - target));
        // Compared as published, or within a range, the margin is not that to the target as it is worked out.
        let margin = self.margin.map(|margin| {
            if is(margin, plain) { target.map_or(margin, |target| sign * (shown(outcome) - shown(target))) } else { margin }
        });
        Self { decimals, change: held.map(|held| shown(outcome) - shown(held)), margin, ..self }
    }

    /// Whether what is shown stands to the target as what it is rounded from does.
    fn agrees(&self, exact: f64, shown: f64) -> bool {
        let Some((asked, tolerance)) = self.near else { return true };
        let ends = [Some(asked.target), asked.far.map(|far| far.target)];
        ends.into_iter().flatten().all(|end| {
            let meets = |value: f64| end.is_met_by(Amount::saturating(value), tolerance);
            meets(exact) == meets(shown)
        })
    }

    /// The outcome, or the ends of its interval; `None` where there is none.
    pub(super) fn outcome(&self) -> Option<String> {
        let end = |value: Amount| match self.near {
            Some((asked, tolerance)) => number::outcome(value, asked.target, tolerance, self.decimals),
            None => number::fixed(value.get(), self.decimals),
        };
        self.outcome.map(|outcome| match outcome {
            Value::Exact(exact) => number::fixed(exact.get(), self.decimals),
            interval @ Value::Between { .. } => number::value(interval, end),
        })
    }

    /// What it adds to holding; `None` where that is not known.
    pub(super) fn change(&self) -> Option<String> {
        self.change.map(|change| number::difference(change, self.decimals))
    }

    /// How far it lies beyond the target; negative where it falls short.
    pub(super) fn margin(&self) -> Option<String> {
        self.margin.map(|margin| number::difference(margin, self.decimals))
    }

    /// The same without its sign.
    pub(super) fn distance(&self) -> Option<String> {
        self.margin.map(|margin| number::amount(margin.abs(), self.decimals))
    }
}

/// With how many decimals a figure ends, not far from `least`; `least` where it does not.
fn ends(figure: f64, least: usize, alike: f64) -> usize {
    let is_there = |digits: &usize| {
        let scale = (0..*digits).fold(1.0, |scale, _| scale * 10.0);
        (figure * scale - (figure * scale).round()).abs() <= alike * scale
    };
    (least..=least + number::FURTHER).find(is_there).unwrap_or(least)
}

/// The decimals of a column: as many as its figures have where they end not far from what is `printed`, and no fewer than `least`.
pub(super) fn column(figures: impl Iterator<Item = f64>, printed: usize, least: usize, alike: f64) -> usize {
    figures.map(|figure| ends(figure, printed, alike)).fold(least, usize::max)
}

fn margin(verdict: &Verdict) -> Option<f64> {
    match verdict {
        Verdict::Unjudged(_) => None,
        Verdict::Met { margin, .. } => margin.map(Amount::get),
        Verdict::Missed { shortfall } => shortfall.map(|shortfall| -shortfall.amount.get()),
    }
}

/// What holding comes to: the start of a level, the base-year flow times the years of a total, nothing of a mean growth.
fn held(stated: &Measured, judgement: &Judgement) -> Option<f64> {
    if stated.measure.is_of_rates() {
        return Some(0.0);
    }
    let (start, steps) = (judgement.start?.exact()?.get(), judgement.trajectory.period().steps());
    let taken = if stated.measure.is_summed() { crate::math::count(steps) * start } else { start };
    Some(stated.measure.outcome(taken, start, steps)).filter(|held| held.is_finite())
}

/// A mean growth is shown more finely than its target is printed.
pub(super) fn outcome_decimals(indicator: &Indicator, stated: &Measured) -> usize {
    usize::from(indicator.decimals.get()) + usize::from(stated.measure.is_in_percent())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::exchange::builtin_plan;
    use crate::plan::{Id, Plan};
    use crate::projection::{Growth, Standing, judge};
    use crate::scenario::{Edit, Scenario, apply};

    fn judged(plan: &Plan, id: &str, growth: Growth) -> (Figures, Judgement) {
        let (id, mut scenario) = (Id::new(id).unwrap(), Scenario::holding(plan));
        apply(&mut scenario, plan, Edit::Growth(id.clone(), Some(growth))).unwrap();
        let indicator = plan.indicator(&id).unwrap();
        let judgement = judge(&scenario.case(plan, indicator));
        (Figures::of(indicator, indicator.statement.measured().unwrap(), &judgement), judgement)
    }

    #[track_caller]
    fn shows(step: f64, expected: [&str; 3]) {
        let (figures, _) = judged(&builtin_plan().unwrap(), "t1-03", Growth::Linear { step: Amount::of(step) });
        let found = [figures.outcome(), figures.change(), figures.margin()].map(Option::unwrap_or_default);
        assert_eq!(found, expected, "93.7 and five times {step} against 95");
    }

    #[test]
    fn what_one_figure_needs_all_of_them_get() {
        shows(0.26, ["95.0", "+1.3", "0.0"]);
        shows(0.13, ["94.35", "+0.65", "−0.65"]);
        shows(0.25, ["94.95", "+1.25", "−0.05"]);
        shows(0.27, ["95.05", "+1.35", "+0.05"]);
        shows(0.01, ["93.75", "+0.05", "−1.25"]);
        shows(0.0, ["93.7", "0.0", "−1.3"]);
    }

    #[test]
    fn what_does_not_end_is_rounded_half_up_as_printed() {
        let rate = crate::plan::Rate::of(0.01);
        let (figures, _) = judged(&builtin_plan().unwrap(), "t1-03", Growth::Compound { rate });
        // 98.47984…
        assert_eq!([figures.outcome(), figures.change(), figures.margin()].map(Option::unwrap), ["98.5", "+4.8", "+3.5"]);
    }

    #[test]
    fn what_a_solver_leaves_beside_the_target_is_the_target() {
        let (figures, _) = judged(&builtin_plan().unwrap(), "t1-03", Growth::Linear { step: Amount::of(0.259_999_999) });
        assert_eq!(figures.outcome().as_deref(), Some("95.0"));
    }

    fn number(text: Option<String>) -> f64 {
        text.unwrap().replace('−', "-").parse().unwrap()
    }

    proptest! {
        #[test]
        fn as_shown_the_figures_add_up_and_never_contradict_the_verdict(step in -0.5_f64..1.2, is_rate in any::<bool>()) {
            let plan = builtin_plan().unwrap();
            let growth = if is_rate {
                Growth::Compound { rate: crate::plan::Rate::of(step / 50.0) }
            } else {
                Growth::Linear { step: Amount::of((step * 1e3).round() / 1e3) }
            };
            let (figures, judgement) = judged(&plan, "t1-03", growth);
            let (outcome, change, margin) = (number(figures.outcome()), number(figures.change()), number(figures.margin()));
            prop_assert!((93.7 + change - outcome).abs() < 1e-9, "93.7 and {change} is not {outcome}");
            prop_assert!((outcome - 95.0 - margin).abs() < 1e-9, "{outcome} less 95 is not {margin}");
            prop_assert_eq!(outcome >= 95.0, judgement.verdict.standing() == Standing::Met);
            let decimals = |text: Option<String>| text.unwrap().split_once('.').map_or(0, |(_, digits)| digits.len());
            prop_assert_eq!(decimals(figures.outcome()), decimals(figures.margin()));
        }
    }
}
