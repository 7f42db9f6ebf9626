//! The arithmetic under a page of the method, in the figures of the open scenario.

use crate::plan::{Baseline, Comparison, Id, Indicator, Measure, Measured, Plan};
use crate::projection::{Family, Growth, Judgement, Parameter, Requirement, Verdict, judge};
use crate::risk;
use crate::scenario::{Aim, Assumption, Scenario, Shape, steered, switched};
use crate::view::number::{brief, in_percent};
use crate::view::sheet::account;
use crate::view::words;
use crate::{phrase, word};

/// A page's worked example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The indicator that it is worked with; none where it is worked with several.
    pub id: Option<Id>,
    /// The indicator's name with its unit.
    pub about: String,
    /// Whether it shows what the scenario assumes, or what would be if the target were just met in this way.
    pub condition: &'static str,
    /// The arithmetic, a step each.
    pub lines: Vec<String>,
}

/// What an example is worked with.
pub(super) struct Asked<'a> {
    pub(super) plan: &'a Plan,
    pub(super) scenario: &'a Scenario,
    pub(super) open: &'a Id,
}

impl<'a> Asked<'a> {
    /// The indicators: the open one, those that count, the others.
    fn all(&self) -> impl Iterator<Item = &'a Indicator> + use<'a> {
        let others = self.plan.indicators.iter();
        self.plan.indicator(self.open).into_iter().chain(self.plan.scored()).chain(others)
    }

    fn stated(&self, indicator: &'a Indicator) -> Option<&'a Measured> {
        self.scenario.assumption(&indicator.id).statement(indicator).measured()
    }

    fn judged(&self, indicator: &Indicator) -> Judgement {
        judge(&self.scenario.case(self.plan, indicator))
    }

    /// A measure, in the sentences of an indicator's sheet.
    pub(super) fn measured(&self, is_meant: impl Fn(Measure) -> bool) -> Option<Example> {
        let is_of = |it: &&'a Indicator| self.stated(it).is_some_and(|stated| is_meant(stated.measure));
        let all = || self.all().filter(is_of);
        let known = |it: &&'a Indicator| self.judged(it).outcome.is_some_and(|outcome| outcome.exact().is_some());
        let found = all().find(known).map(|it| self.told(it));
        // Where nothing can be computed yet, the same at the point where the target is just met.
        found.or_else(|| all().find_map(|it| self.just_met(it, family_of(self.stated(it)?.measure))))
    }

    /// A status has no arithmetic, only what is said of it.
    pub(super) fn status(&self) -> Option<Example> {
        let is_status = |it: &&Indicator| self.stated(it).is_none();
        self.all().find(is_status).map(|it| self.told(it))
    }

    /// A start that is known as an interval.
    pub(super) fn interval(&self) -> Option<Example> {
        let is_open = |it: &&Indicator| self.judged(it).outcome.is_some_and(|outcome| outcome.exact().is_none());
        self.all().find(is_open).map(|it| self.told(it))
    }

    /// A family as the scenario assumes it, or else as it would just meet the target.
    pub(super) fn family(&self, family: Family) -> Option<Example> {
        let assumed = |it: &&Indicator| {
            let growth = self.scenario.assumption(&it.id).growth.as_ref().map_or(Family::Hold, Growth::family);
            growth == family && self.stated(it).is_some() && self.judged(it).outcome.is_some_and(|y| y.exact().is_some())
        };
        let found = self.all().find(assumed).map(|it| self.told(it));
        let totals = || self.all().filter(|_| family == Family::Even);
        found.or_else(|| self.levels().chain(totals()).find_map(|it| self.just_met(it, family)))
    }

    /// Levels with an exact start that nothing holds on their way.
    fn levels(&self) -> impl Iterator<Item = &'a Indicator> + use<'a, '_> {
        self.all().filter(|it| self.stated(it).is_some_and(|stated| stated.measure.is_plain()) && self.start(it).is_some())
    }

    fn start(&self, indicator: &'a Indicator) -> Option<f64> {
        let entered = self.scenario.assumption(&indicator.id).start;
        let stated = self.stated(indicator)?.start.baseline(self.plan.period, indicator.bounds);
        match entered.map(Baseline::Point).or(stated)? {
            Baseline::Point(start) => Some(start.get()),
            Baseline::Interval { .. } => None,
        }
    }

    /// An indicator as it is.
    fn told(&self, indicator: &Indicator) -> Example {
        self.explained(self.scenario, indicator, word!("按现在的假设", "Under the current assumptions"))
    }

    /// An indicator as it would be if a family just met its target.
    fn just_met(&self, indicator: &'a Indicator, family: Family) -> Option<Example> {
        let trial = self.trial(indicator, family)?;
        let judgement = judge(&trial.case(self.plan, indicator));
        let is_met = matches!(judgement.verdict, Verdict::Met { .. });
        is_met.then(|| {
            let condition = word!("假如用这一方式达标", "If the target were met with this growth pattern");
            self.explained(&trial, indicator, condition)
        })
    }

