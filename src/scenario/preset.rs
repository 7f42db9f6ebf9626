//! Starting points for a whole scenario.

use crate::language::Text;

/// A starting point for a whole scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Preset {
    /// 维持现状: every indicator held.
    Hold,
    /// 恰好达标: each indicator at its requirement.
    JustMet,
    /// 半程: half of the requirement.
    Halfway,
}

impl Preset {
    /// All presets, in the order in which the page offers them.
    pub const ALL: [Self; 3] = [Self::Hold, Self::JustMet, Self::Halfway];

    /// Its name, also that of its scenarios until the person gives another.
    pub fn name(self) -> &'static str {
        self.words().get()
    }

    /// The English name of its scenarios in earlier versions.
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
