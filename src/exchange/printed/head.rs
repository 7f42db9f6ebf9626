//! The meaning of the columns of a printed table, from their heads.

use super::fold::folded;
use crate::figure::any_of;
use crate::plan::{Period, Year};

/// The meaning of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// 序号.
    Number,
    /// 类别, 领域.
    Domain,
    /// 指标.
    Name,
    /// 单位.
    Unit,
    /// The base figure.
    Base {
        /// Its year, if the head names one.
        year: Option<Year>,
        /// 预计.
        is_estimated: bool,
    },
    /// A goal.
    Goal(Option<Year>),
    /// A year that may be base or target.
    Years(Year),
    /// A goal on the way or beyond.
    Milestone(Year),
    /// 年均, 累计.
    Rate {
        /// 年均增长, rather than 年均.
        is_growth: bool,
    },
    /// 属性.
    Nature,
    /// 牵头单位.
    Lead,
    /// 备注.
    Remark,
    /// None of these.
    #[default]
    Other,
}

impl Role {
    /// The meaning of a heading.
    pub(super) fn of(text: &str) -> Self {
        let plain: String = folded(text).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        let tight: String = plain.chars().filter(|c| !c.is_whitespace()).collect();
        let has = |words: &str| any_of(words, |word| if word.is_ascii() { plain.contains(word) } else { tight.contains(word) });
        let year = year(&plain);
        let is_goal = has("目标|规划|计划|任务|target|goal");
        let is_base = (year.is_some() && has("完成"))
            || has("现状|基期|基准|基数|基础值|当前|目前|预计|实际|完成值|完成数|完成情况|初步|基年|baseline|base|current|\
                actual|estimate");
        if plain.is_empty() || plain.chars().count() > 40 {
            return Self::Other;
        }
        match () {
            () if matches!(tight.as_str(), "序号" | "编号" | "序" | "no." | "no" | "#" | "number") => Self::Number,
            () if has("属性|性质|指标类型|nature|attribute") || matches!(tight.as_str(), "类型" | "type" | "约束性/预期性") => {
                Self::Nature
            }
            () if has("牵头|责任|主管|负责|部门|实施|承担|填报|配合|归口|lead|responsible") => Self::Lead,
            () if has("单位|unit") && year.is_none() && !is_goal => Self::Unit,
            () if has("备注|说明|出处|来源|remark|note|source") => Self::Remark,
            () if has("年均|累计|增速|annual|average|cumulative|年平均") && !(is_goal && year.is_some() && has("累计")) => {
                Self::Rate { is_growth: has("增|growth") }
            }
            () if year.is_none() && matches!(tight.as_str(), "指标值" | "指标数" | "数值") => Self::Goal(None),
            () if is_goal && !is_base => Self::Goal(year),
            () if is_base && !has("目标|target") => Self::Base { year, is_estimated: has("预计|初步|estimate") },
            () if is_goal => Self::Goal(year),
            () if has("类别|领域|分类|维度|一级指标|板块|domain|category|area") => Self::Domain,
            () if year.is_none() && has("指标|名称|项目|内容|indicator|name|item") => Self::Name,
            () => year.map_or(Self::Other, Self::Years),
        }
    }
}

/// The year in a heading; 十五五 ends in 2030.
fn year(text: &str) -> Option<Year> {
    let digits: Vec<char> = text.chars().collect();
    for at in 0..digits.len().saturating_sub(3) {
        let run: String = digits[at..at + 4].iter().collect();
        let is_alone = !digits.get(at + 4).is_some_and(char::is_ascii_digit) && (at == 0 || !digits[at - 1].is_ascii_digit());
        if let Some(year) = run.parse::<i16>().ok().filter(|year| is_alone && (1900..2200).contains(year)) {
            // Of a span, the later year counts.
            return super::head::year(&digits[at + 4..].iter().collect::<String>()).or(Some(Year::new(year)));
        }
    }
    period_named(text)
}

/// The last year of a five-year plan named in a text: 十五五.
pub(super) fn period_named(text: &str) -> Option<Year> {
    [("十二五", 2015), ("十三五", 2020), ("十四五", 2025), ("十五五", 2030), ("十六五", 2035)]
        .into_iter()
        .filter_map(|(name, end)| Some((text.rfind(name)?, end)))
        .max()
        .map(|(_, end)| Year::new(end))
}

