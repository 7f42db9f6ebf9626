//! 衰减趋势: each step is φ times the one before it.

use super::{Facets, FamilyMethod, Suits};
use crate::language::Text;
use crate::projection::growth::GrowthNumber as Number;
use crate::projection::growth::{Growth, Parameter};

pub(super) static FACETS: Facets = Facets {
    code: "damped",
    in_files: Some("damped"),
    name: Text::new("衰减趋势", "Damped trend"),
    note: Text::new("先快后慢：每年的增量是上一年的 φ 倍。", "Fast, then slower: each year’s change is φ times the one before."),
    lead: Text::new("首年增量", "First-year change"),
    parameter: Parameter::Step,
    needs: &[Number::Step, Number::Phi],
    may: &[],
    suits: Suits::Levels,
    method: Some(FamilyMethod {
        title: Text::new("衰减趋势", "Damped trend"),
        formula: Text::new("第 t 年的增量 = Δ × φ^（t−1）", "change in year t = Δ × φ^(t−1)"),
        text: Text::new(
            "每年的增量是上一年的 φ 倍，先快后慢（Gardner 和 McKenzie，1985）。",
            "Each year’s change is φ times the one before: fast, then slower (Gardner and McKenzie, 1985).",
        ),
    }),
    made: |given| Some(Growth::Damped { step: given.step?, phi: given.phi? }),
};
