//! The one place where facts change.

use std::collections::{BTreeMap, BTreeSet};

use super::{Facts, Known, POPULATION};
use crate::plan::{Amount, Id, Indicator, Measured, Plan, Rate, Year};
use crate::scenario::check::{FIRST_KNOWN as FIRST, allowed_range};
use crate::scenario::refusal::EditRefusal;
use crate::{phrase, word};

/// One change of the facts.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// The figure of a year; `None` removes it.
    Figure(Id, Year, Option<Known>),
    /// Whether a year is left out.
    LeftOut(Id, Year, bool),
    /// Whether a year begins another definition (口径变化).
    Break(Id, Year, bool),
}

/// A mark of a year, which says how its figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum YearMark {
    /// 不计: the year is left out.
    LeftOut,
    /// 口径变化: another definition begins, and nothing before it counts.
    Break,
}

impl YearMark {
    /// Both.
    pub const ALL: [Self; 2] = [Self::LeftOut, Self::Break];

    /// The record that sets it or takes it back.
    pub const fn record(self, id: Id, year: Year, is_so: bool) -> Record {
        match self {
            Self::LeftOut => Record::LeftOut(id, year, is_so),
            Self::Break => Record::Break(id, year, is_so),
        }
    }
}

impl Facts {
    /// The years that have a mark, by indicator.
    pub const fn marked(&self, mark: YearMark) -> &BTreeMap<Id, BTreeSet<Year>> {
        match mark {
            YearMark::LeftOut => &self.left_out,
            YearMark::Break => &self.breaks,
        }
    }

    /// Makes one change.
    ///
    /// # Errors
    /// [`EditRefusal`] says what is not allowed; then nothing has changed.
    pub fn record(&mut self, plan: &Plan, record: Record) -> Result<(), EditRefusal> {
        match record {
            Record::Figure(id, year, fact) => {
                let subject = subject(plan, &id)?;
                if let Some(fact) = &fact {
                    within(plan, year)?;
                    subject.allows(fact.value)?;
                }
                put(&mut self.series, id, year, fact);
            }
            Record::LeftOut(id, year, is_so) => mark(&mut self.left_out, plan, id, year, is_so)?,
            Record::Break(id, year, is_so) => mark(&mut self.breaks, plan, id, year, is_so)?,
        }
        Ok(())
    }
}

impl Facts {
    /// Why nothing in figures can be known about this id; `None` if it can.
    pub fn subject_complaint(plan: &Plan, id: &Id) -> Option<EditRefusal> {
        subject(plan, id).err()
    }

    /// Records that reproduce these facts, one by one.
    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        let figures = self
            .series
            .iter()
            .flat_map(|(id, years)| years.iter().map(|(year, fact)| Record::Figure(id.clone(), *year, Some(fact.clone()))));
        let left_out = marked(&self.left_out).map(|(id, year)| Record::LeftOut(id, year, true));
        figures.chain(left_out).chain(marked(&self.breaks).map(|(id, year)| Record::Break(id, year, true)))
    }
}

fn put(series: &mut BTreeMap<Id, BTreeMap<Year, Known>>, id: Id, year: Year, fact: Option<Known>) {
    if let Some(fact) = fact {
        series.entry(id).or_default().insert(year, fact);
    } else if let Some(years) = series.get_mut(&id) {
        years.remove(&year);
        if years.is_empty() {
            series.remove(&id);
        }
    }
}

fn marked(marks: &BTreeMap<Id, BTreeSet<Year>>) -> impl Iterator<Item = (Id, Year)> + '_ {
    marks.iter().flat_map(|(id, years)| years.iter().map(|year| (id.clone(), *year)))
}

fn mark(marks: &mut BTreeMap<Id, BTreeSet<Year>>, plan: &Plan, id: Id, year: Year, is_so: bool) -> Result<(), EditRefusal> {
    subject(plan, &id)?;
    if is_so {
        within(plan, year)?;
        marks.entry(id).or_default().insert(year);
    } else if let Some(years) = marks.get_mut(&id) {
        years.remove(&year);
        if years.is_empty() {
            marks.remove(&id);
        }
    }
    Ok(())
}

/// The subject of a series.
enum Subject<'a> {
    Population,
    Measured(&'a Indicator, &'a Measured),
}

fn subject<'a>(plan: &'a Plan, id: &Id) -> Result<Subject<'a>, EditRefusal> {
    let Some(indicator) = plan.indicator(id) else {
        return if id.as_str() == POPULATION { Ok(Subject::Population) } else { Err(EditRefusal::UnknownIndicator(id.clone())) };
    };
    // Its statement may be words in one reading and a number in another.
    let readings = indicator.readings.iter().map(|reading| &reading.statement);
    let measured = std::iter::once(&indicator.statement).chain(readings).find_map(|statement| statement.measured());
    measured.map(|stated| Subject::Measured(indicator, stated)).ok_or_else(|| {
        EditRefusal::about(
            "",
            word!("这是定性指标，没有历年数值", "this is a qualitative indicator; it has no yearly figures").to_owned(),
        )
    })
}

impl Subject<'_> {
    fn allows(&self, value: Amount) -> Result<(), EditRefusal> {
        let problem = match self {
            Self::Population if value.get() > 0.0 => return Ok(()),
            Self::Population => {
                phrase!("值为 {}，人口应大于 0", "it is {}; a population must be greater than 0", value.get())
            }
            Self::Measured(_, stated) if stated.measure.is_of_rates() => match Rate::new(value.get()) {
                Ok(_) => return Ok(()),
                Err(refusal) => refusal.to_string(),
            },
            Self::Measured(indicator, stated) if indicator.bounds_of(stated).contains(value) => return Ok(()),
            Self::Measured(indicator, _) => {
                phrase!("值为 {}，应{}", "it is {}; it must be {}", value.get(), allowed_range(indicator.bounds))
            }
        };
        Err(EditRefusal::about("", problem))
    }
}

fn within(plan: &Plan, year: Year) -> Result<(), EditRefusal> {
    let last = plan.period.end();
    if (FIRST..=last).contains(&year) {
        return Ok(());
    }
    Err(EditRefusal::about(
        "",
        phrase!("年份为 {year}，应在 {FIRST} 至 {last} 之间", "the year is {year}; it must be from {FIRST} to {last}"),
    ))
}
