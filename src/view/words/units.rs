//! What figures are counted in.

use crate::plan::{Indicator, Measured};
use crate::projection::Parameter;
use crate::view::quantity;
use crate::{phrase, word};

/// The unit of a change: percentage points for what is itself a percentage.
pub fn change_unit(indicator: &Indicator) -> String {
    if indicator.is_percentage() {
        word!("个百分点", "percentage points").to_owned()
    } else {
        indicator.unit.get().to_owned()
    }
}

/// The same where there is little room.
pub fn short_change_unit(indicator: &Indicator) -> String {
    if indicator.is_percentage() { word!("个百分点", "pp").to_owned() } else { indicator.unit.get().to_owned() }
}

/// What a unit cost is counted by, in English: `per percentage point`, `per km`.
pub(in crate::view) fn per_unit(indicator: &Indicator) -> String {
    let unit = if indicator.is_percentage() { "percentage point" } else { one_of(quantity::heading(indicator.unit.get())) };
    format!("per {unit}")
}

/// A single one of what an English unit counts: `person` of `people`, `institution` of `institutions`; 10,000 people are many.
fn one_of(unit: &str) -> &str {
    match unit {
        "people" => "person",
        _ if unit.starts_with(|first: char| first.is_ascii_digit()) || unit.ends_with("ss") => unit,
        _ => unit.strip_suffix('s').filter(|one| one.len() > 1).unwrap_or(unit),
    }
}

/// The unit of what is judged: ％ of a rate, whatever the path is in.
pub fn outcome_unit<'a>(indicator: &'a Indicator, stated: &Measured) -> &'a str {
    if stated.measure.is_in_percent() { word!("％", "%") } else { indicator.unit.get() }
}

/// The unit of a parameter as a sentence says it: `percentage points a year`.
pub fn parameter_unit(indicator: &Indicator, parameter: Parameter) -> String {
    let unit = change_unit(indicator);
    match parameter {
        Parameter::Step | Parameter::Steps => phrase!("{unit}／年", "{unit} a year"),
        Parameter::Rate | Parameter::Rates => word!("％／年", "% a year").to_owned(),
        Parameter::Share => word!("％（剩余缺口）／年", "% of the gap a year").to_owned(),
        Parameter::Steepness => word!("／年", "a year").to_owned(),
        Parameter::Flow => unit,
    }
}

/// The same in a column or beside a field: `pp/year`.
pub fn short_parameter_unit(indicator: &Indicator, parameter: Parameter) -> String {
    let unit = quantity::beside(&short_change_unit(indicator));
    match parameter {
        Parameter::Step | Parameter::Steps => phrase!("{unit}／年", "{unit}/year"),
        Parameter::Rate | Parameter::Rates => rate_unit().to_owned(),
        Parameter::Share => word!("％（剩余缺口）／年", "% of the gap/year").to_owned(),
        Parameter::Steepness => word!("／年", "/year").to_owned(),
        Parameter::Flow => unit,
    }
}

/// The unit of a yearly rate, in a column or beside a field.
pub fn rate_unit() -> &'static str {
    word!("％／年", "%/year")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_cost_is_for_one_of_a_unit_or_for_as_many_as_it_counts() {
        let found = ["people", "institutions", "times", "m²", "10,000 people", "s"].map(one_of);
        assert_eq!(found, ["person", "institution", "time", "m²", "10,000 people", "s"]);
    }
}
