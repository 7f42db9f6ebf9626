//! One year of one row.

use crate::plan::{Goal, Indicator, Measured, Plan, Statement, Year};
use crate::projection::{Judgement, Pin, Standing, StatusReport, Waypoint};
use crate::scenario::Assumption;
use crate::view::figures::outcome_decimals;
use crate::view::number;
use crate::view::observations::entered;
use crate::view::row::{asked, goal_text, threshold_text};
use crate::view::words::Tone;
use crate::{phrase, word};

/// What is asked of a year, and what was done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct YearTask {
    /// What is asked, with its comparison; empty where nothing is.
    pub target: String,
    /// Whether the person set it, and not the plan.
    pub is_own: bool,
    /// Of a total, what the year itself has to bring; empty where that cannot be said.
    pub amount: String,
    /// What was done, of a total up to then; empty where nothing is observed.
    pub done: String,
    /// Of such a total, what of it was done in the year.
    pub done_amount: String,
    /// Whether what was done is what was asked; none where one of the two is lacking.
    pub tone: Option<Tone>,
    /// The same as numbers.
    pub figures: TaskFigures,
}

/// A year of a row as numbers, in the unit of the outcome; of a rate in ％.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TaskFigures {
    /// What is asked.
    pub target: Option<f64>,
    /// What the year itself has to bring.
    pub amount: Option<f64>,
    /// What was done up to then, of a total; else in the year.
    pub done: Option<f64>,
}

/// Every year of a row.
pub(super) fn tasks(
    plan: &Plan,
    indicator: &Indicator,
    assumption: &Assumption,
    judgement: &Judgement,
    years: &[Year],
) -> Vec<YearTask> {
    match assumption.statement(indicator) {
        Statement::Status(_) => years.iter().map(|year| status(assumption, *year)).collect(),
        statement @ Statement::Measured(stated) => {
            let row = Row { plan, indicator, assumption, judgement, statement, stated };
            years.iter().map(|year| row.task(*year)).collect()
        }
    }
}

fn status(assumption: &Assumption, year: Year) -> YearTask {
    match assumption.status {
        Some(StatusReport::Reached(reached)) if reached == year => {
            YearTask { done: word!("达到", "achieved").to_owned(), tone: Some(Tone::Met), ..YearTask::default() }
        }
        _ => YearTask::default(),
    }
}

struct Row<'a> {
    plan: &'a Plan,
    indicator: &'a Indicator,
    assumption: &'a Assumption,
    judgement: &'a Judgement,
    statement: &'a Statement,
    stated: &'a Measured,
}

