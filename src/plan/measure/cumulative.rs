//! 累计, printed `[x]` or 〔x〕: the sum of the flows of `b + 1 … t`.

use super::{Facets, Form, Origin, Taken, Years, itself, itself_for, own_year};
use crate::language::Text;

pub(super) static FACETS: Facets = Facets {
    code: "cumulative",
    since: 1,
    name: Text::new("累计", "cumulative"),
    also: &["累计值", "累计数", "规划期累计", "五年累计", "total"],
    form: Some(Form::Total),
    years: Years::Flows,
    taken: Taken::Sum,
    outcome: itself,
    taken_for: itself_for,
    of_one_year: own_year,
    falls: false,
    origin: Origin::Nothing,
    index: None,
    in_percent: false,
    title: |period| crate::phrase!("{}年累计", "{}-year cumulative total", period.steps()),
    gain: Text::new("比维持现状多", "Above holding"),
};
