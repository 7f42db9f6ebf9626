//! What a screen shows, as plain data: every number already text, nothing computed in a component.
//!
//! `beside` puts a plan beside the one above it, `board` is the scoreboard, `row` one line of the list, `filter` which lines are shown, `sheet` the open indicator with all its parts,
//! `observations` the grid of yearly figures, `opens` which indicator a scenario opens with, `facts` whose observations count, `changes` what was decided against the defaults, `compare` several scenarios side by
//! side, `comparing` how outcomes are held against targets, `figures` with which digits they are shown, `merged` several people's scenarios together, `plan_changes` what sets two editions of a plan apart, `qr` a text for a camera,
//! `observations` the grid of yearly figures, `facts` whose observations count, `changes` what was decided against the defaults, `compare` several scenarios side by
//! side, `overview` all indicators in one picture, `comparing` how outcomes are held against targets, `merged` several people's scenarios together, `plan_changes` what sets two editions of a plan apart, `qr` a text for a camera,
//! `handed` a file that an app may have swallowed, `report` all of it for paper, `poster` a chart that can leave the page, `risk` what is uncertain and what contradicts itself,
//! `training` exercises and their results, `trend` what the years before say.
//! `observations` the grid of yearly figures, `facts` whose observations count, `changes` what was decided against the defaults and `changed` the same gathered by indicator, `compare` several scenarios side by
//! side, `comparing` how outcomes are held against targets, `merged` several people's scenarios together, `plan_changes` what sets two editions of a plan apart, `qr` a text for a camera,
//! `handed` a file that an app may have swallowed, `large` what is led through before a room, `report` all of it for paper, `poster` a chart that can leave the page, `risk` what is uncertain and what contradicts itself,
//! `training` exercises and their results.

pub mod comparing;
pub mod number;
pub mod risk;
pub mod statement;
pub mod training;
pub mod trend;
pub mod words;

mod beside;
mod board;
mod changed;
mod changes;
mod compare;
mod facts;
mod figures;
mod filter;
mod formulas;
mod guide;
mod handed;
mod large;
mod merged;
mod observations;
mod opens;
mod overview;
mod plan_changes;
mod poster;
mod qr;
mod quantity;
mod report;
mod row;
mod sheet;

pub use beside::{Beside, BesideHead, BesideRow, Partner, Refused, Stated, beside, partners};
pub use board::{Board, board, board_change};
pub use changed::{ChangeEntry, Changed, changed};
pub use changes::{ChangeLine, changes, changes_in_full, growth, status};
pub use compare::{
    Change, Column, CompareCell, CompareRow, Comparison, Contender, Entry, Lineup, MOST_COMPARED, RowHead, Rows, column, compare,
    compared_figure, compared_finding, compared_poster, row_heads, section_heading,
};
pub use facts::{DisputeChoice, DisputeLine, OwnFacts, dispute_lines, looked_from, observed_in, own_facts};
pub use filter::{Filter, Grouping, Section, Shown, no_lead, sections};
pub use guide::{Example, Method, Term, Topic, methods, terms};
pub use handed::{WayOut, host_app, swallowed};
pub use large::{Way, beside_in_large, enlargement, place_in_large};
pub use merged::{Merged, MergedRow, Order, Strip, Voice, disagreement_note, merged, order_note};
pub use observations::{
    Completeness, Lack, ObservedCell, ObservedRow, Origin, YearGap, completeness, latest_observed, observed_ids, observed_row,
    wants_start,
};
pub use opens::opens;
pub use overview::{
    MOST_SIDE_BY_SIDE, Overview, OverviewCell, OverviewRow, OverviewSection, SideBySide, Why, overview, overview_figure,
    overview_legend, overview_poster,
};
pub use plan_changes::plan_changes;
pub use poster::poster;
pub use qr::{QrCode, qr_code};
pub use report::{
    Arrangement, Assumed, Charted, Department, Fact, Observed, ReadAs, Report, ReportLine, ScoreLine, Task, TaskFigures,
    TaskLine, TaskSheet, TaskSheets, Tasks, Unjudged, YearTask, fill_tasks, not_filled, report, task_sheets, tasks,
};
pub use row::{Facets, NOTHING, Row, asked, facets, gap, goal_signs, row, start, target};
pub use sheet::{
    Ask, AskLine, FamilyChoice, Lever, Outlook, OutlookLine, RangeEnd, RangeFields, Reading, ReadingChoice, Sheet, SideGoal,
    StartLine, StatusChoice, YearGoal, YearLine, blind, blind_figure, figure, range_ends, sheet, with_unused,
};
