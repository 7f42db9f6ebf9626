//! What the lines of the large chart are called, and the room that takes right of the data area.

use super::figure::{GoalLine, LargeChart, Other};
use super::frame::Frame;
use super::lettering::{breadth, wrapped};

/// Between the data area and the names.
pub(super) const LEAD: f64 = 14.0;
/// Right of the names.
const AIR: f64 = 5.0;
/// The share of the width that names take at most, and how wide they may be in any frame, in css pixels.
const ROOM: (f64, f64, f64) = (0.17, 52.0, 160.0);
/// From this width on, names stand behind the numbers; they take this share of it at most.
const NAMED: (u32, f64) = (640, 0.2);

/// The room that names take to the right of the data area.
pub(super) fn margin(figure: &LargeChart, frame: Frame) -> f64 {
    if figure.others.is_empty() { of_ends(figure, frame) } else { of_others(figure, frame) }
}

/// The room that the names take to the right of the data area. It depends on nothing that a movement changes.
fn of_ends(figure: &LargeChart, frame: Frame) -> f64 {
    let named = figure
        .names
        .iter()
        .flat_map(|names| [lines(&names.way, frame), of_path(&names.longest, &names.brief, frame, f64::INFINITY)]);
    let target = figure.target.iter().map(|goal| lines(&goal.label, frame));
    let widest = named.chain(target).flatten().map(|line| breadth(&line, frame.text())).fold(0.0, f64::max);
    if widest > 0.0 { widest + LEAD + AIR } else { 0.0 }
}

/// A name on its lines.
pub(super) fn lines(text: &str, frame: Frame) -> Vec<String> {
    wrapped(text, frame.text(), room(frame), 2)
}

fn room(frame: Frame) -> f64 {
    let (share, least, most) = ROOM;
    (f64::from(frame.width) * share).clamp(least, most)
}

/// A value with its unit, or without where both have no room; no wider than `most`.
pub(super) fn of_path(whole: &str, brief: &str, frame: Frame, most: f64) -> Vec<String> {
    let fit = |text: &str| wrapped(text, frame.text(), room(frame).min(most), 2);
    let whole = fit(whole);
    if whole.last().is_some_and(|line| line.ends_with('…')) { fit(brief) } else { whole }
}

/// The room that the labels take to the right of the data area.
fn of_others(figure: &LargeChart, frame: Frame) -> f64 {
    let texts = labelled(figure).map(|other| label(other, frame)).chain(figure.target.iter().map(|goal| of_target(goal, frame)));
    let widest = texts.map(|text| breadth(&text, frame.text())).fold(0.0, f64::max);
    if widest > 0.0 { widest + LEAD + 8.0 } else { 0.0 }
}

/// The target's label, in one line.
pub(super) fn of_target(goal: &GoalLine, frame: Frame) -> String {
    wrapped(&goal.label, frame.text(), f64::from(frame.width) * NAMED.1, 1).concat()
}

/// Those with a number. Without one a line goes unnamed.
pub(super) fn labelled(figure: &LargeChart) -> impl Iterator<Item = &Other> {
    figure.others.iter().filter(|other| !other.number.is_empty())
}

/// Number and name, or the number alone where a name has no room.
pub(super) fn label(other: &Other, frame: Frame) -> String {
    let room = f64::from(frame.width) * NAMED.1 - breadth(&other.number, frame.text());
    if frame.width < NAMED.0 || other.name.is_empty() {
        return other.number.clone();
    }
    format!("{} {}", other.number, wrapped(&other.name, frame.text(), room, 1).concat())
}
