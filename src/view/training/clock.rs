//! Time as large digits.

use crate::phrase;
use crate::training::{Countdown, Minutes};
use crate::word;

/// What a clock shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The digits, `04:59`; past the end with a plus sign.
    pub digits: String,
    /// Whether time is up.
    pub is_over: bool,
    /// What is said aloud, and only now and then: a minute before the end, and at the end; empty otherwise.
    pub spoken: String,
}

/// Puts a countdown into digits.
pub fn clock(time: Countdown) -> Clock {
    let digits = |seconds: u32| format!("{:02}:{:02}", seconds / 60, seconds % 60);
    let (digits, spoken) = match time {
        Countdown::Left(seconds @ 31..=60) => (digits(seconds), word!("还有一分钟", "One minute left")),
        Countdown::Open(seconds) | Countdown::Left(seconds) => (digits(seconds), ""),
        Countdown::Over(seconds) => (format!("+{}", digits(seconds)), word!("时间到", "Time is up")),
    };
    Clock { digits, is_over: time.is_over(), spoken: spoken.to_owned() }
}

/// A time limit as it is typed; empty where there is none.
pub fn minutes_text(limit: Option<Minutes>) -> String {
    limit.map(|minutes| minutes.to_string()).unwrap_or_default()
}

/// So many seconds, `4 分 05 秒`.
pub(super) fn duration(seconds: u32) -> String {
    let (minutes, rest) = (seconds / 60, seconds % 60);
    if minutes == 0 {
        phrase!("{rest} 秒", "{rest} s")
    } else {
        phrase!("{minutes} 分 {rest:02} 秒", "{minutes} min {rest:02} s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_shown_and_said_and_the_last_minute_is_said_once() {
        let at = |elapsed| clock(Countdown::new(Minutes::new(5), elapsed));
        assert_eq!((at(1).digits.as_str(), at(1).spoken.as_str()), ("04:59", ""));
        assert_eq!(
            (at(240).spoken, at(241).spoken, at(270).spoken),
            ("还有一分钟".to_owned(), "还有一分钟".to_owned(), String::new())
        );
        assert_eq!((at(312).digits.as_str(), at(312).is_over, at(312).spoken.as_str()), ("+00:12", true, "时间到"));
    }
}
