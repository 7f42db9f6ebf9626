//! 累计提高, such as 提高 6 个百分点: `y_t − y_b`, in the unit; of a share in points.

use super::super::Direction;
use super::{Facets, Form, Origin, Taken, Years};
use crate::language::Text;

pub(super) static FACETS: Facets = Facets {
    code: "increase",
    since: 2,
    name: Text::new("累计提高", "increase"),
    also: &["提高", "累计增加", "增加", "rise"],
    form: Some(Form::Change(Direction::Rise)),
    years: Years::Values,
    taken: Taken::Last,
    outcome: |last, base, _| last - base,
    taken_for: |rise, base, _| Some(base + rise),
    of_one_year: |value, before| value - before,
    falls: false,
    origin: Origin::Nothing,
    index: Some(0.0),
    in_percent: false,
    title: |period| crate::phrase!("{}年累计提高", "{}-year increase", period.steps()),
    gain: Text::new("比维持现状多", "Above holding"),
};
