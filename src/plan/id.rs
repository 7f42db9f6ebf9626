//! The names by which indicators, plans and readings are known.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::phrase;

/// A stable name within a plan: lower-case letters, digits and hyphens. `t1-03` is the third row of Table 1, `c4-s2-01` the first
/// figure in the text of chapter 4, section 2, `b1-02` the second figure of box 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Id(Arc<str>);

impl Id {
    /// Checks a name: it may have only lower-case letters, digits and hyphens.
    ///
    /// # Errors
    /// A sentence that quotes the name and lists the allowed characters.
    pub fn new(name: &str) -> Result<Self, String> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !name.is_empty() && name.len() <= 64 && name.chars().all(allowed) {
            Ok(Self(name.into()))
        } else {
            Err(phrase!(
                "编号为“{name}”，应由 1 至 64 个小写字母、数字和连字符组成",
                "the id is “{name}”; it must be 1 to 64 lower-case letters, digits and hyphens"
            ))
        }
    }

    /// A prefix followed by a number. The prefix must have only allowed characters.
    pub(crate) fn numbered(prefix: &str, number: usize) -> Self {
        Self(format!("{prefix}{number}").into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Id {
    type Error = String;
    fn try_from(name: String) -> Result<Self, String> {
        Self::new(&name)
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0.as_ref().to_owned()
    }
}
