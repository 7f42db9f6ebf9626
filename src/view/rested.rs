//! 依据: what the years before an indicator's target say, and which of it is in use.

mod drawn;

use super::number;
use super::row::outcome_decimals;
use super::trend::{self, TrendLine, lines, own_value};
use super::words;
use crate::chart::Tile;
use crate::plan::{Indicator, Measured, Plan, Year, Years};
use crate::projection::Growth;
use crate::scenario::{Assumption, Facts, Scenario, Takeover};
use crate::trend::{Method, Outlook, outlook};
use crate::{phrase, word};

/// What the years before say of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Rested {
    /// What is in use: the method and its years; empty where the assumption is the person's own.
    pub now: String,
    /// What there is to know of that, in a sentence; empty where there is nothing.
    pub remark: &'static str,
    /// The years that count, in words.
    pub counted: String,
    /// What so few years allow; empty where there are enough.
    pub thin: &'static str,
    /// The heading of what a method leads to, with its unit.
    pub outcome_heading: String,
    /// The methods, best first; none where nothing but the baseline is known.
    pub methods: Vec<MethodLine>,
    /// Every known year.
    pub years: Vec<PastYear>,
    /// A small picture for each method that has an answer, in the same order.
    pub tiles: Vec<Tile>,
}

/// A method and what it takes over.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodLine {
    /// Its answer in words.
    pub said: TrendLine,
    /// What is taken over; none where it has no answer.
    pub takeover: Option<Takeover>,
    /// Whether the assumption rests on it.
    pub use_of: InUse,
}

/// Whether an assumption rests on a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InUse {
    /// It does not.
    No,
    /// It does, with what is known now.
    Now,
    /// It does, with what was known when it was taken over.
    Before,
}

/// A known year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastYear {
    /// The year.
    pub year: Year,
    /// Its figure.
    pub value: String,
    /// Whether the person left it out.
    pub is_left_out: bool,
    /// Whether another way of counting begins with it.
    pub begins_break: bool,
    /// Why it does not count; empty where it does.
    pub why_not: &'static str,
}

/// What the years before say; `None` of a status.
pub fn rested(plan: &Plan, facts: &Facts, scenario: &Scenario, indicator: &Indicator) -> Option<Rested> {
    let found = outlook(plan, facts, scenario, indicator)?;
    let assumption = scenario.assumption(&indicator.id);
    let stated = assumption.statement(indicator).measured()?;
    let methods: Vec<MethodLine> =
        if found.known.len() > 1 { methods(indicator, stated, assumption, &found) } else { Vec::new() };
    let is_outdated = methods.iter().any(|line| line.use_of == InUse::Before);
    Some(Rested {
        now: assumption.basis.as_ref().map(trend::basis).unwrap_or_default(),
        remark: if is_outdated {
            word!(
                "采用之后，历年数据或方法的结果已变，可以重新采用。",
                "What is known has changed since it was adopted; it can be adopted anew."
            )
        } else {
            ""
        },
        counted: trend::years(&found),
        thin: if methods.is_empty() { "" } else { thin(found.window.len()) },
        outcome_heading: outcome_heading(plan, indicator, stated),
        years: years(facts, indicator, stated, &found),
        tiles: drawn::tiles(plan, scenario, indicator, stated, &found, &methods),
        methods,
    })
}

fn methods(indicator: &Indicator, stated: &Measured, assumption: &Assumption, found: &Outlook) -> Vec<MethodLine> {
    let of = |(said, line): (TrendLine, &crate::trend::Line)| {
        let takeover = found.takeover(line);
        MethodLine { use_of: in_use(assumption, line.method, takeover.as_ref()), said, takeover }
    };
    lines(indicator, stated, found).into_iter().zip(&found.lines).map(of).collect()
}

fn in_use(assumption: &Assumption, method: Method, takeover: Option<&Takeover>) -> InUse {
    let Some(basis) = assumption.basis.as_ref().filter(|basis| basis.method == method) else { return InUse::No };
    let grown = |growth: Option<&Growth>| growth.filter(|growth| **growth != Growth::Hold).cloned();
    let is_same = takeover.is_some_and(|now| {
        now.basis == *basis
            && now.range == assumption.uncertainty
            && grown(Some(&now.growth)) == grown(assumption.growth.as_ref())
    });
    if is_same { InUse::Now } else { InUse::Before }
}

/// What cannot be said of so few years.
const fn thin_words(known: usize) -> Option<crate::language::Text> {
    use crate::language::Text;
    Some(match known {
        0..=2 => Text::new(
            "计入的年份不足三年，看不出方向，只有维持不变可用。",
            "Fewer than three years count: they show no direction, and there is nothing to adopt but as it is.",
        ),
        3 => Text::new(
            "计入的年份不足四年，看不出波动，不给区间；检验太少，也不足以据此选方法。",
            "Fewer than four years count: they do not show how much it varies, so no range is given, and there are too few forecasts to \
             choose by.",
        ),
        4..=5 => Text::new(
            "计入的年份不足六年，检验太少，不足以据此选方法，故以近年加权趋势居首。",
            "Fewer than six years count: too few forecasts to choose by, so the trend weighted to recent years stands first.",
        ),
        _ => return None,
    })
}

fn thin(known: usize) -> &'static str {
    thin_words(known).map_or("", crate::language::Text::get)
}

fn outcome_heading(plan: &Plan, indicator: &Indicator, stated: &Measured) -> String {
    let when = if stated.measure.is_plain() {
        words::year(stated.period(plan.period).end())
    } else {
        stated.measure.title(stated.period(plan.period))
    };
    phrase!("{when}（{}）", "{when} ({})", words::outcome_unit(indicator, stated))
}

fn years(facts: &Facts, indicator: &Indicator, stated: &Measured, found: &Outlook) -> Vec<PastYear> {
    let is_marked =
        |marks: Option<&std::collections::BTreeSet<Year>>, year: Year| marks.is_some_and(|years| years.contains(&year));
    let counts = |year: Year| found.window.known().iter().any(|(known, _)| *known == year);
    let decimals = if stated.measure.years() == Years::Rates { 1 } else { outcome_decimals(indicator, stated) };
    let of = |(year, value): &(Year, f64)| {
        let is_left_out = is_marked(facts.left_out().get(&indicator.id), *year);
        let is_before = found.since.is_some_and(|since| *year < since);
        PastYear {
            year: *year,
            value: if stated.measure.is_of_rates() {
                own_value(stated, *value, decimals)
            } else {
                number::brief(*value, decimals + 3)
            },
            is_left_out,
            begins_break: is_marked(facts.breaks().get(&indicator.id), *year),
            why_not: match (counts(*year), is_left_out, is_before) {
                (true, ..) => "",
                (_, true, _) => word!("不计", "left out"),
                (_, _, true) => word!("口径变化之前", "before the break"),
                _ => word!("早于最近十年", "before the last ten"),
            },
        }
    };
    found.known.iter().map(of).collect()
}
