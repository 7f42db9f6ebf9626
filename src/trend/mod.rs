//! What past years suggest: each way to continue an indicator's own past, how well it would have forecast the past, and its error range.
//!
//! `series` is the past as far as it counts. `method` holds the methods, each with its fit, `fit` the least squares beneath them and
//! `damping` how far their slope is damped. `way` is the result of a fit: a parameter, and the years that follow. `backtest` tests a method on
//! the past, with what the methods share over a past as `seen` from each of its years, `range` gives its error range, `ranking` orders the methods, `outlook` applies all of this to
//! an indicator of a plan as an `answer`, and `population` to the driver of per-head indicators. `past` compares assumptions and targets
//! with what the past brought. `calibration` gives the forecasts that the methods would have made in an earlier year.
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
