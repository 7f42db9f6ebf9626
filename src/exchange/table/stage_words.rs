//! The stage in words with or without a year.

use super::stage::Stage;
use crate::figure::any_of;

/// The mark of two years in one: 2020/21, 2020-21.
pub(super) const STRADDLING: char = '\u{1}';

/// The stage in words beside a year. Words without a meaning leave the figures observed.
pub(super) fn stage_beside(words: &str) -> Option<Stage> {
    let is_year = matches!(words.trim().trim_matches('_'), "y" | "yr");
    if is_year || is_neutral(words) { Some(Stage::Observed) } else { told(words) }
}

const PLANNED: &str = "计划|目标|任务|预算|规划|指标值|设定|分解|target|planned|plan|assumed|goal|budget|应完成";
const DONE: &str = "实际|实绩|完成情况|完成值|完成数|完成|观测|实现|达到|决算|统计|现状|终期|observed|actual|outturn|\
    achieved|累计";
pub(super) const FORECAST: &str = "预计|预测|预期|预估|估计|forecast|projected|projection|expected";
const REVISED: &str = "修订|修正|调整|revised|adjusted";
pub(super) const EARLY: &str = "快报|初步|初核|preliminary|provisional|estimated";
const CHANGE: &str = "比上年|较上年|比去年|同比|环比|增长|增速|增幅|增减|增加|变化|上升|下降|提高|±|change|growth";
const RATIO: &str = "完成率|完成比|达标率|达成率|完成进度|完成程度|占比|比重|排名|位次|得分|进度|实现程度|progress|rank";
const PARTIAL: &str = "上半年|下半年|季度|一季|二季|三季|四季|前三季|年中|quarter|half|month|截至目前";
const NEUTRAL: &str = "监测|最终核实|最终核算|核实|核定|审定|基期|基数|基准|历年|各年度|分年度|各年|逐年|绝对额|绝对量|绝对数|绝对值|总量|金额|数额|截至|截止|年度|年末|\
    年底|全年|期末|情况|数据|数值|数|末|底|值|年|度|本年|当年|year|value|end of|end|至";

/// Months that end or cover the year.
const MONTHS: &str = "1-12月|12月31日|12月|十二月";

pub(super) fn is_neutral(words: &str) -> bool {
    if any_of("-12-31|/12/31|.12|-12|m12", |end| end == words.trim()) {
        return true;
    }
    let is_left = |c: char| c.is_alphanumeric() || c == STRADDLING || c == '±' || c == '%';
    let mut rest = words.to_owned();
    for word in [DONE, NEUTRAL, MONTHS].into_iter().flat_map(|words| words.split('|')) {
        rest = rest.replace(word, " ");
    }
    !rest.chars().any(is_left) && !any_of(RATIO, |word| words.contains(word))
}

/// The stage that words give the figures beside them.
pub(super) fn told(words: &str) -> Option<Stage> {
    match words.trim() {
        "预" | "预估" => return Some(Stage::Forecast),
        "实" => return Some(Stage::Observed),
        _ => {}
    }
    let words = &words.replace("预期寿命", "");
    let has = |list: &str| any_of(list, |word| words.contains(word));
    let is_planned = has(PLANNED);
    let is_done = any_of(DONE, |word| word != "累计" && words.contains(word));
    Some(match () {
        () if has(RATIO) => Stage::Ratio,
        () if has(CHANGE) => Stage::Change,
        () if has(PARTIAL) || of_months(words) == Some(Stage::Partial) => Stage::Partial,
        () if has(FORECAST) => Stage::Forecast,
        () if is_planned && is_done => Stage::Unknown,
        () if is_planned => Stage::Planned,
        () if has(EARLY) => Stage::Early,
        () if has(REVISED) => Stage::Flagged,
        // Unknown words may turn something done into something to be done.
        () if is_done && !is_neutral(words) => Stage::Unknown,
        () if is_done => Stage::Observed,
        () => return of_months(words),
    })
}

/// The stage of words with months: observed if these end or cover the year.
fn of_months(words: &str) -> Option<Stage> {
    let Some((before, after)) = words.split_once('月') else { return has_month_number(words).then_some(Stage::Partial) };
    let is_number = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c);
    let last: Vec<char> = before.chars().rev().take_while(is_number).collect();
    let is_december = matches!(last.as_slice(), ['2', '1'] | ['二', '十']);
    let is_span = before.contains('-') || before.contains('至');
    let is_end = after.trim().is_empty() || after.contains(['末', '底']) || after.contains("31");
    let is_year = if is_span { before.trim().starts_with("1-") || before.trim().starts_with("1至") } else { is_end };
    Some(if is_december && is_year { Stage::Observed } else { Stage::Partial })
}

/// A month or quarter number after the year: `-06`, `/6`, `m06`, `q2`.
fn has_month_number(words: &str) -> bool {
    let bare = words.trim();
    let rest = bare.trim_start_matches(['-', '/', '.', 'm', 'q', 'h']);
    let is_year_end = !bare.starts_with(['q', 'h']) && (rest == "12" || rest.starts_with("12-31") || rest.starts_with("12/31"));
    rest.len() < bare.len() && rest.starts_with(|c: char| c.is_ascii_digit()) && !is_year_end
}
