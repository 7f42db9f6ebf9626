//! What a heading says of a time: which year, and whether the figures under it were observed.

use crate::exchange::workbook::Cell;
use crate::figure::{Unit, half_width, is_invisible, is_note_mark, rounded};
use crate::language::Text;
use crate::plan::Year;

/// What figures under a heading are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// Observed.
    Observed,
    /// Observed, but first figures that will be revised: 快报, 初步.
    Early,
    /// Observed, with a mark or a flag beside the year: 2021b, 2021*.
    Flagged,
    /// Foreseen: 预计.
    Forecast,
    /// Set: 计划, 目标.
    Planned,
    /// Of a part of the year: 上半年, 1—6月.
    Partial,
    /// A change and no level: 比上年±％.
    Change,
    /// A share of something or a rank: 完成率.
    Ratio,
    /// Of a year that begins in one and ends in the next: 2020/21.
    Straddling,
    /// In words that are not known.
    Unknown,
}

/// A heading that names a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) year: Year,
    pub(super) stage: Stage,
    /// The unit that it names in brackets.
    pub(super) unit: Option<String>,
    /// Whether it is a number alone, which could be a figure.
    pub(super) is_bare: bool,
}

impl Stage {
    /// Why figures of this stage are not taken; `None` for those that are.
    pub(super) fn reason(self) -> Option<Text> {
        Some(match self {
            Self::Observed | Self::Early | Self::Flagged => return None,
            Self::Forecast => Text::new("是预计，不是实际数", "a forecast, not an observed figure"),
            Self::Planned => Text::new("是计划或目标，不是实际数", "a plan or a target, not an observed figure"),
            Self::Partial => Text::new("只是一年中的一段", "covers only a part of a year"),
            Self::Change => Text::new("是增减幅度，不是水平", "a change, not a level"),
            Self::Ratio => Text::new("是比率或位次，不是指标的数值", "a ratio or a rank, not the indicator itself"),
            Self::Straddling => Text::new("跨两个年份", "spans two years"),
            Self::Unknown => Text::new("年份旁的文字含义不明", "the words beside the year are not known"),
        })
    }

    /// Whether words alone say that figures are levels, and no more: 绝对额.
    pub(super) fn is_level(text: &str) -> bool {
        let words = folded(text);
        let words = words.trim();
        (2..=8).contains(&words.chars().count()) && words.chars().any(char::is_alphabetic) && is_neutral(words)
    }

    /// The stage that words alone tell; `None` where they tell nothing.
    pub(super) fn of_words(text: &str) -> Option<Self> {
        let words = folded(text);
        let words = words.trim();
        if words.is_empty() || words.chars().count() > 24 { None } else { told(words) }
    }
}

/// The stage that a title, the heading of a group, a remark or a note tells of the figures around it; `None` where it tells nothing.
pub(super) fn stage_of_context(text: &str) -> Option<Stage> {
    let words = folded(text).replace("规划", "").replace("指标", "").replace("预期性", "");
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let is_done = ["完成情况", "实际", "实绩", "actual", "observed"].iter().any(|word| words.contains(word));
    let is_part = has(&["上半年", "下半年", "季度", "1-6月", "1-9月", "1-3月"]);
    match () {
        () if has(&FORECAST) || words.contains("projection") => Some(Stage::Forecast),
        () if is_part => Some(Stage::Partial),
        () if has(&EARLY) => Some(Stage::Early),
        () if has(&["目标", "计划", "任务", "预算", "target", "planned"]) && !is_done => Some(Stage::Planned),
        () if has(&["增速", "增幅", "增长率", "比上年", "同比"]) && !is_done => Some(Stage::Change),
        () => None,
    }
}

/// The heading that a cell is, if it names a year.
pub(super) fn head(cell: &Cell) -> Option<Head> {
    match cell {
        Cell::Number(number) => bare_year(*number).map(|year| Head { year, stage: Stage::Observed, unit: None, is_bare: true }),
        Cell::Text(text) => of_text(text),
        Cell::Empty | Cell::Rate(_) => None,
    }
}

