//! What the benchmark drives, in place of the page. Built on request (`--features bench`), never part of what a planner downloads.

mod charts;
mod scene;
