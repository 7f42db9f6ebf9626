//! Units after figures and in names, and what follows from them.

use crate::figure::{Scale, Unit, any_of};

/// Units that may be followed by what is counted without a blank; the longer first.
const KNOWN: &str = "个百分点|百分点|percentage points|percentage point|吨标准煤|标准立方米|立方米|平方公里|平方千米|\
    平方米|千瓦时|标准箱|微克/立方米|毫克/立方米|当量吨|公顷|公里|千米|千瓦|千克|公斤|毫克|微克|小时|分钟|人次|人天|人日|\
    车次|班次|件次|项次|万元|美元|人民币|元|吨|斤|亩|顷|人|名|户|家|个|所|座|处|项|件|张|辆|台|套|条|只|株|棵|头|艘|架|间|\
    栋|床|位|册|种|类|场|次|期|批|岁|年|月|天|日|米|升|度|倍|分|%|‰|℃|例|起|篇|部|支|门|片|块|枚|对|组|村|镇|乡|县|市|区|\
    km2|km²|km|m2|m²|m3|m³|㎡|㎥|mw|gw|kw|pflops|eflops|tb|kg|mg|t|ha";

/// Splits the text after a figure into its unit and the rest. Words after a known unit name what is counted: 60所 · 高水平高职.
pub(super) fn parted(text: &str) -> (&str, &str) {
    let (_, base) = Scale::leading(text);
    let scale = text.len() - base.len();
    if base.is_empty() {
        return (text.trim(), "");
    }
    let known = KNOWN.split('|').filter(|unit| starts(base, unit)).map(str::len).max();
    match known {
        Some(length) if base[length..].starts_with('/') => {
            let behind = &base[length + 1..];
            let (_, per) = parted_denominator(behind);
            text.split_at(text.len() - per.len())
        }
        Some(length) if is_counted_thing(&base[..length], &base[length..]) => text.split_at(scale + length),
        Some(_) => (text, ""),
        None if base.starts_with(|c: char| c.is_ascii_alphabetic()) => {
            let word = base.find(char::is_whitespace).unwrap_or(base.len());
            text.split_at(scale + word)
        }
        None if base.chars().count() <= 6 => (text, ""),
        None => text.split_at(scale),
    }
}

/// Whether the text after a unit names what is counted. 标准煤 after 吨 belongs to the unit, and so does anything as short as 标准箱.
fn is_counted_thing(unit: &str, rest: &str) -> bool {
    let is_measure = matches!(unit, "吨" | "立方米" | "千瓦" | "元" | "斤");
    !(is_measure && rest.chars().count() <= 3) || rest.is_empty()
}

fn parted_denominator(text: &str) -> (&str, &str) {
    let (_, base) = Scale::leading(text);
    let scale = text.len() - base.len();
    let known = KNOWN.split('|').filter(|unit| starts(base, unit)).map(str::len).max();
    known.map_or((text, ""), |length| text.split_at(scale + length))
}

