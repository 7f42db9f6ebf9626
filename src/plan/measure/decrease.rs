//! 累计下降, such as 缩小 0.1: `y_b − y_t`, in the unit; of a share in points.

use super::super::Direction;
use super::{Facets, Form, Origin, Taken, Years};
use crate::language::Text;

pub(super) static FACETS: Facets = Facets {
    code: "decrease",
    since: 2,
    name: Text::new("累计下降", "decrease"),
    also: &["下降", "累计减少", "减少", "fall"],
    form: Some(Form::Change(Direction::Fall)),
    years: Years::Values,
    taken: Taken::Last,
    outcome: |last, base, _| base - last,
    taken_for: |fall, base, _| Some(base - fall),
    of_one_year: |value, before| before - value,
    falls: true,
    origin: Origin::Nothing,
    index: Some(0.0),
    in_percent: false,
    title: |period| crate::phrase!("{}年累计下降", "{}-year decrease", period.steps()),
    gain: Text::new("比维持现状多", "Above holding"),
};
