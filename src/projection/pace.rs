//! Whether a path is where a straight line to the target would be.

use smallvec::SmallVec;

use crate::plan::Year;

/// How completion stands against elapsed time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// 快于: more than 1.05 times the share of time elapsed.
    Ahead,
    /// 符合: from 0.95 times.
    On,
    /// 滞后: less.
    Behind,
    /// 保持: the start already stands at or beyond the target, so there is nothing to complete.
    Maintain,
}

/// One year's progress.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// The year.
    pub year: Year,
    /// `(y_t − B) / (T − B)`, or the running sum over the target; `None` for an indicator to maintain.
    pub completion: Option<f64>,
    /// Against the share of time elapsed.
    pub pace: Pace,
}

/// The progress of the projected years, as far as there is anything to measure it by.
pub type Paces = SmallVec<[Progress; 5]>;

/// What doubles may blur at the edges of the bands.
const BLUR: f64 = 1e-9;

impl Pace {
    /// Completion against elapsed time, both as shares.
    ///
    /// ```
    /// use tuiyan::projection::Pace;
    /// assert_eq!(Pace::of(0.43, 0.4), Pace::Ahead);
    /// assert_eq!(Pace::of(0.38, 0.4), Pace::On);
    /// assert_eq!(Pace::of(0.37, 0.4), Pace::Behind);
    /// ```
    pub fn of(completion: f64, elapsed: f64) -> Self {
        let ratio = completion / elapsed;
        if ratio > 1.05 + BLUR {
            Self::Ahead
        } else if ratio >= 0.95 - BLUR {
            Self::On
        } else {
            Self::Behind
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bands_include_their_printed_edges() {
        assert_eq!(Pace::of(0.19, 0.2), Pace::On);
        assert_eq!(Pace::of(0.21, 0.2), Pace::On);
        assert_eq!(Pace::of(0.2101, 0.2), Pace::Ahead);
        assert_eq!(Pace::of(0.1899, 0.2), Pace::Behind);
    }

    #[test]
    fn going_the_wrong_way_is_behind() {
        assert_eq!(Pace::of(-0.4, 0.2), Pace::Behind);
    }
}
