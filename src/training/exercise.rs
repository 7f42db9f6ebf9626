//! What an exercise is.

use std::num::NonZeroU8;

use super::change::ChangeMeasure;
use crate::language::Language;
use crate::phrase;
use crate::plan::{Id, Rate, Year};
use crate::scenario::{Facts, Scenario};

/// How long an exercise is meant to take, 1 to 255 minutes.
pub type Minutes = NonZeroU8;

/// A time limit as it is typed.
///
/// # Errors
/// A sentence with the limits of a limit.
pub fn typed_minutes(number: f64) -> Result<Minutes, String> {
    let whole = (1..=u8::MAX).find(|minutes| f64::from(*minutes) == number).and_then(Minutes::new);
    whole.ok_or_else(|| {
        phrase!("时限应是 1 到 {} 之间的整数分钟", "the time limit must be a whole number of minutes from 1 to {}", u8::MAX)
    })
}

/// A text of an exercise in both languages; in its own where there is no English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Chinese.
    pub chinese: String,
    /// English; empty where the file has none.
    pub english: String,
}

impl Words {
    /// In the current language.
    pub fn get(&self) -> &str {
        match Language::current() {
            Language::English if !self.english.is_empty() => &self.english,
            _ => &self.chinese,
        }
    }
}

/// An exercise over one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// Its name in results.
    pub id: Id,
    /// Its title.
    pub title: Words,
    /// What is to be done.
    pub brief: Words,
    /// What helps, to be asked for one by one.
    pub hints: Vec<Words>,
    /// How long it is meant to take; `None` where that is open.
    pub minutes: Option<Minutes>,
    /// What is asked.
    pub task: Task,
}

/// The kinds of exercise with what each is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// Guess the verdicts of a scenario before they are shown.
    Predict {
        /// The scenario.
        scenario: Box<Scenario>,
        /// Whose verdicts, in the order in which they are asked.
        indicators: Vec<Id>,
        /// Whether the outcome may be guessed as well.
        asks_outcome: bool,
    },
    /// Save the binding targets that a scenario misses with the least change.
    Rescue {
        /// The scenario to begin with.
        scenario: Box<Scenario>,
        /// Which of them; all that can be saved where it is empty.
        only: Vec<Id>,
        /// What change is measured by.
        measure: ChangeMeasure,
    },
    /// What a rate a year comes to.
    Rate {
        /// On whose figures.
        indicators: Vec<Id>,
        /// The rate.
        rate: Rate,
        /// What is asked of each.
        asks: Vec<Asked>,
    },
    /// What follows from each reading of an ambiguous figure, and where it is grounded.
    Readings {
        /// The scenario.
        scenario: Box<Scenario>,
        /// Whose readings.
        indicators: Vec<Id>,
        /// What the document says at places to choose from.
        passages: Vec<Passage>,
    },
    /// Foretell a later year from the past that is shown, then see what came.
    Foretell {
        /// What is known of the years.
        facts: Box<Facts>,
        /// Of whom.
        indicators: Vec<Id>,
        /// The last year that is shown.
        until: Year,
        /// The year that is to be foretold.
        year: Year,
    },
}

/// What the document says at a place, in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The place, as the plan's data call it.
    pub place: String,
    /// The words; in English a translation.
    pub text: Words,
}

impl Task {
    /// The scenario that it is about; `None` where it needs none.
    pub fn scenario(&self) -> Option<&Scenario> {
        match self {
            Self::Predict { scenario, .. } | Self::Rescue { scenario, .. } | Self::Readings { scenario, .. } => Some(scenario),
            Self::Rate { .. } | Self::Foretell { .. } => None,
        }
    }

    /// What the document says at places to choose from.
    pub fn passages(&self) -> &[Passage] {
        match self {
            Self::Readings { passages, .. } => passages,
            Self::Predict { .. } | Self::Rescue { .. } | Self::Rate { .. } | Self::Foretell { .. } => &[],
        }
    }

    /// The indicators that it names.
    pub fn indicators(&self) -> &[Id] {
        match self {
            Self::Predict { indicators, .. }
            | Self::Rate { indicators, .. }
            | Self::Readings { indicators, .. }
            | Self::Foretell { indicators, .. } => indicators,
            Self::Rescue { only, .. } => only,
        }
    }
}

/// What can be asked of a rate a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The target year's value where every year grows by the rate.
    Compound,
    /// The target year's value where every year adds the same: so many percentage points to a percentage, that share of the start to
    /// anything else.
    Even,
    /// By how many ％ the rate lifts the start in all.
    Total,
    /// The rate that meets the target.
    Required,
}

impl Asked {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 4] = [Self::Compound, Self::Even, Self::Total, Self::Required];
}