impl Row<'_> {
    fn task(&self, year: Year) -> YearTask {
        let target = self.target(year).filter(|_| self.is_asked_in(year));
        let amount = self.amount(year);
        let seen = self.seen(year);
        let standing = self.standing(year).filter(|_| seen.is_some() && target.is_some() && self.is_seen_whole(year));
        let Seen { text, amount: done_amount, figure } = seen.unwrap_or_default();
        YearTask {
            target: target.unwrap_or_default(),
            is_own: self.waypoint(year).is_some_and(|waypoint| waypoint.is_own),
            amount: amount.map(|amount| of_the_year(&number::brief(amount, 6))).unwrap_or_default(),
            done: text,
            done_amount,
            tone: standing.map(Tone::of_standing),
            figures: TaskFigures { target: self.asked(year), amount, done: figure },
        }
    }

    fn waypoint(&self, year: Year) -> Option<&Waypoint> {
        let all = self.judgement.each_year.iter().chain(&self.judgement.milestones);
        all.into_iter().find(|waypoint| waypoint.year == year)
    }

    fn is_end(&self, year: Year) -> bool {
        year == self.judgement.trajectory.period().end() && !self.stated.goal.is_watched()
    }

    fn is_asked_in(&self, year: Year) -> bool {
        self.waypoint(year).is_some() || self.is_end(year)
    }

    /// What is asked of a year, in signs.
    fn target(&self, year: Year) -> Option<String> {
        let waypoint = self.waypoint(year);
        if let Some(waypoint) = waypoint.filter(|waypoint| waypoint.is_own) {
            return waypoint.asked.map(|asked| threshold_text(self.indicator, asked.target));
        }
        let milestone = self.stated.milestones.iter().find(|it| it.year == year);
        Some(milestone.map_or_else(|| asked(self.indicator, self.statement, self.judgement), |it| self.goal(&it.goal)))
    }

    fn goal(&self, goal: &Goal) -> String {
        goal_text(self.indicator, goal)
    }

    /// The same as a number.
    fn asked(&self, year: Year) -> Option<f64> {
        let end = || self.judgement.asked.filter(|_| self.is_end(year));
        self.waypoint(year).and_then(|waypoint| waypoint.asked).or_else(end).map(|asked| asked.target.value.get())
    }

    fn standing(&self, year: Year) -> Option<Standing> {
        let end = || self.is_end(year).then(|| self.judgement.verdict.standing());
        self.waypoint(year).map(|waypoint| waypoint.standing).or_else(end)
    }

    /// Of a total, what it rises by from the target of the year before.
    fn amount(&self, year: Year) -> Option<f64> {
        if !self.is_total() {
            return None;
        }
        let period = self.judgement.trajectory.period();
        let step = period.step_of(year)?;
        let before = if step == 1 { 0.0 } else { self.asked(period.year(step - 1))? };
        Some(plain(self.asked(year)? - before))
    }

    fn is_total(&self) -> bool {
        self.stated.measure.is_of_flows() && self.stated.measure.is_as_taken() && self.judgement.each_year.is_empty()
    }

    /// What was observed in a year, as text and as a number; of a total up to that year, where that is known.
    fn seen(&self, year: Year) -> Option<Seen> {
        let Some(Pin::Observed(value)) = self.assumption.years.get(&year) else { return None };
        let own = entered(self.indicator, self.stated, *value);
        let measure = self.stated.measure;
        if !measure.is_plain() && !self.is_total() && self.judgement.each_year.is_empty() {
            return Some(self.seen_so_far(year, own));
        }
        if measure.is_of_rates() {
            return Some(Seen::plain(number::in_percent(own), plain(value.get() * 100.0)));
        }
        if !self.is_total() || !self.is_seen_whole(year) {
            let own = if self.is_total() { of_the_year(&own) } else { own };
            return Some(Seen::plain(own, value.get()));
        }
        let sum: f64 = self.assumption.observed().filter(|(seen, _)| *seen <= year).map(|(_, value)| value.get()).sum();
        let total = number::brief(sum, 6);
        let text = phrase!("累计 {total}", "{total} in total");
        Some(Seen { text, amount: of_the_year(&own), figure: Some(plain(sum)) })
    }

    /// Of a mean, a change or a growth, what the years up to that one come to, which is what is asked; `own` is the year's own figure.
    fn seen_so_far(&self, year: Year, own: String) -> Seen {
        let measure = self.stated.measure;
        let own = if measure.is_of_rates() { number::in_percent(own) } else { own };
        let found = self.judgement.trajectory.so_far(measure).find(|(of, _)| *of == year).and_then(|(_, value)| value?.exact());
        let Some(outcome) = found.filter(|_| self.is_seen_whole(year)) else {
            return Seen { text: of_the_year(&own), amount: String::new(), figure: None };
        };
        let text = number::brief(outcome.get(), outcome_decimals(self.indicator, self.stated) + 1);
        let text = if measure.is_in_percent() { number::in_percent(text) } else { text };
        Seen { text, amount: of_the_year(&own), figure: Some(plain(outcome.get())) }
    }

    /// Whether all that the result of that year rests on is observed: what sums up, or compounds, rests on every year before.
    fn is_seen_whole(&self, year: Year) -> bool {
        let measure = self.stated.measure;
        let rests_on_all = (measure.is_summed() || measure.is_of_rates()) && self.judgement.each_year.is_empty();
        let seen = self.assumption.observed().filter(|(seen, _)| *seen <= year).count();
        !rests_on_all || self.stated.period(self.plan.period).step_of(year) == Some(seen)
    }
}

/// What was observed in a year.
#[derive(Default)]
struct Seen {
    text: String,
    amount: String,
    figure: Option<f64>,
}

impl Seen {
    const fn plain(text: String, figure: f64) -> Self {
        Self { text, amount: String::new(), figure: Some(figure) }
    }
}

fn of_the_year(amount: &str) -> String {
    phrase!("当年 {amount}", "{amount} in the year")
}

/// Sums and differences of decimals, without what doubles blur of them.
fn plain(number: f64) -> f64 {
    format!("{number:.6}").parse().unwrap_or(number)
}
