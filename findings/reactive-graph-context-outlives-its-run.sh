#!/usr/bin/env bash
# reactive_graph 0.2.16 (crates.io), the reactive core of Leptos.
#
# What an effect or a memo makes is disposed of before it runs again: signals, nested effects, what `on_cleanup` holds. What it gives to
# `provide_context` is not. The next run still finds it, even where that run takes another branch and provides nothing, and it hides what
# was provided further up. If it is a signal made in the earlier run, it is found and cannot be read any more: `get` panics, `try_get`
# gives nothing. Components of Leptos have no owner of their own, so this holds between views that take turns in one place; only
# `<Provider>` ends with its children.
#
# Seen: with a signal of 1 provided outside, a run that provides its own signal of 2 reads 2; the run after it, which provides nothing,
# finds neither 1 nor 2 but a signal that is gone; a run inside an owner of its own leaves the one outside to be found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/src"
cat > "$folder/Cargo.toml" <<'TOML'
[package]
name = "provided"
version = "0.0.0"
edition = "2021"

[dependencies]
reactive_graph = "=0.2.16"
TOML
cat > "$folder/src/main.rs" <<'RUST'
use reactive_graph::computed::Memo;
use reactive_graph::owner::{provide_context, use_context, Owner};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

#[derive(Clone)]
struct Provided(RwSignal<i32>);

fn found() -> Option<i32> {
    use_context::<Provided>().and_then(|Provided(signal)| signal.try_get_untracked())
}

/// What three runs of a memo find, of which only the second provides something itself.
fn runs(provide: fn(fn() -> Option<i32>) -> Option<i32>) -> Vec<Option<i32>> {
    let run = RwSignal::new(0);
    let memo = Memo::new(move |_| if run.get() == 1 { provide(found) } else { found() });
    (0..3).map(|at| { run.set(at); memo.get() }).collect()
}

fn provide_and(find: fn() -> Option<i32>) -> Option<i32> {
    provide_context(Provided(RwSignal::new(2)));
    find()
}

fn main() {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(Provided(RwSignal::new(1)));
        println!("provided in the run: {:?}", runs(provide_and));
        println!("provided in an owner of its own: {:?}", runs(|find| Owner::new().with(|| provide_and(find))));
    });
}
RUST
found=$(cd "$folder" && cargo run --quiet)
printf '%s\n' "$found"
[ "$found" = 'provided in the run: [Some(1), Some(2), None]
provided in an owner of its own: [Some(1), Some(2), Some(1)]' ]
