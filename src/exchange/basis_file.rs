//! The provenance of an assumption in scenario files.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::phrase;
use crate::plan::Year;
use crate::scenario::{Method, Provenance};

/// The method and the years from which an assumption was taken over.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BasisFile {
    #[serde(serialize_with = "write_method", deserialize_with = "read_method")]
    method: Method,
    from: Year,
    to: Year,
    n: u16,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<Year>,
}

impl BasisFile {
    pub(super) fn of(basis: &Provenance) -> Self {
        let Provenance { method, from, to, n, ref left_out } = *basis;
        Self { method, from, to, n, left_out: left_out.iter().copied().collect() }
    }

    pub(super) fn into_basis(self) -> Provenance {
        let Self { method, from, to, n, left_out } = self;
        Provenance { method, from, to, n, left_out: left_out.into_iter().collect() }
    }
}

/// The names of all methods, for a sentence.
pub(super) fn all_methods() -> String {
    Method::ALL.map(Method::code).join(crate::word!("、", ", "))
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands out a reference")]
fn write_method<S: Serializer>(method: &Method, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(method.code())
}

fn read_method<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Method, D::Error> {
    let found = String::deserialize(deserializer)?;
    Method::of_code(&found).ok_or_else(|| {
        serde::de::Error::custom(phrase!(
            "为“{found}”，应为以下之一：{}",
            "it is “{found}”; it must be one of: {}",
            all_methods()
        ))
    })
}