/// The heading that several texts make which stand over one another, outermost first.
pub(super) fn stacked(texts: &[&str]) -> Option<Head> {
    of_text(&texts.join(" "))
}

fn bare_year(number: f64) -> Option<Year> {
    #[expect(clippy::cast_possible_truncation, reason = "a whole number between 1900 and 2199")]
    (number.fract() == 0.0 && (1900.0..2200.0).contains(&number)).then(|| Year::new(number as i16))
}

fn of_text(text: &str) -> Option<Head> {
    let plain = folded(text);
    if plain.chars().count() > 40 {
        return None;
    }
    if let Ok(number) = plain.trim().parse::<f64>() {
        return bare_year(number).map(|year| Head { year, stage: Stage::Observed, unit: None, is_bare: true });
    }
    let (years, words) = years_and_words(&plain);
    let (first, rest) = years.split_first()?;
    let (words, unit) = without_unit(&words);
    let is_bare = is_flag(words.trim()) && unit.is_none() && !plain.contains('年');
    let is_one_year = rest.iter().all(|year| year == first);
    let stage = match stage_of_flag(&words, text) {
        Some(stage) if is_one_year => Some(stage),
        _ if is_one_year => stage_beside(&words),
        _ => told(&words).filter(|stage| *stage == Stage::Change).or(Some(Stage::Unknown)),
    };
    let is_straddling = words.contains(STRADDLING);
    let stage = if is_straddling { Stage::Straddling } else { stage.unwrap_or(Stage::Unknown) };
    Some(Head { year: Year::new(*first), stage, unit, is_bare })
}

/// What a flag or a mark of a note beside a year says; `None` where there is neither. 2021E is a forecast as the trade writes it, and 2021A is not.
fn stage_of_flag(words: &str, heading: &str) -> Option<Stage> {
    let bare = words.trim();
    let rest = bare.trim_matches(|c: char| is_note_mark(c) || c.is_whitespace());
    let is_marked = rest.len() < bare.len();
    match rest {
        "" => is_marked.then_some(Stage::Flagged),
        "e" if heading.contains('E') => Some(Stage::Forecast),
        flag if is_flag(flag) => Some(stage_of_letters(flag)),
        rest if is_marked => stage_beside(rest).map(|stage| if stage == Stage::Observed { Stage::Flagged } else { stage }),
        _ => None,
    }
}

/// Whether a text is flags as statistical offices put them: a few letters of a known meaning.
pub(super) fn is_flag(text: &str) -> bool {
    !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| b"abcdefnprsuz".contains(&byte))
}

/// What flags say of the figures: forecast, provisional or estimated, normal, or something that a person has to know.
pub(super) fn stage_of_letters(flags: &str) -> Stage {
    match flags {
        "a" => Stage::Observed,
        flags if flags.contains('f') => Stage::Forecast,
        flags if flags.bytes().all(|byte| b"pe".contains(&byte)) => Stage::Early,
        _ => Stage::Flagged,
    }
}

/// Small letters of half width, Chinese numerals of a year as digits.
fn folded(text: &str) -> String {
    let half: String = text.chars().filter(|c| !is_invisible(*c)).map(half_width).collect::<String>().to_lowercase();
    let letters: Vec<char> = half.chars().collect();
    let digit = |c: char| {
        "〇零一二三四五六七八九"
            .chars()
            .position(|each| each == c)
            .map(|at| at.saturating_sub(1))
            .or_else(|| matches!(c, '○' | 'o').then_some(0))
    };
    let mut folded = String::with_capacity(half.len());
    let mut at = 0;
    while at < letters.len() {
        let run: Vec<usize> =
            letters[at..].iter().map_while(|c| digit(*c).or_else(|| c.to_digit(10).map(|d| d as usize))).take(5).collect();
        let is_year =
            run.len() == 4 && letters.get(at + 4) == Some(&'年') && letters[at..at + 4].iter().any(|c| digit(*c).is_some());
        if is_year {
            folded.extend(run.iter().filter_map(|d| char::from_digit(u32::try_from(*d).ok()?, 10)));
            at += 4;
        } else {
            folded.push(letters[at]);
            at += 1;
        }
    }
    folded
}

