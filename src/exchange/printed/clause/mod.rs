//! One statement in a cell: a number with everything around it, a figure it is compared with, or words.

mod parser;

pub(super) use parser::clauses;

use crate::figure::Unit;
use crate::plan::{Comparison, Direction, Nature, Year};

/// The contents of one part of a cell.
#[allow(clippy::struct_excessive_bools, reason = "each is something that stands there or does not")]
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Clause {
    /// The comparison that is printed.
    pub(super) op: Option<Comparison>,
    /// The number, or both ends of a range.
    pub(super) figure: Option<Figure>,
    /// The unit after it.
    pub(super) unit: Option<String>,
    /// 左右.
    pub(super) is_about: bool,
    /// In brackets, 累计.
    pub(super) is_total: bool,
    /// 年均.
    pub(super) is_average: bool,
    /// 五年平均.
    pub(super) is_mean: bool,
    /// 每年.
    pub(super) is_yearly: bool,
    /// 持续.
    pub(super) is_lasting: bool,
    /// 逐年.
    pub(super) is_year_by_year: bool,
    /// Whether the number itself is among what is meant, where the cell says so: 含5%, 不含5%.
    pub(super) is_inclusive: Option<bool>,
    /// 提高, 降低.
    pub(super) change: Option<Direction>,
    /// 增速, as a noun.
    pub(super) is_growth: bool,
    /// 提高到: a level follows.
    pub(super) is_level: bool,
    /// 保持.
    pub(super) is_kept: bool,
    /// 控制在.
    pub(super) is_capped: bool,
    /// 力争.
    pub(super) is_hoped: bool,
    /// 新增, 建成.
    pub(super) is_made: bool,
    /// 其中.
    pub(super) is_part: bool,
    /// 预计.
    pub(super) is_forecast: bool,
    /// 基数.
    pub(super) is_base: bool,
    /// 每个县.
    pub(super) is_of_each: bool,
    /// The year that it is for.
    pub(super) year: Option<Year>,
    /// The year from which a change is counted.
    pub(super) since: Option<Year>,
    /// 翻一番: the factor of the baseline.
    pub(super) times: Option<f64>,
    /// 下达.
    pub(super) is_later: bool,
    /// 视情提出.
    pub(super) is_watched: bool,
    /// What it is compared with, in the cell's words.
    pub(super) against: Option<Against>,
    /// The mark of a note.
    pub(super) mark: Option<String>,
    /// 约束性.
    pub(super) nature: Option<Nature>,
    /// Nouns: what is counted.
    pub(super) label: String,
    /// Its own words.
    pub(super) text: String,
    /// What stands there and was not understood.
    pub(super) left: Vec<String>,
    /// Clauses in round brackets that were taken for a part of it, in their words.
    pub(super) parts: Vec<String>,
    /// Clauses in round brackets with a meaning of their own.
    pub(super) aside: Vec<Clause>,
}

/// A number or a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figure {
    pub(super) low: f64,
    /// The other end of a range.
    pub(super) high: Option<f64>,
    /// How many decimals are printed.
    pub(super) decimals: usize,
}

/// A figure by its name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Against {
    pub(super) op: Comparison,
    pub(super) name: String,
    /// What is added to it: 高于GDP增速1个百分点.
    pub(super) plus: f64,
    /// 同步: at least as much, by convention.
    pub(super) is_in_step: bool,
}

impl Clause {
    /// Whether it states a goal, beyond modifying another.
    pub(super) fn is_goal(&self) -> bool {
        self.figure.is_some() || self.is_wordy_goal()
    }

    /// Whether it states a goal without a number.
    pub(super) fn is_wordy_goal(&self) -> bool {
        self.against.is_some() || self.times.is_some() || self.is_later || self.is_watched || self.is_direction()
    }

    /// 明显提高, 保持: a direction, and nothing else.
    pub(super) fn is_direction(&self) -> bool {
        self.figure.is_none() && self.label.is_empty() && !self.is_made && (self.change.is_some() || self.is_kept)
    }

    /// Whether the words mean the growth of something else: GDP增长, 增速.
    pub(super) fn is_against_growth(&self) -> bool {
        self.against.as_ref().is_some_and(|against| is_growth(&against.name))
    }

