//! What a screen shows, as plain data: every number already text, nothing computed in a component.
//!
//! `beside` puts a plan beside the one above it, `board` is the scoreboard, `row` one line of the list, `filter` which lines are shown, `sheet` the open indicator with all its parts,
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

mod beside;
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
mod poster;
mod qr;
mod report;
mod row;
mod sheet;

pub use beside::{Beside, BesideHead, BesideRow, Partner, Refused, Stated, beside, partners};
pub use board::{Board, board, board_change};
pub use changes::{ChangeLine, changes, growth, status};
pub use compare::{
    Change, Column, CompareCell, CompareRow, Comparison, Contender, Entry, Lineup, MOST_COMPARED, RowHead, Rows, column, compare,
    compared_figure, compared_finding, compared_poster, row_heads, section_heading,
};
pub use facts::{DisputeChoice, DisputeLine, OwnFacts, dispute_lines, looked_from, observed_in, own_facts};
pub use filter::{Filter, Grouping, Section, Shown, no_lead, sections};
pub use guide::{Example, Method, Term, Topic, methods, terms};
pub use handed::{WayOut, host_app, swallowed};
pub use merged::{Merged, MergedRow, Order, Strip, Voice, merged};
pub use observations::{
    Completeness, Lack, ObservedCell, ObservedRow, Origin, YearGap, completeness, latest_observed, observed_ids, observed_row,
    wants_start,
};
pub use plan_changes::plan_changes;
pub use poster::poster;
pub use qr::{QrCode, qr_code};
pub use report::{
    Arrangement, Assumed, Besides, Block, Charted, ColumnHead, Conclusion, Department, Fact, MOST_BESIDE, Observed, Paper,
    PaperCell, Part, ReadAs, Report, ReportFigure, ReportFigures, ReportLine, ReportLog, Reported, ScoreLine, Shortcoming, Sides,
    Table, TableKind, TableRow, Task, TaskFigures, TaskLine, TaskSheet, TaskSheets, Tasks, Unjudged, YearTask, fill_tasks,
    not_filled, report, report_figures, running, task_sheets, tasks,
};
pub use row::{Facets, Row, asked, facets, gap, goal_signs, row, start, target};
pub use sheet::{
    Ask, AskLine, FamilyChoice, Lever, Outlook, OutlookLine, RangeEnd, RangeFields, Reading, ReadingChoice, Sheet, SideGoal,
    StartLine, StatusChoice, YearGoal, YearLine, figure, range_ends, sheet, with_unused,
};
