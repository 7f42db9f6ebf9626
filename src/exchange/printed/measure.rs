//! The measure of a row, from its name, its unit, its cell and its column.

use super::clause::Clause;
use super::doubt::RowDoubt;
use super::name::Name;
use super::units;
use crate::plan::Direction::{self, Fall, Rise};
use crate::plan::{Form, Measure, When};

/// The column of a goal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Column {
    /// Under the target year.
    #[default]
    Goal,
    /// Under 年均 or 累计, and whether the head speaks of growth.
    Rate { is_growth: bool },
}

/// What is measured, its unit, and how the printed number is taken.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Taken {
    pub(super) measure: Measure,
    pub(super) when: When,
    /// The unit of the outcome.
    pub(super) unit: String,
    /// Whether the number is for one year, and the outcome for all.
    pub(super) is_per_year: bool,
    /// Whether a printed fall is a negative growth: 年均下降 5％.
    pub(super) is_fall: bool,
    pub(super) doubts: Vec<RowDoubt>,
    /// What else it could be.
    pub(super) others: Vec<(Measure, When)>,
}

/// Everything that decides a measure.
pub(super) struct Asked<'a> {
    pub(super) name: &'a Name,
    /// The row's unit; empty if none is printed.
    pub(super) unit: &'a str,
    pub(super) clause: &'a Clause,
    pub(super) column: Column,
    /// The base figure, as printed.
    pub(super) base: Option<f64>,
    /// The level in the target column of the same row.
    pub(super) level: Option<f64>,
}

impl Taken {
    fn new(form: Form, unit: impl Into<String>) -> Self {
        Self {
            measure: Measure::stating(form),
            when: When::End,
            unit: unit.into(),
            is_per_year: false,
            is_fall: false,
            doubts: Vec::new(),
            others: Vec::new(),
        }
    }

    fn percent(form: Form) -> Self {
        Self::new(form, "％")
    }

    fn doubted(mut self, doubt: RowDoubt) -> Self {
        self.doubts.push(doubt);
        self
    }

    fn each_year(self) -> Self {
        Self { when: When::EveryYear, ..self }
    }

    fn or(mut self, form: Form, when: When) -> Self {
        self.others.push((Measure::stating(form), when));
        self
    }
}

/// The unit of a number: the one after it, or the row's. A power of ten alone goes before what the row counts.
pub(super) fn unit_of(row: &str, cell: Option<&str>) -> String {
    match cell {
        None => row.to_owned(),
        Some(cell) if row.is_empty() || !units::is_bare_scale(cell) => cell.to_owned(),
        Some(scale) => units::in_scale(scale, row),
    }
}

/// The measure of a goal.
pub(super) fn measure(asked: &Asked) -> Taken {
    let Asked { name, unit: row, clause, column, .. } = asked;
    let unit = unit_of(row, clause.unit.as_deref());
    let (is_percent, is_points) = (units::is_percent(&unit), units::is_points(&unit));
    let has_percent_sign = clause.unit.as_deref().is_some_and(units::is_percent);
    let is_plain = !clause.is_yearly && !clause.is_average && !clause.is_total;
    let (is_rate, is_growth_column) = (*column != Column::Goal, matches!(column, Column::Rate { is_growth: true }));
    match () {
        () if clause.times.is_some() => level(asked, unit),
        // 累计达到 80 beside a base is a stock.
        () if clause.is_total && clause.is_level && asked.base.is_some() => {
            Taken::new(Form::Level, unit).doubted(RowDoubt::Made).or(Form::Total, When::End)
        }
        () if clause.is_total => total(asked, &unit),
        () if clause.change.is_some() && clause.figure.is_some() && (clause.is_yearly || clause.is_average) => {
            yearly_change(asked, &unit)
        }
        () if clause.is_yearly && is_points => {
            Taken { is_per_year: true, ..Taken::new(Form::Change(Rise), unit) }.doubted(RowDoubt::PerYear)
        }
        () if clause.is_yearly && !name.is_growth => Taken::new(Form::Level, unit).each_year(),
        () if is_growth_goal(asked, &unit) => {
            let taken = Taken::percent(Form::Growth);
            if clause.is_yearly { taken.each_year() } else { taken }
        }
        () if name.is_yearly && clause.figure.is_some() && clause.change.is_none() => yearly_named(asked, &unit),
        () if name.change.is_some() && (clause.change.is_none() || clause.is_direction()) => change_named(asked, &unit),
        () if clause.figure.is_none() => level(asked, unit),
        // 提高1岁, 新增500, 6个百分点: the cell says what it is, whatever its column is for.
        () if is_rate && clause.change.is_some() && !clause.is_level && !is_percent => changed(asked, &unit),
        () if is_rate && clause.is_made => level(asked, unit),
        () if is_rate && is_points => Taken::new(Form::Change(Rise), unit),
        () if is_growth_column && clause.unit.is_none() && !is_percent && !(clause.is_average && name.is_made) => {
            Taken::percent(Form::Growth)
        }
        () if is_growth_column && is_percent && asked.base.is_none() && !name.is_share && !name.is_less_better => {
            Taken::percent(Form::Growth).doubted(RowDoubt::Otherwise).or(Form::Mean, When::End)
        }
        () if is_growth_column && units::is_percent(row) && is_small(asked) => {
            let taken = Taken { is_per_year: true, ..Taken::new(Form::Change(Rise), "百分点") };
            taken.doubted(RowDoubt::PerYear).or(Form::Growth, When::End)
        }
        () if is_rate && has_percent_sign && !units::is_percent(row) && !row.is_empty() => Taken::percent(Form::Growth),
        () if clause.is_mean || clause.is_average || (is_rate && is_plain) => {
            let taken = Taken::new(Form::Mean, unit).doubted(RowDoubt::Otherwise);
            taken.or(Form::Level, When::EveryYear).or(Form::Level, When::End)
        }
        () if clause.change.is_some() && !clause.is_level => changed(asked, &unit),
        () if is_points => Taken::new(Form::Change(Rise), unit),
        () => level(asked, unit),
    }
}

