//! An exercise whose answers are hidden: nothing else of the page is shown while it is under way. And what it came to.

use leptos::html;
use leptos::prelude::*;

use super::course::{Course, Room};
use super::picture::Picture;
use super::stopwatch::ClockFace;
use crate::exchange::lesson::ExerciseRun;
use crate::plan::Amount;
use crate::shell::entry::Entry;
use crate::shell::store::Store;
use crate::training::{Answer, Exercise};
use crate::view::Tab;
use crate::view::training::{
    MarkedExercise, MarkedLine, Prompt, QuestionGroup, RescueLine, answered_number, marked, marking_rule, paper, result_sentence,
};
use crate::word;

/// While this lives, the style sheet hides what might give an answer away: head and scoreboard, panels, and what is said of them.
pub(super) fn hush(what: &'static str) {
    let mark = move |is_on: bool| {
        let Some(root) = document().document_element() else { return };
        let _ = if is_on { root.set_attribute("data-exercise", what) } else { root.remove_attribute("data-exercise") };
    };
    mark(true);
    on_cleanup(move || mark(false));
}

#[component]
pub(super) fn Quiz() -> impl IntoView {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let plan = store.plan().id.clone();
    let is_done = Memo::new(move |_| course.run.with(|run| run.as_ref().is_some_and(|run| run.outcome.is_some())));
    move || {
        let done = is_done.get();
        untrack(|| course.quiz(&plan)).map(|run| if done { outcome(run).into_any() } else { asking(&run).into_any() })
    }
}

fn asking(run: &ExerciseRun) -> impl IntoView + use<> {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let plan = store.plan();
    hush("quiz");
    let groups: Vec<_> = paper(&plan, &run.exercise).into_iter().map(|group| asked_group(course, group)).collect();
    let heading = NodeRef::<html::H2>::new();
    heading.on_load(|heading| drop(heading.focus()));
    view! {
        <header class="quiz-head">
            <h2 node_ref=heading tabindex="-1">{run.exercise.title.get().to_owned()}</h2>
            <ClockFace stopwatch=course.stopwatch/>
        </header>
        <p class="quiz-brief">{run.exercise.brief.get().to_owned()}</p>
        {rule(&run.exercise)}
        <Hints/>
        <div class="quiz-groups">{groups}</div>
        <p class="quiz-end">
            <button type="button" class="primary" on:click=move |_| course.hand_in(store)>{word!("提交并揭晓", "Submit and reveal")}</button>
            <button type="button" on:click=move |_| course.leave(store)>{word!("放弃", "Give up")}</button>
        </p>
    }
}

/// How the answers are marked, where that is not plain.
fn rule(exercise: &Exercise) -> impl IntoView + use<> {
    let rule = marking_rule(exercise);
    (!rule.is_empty()).then(|| view! { <p class="training-note">{rule}</p> })
}

fn asked_group(course: Course, group: QuestionGroup) -> AnyView {
    let prompts: Vec<_> = group.prompts.into_iter().map(|prompt| asked(course, prompt)).collect();
    view! {
        <section class="quiz-group">
            <h3>{group.heading}</h3>
            {group.figure.map(|figure| view! { <Picture figure class="quiz-chart" label=word!("历年数，文字见下", "Earlier years; described below")/> })}
            {group.given.into_iter().map(|line| view! { <p class="quiz-given">{line}</p> }).collect_view()}
            {prompts}
        </section>
    }
    .into_any()
}

