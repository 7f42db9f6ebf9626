//! What is different between two editions of a plan, line by line.

use crate::plan::{Indicator, Plan};
use crate::{phrase, word};

/// The most indicators that a line names.
const NAMED: usize = 6;

/// What a plan says otherwise than the one that was there before; never empty where they differ.
pub fn plan_changes(before: &Plan, after: &Plan) -> Vec<String> {
    let was = |plan: &Plan, indicator: &Indicator| plan.indicator(&indicator.id).cloned();
    let names = |found: Vec<&Indicator>| (found.len(), named(&found));
    let added = names(after.indicators.iter().filter(|it| was(before, it).is_none()).collect());
    let gone = names(before.indicators.iter().filter(|it| was(after, it).is_none()).collect());
    let other = |it: &&Indicator| was(before, it).is_some_and(|was| was != **it);
    let changed = names(after.indicators.iter().filter(other).collect());
    let mut lines = heads(before, after);
    if added.0 > 0 {
        lines.push(phrase!("新增 {} 项指标：{}", "{} added: {}", added.0, added.1));
    }
    if gone.0 > 0 {
        lines.push(phrase!("去掉 {} 项指标：{}", "{} removed: {}", gone.0, gone.1));
    }
    if changed.0 > 0 {
        lines.push(phrase!("改动 {} 项指标：{}", "{} changed: {}", changed.0, changed.1));
    }
    if lines.is_empty() && before != after {
        lines.push(word!("指标的次序、分组、领域或关系不同", "The order, groups, domains or relations differ").to_owned());
    }
    lines
}

fn heads(before: &Plan, after: &Plan) -> Vec<String> {
    let period = |plan: &Plan| format!("{}–{}", plan.period.base(), plan.period.end());
    let facts = [
        (word!("名称", "Name"), before.name.to_string(), after.name.to_string()),
        (word!("简称", "Short name"), before.short_name.to_string(), after.short_name.to_string()),
        (word!("版本", "Version"), before.version.clone(), after.version.clone()),
        (word!("规划期", "Plan period"), period(before), period(after)),
        (word!("发文字号", "Document number"), before.document.number.clone(), after.document.number.clone()),
    ];
    let differs = |(what, before, after): (&str, String, String)| {
        (before != after).then(|| phrase!("{what}：{before} → {after}", "{what}: {before} → {after}"))
    };
    facts.into_iter().filter_map(differs).collect()
}

fn named(indicators: &[&Indicator]) -> String {
    let names: Vec<_> = indicators.iter().take(NAMED).map(|it| it.name.to_string()).collect();
    let rest = if indicators.len() > NAMED { word!("……", ", …") } else { "" };
    names.join(word!("、", ", ")) + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::language::Language;
    use crate::plan::Id;

    #[test]
    fn what_was_added_removed_and_changed_is_named() {
        let before = builtin_plan().unwrap();
        let mut after = before.clone();
        after.version = "2".to_owned();
        let gone = after.indicators.remove(0);
        after.indicators[0].per_head = !after.indicators[0].per_head;
        let lines = plan_changes(&before, &after);
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert_eq!(lines[0], format!("版本：{} → 2", before.version));
        assert_eq!(lines[1], format!("去掉 1 项指标：{}", gone.name));
        assert_eq!(lines[2], format!("改动 1 项指标：{}", after.indicators[0].name));
        assert!(plan_changes(&after, &before)[1].starts_with("新增 1 项指标："));
        assert_eq!(plan_changes(&before, &before), Vec::<String>::new());
        Language::English.speaking(|| assert!(plan_changes(&before, &after)[1].starts_with("1 removed: ")));
    }

    #[test]
    fn a_long_list_of_names_is_cut_short_and_a_mere_order_is_told() {
        let before = builtin_plan().unwrap();
        let mut after = before.clone();
        after.indicators.reverse();
        assert_eq!(plan_changes(&before, &after), ["指标的次序、分组、领域或关系不同"]);
        for indicator in &mut after.indicators {
            indicator.part_of = Some(Id::new("t1-01").unwrap());
        }
        let lines = plan_changes(&before, &after);
        assert!(lines.len() == 1 && lines[0].ends_with("……"), "{lines:?}");
    }
}
