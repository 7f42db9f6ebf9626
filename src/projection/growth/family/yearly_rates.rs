//! 逐年增速: a rate for each year.

use super::{Facets, Suits};
use crate::language::Text;
use crate::projection::growth::GrowthNumber as Number;
use crate::projection::growth::{Growth, Parameter};

pub(super) static FACETS: Facets = Facets {
    code: "rates",
    in_files: Some("yearly"),
    name: Text::new("逐年增速", "Growth rates by year"),
    note: Text::new(
        "每年的增速分别设定，在下面“逐年表”的“当年增速”一栏填写。",
        "The growth rate of each year is assumed separately; enter it under “Year by year” below.",
    ),
    lead: Text::new("每年增速", "Annual growth rate"),
    parameter: Parameter::Rates,
    needs: &[Number::Rates],
    may: &[],
    suits: Suits::Any,
    // The page of the yearly steps speaks of both.
    method: None,
    made: |given| Some(Growth::YearlyRates(given.rates?)),
};