    /// The scenario with one indicator grown otherwise, so that its target is just met.
    fn trial(&self, indicator: &'a Indicator, family: Family) -> Option<Scenario> {
        let free = self.with(indicator, None);
        let opened = switched(self.plan, &free, &indicator.id, family).ok()??;
        let opened = self.with(indicator, Some(opened));
        let growth = steered(self.plan, &opened, &indicator.id, Aim::Margin(crate::plan::Amount::ZERO)).ok()?;
        Some(self.with(indicator, Some(growth)))
    }

    /// The scenario with another growth of one indicator, on a path without pins and drivers.
    fn with(&self, indicator: &Indicator, growth: Option<Growth>) -> Scenario {
        let now = self.scenario.assumption(&indicator.id);
        let changed = Assumption { growth, years: std::collections::BTreeMap::new(), ..now.clone() };
        let mut scenario = Scenario { drivers: crate::scenario::Drivers::default(), ..self.scenario.clone() };
        scenario.assumptions.insert(indicator.id.clone(), changed);
        scenario
    }

    fn explained(&self, scenario: &Scenario, indicator: &Indicator, condition: &'static str) -> Example {
        let judgement = judge(&scenario.case(self.plan, indicator));
        let told = account(self.plan, scenario, indicator, &judgement);
        let lines = [told.explanation, told.finding].into_iter().filter(|line| !line.is_empty()).collect();
        Example { condition, ..about(indicator, lines) }
    }
}

fn family_of(measure: Measure) -> Family {
    if measure.is_of_rates() { Family::Compound } else { Family::Linear }
}

fn about(indicator: &Indicator, lines: Vec<String>) -> Example {
    let condition = word!("按现在的假设", "Under the current assumptions");
    Example { id: Some(indicator.id.clone()), about: words::named(&indicator.name, indicator.unit.get()), condition, lines }
}

/// As many decimals as the arithmetic is to be checked with.
fn exact(number: f64) -> String {
    brief(number, 6)
}

fn share(number: f64) -> String {
    in_percent(brief(number * 100.0, 4))
}

/// Completion against elapsed time, halfway through.
pub(super) fn pace(asked: &Asked) -> Option<Example> {
    let period = asked.plan.period;
    asked.levels().find_map(|indicator| {
        let (judgement, start) = (asked.judged(indicator), asked.start(indicator)?);
        let at = judgement.pace.get(judgement.pace.len() / 2)?;
        let (completion, value) = (at.completion?, judgement.trajectory.at(at.year)?.exact()?.get());
        let target = judgement.asked?.target.value.get();
        let (year, base, steps) = (at.year, period.base(), period.steps());
        let elapsed = f64::from(u32::try_from(period.step_of(year)?).ok()?) / f64::from(u32::try_from(steps).ok()?);
        let [value, start, target] = [value, start, target].map(exact);
        let done = phrase!(
            "{year} 年完成（{value} − {start}）÷（{target} − {start}）= {}",
            "completed by {year}: ({value} − {start}) ÷ ({target} − {start}) = {}",
            share(completion)
        );
        let time = phrase!(
            "时间过去（{year} − {base}）÷ {steps} = {}",
            "time elapsed: ({year} − {base}) ÷ {steps} = {}",
            share(elapsed)
        );
        let ratio =
            format!("{} ÷ {} = {} → {}", share(completion), share(elapsed), brief(completion / elapsed, 4), words::pace(at.pace));
        Some(about(indicator, vec![done, time, ratio]))
    })
}

/// The closed forms of three families, from the same start to the same target.
pub(super) fn requirement(asked: &Asked) -> Option<Example> {
    asked.levels().find_map(|indicator| {
        let lines: Vec<_> =
            [Family::Linear, Family::Compound, Family::Gap].into_iter().filter_map(|of| required(asked, indicator, of)).collect();
        let condition =
            word!("起点和目标相同，三种增长方式各需多少", "From the same baseline to the same target with three growth patterns");
        (!lines.is_empty()).then(|| Example { condition, ..about(indicator, lines) })
    })
}

fn required(asked: &Asked, indicator: &Indicator, family: Family) -> Option<String> {
    let indicator = asked.plan.indicator(&indicator.id)?;
    let opened = switched(asked.plan, &asked.with(indicator, None), &indicator.id, family).ok()??;
    let limit = match &opened {
        Growth::Gap { limit, .. } => limit.or(indicator.natural_limit(asked.stated(indicator)?))?.get(),
        _ => 0.0,
    };
    let trial = asked.with(indicator, Some(opened));
    let judgement = judge(&trial.case(asked.plan, indicator));
    let Requirement::Bound { setting, .. } = judgement.required? else { return None };
    let aim = judgement.asked?.target.value.get();
    let (start, target, n) = (exact(asked.start(indicator)?), exact(aim), asked.plan.period.steps());
    if family == Family::Gap && limit == aim {
        // The path only nears its limit; when it is there is the comparison's own tolerance, and no formula.
        return None;
    }
    let limit = exact(limit);
    let name = family.name();
    Some(match family {
        Family::Compound => {
            phrase!(
                "{name}：（{target} ÷ {start}）^（1 ÷ {n}）− 1 = {}",
                "{name}: ({target} ÷ {start})^(1 ÷ {n}) − 1 = {}",
                share(setting.get())
            )
        }
        Family::Gap => phrase!(
            "{name}：1 −（（{limit} − {target}）÷（{limit} − {start}））^（1 ÷ {n}）= {}",
            "{name}: 1 − (({limit} − {target}) ÷ ({limit} − {start}))^(1 ÷ {n}) = {}",
            share(setting.get())
        ),
        _ => phrase!("{name}：（{target} − {start}）÷ {n} = {}", "{name}: ({target} − {start}) ÷ {n} = {}", exact(setting.get())),
    })
}

