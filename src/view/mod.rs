//! What a screen shows, as plain data: every number already text, nothing computed in a component.
//!
//! `board` is the scoreboard, `row` one line of the list, `filter` which lines are shown, `sheet` the open indicator with all its parts,
//! `observations` the grid of yearly figures, `facts` whose observations count, `changes` what was decided against the defaults, `compare` several scenarios side by
//! side, `comparing` how outcomes are held against targets, `merged` several people's scenarios together, `plan_changes` what sets two editions of a plan apart, `qr` a text for a camera,
//! `handed` a file that an app may have swallowed, `report` all of it for paper, `poster` a chart that can leave the page, `risk` what is uncertain and what contradicts itself,
//! `training` exercises and their results.

pub mod comparing;
pub mod number;
pub mod risk;
pub mod statement;
pub mod training;
pub mod words;

mod board;
mod changes;
mod compare;
mod facts;
mod filter;
mod guide;
mod handed;
mod merged;
mod observations;
mod plan_changes;
mod plans;
mod poster;
mod qr;
mod report;
mod row;
mod sheet;

pub use board::{Board, board, board_change};
pub use changes::{ChangeLine, changes, growth, status};
pub use compare::{
    Change, Column, CompareCell, CompareRow, Comparison, Contender, Entry, Lineup, MOST_COMPARED, RowHead, Rows, column, compare,
    compared_figure, compared_finding, compared_poster, row_heads, section_heading,
};
pub use facts::{DisputeChoice, DisputeLine, OwnFacts, dispute_lines, looked_from, own_facts};
pub use filter::{Filter, Section, Shown, sections};
pub use guide::{Example, Method, Term, Topic, methods, terms};
pub use handed::{WayOut, host_app, swallowed};
pub use merged::{Merged, MergedRow, Order, Strip, Voice, merged};
pub use observations::{
    Completeness, Lack, ObservedCell, ObservedRow, Origin, YearGap, completeness, latest_observed, observed_ids, observed_row,
    wants_start,
};
pub use plan_changes::plan_changes;
pub use plans::{PlanHead, PlanRow, PlanSide, PlanUnder, PlansCompared, plans_compared};
pub use poster::poster;
pub use qr::{QrCode, qr_code};
pub use report::{
    Assumed, Charted, Fact, ReadAs, Report, ReportLine, ScoreLine, Task, TaskFigures, TaskLine, Tasks, Unjudged, fill_tasks,
    not_filled, report, tasks,
};
pub use row::{Facets, Row, asked, facets, gap, goal_signs, row, start, target};
pub use sheet::{
    Ask, AskLine, FamilyChoice, Lever, Outlook, OutlookLine, RangeEnd, RangeFields, Reading, ReadingChoice, Sheet, SideGoal,
    StartLine, StatusChoice, YearGoal, YearLine, figure, range_ends, sheet, with_unused,
};