/// The columns of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    roles: Vec<Role>,
    heads: Vec<String>,
    /// The base year, if the heads or the caller give it.
    pub(super) base: Option<Year>,
    /// The target year, likewise.
    pub(super) end: Option<Year>,
    /// Whether the heads are about results.
    pub(super) is_of_results: bool,
}

/// The columns given by some heads, if these belong to a plan's table.
pub(super) fn columns_of(rows: &[&Vec<String>], base: Option<Year>, end: Option<Year>) -> Option<Columns> {
    let width = rows.iter().map(|row| row.len()).max()?;
    let heads: Vec<String> = (0..width).map(|column| head(rows, column)).collect();
    let mut roles: Vec<Role> = (0..width).map(|column| role(rows, &heads, column)).collect();
    let is_figure = |role: &Role| matches!(role, Role::Base { .. } | Role::Goal(_) | Role::Years(_) | Role::Rate { .. });
    let figures = roles.iter().filter(|role| is_figure(role)).count();
    let has_name = roles.contains(&Role::Name);
    let mut texts: Vec<&String> = heads.iter().filter(|head| !head.is_empty()).collect();
    texts.dedup();
    if figures == 0 || texts.len() < 2 || (!has_name && figures < 2) {
        return None;
    }
    if !has_name {
        let free = roles.iter().position(|role| *role == Role::Other)?;
        roles[free] = Role::Name;
    }
    let is_of_results =
        heads.iter().any(|head| head.contains("完成情况") || head.contains("实现程度") || head.contains("完成值"));
    let mut columns = Columns { roles, heads, base, end, is_of_results };
    columns.date();
    columns.roles.iter().any(|role| matches!(role, Role::Goal(_) | Role::Rate { .. })).then_some(columns)
}

/// The text of a head over one or two rows. A cell continues over blank ones to its right if these have one below.
fn head(rows: &[&Vec<String>], column: usize) -> String {
    let text = |row: &Vec<String>, column: usize| row.get(column).cloned().unwrap_or_default();
    match rows {
        [above, below] => {
            let (upper, lower) = (text(above, column), text(below, column));
            let upper = if upper.is_empty() && !lower.is_empty() {
                (0..column).rev().map(|left| text(above, left)).find(|text| !text.is_empty()).unwrap_or_default()
            } else {
                upper
            };
            if upper == lower || lower.is_empty() { upper } else { format!("{upper} {lower}") }
        }
        [only] => text(only, column),
        _ => String::new(),
    }
}

fn role(rows: &[&Vec<String>], heads: &[String], column: usize) -> Role {
    let lower = rows.last().and_then(|row| row.get(column)).filter(|text| rows.len() > 1 && !text.is_empty());
    match lower.map(|text| Role::of(text)) {
        None | Some(Role::Other) => Role::of(&heads[column]),
        // A year below, and above it its meaning: 规划目标 · 2030年.
        Some(Role::Years(year)) => match Role::of(&heads[column]) {
            Role::Goal(_) => Role::Goal(Some(year)),
            Role::Base { is_estimated, .. } => Role::Base { year: Some(year), is_estimated },
            _ => Role::Years(year),
        },
        Some(role) => role,
    }
}

impl Columns {
    /// Decides for each year whether it is the base, the target, or one on the way.
    fn date(&mut self) {
        let goals: Vec<Year> =
            self.roles.iter().filter_map(|role| if let Role::Goal(Some(year)) = role { Some(*year) } else { None }).collect();
        let open: Vec<Year> =
            self.roles.iter().filter_map(|role| if let Role::Years(year) = role { Some(*year) } else { None }).collect();
        let bases: Vec<Year> = self
            .roles
            .iter()
            .filter_map(|role| if let Role::Base { year: Some(year), .. } = role { Some(*year) } else { None })
            .collect();
        let is_goal_open = self.roles.contains(&Role::Goal(None));
        let end = self
            .end
            .or_else(|| target_year(&goals))
            .or_else(|| open.iter().max().copied().filter(|_| open.len() > 1 || (!bases.is_empty() && !is_goal_open)));
        let base = self
            .base
            .or_else(|| bases.iter().filter(|year| end.is_none_or(|end| **year < end)).max().copied())
            .or_else(|| base_among(&open, end));
        for role in &mut self.roles {
            *role = dated(*role, base, end);
        }
        if self.roles.iter().any(|role| matches!(role, Role::Base { year, .. } if year.is_none() || *year == base)) {
            self.leave_earlier(base);
        }
        self.fill(end);
        (self.base, self.end) = (base, end);
    }

