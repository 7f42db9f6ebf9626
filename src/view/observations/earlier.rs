//! The years before the base year: which are columns of the grid, what stands in them, and what is marked there.

use std::collections::BTreeSet;

use super::{FigureOwner, ObservedCell, entered};
use crate::plan::{Amount, Id, Indicator, Measured, Plan, Year};
use crate::scenario::{Facts, POPULATION};
use crate::{phrase, word};

/// What is known of an indicator beside what its scenario observes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// The years before the base year that are shown, with their figures.
    pub earlier: Vec<(Year, Option<Amount>)>,
    /// The figure of the base year.
    pub base: Option<Amount>,
    /// Years that count for nothing.
    pub left_out: BTreeSet<Year>,
    /// Years that begin another way of counting.
    pub breaks: BTreeSet<Year>,
    /// What is observed later than the scenario looks from.
    pub later: Vec<(Year, Amount)>,
}

impl Told {
    /// What the facts say of an indicator; `years` are those before the base year that are shown.
    pub fn of(plan: &Plan, facts: &Facts, id: &Id, years: &[Year]) -> Self {
        let figure = |year: Year| facts.at(id, year).map(|known| known.value);
        let marked = |marks: Option<&BTreeSet<Year>>| marks.cloned().unwrap_or_default();
        Self {
            earlier: years.iter().map(|year| (*year, figure(*year))).collect(),
            base: figure(plan.period.base()),
            left_out: marked(facts.left_out().get(id)),
            breaks: marked(facts.breaks().get(id)),
            later: Vec::new(),
        }
    }

    /// What is marked of a year.
    pub fn marks(&self, year: Year) -> Marks {
        Marks { is_left_out: self.left_out.contains(&year), is_break: self.breaks.contains(&year) }
    }
}

/// What is marked of a year of an indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// 不计: it counts for nothing.
    pub is_left_out: bool,
    /// 口径变化: nothing before it counts.
    pub is_break: bool,
}

impl Marks {
    /// Nothing.
    pub const NONE: Self = Self { is_left_out: false, is_break: false };

    /// Both in words; empty where nothing is marked.
    pub fn words(self) -> String {
        let left_out = self.is_left_out.then(|| word!("，不计", ", left out"));
        let is_break = self.is_break.then(|| word!("，口径变化", ", counted differently from here on"));
        left_out.into_iter().chain(is_break).collect()
    }

    /// The name for style sheets.
    pub const fn class(self) -> &'static str {
        match (self.is_left_out, self.is_break) {
            (false, false) => "none",
            (true, false) => "out",
            (false, true) => "break",
            (true, true) => "both",
        }
    }
}

/// How far back the grid goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Back {
    /// To the last known years before the base year.
    #[default]
    Known,
    /// To that year; the base year itself shows none before it.
    To(Year),
}

/// How many known years stand there unasked, and how many come at a time.
const AT_A_TIME: i16 = 5;
/// The first year of all.
const FIRST: i16 = 1900;

/// The years before the base year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EarlierYears {
    /// Those that are shown, in order.
    pub shown: Vec<Year>,
    /// What opens more of them, in words; empty where there are none.
    pub more: String,
    /// Where that goes.
    pub next: Option<Year>,
}

/// Which years before the base year are shown.
pub fn earlier_years(plan: &Plan, facts: &Facts, back: Back) -> EarlierYears {
    let base = plan.period.base().get();
    let known: BTreeSet<i16> = known_before(plan, facts).map(Year::get).collect();
    let first = known.first().copied().unwrap_or(base);
    let from = match back {
        Back::Known => first.max(base - AT_A_TIME),
        Back::To(year) => year.get().clamp(FIRST, base),
    };
    let hidden = known.range(..from).count();
    EarlierYears {
        shown: (from..base).map(Year::new).collect(),
        more: match (from > FIRST, hidden) {
            (false, _) => String::new(),
            (true, 0) => word!("更早年份", "Earlier years").to_owned(),
            (true, hidden) => phrase!("更早年份（另有 {hidden} 年有数）", "Earlier years ({hidden} more known)"),
        },
        next: (from > FIRST).then(|| Year::new((from - AT_A_TIME).max(FIRST))),
    }
}

