//! How several scenarios on one chart are told apart: by hue, by the shape of their marks and by solid or dashed lines.
//!
//! Shape and dash alone tell all of them apart, so nothing is lost on paper or to the colour-blind.

use plotters::style::RGBColor;

use super::Theme;
use super::brush::Spot;

/// The look of one scenario among several. It follows from its place among them, whichever of them is the reference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Look(u8);

/// The shape of a line's marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Circle,
    Square,
    Diamond,
    Up,
    Down,
}

const SHAPES: [Shape; 5] = [Shape::Circle, Shape::Square, Shape::Diamond, Shape::Up, Shape::Down];

impl Look {
    /// How many looks there are.
    pub const COUNT: usize = 2 * SHAPES.len();

    /// The look of the scenario at that place, counted from 0; beyond [`Self::COUNT`] the looks begin anew.
    pub const fn nth(place: usize) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "below ten")]
        Self((place % Self::COUNT) as u8)
    }

    /// The line's colour.
    pub(super) fn hue(self, theme: &Theme) -> RGBColor {
        theme.hues[self.family()]
    }

    /// Whether the line is dashed and its marks are hollow.
    pub(super) const fn is_dashed(self) -> bool {
        self.0 as usize >= SHAPES.len()
    }

    /// The outline of a mark around a centre.
    pub(super) fn outline(self, (x, y): Spot, radius: f64) -> Vec<Spot> {
        let corners: &[Spot] = match SHAPES[self.family()] {
            Shape::Circle => &CIRCLE,
            Shape::Square => &[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
            Shape::Diamond => &[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)],
            Shape::Up => &[(0.0, -1.1), (1.2, 0.9), (-1.2, 0.9)],
            Shape::Down => &[(0.0, 1.1), (1.2, -0.9), (-1.2, -0.9)],
        };
        corners.iter().map(|(across, down)| (x + across * radius, y + down * radius)).collect()
    }

    const fn family(self) -> usize {
        self.0 as usize % SHAPES.len()
    }
}

/// A polygon that is as round as pixels are.
const CIRCLE: [Spot; 12] = [
    (1.0, 0.0),
    (0.87, 0.5),
    (0.5, 0.87),
    (0.0, 1.0),
    (-0.5, 0.87),
    (-0.87, 0.5),
    (-1.0, 0.0),
    (-0.87, -0.5),
    (-0.5, -0.87),
    (0.0, -1.0),
    (0.5, -0.87),
    (0.87, -0.5),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_scenarios_are_told_apart_without_colour() {
        let seen = |place| (Look::nth(place).outline((0.0, 0.0), 5.0), Look::nth(place).is_dashed());
        for (one, other) in (0..Look::COUNT).flat_map(|one| (0..one).map(move |other| (one, other))) {
            assert_ne!(seen(one), seen(other), "{one} and {other}");
        }
        assert_eq!(Look::COUNT, 10);
    }
}
