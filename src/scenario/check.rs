//! Which assumptions make sense for which indicator. The rules are the same for files and edits.

use std::collections::BTreeMap;

use super::assumption::Assumption;
use super::basis::Provenance;
use crate::plan::{Amount, Bounds, Goal, Indicator, Measured, Of, Period, Rate, Statement, Than, Year, Years};
use crate::projection::{Growth, GrowthNumber, Pin};
use crate::{phrase, word};

/// Something about an assumption that its indicator does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The place within the assumption, as in a scenario file: `growth.phi`.
    pub field: String,
    /// What was found and what is allowed, as a sentence.
    pub problem: String,
}

/// The first year that may have figures: the earliest base year of a plan.
pub(super) const FIRST_KNOWN: Year = Year::new(1900);

/// Everything in `assumption` that `indicator` does not allow; empty if all is well.
pub fn complaints(assumption: &Assumption, indicator: &Indicator, period: Period) -> Vec<Complaint> {
    let stated = assumption.statement(indicator).measured();
    let (period, bounds) = stated.map_or((period, indicator.bounds), |it| (it.period(period), *indicator.bounds_of(it)));
    let mut found = Checker { indicator, bounds, period, complaints: Vec::new() };
    found.reading(assumption);
    match assumption.statement(indicator) {
        Statement::Status(_) => found.status_only(assumption),
        Statement::Measured(stated) => found.measured(assumption, stated),
    }
    found.complaints
}

/// The complaints about a pin in that year, in the reading that the assumption chose.
pub(super) fn pin_complaints(
    assumption: &Assumption,
    indicator: &Indicator,
    period: Period,
    year: Year,
    pin: Pin,
) -> Vec<Complaint> {
    let alone = Assumption { reading: assumption.reading.clone(), years: BTreeMap::from([(year, pin)]), ..Assumption::default() };
    complaints(&alone, indicator, period)
}

/// The complaints about where something comes from: the years have to be in order, within the known years, and not more than lie between.
pub fn basis_complaints(basis: &Provenance, period: Period) -> Vec<Complaint> {
    let (first, last) = (FIRST_KNOWN, period.end());
    let all = [("from", &basis.from), ("to", &basis.to)].into_iter().chain(basis.left_out.iter().map(|it| ("left_out", it)));
    let beyond = all.filter(|(_, year)| !(first..=last).contains(*year)).map(|(field, year)| {
        let problem =
            phrase!("年份为 {year}，应在 {first} 至 {last} 之间", "the year is {year}; it must be from {first} to {last}");
        Complaint { field: field.to_owned(), problem }
    });
    let (from, to, n) = (basis.from, basis.to, basis.n);
    let most = i32::from(to.get()) - i32::from(from.get()) + 1;
    let other = if most < 1 {
        let problem = phrase!("为 {from}，晚于 to（{to}），应不晚于它", "it is {from}, after “to” ({to}); it must not be later");
        Some(Complaint { field: "from".to_owned(), problem })
    } else if n == 0 || i32::from(n) > most {
        let problem = phrase!(
            "为 {n}，{from} 至 {to} 应有 1 至 {most} 个值",
            "it is {n}; from {from} to {to} there are 1 to {most} values"
        );
        Some(Complaint { field: "n".to_owned(), problem })
    } else {
        None
    };
    beyond.chain(other).collect()
}

/// The complaint about a year to look from; `None` if all is well.
pub fn as_of(year: Year, period: Period) -> Option<Complaint> {
    let (first, last) = (period.base(), period.end());
    let problem =
        || phrase!("年份为 {year}，应在 {first} 至 {last} 之间", "the year is {year}; it must be from {first} to {last}");
    (!(first..=last).contains(&year)).then(|| Complaint { field: "as_of".to_owned(), problem: problem() })
}

struct Checker<'a> {
    indicator: &'a Indicator,
    bounds: Bounds,
    period: Period,
    complaints: Vec<Complaint>,
}

