//! Which of the kept scenarios are compared, and with which of them.

use std::collections::BTreeMap;

use super::MOST_COMPARED;
use crate::scenario::Key;
use crate::{phrase, word};

/// The choice of the person. By default every scenario is compared, up to the most that can be, with the first of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineup {
    /// The scenarios that were taken in or left out; the rest take what room is left.
    decided: BTreeMap<Key, bool>,
    reference: Option<Key>,
}

impl Lineup {
    /// The places, among all that are kept, of those that are compared; in the same order.
    pub fn chosen(&self, kept: &[&Key]) -> Vec<usize> {
        let decided = |at: &usize| self.decided.get(kept[*at]).copied();
        let taken = kept.iter().filter(|key| self.decided.get(**key) == Some(&true)).count();
        let mut room = MOST_COMPARED.saturating_sub(taken);
        let mut is_in = |at: &usize| match decided(at) {
            Some(is_in) => is_in,
            None if room == 0 => false,
            None => {
                room -= 1;
                true
            }
        };
        (0..kept.len()).filter(|at| is_in(at)).take(MOST_COMPARED).collect()
    }

    /// How many are compared, `对比 3/12 个情景（最多 10 个）`.
    pub fn count(&self, kept: &[&Key]) -> String {
        let (chosen, all) = (self.chosen(kept).len(), kept.len());
        phrase!(
            "对比 {chosen}/{all} 个情景（最多 {MOST_COMPARED} 个）",
            "Comparing {chosen} of {all} scenarios (up to {MOST_COMPARED})"
        )
    }

    /// Takes a scenario in, or leaves it out. The others stay as they are, also where room becomes free.
    ///
    /// # Errors
    /// A sentence: there is no room for another, or the last one would be left out.
    pub fn toggle(&mut self, kept: &[&Key], key: &Key) -> Result<(), String> {
        let chosen = self.chosen(kept);
        let was_in = chosen.iter().any(|at| kept[*at] == key);
        match (was_in, chosen.len()) {
            (true, 1) => {
                let last = word!("至少要有一个情景，不能再取消", "At least one scenario must stay; this one cannot be removed");
                return Err(last.to_owned());
            }
            (false, MOST_COMPARED..) => {
                return Err(phrase!(
                    "最多同时对比 {MOST_COMPARED} 个情景，请先取消一个",
                    "No more than {MOST_COMPARED} scenarios can be compared; remove one first"
                ));
            }
            _ => {}
        }
        self.decided = kept.iter().enumerate().map(|(at, key)| ((*key).clone(), chosen.contains(&at))).collect();
        self.decided.insert(key.clone(), !was_in);
        Ok(())
    }

    /// Makes a scenario the one that the others are compared with.
    pub fn refer_to(&mut self, key: &Key) {
        self.reference = Some(key.clone());
    }

    /// The place of the reference among those that are compared: the first where none is chosen or the chosen one is left out.
    pub fn reference<'a>(&self, mut chosen: impl Iterator<Item = &'a Key>) -> usize {
        chosen.position(|key| self.reference.as_ref() == Some(key)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(count: usize) -> Vec<Key> {
        (0..count).map(|at| Key::new(&format!("k{at:02}")).unwrap()).collect()
    }

    #[test]
    fn all_are_compared_up_to_ten() {
        let keys = keys(12);
        let kept: Vec<_> = keys.iter().collect();
        assert_eq!(Lineup::default().chosen(&kept[..3]), [0, 1, 2]);
        assert_eq!(Lineup::default().chosen(&kept), (0..10).collect::<Vec<_>>());
        assert_eq!(Lineup::default().count(&kept), "对比 10/12 个情景（最多 10 个）");
    }

    #[test]
    fn an_eleventh_has_no_room_until_one_is_left_out() {
        let keys = keys(12);
        let kept: Vec<_> = keys.iter().collect();
        let mut lineup = Lineup::default();
        assert_eq!(lineup.toggle(&kept, kept[11]), Err("最多同时对比 10 个情景，请先取消一个".to_owned()));
        assert_eq!(lineup.toggle(&kept, kept[0]), Ok(()));
        assert_eq!(lineup.chosen(&kept), (1..10).collect::<Vec<_>>());
        assert_eq!(lineup.toggle(&kept, kept[11]), Ok(()));
        assert_eq!(lineup.chosen(&kept), [1, 2, 3, 4, 5, 6, 7, 8, 9, 11]);
    }

    #[test]
    fn a_new_scenario_takes_what_room_is_left() {
        let keys = keys(12);
        let kept: Vec<_> = keys.iter().collect();
        let mut lineup = Lineup::default();
        assert_eq!(lineup.toggle(&kept[..3], kept[1]), Ok(()));
        assert_eq!(lineup.chosen(&kept[..4]), [0, 2, 3]);
        assert_eq!(lineup.chosen(&kept), [0, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }

    #[test]
    fn the_last_one_stays() {
        let keys = keys(1);
        let kept: Vec<_> = keys.iter().collect();
        assert_eq!(Lineup::default().toggle(&kept, kept[0]), Err("至少要有一个情景，不能再取消".to_owned()));
    }

    #[test]
    fn a_reference_that_is_left_out_gives_way_to_the_first() {
        let keys = keys(3);
        let mut lineup = Lineup::default();
        assert_eq!(lineup.reference(keys.iter()), 0);
        lineup.refer_to(&keys[2]);
        assert_eq!(lineup.reference(keys.iter()), 2);
        assert_eq!(lineup.reference(keys[..2].iter()), 0);
    }
}
