//! Which lines of the list a person wants to see.

use super::choice::Choice;
use super::order::ListOrder;
use crate::plan::{Indicator, Nature, Plan};
use crate::projection::Standing;
use crate::view::row::Facets;
use crate::word;

/// What the person wants to see. The default shows the indicators that count, as the document prints them. All conditions hold together;
/// of several values of one condition any will do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// By nature; `None` is what the document calls neither.
    pub natures: Choice<Option<Nature>>,
    /// By verdict.
    pub standings: Choice<Standing>,
    /// Only what the person decided something about.
    pub is_changed: bool,
    /// One domain only, by its own name.
    pub domain: Option<String>,
    /// One group only; the groups of the scoreboard where `None`, all of them for [`Filter::EVERYTHING`].
    pub group: Option<String>,
    /// One department only, by its own name; what nobody leads for [`Filter::NOBODY`].
    pub lead: Option<String>,
    /// What the lines stand under.
    pub grouped: Grouping,
    /// What stands first.
    pub order: ListOrder,
    /// Part of a name or an id.
    pub query: String,
}

/// What the lines of a list stand under.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// The domain of each.
    #[default]
    Domain,
    /// The departments that answer for each: a line stands under all of them.
    Lead,
}

impl Grouping {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Domain, Self::Lead];

    /// The words for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Domain => word!("按领域分组", "Grouped by domain"),
            Self::Lead => word!("按牵头单位分组", "Grouped by lead"),
        }
    }
}

impl Filter {
    /// The group choice that shows every group.
    pub const EVERYTHING: &'static str = "*";
    /// The choice of what nobody leads; a name holds more than that.
    pub const NOBODY: &'static str = "-";

    /// The indicators that count of one nature and one verdict; how they are ordered and grouped stays.
    #[must_use]
    pub fn of_score(&self, nature: Option<Nature>, standing: Standing) -> Self {
        Self { natures: Choice::only(nature), standings: Choice::only(standing), ..self.open() }
    }

    /// Nothing that hides a line; how they are ordered and grouped stays.
    #[must_use]
    pub fn open(&self) -> Self {
        Self { grouped: self.grouped, order: self.order, ..Self::default() }
    }

    /// Whether none of the chips is chosen.
    pub fn has_no_chip(&self) -> bool {
        self.natures.is_open() && self.standings.is_open() && !self.is_changed
    }

    /// Lets the chips go.
    pub fn drop_chips(&mut self) {
        (self.natures, self.standings, self.is_changed) = (Choice::default(), Choice::default(), false);
    }
}

/// A filter at work on a plan.
pub(super) struct Sieve<'a> {
    plan: &'a Plan,
    filter: &'a Filter,
    query: String,
}

/// A condition of a filter. The first of them is no choice of the chips and fields that count: it says what there is to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    /// It is in the group and has the name that is looked for.
    Ground,
    Nature,
    Standing,
    Changed,
    Domain,
    Lead,
}

/// Which conditions a line fulfils.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passed([(Condition, bool); 6]);

impl Passed {
    /// Whether it fulfils all.
    pub(super) fn all(self) -> bool {
        self.all_but(&[])
    }

    /// Whether it fulfils all others.
    pub(super) fn all_but(self, these: &[Condition]) -> bool {
        self.0.iter().all(|(condition, passes)| *passes || these.contains(condition))
    }
}

impl<'a> Sieve<'a> {
    pub(super) fn new(plan: &'a Plan, filter: &'a Filter) -> Self {
        Self { plan, filter, query: small(filter.query.trim()) }
    }

    pub(super) fn passes(&self, at: usize, row: Facets) -> Passed {
        let (indicator, filter) = (&self.plan.indicators[at], self.filter);
        Passed([
            (Condition::Ground, in_group(self.plan, indicator, filter.group.as_deref()) && self.is_named(indicator)),
            (Condition::Nature, filter.natures.admits(row.nature)),
            (Condition::Standing, filter.standings.admits(row.standing)),
            (Condition::Changed, !filter.is_changed || row.is_changed),
            (Condition::Domain, filter.domain.as_ref().is_none_or(|domain| *domain == indicator.domain.own())),
            (Condition::Lead, self.is_led(indicator)),
        ])
    }

    fn is_named(&self, indicator: &Indicator) -> bool {
        self.query.is_empty() || small(indicator.name.get()).contains(&self.query) || indicator.id.as_str().contains(&self.query)
    }

    fn is_led(&self, indicator: &Indicator) -> bool {
        match self.filter.lead.as_deref() {
            None => true,
            Some(Filter::NOBODY) => indicator.leads().is_empty(),
            Some(department) => indicator.is_led_by(department),
        }
    }
}

/// A text with small letters for capital ones, of full width too.
fn small(text: &str) -> String {
    let small = |letter: char| match letter {
        'Ａ'..='Ｚ' => char::from_u32(u32::from(letter) + 32).unwrap_or(letter),
        _ => letter.to_ascii_lowercase(),
    };
    text.chars().map(small).collect()
}

/// Whether an indicator belongs to a chosen group, as of [`Filter::group`].
pub(in crate::view) fn in_group(plan: &Plan, indicator: &Indicator, group: Option<&str>) -> bool {
    match group {
        None => plan.is_scored(indicator),
        Some(Filter::EVERYTHING) => true,
        Some(group) => indicator.group.as_str() == group,
    }
}
