//! 累计增长, such as 五年增长 40％: `(y_t / y_b − 1) · 100`.

use super::super::Direction;
use super::{Facets, Form, Origin, Taken, Years, divisible};
use crate::language::Text;

pub(super) static FACETS: Facets = Facets {
    code: "increase_rate",
    since: 2,
    name: Text::new("累计增长率", "percentage increase"),
    also: &["累计增长", "increase rate", "percent increase"],
    form: Some(Form::RelativeChange(Direction::Rise)),
    years: Years::Values,
    taken: Taken::Last,
    outcome: |last, base, _| (last / base - 1.0) * 100.0,
    taken_for: |rise, base, _| (rise > -100.0).then(|| base * (1.0 + rise / 100.0)),
    of_one_year: |value, before| divisible(before).map_or(f64::NAN, |before| (value / before - 1.0) * 100.0),
    falls: false,
    origin: Origin::Nothing,
    index: Some(100.0),
    in_percent: true,
    title: |period| crate::phrase!("{}年累计增长率", "{}-year percentage increase", period.steps()),
    gain: Text::new("比维持现状多", "Above holding"),
};
