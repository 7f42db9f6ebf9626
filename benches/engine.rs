//! How long batches take: the benchmark's sweep and simulation, and a simulation of the plan. `tests/e2e/measuring/engine.mjs` compares the
//! first two with other engines in a browser.
#![allow(missing_docs, clippy::unwrap_used, reason = "criterion's macros document nothing; a bench that cannot start stops")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

#[path = "yardstick/past.rs"]
mod past;
#[path = "yardstick/workload.rs"]
mod workload;

const COUNT: u32 = 100_000;

fn engine(c: &mut Criterion) {
    let workload = workload::Workload::new(include_str!("workload.json")).unwrap();
    let mut group = c.benchmark_group("100 000");
    group.sample_size(20).throughput(Throughput::Elements(u64::from(COUNT)));
    group.bench_function("scenarios swept", |b| b.iter(|| black_box(workload.sweep(black_box(COUNT as usize)))));
    group.bench_function("draws simulated", |b| b.iter(|| black_box(workload.simulate(black_box(COUNT), 1))));
    group.finish();
    let pasts = past::pasts();
    c.bench_function("pasts of 38 indicators over 20 years", |b| b.iter(|| black_box(past::worked_out(black_box(&pasts)))));
}

criterion_group!(benches, engine);
criterion_main!(benches);