    /// 增长1倍 and 2025年的1.5倍 are multiples of the baseline; 收入倍差 2.0倍 is a level.
    pub(super) fn count_times(&mut self) {
        let (Some(figure), Some("倍")) = (self.figure, self.unit.as_deref()) else { return };
        let is_of_year = self.text.contains("年的") || self.text.contains("年水平的");
        let times = match self.change {
            Some(Direction::Rise) => 1.0 + figure.low,
            None if is_of_year => figure.low,
            _ => return,
        };
        self.times = Some(times);
        (self.figure, self.unit, self.change, self.since) = (None, None, None, self.year.take().or(self.since));
    }

    /// 含5%, 不含: whether the number is among what is meant, said of this clause's own number.
    pub(super) fn inclusion(&self, inner: &Self) -> Option<bool> {
        let is_own =
            inner.figure.is_none_or(|figure| self.figure.is_some_and(|own| own.low == figure.low && figure.high.is_none()));
        match inner.label.to_lowercase().as_str() {
            _ if self.figure.is_none() || !is_own => None,
            "含" | "包含" | "包括" | "含本数" | "含本级" | "inclusive" | "included" | "including" => Some(true),
            "不含" | "不包含" | "不包括" | "不含本数" | "exclusive" | "excluded" | "excluding" => Some(false),
            _ => None,
        }
    }

    /// Draws a comparison in or out by one number, where the cell says that its number counts or does not.
    pub(super) fn include(&mut self) {
        self.op = match (self.op, self.is_inclusive) {
            (Some(Comparison::MoreThan), Some(true)) => Some(Comparison::AtLeast),
            (Some(Comparison::LessThan), Some(true)) => Some(Comparison::AtMost),
            (Some(Comparison::AtLeast), Some(false)) => Some(Comparison::MoreThan),
            (Some(Comparison::AtMost), Some(false)) => Some(Comparison::LessThan),
            (op, _) => op,
        };
    }

    /// Whether a clause in brackets counts a part of what this one counts, without saying 其中: 12个（5A级1个）.
    pub(super) fn has_part(&self, inner: &Self) -> bool {
        let unit = |clause: &Self| clause.unit.clone().filter(|unit| Unit::of(unit).is_counted());
        let is_less = || self.figure.zip(inner.figure).is_some_and(|(whole, part)| part.high.is_none() && part.low < whole.low);
        let is_plain = inner.change.is_none() && inner.year.is_none() && inner.against.is_none() && inner.left.is_empty();
        !inner.label.is_empty()
            && is_plain
            && !inner.is_base
            && !inner.is_forecast
            && !inner.is_hoped
            && is_less()
            && unit(self).is_some_and(|whole| unit(inner) == Some(whole))
    }

    /// Takes the modifiers of another clause about the same goal.
    pub(super) fn modified(&mut self, by: &Self) {
        self.is_total |= by.is_total;
        self.is_average |= by.is_average;
        self.is_mean |= by.is_mean;
        self.is_yearly |= by.is_yearly;
        self.is_lasting |= by.is_lasting;
        self.is_year_by_year |= by.is_year_by_year;
        self.is_forecast |= by.is_forecast;
        self.is_about |= by.is_about && self.figure.is_some();
        self.is_level |= by.is_level;
        self.is_hoped |= by.is_hoped;
        self.is_base |= by.is_base;
        self.is_made |= by.is_made;
        self.change = self.change.or(by.change);
        self.year = self.year.or(by.year);
        self.since = self.since.or(by.since);
        self.nature = self.nature.or(by.nature);
        self.op = self.op.or(by.op);
        self.mark = self.mark.take().or_else(|| by.mark.clone());
        self.left.extend(by.left.iter().cloned());
    }
}

/// Whether words name a rate of growth.
pub(super) fn is_growth(name: &str) -> bool {
    ["增长", "增速", "增幅", "growth"].iter().any(|word| name.to_lowercase().contains(word))
}

/// Whether words name a level that others reach, rather than something measured.
pub(super) fn is_comparator(name: &str) -> bool {
    let name = name.to_lowercase();
    is_growth(&name)
        || ["平均", "水平", "gdp", "全国", "全省", "全市", "同期", "上年", "average", "national"]
            .iter()
            .any(|word| name.contains(word))
}

/// The name of the year before.
pub(super) const PREVIOUS: &str = "上年";
