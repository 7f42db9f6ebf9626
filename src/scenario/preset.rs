//! Starting points for a whole scenario.

use crate::language::Text;

/// A starting point for a whole scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Preset {
    /// 维持现状: every indicator held.
    Hold,
    /// 恰好达标: each indicator at its required value.
    JustMet,
    /// 半程: half of what is required.
    Halfway,
}

impl Preset {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Hold, Self::JustMet, Self::Halfway];

    /// Its name, which a scenario made of it bears until the person gives it one.
    pub fn name(self) -> &'static str {
        self.words().get()
    }

    /// What its scenarios were called in English before.
    pub(super) const fn former(self) -> Option<&'static str> {
        match self {
            Self::Hold => Some("Hold as is"),
            Self::JustMet | Self::Halfway => None,
        }
    }

    pub(super) const fn words(self) -> Text {
        match self {
            Self::Hold => Text::new("维持现状", "Keep as is"),
            Self::JustMet => Text::new("恰好达标", "Just met"),
            Self::Halfway => Text::new("半程", "Half-way"),
        }
    }
}
