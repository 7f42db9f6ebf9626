//! Exercises.

use std::num::NonZeroU8;

use super::change::ChangeMeasure;
use crate::language::Language;
use crate::phrase;
use crate::plan::{Id, Rate, Year};
use crate::scenario::{Facts, Scenario};

/// A time limit, 1 to 255 minutes.
pub type Minutes = NonZeroU8;

/// A typed time limit, in minutes.
///
/// # Errors
/// A sentence with the allowed limits.
pub fn typed_minutes(number: f64) -> Result<Minutes, String> {
    let whole = (1..=u8::MAX).find(|minutes| f64::from(*minutes) == number).and_then(Minutes::new);
    whole.ok_or_else(|| {
        phrase!("时限应是 1 到 {} 之间的整数分钟", "the time limit must be a whole number of minutes from 1 to {}", u8::MAX)
    })
}

/// A text of an exercise in both languages; shown in Chinese if it has no English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Chinese.
    pub chinese: String,
    /// English; empty if the file has none.
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
    /// What the learner has to do.
    pub brief: Words,
    /// Hints, shown one by one on request.
    pub hints: Vec<Words>,
    /// The time limit; `None` if there is none.
    pub minutes: Option<Minutes>,
    /// What is asked.
    pub task: Task,
}

/// The kinds of exercise.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// Guess the verdicts of a scenario before they are shown.
    Predict {
        /// The scenario.
        scenario: Box<Scenario>,
        /// The indicators, in the order of the questions.
        indicators: Vec<Id>,
        /// Whether the outcome may be guessed as well.
        asks_outcome: bool,
    },
    /// Save the binding targets that a scenario misses, with the least change.
    Rescue {
        /// The scenario to start from.
        scenario: Box<Scenario>,
        /// The targets to save; if empty, all that can be saved.
        only: Vec<Id>,
        /// The measure of change.
        measure: ChangeMeasure,
    },
    /// Work out the result of a yearly rate.
    Rate {
        /// The indicators whose figures are used.
        indicators: Vec<Id>,
        /// The rate.
        rate: Rate,
        /// The questions for each indicator.
        asks: Vec<Asked>,
    },
    /// Work out what follows from each reading of an ambiguous figure, and where the document supports it.
    Readings {
        /// The scenario.
        scenario: Box<Scenario>,
        /// The indicators with several readings.
        indicators: Vec<Id>,
        /// Quotations of the document to choose from.
        passages: Vec<Passage>,
    },
    /// Foretell a later year from the past that is shown, then see the actual figure.
    Foretell {
        /// The known figures.
        facts: Box<Facts>,
        /// The indicators.
        indicators: Vec<Id>,
        /// The last year shown.
        until: Year,
        /// The year to foretell.
        year: Year,
    },
}

/// A quotation of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its place, as the plan file names it.
    pub place: String,
    /// The words; in English a translation.
    pub text: Words,
}

impl Task {
    /// The scenario; `None` if it needs none.
    pub fn scenario(&self) -> Option<&Scenario> {
        match self {
            Self::Predict { scenario, .. } | Self::Rescue { scenario, .. } | Self::Readings { scenario, .. } => Some(scenario),
            Self::Rate { .. } | Self::Foretell { .. } => None,
        }
    }

    /// The quotations to choose from.
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

/// A question about a yearly rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The target year's value if every year grows by the rate.
    Compound,
    /// The target year's value if every year adds the same: that many percentage points to a percentage, that share of the start to anything
    /// else.
    Even,
    /// The total growth in ％ that the rate brings.
    Total,
    /// The rate that meets the target.
    Required,
}

impl Asked {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 4] = [Self::Compound, Self::Even, Self::Total, Self::Required];
}