impl Checker<'_> {
    fn refuse(&mut self, field: impl Into<String>, problem: impl Into<String>) {
        self.complaints.push(Complaint { field: field.into(), problem: problem.into() });
    }

    fn reading(&mut self, assumption: &Assumption) {
        let Some(chosen) = &assumption.reading else { return };
        if self.indicator.read_as(Some(chosen)).is_none() {
            let known: Vec<_> = self.indicator.readings.iter().map(|reading| reading.id.as_str()).collect();
            let allowed = if known.is_empty() {
                word!("该指标没有其他读法", "the indicator has no other readings").to_owned()
            } else {
                phrase!("可选 {}", "choose {}", known.join(word!("、", ", ")))
            };
            self.refuse("reading", phrase!("没有名为“{chosen}”的读法，{allowed}", "there is no reading “{chosen}”; {allowed}"));
        }
    }

    fn status_only(&mut self, assumption: &Assumption) {
        let measured = [
            ("start", assumption.start.is_some()),
            ("growth", assumption.growth.is_some()),
            ("years", !assumption.years.is_empty()),
            ("uncertainty", assumption.uncertainty.is_some()),
            ("target", assumption.target.is_some()),
            ("reference", assumption.reference.is_some()),
            ("tolerance", assumption.tolerance.is_some()),
            ("milestones", !assumption.milestones.is_empty()),
            ("basis", assumption.basis.is_some()),
            ("unit_cost", assumption.unit_cost.is_some()),
        ];
        for (field, _) in measured.iter().filter(|(_, present)| *present) {
            self.refuse(
                *field,
                word!(
                    "这是定性指标，只能用 status（定性结果）说明是否达到",
                    "this is a qualitative indicator; only its status can say whether it is achieved"
                ),
            );
        }
        if let Some(crate::projection::StatusReport::Reached(year)) = assumption.status {
            self.year("status.reached", year);
        }
    }

    fn measured(&mut self, assumption: &Assumption, stated: &Measured) {
        if assumption.status.is_some() {
            self.refuse(
                "status",
                word!(
                    "这是定量指标，不能用 status（定性结果）说明，应给出 growth（增长方式）、start（起点）或 years（各年数值）",
                    "this is a quantitative indicator and takes no status; give its growth, its start or its years"
                ),
            );
        }
        if assumption.target.is_some() && !matches!(stated.goal, Goal::Later { .. }) {
            self.refuse(
                "target",
                word!(
                    "规划已给出目标；只有目标待定（later）的指标才由人填写目标值",
                    "the plan states the target; only a target that comes later is entered by a person"
                ),
            );
        }
        let is_held_against_reference = matches!(&stated.goal, Goal::Than(Than { of: Of::Reference(_), .. }));
        if assumption.reference.is_some() && !is_held_against_reference {
            self.refuse(
                "reference",
                word!(
                    "目标没有对照外部数据，不需要参照值",
                    "the target is not compared with a figure from outside and takes none"
                ),
            );
        }
        match assumption.tolerance {
            Some(_) if !matches!(stated.goal, Goal::About(_)) => self.refuse(
                "tolerance",
                word!("只有“左右”的目标才有容许偏差", "only a target that is “about” a number has a tolerance"),
            ),
            Some(tolerance) if tolerance.get() < 0.0 => {
                self.refuse("tolerance", phrase!("值为 {}，应不小于 0", "it is {}; it must not be less than 0", tolerance.get()));
            }
            _ => {}
        }
        if let Some(start) = assumption.start {
            self.start(start, stated);
        }
        self.years(&assumption.years, stated);
        self.milestones(&assumption.milestones, stated);
        if let Some(growth) = &assumption.growth {
            self.growth(growth, stated);
        }
        if let Some(basis) = &assumption.basis {
            self.basis(basis, self.period);
        }
        if assumption.uncertainty.is_some() && assumption.growth.is_none() && stated.measure.is_of_rates() {
            self.refuse(
                "uncertainty",
                word!(
                    "年均增速还没有假设（growth），应先给出增速，再说它可能偏离多少",
                    "no growth is assumed for this average annual growth rate; give a rate first, then say how far it may deviate"
                ),
            );
        }
    }

    fn basis(&mut self, basis: &Provenance, period: Period) {
        for Complaint { field, problem } in basis_complaints(basis, period) {
            self.refuse(format!("basis.{field}"), problem);
        }
    }

    fn start(&mut self, start: Amount, stated: &Measured) {
        if stated.measure.is_of_rates() && start.get() <= 0.0 {
            self.refuse(
                "start",
                phrase!(
                    "值为 {}，年均增速要求起点大于 0",
                    "it is {}; an average annual growth rate requires a baseline greater than 0",
                    start.get()
                ),
            );
        }
        self.within("start", start);
    }

    fn within(&mut self, field: &str, value: Amount) {
        let bounds = self.bounds;
        if !bounds.contains(value) {
            self.refuse(field, phrase!("值为 {}，应{}", "it is {}; it must be {}", value.get(), allowed_range(bounds)));
        }
    }

    fn year(&mut self, field: &str, year: Year) -> bool {
        let known = self.period.step_of(year).is_some();
        if !known {
            let (first, last) = (self.period.year(1), self.period.end());
            self.refuse(
                field,
                phrase!("年份为 {year}，应在 {first} 至 {last} 之间", "the year is {year}; it must be from {first} to {last}"),
            );
        }
        known
    }

    fn years(&mut self, years: &BTreeMap<Year, Pin>, stated: &Measured) {
        for (year, pin) in years {
            let field = format!("years.{year}");
            if !self.year(&field, *year) {
                continue;
            }
            match stated.measure.years() {
                Years::Rates => {
                    if let Err(refusal) = Rate::new(pin.value().get()) {
                        self.refuse(field, refusal.to_string());
                    }
                }
                Years::Values | Years::Flows => self.within(&field, pin.value()),
            }
        }
    }

    fn milestones(&mut self, milestones: &BTreeMap<Year, Amount>, stated: &Measured) {
        for (year, value) in milestones {
            let field = format!("milestones.{year}");
            if !self.year(&field, *year) {
                continue;
            }
            if !stated.may_be_asked_in(self.period, *year) {
                self.refuse(
                    &field,
                    phrase!(
                        "规划已给出 {year} 年的目标，不另设年度目标",
                        "the plan states a target for {year}; no other annual target is set for it"
                    ),
                );
            }
            // A target for a level or a total has to lie where the path itself can lie.
            if stated.measure.is_as_taken() {
                self.within(&field, *value);
            }
        }
    }

    fn growth(&mut self, growth: &Growth, stated: &Measured) {
        if stated.measure.is_of_rates() && !growth.family().suits_average_growth() {
            self.refuse(
                "growth.family",
                word!(
                    "年均增速指标只能用 hold（维持不变）、compound（年均增速）或按 rates 的 yearly（逐年增速）",
                    "an indicator of average annual growth takes only hold, compound, or yearly with rates"
                ),
            );
            return;
        }
        if !growth.family().suits(stated) {
            self.refuse(
                "growth.family",
                word!("每年等量只用于累计指标", "the same amount every year is for cumulative totals only"),
            );
            return;
        }
        let numbers = growth.numbers();
        for number in growth.family().takes() {
            match number {
                GrowthNumber::Limit => self.limit("growth.limit", numbers.limit, self.indicator.natural_limit(stated)),
                GrowthNumber::Ceiling => self.ceiling(numbers.ceiling, stated),
                GrowthNumber::Steps => self.one_per_year("growth.steps", numbers.steps.as_ref().map_or(0, Vec::len)),
                GrowthNumber::Rates => self.one_per_year("growth.rates", numbers.rates.as_ref().map_or(0, Vec::len)),
                // A file states it as the limit of a gap.
                GrowthNumber::Flow => numbers.flow.into_iter().for_each(|flow| self.within("growth.limit", flow)),
                GrowthNumber::Step | GrowthNumber::Rate | GrowthNumber::Phi | GrowthNumber::Share | GrowthNumber::Steepness => {}
            }
        }
    }

    fn ceiling(&mut self, ceiling: Option<Amount>, stated: &Measured) {
        self.limit("growth.ceiling", ceiling, self.indicator.natural_ceiling(stated));
        if let Some(ceiling) = ceiling.filter(|ceiling| ceiling.get() <= 0.0) {
            self.refuse(
                "growth.ceiling",
                phrase!("值为 {}，上限应大于 0", "it is {}; the ceiling must be greater than 0", ceiling.get()),
            );
        }
    }

    fn limit(&mut self, field: &str, set: Option<Amount>, natural: Option<Amount>) {
        match (set, natural) {
            (Some(limit), _) => self.within(field, limit),
            (None, None) => self.refuse(
                field,
                word!(
                    "未给出，而该指标没有自然界限，必须给出一个数值",
                    "it is missing, and the indicator has no natural bound; a number must be given"
                ),
            ),
            (None, Some(_)) => {}
        }
    }

    fn one_per_year(&mut self, field: &str, found: usize) {
        let expected = self.period.steps();
        if found != expected {
            let (first, last) = (self.period.year(1), self.period.end());
            self.refuse(
                field,
                phrase!(
                    "有 {found} 项，应恰有 {expected} 项（{first} 至 {last} 每年一项）",
                    "there are {found} items; there must be exactly {expected}, one for each year from {first} to {last}"
                ),
            );
        }
    }
}

/// The natural bounds in words.
pub(super) fn allowed_range(bounds: Bounds) -> String {
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) => phrase!("在 {} 到 {} 之间", "between {} and {}", min.get(), max.get()),
        (Some(min), None) => phrase!("不小于 {}", "not less than {}", min.get()),
        (None, Some(max)) => phrase!("不大于 {}", "not more than {}", max.get()),
        (None, None) => word!("为有限的数", "a finite number").to_owned(),
    }
}