fn asked(course: Course, prompt: Prompt) -> AnyView {
    let at = prompt.at;
    let now = move || course.answers.with(|answers| answers.get(at).copied().flatten());
    if prompt.options.is_empty() {
        let take = Callback::new(move |number: Option<f64>| {
            course.answer(at, number.and_then(|number| Amount::new(number).ok()).map(Answer::Number));
            Ok(None)
        });
        let unit = Signal::stored(prompt.unit.clone());
        let text = Signal::derive(move || answered_number(now()));
        let label = Signal::stored(prompt.question.clone());
        return view! {
            <label class="quiz-number">
                <span>{prompt.question}</span>
                <Entry text label unit is_signed=prompt.is_signed on_number=take can_be_empty=true/>
                <span class="quiz-unit">{prompt.unit}" · "{prompt.precision}</span>
            </label>
        }
        .into_any();
    }
    let is_long = prompt.options.iter().any(|option| option.name.chars().count() > 12);
    let option = |option: crate::view::training::Choosable| {
        let answer = option.answer;
        view! {
            <label class="quiz-option">
                <input type="radio" name=format!("question-{at}") prop:checked=move || now() == Some(answer)
                    on:change=move |_| course.answer(at, Some(answer))/>
                <span>{option.name}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="quiz-question" class:long=is_long>
            <legend>{prompt.question}</legend>
            {prompt.options.into_iter().map(option).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// The hints that were asked for, and the button for one more.
#[component]
pub(super) fn Hints() -> impl IntoView {
    let course = expect_context::<Course>();
    let hints = Memo::new(move |_| {
        course.run.with(|run| {
            let Some(run) = run else { return (Vec::new(), 0) };
            let shown = run.exercise.hints.iter().take(run.hints).map(|hint| hint.get().to_owned()).collect::<Vec<_>>();
            (shown, run.exercise.hints.len() - run.hints)
        })
    });
    let left = move || hints.with(|(_, left)| *left);
    view! {
        <div class="hints">
            <ol role="status">{move || hints.with(|(shown, _)| shown.iter().map(|hint| view! { <li>{hint.clone()}</li> }).collect_view())}</ol>
            <button type="button" class="hint-more" disabled=move || left() == 0 on:click=move |_| course.hint()>
                {word!("提示（还有 ", "Hint (")}{left}{word!("）", " left)")}
            </button>
        </div>
    }
}

/// What a run came to.
fn outcome(run: ExerciseRun) -> impl IntoView {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let plan = store.plan();
    let sentence = run.outcome.as_ref().map(result_sentence);
    let body = if let Some(report) = run.report {
        let remarks = report.remarks.into_iter().map(|remark| view! { <p class="training-note">{remark}</p> }).collect_view();
        view! { <p class="quiz-score">{report.sentence}</p>{remarks}{rescue_table(report.lines)} }.into_any()
    } else {
        let marked = course.answers.with_untracked(|answers| marked(&plan, &run.exercise, answers));
        marked_table(marked)
    };
    let own = run.key.clone().map(|key| {
        let open = move |_| {
            store.switch(&key);
            store.tab.set(Tab::Projection);
        };
        view! { <button type="button" on:click=open>{word!("打开练习用的情景", "Open the exercise’s scenario")}</button> }
    });
    let again = run.exercise.clone();
    let heading = NodeRef::<html::H2>::new();
    heading.on_load(|heading| drop(heading.focus()));
    let to_results = move |_| {
        course.leave(store);
        course.room.set(Room::Results);
    };
    view! {
        <h2 node_ref=heading tabindex="-1">{run.exercise.title.get().to_owned()}</h2>
        <p class="quiz-score" role="status">{sentence}</p>
        {rule(&run.exercise)}
        {body}
        <p class="quiz-end">
            <button type="button" class="primary" on:click=move |_| course.leave(store)>{word!("回到练习", "Back to exercises")}</button>
            <button type="button" on:click=move |_| course.begin(store, again.clone())>{word!("再来一轮", "Another round")}</button>
            <button type="button" on:click=to_results>{word!("看成绩", "See results")}</button>
            {own}
        </p>
    }
}

fn marked_table(marked: MarkedExercise) -> AnyView {
    let heads = [
        word!("题目", "Question"),
        word!("评判", "Mark"),
        word!("您的答案", "Your answer"),
        marked.right_head,
        word!("为什么", "Why"),
    ];
    let row = |line: MarkedLine| {
        view! {
            <tr class=line.class>
                <th scope="row">{line.subject}<span class="marked-question">{line.question}</span></th>
                <td class="marked-sign" data-label=heads[1]><span aria-hidden="true">{line.sign}" "</span>{line.word}</td>
                <td data-label=heads[2]>{line.yours}</td>
                <td data-label=heads[3]>{line.right}</td>
                <td class="marked-why whole">{line.why}{line.figure.map(|figure| view! { <Picture figure class="marked-chart" label=word!("历年数、推算和实际，文字在上", "Earlier years, the forecasts and the actual figures; described above")/> })}</td>
            </tr>
        }
    };
    table("training-table cards", &heads, marked.lines.into_iter().map(row).collect_view().into_any())
}

fn rescue_table(lines: Vec<RescueLine>) -> AnyView {
    let row = |line: RescueLine| {
        view! {
            <tr class=line.tone.class()>
                <th scope="row">{line.name}</th>
                <td class="marked-sign"><span aria-hidden="true">{line.tone.mark()}" "</span>{line.tone.word()}</td>
                <td>{line.outcome}</td>
                <td>{line.change}</td>
                <td>{line.least}</td>
                <td class="marked-why">{line.why}</td>
            </tr>
        }
    };
    let heads = [
        word!("指标", "Indicator"),
        word!("判断", "Verdict"),
        word!("预计／目标", "Projected / target"),
        word!("您的改动", "Your change"),
        word!("最小改动", "Least change"),
        word!("算式", "Working"),
    ];
    table("training-table", &heads, lines.into_iter().map(row).collect_view().into_any())
}

/// A table that scrolls within the page where it is wider.
pub(super) fn table(class: &'static str, heads: &[&'static str], rows: AnyView) -> AnyView {
    let heads: Vec<_> = heads.iter().map(|head| view! { <th scope="col">{*head}</th> }.into_any()).collect();
    view! {
        <div class="training-scroll" tabindex="0" role="region" aria-label=word!("成绩表", "Table of results")>
            <table class=class role="table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}
