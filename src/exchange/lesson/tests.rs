use std::sync::Arc;

use super::*;
use crate::exchange::memory::machine::Machine;
use crate::exchange::{Places, Storage, Trouble, builtin_exercises, builtin_plan, own_exercises_record, read_plan};
use crate::plan::{Id, Plan};
use crate::scenario::{Kept, Key, Scenario, Workspace};
use crate::training::{Answer, Attempt, Exercise, Outcome, Score, Task, questions};

type Page = Places<Machine>;

fn plan() -> Plan {
    builtin_plan().unwrap()
}

fn key(name: &str) -> Key {
    Key::new(name).unwrap()
}

/// An exercise that ships: a rescue, or any other.
fn exercise(plan: &Plan, is_rescue: bool) -> Arc<Exercise> {
    let is_it = |one: &Exercise| matches!(one.task, Task::Rescue { .. }) == is_rescue && (is_rescue || !one.hints.is_empty());
    Arc::new(builtin_exercises(plan).into_iter().find(is_it).unwrap())
}

fn at(seconds: u32) -> Timing {
    Timing { seconds, is_running: true, minutes: None }
}

fn begun(page: &Page, plan: &Plan) -> Lesson {
    let mut lesson = Lesson::found(page);
    lesson.begin((plan, exercise(plan, false)), " 一组 ", None, at(0), page);
    lesson
}

/// The page is loaded anew over a plan in which every scenario is there.
fn reloaded(page: &Page, plan: &Plan) -> (Lesson, Arrival) {
    let mut lesson = Lesson::found(page);
    let arrival = lesson.arrive(plan, |_| true, || builtin_exercises(plan).into_iter().map(Arc::new).collect());
    (lesson, arrival)
}

#[test]
fn an_exercise_goes_on_after_a_reload_where_it_was() {
    let (page, plan) = (Machine::fresh(), plan());
    let mut lesson = begun(&page, &plan);
    assert_eq!(lesson.answers().len(), questions(&plan, &exercise(&plan, false)).len());
    lesson.hint(at(5), &page);
    lesson.note_time(at(40), &page);
    let (again, arrival) = reloaded(&page, &plan);
    assert_eq!(again.run(), lesson.run());
    assert_eq!(again.run().map(|run| (run.learner.as_str(), run.hints)), Some(("一组", 1)));
    assert!(matches!(arrival, Arrival::GoesOn(Attempt { seconds: 40, is_running: true, .. })));
}

#[test]
fn only_as_many_hints_are_shown_as_there_are() {
    let (page, plan) = (Machine::fresh(), plan());
    let mut lesson = begun(&page, &plan);
    let all = exercise(&plan, false).hints.len();
    (0..=all).for_each(|_| lesson.hint(at(1), &page));
    assert_eq!(lesson.run().map(|run| run.hints), Some(all));
}

#[test]
fn it_arrives_once_and_over_its_own_plan_only() {
    let (page, plan) = (Machine::fresh(), plan());
    begun(&page, &plan);
    let other = read_plan(crate::exchange::NATIONAL).unwrap();
    let (mut lesson, arrival) = reloaded(&page, &other);
    assert_eq!((arrival, lesson.is_awaited()), (Arrival::Nothing, true));
    assert!(lesson.awaits_quiz(&plan.id) && !lesson.awaits_quiz(&other.id));
    let exercises = || builtin_exercises(&plan).into_iter().map(Arc::new).collect();
    assert!(matches!(lesson.arrive(&plan, |_| true, exercises), Arrival::GoesOn(_)));
    assert_eq!(lesson.arrive(&plan, |_| true, exercises), Arrival::Nothing);
}