    /// Figures of other years before the target are history, apart from the base year's.
    fn leave_earlier(&mut self, base: Option<Year>) {
        for role in &mut self.roles {
            if let Role::Base { year: Some(year), .. } = *role
                && Some(year) != base
            {
                *role = Role::Years(year);
            }
        }
    }

    /// If no column has exactly the base or target year, the nearest one takes its place.
    fn fill(&mut self, end: Option<Year>) {
        let earlier = |role: &Role| {
            if let Role::Years(year) = role { Some(*year).filter(|year| end.is_none_or(|end| *year < end)) } else { None }
        };
        if !self.roles.iter().any(|role| matches!(role, Role::Base { .. }))
            && let Some(year) = self.roles.iter().filter_map(earlier).max()
        {
            self.replace(Role::Years(year), Role::Base { year: Some(year), is_estimated: false });
        }
        let on_the_way = |role: &Role| if let Role::Milestone(year) = role { Some(*year) } else { None };
        if !self.roles.iter().any(|role| matches!(role, Role::Goal(_) | Role::Rate { .. }))
            && let Some(year) = self.roles.iter().filter_map(on_the_way).max()
        {
            self.replace(Role::Milestone(year), Role::Goal(Some(year)));
        }
    }

    fn replace(&mut self, old: Role, new: Role) {
        for role in self.roles.iter_mut().filter(|role| **role == old) {
            *role = new;
        }
    }

    /// The text under the first column with a role; `None` if it is empty.
    pub(super) fn text(&self, line: &[String], is_it: impl Fn(&Role) -> bool) -> Option<String> {
        let at = self.roles.iter().position(is_it)?;
        line.get(at).filter(|text| !text.is_empty()).cloned()
    }

    /// The name in a row; if two columns of names differ, both.
    pub(super) fn name(&self, line: &[String]) -> Option<String> {
        let mut names: Vec<&str> = Vec::new();
        for (at, role) in self.roles.iter().enumerate() {
            if *role == Role::Name {
                names.extend(line.get(at).map(|text| text.trim()).filter(|text| !text.is_empty() && !names.contains(text)));
            }
        }
        (!names.is_empty()).then(|| names.join(" / "))
    }

    /// Whether a row has a goal or a base figure.
    pub(super) fn has_figures(&self, line: &[String]) -> bool {
        self.figures().any(|(at, _)| line.get(at).is_some_and(|text| !text.is_empty()))
    }

    /// The columns of goals and base figures.
    pub(super) fn figures(&self) -> impl Iterator<Item = (usize, Role)> {
        let is_figure = |role: &Role| matches!(role, Role::Base { .. } | Role::Goal(_) | Role::Rate { .. } | Role::Milestone(_));
        self.roles.iter().copied().enumerate().filter(move |(_, role)| is_figure(role))
    }

    /// The heads of columns that are not read, with their columns.
    pub(super) fn unread(&self) -> impl Iterator<Item = (usize, &str)> {
        let unread = |role: &Role| matches!(role, Role::Other | Role::Years(_));
        self.roles
            .iter()
            .zip(&self.heads)
            .enumerate()
            .filter(move |(_, (role, head))| unread(role) && !head.is_empty())
            .map(|(at, (_, head))| (at, head.as_str()))
    }

    /// The columns of remarks.
    pub(super) fn remarks(&self) -> impl Iterator<Item = usize> {
        self.roles.iter().enumerate().filter(|(_, role)| **role == Role::Remark).map(|(at, _)| at)
    }

    /// The unit in brackets in a head.
    pub(super) fn unit_of(&self, column: usize) -> Option<String> {
        let head = folded(self.heads.get(column)?);
        let open = head.rfind('(')?;
        let inner = head[open + 1..].trim_end_matches(')').trim();
        super::units::is_unit(inner).then(|| inner.to_owned())
    }

