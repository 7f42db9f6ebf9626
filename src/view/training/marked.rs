//! Answers beside what is right, and why.

use super::foretold::Foretold;
use super::paper::said;

use super::passage::passage;
use crate::chart::LargeChart;
use crate::language::plural;
use crate::phrase;
use crate::plan::Plan;
use crate::projection::Requirement;
use crate::training::{Answer, AnswerKey, Asked, Asks, Exercise, Mark, Question, Score, Task, mark, questions, score};
use crate::view::number::{brief, exact, fixed, percent};
use crate::view::sheet::account;
use crate::word;

/// An exercise that was handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkedExercise {
    /// What it came to.
    pub score: Score,
    /// The same in a sentence.
    pub sentence: String,
    /// What the column is called that says what is right.
    pub right_head: &'static str,
    /// Question by question, in the order in which they were asked.
    pub lines: Vec<MarkedLine>,
}

/// One answer, marked.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkedLine {
    /// Of whom it was asked.
    pub subject: String,
    /// What was asked.
    pub question: String,
    /// The name for style sheets: `right`, `near`, `wrong`, `blank`.
    pub class: &'static str,
    /// The shape: ✓, ≈, ✕, –.
    pub sign: &'static str,
    /// The word for it.
    pub word: &'static str,
    /// What was answered; `–` where nothing was.
    pub yours: String,
    /// What is right.
    pub right: String,
    /// Why.
    pub why: String,
    /// The chart, where it shows why.
    pub figure: Option<LargeChart>,
}

/// Marks the answers of an exercise, given in the order of the questions.
pub fn marked(plan: &Plan, exercise: &Exercise, answers: &[Option<Answer>]) -> MarkedExercise {
    let asked = questions(plan, exercise);
    let score = score(&asked, answers);
    let answer = |at: usize| answers.get(at).copied().flatten();
    // What may be left out and was is not worth a line.
    let lines = asked.iter().enumerate().filter(|(at, question)| !question.is_optional || answer(*at).is_some());
    MarkedExercise {
        score,
        sentence: sentence(score),
        right_head: match exercise.task {
            Task::Foretell { .. } => word!("实际", "Actual figure"),
            _ => word!("正确答案", "Correct answer"),
        },
        lines: lines.map(|(at, question)| line(plan, exercise, question, answer(at))).collect(),
    }
}

/// A score in words.
pub(super) fn sentence(score: Score) -> String {
    let Score { right, total, near, extra } = score;
    let first = phrase!("答对 {right}/{total}", "{right} of {total} right");
    let figures = plural(extra, "figure", "figures");
    let extra = (extra > 0).then(|| phrase!("，另猜中数值 {extra} 个", ", {extra} more {figures} guessed"));
    let near = (near > 0).then(|| phrase!("，接近 {near} 个", ", {near} nearly right"));
    first + &extra.unwrap_or_default() + &near.unwrap_or_default()
}

fn line(plan: &Plan, exercise: &Exercise, question: &Question, answer: Option<Answer>) -> MarkedLine {
    let (class, sign, word) = match mark(&question.key, answer) {
        Mark::Right => ("right", "✓", word!("对", "right")),
        Mark::Near => ("near", "≈", word!("接近", "near")),
        Mark::Wrong => ("wrong", "✕", word!("错", "wrong")),
        Mark::Blank => ("blank", "—", word!("未答", "no answer")),
    };
    let foretold = Foretold::of(plan, exercise, question);
    MarkedLine {
        subject: question.indicator.name.to_string(),
        question: super::paper::asked(plan, exercise, question),
        class,
        sign,
        word,
        yours: answer.map_or_else(|| "—".to_owned(), |answer| answered(exercise, question, answer)),
        right: right(exercise, question),
        why: foretold.as_ref().map_or_else(|| why(plan, exercise, question), |foretold| foretold.told(answer)),
        figure: foretold.map(|foretold| foretold.revealed(answer)),
    }
}

fn answered(exercise: &Exercise, question: &Question, answer: Answer) -> String {
    match (answer, &question.key) {
        (Answer::Standing(standing), _) => said(standing).to_owned(),
        (Answer::Place(at), AnswerKey::Place { places, .. }) => {
            places.get(at).map(|place| passage(exercise, question.indicator, place)).unwrap_or_default()
        }
        (Answer::Place(_), _) => String::new(),
        (Answer::Number(number), _) => exact(number.get()),
    }
}

/// A number as it was answered, for the field in which it was typed; empty where there is none.
pub fn answered_number(answer: Option<Answer>) -> String {
    match answer {
        Some(Answer::Number(number)) => exact(number.get()),
        _ => String::new(),
    }
}