#[test]
fn a_rescue_whose_scenario_is_gone_stops() {
    let (page, plan) = (Machine::fresh(), plan());
    let mut lesson = Lesson::found(&page);
    lesson.begin((&plan, exercise(&plan, true)), "", Some((key("a"), key("b"))), at(0), &page);
    assert!(lesson.run().is_some_and(|run| !run.hides_the_rest()));
    let mut again = Lesson::found(&page);
    let exercises = || builtin_exercises(&plan).into_iter().map(Arc::new).collect();
    assert!(matches!(again.arrive(&plan, |_| false, exercises), Arrival::Stops(_)));
    assert_eq!(again.run(), None);
}

#[test]
fn what_cannot_go_on_is_given_up_once_all_plans_are_there_and_the_person_is_told() {
    let (page, plan) = (Machine::fresh(), plan());
    begun(&page, &plan);
    let mut waiting = Lesson::found(&page);
    assert!(!waiting.settle(|_| true, at(0), &page), "its plan is at hand");
    assert!(waiting.settle(|_| false, at(0), &page));
    assert!(!waiting.is_awaited() && !Lesson::found(&page).is_awaited());
}

#[test]
fn a_record_that_cannot_be_read_is_set_aside_and_told() {
    let page = Machine::fresh();
    page.window.as_ref().unwrap().put("tuiyan/2-training/attempt", "{").unwrap();
    let mut lesson = Lesson::found(&page);
    assert!(!lesson.is_awaited() && lesson.settle(|_| true, at(0), &page));
    assert_eq!(page.window.as_ref().unwrap().names(), ["tuiyan/damaged/tuiyan/2-training/attempt"]);
}

#[test]
fn what_finds_no_room_in_the_window_would_be_lost_with_a_reload() {
    let (page, plan) = (Machine::fresh(), plan());
    page.window.as_ref().unwrap().fill(true);
    let mut lesson = begun(&page, &plan);
    assert!(lesson.has_unkept());
    lesson.leave(at(1), &page);
    assert!(!lesson.has_unkept());
}

#[test]
fn handed_in_it_has_a_result_and_is_under_way_no_more() {
    let (page, plan) = (Machine::fresh(), plan());
    let mut lesson = begun(&page, &plan);
    let key = questions(&plan, &exercise(&plan, false))[0].key.clone();
    let right = match key {
        crate::training::AnswerKey::Standing(standing) => Some(Answer::Standing(standing)),
        _ => None,
    };
    lesson.answer(0, right, at(9), &page);
    lesson.answer(999, right, at(9), &page);
    let came_to = lesson.score(&plan).unwrap();
    let outcome = lesson.finish(came_to, None, (at(61), "2026-03-01 10:20:05".into()), &page).unwrap();
    assert_eq!((outcome.seconds, outcome.learner.as_str(), outcome.score), (61, "一组", came_to));
    assert_eq!(outcome.answers[0], right);
    assert!(lesson.run().is_some_and(crate::exchange::lesson::ExerciseRun::hides_the_rest));
    assert!(page.window.as_ref().unwrap().names().is_empty());
}

#[test]
fn after_a_rescue_ones_own_scenario_is_open_again() {
    let (page, plan) = (Machine::fresh(), plan());
    let mut lesson = Lesson::found(&page);
    lesson.begin((&plan, exercise(&plan, true)), "", Some((key("a"), key("b"))), at(0), &page);
    let run = lesson.run().unwrap();
    let all = |keys: &[&str], open: &str| {
        let kept = keys.iter().map(|name| Kept::new(key(name), Scenario::holding(&plan))).collect();
        Workspace::from_kept(kept, Some(&key(open))).unwrap()
    };
    assert_eq!(run.way_back(&all(&["a", "b", "c"], "a")), Some(key("b")));
    assert_eq!(run.way_back(&all(&["a", "c"], "a")), Some(key("c")), "the one before was deleted");
    assert_eq!(run.way_back(&all(&["a"], "a")), None);
    assert_eq!(run.way_back(&all(&["a", "b"], "b")), None, "another is open already");
}

fn outcome(learner: &str, when: &str) -> Outcome {
    Outcome {
        learner: learner.into(),
        plan: plan().id,
        exercise: Id::new("e").unwrap(),
        score: Score::default(),
        hints: 0,
        seconds: 5,
        change: None,
        when: when.into(),
        answers: Vec::new(),
    }
}