    /// The plan's years, and whether they were guessed.
    pub(super) fn period(&self, title: Option<&str>) -> (Period, bool) {
        const LATEST: Year = Year::new(2030);
        let end = self.end.or_else(|| title.and_then(|title| period_named(&folded(title))));
        let is_guessed = end.is_none() || self.base.is_none();
        let end = end.or_else(|| self.base.map(|base| Year::new(base.get() + 5))).unwrap_or(LATEST);
        let base = self.base.unwrap_or(Year::new(end.get() - 5));
        Period::new(base, end).map_or_else(|| (five_years(end), true), |period| (period, is_guessed))
    }
}

fn five_years(end: Year) -> Period {
    Period::new(Year::new(end.get() - 5), end).unwrap_or(Period::ONE_YEAR)
}

/// The base among several plain years: five years before the target, or else the last before it.
fn base_among(open: &[Year], end: Option<Year>) -> Option<Year> {
    let earlier = || open.iter().copied().filter(|year| end.is_none_or(|end| *year < end));
    let five = end.map(|end| Year::new(end.get() - 5));
    earlier().find(|year| Some(*year) == five).or_else(|| earlier().max())
}

/// The plan's target among the years of several goals: the first if the next is five or more years later, otherwise the last.
fn target_year(goals: &[Year]) -> Option<Year> {
    let (first, last) = (goals.iter().min()?, goals.iter().max()?);
    Some(if last.get() - first.get() >= 5 { *first } else { *last })
}

fn dated(role: Role, base: Option<Year>, end: Option<Year>) -> Role {
    match role {
        Role::Goal(Some(year)) if Some(year) == end || end.is_none() => Role::Goal(Some(year)),
        Role::Goal(Some(year)) => Role::Milestone(year),
        Role::Years(year) if Some(year) == end => Role::Goal(Some(year)),
        Role::Years(year) if Some(year) == base => Role::Base { year: Some(year), is_estimated: false },
        Role::Years(year) if end.is_some_and(|end| year > end) || base.is_some_and(|base| year > base) => Role::Milestone(year),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(heads: &[&str]) -> Columns {
        let heads: Vec<String> = heads.iter().map(ToString::to_string).collect();
        columns_of(&[&heads], None, None).unwrap()
    }

    #[test]
    fn heads_say_what_their_columns_are_for() {
        let it = columns(&["序号", "类别", "指标", "单位", "2025年", "2030年目标", "年均/累计", "属性", "牵头单位"]);
        assert_eq!((it.base, it.end), (Some(Year::new(2025)), Some(Year::new(2030))));
        assert_eq!(it.roles[3], Role::Unit);
        assert_eq!(it.roles[8], Role::Lead);
        assert_eq!(it.roles[6], Role::Rate { is_growth: false });
        let english = columns(&["Indicator", "Unit", "Baseline 2020", "Target 2025", "Nature"]);
        assert_eq!((english.base, english.end), (Some(Year::new(2020)), Some(Year::new(2025))));
    }

    #[test]
    fn years_without_words_are_the_base_first_and_the_target_last() {
        let it = columns(&["主要指标", "2020年", "2025年"]);
        assert_eq!((it.base, it.end), (Some(Year::new(2020)), Some(Year::new(2025))));
        let it = columns(&["指标名称", "2025年现状", "2027年目标", "2030年目标"]);
        assert_eq!(it.roles[2], Role::Milestone(Year::new(2027)));
        let it = columns(&["指标名称", "“十四五”末", "“十五五”目标"]);
        assert_eq!(it.end, Some(Year::new(2030)));
    }

    #[test]
    fn two_rows_of_heads_are_read_as_one() {
        let rows = [["指标", "规划目标", "", "属性"], ["", "2027年", "2030年", ""]].map(|row| row.map(str::to_owned).to_vec());
        let it = columns_of(&[&rows[0], &rows[1]], None, None).unwrap();
        assert_eq!(it.roles, [Role::Name, Role::Milestone(Year::new(2027)), Role::Goal(Some(Year::new(2030))), Role::Nature]);
    }
}