/// What a parameter is multiplied by to be shown.
const fn scale(parameter: Parameter) -> f64 {
    match parameter {
        Parameter::Rate | Parameter::Rates | Parameter::Share => 100.0,
        Parameter::Step | Parameter::Steps | Parameter::Steepness | Parameter::Flow => 1.0,
    }
}

/// The assumption less what is required.
pub(super) fn headroom(asked: &Asked) -> Option<Example> {
    asked.all().find_map(|indicator| {
        let found = risk::switching(asked.plan, asked.scenario, indicator);
        let ((relation, required), present, headroom) = (found.required()?, found.present?.get(), found.headroom?);
        let parameter = asked.scenario.assumption(&indicator.id).parameter(indicator);
        let unit = words::parameter_unit(indicator, parameter);
        let [required, present, headroom] = [required, present, headroom].map(|x| exact(x * scale(parameter)));
        let more = matches!(relation, Comparison::AtLeast | Comparison::MoreThan);
        let (from, less) = if more { (present, required) } else { (required, present) };
        let from_less = format!("{from} − {} = {headroom}", bracketed(&less));
        let line = words::with_unit(from_less, &unit);
        Some(about(indicator, vec![line]))
    })
}

/// A negative number in brackets, where it follows a sign.
fn bracketed(number: &str) -> String {
    if number.starts_with('−') { phrase!("（{number}）", "({number})") } else { number.to_owned() }
}

/// The area of the stated distribution on the favourable side of where the verdict turns.
pub(super) fn chance(asked: &Asked) -> Option<Example> {
    asked.all().find_map(|indicator| {
        let assumption = asked.scenario.assumption(&indicator.id);
        let stated = assumption.uncertainty?;
        let case = asked.scenario.case(asked.plan, indicator);
        let found = risk::chance(&case, Some(stated)).ok()?;
        let at = found.turns_at?;
        let (low, high) = stated.ends();
        if !(low < at && at < high) {
            return None;
        }
        let shown = |x: f64| exact(x * scale(assumption.parameter(indicator)));
        let (below, above, is_lower) = (shown(-low), shown(high), at < 0.0);
        let is_above = (1.0 - stated.cumulative(at) - found.share).abs() < 1e-9;
        let area = match (stated.shape(), is_lower) {
            (Shape::Uniform, _) if is_above => {
                format!("({high} − {}) ÷ ({below} + {above})", bracketed(&shown(at)), high = above)
            }
            (Shape::Uniform, _) => format!("({} + {below}) ÷ ({below} + {above})", shown(at)),
            (Shape::Triangular, true) => {
                let part = format!("({} + {below})^2 ÷ (({below} + {above}) × {below})", shown(at));
                if is_above { format!("1 − {part}") } else { part }
            }
            (Shape::Triangular, false) => {
                let part = format!("({above} − {})^2 ÷ (({below} + {above}) × {above})", shown(at));
                if is_above { part } else { format!("1 − {part}") }
            }
        };
        let turn = phrase!(
            "偏离到 {} 时判断改变；低 {below}，高 {above}",
            "the verdict turns at a deviation of {}; low {below}, high {above}",
            shown(at)
        );
        Some(about(indicator, vec![turn, format!("{area} = {}", share(found.share))]))
    })
}

/// What holds of all binding targets, whatever their dependence.
pub(super) fn together(asked: &Asked) -> Option<Example> {
    asked.plan.scored().find(|it| asked.scenario.assumption(&it.id).uncertainty.is_some())?;
    let found = crate::view::risk::bounds(asked.plan, asked.scenario)?;
    let condition = word!("按现在的假设", "Under the current assumptions");
    Some(Example { id: None, about: word!("约束性目标", "Binding targets").to_owned(), condition, lines: vec![found] })
}

/// What it would cost to save a missed target.
pub(super) fn effort(asked: &Asked) -> Option<Example> {
    asked.all().find_map(|indicator| {
        let cost = asked.scenario.assumption(&indicator.id).unit_cost?.get();
        let Verdict::Missed { shortfall: Some(short) } = asked.judged(indicator).verdict else { return None };
        let amount = short.amount.get();
        Some(about(indicator, vec![format!("{} × {} = {}", exact(cost), exact(amount), exact(cost * amount))]))
    })
}
