//! 水平值: `y_t`.

use super::{Facets, Form, Origin, Taken, Years, itself, itself_for, own_year};
use crate::language::Text;

pub(super) static FACETS: Facets = Facets {
    code: "level",
    since: 1,
    name: Text::new("水平值", "level"),
    also: &["水平"],
    form: Some(Form::Level),
    years: Years::Values,
    taken: Taken::Last,
    outcome: itself,
    taken_for: itself_for,
    of_one_year: own_year,
    falls: false,
    origin: Origin::Base,
    index: None,
    in_percent: false,
    title: |period| crate::phrase!("{} 年", "{}", period.end()),
    gain: Text::new("较起点变化", "Change since baseline"),
};
