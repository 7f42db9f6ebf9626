//! The sheets of a plan's workbook, each described once. A new column is one new entry in its sheet's file.

pub(super) mod domains;
pub(super) mod english;
pub(super) mod facts;
pub(super) mod groups;
pub(super) mod indicators;
pub(super) mod readings;
pub(super) mod relations;
pub(super) mod services;
mod shared;
pub(super) mod stated;
mod statement;

use std::borrow::Borrow;

use super::manner::REMARK;
use crate::exchange::columns::{Column, ColumnForm, Width, forms, is, sheet};
use crate::exchange::workbook::Sheet;
use crate::language::Text;
use crate::plan::Plan;
pub(super) use shared::DOMAIN;

/// A sheet of a plan's workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanSheet {
    /// 规划
    Facts,
    /// 分组
    Groups,
    /// 领域
    Domains,
    /// 服务
    Services,
    /// 指标
    Indicators,
    /// 读法
    Readings,
    /// 关系
    Relations,
    /// 英文
    English,
}

impl PlanSheet {
    /// All sheets, in the order in which they are written.
    pub const ALL: [Self; 8] = [
        Self::Facts,
        Self::Groups,
        Self::Domains,
        Self::Services,
        Self::Indicators,
        Self::Readings,
        Self::Relations,
        Self::English,
    ];

    /// Its name.
    pub const fn name(self) -> Text {
        match self {
            Self::Facts => Text::new("规划", "Plan"),
            Self::Groups => Text::new("分组", "Groups"),
            Self::Domains => Text::new("领域", "Domains"),
            Self::Services => Text::new("服务", "Services"),
            Self::Indicators => Text::new("指标", "Indicators"),
            Self::Readings => Text::new("读法", "Readings"),
            Self::Relations => Text::new("关系", "Relations"),
            Self::English => Text::new("英文", "English"),
        }
    }

    /// Its columns, in the order in which they are written.
    pub fn columns(self) -> Vec<ColumnForm> {
        match self {
            Self::Facts => forms(&facts::columns()),
            Self::Groups => forms(&groups::columns()),
            Self::Domains => forms(&domains::columns()),
            Self::Services => forms(&services::columns()),
            Self::Indicators => forms(&indicators::columns()),
            Self::Readings => forms(&readings::columns()),
            Self::Relations => forms(&relations::columns()),
            Self::English => forms(&english::columns()),
        }
    }

    /// The column at a place; beyond the last one, a column for remarks.
    pub fn column(self, at: usize) -> ColumnForm {
        self.columns().get(at).copied().unwrap_or_else(|| Column::<()>::may(REMARK).width(Width::Middle).form)
    }

    /// The sheet's contents for a plan.
    pub(super) fn of(self, plan: &Plan) -> Sheet {
        match self {
            Self::Facts => self.sheet(&facts::columns(), facts::of(plan)),
            Self::Groups => self.sheet(&groups::columns(), &plan.groups),
            Self::Domains => self.sheet(&domains::columns(), &plan.domains),
            Self::Services => self.sheet(&services::columns(), services::of(plan)),
            Self::Indicators => self.sheet(&indicators::columns(), &plan.indicators),
            Self::Readings => self.sheet(&readings::columns(), readings::of(plan)),
            Self::Relations => self.sheet(&relations::columns(), &plan.relations),
            Self::English => self.sheet(&english::columns(), plan.all_words()),
        }
    }

    /// Whether there is no plan without it.
    pub const fn is_required(self) -> bool {
        matches!(self, Self::Facts | Self::Groups | Self::Domains | Self::Indicators)
    }

    /// The sheet of that name, in either language.
    ///
    /// ```
    /// use tuiyan::exchange::PlanSheet;
    /// assert_eq!(PlanSheet::named("指标"), Some(PlanSheet::Indicators));
    /// assert_eq!(PlanSheet::named(" indicators "), Some(PlanSheet::Indicators));
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sheet| is(sheet.name(), name))
    }

    fn sheet<R>(self, columns: &[Column<R>], about: impl IntoIterator<Item = impl Borrow<R>>) -> Sheet {
        let words = |column: &Column<R>| column.form.choices().iter().map(|word| word.get().to_owned()).collect::<Vec<_>>();
        let choices = columns.iter().map(words).enumerate().filter(|(_, words)| !words.is_empty()).collect();
        Sheet { choices, ..sheet(self.name(), columns, &[], about) }
    }
}
