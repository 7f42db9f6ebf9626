//! 风险 as plain data for the screen and the command line: every number already text, nothing computed here.
//!
//! `spoken` puts inputs and outcomes into words; `subjects` is what can be asked about and `ranges` what is stated; `draws` is what a
//! simulation came to; `past` holds plan and scenario against the past and `calibration` the methods against what came; `drawing` makes drawings and `poster` pictures of the rest, which are the parts of [`crate::risk`] of the same
//! names.

mod calibration;
mod chance;
mod consistency;
mod drawing;
mod draws;
mod driver;
mod effort;
mod grid;
mod joint;
mod line_lead;
mod past;
mod past_words;
mod poster;
mod ranges;
mod ranking;
mod section;
mod spoken;
mod subjects;
mod tornado;
mod volatility;

pub use calibration::{Calibrated, CalibratedLine, CalibrationLine, ForetoldCell, ForetoldLine, calibrated};
pub use chance::{ChanceLine, Chances, bounds, chance, chances, conditions};
pub use consistency::{WarningCount, WarningLine, checked, consistency, warning_count, warnings};
pub use drawing::{heat_chart, joint_chart, ranking_chart, tornado_chart};
pub use draws::{CountLine, DrawnLine, Draws, Ran, draws};
pub use driver::{DriverCell, DriverRow, PopulationTable, drivers};
pub use effort::{BestUseView, ChoiceLine, EffortRow, LeftOutLine, StepLine, effort};
pub use grid::{Down, GridCell, GridScale, InputChoice, TableInputs, TwoWay, input_choices, sides, tabled, two_way};
pub use joint::{Joint, JointEnd, JointLine, joint};
pub use line_lead::LineLead;
pub use past::{PastLine, PastList, PastStrip, TooLittleLine, past_list};
pub use poster::{joint_poster, ranking_poster, tornado_poster, two_way_poster};
pub use ranges::{RangeRow, RangeSection, range_row, range_sections, yearly_chances, yearly_conditions};
pub use ranking::{
    ApartLine, BarScale, Opened, RankedLine, RankingOrder, Rankings, Wanted, bar_ticks, measure_name, opened, rankings,
    switching_line,
};
pub use section::RiskSection;
pub use subjects::{Subjects, subjects};
pub use tornado::{Swing, SwingEnd, TornadoView, tornado};
pub use volatility::volatility;

#[cfg(test)]
mod tests;
