//! What past years suggest: each way to continue an indicator's own past, how well it would have forecast the past, and its error range.
//!
//! # Reading order
//!
//! - `series`: the past, as far as it counts.
//! - `method`: the methods, each with its fit; `fit` has the least squares beneath them, and `damping` says how far their slope is damped.
//! - `way`: what a fit comes to, a parameter and the years that follow.
//! - `backtest`: a method tried on the past; `seen` keeps what the methods have in common over the past as one of its years knew it.
//! - `range`: a method's error range. `ranking`: which method comes first.
//! - `outlook`: all of this for an indicator of a plan, as an `answer`; `population`: for the driver of per-head indicators.
//! - `past`: assumptions and targets, compared with what the past brought.
//! - `calibration`: what the methods would have forecast in an earlier year, beside what came.
//!
//! ```
//! use tuiyan::{plan::{Amount, Bounds, Year}, trend::{Method, Series, forecast}};
//! let known = [80.0, 82.0, 83.0, 85.0, 86.0, 88.0].into_iter().enumerate();
//! let series = Series::new(known.map(|(t, y)| (Year::new(2015 + t as i16), Amount::of(y))), Bounds::SHARE);
//! let first = forecast(&series.window(), 5).unwrap();
//! assert_ne!(first.method, Method::Hold);
//! assert!(first.values[4].get() > 90.0 && first.range.unwrap()[4].high.get() <= 100.0);
//! ```

mod answer;
mod backtest;
mod calibration;
mod damping;
mod fit;
mod method;
mod outlook;
mod past;
mod population;
mod range;
mod ranking;
mod seen;
mod series;
mod takeover;
mod undefined;
mod way;

pub use crate::scenario::Method;
pub use answer::{Ends, MethodAnswer, Outlook};
pub use backtest::{Backtest, backtest};
pub use calibration::{Calibration, Checked, CheckedLine, Foretold, Lacking, MethodTally, calibration, calibration_years};
pub use outlook::{Past, known_years, outlook, past};
pub use past::{AgainstPast, HeldAmount, Quantity, Stretch, TooLittle, against_past};
pub use population::{population_id, population_outlook};
pub use range::{Span, range, range_of_errors};
pub use ranking::{Forecast, RankedMethod, forecast, ranked};
pub use series::Series;
pub use undefined::Undefined;
pub use way::Way;
