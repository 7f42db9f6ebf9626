//! Remarks on a link that was opened over other plan data.

use super::{Difference, Linked};
use crate::plan::{Indicator, Plan};
use crate::projection::Standing;
use crate::view::words::Tone;
use crate::{phrase, word};

/// Remarks for the person who opened a link, one sentence or line each; empty if everything is as it was sent.
pub fn received(plan: &Plan, linked: &Linked) -> Vec<String> {
    let mut lines = Vec::new();
    if !linked.is_same_plan_data {
        let what = if linked.differing.is_empty() {
            word!("各项判断与发送方看到的相同。", "every verdict is as the sender saw it.")
        } else {
            word!("以下判断与发送方看到的不同：", "these verdicts differ from what the sender saw:")
        };
        lines.push(phrase!(
            "这个链接是用规划“{}”的另一版数据做的，{what}",
            "This link was made with another version of the data of the plan “{}”; {what}",
            plan.short_name
        ));
    } else if !linked.differing.is_empty() {
        lines.push(
            word!(
                "这个链接是用另一版程序做的，以下判断与发送方看到的不同：",
                "This link was made with another version of the program; these verdicts differ from what the sender saw:"
            )
            .to_owned(),
        );
    }
    lines.extend(linked.differing.iter().map(|difference| line(plan, difference)));
    if !linked.left_out.is_empty() {
        lines.push(
            word!(
                "以下假设在这里的规划中不成立，没有采用：",
                "These assumptions are not valid for the plan here and were left out:"
            )
            .to_owned(),
        );
        lines.extend(linked.left_out.iter().map(ToString::to_string));
    }
    lines
}

fn line(plan: &Plan, difference: &Difference) -> String {
    let name = plan.indicator(&difference.id).map_or("", |indicator: &Indicator| indicator.name.get());
    let here = difference.here.map_or(word!("没有这项指标", "there is no such indicator"), standing);
    let (id, sent) = (&difference.id, standing(difference.sent));
    phrase!("{id} {name}：发送方{sent}，这里{here}", "{id} {name}: {sent} for the sender, {here} here")
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => Tone::Met.word(),
        Standing::Missed => Tone::Missed.word(),
        Standing::Unjudged => Tone::Unjudged.word(),
        Standing::Watched => Tone::Watched.word(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{Fault, builtin_plan};
    use crate::plan::Id;
    use crate::scenario::Scenario;

    #[test]
    fn verdicts_that_differ_are_told_with_both_sides() {
        let plan = builtin_plan().unwrap();
        let id = |name: &str| Id::new(name).unwrap();
        let difference = |name: &str, here| Difference { id: id(name), sent: Standing::Met, here };
        let differing = vec![difference("t1-03", Some(Standing::Missed)), difference("x-1", None)];
        let left_out = vec![Fault::new("assumptions.x-1", "没有")];
        let same = Linked { scenario: Scenario::holding(&plan), is_same_plan_data: true, differing: vec![], left_out: vec![] };
        assert_eq!(received(&plan, &same), Vec::<String>::new());
        let lines = received(&plan, &Linked { is_same_plan_data: false, differing, left_out, ..same });
        assert!(lines[0].contains("另一版数据"));
        assert_eq!(lines[1], "t1-03 学前教育毛入园率：发送方达标，这里未达标");
        assert_eq!(lines[2], "x-1 ：发送方达标，这里没有这项指标");
        assert!(lines[3].contains("没有采用") && lines[4] == "assumptions.x-1：没有");
    }
}
