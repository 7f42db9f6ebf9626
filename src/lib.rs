//! 推演 Tuiyan: a what-if simulator for five-year plans that runs wholly in the browser.
//!
//! A plan states indicators, each with a baseline, a target and a nature. A person assumes how each will grow, and sees at once whether
//! its target is met, why, and what it would take.
//!
//! # Where to start
//!
//! The tree is the pipeline. Read it in this order:
//!
//! 1. [`plan`] – what a plan states: [`plan::Indicator`], its [`plan::Statement`] in the chosen reading, its natural bounds.
//! 2. [`projection`] – what an assumption leads to. [`projection::Growth`] lists the families; [`projection::judge`] takes a
//!    [`projection::Case`] and answers path, verdict, pace and requirement. It is a pure function. [`projection::batch`] asks the same of
//!    one indicator under thousands of settings at once, to the same bits.
//! 3. [`scenario`] – what a person decided. [`scenario::apply`] is the only thing that changes a [`scenario::Scenario`];
//!    [`scenario::change`] the only one that changes the [`scenario::Workspace`] of all that are kept; [`scenario::History`] remembers
//!    the steps; [`scenario::Facts`] are what is known of the plan's years, beneath every scenario; [`scenario::spread`] says where several people's scenarios lie apart, [`scenario::held`] how a plan stands to the one
//!    above it.
//! 4. [`risk`] – what is uncertain, what would turn a verdict, and what contradicts itself: [`risk::switching`] and [`risk::ranking`],
//!    [`risk::chance`] and [`risk::fan`], [`risk::tornado`] and [`risk::grid`], [`risk::simulation`], [`risk::effort`],
//!    [`risk::consistency`].
//!    [`trend`] is what the years before say of an assumption: the ways in which a past could go on, how well each would have foretold it,
//!    and how far it may be off.
//! 5. [`training`] – exercises over a plan: what they ask, with the key computed, and how an answer is scored.
//! 6. [`chart`] – drawings of plain data over any plotters backend.
//! 7. [`view`] – what a screen or a page of paper shows, as plain data in which every number is already text.
//! 8. [`exchange`] – in and out: plan files, scenarios as files, tables and links, judgements for other programs, every fault with its
//!    place.
//! 9. [`language`] – not a step of the pipeline: what all of them make their texts with, in Chinese and in English.
//! 10. [`figure`] – no step either: how figures, and the units behind them, are read wherever they are printed or typed.
//! 11. `shell` – the page, in Leptos. The only place that knows a browser exists; it is compiled for wasm alone.
//!
//! Dependencies point one way: `shell → exchange → view → chart, training → risk, trend → scenario → projection → plan`. A test holds the rooms to it.
//!
//! # A simulation, room by room
//!
//! [`risk::simulation::Simulation`] is all that has to be known for it, made from a scenario: for each stated range a
//! [`projection::batch::Law`], beside it seed, draws and dependence. `shell::simulate` hands it to a worker, which works through it block
//! by block, in lanes; without one the page does the same in slices of its own time, and the command line all at once, to the same
//! figures. [`view::risk::draws`] puts them into words and charts.
//!
//! # What is deliberately absent
//!
//! - Nothing outside `shell` names a browser crate; native builds and tests never compile one.
//! - Nothing but [`scenario::apply`] changes a scenario, and nothing but [`scenario::Facts::record`] the facts. Components send an edit or a change and keep no copy of the state.
//! - No component formats a number, no view computes a verdict, no chart reads a scenario.
//! - No signal is written from an effect: what can be derived is derived.
//! - No clock and no randomness in the core, and no figure or verdict that depends on the language. Elementary functions come from one portable library and paths multiply step by
//!   step, so that native and wasm builds agree to the last bit.
//! - No panic on anything that a person or a file supplied.
//!
//! # A slider's movement, room by room
//!
//! `shell::lever` turns the slider's text into a checked setting; [`scenario::aimed`] turns that into the edit of a growth assumption,
//! and the store makes it; [`scenario::History::edit`] keeps it as part of one movement; one memo for each
//! indicator asks [`projection::judge`] and [`view`] puts the answer into words – equality stops the rows that did not change;
//! the page re-renders what did, and `shell::painter` draws the charts concerned once in the animation frame. Nothing writes back.

pub mod chart;
pub mod exchange;
pub mod figure;
pub mod language;
mod math;
pub mod plan;
pub mod projection;
pub mod risk;
pub mod scenario;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod shell;
pub mod training;
pub mod trend;
pub mod view;
