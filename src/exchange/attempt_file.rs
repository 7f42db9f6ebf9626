//! The record of an exercise under way, `tuiyan.attempt/1`.

use serde::{Deserialize, Serialize};

use super::decode::{check_format, decode};
use super::fault::{Fault, Faults};
use crate::phrase;
use crate::plan::{Amount, Id};
use crate::projection::Standing;
use crate::scenario::Key;
use crate::training::{Answer, Attempt, Minutes};

const KIND: &str = "tuiyan.attempt";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AttemptFile {
    format: String,
    plan: Id,
    exercise: Id,
    learner: String,
    hints: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    scenario: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    answers: Vec<Option<AnswerFile>>,
    seconds: u32,
    running: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<Minutes>,
}

/// `{"verdict": "met"}`, `{"place": 1}`, `{"number": 94.7}`; null for a blank.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AnswerFile {
    Verdict(StandingName),
    Place(usize),
    Number(Amount),
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StandingName {
    Met,
    Missed,
    Unjudged,
    Watched,
}

/// Reads what [`write_attempt`] wrote. [`Attempt::fits`] says whether it still fits its plan and exercise.
///
/// # Errors
/// Everything that does not fit the format, with its path.
pub fn read_attempt(text: &str) -> Result<Attempt, Faults> {
    check_format(text, KIND, VERSION)?;
    let file: AttemptFile = decode(text)?;
    let key = |field, key: Option<String>| key.map(|key| Key::new(&key).ok_or_else(|| no_key(field, &key))).transpose();
    let (scenario, before) = (key("scenario", file.scenario)?, key("before", file.before)?);
    Ok(Attempt {
        plan: file.plan,
        exercise: file.exercise,
        learner: file.learner,
        hints: file.hints,
        scenario,
        before,
        answers: file.answers.into_iter().map(|answer| answer.map(Answer::from)).collect(),
        seconds: file.seconds,
        is_running: file.running,
        minutes: file.minutes,
    })
}

fn no_key(field: &str, found: &str) -> Fault {
    Fault::new(field, phrase!("为“{found}”，不是情景的键", "is “{found}”, which is not the key of a scenario"))
}

/// Writes an exercise under way. It reads back to the same.
pub fn write_attempt(attempt: &Attempt) -> String {
    let file = AttemptFile {
        format: format!("{KIND}/{VERSION}"),
        plan: attempt.plan.clone(),
        exercise: attempt.exercise.clone(),
        learner: attempt.learner.clone(),
        hints: attempt.hints,
        scenario: attempt.scenario.as_ref().map(Key::to_string),
        before: attempt.before.as_ref().map(Key::to_string),
        answers: attempt.answers.iter().map(|answer| answer.map(AnswerFile::from)).collect(),
        seconds: attempt.seconds,
        running: attempt.is_running,
        minutes: attempt.minutes,
    };
    serde_json::to_string(&file).unwrap_or_default()
}

impl From<AnswerFile> for Answer {
    fn from(file: AnswerFile) -> Self {
        match file {
            AnswerFile::Verdict(StandingName::Met) => Self::Standing(Standing::Met),
            AnswerFile::Verdict(StandingName::Missed) => Self::Standing(Standing::Missed),
            AnswerFile::Verdict(StandingName::Unjudged) => Self::Standing(Standing::Unjudged),
            AnswerFile::Verdict(StandingName::Watched) => Self::Standing(Standing::Watched),
            AnswerFile::Place(at) => Self::Place(at),
            AnswerFile::Number(number) => Self::Number(number),
        }
    }
}

impl From<Answer> for AnswerFile {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Standing(Standing::Met) => Self::Verdict(StandingName::Met),
            Answer::Standing(Standing::Missed) => Self::Verdict(StandingName::Missed),
            Answer::Standing(Standing::Unjudged) => Self::Verdict(StandingName::Unjudged),
            Answer::Standing(Standing::Watched) => Self::Verdict(StandingName::Watched),
            Answer::Place(at) => Self::Place(at),
            Answer::Number(number) => Self::Number(number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"format":"tuiyan.attempt/1","plan":"lizhou-14","exercise":"own","learner":"甲组","hints":1,"scenario":"18c-0a","before":"18b-01","answers":[{"verdict":"met"},null,{"place":1},{"number":94.7}],"seconds":75,"running":true,"minutes":6}"#;

    #[test]
    fn an_exercise_under_way_is_written_as_it_was_read() {
        let attempt = read_attempt(TEXT).unwrap();
        assert_eq!(attempt.answers[3], Some(Answer::Number(Amount::of(94.7))));
        assert_eq!(attempt.minutes, Minutes::new(6));
        assert_eq!(write_attempt(&attempt), TEXT);
    }

    #[test]
    fn what_is_no_such_record_is_refused_with_its_place() {
        let refused = |was: &str, is: &str| read_attempt(&TEXT.replace(was, is)).unwrap_err().to_string();
        for (was, is, expected) in [
            (r#""hints":1"#, r#""hints":1,"score":9"#, "score：不认识的字段"),
            (r#""met""#, r#""won""#, "answers[0].verdict：不认识的取值"),
            ("94.7", "1e999", "answers[3].number：数值超出"),
            ("18c-0a", "18C/..", "scenario：为“18C/..”"),
            ("18b-01", "18B", "before：为“18B”"),
            (r#""own""#, r#""Own""#, "exercise：编号为“Own”"),
            ("75", "-75", "seconds：取值不对"),
            (r#""minutes":6"#, r#""minutes":0"#, "minutes："),
            (r#","seconds":75"#, "", "缺少字段 `seconds`"),
            ("attempt/1", "attempt/2", "format：文件为第 2 版"),
        ] {
            assert!(refused(was, is).starts_with(expected), "{}", refused(was, is));
        }
        assert!(read_attempt(&TEXT[..60]).is_err() && read_attempt("").is_err());
    }
}
