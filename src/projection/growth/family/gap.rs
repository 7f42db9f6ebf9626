//! 缺口递减: a share of the remaining gap closes each year.

use super::{Facets, FamilyMethod, Suits};
use crate::language::Text;
use crate::projection::growth::GrowthNumber as Number;
use crate::projection::growth::{Growth, Parameter};

pub(super) static FACETS: Facets = Facets {
    code: "gap",
    in_files: Some("gap"),
    name: Text::new("缺口递减", "Closing gap"),
    note: Text::new(
        "每年补上剩余缺口的同一比例，越接近上限越慢。",
        "Closes the same share of the remaining gap every year, more slowly as it nears the limit.",
    ),
    lead: Text::new("每年缩减缺口", "Gap closed per year"),
    parameter: Parameter::Share,
    needs: &[Number::Share],
    may: &[Number::Limit],
    suits: Suits::Levels,
    method: Some(FamilyMethod {
        title: Text::new("缺口递减", "Closing gap"),
        formula: Text::new("y(t) = L −（L − y(t−1)）×（1 − s）", "y(t) = L − (L − y(t−1)) × (1 − s)"),
        text: Text::new(
            "每年补上离上限 L 剩余缺口的同一比例 s。",
            "Every year closes the same share s of the remaining gap to the limit L.",
        ),
    }),
    made: |given| Some(Growth::Gap { share: given.share?, limit: given.limit }),
};
