//! 逐年增量: a step for each year.

use super::{Facets, FamilyMethod, Suits};
use crate::language::Text;
use crate::projection::growth::GrowthNumber as Number;
use crate::projection::growth::{Growth, Parameter};

pub(super) static FACETS: Facets = Facets {
    code: "steps",
    in_files: Some("yearly"),
    name: Text::new("逐年增量", "Changes by year"),
    note: Text::new(
        "每年的增量分别设定，在下面“逐年表”的“当年变化”一栏填写。",
        "The change of each year is assumed separately; enter it under “Year by year” below.",
    ),
    lead: Text::new("每年增量", "Annual change"),
    parameter: Parameter::Steps,
    needs: &[Number::Steps],
    may: &[],
    suits: Suits::Levels,
    method: Some(FamilyMethod {
        title: Text::new("逐年设定", "Year by year"),
        formula: Text::new("y(t) = y(t−1) + Δ(t)，或 y(t−1) ×（1 + g(t)）", "y(t) = y(t−1) + Δ(t), or y(t−1) × (1 + g(t))"),
        text: Text::new(
            "每年的增量或增速分别设定。观测过的年份取实际数，其后从那里接着推。",
            "A change or a growth rate is assumed for each year. An observed year takes the observed figure, and the trajectory \
             continues from there.",
        ),
    }),
    made: |given| Some(Growth::YearlySteps(given.steps?)),
};
