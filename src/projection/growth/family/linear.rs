//! 年均增量: `y + Δ`.

use super::{Facets, FamilyMethod, Suits};
use crate::language::Text;
use crate::projection::growth::GrowthNumber as Number;
use crate::projection::growth::{Growth, Parameter};

pub(super) static FACETS: Facets = Facets {
    code: "linear",
    in_files: Some("linear"),
    name: Text::new("年均增量", "Annual change"),
    note: Text::new("每年增加（或减少）同样多。", "The same amount is added (or taken away) every year."),
    lead: Text::new("每年增量", "Annual change"),
    parameter: Parameter::Step,
    needs: &[Number::Step],
    may: &[],
    suits: Suits::Levels,
    method: Some(FamilyMethod {
        title: Text::new("年均增量", "Annual change"),
        formula: Text::new("y(t) = y(t−1) + Δ", "y(t) = y(t−1) + Δ"),
        text: Text::new("每年增加（或减少）同样多。", "The same amount is added (or taken away) every year."),
    }),
    made: |given| Some(Growth::Linear { step: given.step? }),
};
