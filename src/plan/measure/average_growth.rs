//! 年均增速, printed `x*`: `((y_t / y_b)^(1/n) − 1) · 100` (水平法), never the mean of the yearly rates.

use super::{Facets, Form, Origin, Taken, Years, divisible};
use crate::language::Text;
use crate::math::root;

pub(super) static FACETS: Facets = Facets {
    code: "average_growth",
    since: 1,
    name: Text::new("年均增速", "average annual growth rate"),
    also: &["年均增长", "年均增长率", "平均增速", "average annual growth", "average growth"],
    form: Some(Form::Growth),
    years: Years::Rates,
    taken: Taken::Last,
    outcome: |last, base, years| (root(last / base, years) - 1.0) * 100.0,
    taken_for: |rate, base, years| (rate > -100.0).then(|| (0..years).fold(base, |y, _| y * (1.0 + rate / 100.0))),
    of_one_year: |value, before| divisible(before).map_or(f64::NAN, |before| (value / before - 1.0) * 100.0),
    falls: false,
    origin: Origin::Nothing,
    index: Some(100.0),
    in_percent: true,
    title: |_| crate::word!("年均增速", "Average annual growth rate").to_owned(),
    gain: Text::new("比零增长多", "Above zero growth"),
};
