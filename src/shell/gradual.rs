//! Long lists a screenful at a time: hundreds of lines made at once would keep the page from answering.

use std::time::Duration;

use leptos::prelude::*;

use super::theme::Theme;

/// How many lines stand at once.
const FIRST: usize = 40;
/// How many more come in a slice of the page's time.
const MORE: usize = 20;

/// The lines that are to stand by now. What stands already stays.
pub(super) fn gradual<T>(list: impl Fn() -> Vec<T> + Send + Sync + 'static) -> Memo<Vec<T>>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let whole = Memo::new(move |_| list());
    let standing = standing(move || whole.with(Vec::len));
    Memo::new(move |_| {
        let standing = standing.get();
        whole.with(|whole| whole.iter().take(standing).cloned().collect())
    })
}

/// How many of so many lines are to stand by now: a screenful at once and soon all of them, and all at once where the page is printed.
pub(super) fn standing(count: impl Fn() -> usize + Send + Sync + 'static) -> Memo<usize> {
    let count = Memo::new(move |_| count());
    let standing = RwSignal::new(FIRST);
    Effect::new(move |_| {
        let (now, wanted) = (standing.get(), count.get().max(FIRST));
        // A list that became shorter and grows again does so gradually, too.
        let next = if now < wanted { now + MORE } else { wanted };
        if next != now {
            set_timeout(move || _ = standing.try_set(next), Duration::ZERO);
        }
    });
    let theme = expect_context::<Theme>();
    Memo::new(move |_| if theme.is_printed() { usize::MAX } else { standing.get() })
}
