//! Which scenarios stand side by side: the open one first, and others that were chosen.

use crate::phrase;
use crate::scenario::Key;

/// How many there is room for.
pub const MOST_SIDE_BY_SIDE: usize = 3;

/// The choice of the person; by default the open scenario stands alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SideBySide {
    /// In the order in which they were chosen.
    chosen: Vec<Key>,
}

impl SideBySide {
    /// The places, among all that are kept, of those that are shown: the open one, then the chosen ones. Those that are kept no more
    /// are left out.
    pub fn shown(&self, kept: &[&Key], open: &Key) -> Vec<usize> {
        let place = |key: &Key| kept.iter().position(|other| *other == key);
        let others = self.chosen.iter().filter(|key| *key != open);
        std::iter::once(open).chain(others).filter_map(place).take(MOST_SIDE_BY_SIDE).collect()
    }

    /// The places of those beside the open one.
    pub fn beside(&self, kept: &[&Key], open: &Key) -> Vec<usize> {
        self.shown(kept, open).into_iter().filter(|at| kept[*at] != open).collect()
    }

    /// Whether a scenario other than the open one is chosen.
    pub fn has(&self, key: &Key) -> bool {
        self.chosen.contains(key)
    }

    /// Takes a scenario in, or leaves it out.
    ///
    /// # Errors
    /// A sentence where there is no room for another.
    pub fn toggle(&mut self, kept: &[&Key], open: &Key, key: &Key) -> Result<(), String> {
        self.chosen.retain(|chosen| kept.contains(&chosen));
        if self.has(key) {
            self.chosen.retain(|chosen| chosen != key);
            return Ok(());
        }
        if self.shown(kept, open).len() >= MOST_SIDE_BY_SIDE {
            return Err(phrase!(
                "最多并列 {MOST_SIDE_BY_SIDE} 个情景，请先取消一个",
                "No more than {MOST_SIDE_BY_SIDE} scenarios stand side by side; remove one first"
            ));
        }
        self.chosen.push(key.clone());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Vec<Key> {
        ["a", "b", "c", "d"].into_iter().filter_map(Key::new).collect()
    }

    #[test]
    fn the_open_scenario_stands_alone_until_another_is_chosen() {
        let keys = keys();
        let kept: Vec<_> = keys.iter().collect();
        let mut lineup = SideBySide::default();
        assert_eq!(lineup.shown(&kept, &keys[2]), [2]);
        assert_eq!(lineup.toggle(&kept, &keys[2], &keys[0]), Ok(()));
        assert_eq!(lineup.shown(&kept, &keys[2]), [2, 0]);
        assert_eq!(lineup.toggle(&kept, &keys[2], &keys[0]), Ok(()));
        assert_eq!(lineup.shown(&kept, &keys[2]), [2]);
    }

    #[test]
    fn a_fourth_has_no_room_and_what_is_opened_is_not_shown_twice() {
        let keys = keys();
        let kept: Vec<_> = keys.iter().collect();
        let mut lineup = SideBySide::default();
        assert_eq!([1, 2].map(|at| lineup.toggle(&kept, &keys[0], &keys[at])), [Ok(()), Ok(())]);
        assert!(lineup.toggle(&kept, &keys[0], &keys[3]).is_err());
        assert_eq!(lineup.shown(&kept, &keys[0]), [0, 1, 2]);
        assert_eq!(lineup.shown(&kept, &keys[1]), [1, 2]);
        assert_eq!(lineup.toggle(&kept, &keys[1], &keys[3]), Ok(()));
        assert_eq!(lineup.shown(&kept, &keys[1]), [1, 2, 3]);
        assert_eq!(lineup.shown(&kept[..2], &keys[1]), [1]);
    }

    #[test]
    fn what_is_open_or_gone_stands_beside_nothing_and_takes_no_room() {
        let keys = keys();
        let kept: Vec<_> = keys.iter().collect();
        let mut lineup = SideBySide::default();
        let both = [1, 2].map(|at| lineup.toggle(&kept, kept[0], kept[at]));
        assert_eq!(both, [Ok(()), Ok(())]);
        assert_eq!(lineup.beside(&kept, kept[0]), [1, 2]);
        assert!(lineup.toggle(&kept, kept[0], kept[3]).is_err());
        assert_eq!(lineup.beside(&kept, kept[1]), [2], "the one that was opened since");
        let left = [kept[0], kept[1], kept[3]];
        assert_eq!(lineup.beside(&left, kept[0]), [1]);
        assert_eq!(lineup.toggle(&left, kept[0], kept[3]), Ok(()));
        assert_eq!(lineup.beside(&left, kept[0]), [1, 2]);
    }
}
