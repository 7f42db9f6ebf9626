//! 逻辑斯蒂饱和: the log-odds rise by the same each year.

use super::{Facets, FamilyMethod, Suits};
use crate::language::Text;
use crate::projection::growth::GrowthNumber as Number;
use crate::projection::growth::{Growth, Parameter};

pub(super) static FACETS: Facets = Facets {
    code: "logistic",
    in_files: Some("logistic"),
    name: Text::new("S 曲线", "S-curve"),
    note: Text::new(
        "起步慢、中段快、接近上限又变慢（逻辑斯蒂）。推进速度越大，中段越快：每 0.1 使已达到与尚缺部分之比每年扩大约一成。",
        "Slow at first, fast in the middle, slow again near the ceiling (logistic). The greater the speed, the faster the \
         middle: each 0.1 raises the ratio of what is reached to what is lacking by about a tenth a year.",
    ),
    lead: Text::new("推进速度（陡度）", "Speed (steepness)"),
    parameter: Parameter::Steepness,
    needs: &[Number::Steepness],
    may: &[Number::Ceiling],
    suits: Suits::Levels,
    method: Some(FamilyMethod {
        title: Text::new("S 曲线", "S-curve"),
        formula: Text::new("y = L ÷（1 +（L − B）÷ B × e^(−k t)）", "y = L ÷ (1 + (L − B) ÷ B × e^(−k t))"),
        text: Text::new(
            "向上限 L 逐步饱和的逻辑斯蒂曲线，k 是陡度。",
            "A logistic curve that approaches the ceiling L; k is its steepness.",
        ),
    }),
    made: |given| Some(Growth::Logistic { steepness: given.steepness?, ceiling: given.ceiling }),
};
