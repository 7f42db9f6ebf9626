//! All binding targets together: what is stated of their dependence, and the simulation that it allows.

use leptos::prelude::*;

use super::results::Results;
use super::simulating::{DRAWS, Simulating};
use crate::language::Text;
use crate::plan::Correlation;
use crate::risk::simulation::Persistence;
use crate::scenario::{Edit, typed_seed};
use crate::shell::choices::{Choice, Choices, one_of};
use crate::shell::entry::Entry;
use crate::shell::store::Store;
use crate::view::{number, risk::bounds, words};
use crate::word;

/// Where it begins, below a table as long as the plan.
pub(super) const JOINT: &str = "chances-joint";

/// The correlation, then either bounds or a simulation.
#[component]
pub(super) fn Joint() -> impl IntoView {
    let store = expect_context::<Store>();
    let simulating = expect_context::<Simulating>();
    simulating.keep_up();
    let correlation = Memo::new(move |_| store.with_scenario(|scenario| scenario.correlation));
    let is_stated = Memo::new(move |_| correlation.get().is_some());
    let text = Signal::derive(move || correlation.get().map(|rho| number::exact(rho.get())).unwrap_or_default());
    let take = Callback::new(move |number: Option<f64>| {
        let correlation = number.map(Correlation::new).transpose().map_err(|refusal| refusal.to_string())?;
        store.enter(Edit::Correlation(correlation))
    });
    view! {
        <h3 class="chances-heading" id=JOINT tabindex="-1">{word!("约束性目标全部达标的可能", "Chance that all binding targets are met")}</h3>
        <div class="risk-tools">
            <label class="field">
                <span>{word!("共同因子相关系数", "Common-factor correlation")}</span>
                <Entry text label=word!("共同因子相关系数（0 到 1）", "Common-factor correlation (0 to 1)") unit="" is_signed=false on_number=take can_be_empty=true placeholder=word!("未说明", "not stated")/>
            </label>
            <p class="risk-note joint-meaning">
                {word!("各项偏离有多少出于共同的原因（如经济形势、财力）：0 是各不相干，1 是同好同坏，对任意两项都取这一个数。不填就是没有说明。",
                    "How much of the deviations is due to common causes, such as the economy or public finances: 0 for \
                     unrelated, 1 for all good or all bad together; one number for every pair. Empty means not stated.")}
            </p>
        </div>
        <Show when=move || is_stated.get() fallback=|| view! { <Bounds/> }><Controls/></Show>
        <Results/>
    }
}

/// What holds whatever the dependence.
#[component]
fn Bounds() -> impl IntoView {
    let store = expect_context::<Store>();
    let plan = store.plan();
    let sentence = Memo::new(move |_| store.with_scenario(|scenario| bounds(&plan, scenario)));
    let sentence = move || {
        sentence.get().unwrap_or_else(|| word!("约束性目标都无法判断。", "None of the binding targets can be judged.").to_owned())
    };
    view! { <p class="joint-bounds">{sentence}</p> }
}

#[component]
fn Controls() -> impl IntoView {
    let simulating = expect_context::<Simulating>();
    let settings = simulating.settings;
    let reading = Signal::derive(move || {
        let now = settings.with(|settings| settings.reading);
        let choice = |(of, note): (Persistence, Text)| Choice {
            note: note.to_string(),
            ..Choice::named(words::persistence(of), of == now)
        };
        READINGS.map(choice).to_vec()
    });
    let draws = move || settings.with(|settings| settings.draws);
    let choose_draws = move |draws| settings.update(|settings| settings.draws = draws);
    let choose_reading = Callback::new(move |at: usize| {
        settings.update(|settings| settings.reading = READINGS.get(at).map_or(settings.reading, |(of, _)| *of));
    });
    view! {
        <div class="risk-tools joint-controls">
            <Choices label=word!("偏离怎样延续", "How deviations persist") choices=reading on_choose=choose_reading/>
            {one_of(word!("抽样次数", "Draws"), DRAWS, draws, choose_draws, words::draws)}
            <Seed/>
            <Start/>
        </div>
    }
}

const READINGS: [(Persistence, Text); 2] = [
    (Persistence::Persistent, Text::new("一旦偏离，各年偏离同样多", "One deviation, the same in every year")),
    (Persistence::Yearly, Text::new("每年各自偏离，互不相干", "Each year deviates on its own, independently")),
];

#[component]
fn Seed() -> impl IntoView {
    let store = expect_context::<Store>();
    let seed = Memo::new(move |_| store.with_scenario(|scenario| scenario.seed));
    let take = Callback::new(move |number: Option<f64>| match number.map(typed_seed).transpose()? {
        Some(seed) => store.enter(Edit::Seed(seed)),
        None => Ok(None),
    });
    view! {
        <label class="field">
            <span>{word!("种子", "Seed")}</span>
            <Entry text=Signal::derive(move || seed.get().to_string()) label=word!("种子", "Seed") unit="" is_signed=false on_number=take/>
        </label>
        <button type="button" title=word!("换一组随机数", "Use another set of random numbers") on:click=move |_| store.dispatch(Edit::Seed(any_seed()))>{word!("换一个", "Another")}</button>
    }
}

/// Short enough to be read out.
fn any_seed() -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a million")]
    let seed = (web_sys::js_sys::Math::random() * 1e6) as u64;
    seed
}

/// The button, or how far it is.
#[component]
fn Start() -> impl IntoView {
    let simulating = expect_context::<Simulating>();
    let is_running = Memo::new(move |_| simulating.progress.with(Option::is_some));
    let can_run = Memo::new(move |_| simulating.can_run());
    view! {
        <Show
            when=move || is_running.get()
            fallback=move || {
                view! {
                    <button type="button" class="joint-start" disabled=move || !can_run.get() on:click=move |_| simulating.run()>
                        {word!("模拟", "Simulate")}
                    </button>
                    <Show when=move || !can_run.get()>
                        <span class="risk-note">{word!("先在上面的表中给指标填写“低”“高”。", "First enter “Low” and “High” for an indicator in the table above.")}</span>
                    </Show>
                }
            }
        >
            <progress aria-label=word!("模拟进度", "Progress of the simulation") max="1" prop:value=move || simulating.progress.get().unwrap_or_default()></progress>
            <button type="button" on:click=move |_| simulating.cancel()>{word!("取消", "Cancel")}</button>
        </Show>
    }
}
