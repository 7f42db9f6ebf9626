//! A person's own exercises over one plan, collected from files and kept on a machine as one file, `tuiyan.exercise/1`. Each keeps its own
//! text.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::decode::decode;
use super::exercise_file::{ExercisesFile, KIND, VERSION, read_exercise, read_with_texts, texts_over};
use super::fault::Faults;
use crate::plan::{Id, Plan};
use crate::training::Exercise;

/// The name of the record with a person's own exercises over a plan.
pub fn own_exercises_record(plan: &Id) -> String {
    format!("tuiyan/2-training/exercises/{plan}")
}

/// Loaded exercises, in the order in which they came.
#[derive(Clone, Debug)]
pub struct OwnExercises {
    plan: Id,
    all: Vec<Own>,
}

#[derive(Clone, Debug)]
struct Own {
    id: Id,
    text: Box<RawValue>,
    read: Result<Arc<Exercise>, Faults>,
}

/// An exercise that does not fit the plan as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// Its id.
    pub id: Id,
    /// Why.
    pub faults: Faults,
}

/// The fields that identify an exercise.
#[derive(Deserialize)]
struct Named {
    id: Id,
}

impl OwnExercises {
    /// No exercises over that plan.
    pub const fn none(plan: Id) -> Self {
        Self { plan, all: Vec::new() }
    }

    /// Reads what [`Self::write`] wrote. The plan may have changed since: exercises that no longer fit it stay, as [`Unfit`].
    ///
    /// # Errors
    /// If it is not a file of exercises over that plan.
    pub fn read(text: &str, plan: &Plan) -> Result<Self, Faults> {
        let mut own = Self::none(plan.id.clone());
        for (at, text) in texts_over(text, &plan.id)?.into_iter().enumerate() {
            let named = decode::<Named>(text.get()).map_err(|fault| fault.within(&format!("exercises[{at}]")))?;
            let read = read_exercise(text.get(), plan).map(Arc::new).map_err(Faults);
            own.put(Own { id: named.id, text, read });
        }
        Ok(own)
    }

    /// Writes all of them as one file.
    pub fn write(&self) -> String {
        let exercises = self.all.iter().map(|own| own.text.clone()).collect();
        let file = ExercisesFile { format: format!("{KIND}/{VERSION}"), plan: self.plan.to_string(), exercises };
        serde_json::to_string(&file).unwrap_or_default()
    }

    /// Adds the exercises of a file, each replacing one with its id. Answers how many the file has.
    ///
    /// # Errors
    /// As [`super::read_exercises`]; then nothing is added.
    pub fn take(&mut self, text: &str, plan: &Plan) -> Result<usize, Faults> {
        let read = read_with_texts(text, plan)?;
        let count = read.len();
        for (exercise, text) in read {
            self.put(Own { id: exercise.id.clone(), text, read: Ok(Arc::new(exercise)) });
        }
        Ok(count)
    }

    fn put(&mut self, own: Own) {
        self.remove(&own.id);
        self.all.push(own);
    }

    /// Removes one.
    pub fn remove(&mut self, id: &Id) {
        self.all.retain(|own| own.id != *id);
    }

    /// Whether there are none, fitting or not.
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Those that fit the plan.
    pub fn exercises(&self) -> impl Iterator<Item = &Arc<Exercise>> {
        self.all.iter().filter_map(|own| own.read.as_ref().ok())
    }

    /// The others.
    pub fn unfit(&self) -> Vec<Unfit> {
        let unfit = |own: &Own| Some(Unfit { id: own.id.clone(), faults: own.read.as_ref().err()?.clone() });
        self.all.iter().filter_map(unfit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{builtin_plan, read_exercises};

    fn file(exercises: &[(&str, &str, &str)]) -> String {
        let one = |(id, title, indicator): &(&str, &str, &str)| {
            format!(
                r#"{{ "id": "{id}", "title": {{"zh": "{title}"}}, "task": {{"zh": "猜"}}, "kind": "predict", "indicators": ["{indicator}"] }}"#
            )
        };
        let exercises: Vec<_> = exercises.iter().map(one).collect();
        format!(r#"{{"format":"tuiyan.exercise/1","plan":"lizhou-14","exercises":[{}]}}"#, exercises.join(","))
    }

    fn listed(own: &OwnExercises) -> Vec<(&str, &str)> {
        own.exercises().map(|one| (one.id.as_str(), one.title.chinese.as_str())).collect()
    }

    #[test]
    fn files_whose_ids_overlap_are_kept_as_one_in_the_words_they_came_in() {
        let plan = builtin_plan().unwrap();
        let mut own = OwnExercises::none(plan.id.clone());
        assert_eq!(own.take(&file(&[("a", "甲", "t1-03"), ("b", "乙", "t1-03")]), &plan), Ok(2));
        assert_eq!(own.take(&file(&[("c", "丙", "t1-07"), ("a", "新甲", "t1-07")]), &plan), Ok(2));
        let expected = [("b", "乙"), ("c", "丙"), ("a", "新甲")];
        assert_eq!(listed(&own), expected);
        let text = own.write();
        assert!(text.contains(r#"{ "id": "b", "title""#), "{text}");
        assert_eq!(listed(&OwnExercises::read(&text, &plan).unwrap()), expected);
        assert_eq!(read_exercises(&text, &plan).unwrap().len(), 3, "what is kept is a file of exercises");
        own.remove(&Id::new("c").unwrap());
        assert_eq!(listed(&own), [("b", "乙"), ("a", "新甲")]);
    }

    #[test]
    fn a_file_that_is_refused_leaves_what_was_there() {
        let plan = builtin_plan().unwrap();
        let mut own = OwnExercises::none(plan.id.clone());
        own.take(&file(&[("a", "甲", "t1-03")]), &plan).unwrap();
        let refused = own.take(&file(&[("a", "新甲", "t1-03"), ("b", "乙", "t9-99")]), &plan).unwrap_err().to_string();
        assert!(refused.starts_with("exercises[1].indicators[0]："), "{refused}");
        assert_eq!(listed(&own), [("a", "甲")]);
    }

    #[test]
    fn what_no_longer_fits_the_plan_stays_and_says_why() {
        let plan = builtin_plan().unwrap();
        let text = file(&[("a", "甲", "t1-03"), ("b", "乙", "t9-99")]);
        let own = OwnExercises::read(&text, &plan).unwrap();
        assert_eq!(listed(&own), [("a", "甲")]);
        let unfit = own.unfit();
        assert!(unfit[0].id.as_str() == "b" && unfit[0].faults.to_string().starts_with("indicators[0]："), "{unfit:?}");
        assert!(own.write().contains("t9-99"));
        assert!(!own.is_empty());
    }

    #[test]
    fn a_damaged_record_is_refused_with_its_place() {
        let plan = builtin_plan().unwrap();
        let whole = file(&[("a", "甲", "t1-03")]);
        let refused = |was: &str, is: &str| OwnExercises::read(&whole.replace(was, is), &plan).unwrap_err().to_string();
        assert!(refused(r#""id": "a","#, "").starts_with("exercises[0]：缺少字段 `id`"));
        assert!(refused(r#""plan":"#, r#""answers":[],"plan":"#).starts_with("answers：不认识的字段"));
        assert!(refused("lizhou-14", "elsewhere").starts_with("plan：为“elsewhere”"));
        assert!(OwnExercises::read(&whole[..60], &plan).is_err());
    }
}
