//! 维持不变: each year equals the one before.

use super::{Facets, FamilyMethod, Suits};
use crate::language::Text;
use crate::projection::growth::{Growth, Parameter};

pub(super) static FACETS: Facets = Facets {
    code: "hold",
    in_files: Some("hold"),
    name: Text::new("维持不变", "Hold"),
    note: Text::new("以后每年都和起点一样。", "Every later year stays at the baseline."),
    lead: Text::new("每年增量", "Annual change"),
    parameter: Parameter::Step,
    needs: &[],
    may: &[],
    suits: Suits::Any,
    method: Some(FamilyMethod {
        title: Text::new("维持不变", "Hold"),
        formula: Text::new("y(t) = y(t−1)", "y(t) = y(t−1)"),
        text: Text::new(
            "以后每年都和起点一样：什么也不假设时就是这样。",
            "Every later year stays at the baseline: this applies until something is assumed.",
        ),
    }),
    made: |_| Some(Growth::Hold),
};
