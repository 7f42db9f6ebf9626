//! What the years before say: each way in which an indicator's own past would go on, how well that way would have foretold the past,
//! and how far it may be off.
//!
//! `series` is the past as far as it counts; `method` the ways, each with the fit that makes it; `fit` the least squares beneath them, `damping` how far their slope is damped;
//! `way` what a fit comes to: a parameter, and the years that follow from it. `backtest` holds a method against the past, as `foretold` would have seen it; `range` says how far off
//! it may be, `ranking` puts the methods in order, `outlook` brings all of it to an indicator of a plan, as `answer`s, and `population` to
//! what drives the per-head ones. `past` holds what is assumed and what is asked for against what the past brought; `calibration` tells what
//! the methods would have foretold in an earlier year.
//!
//! ```
//! use tuiyan::{plan::{Bounds, Year}, trend::{Method, Series, forecast}};
//! let known = [80.0, 82.0, 83.0, 85.0, 86.0, 88.0].into_iter().enumerate();
//! let series = Series::new(known.map(|(t, y)| (Year::new(2015 + t as i16), y)), Bounds::SHARE);
//! let first = forecast(&series.window(), 5).unwrap();
//! assert_ne!(first.method, Method::Hold);
//! assert!(first.values[4] > 90.0 && first.range.unwrap()[4].high <= 100.0);
//! ```

mod answer;
mod backtest;
mod calibration;
mod damping;
mod fit;
mod foretold;
mod method;
mod outlook;
mod past;
mod population;
mod range;
mod ranking;
mod series;
mod takeover;
mod undefined;
mod way;

pub use crate::scenario::Method;
pub use answer::{Ends, Line, Outlook};
pub use backtest::{Backtest, backtest};
pub use calibration::{Calibration, Checked, CheckedLine, Foretold, Lacking, Tally, calibration, calibration_years};
pub use outlook::{Past, known_years, outlook, past};
pub use past::{AgainstPast, Held, Quantity, Stretch, TooLittle, against_past};
pub use population::{population_id, population_outlook};
pub use range::{Span, range, range_of_errors};
pub use ranking::{Forecast, Ranked, forecast, ranked};
pub use series::Series;
pub use undefined::Undefined;
pub use way::Way;
