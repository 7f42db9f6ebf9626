//! The geometry of the large chart, in one place.

use super::frame::Frame;
use super::lettering::breadth;
use super::{Axis, LargeChart, naming};

/// Where the data area lies in its frame, in css pixels, and where in it a year and a value lie.
///
/// Edges and positions fall on whole device pixels: what is laid over the drawing by these numbers covers exactly what is
/// painted by them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    /// The left edge of the data area.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The value at the lower edge.
    pub low: f64,
    /// The value at the upper edge.
    pub high: f64,
    /// How many years follow the base year.
    pub steps: usize,
    /// How many years stand before it.
    pub before: usize,
    /// Device pixels per css pixel.
    pub scale: f64,
    /// The size of the labels.
    pub text: f64,
}

/// Above the data area: the unit's line, or just air.
const HEAD: (f64, f64) = (26.0, 12.0);
/// Below it: tick and year.
const FOOT: f64 = 26.0;
/// Between a tick label and the data area, and between the label and the frame.
const GAP: f64 = 8.0;
/// A value far off the axis is not painted farther away than this.
const FAR: f64 = 1e6;

impl Plot {
    /// Depends on the labels and the axis alone, so it holds still as long as they do.
    pub fn of(figure: &LargeChart, frame: Frame) -> Self {
        let left = (24.0 - widest(&figure.axis, frame.text())).max(0.0) + 2.0 * GAP;
        let right = figure.years.last().map_or(GAP, |year| (breadth(year, frame.text()) / 2.0).max(GAP));
        let named = naming::margin(figure, frame);
        let right = right.max(named);
        let top = if figure.unit.is_empty() { HEAD.1 } else { HEAD.0 };
        Self::inside(figure, frame, (left, top, right, FOOT), frame.text())
    }

    /// A data area within margins: left of it beside its labels, above, right and below.
    pub(super) fn inside(figure: &LargeChart, frame: Frame, (left, top, right, bottom): (f64, f64, f64, f64), text: f64) -> Self {
        let whole = |css: f64| (css * frame.scale).round() / frame.scale;
        let (left, top) = (whole(left + widest(&figure.axis, text)), whole(top));
        Self {
            left,
            top,
            width: whole((f64::from(frame.width) - left - right).max(1.0)),
            height: whole((f64::from(frame.height) - top - bottom).max(1.0)),
            low: figure.axis.low,
            high: figure.axis.high,
            steps: figure.years.len().saturating_sub(1),
            before: figure.past.years.len(),
            scale: frame.scale,
            text,
        }
    }

    /// Where a year lies.
    pub fn x(&self, year: usize) -> f64 {
        self.x_of_column(self.before + year)
    }

    /// Where a year so many years before the base year lies.
    pub fn x_before(&self, back: usize) -> f64 {
        self.x_of_column(self.before.saturating_sub(back))
    }

    /// Where a column lies, counted from the first year that is drawn.
    pub(super) fn x_of_column(&self, column: usize) -> f64 {
        self.whole(self.left + self.inset() + self.step() * count(column))
    }

    /// Whether a column is the base or the target year's, which stand out.
    pub(super) const fn stands_out(&self, column: usize) -> bool {
        column == self.before || column == self.before + self.steps
    }

    /// Where a value lies. A value off the axis lies outside the data area.
    pub fn y(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        let share = if share.is_finite() { share } else { 0.5 };
        self.whole((self.bottom() - share * self.height).clamp(-FAR, FAR))
    }

    /// Where a value of a year lies, or the nearest place in the data area: a handle there can always be got hold of.
    pub fn within(&self, year: usize, value: f64) -> (f64, f64) {
        (self.x(year), self.y(value).clamp(self.top, self.bottom()))
    }

    /// The value under a height; the inverse of [`Plot::y`] to half a device pixel.
    pub fn value_at(&self, y: f64) -> f64 {
        self.low + (self.bottom() - y) / self.height * (self.high - self.low)
    }

    /// The year nearest to a position; positions outside belong to the first and the last.
    pub fn year_at(&self, x: f64) -> usize {
        (0..=self.steps).min_by(|&a, &b| (self.x(a) - x).abs().total_cmp(&(self.x(b) - x).abs())).unwrap_or(0)
    }

    /// The right edge of the data area.
    pub fn right(&self) -> f64 {
        self.left + self.width
    }

    /// Its lower edge.
    pub fn bottom(&self) -> f64 {
        self.top + self.height
    }

