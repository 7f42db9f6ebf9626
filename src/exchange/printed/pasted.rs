//! A table that came in, how it is read, and the plan file that it makes.

use std::collections::BTreeMap;

use super::{PrintedPlan, read, read_table, typed_years, untitled};
use crate::exchange::{Faults, PlanSource, Workbook};
use crate::plan::{Id, Year};

/// A table that is looked at before it is taken.
#[derive(Default)]
pub struct PastedTable {
    /// What came in.
    book: Option<Workbook>,
    /// What its file is called, without its ending.
    file: Option<String>,
    plan: Option<PrintedPlan>,
    readings: u32,
    chosen: BTreeMap<Id, String>,
    name: String,
    years: (String, String),
    refusal: Option<String>,
    slip: Option<String>,
}

impl PastedTable {
    /// The table as it is read.
    pub const fn plan(&self) -> Option<&PrintedPlan> {
        self.plan.as_ref()
    }

    /// How often it was read or put away.
    pub const fn readings(&self) -> u32 {
        self.readings
    }

    /// The way in which a person had a row read.
    pub fn chosen(&self, id: &Id) -> Option<&str> {
        self.chosen.get(id).map(String::as_str)
    }

    /// What the plan is to be called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The base and the target year, as they stand in their fields.
    pub const fn years(&self) -> &(String, String) {
        &self.years
    }

    /// Why nothing could be read, or no plan made.
    pub fn refusal(&self) -> Option<&str> {
        self.refusal.as_deref()
    }

    /// What is wrong with the years.
    pub fn slip(&self) -> Option<&str> {
        self.slip.as_deref()
    }

    /// Reads a table. What was read before stays where it is none. `file` is the name of its file, if it is from one.
    pub fn receive(&mut self, book: Result<Workbook, Faults>, file: Option<&str>) {
        match book.and_then(|book| Ok((read(&book, None, None)?, book))) {
            Ok((plan, book)) => {
                self.book = Some(book);
                self.file = file.map(|file| file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned());
                self.begin(plan);
            }
            Err(faults) => self.refusal = Some(faults.summary()),
        }
    }

    /// Begins with a table that was not shown before.
    fn begin(&mut self, plan: PrintedPlan) {
        self.name = plan.title.clone().or_else(|| self.file.clone()).unwrap_or_else(|| untitled(plan.period));
        self.chosen.clear();
        self.show(plan);
    }

    /// Goes to another table of the same file.
    pub fn turn(&mut self, table: usize) {
        if let Some(plan) = self.book.as_ref().and_then(|book| read_table(book, table, None, None).ok()) {
            self.begin(plan);
        }
    }

    /// Reads the same table anew for the years that were typed.
    pub fn retype(&mut self, years: (String, String)) {
        let typed = typed_years(&years.0, &years.1);
        self.years = years;
        match typed {
            Ok((base, end)) => self.reread(base, end),
            Err(slip) => self.slip = Some(slip),
        }
    }

    fn reread(&mut self, base: Year, end: Year) {
        let table = self.plan.as_ref().map_or(0, |plan| plan.table);
        match self.book.as_ref().map(|book| read_table(book, table, Some(base), Some(end))) {
            Some(Ok(plan)) => self.show(plan),
            Some(Err(faults)) => self.slip = Some(faults.summary()),
            None => {}
        }
    }

    fn show(&mut self, plan: PrintedPlan) {
        self.years = (plan.period.base().to_string(), plan.period.end().to_string());
        self.put(Some(plan));
    }

    fn put(&mut self, plan: Option<PrintedPlan>) {
        (self.refusal, self.slip) = (None, None);
        self.plan = plan;
        self.readings = self.readings.wrapping_add(1);
    }

    /// Puts the table away, for another.
    pub fn clear(&mut self) {
        self.book = None;
        self.put(None);
    }

    /// Has a row read in another way.
    pub fn choose(&mut self, id: Id, way: String) {
        self.chosen.insert(id, way);
    }

    /// Calls the plan so.
    pub fn call(&mut self, name: String) {
        self.name = name;
    }

    /// What the plan is called, and the plan file that it makes; `None` with a refusal where that is no plan.
    pub fn taken(&mut self) -> Option<(String, String)> {
        let mut plan = self.plan.clone()?;
        self.chosen.iter().for_each(|(id, way)| plan.read_as(id, way));
        let typed = self.name.trim();
        let name = if typed.is_empty() { untitled(plan.period) } else { typed.to_owned() };
        plan.title = Some(name.clone());
        let text = serde_json::to_string(&plan.plan_file(&name)).unwrap_or_default();
        // What makes no plan, such as a date before the years that were typed, stays to be mended.
        match PlanSource::of_text(&text).and_then(|source| source.plan()) {
            Ok(_) => Some((name, text)),
            Err(faults) => {
                self.refusal = Some(faults.summary());
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::table::read_pasted;

    const TABLE: &str = "指标\t单位\t2025年\t2030年\t属性\n常住人口\t万人\t30\t32\t预期性\n绿化率\t％\t40\t45\t约束性";

    fn pasted(text: &str) -> PastedTable {
        let mut pasted = PastedTable::default();
        pasted.receive(read_pasted(text), None);
        pasted
    }

    fn years(base: &str, end: &str) -> (String, String) {
        (base.to_owned(), end.to_owned())
    }

    #[test]
    fn a_table_that_is_read_makes_a_plan_of_the_name_that_was_typed() {
        let mut pasted = pasted(TABLE);
        assert_eq!(pasted.refusal(), None);
        assert_eq!(*pasted.years(), years("2025", "2030"));
        pasted.call(" 某区规划 ".to_owned());
        let (name, text) = pasted.taken().unwrap();
        assert_eq!(name, "某区规划");
        let plan = PlanSource::of_text(&text).and_then(|source| source.plan()).unwrap();
        assert_eq!(plan.indicators.len(), 2);
    }

    #[test]
    fn what_is_no_table_is_refused_and_the_one_before_stays() {
        let mut pasted = pasted(TABLE);
        let readings = pasted.readings();
        pasted.receive(read_pasted("没有表"), None);
        assert!(pasted.refusal().is_some());
        assert!(pasted.plan().is_some());
        assert_eq!(pasted.readings(), readings);
    }

    #[test]
    fn a_table_from_a_file_is_called_as_the_file_is_without_its_ending() {
        let mut pasted = PastedTable::default();
        pasted.receive(read_pasted(TABLE), Some("某区指标.表.docx"));
        assert_eq!(pasted.name(), "某区指标.表");
    }

    #[test]
    fn a_year_that_is_none_is_said_and_changes_nothing_but_its_field() {
        let mut pasted = pasted(TABLE);
        let readings = pasted.readings();
        pasted.retype(years("2025", "20三零"));
        assert!(pasted.slip().is_some());
        assert_eq!((pasted.years().1.as_str(), pasted.readings()), ("20三零", readings));
        pasted.retype(years("2025", "2031"));
        assert_eq!(pasted.slip(), None);
        assert_eq!(pasted.plan().unwrap().period.end(), Year::new(2031));
    }

    #[test]
    fn a_name_that_was_typed_stays_when_the_years_are_typed_anew() {
        let mut pasted = pasted(TABLE);
        pasted.call("某区规划".to_owned());
        pasted.retype(years("2025", "2031"));
        assert_eq!(pasted.name(), "某区规划");
    }

    #[test]
    fn what_was_put_away_makes_no_plan() {
        let mut pasted = pasted(TABLE);
        pasted.clear();
        assert!(pasted.plan().is_none());
        assert_eq!(pasted.taken(), None);
    }
}
