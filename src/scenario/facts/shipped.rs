//! Facts that ship with a plan, beside the person's own. The person's own always take precedence.

use super::{Facts, Record};

impl Facts {
    /// The records that bring back missing facts of `shipped`. A year with another figure stays as it is.
    pub fn lacking(&self, shipped: &Self) -> Vec<Record> {
        shipped.records().filter(|record| !self.has(record) && !self.says_otherwise(shipped, record)).collect()
    }

    /// The records that remove the facts of `shipped` that are still unchanged.
    pub fn without(&self, shipped: &Self) -> Vec<Record> {
        shipped.records().filter(|record| self.has(record)).map(Record::taken_back).collect()
    }

    fn has(&self, record: &Record) -> bool {
        let is_marked = |marks: &std::collections::BTreeMap<_, std::collections::BTreeSet<_>>, id, year| {
            marks.get(id).is_some_and(|years| years.contains(year))
        };
        match record {
            Record::Figure(id, year, figure) => self.at(id, *year) == figure.as_ref(),
            Record::LeftOut(id, year, _) => is_marked(&self.left_out, id, year),
            Record::Break(id, year, _) => is_marked(&self.breaks, id, year),
        }
    }

    fn says_otherwise(&self, shipped: &Self, record: &Record) -> bool {
        let (Record::Figure(id, year, _) | Record::LeftOut(id, year, _) | Record::Break(id, year, _)) = record;
        self.at(id, *year).is_some_and(|known| shipped.at(id, *year) != Some(known))
    }
}

impl Record {
    /// The record that takes this one back.
    fn taken_back(self) -> Self {
        match self {
            Self::Figure(id, year, _) => Self::Figure(id, year, None),
            Self::LeftOut(id, year, _) => Self::LeftOut(id, year, false),
            Self::Break(id, year, _) => Self::Break(id, year, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{TRAINING, read_plan, shipped_facts};
    use crate::plan::{Amount, Id, Plan, Year};
    use crate::scenario::Known;

    fn training() -> (Plan, Facts) {
        let plan = read_plan(TRAINING).unwrap();
        let shipped = shipped_facts(&plan).unwrap();
        (plan, shipped)
    }

    fn recorded(plan: &Plan, mut facts: Facts, records: Vec<Record>) -> Facts {
        for record in records {
            facts.record(plan, record).unwrap();
        }
        facts
    }

    #[test]
    fn what_came_with_the_plan_goes_and_comes_back_whole() {
        let (plan, shipped) = training();
        let gone = recorded(&plan, shipped.clone(), shipped.without(&shipped));
        assert!(gone.is_empty());
        assert_eq!(recorded(&plan, gone.clone(), gone.lacking(&shipped)), shipped);
        assert_eq!(shipped.lacking(&shipped), []);
    }

    #[test]
    fn a_figure_of_ones_own_stays_when_the_others_go_and_when_they_come_back() {
        let (plan, shipped) = training();
        let (id, year) = (Id::new("m-23").unwrap(), Year::new(2020));
        let own = Known { value: Amount::of(0.55), source: "县人社局".into() };
        let mixed = recorded(&plan, shipped.clone(), vec![Record::Figure(id.clone(), year, Some(own.clone()))]);
        let left = recorded(&plan, mixed.clone(), mixed.without(&shipped));
        assert_eq!((left.count(), left.at(&id, year)), (1, Some(&own)));
        // It is not left out of account either, as the shipped figure of that year is.
        let back = recorded(&plan, left.clone(), left.lacking(&shipped));
        assert_eq!((back.at(&id, year), back.left_out().get(&id)), (Some(&own), None));
        assert_eq!(back.count(), shipped.count());
    }
}