/// Whether a number without a sign is too small for a level beside its base figure: then it is a yearly addition.
fn is_small(asked: &Asked) -> bool {
    let number = asked.clause.figure.map_or(0.0, |figure| figure.low);
    asked.clause.op.is_none() && asked.base.is_some_and(|base| number * 3.0 < base)
}

/// A level; or, without a base, an addition over the years.
fn level(asked: &Asked, unit: String) -> Taken {
    let Asked { name, clause, base, .. } = asked;
    let is_made = (name.is_made && base.is_none()) || clause.is_made;
    if let (true, false, Some(base), Some(figure)) = (clause.is_made, name.is_made, *base, clause.figure) {
        // Beside a stock, 新增500 is an addition and 累计建成80 the resulting stock.
        let form = if figure.low < base { Form::Change(Rise) } else { Form::Level };
        return Taken::new(form, unit).doubted(RowDoubt::Made).or(Form::Total, When::End);
    }
    if is_made && clause.figure.is_some() && !units::is_percent(&unit) {
        return Taken::new(Form::Total, unit).doubted(RowDoubt::Made).or(Form::Level, When::End);
    }
    let grows = name.is_made && clause.figure.zip(*base).is_some_and(|(figure, base)| figure.low >= 3.0 * base);
    if grows {
        return Taken::new(Form::Level, unit).doubted(RowDoubt::Otherwise).or(Form::Total, When::End);
    }
    let taken = Taken::new(Form::Level, unit);
    match (clause.is_lasting, clause.is_kept && clause.figure.is_some()) {
        (true, _) => taken.each_year(),
        (false, true) => taken.doubted(RowDoubt::Otherwise).or(Form::Level, When::EveryYear),
        (false, false) => taken,
    }
}

/// Whether a goal is a growth: its name or its cell says so, and there is no level.
fn is_growth_goal(asked: &Asked, unit: &str) -> bool {
    let Asked { name, clause, .. } = asked;
    let is_rate = units::is_percent(unit) || units::is_points(unit) || clause.figure.is_none() || clause.unit.is_none();
    let is_said = clause.is_growth || (clause.is_average && clause.change.is_some()) || clause.is_against_growth();
    // 与GDP同步增长, or held against another in the column of growth.
    let is_in_growth = clause.change == Some(Rise) || matches!(asked.column, Column::Rate { is_growth: true });
    let is_with = clause.against.is_some() && is_in_growth && !units::is_percent(asked.unit);
    (name.is_growth || is_said || is_with) && is_rate
}

/// 每年提高 0.18, 年均增长 6％, 年均增长 500 万人.
fn yearly_change(asked: &Asked, unit: &str) -> Taken {
    let Asked { name, clause, .. } = asked;
    let is_fall = clause.change == Some(Fall);
    let change = Form::Change(clause.change.unwrap_or(Rise));
    let in_percent = clause.unit.as_deref().map_or(units::is_percent(unit) && name.is_growth, units::is_percent);
    let is_flow = name.is_made && clause.is_average;
    match () {
        () if in_percent => {
            let taken = Taken { is_fall, ..Taken::percent(Form::Growth) };
            if clause.is_yearly { taken.each_year() } else { taken }
        }
        () if is_flow => Taken::new(Form::Mean, unit).doubted(RowDoubt::Otherwise).or(Form::Level, When::EveryYear),
        () => Taken { is_per_year: true, ..Taken::new(change, in_points(unit)) }.doubted(RowDoubt::PerYear),
    }
}

