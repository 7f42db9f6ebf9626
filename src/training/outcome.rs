//! The results of an exercise, of one learner and of a class.

use super::answer::{Answer, Score};
use crate::plan::Id;

/// The result of one learner or one group in one round.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The learner's name, as typed.
    pub learner: String,
    /// The plan.
    pub plan: Id,
    /// The exercise.
    pub exercise: Id,
    /// The score of the answers.
    pub score: Score,
    /// How many hints were asked for.
    pub hints: usize,
    /// The time it took, in seconds.
    pub seconds: u32,
    /// The change made and the least possible, in the exercise's measure; only for a rescue.
    pub change: Option<(f64, f64)>,
    /// When it was handed in, as the shell writes it; empty if unknown.
    pub when: String,
    /// The answers, in the order of the questions; empty for a rescue, and for results from before answers were kept.
    pub answers: Vec<Option<Answer>>,
}

/// The results of a class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turnout<'a> {
    /// How many results there are.
    pub count: usize,
    /// The best.
    pub best: &'a Outcome,
    /// The median; of an even number the better of the middle two.
    pub median: &'a Outcome,
}

/// The results of everybody who took an exercise of a plan; `None` if nobody has.
pub fn turnout<'a>(outcomes: &'a [Outcome], plan: &Id, exercise: &Id) -> Option<Turnout<'a>> {
    let mut taken: Vec<_> = outcomes.iter().filter(|one| one.plan == *plan && one.exercise == *exercise).collect();
    taken.sort_by(|a, b| {
        let rank = |one: &Outcome| (one.score.right, one.score.extra, one.score.near);
        rank(b).cmp(&rank(a)).then(a.excess().total_cmp(&b.excess())).then(a.seconds.cmp(&b.seconds))
    });
    let count = taken.len();
    Some(Turnout { count, best: taken.first()?, median: taken.get(count.saturating_sub(1) / 2)? })
}

impl Outcome {
    /// The learner's round in this exercise, given the earlier results; the first is 1.
    pub fn round(&self, before: &[Self]) -> usize {
        let is_same =
            |other: &&Self| (&other.learner, &other.plan, &other.exercise) == (&self.learner, &self.plan, &self.exercise);
        1 + before.iter().filter(is_same).count()
    }

    /// How much more than the least was changed; zero if there is no change to measure.
    fn excess(&self) -> f64 {
        self.change.map_or(0.0, |(change, least)| change - least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(learner: &str, right: usize, change: f64) -> Outcome {
        Outcome {
            learner: learner.to_owned(),
            plan: Id::new("p").unwrap(),
            exercise: Id::new("e").unwrap(),
            score: Score { right, total: 5, near: 0, extra: 0 },
            hints: 0,
            seconds: 60,
            change: Some((change, 2.0)),
            when: String::new(),
            answers: Vec::new(),
        }
    }

    #[test]
    fn the_best_of_a_class_has_most_right_and_then_changed_least() {
        let all = [taken("甲", 4, 2.0), taken("乙", 5, 3.0), taken("丙", 5, 2.5)];
        let found = turnout(&all, &all[0].plan, &all[0].exercise).unwrap();
        assert_eq!((found.count, found.best.learner.as_str(), found.median.learner.as_str()), (3, "丙", "乙"));
        assert_eq!(turnout(&all, &all[0].plan, &Id::new("other").unwrap()), None);
    }
}
