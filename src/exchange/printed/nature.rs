//! What follows from a name and a unit: natural bounds, a unit that goes without saying, whether it is per head.

use super::name::Name;
use super::units;
use crate::figure::any_of;
use crate::plan::{Amount, Bounds};
use crate::plan::{Goal, Measured, Origin, Start, Statement};

/// The natural bounds, and a printed figure beyond them, if any; then the bound it contradicts is dropped.
pub(super) fn bounds(name: &str, unit: &str, statement: &Statement) -> (Bounds, Option<Amount>) {
    let Some(stated) = statement.measured() else {
        return (if units::is_percent(unit) { Bounds::SHARE } else { Bounds::NONE }, None);
    };
    let natural = natural(name, unit, stated);
    let beyond = |bounds: Bounds| figures(stated).find(|figure| !bounds.contains(*figure));
    let floored = Bounds { max: None, ..natural };
    match beyond(natural) {
        None => (natural, None),
        Some(figure) if beyond(floored).is_none() => (floored, Some(figure)),
        Some(figure) => (Bounds::NONE, Some(figure)),
    }
}

fn natural(name: &str, unit: &str, stated: &Measured) -> Bounds {
    let measure = stated.measure;
    // An unknown level has no bounds; that of a change in points is a share.
    if measure.is_of_rates() || (measure.index().is_some() && !stated.has_level()) {
        return Bounds::NONE;
    }
    let level = stated.basis.unit.as_ref().map_or(unit, |unit| unit.own());
    let is_signed = ["自然增长", "净增", "净流入", "差额", "顺差", "盈余", "温度", "变化率", "涨幅", "balance"]
        .iter()
        .any(|word| name.contains(word));
    let has_ceiling =
        !["毛", "负债", "杠杆", "倍", "投资率", "依存度", "强度", "gross"].iter().any(|word| name.to_lowercase().contains(word));
    match level {
        _ if is_signed => Bounds::NONE,
        unit if units::is_percent(unit) && has_ceiling => Bounds::SHARE,
        "‰" => Bounds { min: Some(Amount::ZERO), max: Some(Amount::of(1000.0)) },
        _ => Bounds::COUNT,
    }
}

/// The printed figures of the level.
fn figures(stated: &Measured) -> impl Iterator<Item = Amount> {
    let is_level = stated.measure.origin() == Origin::Base || stated.measure.is_of_flows();
    let goals =
        std::iter::once(&stated.goal).chain(&stated.stretch).chain(stated.milestones.iter().map(|milestone| &milestone.goal));
    let ends = goals.filter(move |_| is_level).flat_map(|goal| match goal {
        Goal::Number(threshold) | Goal::About(threshold) => vec![threshold.value],
        Goal::Between(range) => vec![range.low, range.high],
        Goal::Than(_) | Goal::Later { .. } | Goal::Watched { .. } => Vec::new(),
    });
    let start = match stated.start {
        Start::Value(value) | Start::Below { end: value, .. } | Start::Above { end: value, .. } => Some(value),
        Start::EarlierTotal(_) | Start::LastRate(_) | Start::Missing => None,
    };
    start.into_iter().chain(ends.collect::<Vec<_>>())
}

/// The unit that follows from a name without doubt.
pub(super) fn inferred_unit(name: &Name) -> String {
    let own = &name.own;
    let unit = match () {
        () if own.contains("预期寿命") => "岁",
        () if own.contains("受教育年限") => "年",
        () if name.is_growth || (name.is_share && !own.contains("收入比")) => "％",
        () => "",
    };
    unit.to_owned()
}

/// Whether a name is per head: 每千人口, 人均. Life expectancies and years of schooling are means of another kind.
pub(super) fn is_per_head(name: &str) -> bool {
    const PER: &str = "每百人|每千人|每万人|每十万人|每百万人|每千名|每万名|每百名|每千常住|每万常住|每千户籍|每千老年|\
        每千名老|每千口|per 1|per thousand|per capita|per head";
    let lower = name.to_lowercase();
    any_of(PER, |word| lower.contains(word)) || (name.contains("人均") && !name.contains("预期寿命") && !name.contains("年限"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_the_denominator_where_the_name_says_so() {
        assert!(["每千人口拥有医护人员数", "人均公园绿地面积", "每十万人口发案数"].into_iter().all(is_per_head));
        assert!(!["人均预期寿命", "劳动年龄人口平均受教育年限", "森林覆盖率"].into_iter().any(is_per_head));
    }
}