/// What is right.
pub(super) fn right(exercise: &Exercise, question: &Question) -> String {
    match &question.key {
        AnswerKey::Standing(standing) => said(*standing).to_owned(),
        AnswerKey::Place { places, right } => {
            places.get(*right).map(|place| passage(exercise, question.indicator, place)).unwrap_or_default()
        }
        AnswerKey::Number { value, decimals, .. } => fixed(value.get(), decimals.get().into()),
    }
}

/// Why it is.
pub(super) fn why(plan: &Plan, exercise: &Exercise, question: &Question) -> String {
    if let Some(foretold) = Foretold::of(plan, exercise, question) {
        return foretold.told(None);
    }
    let account = account(plan, &question.scenario, question.indicator, &question.judgement);
    let explained = if account.explanation.is_empty() { account.finding } else { account.explanation };
    match question.asks {
        Asks::Verdict | Asks::Outcome | Asks::Rate(Asked::Compound | Asked::Even, _) | Asks::Foretold { .. } => explained,
        Asks::Reading(reading) => phrase!("{explained}。{}", "{explained}. {}", reading.note),
        Asks::Place(reading) => reading.note.to_string(),
        Asks::Rate(Asked::Total, rate) => total(plan, rate.get()),
        Asks::Rate(Asked::Required, _) => required(plan, question),
    }
}

/// Why five years of 1 ％ are more than 5 ％.
fn total(plan: &Plan, rate: f64) -> String {
    let (years, rate_text) = (plan.period.steps(), percent(rate));
    #[allow(clippy::cast_precision_loss, reason = "a period has at most fifty steps")]
    let (grown, simple) = ((0..years).fold(1.0, |y, _| y * (1.0 + rate)) - 1.0, rate * years as f64);
    let (grown, simple) = (brief(grown * 100.0, 3), brief(simple * 100.0, 3));
    phrase!(
        "（1 + {rate_text}）^{years} − 1 = {grown}％，不是 {years} × {rate_text} = {simple}％：以后各年的增长以前面增长过的数为基数",
        "(1 + {rate_text})^{years} − 1 = {grown}%, not {years} × {rate_text} = {simple}%: each year grows from what the years before have grown to"
    )
}

fn required(plan: &Plan, question: &Question) -> String {
    let Some((asked, start)) = question.judgement.asked.zip(question.judgement.start) else {
        return String::new();
    };
    let (target, years) = (brief(asked.target.value.get(), 6), plan.period.steps());
    let start = crate::view::number::value(start, |start| brief(start.get(), 6));
    let exact = question.judgement.required.and_then(Requirement::setting).map(|rate| brief(rate.get() * 100.0, 4));
    let exact = exact.unwrap_or_default();
    phrase!(
        "（{target} ÷ {start}）^(1/{years}) − 1 = {exact}％，取两位小数时往上取才够",
        "({target} ÷ {start})^(1/{years}) − 1 = {exact}%; to two decimals, round away from zero to be sure of the target"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{builtin_exercises, builtin_plan};
    use crate::language::Language;
    use crate::plan::Amount;

    #[test]
    fn what_is_handed_in_is_shown_beside_what_is_right_and_why() {
        let plan = builtin_plan().unwrap();
        let exercise = builtin_exercises(&plan).into_iter().find(|one| one.id.as_str() == "one-per-cent").unwrap();
        let marked = marked(&plan, &exercise, &[Some(Answer::Number(Amount::of(2.75)))]);
        let first = &marked.lines[0];
        assert_eq!((first.sign, first.yours.as_str(), first.right.as_str()), ("✓", "2.75", "2.75"));
        assert!(first.why.starts_with("2.62 ×（1 + 1％）^5 = "), "{}", first.why);
        assert_eq!((marked.lines[1].sign, marked.lines[1].yours.as_str()), ("—", "—"));
        assert!(marked.lines[2].why.contains("= 5.101％，不是 5 × 1％ = 5％"), "{}", marked.lines[2].why);
        assert_eq!(marked.sentence, "答对 1/8");
    }

    #[test]
    fn the_sentence_counts_what_was_guessed_on_top() {
        let score = Score { right: 3, total: 4, near: 2, extra: 1 };
        assert_eq!(sentence(score), "答对 3/4，另猜中数值 1 个，接近 2 个");
        Language::English.speaking(|| assert_eq!(sentence(score), "3 of 4 right, 1 more figure guessed, 2 nearly right"));
    }
}
