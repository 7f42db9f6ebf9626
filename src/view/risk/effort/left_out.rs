//! What cannot be saved with money, and why.

use crate::plan::{Id, Indicator};
use crate::risk::effort::LeftOut;
use crate::view::row::name;
use crate::view::words;
use crate::word;

/// An indicator that is not among those that can be saved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LeftOutLine {
    /// The indicator.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// The kind of reason, to group by: `未给出单位费用`.
    pub kind: &'static str,
    /// What more there is to say; mostly empty.
    pub detail: String,
    /// Whether no cost would bring it in: it is met already, or nothing can be said of it.
    pub is_beyond_help: bool,
}

/// What is left out, in words: what a person can do something about first, binding first.
pub(super) fn left_out(found: &[(&Indicator, LeftOut)]) -> Vec<LeftOutLine> {
    let mut found: Vec<_> = found.iter().collect();
    found.sort_by_key(|(indicator, reason)| (order(*reason), indicator.tier()));
    found.into_iter().map(|(indicator, reason)| left(indicator, *reason)).collect()
}

fn left(indicator: &Indicator, reason: LeftOut) -> LeftOutLine {
    let detail = match reason {
        LeftOut::Unjudged(reason) => words::reason(reason),
        LeftOut::Impossible(Some(obstacle)) => words::obstacle(obstacle).to_owned(),
        _ => String::new(),
    };
    LeftOutLine {
        id: indicator.id.clone(),
        name: name(indicator),
        nature: words::nature(indicator.nature),
        kind: kind(reason),
        detail,
        is_beyond_help: matches!(reason, LeftOut::Met | LeftOut::Unjudged(_)),
    }
}

fn kind(reason: LeftOut) -> &'static str {
    match reason {
        LeftOut::NoCost { .. } => word!("未给出单位费用", "No unit cost given"),
        LeftOut::Locked => word!("已锁定", "Locked"),
        LeftOut::Impossible(_) => word!("按现在的增长方式无法达标", "Cannot be met with the current growth pattern"),
        LeftOut::Status => word!("定性目标，不按单位计费", "Qualitative target, has no unit cost"),
        LeftOut::Unjudged(_) => word!("无法判断", "Cannot be judged"),
        LeftOut::Met => word!("已达标", "Already met"),
    }
}

/// What a person can do something about comes first.
const fn order(reason: LeftOut) -> usize {
    match reason {
        LeftOut::NoCost { .. } => 0,
        LeftOut::Locked => 1,
        LeftOut::Impossible(_) => 2,
        LeftOut::Status => 3,
        LeftOut::Unjudged(_) => 4,
        LeftOut::Met => 5,
    }
}
