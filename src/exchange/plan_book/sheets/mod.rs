//! The sheets of a plan's workbook, each described once: a column more is an entry more in its sheet's file.

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

use super::manner::REMARK;
use crate::exchange::columns::{Column, ColumnForm, Width, cells, forms, is};
use crate::exchange::workbook::Cell;
use crate::language::Text;
use crate::plan::Plan;

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
    /// All of them, in the order in which they are written.
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

    /// The column at a place; one beyond its own is for remarks.
    pub fn column(self, at: usize) -> ColumnForm {
        self.columns().get(at).copied().unwrap_or_else(|| Column::<()>::may(REMARK).width(Width::Middle).form)
    }

    /// What it says of a plan, below its headings.
    pub(super) fn rows(self, plan: &Plan) -> Vec<Vec<Cell>> {
        match self {
            Self::Facts => rows(&facts::columns(), facts::of(plan)),
            Self::Groups => rows(&groups::columns(), &plan.groups),
            Self::Domains => rows(&domains::columns(), &plan.domains),
            Self::Services => rows(&services::columns(), services::of(plan)),
            Self::Indicators => rows(&indicators::columns(), &plan.indicators),
            Self::Readings => rows(&readings::columns(), readings::of(plan)),
            Self::Relations => rows(&relations::columns(), &plan.relations),
            Self::English => rows(&english::columns(), plan.all_words()),
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

    /// What a row of 规划 takes, by its item in either language.
    ///
    /// ```
    /// use tuiyan::exchange::PlanSheet;
    /// assert!(PlanSheet::item_note("Target year").is_some());
    /// ```
    pub fn item_note(item: &str) -> Option<Text> {
        facts::named(item).map(|item| item.note)
    }
}

fn rows<R>(columns: &[Column<R>], about: impl IntoIterator<Item = impl std::borrow::Borrow<R>>) -> Vec<Vec<Cell>> {
    about.into_iter().map(|about| cells(columns, about.borrow(), std::iter::empty())).collect()
}