/// A name that states a yearly change: 单位GDP能耗年均下降, 年均提高（百分点）.
fn yearly_named(asked: &Asked, unit: &str) -> Taken {
    let Asked { name, clause, .. } = asked;
    let is_negative = clause.figure.is_some_and(|figure| figure.low < 0.0);
    let way = name.change.unwrap_or(Rise);
    match way {
        Fall if units::is_percent(unit) => Taken { is_fall: !is_negative, ..Taken::percent(Form::Growth) },
        Rise if units::is_percent(unit) => {
            Taken::percent(Form::Growth).doubted(RowDoubt::Otherwise).or(Form::Change(Rise), When::End)
        }
        way => Taken { is_per_year: true, ..Taken::new(Form::Change(way), in_points(unit)) }.doubted(RowDoubt::PerYear),
    }
}

/// The unit of a change; for a share, points.
fn in_points(unit: &str) -> String {
    if units::is_percent(unit) { "百分点".to_owned() } else { unit.to_owned() }
}

/// In brackets, or 累计: the kind of total that the row states.
fn total(asked: &Asked, unit: &str) -> Taken {
    let Asked { name, clause, .. } = asked;
    let change = name.change.or(clause.change);
    let is_fall = change == Some(Fall);
    let of_years = matches!(units::base(unit), "岁" | "年");
    let amount = Form::Change(change.unwrap_or(Rise));
    // 63.5, 68, 〔4.5〕: the total is the way from the base figure to the level.
    if let Some(way) = difference(asked) {
        return Taken::new(Form::Change(way), in_points(unit));
    }
    match () {
        () if units::is_points(unit) || of_years => Taken::new(amount, unit),
        () if is_fall && (units::is_percent(unit) || name.is_intensity) => Taken::percent(Form::RelativeChange(Fall)),
        () if units::is_percent(unit) && (name.is_growth || clause.change == Some(Rise)) => {
            Taken::percent(Form::RelativeChange(Rise))
        }
        () if units::is_percent(unit) && (change.is_some() || name.is_share) => {
            Taken::new(Form::Change(Rise), "百分点").doubted(RowDoubt::PointsOrPercent).or(Form::RelativeChange(Rise), When::End)
        }
        () if units::is_percent(unit) => {
            Taken::percent(Form::RelativeChange(Rise)).doubted(RowDoubt::PointsOrPercent).or(Form::Change(Rise), When::End)
        }
        () => Taken::new(Form::Total, unit),
    }
}

/// The way from the base figure to the row's level, if the number is their difference.
fn difference(asked: &Asked) -> Option<Direction> {
    let (base, level, figure) = (asked.base?, asked.level?, asked.clause.figure?);
    let is_same = figure.high.is_none() && ((level - base).abs() - figure.low).abs() < 1e-9 * level.abs().max(1.0);
    (is_same && level != base).then_some(if level > base { Rise } else { Fall })
}

/// A change stated by the name, without brackets: 单位GDP能耗降低, 入托率提高（百分点）.
fn change_named(asked: &Asked, unit: &str) -> Taken {
    let Asked { name, clause, .. } = asked;
    let is_fall = name.change == Some(Fall);
    let is_open = clause.figure.is_none() && unit.is_empty();
    match () {
        () if clause.is_level && clause.figure.is_some() => level(asked, unit.to_owned()).doubted(RowDoubt::Otherwise),
        () if is_fall && (name.is_intensity || is_open) && !units::is_points(unit) => Taken::percent(Form::RelativeChange(Fall)),
        () if is_fall && units::is_percent(unit) => {
            let taken = Taken::percent(Form::RelativeChange(Fall));
            if clause.figure.is_some() { taken.doubted(RowDoubt::Unbracketed).or(Form::Change(Fall), When::End) } else { taken }
        }
        () if units::is_percent(unit) => {
            Taken::new(Form::Change(Rise), "百分点").doubted(RowDoubt::PointsOrPercent).or(Form::RelativeChange(Rise), When::End)
        }
        () if is_fall => Taken::new(Form::Change(Fall), unit),
        () => Taken::new(Form::Change(Rise), unit),
    }
}

/// A change stated by the cell: 提高 6 个百分点, 增加 10 万人, 下降 17％.
fn changed(asked: &Asked, unit: &str) -> Taken {
    let Asked { unit: row, clause, .. } = asked;
    let way = clause.change.unwrap_or(Rise);
    let (amount, rate) = (Form::Change(way), Form::RelativeChange(way));
    if !units::is_percent(unit) {
        return Taken::new(amount, unit);
    }
    let of_share = units::is_percent(row) && !asked.name.is_intensity && clause.since.is_none();
    if of_share {
        return Taken::new(amount, "百分点").doubted(RowDoubt::PointsOrPercent).or(rate, When::End);
    }
    Taken::percent(rate)
}
