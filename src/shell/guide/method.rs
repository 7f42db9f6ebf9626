//! The pages of the method. The lever of the open indicator stands above them, and their examples follow it.

use leptos::prelude::*;

use crate::plan::Id;
use crate::projection::judge;
use crate::shell::lever::LeverControl;
use crate::shell::store::Store;
use crate::view::{self, Example, MethodPage, MethodTopic};
use crate::word;

/// All pages, by topic.
#[component]
pub(super) fn Methods() -> impl IntoView {
    let store = expect_context::<Store>();
    let plan = store.plan();
    let all = Memo::new(move |_| {
        let open = store.open_id();
        store.with_scenario(|scenario| view::methods(&plan, scenario, &open))
    });
    let page = move |topic: MethodTopic| {
        let pages = all.with_untracked(|found| {
            let of = found.iter().enumerate().filter(|(_, page)| page.topic == topic);
            of.map(|(at, page)| page_of(page, Memo::new(move |_| example(all, at)))).collect_view()
        });
        view! { <section class="guide-topic"><h3>{topic.name()}</h3>{pages}</section> }
    };
    view! {
        <h2 class="risk-question">{word!("方法与算例", "Method and examples")}</h2>
        <p class="risk-note">{word!(
            "算例用的是当前情景里的数：先用打开的指标，不合适的用第一个合适的。拖动滑块，算例跟着变。",
            "The examples use the figures of the current scenario: those of the selected indicator, or of the first one that \
             fits. Drag the slider and they follow.",
        )}</p>
        <Hand/>
        {MethodTopic::ALL.map(page).collect_view()}
        <p class="risk-note">{word!(
            "出处：水平法与累计法见统计年鉴；敏感性与临界值见英国财政部《绿皮书》（2022）和亚洲开发银行《项目经济分析指南》（2017）；进度对照直线的做法见千年发展目标进展报告。范围、相关系数、费用和预算都由您给出，推演不替您猜。",
            "Sources: compound annual growth and cumulative totals as in statistical yearbooks; switching values in HM \
             Treasury’s Green Book (2022) and the Asian Development Bank’s Guidelines for the Economic Analysis of Projects \
             (2017); pace against a straight line as in the MDG progress reports. Ranges, correlations, costs and budgets are \
             always yours; Tuiyan guesses none of them.",
        )}</p>
    }
}

fn example(all: Memo<Vec<MethodPage>>, at: usize) -> Option<Example> {
    all.with(|all| all.get(at).and_then(|page| page.example.clone()))
}

fn page_of(page: &MethodPage, example: Memo<Option<Example>>) -> impl IntoView + use<> {
    let missing = page.missing;
    let shown = move || match example.get() {
        Some(example) => view! { <Worked example/> }.into_any(),
        None => view! { <p class="example-missing">{missing}</p> }.into_any(),
    };
    let formula = (!page.formula.is_empty()).then(|| view! { <p class="formula">{page.formula}</p> });
    view! { <section class="method-page"><h4>{page.title}</h4>{formula}<p>{page.text}</p>{shown}</section> }
}

#[component]
fn Worked(example: Example) -> impl IntoView {
    let store = expect_context::<Store>();
    let lines = example.lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let name = example.about.clone();
    let about = match example.id {
        Some(id) => {
            view! { <button type="button" class="risk-open" on:click=move |_| store.open(&id)>{name}</button> }.into_any()
        }
        None => view! { <span>{name}</span> }.into_any(),
    };
    view! {
        <div class="example">
            <p class="example-about">{about}" "<span class="risk-note">{example.condition}</span></p>
            <ol>{lines}</ol>
        </div>
    }
}

/// The open indicator with its lever.
#[component]
fn Hand() -> impl IntoView {
    let store = expect_context::<Store>();
    let plan = store.plan();
    let sheet = Memo::new(move |_| {
        let id: Id = store.open_id();
        let indicator = plan.indicator(&id)?;
        Some(store.with_scenario(|scenario| view::sheet(&plan, scenario, indicator, &judge(&scenario.case(&plan, indicator)))))
    });
    let of = move |read: fn(&view::IndicatorSheet) -> &String| {
        move || sheet.with(|sheet| sheet.as_ref().map(read).cloned().unwrap_or_default())
    };
    let lever = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.lever.clone())));
    view! {
        <section class="guide-hand assumption" aria-label=word!("打开的指标", "Selected indicator")>
            <p><strong>{of(|sheet| &sheet.title)}</strong>" "{of(|sheet| &sheet.finding)}</p>
            <LeverControl lever frame=lever/>
        </section>
    }
}
