//! What titles, headings of groups and notes say about the figures: their unit, and whether they were observed.
//!
//! Text above the headings or below the figures is about the whole sheet. The heading of a group holds up to the next one.

use crate::figure::{half_width, rounded};

/// A statement about figures.
#[derive(Clone, Debug, Default, PartialEq)]
struct Said {
    /// The row from which it holds; `None` for the whole sheet.
    from: Option<usize>,
    /// The level of its group; 0 if it is in none.
    level: u8,
    /// Whether it opens a group, which ends those of the same or a deeper level.
    is_opening: bool,
    unit: Option<String>,
    is_barred: bool,
}

/// All statements about the figures of a sheet, in the order of its rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Context(Vec<Said>);

impl Context {
    /// The unit for a row.
    pub(super) fn unit(&self, row: usize) -> Option<&str> {
        self.holding(row).find_map(|said| said.unit.as_deref())
    }

    /// Whether the figures of a row are not filled in.
    pub(super) fn is_barred(&self, row: usize) -> bool {
        self.holding(row).any(|said| said.is_barred)
    }

    /// Nothing in the sheet is filled in.
    pub(super) fn bar(&mut self) {
        self.0.push(Said { is_barred: true, ..Said::default() });
    }

    /// Adds the statement of a text. A line of units, or one that heads no group, belongs to the group above it.
    pub(super) fn say(&mut self, from: Option<usize>, text: &str, unit: Option<String>, is_barred: bool) {
        let above = self.0.iter().rev().find(|said| said.from.is_some()).map_or(0, |said| said.level);
        let own = if from.is_some() { level(text) } else { None };
        let level = if from.is_some() { own.unwrap_or(above) } else { 0 };
        self.0.push(Said { from, level, is_opening: own.is_some(), unit, is_barred });
    }

    /// The statements for a row: those of its groups, the innermost first, then those for the whole sheet.
    fn holding(&self, row: usize) -> impl Iterator<Item = &Said> {
        // Going upwards, the heading of a group ends the groups of the same or a deeper level above it.
        let mut ended = u8::MAX;
        let of_groups = self.0.iter().rev().filter(move |said| said.from.is_some_and(|from| from < row)).filter(move |said| {
            let holds = said.level < ended;
            if said.is_opening {
                ended = ended.min(said.level);
            }
            holds
        });
        of_groups.chain(self.0.iter().rev().filter(|said| said.from.is_none()))
    }
}

/// The level of a group, by the mark before its heading; `None` if it heads no group.
fn level(text: &str) -> Option<u8> {
    let plain = rounded(&text.trim().chars().map(half_width).collect::<String>());
    let is_unit = ["单位", "计量单位", "(单位", "unit"].iter().any(|word| plain.to_lowercase().starts_with(word));
    let number = |text: &str, digits: &str| text.trim_start_matches(|c| digits.contains(c)).to_owned();
    let (chinese, arabic) = ("一二三四五六七八九十", "0123456789");
    let after = |digits: &str| Some(number(&plain, digits)).filter(|rest| rest.len() < plain.len());
    match () {
        () if is_unit || ["其中", "#"].iter().any(|word| plain.starts_with(word)) => None,
        () if text.trim().starts_with(['【', '第']) => Some(1),
        () if after(chinese).is_some_and(|rest| rest.starts_with(['、', '.'])) => Some(2),
        () if plain.strip_prefix('(').is_some_and(|rest| rest.starts_with(|c| chinese.contains(c))) => Some(3),
        () if after(arabic).is_some_and(|rest| rest.starts_with(['.', '、'])) => Some(4),
        () if plain.strip_prefix('(').is_some_and(|rest| rest.starts_with(|c| arabic.contains(c))) => Some(5),
        () => Some(6),
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::unit_of_context;
    use super::*;

    fn said(rows: &[(Option<usize>, &str)]) -> Context {
        let mut context = Context::default();
        for (from, text) in rows {
            context.say(*from, text, unit_of_context(text), false);
        }
        context
    }

    #[test]
    fn a_unit_over_a_group_ends_with_the_group() {
        let context = said(&[
            (None, "单位：人"),
            (Some(3), "一、就业（万人）"),
            (Some(6), "二、教育"),
            (Some(8), "（一）学前（％）"),
            (Some(9), "（二）小学"),
        ]);
        let units: Vec<_> = [2, 4, 7, 9, 10].into_iter().map(|row| context.unit(row)).collect();
        assert_eq!(units, [Some("人"), Some("万人"), Some("人"), Some("%"), Some("人")]);
    }

    #[test]
    fn numbered_groups_end_with_the_next_of_their_own_level() {
        let order = ["第一章", "一、就业", "（一）城镇", "1. 新增", "(1) 登记", "失业人员"];
        assert!(order.map(level).is_sorted_by(|one, other| one < other), "{:?}", order.map(level));
        let context = said(&[(Some(3), "（1）城镇（万人）"), (Some(5), "失业人员"), (Some(7), "（2）农村")]);
        let units: Vec<_> = [4, 6, 8].into_iter().map(|row| context.unit(row)).collect();
        assert_eq!(units, [Some("万人"), Some("万人"), None]);
    }

    #[test]
    fn a_group_within_a_group_and_a_line_of_units_under_its_heading_keep_to_it() {
        let context = said(&[
            (Some(3), "一、就业"),
            (Some(4), "单位：万人"),
            (Some(6), "（一）城镇"),
            (Some(8), "其中："),
            (Some(9), "二、教育"),
        ]);
        let units: Vec<_> = [5, 7, 9, 10].into_iter().map(|row| context.unit(row)).collect();
        assert_eq!(units, [Some("万人"), Some("万人"), Some("万人"), None]);
    }
}
