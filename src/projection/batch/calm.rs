//! Whether lanes can be walked without checks.

use super::exp::MOST;
use super::lane::Lane;
use super::law::{Law, Step};

/// How far the outermost path has to stay from a limit, relative to its own size: far more than rounding errors.
const MARGIN: f64 = 1e-12;

/// Beyond this, sums of years might overflow.
const FAR: f64 = 1e300;

/// The product of two of these and one multiplier stays well below `PAIRED`.
const ODDS: f64 = 1e7;

impl Law {
    /// Whether no path with settings between `low` and `high` in every year meets a pin, a bound, a driver or an undefined step. Steps never
    /// decrease in the value and are monotone in the setting, so the two outermost paths answer for all in between.
    pub fn is_calm(&self, low: f64, high: f64) -> bool {
        let is_free = self.per_head.is_none() && self.pins.iter().all(Option::is_none);
        let Some(start) = self.start else { return false };
        is_free && self.is_clear(start) && [low, high].into_iter().all(|setting| self.stays_clear(start, setting))
    }

    fn stays_clear(&self, start: f64, setting: f64) -> bool {
        let drive = self.drive(setting);
        let mut lane = Lane::open(start);
        (1..=self.years()).all(|t| {
            lane = lane.next(self, t, [drive; 2]);
            self.is_clear(lane.y) && self.is_moderate(setting, lane.odds())
        })
    }

    /// Whether an S-curve's years can be computed in pairs, and its exponential without range checks.
    fn is_moderate(&self, setting: f64, odds: f64) -> bool {
        !matches!(self.step, Step::Odds { .. }) || (setting.abs() < MOST && odds < ODDS)
    }

    /// Whether a value is clear of everything that would hold it.
    fn is_clear(&self, y: f64) -> bool {
        let margin = MARGIN * y.abs();
        let (least, most) = match self.step {
            Step::Odds { ceiling } => (self.least.max(f64::MIN_POSITIVE), self.most.min(ceiling)),
            Step::Multiply => (self.least.max(f64::MIN_POSITIVE), self.most),
            _ => (self.least, self.most),
        };
        y - margin > least.max(-FAR) && y + margin < most.min(FAR)
    }
}
