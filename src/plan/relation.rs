//! How a plan's figures hang together.

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::wording::Wording;

/// What the document says of figures that belong together. It states no figure of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// How they hang together.
    pub kind: RelationKind,
    /// The whole; of a quantity that is stated twice, the one statement.
    pub whole: Id,
    /// The parts; of a quantity that is stated twice, the other statement, one figure or several that are added up.
    pub parts: Vec<Id>,
    /// Where in the document it is grounded.
    pub place: Wording,
    /// What is in doubt about it, in a sentence; empty where nothing is.
    #[serde(default, skip_serializing_if = "Wording::is_empty")]
    pub note: Wording,
}

/// How figures hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// 其中: each part is within the whole, and there may be other parts.
    Within,
    /// 合计: the parts make up the whole.
    Sum,
    /// The same quantity, stated in two places.
    Same,
}