/// What marks two years in one: 2020/21, 2020-21.
const STRADDLING: char = '\u{1}';

/// The years that a text names, and the text without them.
fn years_and_words(text: &str) -> (Vec<i16>, String) {
    let letters: Vec<char> = text.chars().collect();
    let (mut years, mut words) = (Vec::new(), String::new());
    let mut at = 0;
    while at < letters.len() {
        let run = letters[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        let digits: String = letters[at..at + run].iter().collect();
        match digits.parse::<i16>() {
            Ok(year) if run == 4 && (1900..2200).contains(&year) => {
                years.push(year);
                at += 4;
                if letters.get(at) == Some(&'年') {
                    at += 1;
                }
                if is_next_year(year, &letters[at..]) {
                    words.push(STRADDLING);
                    at += 3;
                }
            }
            _ => {
                let step = run.max(1);
                words.extend(&letters[at..at + step]);
                at += step;
            }
        }
    }
    (years, words)
}

/// Whether what follows a year is the next one in two digits: `/21`, `-21`.
fn is_next_year(year: i16, after: &[char]) -> bool {
    let ['/' | '-', tens, ones, rest @ ..] = after else { return false };
    let next = tens.to_digit(10).zip(ones.to_digit(10)).map(|(tens, ones)| tens * 10 + ones);
    let is_over = !rest.first().is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '/'));
    is_over && next == u32::try_from((year + 1) % 100).ok()
}

/// The words without brackets around nothing, and the unit that stands in brackets.
fn without_unit(words: &str) -> (String, Option<String>) {
    let words = rounded(&words.replace("[yr]", ""));
    let Some((open, close)) = words.find('(').zip(words.rfind(')')).filter(|(open, close)| open < close) else {
        return (words, None);
    };
    let inner = words[open + 1..close].trim();
    let is_word = inner.len() <= 5 && inner.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.');
    let is_note = inner.starts_with('注') || (inner.len() <= 2 && inner.bytes().all(|byte| byte.is_ascii_digit()));
    if is_note && !inner.is_empty() {
        return (format!("{} * {}", &words[..open], &words[close + 1..]), None);
    }
    if is_word && !Unit::of(inner).is_known() {
        return (words.replace(['(', ')'], " "), None);
    }
    if inner.is_empty() || told(inner).is_some() || is_neutral(inner) || inner.contains(STRADDLING) {
        return (words.replace(['(', ')'], " "), None);
    }
    (format!("{} {}", &words[..open], &words[close + 1..]), Some(inner.to_owned()))
}

/// What words beside a year say. Words that say nothing leave the figures observed.
fn stage_beside(words: &str) -> Option<Stage> {
    if is_neutral(words) { Some(Stage::Observed) } else { told(words) }
}

const PLANNED: [&str; 15] = [
    "计划",
    "目标",
    "任务",
    "预算",
    "规划",
    "指标值",
    "设定",
    "分解",
    "target",
    "planned",
    "plan",
    "assumed",
    "goal",
    "budget",
    "应完成",
];
const DONE: [&str; 18] = [
    "实际",
    "实绩",
    "完成情况",
    "完成值",
    "完成数",
    "完成",
    "观测",
    "实现",
    "达到",
    "决算",
    "统计",
    "现状",
    "终期",
    "observed",
    "actual",
    "outturn",
    "achieved",
    "累计",
];
const FORECAST: [&str; 9] = ["预计", "预测", "预期", "预估", "估计", "forecast", "projected", "projection", "expected"];
const REVISED: [&str; 5] = ["修订", "修正", "调整", "revised", "adjusted"];
const EARLY: [&str; 6] = ["快报", "初步", "初核", "preliminary", "provisional", "estimated"];
const CHANGE: [&str; 17] = [
    "比上年",
    "较上年",
    "比去年",
    "同比",
    "环比",
    "增长",
    "增速",
    "增幅",
    "增减",
    "增加",
    "变化",
    "上升",
    "下降",
    "提高",
    "±",
    "change",
    "growth",
];
const RATIO: [&str; 15] = [
    "完成率",
    "完成比",
    "达标率",
    "达成率",
    "完成进度",
    "完成程度",
    "占比",
    "比重",
    "排名",
    "位次",
    "得分",
    "进度",
    "实现程度",
    "progress",
    "rank",
];
const PARTIAL: [&str; 13] =
    ["上半年", "下半年", "季度", "一季", "二季", "三季", "四季", "前三季", "年中", "quarter", "half", "month", "截至目前"];
