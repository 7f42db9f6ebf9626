//! How the figures of a plan are related.

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::wording::Wording;

/// What the document says about figures that belong together. It adds no figure of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// The kind of relation.
    pub kind: RelationKind,
    /// The whole; for a quantity stated twice, the first statement.
    pub whole: Id,
    /// The parts; for a quantity stated twice, the second statement: one figure, or several that add up to it.
    pub parts: Vec<Id>,
    /// The place in the document that supports it.
    pub place: Wording,
    /// What is in doubt about it, in a sentence; empty if nothing is.
    #[serde(default, skip_serializing_if = "Wording::is_empty")]
    pub note: Wording,
}

/// The kinds of relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// 其中: each part lies within the whole. There may be other parts.
    Within,
    /// 合计: the parts add up to the whole.
    Sum,
    /// The same quantity, stated in two places.
    Same,
}
