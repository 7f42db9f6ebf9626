//! Exercises as they are shown: what is asked, how it was answered, and how a class did.

mod clock;
mod foretold;
mod marked;
mod paper;
mod passage;
mod rescue;
mod results;
mod slides;

pub use clock::{Clock, clock, minutes_text};
pub use foretold::marking_rule;
pub use marked::{MarkedExercise, MarkedLine, answered_number, marked};
pub use paper::{Choosable, Prompt, QuestionGroup, paper};
pub use rescue::{RescueLine, RescueReport, rescue_report};
pub use results::{ResultRow, result_rows, result_sentence, turnout_sentence};
pub use slides::{Slide, class_answers, letter, slides};

use crate::language::plural;
use crate::phrase;
use crate::plan::Plan;
use crate::training::{Exercise, Task, goals, questions};
use crate::word;

/// An exercise in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its title.
    pub title: String,
    /// What kind it is.
    pub kind: &'static str,
    /// What is to be done.
    pub brief: String,
    /// How much there is of it and how long it takes.
    pub size: String,
}

/// Makes an exercise's card.
pub fn card(plan: &Plan, exercise: &Exercise) -> Card {
    let asked = questions(plan, exercise).iter().filter(|question| !question.is_optional).count();
    let size = if matches!(exercise.task, Task::Rescue { .. }) {
        let targets = goals(plan, &exercise.task).len();
        let word = plural(targets, "target", "targets");
        phrase!("{targets} 项目标", "{targets} {word}")
    } else {
        let word = plural(asked, "question", "questions");
        phrase!("{asked} 题", "{asked} {word}")
    };
    let minutes = exercise.minutes.map(|minutes| phrase!(" · {minutes} 分钟", " · {minutes} min"));
    Card {
        title: exercise.title.get().to_owned(),
        kind: kind(&exercise.task),
        brief: exercise.brief.get().to_owned(),
        size: size + &minutes.unwrap_or_default(),
    }
}

fn kind(task: &Task) -> &'static str {
    match task {
        Task::Predict { .. } => word!("先猜后看", "Predict"),
        Task::Rescue { .. } => word!("最小改动", "Rescue"),
        Task::Rate { .. } => word!("每年百分之几", "Per cent a year"),
        Task::Readings { .. } => word!("辨读法", "Readings"),
        Task::Foretell { .. } => word!("以史推断", "Forecast from the past"),
    }
}