/// Every year before the base year of which the facts say something of an indicator of the plan, or of the population.
fn known_before<'a>(plan: &'a Plan, facts: &'a Facts) -> impl Iterator<Item = Year> + 'a {
    let figures = facts.series().iter().flat_map(|(id, years)| years.keys().map(move |year| (id, *year)));
    let marks = [facts.left_out(), facts.breaks()];
    let marks = marks.into_iter().flatten().flat_map(|(id, years)| years.iter().map(move |year| (id, *year)));
    let of_plan = figures.chain(marks).filter(|(id, _)| plan.indicator(id).is_some() || id.as_str() == POPULATION);
    of_plan.map(|(_, year)| year).filter(|year| *year < plan.period.base())
}

/// How many of these indicators have a figure of a year: `12 项`; empty where none has.
pub fn known_count(facts: &Facts, ids: &[Id], year: Year) -> String {
    match ids.iter().filter(|id| facts.at(id, year).is_some()).count() {
        0 => String::new(),
        count => phrase!("{count} 项", "{count} known"),
    }
}

/// The cells of the years before the base year that are shown, and of the base year itself.
pub(super) fn cells(
    plan: &Plan,
    indicator: &Indicator,
    stated: Option<&Measured>,
    start: &str,
    told: &Told,
) -> Vec<ObservedCell> {
    let earlier = told.earlier.iter().map(|(year, value)| match stated {
        Some(stated) => known(indicator, stated, *year, *value),
        None => ObservedCell { text: "—".to_owned(), ..ObservedCell::empty(*year) },
    });
    let base = plan.period.base();
    // A rate of the base year is a figure of its own beside the level that the plan starts from.
    let rate = stated.filter(|stated| stated.measure.is_of_rates() && told.base.is_some());
    let start = ObservedCell { text: start.to_owned(), origin: FigureOwner::Plan, ..ObservedCell::empty(base) };
    let own = rate.map_or(start, |stated| known(indicator, stated, base, told.base));
    earlier.chain([own]).map(|cell| ObservedCell { marks: told.marks(cell.year), ..cell }).collect()
}

fn known(indicator: &Indicator, stated: &Measured, year: Year, value: Option<Amount>) -> ObservedCell {
    let text = value.map(|value| entered(indicator, stated, value));
    let origin = if text.is_some() { FigureOwner::History } else { FigureOwner::Empty };
    ObservedCell { text: text.unwrap_or_default(), origin, ..ObservedCell::empty(year) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::scenario::{Known, Record};

    fn facts(plan: &Plan, years: &[i16]) -> Facts {
        let mut facts = Facts::default();
        for year in years {
            let fact = Known { value: Amount::of(90.0), source: "".into() };
            facts.record(plan, Record::Figure(Id::new("t1-03").unwrap(), Year::new(*year), Some(fact))).unwrap();
        }
        facts
    }

    fn shown(plan: &Plan, known: &[i16], back: Back) -> (Vec<i16>, String) {
        let found = earlier_years(plan, &facts(plan, known), back);
        (found.shown.iter().map(|year| year.get()).collect(), found.more)
    }

    #[test]
    fn the_last_known_years_stand_there_and_more_can_be_opened() {
        let plan = builtin_plan().unwrap();
        assert_eq!(shown(&plan, &[], Back::Known), (vec![], "更早年份".to_owned()));
        assert_eq!(shown(&plan, &[2018, 2021], Back::Known), (vec![2018, 2019], "更早年份".to_owned()));
        let known: Vec<i16> = (2011..=2020).collect();
        assert_eq!(shown(&plan, &known, Back::Known), ((2015..2020).collect(), "更早年份（另有 4 年有数）".to_owned()));
        assert_eq!(shown(&plan, &known, Back::To(Year::new(2010))), ((2010..2020).collect(), "更早年份".to_owned()));
        assert_eq!(shown(&plan, &known, Back::To(Year::new(2020))).0, Vec::<i16>::new());
        assert_eq!(earlier_years(&plan, &facts(&plan, &known), Back::Known).next, Some(Year::new(2010)));
    }

    #[test]
    fn nothing_lies_before_the_first_year_of_all() {
        let plan = builtin_plan().unwrap();
        let found = earlier_years(&plan, &Facts::default(), Back::To(Year::new(1200)));
        assert_eq!((found.shown[0], found.next, found.more.as_str()), (Year::new(1900), None, ""));
    }
}
