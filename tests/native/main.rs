//! Everything that can be tested without a browser: one harness, a module for each authority.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops with the reason")]
#![allow(clippy::wrong_self_convention, reason = "a sentence about a question hands the question on to the next sentence")]

mod any_plan;
mod attempts;
mod bits;
mod book_commands;
mod book_properties;
mod books;
mod chances;
mod choices;
mod cli;
mod compare;
mod draw;
mod edges;
mod efforts;
mod formats;
mod guide;
mod hostile;
mod house;
mod journeys;
mod languages;
mod languages_views;
mod links;
mod merging;
mod method;
mod observations;
mod optimise;
mod plan_books;
mod plan_commands;
mod plan_properties;
mod plans_compared;
mod properties;
mod published;
mod report;
mod requirements;
mod risk_commands;
mod risk_views;
mod rolling;
mod schema;
mod sensitivity;
mod sharing;
mod special;
mod support;
mod switching;
mod training;
mod xlsx;
