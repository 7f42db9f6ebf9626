//! The report's charts, a screenful at a time: each is a document of its own, and there may be hundreds.

use leptos::prelude::*;

use super::super::gradual::gradual;
use super::super::store::Store;
use super::paper::Part;
use crate::chart::{Frame, Poster, Theme, poster_svg};
use crate::plan::{Id, Plan};
use crate::projection::judge;
use crate::scenario::Scenario;
use crate::view::{self, Charted};
use crate::{phrase, word};

/// A chart on paper, two to a line.
const PRINTED: Frame = Frame { width: 560, height: 336, scale: 2.0 };

/// The charts that were chosen, anew for each scenario; nothing where none of them can be drawn.
#[component]
pub(super) fn Drawings(charted: RwSignal<Charted>) -> impl IntoView {
    let store = expect_context::<Store>();
    let scenario = Memo::new(move |_| store.with_scenario(Scenario::clone));
    move || {
        let (plan, scenario) = (store.plan(), scenario.get());
        let ids = charted.get().ids(&plan, &scenario);
        let is_any = ids.iter().any(|id| poster(&plan, &scenario, id).is_some());
        is_any.then(|| view! { <Part title=word!("附图", "Charts")><Gallery ids scenario/></Part> })
    }
}

#[component]
fn Gallery(ids: Vec<Id>, scenario: Scenario) -> impl IntoView {
    let plan = expect_context::<Store>().plan();
    let standing = gradual(move || ids.clone());
    view! {
        <div class="drawings">
            <For each=move || standing.get() key=Id::clone let:id>{drawing(&plan, &scenario, &id)}</For>
        </div>
    }
}

/// A chart with its finding, for those who hear it; the drawing says everything else, and its texts are escaped where it is drawn.
fn drawing(plan: &Plan, scenario: &Scenario, id: &Id) -> Option<impl IntoView + use<>> {
    let poster = poster(plan, scenario, id)?;
    let words = phrase!("{}：{}", "{}: {}", plan.indicator(id)?.name, poster.title);
    let svg = poster_svg(&poster, &Theme::LIGHT, PRINTED).ok()?;
    Some(view! { <figure role="img" aria-label=words inner_html=svg></figure> })
}

/// The report names its document once for all charts.
fn poster(plan: &Plan, scenario: &Scenario, id: &Id) -> Option<Poster> {
    let indicator = plan.indicator(id)?;
    let poster = view::poster(plan, scenario, indicator, &judge(&scenario.case(plan, indicator)))?;
    Some(Poster { source: indicator.source.place.get().to_owned(), ..poster })
}
