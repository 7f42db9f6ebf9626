//! 每年等量: every year brings the same.

use super::{Facets, FamilyMethod, Suits};
use crate::language::Text;
use crate::projection::growth::GrowthNumber as Number;
use crate::projection::growth::{Growth, Parameter};

pub(super) static FACETS: Facets = Facets {
    code: "even",
    in_files: None,
    name: Text::new("每年等量", "Same every year"),
    note: Text::new(
        "每年完成同样多，与基年的量无关：年数乘以每年的量就是累计。",
        "Every year brings the same, whatever the base year brought: the total is that amount times the years.",
    ),
    lead: Text::new("每年完成", "Each year"),
    parameter: Parameter::Flow,
    needs: &[Number::Flow],
    may: &[],
    suits: Suits::Totals,
    method: Some(FamilyMethod {
        title: Text::new("每年等量", "Same every year"),
        formula: Text::new("当年量 = v，累计 = v × n", "flow of every year = v, total = v × n"),
        text: Text::new(
            "只用于累计指标：每年完成同样多，与基年的量无关，没有起点也能设定。有观测的年份取实际数，其余各年仍是 v。累计指标的滑块从这里开始：\
             还没有假设时，v 就是现在每年的量，推算结果与维持不变相同；一动就是每年等量。",
            "For cumulative totals only: every year brings the same, whatever the base year brought; no baseline is needed. An \
             observed year takes the observed figure; the others still bring v. The slider of a total begins here: while nothing is \
             assumed, v is what a year brings now, with the same outcome as holding; once moved, every year brings the same.",
        ),
    }),
    made: |given| Some(Growth::Even { flow: given.flow? }),
};
