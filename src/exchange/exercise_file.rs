//! The exercise file, `tuiyan.exercise/1`: exercises over one plan. It holds no answers; these follow from the plan.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::decode::{check_format, decode};
use super::facts_file::read_facts;
use super::fault::{Fault, Faults};
use super::object::Object;
use super::opening::shipped_facts;
use super::scenario_file::read_scenario;
use crate::phrase;
use crate::plan::{Id, Plan, Rate, Year};
use crate::scenario::{Facts, Scenario};
use crate::training::{Asked, ChangeMeasure, Exercise, Minutes, Passage, Task, Words, complaints};

pub(super) const KIND: &str = "tuiyan.exercise";
pub(super) const VERSION: u32 = 1;

/// The exercises that ship with the program, each file over one plan.
pub const EXERCISES: [&str; 2] =
    [include_str!("../../data/exercises/lizhou-14.json"), include_str!("../../data/exercises/yunhe-2032.json")];

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExercisesFile {
    pub(super) format: String,
    pub(super) plan: String,
    pub(super) exercises: Vec<Box<RawValue>>,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindName {
    Predict,
    Rescue,
    Rate,
    Readings,
    Foretell,
}

/// Every field of any kind of exercise. Flat rather than tagged, so that each fault is reported at its own path.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExerciseFile {
    id: Id,
    title: Object<WordsFile>,
    task: Object<WordsFile>,
    #[serde(default)]
    hints: Vec<Object<WordsFile>>,
    minutes: Option<Minutes>,
    kind: KindName,
    scenario: Option<Box<RawValue>>,
    #[serde(default)]
    indicators: Vec<Id>,
    ask_outcome: Option<bool>,
    measure: Option<MeasureName>,
    rate: Option<Rate>,
    ask: Option<Vec<AskedName>>,
    passages: Option<Vec<Object<PassageFile>>>,
    /// The known figures; if left out, those that ship with the plan.
    facts: Option<Box<RawValue>>,
    until: Option<Year>,
    year: Option<Year>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PassageFile {
    place: String,
    zh: String,
    #[serde(default)]
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    zh: String,
    #[serde(default)]
    en: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum MeasureName {
    Steps,
    Share,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AskedName {
    Compound,
    Even,
    Total,
    Required,
}

/// The exercises over a plan that ship with the program; empty for other plans.
pub fn builtin_exercises(plan: &Plan) -> Vec<Exercise> {
    EXERCISES.iter().filter_map(|text| read_exercises(text, plan).ok()).flatten().collect()
}

/// Reads exercises over a plan.
///
/// # Errors
/// Everything that does not fit the format, the plan or the kind of exercise, each with its path.
pub fn read_exercises(text: &str, plan: &Plan) -> Result<Vec<Exercise>, Faults> {
    Ok(read_with_texts(text, plan)?.into_iter().map(|(exercise, _)| exercise).collect())
}

/// The same, each with its own text in the file.
pub(super) fn read_with_texts(text: &str, plan: &Plan) -> Result<Vec<(Exercise, Box<RawValue>)>, Faults> {
    let (mut exercises, mut faults) = (Vec::<(Exercise, _)>::new(), Vec::new());
    for (at, raw) in texts_over(text, &plan.id)?.into_iter().enumerate() {
        match read_exercise(raw.get(), plan) {
            Ok(exercise) if exercises.iter().any(|(other, _)| other.id == exercise.id) => {
                let problem = phrase!(
                    "“{0}”重复，每个练习的编号只能用一次",
                    "“{0}” appears twice; each exercise needs an id of its own",
                    exercise.id
                );
                faults.push(Fault::new(format!("exercises[{at}].id"), problem));
            }
            Ok(exercise) => exercises.push((exercise, raw)),
            Err(found) => faults.extend(found.into_iter().map(|fault| fault.within(&format!("exercises[{at}]")))),
        }
    }
    if faults.is_empty() { Ok(exercises) } else { Err(Faults(faults)) }
}

/// The text of each exercise of a file over that plan, not yet read.
pub(super) fn texts_over(text: &str, plan: &Id) -> Result<Vec<Box<RawValue>>, Fault> {
    check_format(text, KIND, VERSION)?;
    let file: ExercisesFile = decode(text)?;
    if file.plan == plan.as_str() {
        return Ok(file.exercises);
    }
    let problem = phrase!(
        "为“{0}”，而当前规划是“{plan}”，练习只能用于它所属的规划",
        "is “{0}”, but the plan that is open is “{plan}”; exercises belong to one plan",
        file.plan
    );
    Err(Fault::new("plan", problem))
}

pub(super) fn read_exercise(raw: &str, plan: &Plan) -> Result<Exercise, Vec<Fault>> {
    let file: ExerciseFile = decode(raw).map_err(|fault| vec![fault])?;
    let misplaced = file.misplaced();
    if !misplaced.is_empty() {
        return Err(misplaced);
    }
    let scenario = match &file.scenario {
        None => Scenario::holding(plan),
        Some(raw) => read_scenario(raw.get(), plan)
            .map_err(|Faults(found)| found.into_iter().map(|fault| fault.within("scenario")).collect::<Vec<_>>())?,
    };
    let facts = file.facts(plan)?;
    let exercise = file.into_exercise(scenario, facts)?;
    let refused = complaints(&exercise, plan);
    let faults: Vec<_> = refused.into_iter().map(|complaint| Fault::new(in_file(&complaint.field), complaint.problem)).collect();
    if faults.is_empty() { Ok(exercise) } else { Err(faults) }
}

/// The name of a field in the file.
fn in_file(field: &str) -> &str {
    if field == "asks" { "ask" } else { field }
}

fn missing(problem: String) -> Fault {
    Fault::new("", problem)
}

impl ExerciseFile {
    /// Fields that belong to another kind of exercise.
    fn misplaced(&self) -> Vec<Fault> {
        let given = [
            ("scenario", self.scenario.is_some(), !matches!(self.kind, KindName::Rate | KindName::Foretell)),
            ("ask_outcome", self.ask_outcome.is_some(), self.kind == KindName::Predict),
            ("measure", self.measure.is_some(), self.kind == KindName::Rescue),
            ("rate", self.rate.is_some(), self.kind == KindName::Rate),
            ("ask", self.ask.is_some(), self.kind == KindName::Rate),
            ("passages", self.passages.is_some(), self.kind == KindName::Readings),
            ("facts", self.facts.is_some(), self.kind == KindName::Foretell),
            ("until", self.until.is_some(), self.kind == KindName::Foretell),
            ("year", self.year.is_some(), self.kind == KindName::Foretell),
        ];
        let wrong = given.into_iter().filter(|(_, is_given, fits)| *is_given && !fits);
        wrong
            .map(|(field, ..)| {
                Fault::new(
                    field,
                    phrase!("这种练习（kind）没有这一项，请删去", "an exercise of this kind has no such field; delete it"),
                )
            })
            .collect()
    }

    /// The known figures.
    fn facts(&self, plan: &Plan) -> Result<Facts, Vec<Fault>> {
        match &self.facts {
            Some(raw) => read_facts(raw.get(), plan)
                .map_err(|Faults(found)| found.into_iter().map(|fault| fault.within("facts")).collect::<Vec<_>>()),
            None if self.kind == KindName::Foretell => shipped_facts(plan).ok_or_else(|| {
                vec![missing(phrase!(
                    "缺少字段 facts（tuiyan.facts/1）：这个规划没有附带历年数据",
                    "facts (tuiyan.facts/1) is missing: no yearly figures ship with this plan"
                ))]
            }),
            None => Ok(Facts::default()),
        }
    }

    fn into_exercise(self, scenario: Scenario, facts: Facts) -> Result<Exercise, Vec<Fault>> {
        let (indicators, scenario) = (self.indicators, Box::new(scenario));
        let task = match self.kind {
            KindName::Predict => Task::Predict { scenario, indicators, asks_outcome: self.ask_outcome.unwrap_or(false) },
            KindName::Readings => {
                let passage =
                    |Object(it): Object<PassageFile>| Passage { place: it.place, text: Words { chinese: it.zh, english: it.en } };
                let passages = self.passages.unwrap_or_default().into_iter().map(passage).collect();
                Task::Readings { scenario, indicators, passages }
            }
            KindName::Rescue => {
                let measure = self.measure.map_or_else(ChangeMeasure::default, MeasureName::into_measure);
                Task::Rescue { scenario, only: indicators, measure }
            }
            KindName::Foretell => {
                let lacks = |name: &str| {
                    vec![missing(phrase!("缺少字段 {name}，应为年份，如 2019", "{name} is missing; give a year such as 2019"))]
                };
                let until = self.until.ok_or_else(|| lacks("until"))?;
                Task::Foretell { facts: Box::new(facts), indicators, until, year: self.year.ok_or_else(|| lacks("year"))? }
            }
            KindName::Rate => {
                let lacks = || {
                    vec![missing(phrase!("缺少字段 rate，应为小数，如 0.01", "rate is missing; give a fraction such as 0.01"))]
                };
                let asks =
                    self.ask.map_or_else(|| Asked::ALL.to_vec(), |ask| ask.into_iter().map(AskedName::into_asked).collect());
                Task::Rate { indicators, rate: self.rate.ok_or_else(lacks)?, asks }
            }
        };
        let words = |Object(words): Object<WordsFile>| Words { chinese: words.zh, english: words.en };
        Ok(Exercise {
            id: self.id,
            title: words(self.title),
            brief: words(self.task),
            hints: self.hints.into_iter().map(words).collect(),
            minutes: self.minutes,
            task,
        })
    }
}

impl MeasureName {
    const fn into_measure(self) -> ChangeMeasure {
        match self {
            Self::Steps => ChangeMeasure::Steps,
            Self::Share => ChangeMeasure::Share,
        }
    }
}

impl AskedName {
    const fn into_asked(self) -> Asked {
        match self {
            Self::Compound => Asked::Compound,
            Self::Even => Asked::Even,
            Self::Total => Asked::Total,
            Self::Required => Asked::Required,
        }
    }
}
