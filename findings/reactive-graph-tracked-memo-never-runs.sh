#!/usr/bin/env bash
# reactive_graph 0.2.16 (crates.io), the reactive core of Leptos.
#
# `Memo::track()` subscribes to a memo without running it. If nobody ever reads that memo, it has no sources, so it hears of no change and
# tells of none: whatever only tracks it is never made anew. For a signal, `track()` is enough. Signals and memos have the same trait
# `Track`, whose documentation makes no difference between them, so one expects both to wake their subscribers.
#
# Seen: a memo that tracks a signal runs again after the signal changed; one that tracks a memo of that signal does not; one that reads
# that memo does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/src"
cat > "$folder/Cargo.toml" <<'TOML'
[package]
name = "tracked"
version = "0.0.0"
edition = "2021"

[dependencies]
reactive_graph = "=0.2.16"
TOML
cat > "$folder/src/main.rs" <<'RUST'
use reactive_graph::computed::ArcMemo;
use reactive_graph::owner::Owner;
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcRwSignal;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;

/// How often a memo runs that follows `source` by `follow`, before and after the source changed.
fn runs(follow: impl Fn(&ArcRwSignal<i32>, &ArcMemo<i32>) + Send + Sync + 'static) -> (usize, usize) {
    let source = ArcRwSignal::new(1);
    let between = { let source = source.clone(); ArcMemo::new(move |_| source.get()) };
    let count = Arc::new(AtomicUsize::new(0));
    let end = {
        let (source, count) = (source.clone(), count.clone());
        ArcMemo::new(move |_| { follow(&source, &between); count.fetch_add(1, Ordering::SeqCst) })
    };
    end.get();
    let before = count.load(Ordering::SeqCst);
    source.set(2);
    end.get();
    (before, count.load(Ordering::SeqCst))
}

fn main() {
    let owner = Owner::new();
    owner.with(|| {
        println!("signal tracked: {:?}", runs(|source, _| source.track()));
        println!("memo tracked: {:?}", runs(|_, between| between.track()));
        println!("memo read: {:?}", runs(|_, between| _ = between.get()));
    });
}
RUST
found=$(cd "$folder" && cargo run --quiet)
printf '%s\n' "$found"
[ "$found" = 'signal tracked: (1, 2)
memo tracked: (1, 1)
memo read: (1, 2)' ]
