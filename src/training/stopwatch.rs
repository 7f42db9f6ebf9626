//! Time that has passed. Whoever has a clock says what time it is, in milliseconds.

/// A clock that is started, paused and set back.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stopwatch {
    /// What was counted before the last start, in milliseconds.
    banked: f64,
    /// When it was started.
    since: Option<f64>,
}

impl Stopwatch {
    /// Whether it runs.
    pub const fn is_running(self) -> bool {
        self.since.is_some()
    }

    /// Counts from `now` on; one that runs goes on.
    pub fn start(&mut self, now: f64) {
        self.since.get_or_insert(now);
    }

    /// Stands still at what has passed by `now`.
    pub fn pause(&mut self, now: f64) {
        *self = Self { banked: self.milliseconds(now), since: None };
    }

    /// Counts from zero, and runs if it ran.
    pub fn reset(&mut self, now: f64) {
        *self = Self { banked: 0.0, since: self.since.map(|_| now) };
    }

    /// Goes on from so many seconds.
    pub fn go_on(&mut self, seconds: u32, is_running: bool, now: f64) {
        *self = Self { banked: f64::from(seconds) * 1000.0, since: is_running.then_some(now) };
    }

    /// Whole seconds that have passed.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds since a class began; a cast saturates")]
    pub fn seconds(self, now: f64) -> u32 {
        (self.milliseconds(now) / 1000.0) as u32
    }

    fn milliseconds(self, now: f64) -> f64 {
        self.banked + self.since.map_or(0.0, |since| now - since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_counts_while_it_runs_and_stands_while_it_is_paused() {
        let mut watch = Stopwatch::default();
        watch.start(1_000.0);
        watch.start(1_500.0);
        assert_eq!((watch.seconds(3_999.0), watch.is_running()), (2, true));
        watch.pause(4_500.0);
        assert_eq!((watch.seconds(9_000.0), watch.is_running()), (3, false));
        watch.start(10_000.0);
        assert_eq!(watch.seconds(10_500.0), 4, "half seconds are not lost between");
    }

    #[test]
    fn set_back_it_runs_on_if_it_ran() {
        let mut watch = Stopwatch::default();
        watch.start(0.0);
        watch.reset(5_000.0);
        assert_eq!((watch.seconds(7_000.0), watch.is_running()), (2, true));
        watch.pause(8_000.0);
        watch.reset(9_000.0);
        assert_eq!((watch.seconds(20_000.0), watch.is_running()), (0, false));
    }

    #[test]
    fn it_goes_on_after_a_reload_where_it_was() {
        let mut watch = Stopwatch::default();
        watch.go_on(90, true, 100.0);
        assert_eq!(watch.seconds(2_100.0), 92);
        watch.go_on(90, false, 100.0);
        assert_eq!(watch.seconds(2_100.0), 90);
    }
}
