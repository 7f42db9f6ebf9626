//! 依据: what the years before an indicator's target say, and which of it is in use.

mod drawn;

use super::figures::column;
use super::trend::{self, TrendLine, lines, own_value};
use super::words;
use crate::chart::Tile;
use crate::plan::{Amount, Indicator, Measured, Plan, Year};
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
    /// The method.
    pub method: Method,
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
                "The earlier years or the result of the method have changed since it was adopted; it can be adopted again."
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
    let of = |(said, line): (TrendLine, &crate::trend::MethodAnswer)| {
        let takeover = found.takeover(line);
        let use_of = in_use(assumption, line.method, takeover.as_ref());
        MethodLine { method: line.method, said, takeover, use_of }
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
            "Fewer than three years count: they show no direction, and only “No change” can be adopted.",
        ),
        3 => Text::new(
            "计入的年份不足四年，看不出波动，不给区间；检验太少，也不足以据此选方法。",
            "Fewer than four years count: they do not show how much it varies, so no range is given, and there are too few forecasts to \
             choose by.",
        ),
        4..=5 => Text::new(
            "计入的年份不足六年，检验太少，不足以据此选方法，故以近年加权趋势居首。",
            "Fewer than six years count: too few forecasts to choose a method by, so the trend weighted to recent years is listed first.",
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
    let scale = if stated.measure.is_of_rates() { 100.0 } else { 1.0 };
    let printed = if stated.measure.is_of_rates() { 1 } else { usize::from(indicator.decimals.get()) };
    let decimals = column(found.known.iter().map(|(_, value)| value.get() * scale), printed, printed, 1e-9);
    let of = |(year, value): &(Year, Amount)| {
        let is_left_out = is_marked(facts.left_out().get(&indicator.id), *year);
        let is_before = found.since.is_some_and(|since| *year < since);
        PastYear {
            year: *year,
            value: own_value(stated, *value, decimals),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Tile;
    use crate::exchange::builtin_plan;
    use crate::plan::Id;
    use crate::scenario::{Change, Edit, Gesture, History, Known, Record, Workspace};

    /// A planner who knows these values of an indicator, the last of them of 2019.
    struct Desk {
        plan: Plan,
        id: Id,
        history: History,
    }

    impl Desk {
        fn knowing(name: &str, values: &[f64]) -> Self {
            let (plan, id) = (builtin_plan().unwrap(), Id::new(name).unwrap());
            let mut desk = Self { history: History::new(Workspace::opening(&plan)), plan, id };
            let first = 2020 - i16::try_from(values.len()).unwrap();
            let figure = |(year, value): (i16, &f64)| {
                Record::Figure(desk.id.clone(), Year::new(year), Some(Known { value: Amount::of(*value), source: "公报".into() }))
            };
            let records = (first..).zip(values).map(figure).collect();
            desk.record(records);
            desk
        }

        fn record(&mut self, records: Vec<Record>) {
            self.history.change(&self.plan, Change::Record(records), Gesture::Once).unwrap();
        }

        fn found(&self) -> Rested {
            let indicator = self.plan.indicator(&self.id).unwrap();
            rested(&self.plan, self.history.workspace().facts(), self.history.present(), indicator).unwrap()
        }

        fn adopt(&mut self, method: Method) {
            let found = self.found();
            let line = found.methods.into_iter().find(|line| line.method == method).unwrap();
            let edit = Edit::TakeOver(self.id.clone(), Box::new(line.takeover.unwrap()));
            self.history.edit(&self.plan, edit, Gesture::Once).unwrap();
        }

        fn use_of(&self, method: Method) -> InUse {
            self.found().methods.iter().find(|line| line.method == method).unwrap().use_of
        }
    }

    const ENROLMENT: [f64; 9] = [86.0, 87.1, 87.9, 89.2, 90.0, 90.9, 91.4, 92.3, 93.1];

    #[test]
    fn where_only_the_baseline_is_known_there_is_nothing_to_choose_from() {
        let found = Desk::knowing("t1-03", &[]).found();
        assert!(found.methods.is_empty() && found.tiles.is_empty() && found.thin.is_empty());
        let desk = Desk::knowing("t1-03", &[]);
        let status = desk.plan.indicator(&Id::new("t1-02").unwrap()).unwrap();
        assert_eq!(rested(&desk.plan, &Facts::default(), desk.history.present(), status), None);
    }

    #[test]
    fn what_few_years_do_not_allow_is_said() {
        let thin = |count: usize| Desk::knowing("t1-03", &ENROLMENT[9 - count..]).found().thin;
        assert!(thin(1).contains("不足三年") && thin(2).contains("不给区间"));
        assert!(thin(3).contains("不足六年") && thin(4).contains("不足六年"));
        assert_eq!(thin(5), "");
    }

    #[test]
    fn every_method_stands_there_holding_among_them_and_none_is_in_use_until_it_is_adopted() {
        let mut desk = Desk::knowing("t1-03", &ENROLMENT);
        let found = desk.found();
        assert_eq!(found.methods.len(), Method::ALL.len());
        assert!(found.methods.iter().any(|line| line.method == Method::Hold && line.takeover.is_some()));
        assert!(found.methods.iter().all(|line| line.use_of == InUse::No) && found.now.is_empty());
        let undefined = found.methods.iter().filter(|line| line.takeover.is_none());
        assert!(undefined.into_iter().all(|line| !line.said.note.is_empty()), "what has no answer says why");
        desk.adopt(Method::Weighted);
        assert_eq!((desk.use_of(Method::Weighted), desk.use_of(Method::Linear)), (InUse::Now, InUse::No));
        assert_eq!(desk.found().now, "近年加权趋势，2011—2020年，10个值");
        assert_eq!(desk.found().remark, "");
    }

    #[test]
    fn what_was_adopted_on_other_facts_can_be_adopted_anew() {
        let mut desk = Desk::knowing("t1-03", &ENROLMENT);
        desk.adopt(Method::Weighted);
        desk.record(vec![Record::LeftOut(desk.id.clone(), Year::new(2016), true)]);
        assert_eq!(desk.use_of(Method::Weighted), InUse::Before);
        assert!(desk.found().remark.contains("重新采用"));
        desk.adopt(Method::Weighted);
        assert_eq!(desk.use_of(Method::Weighted), InUse::Now);
        assert!(desk.found().now.ends_with("9个值，不计2016年"));
        desk.adopt(Method::Hold);
        assert_eq!(desk.use_of(Method::Hold), InUse::Now, "to hold is an assumption that leaves none");
    }

    #[test]
    fn every_known_year_says_whether_it_counts() {
        let mut desk = Desk::knowing("t1-03", &ENROLMENT);
        let mark = |is_out: bool, year| {
            let id = Id::new("t1-03").unwrap();
            if is_out { Record::LeftOut(id, Year::new(year), true) } else { Record::Break(id, Year::new(year), true) }
        };
        desk.record(vec![mark(true, 2016), mark(false, 2013)]);
        let years = desk.found().years;
        let said: Vec<_> = years.iter().map(|year| (year.year.get(), year.why_not)).filter(|(_, why)| !why.is_empty()).collect();
        assert_eq!(said, [(2011, "口径变化之前"), (2012, "口径变化之前"), (2016, "不计")]);
        assert_eq!(years.iter().filter(|year| year.begins_break).map(|year| year.year.get()).collect::<Vec<_>>(), [2013]);
        assert_eq!((years.len(), years[9].value.as_str()), (10, "93.7"));
    }

    #[test]
    fn each_picture_has_the_past_the_way_and_its_range_on_one_scale() {
        let mut desk = Desk::knowing("t1-03", &ENROLMENT);
        desk.adopt(Method::Linear);
        let found = desk.found();
        let answered = found.methods.iter().filter(|line| line.takeover.is_some()).count();
        assert_eq!(found.tiles.len(), answered);
        for Tile { figure, .. } in &found.tiles {
            assert_eq!((figure.past.known.len(), figure.path.len(), figure.band.len()), (9, 6, 6));
            assert_eq!(figure.axis, found.tiles[0].figure.axis);
            let drawn = figure.band.iter().flat_map(|band| [band.low, band.high]);
            assert!(drawn.into_iter().all(|value| figure.axis.low <= value && value <= figure.axis.high));
        }
        assert_eq!(found.tiles.iter().filter(|tile| tile.title.starts_with("在用：")).count(), 1);
    }

    #[test]
    fn parameters_have_their_units_and_rates_are_in_percent() {
        let said = |name: &str, values: &[f64], method: Method| {
            let found = Desk::knowing(name, values).found();
            let line = found.methods.into_iter().find(|line| line.method == method).unwrap().said;
            (line.parameter, line.error)
        };
        let (parameter, error) = said("t1-03", &ENROLMENT, Method::Weighted);
        assert!(parameter.starts_with("首年 +0.") && parameter.ends_with(" 个百分点／年，φ 0.9"), "{parameter}");
        assert!(error.ends_with(" 次）") && !error.contains('％'), "{error}");
        let wages = [0.102, 0.095, 0.089, 0.083, 0.079, 0.081, 0.076, 0.072];
        let (parameter, error) = said("t1-11", &wages, Method::Linear);
        assert!(parameter.starts_with("增速每年变 −0.") && parameter.ends_with(" 个百分点"), "{parameter}");
        assert!(error.contains("％（"), "{error}");
    }
}
