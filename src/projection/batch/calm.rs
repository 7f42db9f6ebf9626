//! Whether lanes can be walked without looking left or right.

use super::law::{Law, Step};
use super::walk::Lane;

/// How far from a limit, relative to its own size, the outermost path has to stay: far more than roundings come to.
const MARGIN: f64 = 1e-12;

/// Beyond this, sums of years might leave the finite numbers.
const FAR: f64 = 1e300;

impl Law {
    /// Whether no path whose settings lie between `low` and `high` in every year meets a pin, a bound, a driver or an undefined step.
    /// Steps never decrease in the value and are monotone in the setting, so the two outermost paths answer for all between them.
    pub fn is_calm(&self, low: f64, high: f64) -> bool {
        let is_free = self.per_head.is_none() && self.pins.iter().all(Option::is_none);
        let Some(start) = self.start else { return false };
        is_free && self.is_clear(start) && [low, high].into_iter().all(|setting| self.stays_clear(start, setting))
    }

    fn stays_clear(&self, start: f64, setting: f64) -> bool {
        let drive = self.drive(setting);
        let mut lane = Lane::open(start);
        (1..=self.years()).all(|t| {
            lane = lane.next(self, t, drive);
            self.is_clear(lane.y)
        })
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
