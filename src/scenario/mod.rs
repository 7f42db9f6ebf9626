//! What a person decided: assumptions, the scenario that holds them, and its one writer; how far several people's scenarios differ; the
//! scenarios that are kept, and their history.
//!
//! ```
//! use tuiyan::plan::{Amount, Id};
//! use tuiyan::projection::{self, Growth, Standing};
//! use tuiyan::scenario::{Edit, Scenario, apply};
//! let plan = tuiyan::exchange::builtin_plan()?;
//! let mut scenario = Scenario::holding(&plan);
//! let id = Id::new("t1-03").unwrap();
//! let step = Amount::of(0.26); // percentage points a year
//! apply(&mut scenario, &plan, Edit::Growth(id.clone(), Some(Growth::Linear { step }))).unwrap();
//! let judgement = projection::judge(&scenario.case(&plan, plan.indicator(&id).unwrap()));
//! assert_eq!(judgement.verdict.standing(), Standing::Met);
//! # Ok::<(), tuiyan::exchange::Faults>(())
//! ```

mod annual;
mod assumption;
mod basis;
mod beside;
mod change;
mod check;
mod edit;
mod facts;
mod field;
mod history;
mod intake;
mod kept;
mod movement;
mod naming;
mod opening;
mod outline;
mod pending;
mod pinning;
mod preset;
mod presetting;
mod range;
mod refusal;
mod sensible;
mod spread;
mod steer;
mod takeover;
mod tidy;
mod typed;
mod uncertainty;
mod workspace;

pub use annual::{Unfilled, filled, filled_alike, way};
pub use assumption::{Assumption, Drivers, Scenario};
pub use basis::{Method, Provenance};
pub use beside::{
    Bond, ComparedPair, Counted, Couple, Decisions, Demand, FarOrder, Hindrance, Kin, Pair, PairSide, PlanUnder, TargetGap, held,
    kin, pairs, without_partner,
};
pub use change::{Change, ChangeRefusal, change};
pub use check::{Complaint, as_of, basis_complaints, complaints};
pub use edit::{Edit, apply};
pub use facts::{
    Claim, Dispute, Facts, Known, News, POPULATION, Record, YearMark, as_known, disputes, is_population, marking, merged, news,
    observed, over, without_observations,
};
pub use field::{Field, FieldResult, Remark, several_cells};
pub use history::{Deed, Gesture, History, HistoryStep};
pub use intake::Intake;
pub use kept::{Footing, Kept, Key};
pub use movement::Movement;
pub use naming::is_of_same_preset;
pub use opening::even_opening;
pub use outline::Outline;
pub use pinning::{as_typed, assumed, drawn, pinned, restepped};
pub use preset::Preset;
pub use range::{End, ranged, ranged_alike, ranging, shift_to, stretched};
pub use refusal::EditRefusal;
pub use sensible::{level_within_bounds, odd_outcome, odd_start, odd_year, out_of_bounds, within_bounds};
pub use spread::{IndicatorSpread, MedianRange, Opinion, most_apart_first, spread};
pub use steer::{Aim, aimed, damped_by, limited_to, steered, switched};
pub use takeover::Takeover;
pub use typed::{Entered, entered, from_percent, moved, typed, typed_seed};
pub use uncertainty::{Shape, Uncertainty};
pub use workspace::Workspace;
