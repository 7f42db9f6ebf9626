//! Colours. The style sheet carries the same values under the same names.

use plotters::style::RGBColor;

/// The colours of one appearance. Ink is for what is given, the accent for what the scenario makes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// Given facts and text.
    pub ink: RGBColor,
    /// Secondary text and helping lines.
    pub muted: RGBColor,
    /// Gridlines.
    pub grid: RGBColor,
    /// The background; opaque, so that an export needs no page behind it.
    pub surface: RGBColor,
    /// The scenario: path, points and flows.
    pub accent: RGBColor,
    /// Target met.
    pub met: RGBColor,
    /// Target missed.
    pub missed: RGBColor,
    /// Cannot be judged.
    pub unjudged: RGBColor,
}

impl Theme {
    /// Dark on light, also for print.
    pub const LIGHT: Self = Self {
        ink: RGBColor(0x1b, 0x27, 0x33),
        muted: RGBColor(0x5c, 0x6b, 0x7a),
        grid: RGBColor(0xdb, 0xe2, 0xea),
        surface: RGBColor(0xff, 0xff, 0xff),
        accent: RGBColor(0x1f, 0x5f, 0xa8),
        met: RGBColor(0x1a, 0x7f, 0x4b),
        missed: RGBColor(0xb3, 0x36, 0x2b),
        unjudged: RGBColor(0x7a, 0x6a, 0x2e),
    };

    /// Light on dark.
    pub const DARK: Self = Self {
        ink: RGBColor(0xe4, 0xea, 0xf0),
        muted: RGBColor(0x9a, 0xa8, 0xb6),
        grid: RGBColor(0x2b, 0x36, 0x42),
        surface: RGBColor(0x12, 0x18, 0x1f),
        accent: RGBColor(0x6c, 0xae, 0xf0),
        met: RGBColor(0x56, 0xc0, 0x8a),
        missed: RGBColor(0xf0, 0x86, 0x7a),
        unjudged: RGBColor(0xcf, 0xbb, 0x6a),
    };

    /// The region in which a target is met.
    pub(super) fn region(&self) -> RGBColor {
        self.tint(self.met, 0.09)
    }

    /// A weak, opaque shade of a colour: what lies under it does not show through.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two channels, so within a byte")]
    pub(super) fn tint(&self, colour: RGBColor, share: f64) -> RGBColor {
        let mix = |over: u8, under: u8| (f64::from(over) * share + f64::from(under) * (1.0 - share)).round() as u8;
        let (over, under) = (colour, self.surface);
        RGBColor(mix(over.0, under.0), mix(over.1, under.1), mix(over.2, under.2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(RGBColor(red, green, blue): RGBColor) -> f64 {
        let [red, green, blue] = [red, green, blue].map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: RGBColor, other: RGBColor) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_colour_that_carries_meaning_reads_at_aa_on_its_surface() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            for colour in [theme.ink, theme.muted, theme.accent, theme.met, theme.missed, theme.unjudged] {
                assert!(contrast(colour, theme.surface) >= 4.5, "{colour:?} on {:?}", theme.surface);
            }
        }
    }
}
