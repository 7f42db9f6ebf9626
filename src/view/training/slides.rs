//! An exercise for a class: one question on a slide, its answer on the next, with the chart that shows why.

use super::foretold::Foretold;
use super::marked::{right, why};
use super::paper::{asked, given, heading, options, said};
use crate::chart::LargeChart;
use crate::language::plural;
use crate::phrase;
use crate::plan::Plan;
use crate::scenario::{Edit, apply};
use crate::training::{Asks, Exercise, Mark, Outcome, Question, RescueGoal, Vote, goals, questions, votes};
use crate::view::growth;
use crate::view::row::{outcome_text, start, target, target_text};
use crate::view::sheet::{account, figure};
use crate::word;

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// The indicator, with unit and nature.
    pub heading: String,
    /// What is known of it.
    pub given: Vec<String>,
    /// What is asked.
    pub question: String,
    /// The answers to choose from; none where a number is wanted.
    pub options: Vec<String>,
    /// Which of them is right.
    pub right: Option<usize>,
    /// The answer.
    pub answer: String,
    /// Why.
    pub why: String,
    /// The chart of the past, where one is to be gone on.
    pub past: Option<LargeChart>,
    /// The chart of the indicator, where it shows why.
    pub figure: Option<LargeChart>,
    /// Which of the exercise's questions it is; `None` of a target to be rescued.
    pub at: Option<usize>,
}

/// The slides of an exercise, in order. What may be left out is told with the answer before it.
pub fn slides(plan: &Plan, exercise: &Exercise) -> Vec<Slide> {
    let asked = questions(plan, exercise);
    if asked.is_empty() {
        return goals(plan, &exercise.task).iter().map(|goal| rescue(plan, exercise, goal)).collect();
    }
    let slide = |(at, question): (usize, &Question)| {
        let outcome = asked.get(at + 1).filter(|next| next.is_optional && next.asks == Asks::Outcome);
        (!question.is_optional).then(|| of_question(plan, exercise, at, question, outcome))
    };
    asked.iter().enumerate().filter_map(slide).collect()
}

fn of_question(plan: &Plan, exercise: &Exercise, at: usize, question: &Question, outcome: Option<&Question>) -> Slide {
    let choices = options(exercise, question);
    let answer = right(exercise, question);
    let unit = question.indicator.unit.get();
    let foretold = Foretold::of(plan, exercise, question);
    Slide {
        heading: heading(question.indicator),
        given: given(plan, exercise, question.indicator),
        question: match question.asks {
            Asks::Verdict => phrase!("到 {0} 年能达标吗？", "Will it be met by {0}?", plan.period.end()),
            _ => asked(plan, exercise, question),
        },
        right: choices.iter().position(|choice| choice.name == answer),
        options: choices.into_iter().map(|choice| choice.name).collect(),
        answer: match outcome {
            Some(outcome) => phrase!("{answer}（{} {unit}）", "{answer} ({} {unit})", right(exercise, outcome)),
            None => answer,
        },
        why: why(plan, exercise, question),
        past: foretold.as_ref().map(Foretold::asked),
        // Where a reading is grounded no chart shows, and the passages take the whole slide.
        figure: match question.asks {
            Asks::Place(_) => None,
            Asks::Foretold { .. } => foretold.map(|foretold| foretold.revealed(None)),
            _ => figure(plan, &question.scenario, question.indicator, &question.judgement, None),
        },
        at: Some(at),
    }
}

/// A target to be saved: what it takes at least.
fn rescue(plan: &Plan, exercise: &Exercise, goal: &RescueGoal) -> Slide {
    let indicator = goal.indicator;
    let mut saved = exercise.task.scenario().cloned().unwrap_or_else(|| crate::scenario::Scenario::holding(plan));
    // A growth that was found over this scenario is never refused.
    let _ = apply(&mut saved, plan, Edit::Growth(indicator.id.clone(), Some(goal.least.clone())));
    let judgement = crate::projection::judge(&saved.case(plan, indicator));
    let more = if goal.is_strict { word!("，再多一点", " and a little more") } else { "" };
    let (base, end) = (plan.period.base(), plan.period.end());
    let statement = &indicator.statement;
    let known = phrase!(
        "{base} 年 {}，维持现状到 {end} 年为 {}，目标 {}",
        "{base}: {}; held until {end}: {}; target {}",
        start(indicator, statement, None),
        statement.measured().and_then(|stated| outcome_text(indicator, stated, &goal.before)).unwrap_or_default(),
        statement.measured().map_or_else(|| target(indicator, statement), |stated| target_text(indicator, stated))
    );
    Slide {
        heading: heading(indicator),
        given: vec![known],
        question: word!("要救回它，至少要改多少？", "What is the least change that rescues it?").to_owned(),
        options: Vec::new(),
        right: None,
        answer: growth(indicator, &goal.least) + more,
        why: account(plan, &saved, indicator, &judgement).explanation,
        past: None,
        figure: figure(plan, &saved, indicator, &judgement, None),
        at: None,
    }
}

