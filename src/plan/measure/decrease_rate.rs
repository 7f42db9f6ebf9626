//! 累计降低, such as 单位GDP能耗降低〔17〕％: `(1 − y_t / y_b) · 100`.

use super::super::Direction;
use super::{Facets, Form, Origin, Taken, Years, divisible};
use crate::language::Text;

pub(super) static FACETS: Facets = Facets {
    code: "decrease_rate",
    since: 2,
    name: Text::new("累计降低率", "percentage decrease"),
    also: &["累计降低", "decrease rate", "percent decrease", "percentage reduction"],
    form: Some(Form::RelativeChange(Direction::Fall)),
    years: Years::Values,
    taken: Taken::Last,
    outcome: |last, base, _| (1.0 - last / base) * 100.0,
    taken_for: |fall, base, _| (fall < 100.0).then(|| base * (1.0 - fall / 100.0)),
    of_one_year: |value, before| divisible(before).map_or(f64::NAN, |before| (1.0 - value / before) * 100.0),
    falls: true,
    origin: Origin::Nothing,
    index: Some(100.0),
    in_percent: true,
    title: |period| crate::phrase!("{}年累计降低率", "{}-year percentage decrease", period.steps()),
    gain: Text::new("比维持现状多", "Above holding"),
};
