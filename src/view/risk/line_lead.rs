//! How the line of an indicator begins in the tables beside the past.

use crate::plan::{Id, Indicator, Nature};
use crate::view::row::name;
use crate::view::words;

/// Which indicator a line is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineLead {
    /// The indicator.
    pub id: Id,
    /// Its name, with 其中 where it is a part of another.
    pub name: String,
    /// The unit of its yearly figures.
    pub unit: String,
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// Whether it is binding.
    pub is_binding: bool,
}

impl LineLead {
    pub(super) fn of(indicator: &Indicator, unit: String) -> Self {
        Self {
            id: indicator.id.clone(),
            name: name(indicator),
            unit,
            nature: words::nature(indicator.nature),
            is_binding: indicator.nature == Some(Nature::Binding),
        }
    }
}