/// What a class answered to the question of a slide, in words: `全班 12 份：达标 7 · 未达标 4 · 未答 1`; `None` where no result tells.
pub fn class_answers(plan: &Plan, exercise: &Exercise, slide: &Slide, outcomes: &[Outcome]) -> Option<String> {
    let at = slide.at?;
    let asked = questions(plan, exercise);
    let found = votes(outcomes, &plan.id, &exercise.id, at, &asked.get(at)?.key)?;
    let name = |vote: Vote| match vote {
        Vote::Standing(standing) => said(standing).to_owned(),
        Vote::Place(at) => letter(at),
        Vote::Number(Mark::Right) => word!("答对", "right").to_owned(),
        Vote::Number(Mark::Near) => word!("接近", "near").to_owned(),
        Vote::Number(_) => word!("不对", "wrong").to_owned(),
    };
    let told = found.given.iter().filter(|(_, count)| *count > 0).map(|(vote, count)| format!("{} {count}", name(*vote)));
    let blank = (found.blank > 0).then(|| phrase!("未答 {}", "no answer {}", found.blank));
    let all = found.blank + found.given.iter().map(|(_, count)| count).sum::<usize>();
    let (said, word) = (told.chain(blank).collect::<Vec<_>>().join(" · "), plural(all, "result", "results"));
    Some(phrase!("本机 {all} 份：{said}", "{all} {word} here: {said}"))
}

/// By which a choice is called out: A, B, C.
pub fn letter(at: usize) -> String {
    let letter = u8::try_from(at).ok().filter(|at| *at < 26).map(|at| char::from(b'A' + at));
    letter.map_or_else(|| (at + 1).to_string(), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{builtin_exercises, builtin_plan};
    use crate::projection::Standing;
    use crate::training::{Answer, Score};

    fn exercise(id: &str) -> (Plan, Exercise) {
        let plan = builtin_plan().unwrap();
        let exercise = builtin_exercises(&plan).into_iter().find(|one| one.id.as_str() == id).unwrap();
        (plan, exercise)
    }

    #[test]
    fn every_question_that_counts_is_a_slide_with_its_answer_and_its_chart() {
        let (plan, exercise) = exercise("predict-trend");
        let all = slides(&plan, &exercise);
        assert_eq!(all.len(), 9);
        let first = &all[0];
        assert_eq!((first.options.len(), first.right, first.answer.as_str()), (3, Some(1), "未达标（94.7 ％）"));
        assert!(first.why.contains("93.7") && first.figure.is_some());
        // What was asked is asked of what is printed, and nothing of it tells the answer.
        assert!(first.given.iter().all(|line| !line.contains("94.7")));
    }

    #[test]
    fn targets_to_be_rescued_are_slides_too() {
        let (plan, exercise) = exercise("rescue-binding");
        let all = slides(&plan, &exercise);
        assert_eq!(all.len(), 6);
        assert!(all.iter().all(|slide| slide.at.is_none() && !slide.answer.is_empty() && slide.figure.is_some()));
    }

    #[test]
    fn readings_are_told_apart_by_what_the_document_says() {
        let (plan, exercise) = exercise("read-the-brackets");
        let all = slides(&plan, &exercise);
        let asked = all.iter().find(|slide| slide.question.contains("0.68为2020年一年的数”的依据")).unwrap();
        assert!(asked.options.iter().all(|option| option.contains('“')), "{:?}", asked.options);
        assert!(asked.answer.contains("开展补贴性职业技能培训0.68万人次") && asked.answer.ends_with("（第一章第一节）"));
        assert!(asked.options.iter().any(|option| option == "“注：[]内为5年累计数，带*数据为年均增速”（表1 注）"));
        assert!(asked.options.iter().any(|option| option == "表中这一行印的是“[0.68] → [1.5]”（表1 劳有所得 第7行）"));
    }

    #[test]
    fn a_class_is_told_by_its_answers_where_they_were_collected() {
        let (plan, exercise) = exercise("predict-trend");
        let slide = &slides(&plan, &exercise)[0];
        let taken = |learner: &str, standing| Outcome {
            learner: learner.to_owned(),
            plan: plan.id.clone(),
            exercise: exercise.id.clone(),
            score: Score::default(),
            hints: 0,
            seconds: 1,
            change: None,
            when: String::new(),
            answers: vec![standing],
        };
        let all = [
            taken("甲", Some(Answer::Standing(Standing::Met))),
            taken("乙", Some(Answer::Standing(Standing::Missed))),
            taken("丙", None),
        ];
        assert_eq!(class_answers(&plan, &exercise, slide, &all).as_deref(), Some("本机 3 份：达标 1 · 未达标 1 · 未答 1"));
        assert_eq!(class_answers(&plan, &exercise, slide, &[]), None);
    }
}
