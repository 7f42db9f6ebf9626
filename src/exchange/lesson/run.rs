//! An exercise under way: from its beginning, through a reload, to what came of it.

use std::sync::Arc;

use crate::exchange::{Places, Storage, Trouble, read_attempt, set_aside, write_attempt};
use crate::plan::{Id, Plan};
use crate::scenario::{Key, Workspace};
use crate::training::{Answer, Attempt, Exercise, Minutes, Outcome, Score, questions, score};
use crate::view::training::RescueReport;

const ATTEMPT: &str = "tuiyan/2-training/attempt";

/// An exercise that somebody is doing, or has just handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct ExerciseRun {
    /// The plan.
    pub plan: Id,
    /// The exercise.
    pub exercise: Arc<Exercise>,
    /// Who is at it, as typed.
    pub learner: String,
    /// How many hints were asked for.
    pub hints: usize,
    /// The learner's scenario; of a rescue only.
    pub key: Option<Key>,
    /// The scenario that was open before, and is open again once it is over.
    pub before: Option<Key>,
    /// What came of it; `None` while it is under way.
    pub outcome: Option<Outcome>,
    /// The report of a rescue that was handed in.
    pub report: Option<RescueReport>,
}

impl ExerciseRun {
    /// Whether it shows nothing of 推演: a quiz, or what a rescue came to.
    pub const fn hides_the_rest(&self) -> bool {
        self.key.is_none() || self.outcome.is_some()
    }

    /// The person's own scenario that is to be open again, where the exercise's is: the one that was open before, or any other.
    pub fn way_back(&self, all: &Workspace) -> Option<Key> {
        let key = self.key.as_ref().filter(|key| all.open().key == **key)?;
        let before = self.before.as_ref().filter(|before| all.get(before).is_some());
        let other = || all.kept().iter().map(|kept| &kept.key).find(|other| *other != key);
        before.or_else(other).cloned()
    }
}

/// What the clock of an exercise shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// Whole seconds that have passed.
    pub seconds: u32,
    /// Whether it runs.
    pub is_running: bool,
    /// How long the exercise is meant to take.
    pub minutes: Option<Minutes>,
}

/// What becomes of an exercise that was under way before the page was loaded, once a plan is there.
#[derive(Clone, Debug, PartialEq)]
pub enum Arrival {
    /// Nothing: there is none, it is another plan's, or it goes on already.
    Nothing,
    /// It goes on.
    GoesOn(Attempt),
    /// It cannot go on over this plan.
    Stops(Attempt),
}

/// The exercise under way in this window, and the one that waits to go on.
#[derive(Debug, Default)]
pub struct Lesson {
    run: Option<ExerciseRun>,
    answers: Vec<Option<Answer>>,
    awaited: Option<Attempt>,
    is_damaged: bool,
    is_unkept: bool,
}

impl Lesson {
    /// Nothing is under way yet; what was, before the page was loaded, is awaited.
    pub fn found<S: Storage>(places: &Places<S>) -> Self {
        let attempt = attempt(places);
        Self { is_damaged: attempt.is_err(), awaited: attempt.ok().flatten(), ..Self::default() }
    }

    /// The exercise under way, or what it came to.
    pub const fn run(&self) -> Option<&ExerciseRun> {
        self.run.as_ref()
    }

    /// The answers so far, in the order of the questions.
    pub fn answers(&self) -> &[Option<Answer>] {
        &self.answers
    }

    /// Begins an exercise; of a rescue with the learner's scenario and the one that was open before.
    pub fn begin<S: Storage>(
        &mut self,
        (plan, exercise): (&Plan, Arc<Exercise>),
        learner: &str,
        scenarios: Option<(Key, Key)>,
        timing: Timing,
        places: &Places<S>,
    ) {
        self.answers = vec![None; questions(plan, &exercise).len()];
        let (key, before) = scenarios.unzip();
        let (plan, learner) = (plan.id.clone(), learner.trim().to_owned());
        self.run = Some(ExerciseRun { plan, exercise, learner, hints: 0, key, before, outcome: None, report: None });
        self.note(timing, places);
    }

    /// Answers a question, or takes the answer back.
    pub fn answer<S: Storage>(&mut self, at: usize, answer: Option<Answer>, timing: Timing, places: &Places<S>) {
        if let Some(place) = self.answers.get_mut(at) {
            *place = answer;
        }
        self.note(timing, places);
    }

    /// Shows one hint more.
    pub fn hint<S: Storage>(&mut self, timing: Timing, places: &Places<S>) {
        if let Some(run) = &mut self.run {
            run.hints = (run.hints + 1).min(run.exercise.hints.len());
        }
        self.note(timing, places);
    }

    /// What the answers come to over a plan.
    pub fn score(&self, plan: &Plan) -> Option<Score> {
        self.run.as_ref().map(|run| score(&questions(plan, &run.exercise), &self.answers))
    }

