//! In and out: plan files, scenarios as files and as tables, judgements for other programs.
//!
//! Rates are fractions, amounts are in the indicator's unit as the plan prints it, years are integers. Whatever does not fit is refused,
//! with its place, what was found and what is allowed.
//!
//! [`ScenarioSource`] reads scenarios from a file in any form. [`scenarios_to_workbook`] writes them as sheets of cells, which
//! [`write_delimited`] and [`write_xlsx`] turn into files. [`encode_link`] puts one into the fragment of an address.
//!
//! ```
//! use tuiyan::{exchange, scenario::Scenario};
//! let plan = exchange::builtin_plan()?;
//! let text = exchange::write_scenario(&Scenario::holding(&plan));
//! assert_eq!(exchange::read_scenario(&text, &plan)?, Scenario::holding(&plan));
//! assert_eq!(exchange::read_scenario("{", &plan).unwrap_err().0.len(), 1);
//! # Ok::<(), exchange::Faults>(())
//! ```

mod attempt_file;
mod basis_file;
pub mod beside;
mod beside_book;
mod beside_file;
mod best_use_file;
mod calibration_file;
mod checksum;
mod columns;
mod decode;
mod delimited;
mod docx;
pub mod drafts;
mod exercise_file;
mod facts_file;
mod facts_table;
mod fault;
mod file_kind;
mod file_name;
mod growth_file;
mod import;
mod indicator_file;
mod inside;
mod judgement_file;
mod kept_file;
pub mod lesson;
mod link;
mod marked;
mod memory;
mod next_title;
mod object;
pub mod observing;
mod office;
mod opening;
mod outcome_file;
mod own_exercises;
mod package;
mod packed_plan;
mod plan_book;
mod plan_check;
mod plan_file;
mod plan_source;
pub mod printed;
mod proposal_file;
mod ranking_file;
mod report_docx;
mod risk_file;
mod roll_forward;
mod scenario_book;
mod scenario_file;
mod scenario_source;
pub mod shelf;
mod sides_book;
mod simulated_file;
mod statement_file;
pub mod table;
mod tasks_book;
mod trend_file;
mod uncertainty_file;
mod warning_file;
mod workbook;
mod xlsx;
mod xml;
mod yearly_table;

pub use attempt_file::{read_attempt, write_attempt};
pub use beside_book::beside_to_workbook;
pub use beside_file::{ApartRowsOut, BesideOut, CountedOut, PairOut, beside_out};
pub use best_use_file::{BestUseOut, best_use_out};
pub use calibration_file::{
    CheckedOut, ForetoldOut, IndicatorCalibration, ScenarioCalibration, TallyOut, UncheckedOut, calibrate_scenario,
};
pub use checksum::fingerprint;
pub use columns::{At, CellFault, CellFaults, ColumnForm, Need, Width};
#[cfg(not(target_arch = "wasm32"))]
pub use delimited::decode_text;
pub use delimited::{masked, read_delimited, write_delimited};
pub use docx::seen_docx;
pub use exercise_file::{EXERCISES, builtin_exercises, read_exercises};
pub use facts_file::{read_facts, write_facts};
pub use facts_table::facts_of_table;
pub use fault::{Fault, Faults};
pub use file_kind::{FileKind, id_of_plan, plan_of_scenario};
pub use file_name::{dated_name, file_name, plan_file_name};
pub use import::{ImportLine, facts_line, import_line};
pub use inside::{INSIDE, Inside, put_inside, read_inside};
pub use judgement_file::{
    IndicatorJudgement, MilestoneOut, PaceOut, PathPoint, RequiredOut, RequiredValue, ScenarioJudgement, StretchOut, ValueOut,
    judge_scenario,
};
pub use kept_file::{read_kept, write_kept};
pub use link::{AddressLinks, Difference, Linked, decode_link, encode_link, links_of, may_be_link, plan_of_link, received};
pub use marked::{Manner, MarkedText, tidy};
pub use memory::{
    Keeping, Memory, Places, Recalled, SaveState, Storage, Trouble, are_pairs_of, facts_record, forget_name, remember_names,
    remember_pairs, remember_report, remember_upper, remembered_names, remembered_pairs, remembered_reports, remembered_upper,
    set_aside,
};
pub use next_title::next_title;
pub use office::{is_office, seen_office};
pub use opening::{FACTS, SCENARIOS, opening_scenario, shipped_facts};
pub use outcome_file::{read_outcomes, write_outcomes};
pub use own_exercises::{OwnExercises, Unfit, own_exercises_record};
pub use packed_plan::packed_plan;
pub use plan_book::{PlanDraft, PlanSheet, blank_plan_workbook, cell_text, is_plan_book, plan_to_workbook, workbook_to_plan};
#[cfg(not(target_arch = "wasm32"))]
pub use plan_file::plan_schema;
pub use plan_file::{BUILTIN, NATIONAL, TRAINING, builtin_plan, builtin_plans, pack_plan, read_plan, write_plan};
pub use plan_source::PlanSource;
pub use proposal_file::{MarkOut, OmittedOut, ProposalOut, ProposedOut, QuestionOut, mark_code, proposal_out};
pub use ranking_file::{ApartOut, RankedOut, ScenarioRanking, SwitchingOut, rank_scenario};
pub use report_docx::{Picture, write_docx};
pub use risk_file::{FrechetOut, IndicatorRisk, LeftOutTarget, ScenarioRisk, risk_scenario};
pub use roll_forward::roll_forward;
pub use scenario_book::{is_scenario_book, scenarios_to_workbook, workbook_over, workbook_to_scenarios};
pub use scenario_file::{read_scenario, write_scenario};
pub use scenario_source::{ScenarioForm, ScenarioSource};
pub use sides_book::sides_to_workbook;
pub use simulated_file::{BindingOut, FanOut, OutlookOut, SimulatedOut, simulated_out};
pub use tasks_book::tasks_to_workbook;
pub use trend_file::{IndicatorTrend, MethodOut, ScenarioTrend, SeriesTrend, SeriesTrends, trend_scenario, trend_series};
pub use uncertainty_file::UncertaintyFile;
pub use warning_file::{WarningOut, warnings_out};
pub use workbook::{Cell, MergedCells, Place, Remarks, Sheet, Struck, Workbook};
pub use xlsx::{read_xlsx, seen_xlsx, write_xlsx};
pub use yearly_table::is_yearly_table;

pub use crate::projection::Tally;
