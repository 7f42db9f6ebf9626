//! 年均增速: `y · (1 + g)`.

use super::{Facets, FamilyMethod, Suits};
use crate::language::Text;
use crate::projection::growth::GrowthNumber as Number;
use crate::projection::growth::{Growth, Parameter};

pub(super) static FACETS: Facets = Facets {
    code: "compound",
    in_files: Some("compound"),
    name: Text::new("年均增速", "Annual growth rate"),
    note: Text::new(
        "每年按同一百分比增长，越往后增量越大。",
        "Grows by the same percentage every year, so the changes get larger.",
    ),
    lead: Text::new("每年增速", "Annual growth rate"),
    parameter: Parameter::Rate,
    needs: &[Number::Rate],
    may: &[],
    suits: Suits::Any,
    method: Some(FamilyMethod {
        title: Text::new("年均增速", "Annual growth rate"),
        formula: Text::new("y(t) = y(t−1) ×（1 + g）", "y(t) = y(t−1) × (1 + g)"),
        text: Text::new(
            "每年按同一百分比增长，逐年相乘，越往后增量越大。对百分比指标，增速是百分比的百分比，不是百分点。",
            "The same percentage in every year, compounded, so that the change itself grows. For an indicator in per cent the \
             rate is a percentage of a percentage, not percentage points.",
        ),
    }),
    made: |given| Some(Growth::Compound { rate: given.rate? }),
};
