//! The stage of figures, from words, contexts and flags below or around them.

use super::folded::folded;
use super::stage::Stage;
use super::stage_words::{EARLY, FORECAST, is_neutral, told};
use super::words::is_note;
use crate::figure::any_of;

impl Stage {
    /// Whether words only say that figures are levels: 绝对额.
    pub(super) fn is_level(text: &str) -> bool {
        let words = folded(text);
        let words = words.trim();
        (2..=8).contains(&words.chars().count()) && words.chars().any(char::is_alphabetic) && is_neutral(words)
    }

    /// The stage in words alone; `None` if they give none.
    pub(super) fn of_words(text: &str) -> Option<Self> {
        let words = folded(text);
        let words = words.trim();
        if words.is_empty() || words.chars().count() > 24 { None } else { told(words) }
    }
}

/// Words of a title that say that what was planned has been done.
const DONE: &str = "完成情况|执行情况|进展情况|实施情况|落实情况|实现情况|监测|评估|实际|实绩|actual|observed";

/// The stage that a title, a group heading, a remark or a note gives the figures around it; `None` if it gives none.
pub(super) fn stage_of_context(text: &str) -> Option<Stage> {
    let words = ["规划", "指标", "预期性", "预期寿命"].iter().fold(folded(text), |words, word| words.replace(word, ""));
    let has = |list: &str| any_of(list, |word| words.contains(word));
    let is_done = has(DONE) && !has("草案|安排");
    // A note about the growth of one indicator says nothing of the others.
    let is_about_all = !is_note(text) || has("本表|表中|表内|上表|以上|数据|数字|均为");
    let is_part = has("上半年|下半年|季度|1-6月|1-9月|1-3月");
    match () {
        () if has(FORECAST) => Some(Stage::Forecast),
        () if is_part => Some(Stage::Partial),
        () if has(EARLY) => Some(Stage::Early),
        () if has("目标|计划|任务|预算|target|planned") && !is_done => Some(Stage::Planned),
        () if has("增速|增幅|增长率|比上年|同比") && !is_done && is_about_all => Some(Stage::Change),
        () => None,
    }
}

/// Whether a text consists of flags of statistical offices: a few letters with a known meaning.
pub(super) fn is_flag(text: &str) -> bool {
    !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| b"abcdefnprsuz".contains(&byte))
}

/// The stage that flags give: forecast, provisional or estimated, normal, or something that a person has to know.
pub(super) fn stage_of_letters(flags: &str) -> Stage {
    match flags {
        "a" => Stage::Observed,
        flags if flags.contains('f') => Stage::Forecast,
        flags if flags.bytes().all(|byte| b"pe".contains(&byte)) => Stage::Early,
        _ => Stage::Flagged,
    }
}
