//! 风险 as plain data for the screen and the command line: every number already text, nothing computed here.
//!
//! `spoken` puts inputs and outcomes into words; the others are the parts of [`crate::risk`] of the same names.

mod chance;
mod consistency;
mod driver;
mod effort;
mod grid;
mod joint;
mod ranges;
mod ranking;
mod simulated;
mod spoken;
mod tornado;
mod volatility;

pub use chance::{ChanceLine, Chances, bounds, chance, chances, conditions};
pub use consistency::{WarningLine, consistency, warnings};
pub use driver::{DriverCell, DriverRow, Drivers, drivers};
pub use effort::{ChoiceLine, Effort, EffortRow, LeftOutLine, StepLine, effort};
pub use grid::{GridCell, GridScale, InputChoice, TwoWay, input_choices, two_way};
pub use joint::{Joint, JointEnd, JointLine, joint};
pub use ranges::{RangeRow, RangeSection, range_row, range_sections, yearly_chances, yearly_conditions};
pub use ranking::{ApartLine, RankedLine, Rankings, rankings, switching_line};
pub use simulated::{CountLine, DrawnLine, Ran, Simulated, simulated};
pub use tornado::{Swing, SwingEnd, Tornado, tornado};
pub use volatility::volatility;

#[cfg(test)]
mod tests;
