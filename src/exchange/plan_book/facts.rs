//! 规划: what is said of the plan as a whole, one row each.

use super::fault::CellFault;
use super::form::{PlanColumn, is, plain};
use super::grid::{Grid, Row, keep, quoted, tell};
use super::spot::Spot;
use crate::exchange::decode::check_version;
use crate::exchange::plan_file::{KIND, VERSION};
use crate::language::Text;
use crate::plan::{Document, Id, Period, Plan, Wording, Year};
use crate::{phrase, word};

/// A row of 规划.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    Format,
    Id,
    Version,
    Name,
    ShortName,
    Number,
    Issuer,
    Date,
    Base,
    End,
}

impl Fact {
    pub(super) const ALL: [Self; 10] = [
        Self::Format,
        Self::Id,
        Self::Version,
        Self::Name,
        Self::ShortName,
        Self::Number,
        Self::Issuer,
        Self::Date,
        Self::Base,
        Self::End,
    ];

    pub(super) const fn name(self) -> Text {
        match self {
            Self::Format => Text::new("格式", "Format"),
            Self::Id => Text::new("编号", "ID"),
            Self::Version => Text::new("版本", "Version"),
            Self::Name => Text::new("名称", "Name"),
            Self::ShortName => Text::new("简称", "Short name"),
            Self::Number => Text::new("发文字号", "Document number"),
            Self::Issuer => Text::new("发布机关", "Issuer"),
            Self::Date => Text::new("发布日期", "Date of issue"),
            Self::Base => Text::new("基期年", "Base year"),
            Self::End => Text::new("目标年", "Target year"),
        }
    }

    /// What its 内容 is.
    pub(super) const fn explained(self) -> Text {
        match self {
            Self::Format => Text::new("照写，不要改；可省去这一行", "leave as it is; this row may be left out"),
            Self::Id => Text::new(
                "规划的编号，由小写字母、数字和连字符组成；情景文件凭它认出规划",
                "the plan's id, of lower-case letters, digits and hyphens; scenario files refer to the plan by it",
            ),
            Self::Version => Text::new(
                "数据的版本，如录入日期；数据改动后应换一个",
                "the version of the data, such as its date of entry; change it whenever the data change",
            ),
            Self::Name => Text::new("规划的全称", "the plan's full title"),
            Self::ShortName => Text::new("页眉用的简称；留空则用全称", "a short title for page headers; if empty, the full one"),
            Self::Number | Self::Issuer => Text::new("可留空", "may be left empty"),
            Self::Date => Text::new("写成 2022-09-27；可留空", "written 2022-09-27; may be left empty"),
            Self::Base => Text::new("已有统计数的那一年，如 2020", "the last year whose figures are known, such as 2020"),
            Self::End => Text::new(
                "规划期的最后一年，如 2025；规划期为 1 至 50 年",
                "the last year of the plan, such as 2025; a plan spans 1 to 50 years",
            ),
        }
    }

    /// What it is of a plan.
    pub(super) fn of(self, plan: &Plan) -> String {
        match self {
            Self::Format => format!("{KIND}/{VERSION}"),
            Self::Id => plan.id.to_string(),
            Self::Version => plan.version.clone(),
            Self::Name => plan.name.own().to_owned(),
            Self::ShortName => plan.short_name.own().to_owned(),
            Self::Number => plan.document.number.clone(),
            Self::Issuer => plan.document.issuer.own().to_owned(),
            Self::Date => plan.document.date.clone(),
            Self::Base => plan.period.base().to_string(),
            Self::End => plan.period.end().to_string(),
        }
    }

    /// Whether there is no plan without it.
    pub(super) const fn is_required(self) -> bool {
        matches!(self, Self::Id | Self::Version | Self::Name | Self::Base | Self::End)
    }

    const fn also(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["文号"],
            Self::Issuer => &["发布单位", "印发机关"],
            Self::Date => &["日期", "印发日期", "date"],
            Self::Base => &["基年", "基期", "起始年", "base"],
            Self::End => &["末年", "期末年", "end"],
            _ => &[],
        }
    }

    pub(super) fn named(written: &str) -> Option<Self> {
        let also = |fact: &Self| fact.also().iter().any(|also| plain(also) == plain(written));
        Self::ALL.into_iter().find(|fact| is(fact.name(), written) || also(fact))
    }
}