    /// The distance from a year to the next.
    pub fn step(&self) -> f64 {
        (self.width - 2.0 * self.inset()) / count((self.before + self.steps).max(1))
    }

    /// Whether a year's point can be pressed. Of points closer than `least`, in css pixels, only every so many can, counted back from
    /// the target year.
    pub fn has_room(&self, year: usize, least: f64) -> bool {
        let mut apart = 1;
        while self.step() * count(apart) < least && apart < self.steps {
            apart += 1;
        }
        self.steps.saturating_sub(year).is_multiple_of(apart)
    }

    /// Whether a value is inside the data area.
    pub fn holds(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }

    /// Between an edge of the data area and the nearest year, so that marks and bars stay inside.
    pub(super) fn inset(&self) -> f64 {
        (self.width / count(self.before + self.steps + 1) * 0.22).clamp(10.0, 40.0).min(self.width / 4.0)
    }

    /// Half the width of a year's bar.
    pub(super) fn half_bar(&self) -> f64 {
        (self.step() * 0.14).min(self.inset() - 2.0).clamp(1.0, 14.0).round()
    }

    fn whole(&self, css: f64) -> f64 {
        (css * self.scale).round() / self.scale
    }
}

fn widest(axis: &Axis, text: f64) -> f64 {
    axis.ticks.iter().map(|(_, label)| breadth(label, text)).fold(0.0, f64::max)
}

#[expect(clippy::cast_precision_loss, reason = "counts of years and of lines are small")]
pub(super) fn count(years: usize) -> f64 {
    years as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn figure(steps: usize, low: f64, range: f64) -> LargeChart {
        let years = (0..=steps).map(|year| format!("{}", 2020 + year)).collect();
        LargeChart { years, axis: Axis { low, high: low + range, ticks: Vec::new() }, ..LargeChart::default() }
    }

    prop_compose! {
        fn plot()(
            steps in 1usize..16, low in -1e4..1e4, range in 0.1..1e4, width in 320u32..1400, height in 180u32..600,
            scale in prop_oneof![Just(1.0), Just(1.25), Just(1.5), Just(2.0), Just(3.0)]
        ) -> Plot {
            Plot::of(&figure(steps, low, range), Frame { width, height, scale })
        }
    }

    proptest! {
        #[test]
        fn points_that_can_be_pressed_are_as_far_apart_as_a_finger_needs(plot in plot(), least in 1.0..60.0_f64) {
            let pressed: Vec<_> = (1..=plot.steps).filter(|year| plot.has_room(*year, least)).collect();
            prop_assert_eq!(pressed.last(), Some(&plot.steps));
            for pair in pressed.windows(2) {
                prop_assert!(plot.step() * count(pair[1] - pair[0]) >= least);
            }
        }

        #[test]
        fn a_value_comes_back_from_its_height_to_half_a_pixel(plot in plot(), share in 0.0..=1.0) {
            let value = plot.low + share * (plot.high - plot.low);
            let pixel = (plot.high - plot.low) / plot.height / plot.scale;
            prop_assert!((plot.value_at(plot.y(value)) - value).abs() <= pixel * 0.501, "{plot:?}");
        }

        #[test]
        fn a_year_comes_back_from_its_place(plot in plot()) {
            for year in 0..=plot.steps {
                prop_assert_eq!(plot.year_at(plot.x(year)), year);
            }
        }

        #[test]
        fn every_year_lies_inside_and_on_a_whole_device_pixel(plot in plot()) {
            for year in 0..=plot.steps {
                let (x, pixels) = (plot.x(year), plot.x(year) * plot.scale);
                prop_assert!(plot.left < x && x < plot.right(), "{plot:?}");
                prop_assert!((pixels - pixels.round()).abs() < 1e-6, "{plot:?}");
            }
        }
    }

    #[test]
    fn positions_outside_belong_to_the_first_and_the_last_year() {
        let plot = Plot::of(&figure(5, 0.0, 1.0), Frame { width: 600, height: 300, scale: 1.0 });
        assert_eq!((plot.year_at(-50.0), plot.year_at(9e9)), (0, 5));
    }

    #[test]
    fn a_figure_without_years_or_range_still_has_places() {
        let plot = Plot::of(&figure(0, 1.0, 0.0), Frame { width: 600, height: 300, scale: 1.0 });
        assert!(plot.x(0).is_finite() && plot.y(1.0).is_finite() && plot.y(f64::NAN).is_finite());
    }
}
