//! The first minute: an invitation at the very first visit, then six things pointed out one after the other. The page stays in use.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::keyboard;
use super::memory::local;
use super::rest::{Awaited, Rest};
use super::sheet;
use super::store::{Pane, Store, Tab};
use crate::language::Text;
use crate::word;

const KEY: &str = "tuiyan/1/tour";

/// Where the tour stands. It outlives a change of language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Away,
    Invited,
    At(usize),
}

/// Every component finds it in its context.
#[derive(Clone, Copy)]
pub(super) struct Tour(RwSignal<Stage>);

impl Tour {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(if is_first_visit() { Stage::Invited } else { Stage::Away }))
    }

    fn start(self) {
        remember();
        self.0.set(Stage::At(0));
    }

    fn end(self) {
        remember();
        self.0.set(Stage::Away);
        // What was pointed out may have been scrolled to.
        sheet::to_top();
        if let Some(rows) = document().query_selector(".rows").ok().flatten() {
            rows.set_scroll_top(0);
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    fn go(self, to: usize) {
        if to < STOPS.len() {
            self.0.set(Stage::At(to));
        } else {
            self.end();
        }
    }
}

/// Nothing is kept on this machine yet, and nobody sent a link.
fn is_first_visit() -> bool {
    let Ok(storage) = local() else { return false };
    let names = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
    let is_untouched = names.into_iter().all(|name| !name.starts_with("tuiyan/"));
    is_untouched && window().location().hash().is_ok_and(|fragment| fragment.is_empty())
}

fn remember() {
    // Denied storage costs the tour its memory, nothing else; without storage there is no invitation.
    let _ = local().map(|storage| storage.set_item(KEY, "seen"));
}

/// Something that is pointed out.
struct Stop {
    /// Where it is.
    place: &'static str,
    /// What a narrow screen has to show.
    pane: Pane,
    words: Text,
}

static STOPS: [Stop; 6] = [
    Stop {
        place: ".scoreboard",
        pane: Pane::List,
        words: Text::new(
            "记分牌：约束性和预期性目标各有多少达标、未达标、无法判断，随时更新；点数字就只看这些指标。",
            "The scoreboard counts how many binding and anticipatory targets are met, missed, or cannot be judged. It is always up to \
             date. Click a number to see only those indicators.",
        ),
    },
    Stop {
        place: ".list",
        pane: Pane::List,
        words: Text::new(
            "全部指标按领域排列：✓ 达标，✕ 未达标，? 无法判断。点一个就打开它。",
            "All indicators by domain: ✓ met, ✕ missed, ? cannot be judged. Click one to open it.",
        ),
    },
    Stop {
        place: ".lever-control",
        pane: Pane::Sheet,
        words: Text::new(
            "拖动滑块改变增长假设。竖线是达标所需的值，绿色斜纹是达标的范围。",
            "Drag the slider to change the growth assumption. The tick is the required value; the hatched green range meets the \
             target.",
        ),
    },
    Stop {
        place: ".readings",
        pane: Pane::Sheet,
        words: Text::new(
            "同一个假设的四种说法，改任何一个，其余三个随之变化。",
            "One assumption stated in four ways: change any of them and the others follow.",
        ),
    },
    Stop {
        place: ".explanation",
        pane: Pane::Sheet,
        words: Text::new(
            "算式可以手工核对；下面“依据与读法”写明每个数在文件的哪一处。",
            "The working can be checked by hand; further down, “Source and readings” says where in the document each figure \
             stands.",
        ),
    },
    Stop {
        place: "#drawer-share",
        pane: Pane::List,
        words: Text::new(
            "做好的情景可以用链接分享，不经过服务器；“训练”里有练习。",
            "Share a scenario as a link, without any server. Exercises are under Train.",
        ),
    },
];

/// Calls the tour, again if need be.
#[component]
pub(super) fn TourButton() -> impl IntoView {
    let tour = expect_context::<Tour>();
    view! { <button type="button" class="tour-call" on:click=move |_| tour.start()>{word!("一分钟看懂", "One-minute tour")}</button> }
}

/// The invitation, or the stop that the tour has come to.
#[component]
pub(super) fn TourPlace() -> impl IntoView {
    let (tour, rest) = (expect_context::<Tour>(), expect_context::<Awaited>());
    move || match tour.0.get() {
        Stage::Away => None,
        Stage::Invited => Some(view! { <Invitation/> }.into_any()),
        Stage::At(_) => Some(rest.shown(Rest::guided)),
    }
}

#[component]
fn Invitation() -> impl IntoView {
    let tour = expect_context::<Tour>();
    view! {
        <aside class="tour-invitation" aria-label=word!("第一次用", "First time here")>
            <span>{word!("第一次用？", "First time here?")}</span>
            <TourButton/>
            <button type="button" on:click=move |_| tour.end()>{word!("不用了", "No, thanks")}</button>
        </aside>
    }
}

/// The stop that the tour has come to, with what is said of it.
#[component]
pub(super) fn Guided() -> impl IntoView {
    let (store, tour) = (expect_context::<Store>(), expect_context::<Tour>());
    let card = NodeRef::<html::Aside>::new();
    let Stage::At(at) = tour.0.get_untracked() else { return ().into_any() };
    let stop = &STOPS[at];
    store.drawer.set(None);
    store.tab.set(Tab::Projection);
    store.pane.set(stop.pane);
    card.on_load(move |card| {
        let _ = card.focus();
        request_animation_frame(move || point_out(stop.place));
    });
    on_cleanup(point_away);
    let key = window_event_listener(ev::keydown, move |event| {
        if keyboard::key(&event).as_deref() == Some("Escape") && !event.default_prevented() {
            tour.end();
        }
    });
    on_cleanup(move || key.remove());
    let is_last = at + 1 == STOPS.len();
    let next = if is_last { word!("完成", "Done") } else { word!("下一步", "Next") };
    view! {
        <aside class="tour" node_ref=card tabindex="-1" role="dialog" aria-label=word!("一分钟看懂", "One-minute tour") aria-describedby="tour-words">
            <p id="tour-words">{stop.words.get()}</p>
            <p class="tour-controls">
                <span class="tour-count">{at + 1}" / "{STOPS.len()}</span>
                {(!is_last).then(|| view! { <button type="button" on:click=move |_| tour.end()>{word!("跳过", "Skip")}</button> })}
                {(at > 0).then(|| view! { <button type="button" on:click=move |_| tour.go(at - 1)>{word!("上一步", "Back")}</button> })}
                <button type="button" class="primary" on:click=move |_| tour.go(at + 1)>{next}</button>
            </p>
        </aside>
    }
    .into_any()
}

const MARK: &str = "data-tour";

fn point_out(place: &str) {
    let Some(element) = document().query_selector(place).ok().flatten() else { return };
    let _ = element.set_attribute(MARK, "");
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn point_away() {
    let pointed: Option<Element> = document().query_selector(&format!("[{MARK}]")).ok().flatten();
    if let Some(element) = pointed {
        let _ = element.remove_attribute(MARK);
    }
}
