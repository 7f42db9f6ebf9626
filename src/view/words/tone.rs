//! How a verdict is coloured and drawn.

use serde::{Deserialize, Serialize};

use crate::projection::{Reason, Standing, Verdict};
use crate::word;

/// How a verdict is coloured and drawn; the word and the shape say the same without colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tone {
    /// 达标 ✓
    Met,
    /// 接近 ≈: missed by a hair, and missed all the same.
    Close,
    /// 未达标 ✕
    Missed,
    /// 无法判断 ?
    #[default]
    Unjudged,
    /// 观察 ○: not to be judged.
    Watched,
}

impl Tone {
    /// The tone of a verdict.
    pub fn of(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Met { .. } => Self::Met,
            Verdict::Missed { shortfall: Some(shortfall) } if shortfall.close => Self::Close,
            Verdict::Missed { .. } => Self::Missed,
            Verdict::Unjudged(Reason::Watched) => Self::Watched,
            Verdict::Unjudged(_) => Self::Unjudged,
        }
    }

    /// The tone of what is only told as met or missed.
    pub const fn of_standing(standing: Standing) -> Self {
        match standing {
            Standing::Met => Self::Met,
            Standing::Missed => Self::Missed,
            Standing::Unjudged => Self::Unjudged,
            Standing::Watched => Self::Watched,
        }
    }

    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => word!("达标", "met"),
            Self::Close => word!("未达标（接近）", "missed (close)"),
            Self::Missed => word!("未达标", "missed"),
            Self::Unjudged => word!("无法判断", "cannot be judged"),
            Self::Watched => word!("观察", "watched"),
        }
    }

    /// The shape.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Met => "✓",
            Self::Close => "≈",
            Self::Missed => "✕",
            Self::Unjudged => "?",
            Self::Watched => "○",
        }
    }

    /// The name for style sheets.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Close => "close",
            Self::Missed => "missed",
            Self::Unjudged => "unjudged",
            // Where nothing else is said of it, it looks as what cannot be judged.
            Self::Watched => "unjudged watched",
        }
    }
}

/// A drawing does not tell close from missed.
impl From<Tone> for crate::chart::SparkTone {
    fn from(tone: Tone) -> Self {
        match tone {
            Tone::Met => Self::Met,
            Tone::Close | Tone::Missed => Self::Missed,
            Tone::Unjudged | Tone::Watched => Self::Unjudged,
        }
    }
}
