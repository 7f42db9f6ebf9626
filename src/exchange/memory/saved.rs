//! Whether work is saved on this machine, in a few words beside the scenario's name.

use super::Trouble;
use crate::{phrase, word};

/// The state of the last change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// No change yet that would have to be saved.
    #[default]
    Nothing,
    /// Everything was already on this machine when the page opened.
    Before,
    /// It is written down as soon as the page has what it takes.
    Soon,
    /// Saved at that hour and minute.
    At(u8, u8),
    /// It could not be saved.
    Not(Trouble),
}

impl SaveState {
    /// The state after an attempt to save at that hour and minute, with what was saved, or why not.
    #[must_use]
    pub const fn then(self, is_written: bool, trouble: Option<Trouble>, (hour, minute): (u8, u8)) -> Self {
        match (trouble, is_written) {
            (Some(trouble), _) => Self::Not(trouble),
            (None, true) => Self::At(hour, minute),
            (None, false) => match self {
                // What could not be saved before is saved now, or was undone.
                Self::Not(_) => Self::At(hour, minute),
                Self::Soon => Self::Nothing,
                before => before,
            },
        }
    }

    /// Why something is not saved.
    pub const fn trouble(self) -> Option<Trouble> {
        match self {
            Self::Not(trouble) => Some(trouble),
            _ => None,
        }
    }

    /// Whether something cannot be saved.
    pub const fn is_trouble(self) -> bool {
        matches!(self, Self::Not(_))
    }

    /// Whether leaving the page now would lose something.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Not(_) | Self::Soon)
    }

    /// The words, and the time if there is one; empty if there is nothing to say.
    pub fn words(self) -> (&'static str, String) {
        match self {
            Self::Nothing => ("", String::new()),
            Self::Before => (word!("已保存在本机", "Saved on this device"), String::new()),
            Self::At(hour, minute) => (word!("已保存在本机", "Saved on this device"), format!("{hour:02}:{minute:02}")),
            Self::Soon => (word!("尚未保存", "Not saved yet"), String::new()),
            Self::Not(_) => (word!("未保存", "Not saved"), String::new()),
        }
    }

    /// The full sentence, shown when a person points at the words.
    pub fn sentence(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Before => word!(
                "情景和观测值都保存在本机的浏览器里，改动会自动保存",
                "Scenarios and observations are kept in this browser; changes are saved automatically"
            )
            .to_owned(),
            Self::At(hour, minute) => phrase!(
                "最近一次改动于 {hour:02}:{minute:02} 保存在本机的浏览器里；改动会自动保存",
                "The latest change was saved in this browser at {hour:02}:{minute:02}; changes are saved automatically"
            ),
            Self::Soon => word!(
                "网页还在载入；载入完毕即保存在本机的浏览器里",
                "The page is still loading; as soon as it has, this is saved in this browser"
            )
            .to_owned(),
            Self::Not(trouble) => phrase!("未保存：{}", "Not saved: {}", trouble.words()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NINE: (u8, u8) = (9, 41);

    #[test]
    fn only_what_was_written_moves_the_time() {
        let at_nine = SaveState::Nothing.then(true, None, NINE);
        assert_eq!(at_nine.words(), ("已保存在本机", "09:41".to_owned()));
        assert_eq!(at_nine.then(false, None, (10, 0)), at_nine);
        assert_eq!(SaveState::Before.then(false, None, NINE), SaveState::Before);
        assert_eq!(SaveState::Nothing.then(false, None, NINE).words(), ("", String::new()));
    }

    #[test]
    fn what_waits_is_not_saved_yet_and_then_it_is() {
        assert_eq!(SaveState::Soon.words().0, "尚未保存");
        assert!(SaveState::Soon.is_open() && !SaveState::Soon.is_trouble());
        assert_eq!(SaveState::Soon.then(true, None, NINE), SaveState::At(9, 41));
        assert_eq!(SaveState::Soon.then(false, None, NINE), SaveState::Nothing);
        assert!(SaveState::Soon.then(false, Some(Trouble::Full), NINE).is_trouble());
    }

    #[test]
    fn what_is_not_kept_says_so_with_the_reason_until_it_is() {
        let denied = SaveState::At(9, 0).then(false, Some(Trouble::Denied), NINE);
        assert_eq!(denied.words().0, "未保存");
        assert!(denied.sentence().contains("浏览器不允许在本机保存"));
        assert_eq!(denied.then(false, None, NINE), SaveState::At(9, 41));
    }
}
