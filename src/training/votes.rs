//! The answers of a class to one question.

use super::answer::{Answer, Mark, mark};
use super::outcome::Outcome;
use super::question::AnswerKey;
use crate::plan::Id;
use crate::projection::Standing;

/// Counted answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Votes {
    /// The answers with their counts, in the order in which they are offered.
    pub given: Vec<(Vote, usize)>,
    /// How many left it blank.
    pub blank: usize,
}

/// A kind of answer. Of a number only its mark counts, since hardly two of a class write the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vote {
    /// A verdict.
    Standing(Standing),
    /// One of the offered places.
    Place(usize),
    /// A number.
    Number(Mark),
}

/// The answers of everybody who took an exercise of a plan, each by the latest round that has any; `None` if no result has answers.
pub fn votes(outcomes: &[Outcome], plan: &Id, exercise: &Id, at: usize, key: &AnswerKey) -> Option<Votes> {
    let is_later = |outcome: &Outcome, rest: &[Outcome]| {
        let is_same = |other: &Outcome| (&other.learner, &other.plan, &other.exercise) == (&outcome.learner, plan, exercise);
        !outcome.learner.is_empty() && rest.iter().any(|other| is_same(other) && !other.answers.is_empty())
    };
    let told = |(index, one): (usize, &Outcome)| {
        let is_of_it = one.plan == *plan && one.exercise == *exercise && !one.answers.is_empty();
        (is_of_it && !is_later(one, &outcomes[index + 1..])).then(|| one.answers.get(at).copied().flatten())
    };
    let answers: Vec<_> = outcomes.iter().enumerate().filter_map(told).collect();
    let count = |vote: Vote| answers.iter().flatten().filter(|answer| Some(vote) == cast(key, **answer)).count();
    let given: Vec<_> = offered(key).into_iter().map(|vote| (vote, count(vote))).collect();
    let blank = answers.len() - given.iter().map(|(_, count)| count).sum::<usize>();
    (!answers.is_empty()).then_some(Votes { given, blank })
}

fn offered(key: &AnswerKey) -> Vec<Vote> {
    match key {
        AnswerKey::Standing(_) => [Standing::Met, Standing::Missed, Standing::Unjudged].map(Vote::Standing).to_vec(),
        AnswerKey::Place { places, .. } => (0..places.len()).map(Vote::Place).collect(),
        AnswerKey::Number { .. } => [Mark::Right, Mark::Near, Mark::Wrong].map(Vote::Number).to_vec(),
    }
}

/// The kind of an answer; `None` if it does not answer this question.
fn cast(key: &AnswerKey, answer: Answer) -> Option<Vote> {
    key.admits(answer).then(|| match answer {
        Answer::Standing(standing) => Vote::Standing(standing),
        Answer::Place(at) => Vote::Place(at),
        Answer::Number(_) => Vote::Number(mark(key, Some(answer))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Amount, Decimals};
    use crate::training::Score;

    fn taken(learner: &str, answers: Vec<Option<Answer>>) -> Outcome {
        Outcome {
            learner: learner.to_owned(),
            plan: Id::new("p").unwrap(),
            exercise: Id::new("e").unwrap(),
            score: Score::default(),
            hints: 0,
            seconds: 60,
            change: None,
            when: String::new(),
            answers,
        }
    }

    fn told(all: &[Outcome], at: usize, key: &AnswerKey) -> Option<(Vec<usize>, usize)> {
        let votes = votes(all, &all[0].plan, &all[0].exercise, at, key)?;
        Some((votes.given.iter().map(|(_, count)| *count).collect(), votes.blank))
    }

    #[test]
    fn everybody_counts_once_by_the_last_round_and_the_unnamed_each_time() {
        let met = Some(Answer::Standing(Standing::Met));
        let missed = Some(Answer::Standing(Standing::Missed));
        let all = [
            taken("甲", vec![missed]),
            taken("甲", vec![met]),
            taken("乙", vec![met]),
            taken("", vec![missed]),
            taken("", vec![None]),
            // A result of before answers were kept says nothing, and takes nothing back.
            taken("乙", vec![]),
        ];
        assert_eq!(told(&all, 0, &AnswerKey::Standing(Standing::Met)), Some((vec![2, 1, 0], 1)));
        assert_eq!(told(&all[5..], 0, &AnswerKey::Standing(Standing::Met)), None);
    }

    #[test]
    fn of_a_number_it_counts_how_near_it_is() {
        let key =
            AnswerKey::Number { value: Amount::of(2.75), decimals: Decimals::TWO, right: Amount::ZERO, near: Amount::of(0.3) };
        let number = |number| taken("", vec![Some(Answer::Number(Amount::of(number)))]);
        let all = [number(2.75), number(2.6), number(9.0), taken("", vec![Some(Answer::Place(0))])];
        assert_eq!(told(&all, 0, &key), Some((vec![1, 1, 1], 1)));
    }
}