fn starts(text: &str, unit: &str) -> bool {
    let Some(head) = text.get(..unit.len()) else { return false };
    let is_word = unit.ends_with(|c: char| c.is_ascii_alphabetic());
    head.eq_ignore_ascii_case(unit) && !(is_word && text[unit.len()..].starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Whether a text is a unit and no other remark: a known one, one with a power of ten, or a known one per another.
pub(super) fn is_unit(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['每', ':']);
    let (_, base) = Scale::leading(text);
    if text.is_empty() || text.contains([',', '、', ';']) || text.chars().count() > 16 || text.chars().all(|c| c.is_ascii_digit())
    {
        return false;
    }
    let is_known = |each: &str| {
        let (_, base) = Scale::leading(each);
        base.is_empty() || any_of(KNOWN, |unit| unit.eq_ignore_ascii_case(base)) || Unit::of(each).is_known()
    };
    let is_ratio = text.contains("=100") || text.starts_with(":1") || text.contains("标准");
    is_ratio
        || base.is_empty()
        || is_known(text)
        || (text.contains('/') && text.split('/').next().is_some_and(is_known))
        || ["万", "亿", "百万", "千万", "十万"].iter().any(|scale| text.starts_with(scale))
        || any_of(
            "percent|per cent|percentage|points|ratio|index|number|persons|yuan|hours|tonnes|tons|千分之|比值|指数",
            |word| word == text.to_lowercase(),
        )
}

/// A unit as the program writes it: ％ for per cent, 百分点 for its points, the rest as printed.
pub(super) fn neat(unit: &str) -> String {
    let unit = unit.trim();
    let is = Unit::of(unit);
    if is.is_points() || unit.eq_ignore_ascii_case("percentage points") {
        "百分点".to_owned()
    } else if is.is_percent() && is.scale() == Scale::ONE {
        "％".to_owned()
    } else if let Some(ratio) = unit.strip_prefix(':') {
        format!("∶{ratio}")
    } else {
        unit.to_owned()
    }
}

/// Whether a unit is per cent.
pub(super) fn is_percent(unit: &str) -> bool {
    let is = Unit::of(unit);
    is.is_percent() && is.scale() == Scale::ONE
}

/// Whether a unit counts the difference of two shares.
pub(super) fn is_points(unit: &str) -> bool {
    neat(unit) == "百分点"
}

/// Whether a unit is a power of ten and nothing else: 万.
pub(super) fn is_bare_scale(unit: &str) -> bool {
    let (scale, base) = Scale::leading(unit);
    scale != Scale::ONE && base.is_empty()
}

/// A unit without its power of ten. The 千 of 千瓦 and 千克 belongs to the unit.
pub(super) fn base(unit: &str) -> &str {
    let unit = unit.trim();
    let (_, rest) = Scale::leading(unit);
    let before = &unit[..unit.len() - rest.len()];
    let is_one_word = ["瓦", "克", "米", "卡", "伏", "焦"].iter().any(|word| rest.starts_with(word));
    if is_one_word && before.ends_with('千') { &unit[before.len() - '千'.len_utf8()..] } else { rest }
}

/// A unit behind a power of ten that a cell prints: 1.3万亿 under 亿元 is in 万亿元, and so is 1万; 100万 under 人 is in 万人.
pub(super) fn in_scale(scale: &str, unit: &str) -> String {
    let base = base(unit);
    let own = Scale::leading(&unit[..unit.trim_end().len() - base.len()]).0;
    let is_within = Scale::leading(scale).0 < own;
    format!("{scale}{}", if is_within { unit } else { base })
}

/// How many places the point of a figure moves from one unit to another; `None` if they count different things.
pub(super) fn places(from: &str, to: &str) -> Option<i32> {
    if from == to {
        return Some(0);
    }
    let (from, to) = (Unit::of(from), Unit::of(to));
    from.is_like(&to).then(|| from.scale().places_to(to.scale()))
}

/// A number with its point moved, exact to the last digit.
pub(super) fn moved(number: f64, places: i32) -> f64 {
    if places == 0 { number } else { format!("{number}e{places}").parse().unwrap_or(number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_ends_where_what_is_counted_begins() {
        for (text, unit, rest) in [
            ("万人次", "万人次", ""),
            ("所高水平高职", "所", "高水平高职"),
            ("个百分点", "个百分点", ""),
            ("吨标准煤", "吨标准煤", ""),
            ("亿吨标准煤", "亿吨标准煤", ""),
            ("万标准箱", "万标准箱", ""),
            ("微克/立方米", "微克/立方米", ""),
            ("万元/人", "万元/人", ""),
            ("%", "%", ""),
            ("万", "万", ""),
            ("万PFLOPS", "万PFLOPS", ""),
            ("million people", "million people", ""),
            ("个平台", "个", "平台"),
        ] {
            assert_eq!(parted(text), (unit, rest), "{text}");
        }
    }

    #[test]
    fn what_stands_in_brackets_behind_a_name_is_a_unit_only_if_it_is_one() {
        assert!(["%", "万人", "个", "微克/立方米", "亿吨标准煤", "百分点", "岁", "‰", "件/万人"].into_iter().all(is_unit));
        assert!(!["2030", "特色", "GDP", "PM2.5", "预期性", "不含港澳台"].into_iter().any(is_unit));
    }

    #[test]
    fn a_power_of_ten_in_a_cell_goes_before_what_the_row_counts() {
        for (scale, unit, together) in [
            ("万亿", "亿元", "万亿元"),
            ("万", "亿元", "万亿元"),
            ("万", "万人", "万人"),
            ("万", "人", "万人"),
            ("亿", "万千瓦", "亿千瓦"),
            ("万", "千瓦", "万千瓦"),
        ] {
            assert_eq!(in_scale(scale, unit), together, "{scale} {unit}");
        }
    }

    #[test]
    fn the_point_moves_between_powers_of_ten() {
        assert_eq!(places("万", "万PFLOPS"), None);
        assert_eq!(places("万人", "人"), Some(4));
        assert_eq!(moved(2.403, 4), 24_030.0);
    }
}
