//! Exercises under way: what a window keeps of one, and which it may go on as.

use proptest::prelude::*;
use tuiyan::exchange::{TRAINING, builtin_exercises, read_attempt, read_plan, write_attempt};
use tuiyan::projection::Standing;
use tuiyan::scenario::Key as Kept;
use tuiyan::training::*;

use crate::support::{amount, id, plan};

/// That exercise, begun and not answered yet.
fn begun(exercise: &Exercise) -> Attempt {
    Attempt {
        plan: id("lizhou-14"),
        exercise: exercise.id.clone(),
        learner: "第一组".to_owned(),
        hints: 0,
        scenario: matches!(exercise.task, Task::Rescue { .. }).then(Kept::opening),
        before: None,
        answers: vec![None; questions(plan(), exercise).len()],
        seconds: 0,
        is_running: true,
        minutes: exercise.minutes,
    }
}

/// An answer that may be wrong.
fn some_answer(key: &AnswerKey) -> Answer {
    match key {
        AnswerKey::Standing(_) => Answer::Standing(Standing::Met),
        AnswerKey::Place { places, .. } => Answer::Place(places.len() - 1),
        AnswerKey::Number { .. } => Answer::Number(amount(-1.0)),
    }
}

#[test]
fn an_exercise_goes_on_whatever_was_answered_so_far() {
    for exercise in builtin_exercises(plan()) {
        let asked = questions(plan(), &exercise);
        let mut attempt = begun(&exercise);
        assert!(attempt.fits(plan(), &exercise), "{}", exercise.id);
        for (at, question) in asked.iter().enumerate() {
            attempt.answers[at] = Some(some_answer(&question.key));
            assert!(attempt.fits(plan(), &exercise), "{} {at}", exercise.id);
        }
        attempt.hints = exercise.hints.len();
        assert!(attempt.fits(plan(), &exercise));
    }
}

#[test]
fn it_does_not_go_on_as_another_exercise_or_over_another_plan() {
    let all = builtin_exercises(plan());
    let readings = all.iter().find(|one| one.id == id("read-the-brackets")).unwrap();
    let place = questions(plan(), readings).iter().position(|one| matches!(one.key, AnswerKey::Place { .. })).unwrap();
    let begun = begun(readings);
    let changed = |change: &dyn Fn(&mut Attempt)| {
        let mut attempt = begun.clone();
        change(&mut attempt);
        attempt.fits(plan(), readings)
    };
    assert!(changed(&|_| {}));
    assert!(!changed(&|attempt| attempt.exercise = id("own")));
    assert!(!changed(&|attempt| attempt.plan = id("elsewhere")));
    assert!(!changed(&|attempt| attempt.scenario = Some(Kept::opening())));
    assert!(!changed(&|attempt| attempt.hints = readings.hints.len() + 1));
    assert!(!changed(&|attempt| attempt.answers.push(None)));
    assert!(!changed(&|attempt| attempt.answers.truncate(1)));
    assert!(!changed(&|attempt| attempt.answers[place] = Some(Answer::Place(99))));
    assert!(!changed(&|attempt| attempt.answers[place] = Some(Answer::Number(amount(1.0)))));
    let rescue = all.iter().find(|one| matches!(one.task, Task::Rescue { .. })).unwrap();
    let without = Attempt { scenario: None, ..self::begun(rescue) };
    assert!(!without.fits(plan(), rescue), "a rescue is nothing without its scenario");
    let other = read_plan(TRAINING).unwrap();
    assert!(!begun.fits(&other, readings));
}

fn answer() -> impl Strategy<Value = Option<Answer>> {
    let standings = prop::sample::select(vec![Standing::Met, Standing::Missed, Standing::Unjudged]);
    let number = any::<f64>().prop_filter("a finite number", |number| number.is_finite());
    prop::option::of(prop_oneof![
        standings.prop_map(Answer::Standing),
        (0..100_usize).prop_map(Answer::Place),
        number.prop_map(|number| Answer::Number(amount(number))),
    ])
}

proptest! {
    #[test]
    fn whatever_is_kept_reads_back_the_same(
        learner in any::<String>(),
        (hints, seconds, minutes) in (0..100_usize, any::<u32>(), any::<u8>()),
        scenario in prop::option::of("[a-z0-9-]{1,40}"),
        before in prop::option::of("[a-z0-9-]{1,40}"),
        answers in prop::collection::vec(answer(), 0..20),
        is_running: bool,
    ) {
        let [scenario, before] = [scenario, before].map(|key| key.and_then(|key| Kept::new(&key)));
        let (plan, exercise, minutes) = (id("lizhou-14"), id("own"), Minutes::new(minutes));
        let attempt = Attempt { plan, exercise, learner, hints, scenario, before, answers, seconds, is_running, minutes };
        let text = write_attempt(&attempt);
        prop_assert_eq!(read_attempt(&text), Ok(attempt), "{}", text);
    }

    #[test]
    fn a_record_that_was_cut_off_is_refused(to in any::<prop::sample::Index>()) {
        let text = write_attempt(&begun(&builtin_exercises(plan())[0]));
        let chars: Vec<_> = text.chars().collect();
        let cut: String = chars[..to.index(chars.len())].iter().collect();
        prop_assert!(read_attempt(&cut).is_err(), "{}", cut);
    }
}
