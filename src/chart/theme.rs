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
    /// Several scenarios beside each other: five hues that stay apart for the colour-blind too.
    pub hues: [RGBColor; 5],
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
        hues: [
            RGBColor(0x2a, 0x6f, 0xdb),
            RGBColor(0xb3, 0x59, 0x00),
            RGBColor(0x9c, 0x1f, 0x5c),
            RGBColor(0x00, 0x80, 0x8a),
            RGBColor(0x1b, 0x27, 0x33),
        ],
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
        hues: [
            RGBColor(0x6c, 0xa0, 0xff),
            RGBColor(0xf0, 0xa0, 0x4b),
            RGBColor(0xc6, 0x5f, 0x9a),
            RGBColor(0x62, 0xdc, 0xcf),
            RGBColor(0xf4, 0xf0, 0xc0),
        ],
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

    fn linear(RGBColor(red, green, blue): RGBColor) -> [f64; 3] {
        [red, green, blue].map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn luminance(colour: RGBColor) -> f64 {
        dot([0.2126, 0.7152, 0.0722], linear(colour))
    }

    fn dot(weights: [f64; 3], channels: [f64; 3]) -> f64 {
        weights.iter().zip(channels).map(|(weight, channel)| weight * channel).sum()
    }

    /// What the four kinds of eyes make of a linear colour: the full one, and without red, green or blue cones (Machado and
    /// others, 2009).
    const EYES: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ];

    /// A colour as an eye sees it, in CIE Lab, where distances are those that are perceived.
    fn seen(colour: RGBColor, eye: [[f64; 3]; 3]) -> [f64; 3] {
        let light = eye.map(|row| dot(row, linear(colour)).clamp(0.0, 1.0));
        let xyz = [
            dot([0.4124, 0.3576, 0.1805], light) / 0.9505,
            dot([0.2126, 0.7152, 0.0722], light),
            dot([0.0193, 0.1192, 0.9505], light) / 1.0888,
        ];
        let [x, y, z] = xyz.map(|part| if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    fn contrast(one: RGBColor, other: RGBColor) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_colour_that_carries_meaning_reads_at_aa_on_its_surface() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            for colour in
                [theme.ink, theme.muted, theme.accent, theme.met, theme.missed, theme.unjudged].iter().chain(&theme.hues)
            {
                assert!(contrast(*colour, theme.surface) >= 4.5, "{colour:?} on {:?}", theme.surface);
            }
        }
    }
    #[test]
    fn the_hues_of_scenarios_stay_apart_for_every_kind_of_eye() {
        for (theme, eye) in [Theme::LIGHT, Theme::DARK].iter().flat_map(|theme| EYES.map(|eye| (theme, eye))) {
            for (at, one) in theme.hues.iter().enumerate() {
                for other in &theme.hues[..at] {
                    let (from, to) = (seen(*one, eye), seen(*other, eye));
                    let apart: f64 = from.iter().zip(to).map(|(from, to)| (from - to).powi(2)).sum::<f64>().sqrt();
                    assert!(apart > 12.0, "{one:?} and {other:?} are {apart} apart");
                }
            }
        }
    }
}
