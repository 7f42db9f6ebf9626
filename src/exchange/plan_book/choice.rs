//! Choices of a few words, and what else people write for them.

use std::sync::LazyLock;

use crate::exchange::columns::{Chosen, NamedValue, choice, plain};
use crate::language::Text;
use crate::plan::{Comparison, Measure, Nature, OpSource, RelationKind, When};

/// The kinds of a start value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StartKind {
    Value,
    Below,
    AtMost,
    Above,
    AtLeast,
    EarlierTotal,
    LastRate,
    Missing,
}

const NATURES: [NamedValue<Nature>; 2] = [
    choice(Nature::Binding, Text::new("约束性", "binding"), &["约束", "约束性指标", "约"]),
    choice(Nature::Expected, Text::new("预期性", "anticipatory"), &["预期", "预期性指标", "预", "indicative", "expected"]),
];

/// A measure, or none for a statement in words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measuring(pub(super) Option<Measure>);

static MEASURES: LazyLock<Vec<NamedValue<Measuring>>> = LazyLock::new(|| {
    let of = |measure: Measure| choice(Measuring(Some(measure)), measure.name(), measure.also_called());
    let measures = Measure::ALL.into_iter().map(of);
    measures.chain([choice(Measuring(None), Text::new("定性", "qualitative"), &["定性指标", "status"])]).collect()
});

const START_KINDS: [NamedValue<StartKind>; 8] = [
    choice(StartKind::Value, Text::new("数值", "value"), &["值"]),
    choice(StartKind::Below, Text::new("低于", "below"), &["小于", "<", "less than"]),
    choice(StartKind::AtMost, Text::new("不高于", "at most"), &["不超过", "≤", "<="]),
    choice(StartKind::Above, Text::new("高于", "above"), &["大于", "超过", ">", "more than"]),
    choice(StartKind::AtLeast, Text::new("不低于", "at least"), &["不少于", "≥", ">="]),
    choice(
        StartKind::EarlierTotal,
        Text::new("上期累计", "earlier total"),
        &["上一期累计", "上一个规划期的累计", "上一个五年的累计"],
    ),
    choice(StartKind::LastRate, Text::new("当年增速", "growth of the base year"), &["上年增速", "基年增速", "last rate"]),
    choice(StartKind::Missing, Text::new("未给出", "not given"), &["缺", "缺失", "无", "-", "—", "missing", "none"]),
];

/// As in law, 以上, 以下 and 以内 include the number itself; 超过 and 不满 do not.
const COMPARISONS: [NamedValue<Comparison>; 4] = [
    choice(
        Comparison::AtLeast,
        Text::new("≥", "≥"),
        &[">=", "=>", "≧", "以上", "及以上", "不低于", "不少于", "不小于", "至少", "大于等于", "at least"],
    ),
    choice(Comparison::MoreThan, Text::new("＞", ">"), &["超过", "高于", "大于", "多于", "more than", "above", "over"]),
    choice(
        Comparison::AtMost,
        Text::new("≤", "≤"),
        &["<=", "=<", "≦", "以下", "及以下", "以内", "不高于", "不超过", "不多于", "不大于", "至多", "小于等于", "at most"],
    ),
    choice(Comparison::LessThan, Text::new("＜", "<"), &["低于", "小于", "少于", "不满", "不足", "less than", "below", "under"]),
];

const OP_SOURCES: [NamedValue<OpSource>; 2] = [
    choice(OpSource::Stated, Text::new("原文写明", "stated"), &["写明", "原文"]),
    choice(OpSource::Read, Text::new("按惯例", "by convention"), &["惯例", "read", "convention"]),
];

const MOMENTS: [NamedValue<When>; 2] = [
    choice(When::End, Text::new("期末", "at the end"), &["目标年", "end"]),
    choice(When::EveryYear, Text::new("逐年", "every year"), &["每年", "各年", "every_year"]),
];

const TRUTHS: [NamedValue<bool>; 2] = [
    choice(true, Text::new("是", "yes"), &["true", "1", "√", "✓", "y"]),
    choice(false, Text::new("否", "no"), &["false", "0", "×", "n"]),
];

const RELATIONS: [NamedValue<RelationKind>; 3] = [
    choice(RelationKind::Within, Text::new("其中", "within"), &["包含"]),
    choice(RelationKind::Sum, Text::new("合计", "sum"), &["等于"]),
    choice(RelationKind::Same, Text::new("同一内容", "same"), &["相同", "同一"]),
];

/// That the values of a type are one of those.
macro_rules! chosen {
    ($($choices:ident: $of:ty),* $(,)?) => {
        $(impl Chosen for $of {
            fn choices() -> &'static [NamedValue<Self>] {
                &$choices
            }
        })*
    };
}

chosen!(
    NATURES: Nature,
    MEASURES: Measuring,
    START_KINDS: StartKind,
    COMPARISONS: Comparison,
    OP_SOURCES: OpSource,
    MOMENTS: When,
    TRUTHS: bool,
    RELATIONS: RelationKind,
);

/// The comparison before or after a number (`≥95`, `95以上`), and the rest of the text.
pub(super) fn comparison_in(written: &str) -> Option<(Comparison, String)> {
    let written = plain(written);
    let signs = COMPARISONS.iter().flat_map(|choice| choice.writings().map(|sign| (choice.value(), plain(sign))));
    // The longest comes first: 不低于 is not 低于.
    let mut signs: Vec<_> = signs.collect();
    signs.sort_by_key(|(_, sign)| std::cmp::Reverse(sign.chars().count()));
    signs.into_iter().find_map(|(op, sign)| {
        let rest = written.strip_prefix(&sign).or_else(|| written.strip_suffix(&sign))?;
        Some((op, rest.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_understood_in_either_language() {
        for (written, nature) in [("约束性", Nature::Binding), (" Binding ", Nature::Binding), ("预期", Nature::Expected)] {
            assert_eq!(Nature::meant(written), Some(nature), "{written}");
        }
        assert_eq!(Measuring::meant("average_growth"), Some(Measuring(Some(Measure::AVERAGE_GROWTH))));
        assert_eq!(Nature::meant("重要"), None);
    }

    #[test]
    fn a_comparison_stands_before_or_behind_its_number() {
        use Comparison::{AtLeast, AtMost, LessThan, MoreThan};
        for (written, op) in [
            ("≥95", AtLeast),
            ("９５以上", AtLeast),
            ("不低于 95", AtLeast),
            (">95", MoreThan),
            ("超过95", MoreThan),
            ("95以内", AtMost),
            ("<=95", AtMost),
            ("低于95", LessThan),
            ("＜95", LessThan),
            ("at least 95", AtLeast),
        ] {
            assert_eq!(comparison_in(written), Some((op, "95".to_owned())), "{written}");
        }
        assert_eq!(comparison_in("95"), None);
    }
}
