//! Finds the indicator of a series.

use super::grid::Spot;
use super::layout::Series;
use super::names::{Named, Names, units_of};
use super::proposal::{Omitted, QuestionTopic, Remembered};
use super::reader::Reader;
use super::words::{leave_out, shortened};
use crate::figure::Unit;
use crate::plan::{Id, Plan};
use crate::{phrase, word};

impl Reader<'_> {
    /// The indicator of a series, and the unit beside its name.
    pub(super) fn subject(
        &mut self,
        series: &Series,
        label: &str,
        at: Spot,
        has_figures: bool,
        names: &Names,
    ) -> Option<(Id, Option<String>)> {
        if let Some(id) = &series.anchor {
            return Some((id.clone(), None));
        }
        if let Some(id) = self.answers.named(label).cloned() {
            self.out.remembered.push(Remembered { at, name: label.to_owned(), indicator: id.clone() });
            return Some((id, None));
        }
        let by_code = series.code.as_deref().and_then(|code| names.by_id(code));
        let by_name = series.name.as_deref().map_or(Named::Unknown, |name| names.find(name));
        match (by_code, by_name) {
            (Some(id), Named::One(other, unit)) if id == other => Some((id, unit)),
            (Some(id), Named::Several(ids)) if ids.contains(&id) => Some((id, None)),
            (Some(id), _) if series.name.is_none() => Some((id, None)),
            (Some(id), Named::One(other, unit)) => self.either(at, label, vec![id, other]).map(|id| (id, unit)),
            (Some(id), _) => self.either(at, label, vec![id]).map(|id| (id, None)),
            // Of a title, the words in brackets may be anything.
            (None, Named::One(id, Some(words))) if series.is_titled && !Unit::of(&words).is_known() => {
                self.either(at, label, vec![id]).map(|id| (id, None))
            }
            (None, Named::One(id, unit)) => Some((id, unit)),
            (None, Named::Several(ids)) => match by_unit(self.plan, &ids, series.unit.as_deref()) {
                Some(id) => Some((id, None)),
                None => self.which(at, label, &ids).map(|id| (id, None)),
            },
            (None, Named::Near(_) | Named::Unknown) if series.is_titled => {
                let ids = series.name.as_deref().and_then(|name| names.within(name)).into_iter().collect();
                self.either(at, label, ids).map(|id| (id, None))
            }
            (None, Named::Near(ids)) => {
                // A row that has the very name leaves no doubt about this one.
                let ids: Vec<_> = ids.into_iter().filter(|id| !self.named.contains(id)).collect();
                if ids.is_empty() || !has_figures {
                    self.unknown(series, label, at, has_figures);
                    return None;
                }
                self.either(at, label, ids).map(|id| (id, None))
            }
            (None, Named::Unknown) => {
                self.unknown(series, label, at, has_figures);
                None
            }
        }
    }

    /// Asks which of these it is: the first is supposed, and none is possible.
    pub(super) fn either(&mut self, at: Spot, label: &str, ids: Vec<Id>) -> Option<Id> {
        let names: Vec<_> = ids.iter().map(|id| self.name(id)).collect();
        let label = shortened(label);
        let what = phrase!("“{label}”是指“{}”吗？", "does “{label}” mean “{}”?", names.first().map_or("", String::as_str));
        let choices = names.into_iter().chain([leave_out()]).collect();
        let chosen = self.ask(QuestionTopic::Name(at), at, what, choices, 0);
        ids.into_iter().nth(chosen)
    }

    /// Asks which of these it is; none until it is answered.
    pub(super) fn which(&mut self, at: Spot, label: &str, ids: &[Id]) -> Option<Id> {
        let label = shortened(label);
        let what = phrase!("“{label}”可以指几个指标，是哪一个？", "“{label}” may mean several indicators. Which one?");
        let choices = ids.iter().map(|id| format!("{id} {}", self.name(id))).collect();
        self.picked(QuestionTopic::Name(at), at, what, choices).and_then(|at| ids.get(at).cloned())
    }

    pub(super) fn unknown(&mut self, series: &Series, label: &str, at: Spot, has_figures: bool) {
        let (shown, is_aside) = (shortened(label), !label.is_empty() && super::columns::is_aside(label));
        let numbered = series.ordinal.as_deref().filter(|_| series.name.is_none()).and_then(|text| text.parse::<usize>().ok());
        let why = match numbered {
            Some(number) => phrase!("第 {number} 行没有写指标名称", "row {number} names no indicator"),
            None if label.is_empty() => word!("这一行没有写指标名称", "this row names no indicator").to_owned(),
            None if is_aside => phrase!("“{shown}”是合计或说明", "“{shown}” is a total or a note"),
            None => phrase!("“{shown}”不是这个规划的指标", "“{shown}” is no indicator of this plan"),
        };
        let is_row = has_figures && !is_aside;
        self.out.left_out.push(Omitted {
            at,
            why,
            name: (is_row && !label.is_empty()).then(|| label.to_owned()),
            is_loss: is_row,
        });
    }
}

/// The one whose unit stands beside the name.
fn by_unit(plan: &Plan, ids: &[Id], unit: Option<&str>) -> Option<Id> {
    let unit = Unit::of(unit?);
    let mut of_unit = ids.iter().filter(|id| plan.indicator(id).is_some_and(|indicator| units_of(indicator).contains(&unit)));
    of_unit.next().filter(|_| of_unit.next().is_none()).cloned()
}

/// The text that names a series: its name, and what distinguishes it from the others.
pub(super) fn label(series: &Series) -> String {
    let name = series.name.as_ref().or(series.code.as_ref());
    let parts: Vec<&str> = name.into_iter().chain(&series.aside).map(String::as_str).collect();
    match parts.as_slice() {
        [] => series.unit.clone().unwrap_or_default(),
        parts => parts.join(word!("，", ", ")),
    }
}
