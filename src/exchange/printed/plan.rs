//! The result of reading a printed table: rows of indicators, what is left out, and the plan file.

use serde::Serialize;
use serde_json::{Value, json};

use super::doubt::RowDoubt;
use super::way::{way_of, words_of};
use crate::exchange::plan_file::KIND;
use crate::exchange::statement_file::{StatementFile, needs_version_2};
use crate::plan::Statement;
use crate::plan::{Bounds, Decimals, Id, Nature, Period};
use crate::{phrase, word};

/// A printed table, read.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedPlan {
    /// The title above the table.
    pub title: Option<String>,
    /// The base and the target year.
    pub period: Period,
    /// Whether one of them was guessed.
    pub is_period_guessed: bool,
    /// The rows that state something, in order.
    pub rows: Vec<PrintedRow>,
    /// What was not read.
    pub left_out: Vec<NotRead>,
    /// Remarks on the table as a whole.
    pub notes: Vec<String>,
    /// The names of all tables of indicators in the file.
    pub tables: Vec<String>,
    /// The place of this one among them.
    pub table: usize,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedRow {
    /// Its place, from 0, without the heads.
    pub row: usize,
    /// Its cells as printed.
    pub cells: Vec<String>,
    /// Its indicators: one, or one for each goal in its cell, in order.
    pub indicators: Vec<PrintedIndicator>,
    /// Why it needs a look; empty if it is sure.
    pub doubts: Vec<RowDoubt>,
    /// The table's notes about it.
    pub notes: Vec<String>,
}

/// An indicator as a row states it.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedIndicator {
    /// `t-01`, or `t-21a` in a row with several.
    pub id: Id,
    /// Its name without number, unit and marks.
    pub name: String,
    /// The unit of its outcome.
    pub unit: String,
    /// Binding or expected, if that is printed.
    pub nature: Option<Nature>,
    /// The group above it.
    pub domain: String,
    /// The lead department.
    pub lead: Option<String>,
    /// Decimals as printed.
    pub decimals: Decimals,
    /// The limits that it cannot pass.
    pub bounds: Bounds,
    /// Whether it is per head.
    pub per_head: bool,
    /// The indicator that it is part of.
    pub part_of: Option<Id>,
    /// Its place in the document.
    pub place: String,
    /// Its base figure and its goals as printed.
    pub printed: String,
    /// Its statement.
    pub statement: Statement,
    /// Other possible statements.
    pub others: Vec<Statement>,
}

/// Something that was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotRead {
    /// Its place, as spreadsheets name cells.
    pub at: String,
    /// What it is and why.
    pub why: String,
}

impl PrintedRow {
    /// Whether nothing needs a look.
    pub fn is_sure(&self) -> bool {
        self.doubts.is_empty()
    }

    /// Remarks for the person, the doubts first.
    pub fn remarks(&self) -> Vec<String> {
        self.doubts.iter().map(RowDoubt::to_string).chain(self.notes.iter().cloned()).collect()
    }
}

impl PrintedPlan {
    /// Notes which tables are left out: other tables of indicators, and `others` that are none.
    pub(super) fn leave_tables(&mut self, others: usize) {
        let besides = self.tables.iter().enumerate().filter(|(at, _)| *at != self.table).map(|(_, name)| NotRead {
            at: name.clone(),
            why: word!("也是指标表，可以另选", "it is a table of indicators as well, and can be chosen instead").to_owned(),
        });
        let none = (others > 0).then(|| NotRead {
            at: phrase!("另有 {others} 张表", "{others} more"),
            why: word!("不是指标表，没有读", "other tables hold no indicators and were not read").to_owned(),
        });
        self.left_out.extend(besides.chain(none).collect::<Vec<_>>());
    }

    /// All indicators, in the order of the table.
    pub fn indicators(&self) -> impl Iterator<Item = &PrintedIndicator> {
        self.rows.iter().flat_map(|row| &row.indicators)
    }

    /// The plan file. `name` is the plan's name if the table has no title.
    pub fn plan_file(&self, name: &str) -> PlanOut {
        let name = self.title.as_deref().unwrap_or(name).to_owned();
        let is_second = self.indicators().any(|indicator| {
            indicator.lead.is_some() || std::iter::once(&indicator.statement).chain(&indicator.others).any(needs_version_2)
        });
        let mut domains: Vec<String> = Vec::new();
        for indicator in self.indicators() {
            if !domains.contains(&indicator.domain) {
                domains.push(indicator.domain.clone());
            }
        }
        PlanOut {
            format: format!("{KIND}/{}", if is_second { 2 } else { 1 }),
            id: format!("plan-{}", self.period.end()),
            version: "1",
            short_name: name.clone(),
            name,
            document: json!({"number": "", "issuer": "", "date": ""}),
            period: self.period,
            groups: json!([{"id": GROUP, "name": word!("指标表", "Table of indicators"), "scoreboard": true}]),
            domains: domains.iter().map(|domain| json!({"name": domain, "services": []})).collect(),
            indicators: self.indicators().map(IndicatorOut::of).collect(),
        }
    }
}

/// The one group of a table's indicators. Those without a stated nature count too, apart from the others.
const GROUP: &str = "t";

/// A plan file made from a table, with its fields in the order in which plan files are written.
#[derive(Debug, Serialize)]
pub struct PlanOut {
    format: String,
    id: String,
    version: &'static str,
    name: String,
    short_name: String,
    document: Value,
    period: Period,
    groups: Value,
    domains: Vec<Value>,
    indicators: Vec<IndicatorOut>,
}

/// An indicator in it.
#[derive(Debug, Serialize)]
struct IndicatorOut {
    id: Id,
    group: &'static str,
    domain: String,
    name: String,
    unit: String,
    nature: Option<Nature>,
    #[serde(flatten)]
    statement: StatementFile,
    decimals: Decimals,
    bounds: Bounds,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    per_head: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<String>,
    source: SourceOut,
    readings: Vec<ReadingOut>,
}

#[derive(Debug, Serialize)]
struct SourceOut {
    place: String,
    printed: String,
}

/// A reading. The default has only its name, since its statement is the indicator's.
#[derive(Debug, Serialize)]
struct ReadingOut {
    id: String,
    name: String,
    place: String,
    note: &'static str,
    #[serde(flatten)]
    statement: Option<StatementFile>,
}

impl IndicatorOut {
    fn of(indicator: &PrintedIndicator) -> Self {
        Self {
            id: indicator.id.clone(),
            group: GROUP,
            domain: indicator.domain.clone(),
            name: indicator.name.clone(),
            unit: indicator.unit.clone(),
            nature: indicator.nature,
            statement: StatementFile::of(&indicator.statement),
            decimals: indicator.decimals,
            bounds: indicator.bounds,
            per_head: indicator.per_head,
            part_of: indicator.part_of.clone(),
            lead: indicator.lead.clone(),
            source: SourceOut { place: indicator.place.clone(), printed: indicator.printed.clone() },
            readings: indicator.readings(),
        }
    }
}

impl PrintedIndicator {
    /// The readings, the default first; none if there is only one.
    fn readings(&self) -> Vec<ReadingOut> {
        if self.others.is_empty() {
            return Vec::new();
        }
        let of = |statement: &Statement, own: Option<StatementFile>| ReadingOut {
            id: way_of(statement),
            name: words_of(statement),
            place: self.place.clone(),
            note: "",
            statement: own,
        };
        let others = self.others.iter().map(|statement| of(statement, Some(StatementFile::of(statement))));
        std::iter::once(of(&self.statement, None)).chain(others).collect()
    }
}
