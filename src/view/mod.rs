//! What a screen shows, as plain data: every number already text, nothing computed in a component.
//!
//! The list and its scoreboard: `board`, `row` for one line, `list` for which lines are shown and what is done to many of them, `assumed` for the
//! table of assumptions, `opens` for the indicator that a scenario opens with. One indicator: `sheet`, with `figures` for the digits that stand
//! together. All of them: `overview`. The years: `observations`, and `facts` for whose observations count. Scenarios: `changes` against the
//! plan's defaults and `changed` for the same gathered by indicator, `compare` side by side, `comparing` for how outcomes are held against
//! targets, `merged` for several people's. Plans: `beside` for one and the one above it, `plan_changes` for two editions. For paper and for
//! others: `report`, `poster`, `qr`, `handed`. Before a room: `large`. What is uncertain: `risk`, and `trend` for what the years before say, which `past` draws and `rested` offers to an indicator.
//! Exercises: `training`. Words and figures: `words`, `number`, `statement`, `quantity` for units said in full, `formulas` for fixed terms.
//! Where one is: `places`. What just happened: `steps` says what a step of the history did, `toasts` which short message is shown when and for how long. `tour` is the first minute.

pub mod comparing;
pub mod number;
pub mod risk;
pub mod statement;
pub mod training;
pub mod trend;
pub mod words;

mod assumed;
mod beside;
mod board;
mod cells;
mod changed;
mod changes;
mod compare;
mod facts;
mod figures;
mod formulas;
mod guide;
mod handed;
mod large;
mod list;
mod merged;
mod observations;
mod opens;
mod overview;
mod past;
mod places;
mod plan_changes;
mod population;
mod poster;
mod qr;
mod quantity;
mod report;
mod rested;
mod row;
mod sheet;
mod shipped;
mod sources;
mod steps;
mod toasts;
mod tour;
mod trends;

pub use assumed::{AssumedCell, AssumedColumn, AssumedRow, assumed_row};
pub use beside::{Beside, BesideHead, BesideRow, Partner, Refused, Stated, beside, partners};
pub use board::{Board, NatureScore, ScorePart, board, board_change};
pub use cells::{CellAt, CellKeys, Cursor, Extent, GridAct, Press, TypingAct};
pub use changed::{ChangeEntry, Changed, changed};
pub use changes::{ChangeLine, changes, changes_in_full, growth, status};
pub use compare::{
    CellChange, CompareCell, CompareRow, Compared, ComparisonTable, Contender, Entry, Lineup, MOST_COMPARED, RowHead, RowsShown,
    ScenarioColumn, column, compare, compared, compared_figure, compared_finding, compared_poster, comparison, contenders,
    row_heads, section_heading,
};
pub use facts::{DisputeChoice, DisputeLine, OwnFacts, dispute_lines, looked_from, observed_in, own_facts};
pub use guide::{Example, GUIDE_KEYS, GUIDE_STEPS, MethodPage, MethodTopic, Term, methods, terms};
pub use handed::{WayOut, host_app, swallowed};
pub use large::{Neighbour, beside_in_large, enlargement, place_in_large};
pub use list::{
    Act, Choice, Distance, Filter, FilterCounts, Grouping, ListBasis, ListOrder, ListSection, Listing, Reach, Selection, acted,
    counts, gap_to_target, no_lead, reach, sections,
};
pub use merged::{MergedOrder, MergedRow, MergedScenarios, OutcomeStrip, Voice, disagreement_note, merged, order_note};
pub use observations::{
    Back, Completeness, EarlierYears, FigureOwner, Lack, Marks, ObservedCell, ObservedRow, Told, YearGap, completeness,
    earlier_years, entered, known_count, latest_observed, observed_ids, observed_row, pinned_text, wants_start,
};
pub use opens::opens;
pub use overview::{
    MOST_SIDE_BY_SIDE, Overview, OverviewCell, OverviewRow, OverviewSection, SideBySide, WithoutShare, overview, overview_bands,
    overview_legend, overview_poster, whole_plan,
};
pub use past::{spark_with_past, with_past};
pub use places::{Drawer, Pane, Tab};
pub use plan_changes::plan_changes;
pub use population::{
    PopulationFigure, PopulationLine, PopulationPast, population_figure, population_past, population_taken, wants_population,
};
pub use poster::{PictureFormat, poster};
pub use qr::{QrCode, qr_code};
pub use report::{
    Arrangement, Assumed, Charted, ColumnHead, Conclusion, Department, DepartmentTask, Fact, MOST_BESIDE, Observed, Paper,
    PaperBlock, PaperCell, PaperPart, ReadAs, Report, ReportFigure, ReportFigures, ReportLine, ReportLog, ReportPast,
    ReportPastLine, ReportSides, Reported, ScoreLine, Shortcoming, Table, TableKind, TableRow, TaskFigures, TaskLine, TaskSheet,
    TaskSheets, Tasks, Unjudged, YearTask, fill_tasks, not_filled, report, report_figures, running, task_sheets, tasks,
};
pub use rested::{InUse, MethodLine, PastYear, Rested, rested};
pub use row::{Facets, IndicatorRow, NOTHING, asked, facets, gap, goal_signs, row, start, target};
pub use sheet::{
    Ask, AskLine, AssumptionReading, FamilyChoice, IndicatorSheet, Lever, OpenChances, OutlookLine, RangeEnd, RangeFields,
    ReadingChoice, SideGoal, StartLine, StatusChoice, YearGoal, YearLine, blind, blind_figure, complete_sheet, figure,
    range_ends, sheet, sheet_front, with_unused,
};
pub use shipped::{ShippedActs, laid_in, shipped_acts};
pub use sources::source_said;
pub use steps::{preset_done, step, step_button};
pub use toasts::{Toast, ToastKind, Toasts};
pub use tour::{Tour, TourStop};
pub use trends::trends;
