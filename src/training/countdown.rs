//! The time limit of an exercise. Whoever has a clock counts the seconds.

use super::exercise::Minutes;

/// The state of the time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Countdown {
    /// No limit; the seconds that have passed.
    Open(u32),
    /// The seconds left, at least one.
    Left(u32),
    /// Time is up; the seconds since then.
    Over(u32),
}

impl Countdown {
    /// The state after `elapsed` seconds of `minutes`.
    pub const fn new(minutes: Option<Minutes>, elapsed: u32) -> Self {
        let Some(minutes) = minutes else { return Self::Open(elapsed) };
        let limit = minutes.get() as u32 * 60;
        if elapsed < limit { Self::Left(limit - elapsed) } else { Self::Over(elapsed - limit) }
    }

    /// Whether time is up.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Over(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_up_with_the_last_second() {
        let one = Minutes::new(1);
        assert_eq!(
            [0, 59, 60, 75].map(|elapsed| Countdown::new(one, elapsed)),
            [Countdown::Left(60), Countdown::Left(1), Countdown::Over(0), Countdown::Over(15)]
        );
        assert_eq!(Countdown::new(None, 75), Countdown::Open(75));
    }
}