const NEUTRAL: [&str; 34] = [
    "历年",
    "各年度",
    "分年度",
    "各年",
    "逐年",
    "绝对额",
    "绝对量",
    "绝对数",
    "绝对值",
    "总量",
    "金额",
    "数额",
    "截至",
    "截止",
    "年度",
    "年末",
    "年底",
    "全年",
    "期末",
    "情况",
    "数据",
    "数值",
    "数",
    "末",
    "底",
    "值",
    "年",
    "度",
    "本年",
    "当年",
    "year",
    "value",
    "end of",
    "end",
];

/// Months that end or span the year.
const MONTHS: [&str; 4] = ["1-12月", "12月31日", "12月", "十二月"];

fn is_neutral(words: &str) -> bool {
    if ["-12-31", "/12/31", ".12", "-12", "m12"].contains(&words.trim()) {
        return true;
    }
    let is_left = |c: char| c.is_alphanumeric() || c == STRADDLING || c == '±' || c == '%';
    let mut rest = words.to_owned();
    for word in DONE.iter().chain(&NEUTRAL).chain(&MONTHS) {
        rest = rest.replace(word, " ");
    }
    !rest.chars().any(is_left) && !RATIO.iter().any(|word| words.contains(word))
}

/// What words tell of the figures beside them.
fn told(words: &str) -> Option<Stage> {
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let is_planned = has(&PLANNED);
    let is_done = DONE.iter().filter(|word| **word != "累计").any(|word| words.contains(word));
    Some(match () {
        () if has(&RATIO) => Stage::Ratio,
        () if has(&CHANGE) => Stage::Change,
        () if has(&PARTIAL) || of_months(words) == Some(Stage::Partial) => Stage::Partial,
        () if has(&FORECAST) => Stage::Forecast,
        () if is_planned && is_done => Stage::Unknown,
        () if is_planned => Stage::Planned,
        () if has(&EARLY) => Stage::Early,
        () if has(&REVISED) => Stage::Flagged,
        // Words that are not known may turn what is done into what is to be done.
        () if is_done && !is_neutral(words) => Stage::Unknown,
        () if is_done => Stage::Observed,
        () => return of_months(words),
    })
}

/// The stage of words that name months: observed where they end or span the year.
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

