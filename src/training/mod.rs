//! Training: exercises over a plan, their questions, and how answers are scored. No answer is stored: every key is computed from the plan
//! and the exercise's scenario.
//!
//! # Reading order
//!
//! `exercise` (what an exercise is), `complaint` (checks against a plan), `foretell` (a past, what came after it, and the forecasts of the
//! yardsticks), `question` (the questions with their keys), `answer` (a learner's answers and their marks), `change` (how much was changed),
//! `rescue` (targets saved in the learner's own scenario), `outcome` (results of a learner and of a class), `votes` (the answers of a
//! class), `deck` (a class led from question to answer), `stopwatch` (time that has passed), `countdown` (the time limit), `attempt` (an exercise that is not handed in yet).
//!
//! ```
//! use tuiyan::training::{Answer, AnswerKey, Mark, mark};
//! use tuiyan::projection::Standing;
//! let key = AnswerKey::Standing(Standing::Met);
//! assert_eq!(mark(&key, Some(Answer::Standing(Standing::Missed))), Mark::Wrong);
//! assert_eq!(mark(&key, None), Mark::Blank);
//! ```

mod answer;
mod attempt;
mod change;
mod complaint;
mod countdown;
mod deck;
mod exercise;
mod foretell;
mod outcome;
mod question;
mod rescue;
mod stopwatch;
mod votes;

pub use answer::{Answer, Mark, Score, mark, score};
pub use attempt::Attempt;
pub use change::{ChangeAmount, ChangeMeasure};
pub use complaint::complaints;
pub use countdown::Countdown;
pub use deck::{Deck, Stop, Turn};
pub use exercise::{Asked, Exercise, Minutes, Passage, Task, Words, typed_minutes};
pub use foretell::{Foretelling, NothingToForetell, foretelling};
pub use outcome::{Outcome, Turnout, turnout};
pub use question::{AnswerKey, Asks, Question, questions};
pub use rescue::{RescueGoal, RescueResult, Rescued, goals, rescued};
pub use stopwatch::Stopwatch;
pub use votes::{Vote, Votes, votes};
