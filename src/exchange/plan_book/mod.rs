//! A plan as a workbook, for people with a spreadsheet and for the editor: everything that a plan file says, one table for each kind of
//! thing.
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
//! [`plan_to_workbook`] writes it in the current language, [`workbook_to_plan`] reads it in either. A workbook may be incomplete: it is
//! the draft of a plan, and what is wrong or still missing is found all at once, each at its cell ([`super::CellFault`]). Columns are known by
//! their headings and may stand in any order. A sheet or heading that is not known is refused where it holds something: what a person
//! wrote there would otherwise be lost without a word. Spaces around a text are not kept.
//!
//! Reading makes a plan of every row, with stand-ins for what could not be read, so that the checks of a plan as a whole
//! ([`super::plan_check`]) say theirs in the same go; `places` leads from their paths to the cells. [`PlanDraft`] is what an editor
//! keeps of it.

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
