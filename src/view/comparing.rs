//! How outcomes are compared with targets, in words (GB/T 8170—2008).

use super::words::Tone;
use crate::language::Text;
use crate::plan::Comparing;
use crate::projection::{Judgement, Standing};
use crate::{phrase, word};

/// What the way is called.
pub const fn name(comparing: Comparing) -> Text {
    match comparing {
        Comparing::Full => Text::new("全数值比较", "Full values"),
        Comparing::Rounded => Text::new("修约值比较", "Rounded values"),
    }
}

/// What it does, without a full stop.
pub fn note(comparing: Comparing) -> &'static str {
    match comparing {
        Comparing::Full => word!("比较之前不作四舍五入", "Nothing is rounded before the comparison"),
        Comparing::Rounded => word!(
            "比较之前按 GB/T 8170 修约到规划所印的小数位（四舍六入五成双），与公布的数字一致",
            "Outcomes are rounded to the printed decimals before the comparison (GB/T 8170, half to even), as they would be \
             published"
        ),
    }
}

/// What comparing in full would say, where comparing published values turns the verdict.
pub(super) fn turned(judgement: &Judgement) -> Option<String> {
    let full = full_value(judgement)?;
    Some(phrase!("按修约值判断；按全数值为{full}", "judged by the rounded value; by the full value: {full}"))
}

/// The same behind a verdict.
pub(super) fn by_full_value(judgement: &Judgement) -> Option<String> {
    let full = full_value(judgement)?;
    Some(phrase!("（按修约值；按全数值为{full}）", " (by the rounded value; by the full value: {full})"))
}

fn full_value(judgement: &Judgement) -> Option<&'static str> {
    let tone = match judgement.turned? {
        Standing::Met => Tone::Met,
        Standing::Missed => Tone::Missed,
        Standing::Unjudged | Standing::Watched => Tone::Unjudged,
    };
    Some(tone.word())
}
