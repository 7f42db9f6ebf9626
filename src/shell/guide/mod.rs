//! 说明: how to use the page, the glossary, and the method with figures of the plan that is open.
//!
//! `using` is what can be done and with which keys, `words` the glossary, `method` the pages whose examples follow the lever.

mod method;
mod using;
mod words;

use leptos::prelude::*;

use self::method::Methods;
use self::using::Using;
use self::words::Glossary;
use crate::word;

/// A part of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Using,
    Method,
    Glossary,
}

impl Part {
    const ALL: [Self; 3] = [Self::Using, Self::Method, Self::Glossary];

    fn name(self) -> &'static str {
        match self {
            Self::Using => word!("使用说明", "How to use it"),
            Self::Method => word!("方法与算例", "Method and examples"),
            Self::Glossary => word!("术语", "Glossary"),
        }
    }
}

/// The view.
#[component]
pub(super) fn Guide() -> impl IntoView {
    let part = RwSignal::new(Part::Using);
    let entrance = move |of: Part| {
        let current = move || (part.get() == of).then_some("true");
        view! { <button type="button" class="risk-entrance" aria-current=current on:click=move |_| part.set(of)>{of.name()}</button> }
    };
    let shown = move || match part.get() {
        Part::Using => view! { <Using/> }.into_any(),
        Part::Method => view! { <Methods/> }.into_any(),
        Part::Glossary => view! { <Glossary/> }.into_any(),
    };
    view! {
        <article class="view guide" aria-label=word!("说明", "Guide")>
            <nav class="risk-nav" aria-label=word!("说明各部分", "Parts of the guide")>{Part::ALL.map(entrance).collect_view()}</nav>
            <section class="guide-part" aria-label=move || part.get().name()>{shown}</section>
        </article>
    }
}
