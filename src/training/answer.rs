//! A learner's answers, and how they are marked.

use super::question::{AnswerKey, Question};
use crate::plan::Amount;
use crate::projection::Standing;

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// A verdict.
    Standing(Standing),
    /// One of the offered places.
    Place(usize),
    /// A number, in the unit of the question.
    Number(Amount),
}

/// The mark of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Right; for a number, to its last printed place, however it was rounded.
    Right,
    /// A number that is nearly right.
    Near,
    /// Wrong.
    Wrong,
    /// Nothing was answered.
    Blank,
}

/// The score of a learner's answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// How many of the counted answers are right.
    pub right: usize,
    /// How many answers count.
    pub total: usize,
    /// How many numbers are nearly right.
    pub near: usize,
    /// How many optional answers are right.
    pub extra: usize,
}

impl AnswerKey {
    /// Whether the answer has the kind that the question asks for, right or wrong.
    pub fn admits(&self, answer: Answer) -> bool {
        match (self, answer) {
            (Self::Standing(_), Answer::Standing(_)) | (Self::Number { .. }, Answer::Number(_)) => true,
            (Self::Place { places, .. }, Answer::Place(at)) => at < places.len(),
            _ => false,
        }
    }
}

/// Marks one answer.
pub fn mark(key: &AnswerKey, answer: Option<Answer>) -> Mark {
    let Some(answer) = answer else { return Mark::Blank };
    let is_right = match (key, answer) {
        (AnswerKey::Standing(key), Answer::Standing(answer)) => *key == answer,
        (AnswerKey::Place { right, .. }, Answer::Place(answer)) => *right == answer,
        (AnswerKey::Number { value, decimals, right, near }, Answer::Number(answer)) => {
            let off = (answer.get() - value.get()).abs();
            // Rounded up, down or to the nearest: a difference below a printed step is the same number in print.
            let forgiven = 1e-9 * value.get().abs().max(decimals.printed_step());
            if off >= decimals.printed_step() - forgiven && off > right.get() + forgiven {
                return if off <= near.get() + forgiven { Mark::Near } else { Mark::Wrong };
            }
            true
        }
        _ => false,
    };
    if is_right { Mark::Right } else { Mark::Wrong }
}

/// Marks all answers, given in the order of the questions. Missing ones are blank.
pub fn score(questions: &[Question], answers: &[Option<Answer>]) -> Score {
    let mut score = Score::default();
    for (at, question) in questions.iter().enumerate() {
        let mark = mark(&question.key, answers.get(at).copied().flatten());
        score.total += usize::from(!question.is_optional);
        score.near += usize::from(mark == Mark::Near);
        match mark {
            Mark::Right if question.is_optional => score.extra += 1,
            Mark::Right => score.right += 1,
            Mark::Near | Mark::Wrong | Mark::Blank => {}
        }
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Decimals;

    #[track_caller]
    fn marks(value: f64, answer: f64, expected: Mark) {
        let key =
            AnswerKey::Number { value: Amount::of(value), decimals: Decimals::TWO, right: Amount::ZERO, near: Amount::of(0.3) };
        assert_eq!(mark(&key, Some(Answer::Number(Amount::of(answer)))), expected, "{answer} for {value}");
    }

    #[test]
    fn a_number_is_right_however_it_was_rounded_to_its_last_printed_place() {
        for answer in [2.75, 2.74, 2.7464, 2.7463] {
            marks(2.7464, answer, Mark::Right);
        }
        marks(5.1, 5.11, Mark::Near);
        marks(5.1, 5.0, Mark::Near);
        marks(5.1, 4.79, Mark::Wrong);
    }

    #[test]
    fn a_guess_is_right_as_far_off_as_the_key_allows() {
        let key =
            AnswerKey::Number { value: Amount::of(10.0), decimals: Decimals::TWO, right: Amount::of(0.5), near: Amount::of(2.0) };
        let marked = [10.5, 9.5, 10.51, 12.0, 12.01].map(|answer| mark(&key, Some(Answer::Number(Amount::of(answer)))));
        assert_eq!(marked, [Mark::Right, Mark::Right, Mark::Near, Mark::Near, Mark::Wrong]);
    }

    #[test]
    fn an_answer_of_another_kind_is_wrong_and_none_is_blank() {
        let key = AnswerKey::Standing(Standing::Met);
        assert_eq!(mark(&key, Some(Answer::Place(0))), Mark::Wrong);
        assert_eq!(mark(&key, None), Mark::Blank);
    }
}
