//! Training: exercises over a plan, what they ask, and how an answer is scored. No answer is ever stored: every one follows from the
//! plan and the exercise's scenario.
//!
//! # Reading order
//!
//! `exercise` (what an exercise is), `complaint` (which make sense over a plan), `foretell` (a past, what came after it, and what the
//! yardsticks made of it), `question` (what is asked, with its key), `answer`
//! (what a learner says, and how that is marked), `change` (how much was changed, and how that counts), `rescue` (targets saved in a scenario of the learner's own), `outcome` (what comes of
//! it, and of a class), `votes` (what the class answered), `deck` (a class led from question to answer), `countdown` (time, as seconds that somebody else counts), `attempt` (an exercise that is not handed in yet).

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
mod votes;

pub use answer::{Answer, Mark, Score, mark, score};
pub use attempt::Attempt;
pub use change::{Change, ChangeMeasure};
pub use complaint::complaints;
pub use countdown::Countdown;
pub use deck::{Deck, Stop, Turn};
pub use exercise::{Asked, Exercise, Minutes, Passage, Task, Words, typed_minutes};
pub use foretell::{Foretelling, Lack, foretelling};
pub use outcome::{Outcome, Turnout, turnout};
pub use question::{Asks, Key, Question, questions};
pub use rescue::{Goal, Rescued, Saved, goals, rescued};
pub use votes::{Vote, Votes, votes};
