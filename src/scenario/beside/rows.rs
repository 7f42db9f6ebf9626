//! A row of a plan as it is paired.

use crate::figure::{Spelling, Unit, bare, with_unit};
use crate::plan::{Indicator, Plan};

/// The properties of a row for pairing.
pub(super) struct Row<'a> {
    pub(super) indicator: &'a Indicator,
    /// Its names in the languages of the plan; the document's own first.
    names: Vec<Spelling>,
    /// The names of the row that it is a part of.
    whole: Option<Vec<Spelling>>,
    units: Vec<Unit>,
    /// Whether it is about growth, not a level.
    is_growth: bool,
    has_number: bool,
}

impl<'a> Row<'a> {
    /// All rows of a plan, in its order.
    pub(super) fn all(plan: &'a Plan) -> Vec<Self> {
        plan.indicators.iter().map(|indicator| Self::of(plan, indicator)).collect()
    }

    fn of(plan: &'a Plan, indicator: &'a Indicator) -> Self {
        let stated = indicator.statement.measured();
        Self {
            indicator,
            names: names(indicator),
            whole: indicator.part_of.as_ref().and_then(|whole| plan.indicator(whole)).map(names),
            units: units(indicator),
            is_growth: stated.map_or_else(|| speaks_of_growth(indicator), |stated| stated.measure.is_of_rates()),
            has_number: stated.is_some_and(|stated| stated.goal.printed().is_some()),
        }
    }

    /// Whether both share a name.
    pub(super) fn is_called_as(&self, other: &Self) -> bool {
        share(&self.names, &other.names)
    }

    /// Whether both are parts of rows of the same name, or neither is a part.
    pub(super) fn is_of_whole_as(&self, other: &Self) -> bool {
        match (&self.whole, &other.whole) {
            (None, None) => true,
            (Some(whole), Some(other)) => share(whole, other),
            _ => false,
        }
    }

    /// Whether both count the same thing, up to a power of ten. A row without a number may have any unit.
    pub(super) fn fits(&self, other: &Self) -> bool {
        let is_alike = self.units.iter().any(|unit| other.units.iter().any(|other| unit.places_to(other).is_some()));
        let says_nothing = |row: &Self| !row.has_number || row.units.is_empty();
        self.is_growth == other.is_growth && (is_alike || says_nothing(self) || says_nothing(other))
    }

    /// Whether both mean the same by everything the tables say.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.is_called_as(other) && self.is_of_whole_as(other) && self.fits(other)
    }

    /// How near the other row is, up to 1; `None` if it is something else.
    pub(super) fn nearness(&self, other: &Self) -> Option<f64> {
        let are_parts = self.whole.is_some() && other.whole.is_some();
        if self.is_growth != other.is_growth || are_parts && !self.is_of_whole_as(other) {
            return None;
        }
        let is_called_as = self.is_called_as(other);
        let near = || self.names.iter().flat_map(|name| other.names.iter().filter_map(|other| name.nearness(other)));
        match is_called_as {
            true => Some(1.0),
            false if self.fits(other) => near().max_by(f64::total_cmp),
            false => None,
        }
    }
}

fn share(names: &[Spelling], others: &[Spelling]) -> bool {
    names.iter().any(|name| others.iter().any(|other| name.bare() == other.bare()))
}

/// Its names without a unit in brackets at the end.
fn names(indicator: &Indicator) -> Vec<Spelling> {
    let parted = |name: &str| {
        let whole = bare(name);
        let is_unit = |unit: &str| Unit::of(unit).is_known() || units(indicator).contains(&Unit::of(unit));
        let name = with_unit(&whole).filter(|(_, unit)| is_unit(unit)).map(|(name, _)| name.to_owned());
        Spelling::of(&name.unwrap_or(whole))
    };
    [Some(indicator.name.own()), indicator.name.english()].into_iter().flatten().map(parted).collect()
}

fn units(indicator: &Indicator) -> Vec<Unit> {
    let said = [Some(indicator.unit.own()), indicator.unit.english()].into_iter().flatten();
    said.filter(|unit| !unit.is_empty()).map(Unit::of).collect()
}

/// For a statement in words only the name tells.
fn speaks_of_growth(indicator: &Indicator) -> bool {
    ["增长", "增速", "growth"].into_iter().any(|word| indicator.name.own().to_lowercase().contains(word))
}