/// A date's month behind the year: `-06`, `/6`, `m06`, `q2`.
fn has_month_number(words: &str) -> bool {
    let bare = words.trim();
    let rest = bare.trim_start_matches(['-', '/', '.', 'm', 'q', 'h']);
    let is_year_end = !bare.starts_with(['q', 'h']) && (rest == "12" || rest.starts_with("12-31") || rest.starts_with("12/31"));
    rest.len() < bare.len() && rest.starts_with(|c: char| c.is_ascii_digit()) && !is_year_end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(text: &str, year: i16, stage: Stage) {
        let found = head(&Cell::text(text)).unwrap_or_else(|| panic!("{text} names no year"));
        assert_eq!((found.year, found.stage), (Year::new(year), stage), "{text}");
    }

    #[test]
    fn words_around_a_year_that_say_nothing_leave_it_observed() {
        for text in [
            "2021",
            "2021年",
            "２０２１年",
            "2021 年",
            "2021年度",
            "2021年末",
            "2021年年末",
            "2021年底",
            "2021年实际",
            "2021年情况",
            "2021年数据",
            "2021年全年",
            "2021年完成情况",
            "2021年实际完成值",
            "2021 [YR2021]",
            "二〇二一年",
            "二○二一年",
            "二O二一年",
            "二o二一年末",
            "二Ｏ二一年",
            "２O２１年",
            "2021年绝对额",
            "2021A",
            "2021年（观测值）",
            "2021年实际（％）",
            "截至2021年底",
            "2021 observed",
            "2021年12月末",
            "2021年1-12月",
            "\u{200b}2021年",
            "实际 2021年",
            "2021年观测",
        ] {
            says(text, 2021, Stage::Observed);
        }
        assert_eq!(head(&Cell::Number(2021.0)).map(|head| head.is_bare), Some(true));
    }

    #[test]
    fn what_was_not_observed_is_told_from_what_was() {
        for (text, stage) in [
            ("2021年预计", Stage::Forecast),
            ("2022年末（预计）", Stage::Forecast),
            ("2024年底(计划)", Stage::Planned),
            ("2025年目标", Stage::Planned),
            ("计划 2021年", Stage::Planned),
            ("2023年实际（快报）", Stage::Early),
            ("2021年上半年", Stage::Partial),
            ("2021年1—6月", Stage::Partial),
            ("2020年2月", Stage::Partial),
            ("2021-06-30", Stage::Partial),
            ("2021年同比", Stage::Change),
            ("2021年比上年±％", Stage::Change),
            ("2021年完成率", Stage::Ratio),
            ("2021年计划完成", Stage::Unknown),
            ("2021年工作人员", Stage::Unknown),
        ] {
            says(
                text,
                2021 + i16::from(text.contains("2022"))
                    + 3 * i16::from(text.contains("2024"))
                    + 4 * i16::from(text.contains("2025"))
                    + 2 * i16::from(text.contains("2023"))
                    - i16::from(text.contains("2020")),
                stage,
            );
        }
        says("2020/21", 2020, Stage::Straddling);
        says("2020-21", 2020, Stage::Straddling);
        says("2021-2025年", 2021, Stage::Unknown);
    }

    #[test]
    fn a_flag_or_a_mark_beside_a_year_is_told_from_words() {
        for (text, stage) in [
            ("2021p", Stage::Early),
            ("2021(p)", Stage::Early),
            ("2021e", Stage::Early),
            ("2021E", Stage::Forecast),
            ("2021f", Stage::Forecast),
            ("2021b", Stage::Flagged),
            ("2021 r", Stage::Flagged),
            ("2021*", Stage::Flagged),
            ("2021年①", Stage::Flagged),
            ("2021年(注1)", Stage::Flagged),
            ("2021年[1]", Stage::Flagged),
            ("2021年预计*", Stage::Forecast),
            ("2021年实际①", Stage::Flagged),
            ("2021年数据（修订）", Stage::Flagged),
        ] {
            says(text, 2021, stage);
        }
    }

    #[test]
    fn what_names_no_year_is_no_heading_of_one() {
        for text in ["指标", "20211", "21年", "年", "", "1234"] {
            assert_eq!(head(&Cell::text(text)), None, "{text}");
        }
        assert_eq!(head(&Cell::Number(2021.5)), None);
    }

    #[test]
    fn a_unit_in_brackets_is_kept() {
        for (text, unit) in [
            ("2021年（万人）", "万人"),
            ("2021年［万人］", "万人"),
            ("2021年【万人】", "万人"),
            ("2021年〔万人〕", "万人"),
            ("2021年｛万人｝", "万人"),
            ("2021年〈万人〉", "万人"),
            ("2021 (yuan)", "yuan"),
            ("2021 (km)", "km"),
            ("2021 (kg)", "kg"),
        ] {
            assert_eq!(head(&Cell::text(text)).and_then(|head| head.unit).as_deref(), Some(unit), "{text}");
        }
    }
}
