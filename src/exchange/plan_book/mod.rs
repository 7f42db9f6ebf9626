//! A plan as a workbook, for people with a spreadsheet and for the editor: everything in a plan file, one table for each kind of thing.
//!
//! | Sheet | Holds |
//! |---|---|
//! | 规划 | id, version, names, document, years: one row each |
//! | 分组 | the lists that indicators stand in |
//! | 领域, 服务 | the domains, and the services under each |
//! | 指标 | the indicators, one row each |
//! | 读法 | how an indicator may be read, the default first |
//! | 关系 | figures that belong together |
//! | 英文 | the document's words, and their English |
//! | 填表说明 | what each column takes; not read |
//!
//! [`plan_to_workbook`] writes it in the current language; [`workbook_to_plan`] reads it in either. A workbook may be incomplete, as the
//! draft of a plan. Everything wrong or missing is reported at once, each at its cell ([`super::CellFault`]). Headings identify columns,
//! which may stand in any order. An unknown sheet or heading is refused if it holds something, because what a person wrote there would
//! otherwise be lost silently. Spaces around a text are not kept.
//!
//! The reader makes a plan of every row, with stand-ins for what it could not read, so that the checks of the whole plan
//! ([`super::plan_check`]) run in the same go. `places` leads from their paths to the cells. [`PlanDraft`] is the editor's form.

mod choice;
mod draft;
mod goal;
mod manner;
mod places;
mod read;
mod sheets;
mod write;

pub use draft::{PlanDraft, cell_text};
pub(super) use read::plan_at;
pub use read::{is_plan_book, workbook_to_plan};
pub use sheets::PlanSheet;
pub(super) use sheets::stated::TARGET;
pub(super) use write::cleared;
pub use write::{blank_plan_workbook, plan_to_workbook};
