//! What a target is: its nature, what it measures, how it keeps pace, how it is set.

use crate::plan::{Nature, Period, Statement};
use crate::projection::Pace;
use crate::scenario::Preset;
use crate::word;

/// 约束性 or 预期性; what the document leaves open is not named.
pub fn nature(nature: Option<Nature>) -> &'static str {
    match nature {
        Some(Nature::Binding) => word!("约束性", "binding"),
        Some(Nature::Expected) => word!("预期性", "anticipatory"),
        None => word!("未注明", "not stated"),
    }
}

/// One character for the same.
pub fn nature_mark(nature: Option<Nature>) -> &'static str {
    match nature {
        Some(Nature::Binding) => word!("约", "B"),
        Some(Nature::Expected) => word!("预", "A"),
        None => "—",
    }
}

/// 快于, 符合, 滞后, 保持.
pub fn pace(pace: Pace) -> &'static str {
    match pace {
        Pace::Ahead => word!("快于", "ahead"),
        Pace::On => word!("符合", "on track"),
        Pace::Behind => word!("滞后", "behind"),
        Pace::Maintain => word!("保持", "maintain"),
    }
}

/// The same within a sentence: against what.
pub fn pace_told(pace: Pace) -> &'static str {
    match pace {
        Pace::Ahead => word!("快于时间进度", "ahead of schedule"),
        Pace::On => word!("符合时间进度", "on schedule"),
        Pace::Behind => word!("滞后于时间进度", "behind schedule"),
        Pace::Maintain => word!("起点已达到目标，需保持", "target met at the start, to be maintained"),
    }
}

/// What a statement judges.
pub fn measure(statement: &Statement, plan: Period) -> String {
    match statement {
        Statement::Status(_) => word!("定性", "qualitative").to_owned(),
        Statement::Measured(stated) if stated.measure.is_plain() || stated.measure.is_of_rates() => {
            stated.measure.name().get().to_owned()
        }
        Statement::Measured(stated) => stated.measure.title(stated.period(plan)),
    }
}

/// A preset in plain words.
pub fn preset_note(preset: Preset) -> &'static str {
    match preset {
        Preset::Hold => word!("全部指标保持起点不变", "Every indicator is held at its baseline"),
        Preset::JustMet => word!(
            "维持现状即可达标的保持起点不变，其余取达标所需的最低（最高）值",
            "What holding already meets is held; every other indicator does just what its target requires"
        ),
        Preset::Halfway => word!(
            "维持现状即可达标的保持起点不变，其余只做到所需的一半",
            "What holding already meets is held; every other indicator does half of what its target requires"
        ),
    }
}
