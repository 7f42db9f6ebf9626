//! The clock of this machine: the core has none.

use web_sys::js_sys::Date;

fn date_of(now: &Date) -> (u32, u32, u32) {
    (now.get_full_year(), now.get_month() + 1, now.get_date())
}

#[expect(clippy::cast_possible_truncation, reason = "hours and minutes of a day")]
fn time_of(now: &Date) -> (u8, u8) {
    (now.get_hours() as u8, now.get_minutes() as u8)
}

fn day_of(now: &Date) -> String {
    let (year, month, day) = date_of(now);
    format!("{year}-{month:02}-{day:02}")
}

/// Year, month and day where the person is.
pub(super) fn date() -> (u32, u32, u32) {
    date_of(&Date::new_0())
}

/// This day, `2026-03-01`, as file names have it.
pub(super) fn today() -> String {
    day_of(&Date::new_0())
}

/// Hour and minute.
pub(super) fn time_of_day() -> (u8, u8) {
    time_of(&Date::new_0())
}

/// This moment, `2026-03-01 10:20:05`.
pub(super) fn moment() -> String {
    let now = Date::new_0();
    let (hours, minutes) = time_of(&now);
    format!("{} {hours:02}:{minutes:02}:{:02}", day_of(&now), now.get_seconds())
}