/// What the sheet says of the plan as a whole.
pub(super) struct Facts {
    pub(super) id: Id,
    pub(super) version: String,
    pub(super) name: Wording,
    pub(super) short_name: Wording,
    pub(super) document: Document,
    pub(super) period: Period,
}

/// Reads the sheet; what is missing or wrong is told, and something stands in for it.
pub(super) fn read(grid: &Grid, stand_in: &Id, faults: &mut Vec<CellFault>) -> Facts {
    let rows = rows(grid, faults);
    let row = |fact: Fact| rows.iter().find(|(known, _)| *known == fact).map(|(_, row)| row.get(PlanColumn::Content));
    let text = |fact: Fact| row(fact).map(Spot::words).unwrap_or_default();
    let mut needed = |fact: Fact| {
        let Some(spot) = row(fact) else {
            let name = quoted(fact.name().get());
            return tell(faults, grid.fault(phrase!("缺少{name}一行，请补上", "the row {name} is missing; add it")));
        };
        keep(faults, spot.required(Ok));
    };
    Fact::ALL.into_iter().filter(|fact| fact.is_required()).for_each(&mut needed);
    let filled = |fact: Fact| row(fact).filter(|spot| !spot.is_empty());
    if let Some(spot) = filled(Fact::Format)
        && let Err(problem) = check_version(&spot.words(), KIND, VERSION)
    {
        tell(faults, spot.fault(problem));
    }
    let id = filled(Fact::Id).and_then(|spot| keep(faults, spot.id()));
    let year = |fact: Fact, faults: &mut Vec<CellFault>| {
        let allowed = word!("应为年份，如 2025", "it should be a year, such as 2025");
        filled(fact).and_then(|spot| keep(faults, spot.whole(allowed))).map(Year::new)
    };
    let years = year(Fact::Base, faults).zip(year(Fact::End, faults));
    let name = text(Fact::Name);
    let short_name = Some(text(Fact::ShortName)).filter(|short| !short.is_empty()).unwrap_or_else(|| name.clone());
    Facts {
        id: id.unwrap_or_else(|| stand_in.clone()),
        version: text(Fact::Version),
        name: name.into(),
        short_name: short_name.into(),
        document: Document { number: text(Fact::Number), issuer: text(Fact::Issuer).into(), date: text(Fact::Date) },
        period: years.and_then(|(base, end)| period(base, end, filled(Fact::End)?, faults)).unwrap_or(Period::ONE_YEAR),
    }
}

fn period(base: Year, end: Year, spot: Spot, faults: &mut Vec<CellFault>) -> Option<Period> {
    let refused = || {
        spot.fault(phrase!(
            "规划期为 {base} 至 {end}，应为 1900 至 2200 年之间的 1 至 50 年，请核对基期年和目标年",
            "the plan runs from {base} to {end}; it should span 1 to 50 years between 1900 and 2200; check base year and target \
             year"
        ))
    };
    keep(faults, Period::new(base, end).ok_or_else(refused))
}

/// What each row is about.
fn rows<'a>(grid: &'a Grid<'a>, faults: &mut Vec<CellFault>) -> Vec<(Fact, Row<'a>)> {
    let mut rows: Vec<(Fact, Row)> = Vec::new();
    for row in grid.rows() {
        let Some(spot) = row.required(PlanColumn::Item) else { break };
        let known: Vec<_> = Fact::ALL.iter().map(|fact| fact.name().get()).collect();
        let known = known.join(word!("、", ", "));
        match keep(faults, spot.required(|spot| Ok(Fact::named(&spot.words())))) {
            None => {}
            Some(None) => tell(faults, spot.found(&phrase!("应为以下之一：{known}", "it should be one of: {known}"))),
            Some(Some(fact)) if rows.iter().any(|(known, _)| *known == fact) => {
                tell(faults, spot.found(word!("这一项重复，只能有一行", "this item appears twice; it may have only one row")));
            }
            Some(Some(fact)) => rows.push((fact, row)),
        }
    }
    rows
}
