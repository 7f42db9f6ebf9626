//! 推演 Tuiyan: a what-if simulator for five-year plans that runs wholly in the browser.
//!
//! A plan states indicators, each with a baseline, a target and a nature. A person assumes how each will grow and sees at once whether
//! its target is met, why, and what it would take.
//!
//! ```
//! use tuiyan::{exchange, projection, scenario::Scenario};
//! let plan = exchange::builtin_plan()?;
//! let scenario = Scenario::holding(&plan);
//! let met = plan.indicators.iter().filter(|indicator| {
//!     let judgement = projection::judge(&scenario.case(&plan, indicator));
//!     judgement.verdict.standing() == projection::Standing::Met
//! });
//! // With nothing assumed, every indicator stays as it is, and some targets are met all the same.
//! assert!(met.count() > 0);
//! # Ok::<(), exchange::Faults>(())
//! ```
//!
//! # Where to start
//!
//! The tree is the pipeline. Read it in this order:
//!
//! 1. [`plan`] – what a plan states: [`plan::Indicator`], its [`plan::Statement`] in the chosen reading, its natural bounds.
//! 2. [`projection`] – what an assumption leads to. [`projection::Growth`] lists the families. [`projection::judge`] takes a
//!    [`projection::Case`] and answers path, verdict, pace and requirement. It is a pure function. [`projection::batch`] does the same for
//!    one indicator under thousands of settings at once, to the same bits.
//! 3. [`scenario`] – what a person decided. Only [`scenario::apply`] changes a [`scenario::Scenario`], and only [`scenario::change`] the
//!    [`scenario::Workspace`] that keeps all of them. [`scenario::History`] holds the steps to undo. [`scenario::Facts`] are the figures
//!    known for the plan's years, the same for every scenario. [`scenario::spread`] says where several people's scenarios differ,
//!    [`scenario::held`] how a plan compares with the one above it.
//! 4. [`risk`] – what is uncertain, what would turn a verdict, and what contradicts itself: [`risk::switching`] and [`risk::ranking`],
//!    [`risk::chance`] and [`risk::fan`], [`risk::tornado`] and [`risk::grid`], [`risk::simulation`], [`risk::effort`],
//!    [`risk::consistency`].
//!    [`trend`] – what past years suggest for an assumption: the ways in which a past could continue, how well each would have forecast
//!    it, and how wide its error range is.
//! 5. [`training`] – exercises over a plan: what they ask, their computed key, and how an answer is scored.
//! 6. [`chart`] – drawings of plain data over any plotters backend.
//! 7. [`view`] – what a screen or a printed page shows, as plain data in which every number is already text.
//! 8. [`exchange`] – in and out: plan files, scenarios as files, tables and links, judgements for other programs. Every fault has its
//!    place.
//! 9. [`language`] – not a step of the pipeline: every room makes its texts with it, in Chinese and in English.
//! 10. [`figure`] – not a step either: it reads figures and their units wherever they are printed or typed.
//! 11. `shell` – the page, in Leptos. It alone knows that a browser exists, and it compiles only for wasm.
//!
//! Dependencies point one way: `shell → exchange → view → chart, training → risk, trend → scenario → projection → plan`. A test
//! enforces it.
//!
//! # A simulation, room by room
//!
//! A scenario makes a [`risk::simulation::Simulation`], which holds everything a simulation needs: a [`projection::batch::Law`] for each
//! stated range, the seed, the number of draws and the dependence. `shell::simulate` hands it to a worker, which works through it block
//! by block, in lanes. Without a worker the page does the same in slices of its own time; the command line does it all at once. All three
//! give the same figures. [`view::risk::draws`] puts them into words and charts.
//!
//! # What is deliberately absent
//!
//! - Nothing outside `shell` names a browser crate; native builds and tests never compile one.
//! - Nothing but [`scenario::apply`] changes a scenario, and nothing but [`scenario::Facts::record`] the facts. Components send an edit or
//!   a change and keep no copy of the state.
//! - No component formats a number, no view computes a verdict, no chart reads a scenario.
//! - No effect writes a signal: what can be derived is derived.
//! - No clock and no randomness in the core, and no figure or verdict that depends on the language. Elementary functions come from one
//!   portable library and paths multiply step by step, so native and wasm builds agree to the last bit.
//! - No panic on anything that a person or a file supplied.
//!
//! # A slider's movement, room by room
//!
//! `shell::lever` turns the slider's text into a checked setting. [`scenario::aimed`] turns that into the edit of a growth assumption,
//! and the store makes it. [`scenario::History::edit`] keeps it as part of one movement. One memo for each indicator asks
//! [`projection::judge`], and [`view`] puts the answer into words; rows whose answer is equal stop there. The page re-renders the rest,
//! and `shell::painter` draws the charts concerned, once in the animation frame. Nothing writes back.

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
