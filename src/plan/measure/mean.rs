//! 年均值, printed （年均）: the arithmetic mean of `y_{b+1} … y_t`.

use super::{Facets, Form, Origin, Taken, Years, own_year};
use crate::language::Text;
use crate::math::count;

pub(super) static FACETS: Facets = Facets {
    code: "mean",
    since: 2,
    name: Text::new("年均值", "annual mean"),
    also: &["年均", "年平均", "平均值", "五年平均", "mean", "annual average", "average"],
    form: Some(Form::Mean),
    years: Years::Values,
    taken: Taken::Sum,
    outcome: |sum, _, years| sum / count(years),
    taken_for: |mean, _, years| Some(mean * count(years)),
    of_one_year: own_year,
    falls: false,
    origin: Origin::Base,
    index: None,
    in_percent: false,
    title: |period| crate::phrase!("{}年平均", "{}-year mean", period.steps()),
    gain: Text::new("比维持现状多", "Above holding"),
};
