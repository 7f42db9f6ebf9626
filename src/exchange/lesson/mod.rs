//! What a class leaves on a machine: the exercise that is under way, the results, and exercises of a person's own.
//!
//! `run` is an exercise that somebody is doing, `results` what was handed in, `own` the exercises that were loaded. Results and exercises
//! are kept on the machine, the exercise under way in its window.

mod own;
mod results;
mod run;
#[cfg(test)]
mod tests;

pub use own::OwnBook;
pub use results::ResultBook;
pub use run::{Arrival, ExerciseRun, Lesson, Timing};