#[test]
fn results_are_kept_and_the_same_line_counts_once() {
    let page = Machine::fresh();
    let (mut book, mut theirs) = (ResultBook::found(&page), ResultBook::found(&page));
    assert_eq!(book.add(vec![outcome("一组", "1"), outcome("一组", "2")], &page), 2);
    assert_eq!(theirs.add(vec![outcome("二组", "3"), outcome("一组", "1")], &page), 1, "another window handed in meanwhile");
    assert_eq!(ResultBook::found(&page).outcomes().len(), 3);
    theirs.clear(&page);
    assert!(ResultBook::found(&page).outcomes().is_empty() && page.machine.unwrap().names().is_empty());
}

#[test]
fn results_that_cannot_be_kept_are_complained_of() {
    let page = Machine::fresh();
    let mut book = ResultBook::found(&page);
    page.machine.as_ref().unwrap().fill(true);
    book.add(vec![outcome("一组", "1")], &page);
    assert_eq!(book.complaint(), Some(Trouble::Full.words()));
    let nowhere = Places::<Machine> { machine: Err(Trouble::Denied), window: None };
    assert_eq!(ResultBook::found(&nowhere).complaint(), Some(Trouble::Denied.words()));
}

#[test]
fn results_that_cannot_be_read_are_set_aside() {
    let page = Machine::fresh();
    page.machine.as_ref().unwrap().put("tuiyan/2-training/results", "什么").unwrap();
    assert!(ResultBook::found(&page).complaint().is_some_and(|said| said.contains("已另存备份")));
    assert_eq!(page.machine.unwrap().names(), ["tuiyan/damaged/tuiyan/2-training/results"]);
}

/// A file of exercises over a plan, as a person may load it.
fn file() -> &'static str {
    crate::exchange::EXERCISES[0]
}

#[test]
fn exercises_of_ones_own_are_kept_until_they_are_removed() {
    let page = Machine::fresh();
    let plan = [builtin_plan().unwrap(), read_plan(crate::exchange::TRAINING).unwrap()];
    let plan = plan.into_iter().find(|plan| OwnBook::default().take(plan, file(), &Machine::fresh()).is_ok()).unwrap();
    let mut book = OwnBook::default();
    let count = book.take(&plan, file(), &page).unwrap();
    let mut again = OwnBook::default();
    again.recall(&plan, &page);
    assert_eq!((again.exercises(&plan.id).len(), again.unfit(&plan.id).len()), (count, 0));
    for one in book.exercises(&plan.id) {
        book.remove(&plan, &one.id, &page);
    }
    again.recall(&plan, &page);
    assert!(again.exercises(&plan.id).is_empty() && page.machine.unwrap().names().is_empty());
}

#[test]
fn exercises_that_find_no_room_stay_in_this_window() {
    let page = Machine::fresh();
    let plan = [builtin_plan().unwrap(), read_plan(crate::exchange::TRAINING).unwrap()];
    let plan = plan.into_iter().find(|plan| OwnBook::default().take(plan, file(), &Machine::fresh()).is_ok()).unwrap();
    page.machine.as_ref().unwrap().fill(true);
    let mut book = OwnBook::default();
    book.take(&plan, file(), &page).unwrap();
    book.recall(&plan, &page);
    assert!(book.has_unkept() && !book.exercises(&plan.id).is_empty());
    assert_eq!(book.complaint(&plan.id).as_deref(), Some(Trouble::Full.words()));
}

#[test]
fn exercises_that_cannot_be_read_are_set_aside() {
    let (page, plan) = (Machine::fresh(), plan());
    page.machine.as_ref().unwrap().put(&own_exercises_record(&plan.id), "{").unwrap();
    let mut book = OwnBook::default();
    book.recall(&plan, &page);
    assert!(book.complaint(&plan.id).is_some_and(|said| said.contains("已另存备份")));
}