    /// Notes what the exercise came to, at that time of that day; answers what is to be added to the results.
    pub fn finish<S: Storage>(
        &mut self,
        came_to: Score,
        report: Option<RescueReport>,
        (timing, when): (Timing, String),
        places: &Places<S>,
    ) -> Option<Outcome> {
        let run = self.run.as_mut()?;
        let outcome = Outcome {
            learner: run.learner.clone(),
            plan: run.plan.clone(),
            exercise: run.exercise.id.clone(),
            score: came_to,
            hints: run.hints,
            seconds: timing.seconds,
            change: report.as_ref().map(|report| report.change),
            when,
            answers: self.answers.clone(),
        };
        (run.outcome, run.report) = (Some(outcome.clone()), report);
        self.note(timing, places);
        Some(outcome)
    }

    /// Leaves the exercise without a result, or the result of one.
    pub fn leave<S: Storage>(&mut self, timing: Timing, places: &Places<S>) {
        self.run = None;
        self.note(timing, places);
    }

    /// Keeps how far the exercise has come, or that there is none any more. Nothing is awaited from then on.
    fn note<S: Storage>(&mut self, timing: Timing, places: &Places<S>) {
        self.awaited = None;
        let attempt = self.attempt(timing);
        let kept = keep(attempt.as_ref(), places);
        self.is_unkept = attempt.is_some() && kept.is_err();
    }

    /// Keeps what the clock shows of an exercise under way: the page may not come back, or only anew.
    pub fn note_time<S: Storage>(&self, timing: Timing, places: &Places<S>) {
        if let Some(attempt) = self.attempt(timing) {
            // Answers are kept already, and nobody looks at what could be said here.
            let _ = keep(Some(&attempt), places);
        }
    }

    fn attempt(&self, timing: Timing) -> Option<Attempt> {
        let run = self.run.as_ref().filter(|run| run.outcome.is_none())?;
        Some(Attempt {
            plan: run.plan.clone(),
            exercise: run.exercise.id.clone(),
            learner: run.learner.clone(),
            hints: run.hints,
            scenario: run.key.clone(),
            before: run.before.clone(),
            answers: self.answers.clone(),
            seconds: timing.seconds,
            is_running: timing.is_running,
            minutes: timing.minutes,
        })
    }

    /// Whether an exercise that was under way before the page was loaded waits to go on.
    pub const fn is_awaited(&self) -> bool {
        self.awaited.is_some()
    }

    /// Whether that is a quiz over a plan.
    pub fn awaits_quiz(&self, plan: &Id) -> bool {
        self.awaited.as_ref().is_some_and(|attempt| attempt.plan == *plan && attempt.scenario.is_none())
    }

    /// A plan is on the page with its scenarios and exercises: what waits for it goes on. Other data of the same plan may come later; then
    /// it goes on over those.
    pub fn arrive(&mut self, plan: &Plan, has: impl Fn(&Key) -> bool, exercises: impl FnOnce() -> Vec<Arc<Exercise>>) -> Arrival {
        let Some(attempt) = self.awaited.clone().filter(|attempt| attempt.plan == plan.id) else { return Arrival::Nothing };
        let exercises = if attempt.scenario.as_ref().is_none_or(has) { exercises() } else { Vec::new() };
        let Some(exercise) = exercises.into_iter().find(|one| attempt.fits(plan, one)) else {
            self.run = None;
            return Arrival::Stops(attempt);
        };
        if self.run.as_ref().is_some_and(|run| run.exercise == exercise) {
            return Arrival::Nothing;
        }
        let Attempt { plan, learner, hints, scenario: key, before, answers, .. } = attempt.clone();
        self.answers = answers;
        self.run = Some(ExerciseRun { plan, exercise, learner, hints, key, before, outcome: None, report: None });
        Arrival::GoesOn(attempt)
    }

    /// All plans are there that come with the page: what cannot go on now is given up. Answers whether the person is to be told. `waits`
    /// says whether a plan is at hand and not the open one.
    pub fn settle<S: Storage>(&mut self, waits: impl Fn(&Id) -> bool, timing: Timing, places: &Places<S>) -> bool {
        let is_given_up = self.run.is_none() && self.awaited.as_ref().is_some_and(|attempt| !waits(&attempt.plan));
        if is_given_up {
            self.note(timing, places);
        }
        is_given_up || self.is_damaged
    }

    /// Whether a reload would lose the exercise under way.
    pub const fn has_unkept(&self) -> bool {
        self.is_unkept
    }
}

/// The exercise that was under way in this window, if any; nothing but an error where it could not be read.
fn attempt<S: Storage>(places: &Places<S>) -> Result<Option<Attempt>, ()> {
    let Some(storage) = &places.window else { return Ok(None) };
    let Some(text) = storage.text(ATTEMPT).ok().flatten() else { return Ok(None) };
    read_attempt(&text).map(Some).map_err(|_| set_aside(storage, ATTEMPT, &text))
}

fn keep<S: Storage>(attempt: Option<&Attempt>, places: &Places<S>) -> Result<(), Trouble> {
    let storage = places.window.as_ref().ok_or(Trouble::Denied)?;
    if let Some(attempt) = attempt {
        return storage.put(ATTEMPT, &write_attempt(attempt));
    }
    storage.remove(ATTEMPT);
    Ok(())
}
