//! The page: mounts the app in the browser. Natively there is nothing to mount.

/// Placeholder until the shell exists: proves that the page builds, loads and reads its plan.
#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;

    console_error_panic_hook::set_once();
    let name = tuiyan::exchange::builtin_plan().map_or_else(|faults| faults.to_string(), |plan| plan.name);
    mount_to_body(move || view! { <main><h1>{name.clone()}</h1></main> });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
