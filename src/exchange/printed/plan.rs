//! What is made of a printed table: rows of indicators, what is left out, and the plan file of it all.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::doubt::Doubt;
use crate::exchange::plan_file::KIND;
use crate::exchange::statement_file::{StatementFile, needs_version_2};
use crate::plan::next::{Statement, When};
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
    /// The rows that state something, in their order.
    pub rows: Vec<PrintedRow>,
    /// What was not read.
    pub left_out: Vec<LeftOut>,
    /// What is to be known of the table as a whole.
    pub notes: Vec<String>,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedRow {
    /// Which row it is, from 0, heads not counted.
    pub row: usize,
    /// Its cells as they are printed.
    pub cells: Vec<String>,
    /// What it states: one indicator, or as many as its cell has goals, in their order.
    pub indicators: Vec<PrintedIndicator>,
    /// Why it wants an eye; nothing where it is sure.
    pub doubts: Vec<Doubt>,
    /// The notes of the table that speak of it.
    pub notes: Vec<String>,
}

/// An indicator as a row states it.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedIndicator {
    /// `t-01`, or `t-21a` of a row with several.
    pub id: Id,
    /// Its name without number, unit and marks.
    pub name: String,
    /// The unit of its outcome.
    pub unit: String,
    /// Binding or expected, where that is printed.
    pub nature: Option<Nature>,
    /// The group it stands under.
    pub domain: String,
    /// Who answers for it.
    pub lead: Option<String>,
    /// Decimals as printed.
    pub decimals: Decimals,
    /// What it cannot pass.
    pub bounds: Bounds,
    /// Whether people are the denominator.
    pub per_head: bool,
    /// The indicator that it is a part of.
    pub part_of: Option<Id>,
    /// Where it stands.
    pub place: String,
    /// Its base figure and its goals as printed.
    pub printed: String,
    /// What it states.
    pub statement: Statement,
    /// What else it could state.
    pub others: Vec<Statement>,
}

/// Something that was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Where it stands, as a spreadsheet names cells.
    pub at: String,
    /// What it is and why.
    pub why: String,
}

impl PrintedRow {
    /// Whether nothing wants an eye.
    pub fn is_sure(&self) -> bool {
        self.doubts.is_empty()
    }

    /// What a person should know of it, the doubts first.
    pub fn remarks(&self) -> Vec<String> {
        self.doubts.iter().map(Doubt::to_string).chain(self.notes.iter().cloned()).collect()
    }
}

impl PrintedPlan {
    /// All indicators, in the order of the table.
    pub fn indicators(&self) -> impl Iterator<Item = &PrintedIndicator> {
        self.rows.iter().flat_map(|row| &row.indicators)
    }

    /// The plan file. A table has no title of its own when `name` is what it is called.
    pub fn plan_file(&self, name: &str) -> Value {
        let name = self.title.as_deref().unwrap_or(name);
        let is_second = self.indicators().any(|indicator| {
            indicator.lead.is_some() || std::iter::once(&indicator.statement).chain(&indicator.others).any(needs_version_2)
        });
        let mut domains: Vec<&str> = Vec::new();
        for indicator in self.indicators() {
            if !domains.contains(&indicator.domain.as_str()) {
                domains.push(&indicator.domain);
            }
        }
        json!({
            "format": format!("{KIND}/{}", if is_second { 2 } else { 1 }),
            "id": format!("plan-{}", self.period.end()),
            "version": "1",
            "name": name,
            "short_name": name,
            "document": {"number": "", "issuer": "", "date": ""},
            "period": self.period,
            "groups": [{"id": "t", "name": word!("指标表", "Table of indicators"), "scoreboard": true}],
            "domains": domains.iter().map(|domain| json!({"name": domain, "services": []})).collect::<Vec<_>>(),
            "indicators": self.indicators().map(PrintedIndicator::file).collect::<Vec<_>>(),
        })
    }
}

impl PrintedIndicator {
    /// Its form in a plan file.
    fn file(&self) -> Value {
        let mut file = Map::new();
        let mut put = |field: &str, value: Value| {
            file.insert(field.to_owned(), value);
        };
        put("id", json!(self.id));
        put("group", json!("t"));
        put("domain", json!(self.domain));
        put("name", json!(self.name));
        put("unit", json!(self.unit));
        put("nature", json!(self.nature));
        if let Value::Object(statement) = json!(StatementFile::of(&self.statement)) {
            statement.into_iter().for_each(|(field, value)| put(&field, value));
        }
        put("decimals", json!(self.decimals));
        put("bounds", json!(self.bounds));
        if self.per_head {
            put("per_head", json!(true));
        }
        if let Some(whole) = &self.part_of {
            put("part_of", json!(whole));
        }
        if let Some(lead) = &self.lead {
            put("lead", json!(lead));
        }
        put("source", json!({"place": self.place, "printed": self.printed}));
        put("readings", json!(self.readings()));
        Value::Object(file)
    }

    /// The readings, the default first; none where there is one only.
    fn readings(&self) -> Vec<Value> {
        if self.others.is_empty() {
            return Vec::new();
        }
        let of = |statement: &Statement, is_default: bool| {
            let mut file = Map::new();
            file.insert("id".to_owned(), json!(id_of(statement)));
            file.insert("name".to_owned(), json!(name_of(statement)));
            file.insert("place".to_owned(), json!(self.place));
            file.insert("note".to_owned(), json!(""));
            if !is_default && let Value::Object(fields) = json!(StatementFile::of(statement)) {
                file.extend(fields);
            }
            Value::Object(file)
        };
        let others = self.others.iter().map(|statement| of(statement, false));
        std::iter::once(of(&self.statement, true)).chain(others).collect()
    }
}

/// The id of a reading by what is measured: `mean`, `level-every-year`.
fn id_of(statement: &Statement) -> String {
    let code = statement.code().replace('_', "-");
    let is_each = statement.measured().is_some_and(|stated| stated.when == When::EveryYear);
    if is_each { format!("{code}-every-year") } else { code }
}

/// What a reading is called by what is measured.
fn name_of(statement: &Statement) -> String {
    match statement.measured() {
        None => word!("定性", "qualitative").to_owned(),
        Some(stated) if stated.when == When::EveryYear => phrase!("每年的{}", "{} in each year", stated.measure.name()),
        Some(stated) => stated.measure.name().to_string(),
    }
}
