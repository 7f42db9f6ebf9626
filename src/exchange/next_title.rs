//! The title of the next period's plan, as an office would write it, from the title of the one that ends.
//!
//! The number of the five-year plan and its years move on, in Chinese and in English; the rest of the title stays. Other years in it, as in
//! `2035年远景目标`, mean something else and stay too.

use crate::phrase;
use crate::plan::Period;

/// The title of the plan that follows `now` over `next`, as a draft, in the current language.
///
/// ```
/// use tuiyan::exchange::next_title;
/// use tuiyan::plan::{Period, Year};
/// let years = |base, end| Period::new(Year::new(base), Year::new(end)).unwrap();
/// let said = next_title("广元市国民经济和社会发展第十四个五年规划", years(2020, 2025), years(2025, 2030));
/// assert_eq!(said, "广元市国民经济和社会发展第十五个五年规划（草案）");
/// ```
pub fn next_title(title: &str, now: Period, next: Period) -> String {
    let title = undrafted(title);
    let (ours, theirs) = (five_year(now), five_year(next));
    let numbered = ours.map_or_else(|| title.to_owned(), |ours| renumbered(title, ours, theirs, next));
    let dated = redated(&numbered, now, next);
    let (first, last) = (next.year(1), next.end());
    if dated == title {
        // Nothing in it says for which years it is.
        return phrase!("{dated}（{first}—{last}年草案）", "{dated} (draft for {first}–{last})");
    }
    phrase!("{dated}（草案）", "{dated} (draft)")
}

/// The title without a remark that it is a draft.
fn undrafted(title: &str) -> &str {
    let title = title.trim();
    ["（草案）", "(草案)", "(draft)"].into_iter().find_map(|mark| title.strip_suffix(mark)).map_or(title, str::trim_end)
}

/// The number of the national five-year plan of a period: 2021 to 2025 is the fourteenth; `None` for any other period.
fn five_year(period: Period) -> Option<u8> {
    let since = i32::from(period.year(1).get()) - 2021;
    let number = u8::try_from(since / 5 + 14).ok()?;
    (period.steps() == 5 && since % 5 == 0 && (6..100).contains(&number)).then_some(number)
}

/// With the next number of the five-year plan. A period without a number gets its years instead.
fn renumbered(title: &str, ours: u8, theirs: Option<u8>, next: Period) -> String {
    let years = || format!("{}—{}年", next.year(1), next.end());
    let short = theirs.map_or_else(years, |n| format!("{}五", numeral(n)));
    let long = theirs.map_or_else(years, |n| format!("第{}个五年", numeral(n)));
    let (old_short, old_long) = (format!("{}五", numeral(ours)), format!("第{}个五年", numeral(ours)));
    let title = title.replace(&old_long, &long);
    // If years take its place, it goes together with its quotation marks.
    let title = if theirs.is_none() { title.replace(&format!("“{old_short}”"), &short) } else { title };
    let title = replaced_alone(&title, &old_short, &short);
    let Some(theirs) = theirs else {
        let span = format!("{}–{}", next.year(1), next.end());
        return english(ours).iter().fold(title, |title, name| title.replace(&format!("{name} Five-Year"), &span));
    };
    english(ours).iter().zip(english(theirs)).fold(title, |title, (old, new)| title.replace(old.as_str(), &new))
}

/// Replaces a numeral unless it ends a longer one, as 四五 ends 十四五.
fn replaced_alone(title: &str, old: &str, new: &str) -> String {
    let mut said = String::new();
    let mut rest = title;
    while let Some(at) = rest.find(old) {
        let before = said.chars().chain(rest[..at].chars()).next_back();
        said.push_str(&rest[..at]);
        said.push_str(if before.is_some_and(|letter| NUMERALS.contains(letter)) { old } else { new });
        rest = &rest[at + old.len()..];
    }
    said + rest
}

const NUMERALS: &str = "一二三四五六七八九十";

/// 6 is 六, 14 is 十四, 20 is 二十.
fn numeral(number: u8) -> String {
    let digit = |digit: u8| NUMERALS.chars().nth(usize::from(digit).wrapping_sub(1)).map(String::from).unwrap_or_default();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    }
}

/// `14th` and, as far as there are words, `Fourteenth`.
fn english(number: u8) -> Vec<String> {
    const WORDS: [&str; 8] =
        ["Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth", "Twentieth"];
    let ending = match (number / 10, number % 10) {
        (1, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    let word = usize::from(number).checked_sub(13).and_then(|at| WORDS.get(at));
    // Without a word, use the figure twice.
    let figure = format!("{number}{ending}");
    let word = word.map_or_else(|| figure.clone(), |word| (*word).to_owned());
    vec![figure, word]
}

/// With the years moved on, from the first or the base year to the last, however they are joined.
fn redated(title: &str, now: Period, next: Period) -> String {
    const JOINED: [&str; 8] = ["—", "－", "–", "-", "~", "～", "至", "——"];
    let begins = [(now.year(1), next.year(1)), (now.base(), next.base())];
    begins.into_iter().fold(title.to_owned(), |title, (old, new)| {
        JOINED.into_iter().flat_map(|joint| [(joint, ""), (joint, "年")]).fold(title, |title, (joint, year)| {
            let span = |first, last| format!("{first}{year}{joint}{last}");
            title.replace(&span(old, now.end()), &span(new, next.end()))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::plan::Year;

    fn years(base: i16, end: i16) -> Period {
        Period::new(Year::new(base), Year::new(end)).unwrap()
    }

    #[track_caller]
    fn becomes(title: &str, next: &str) {
        assert_eq!(next_title(title, years(2020, 2025), years(2025, 2030)), next);
    }

    #[test]
    fn the_number_of_the_plan_moves_on_where_it_stands() {
        becomes("广元市利州区“十四五”公共服务和就业促进规划", "广元市利州区“十五五”公共服务和就业促进规划（草案）");
        becomes(
            "四川省国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要",
            "四川省国民经济和社会发展第十五个五年规划和二〇三五年远景目标纲要（草案）",
        );
        becomes("成都市十四五数字经济发展规划", "成都市十五五数字经济发展规划（草案）");
        becomes("“十四五”国家老龄事业发展和养老服务体系规划", "“十五五”国家老龄事业发展和养老服务体系规划（草案）");
    }

    #[test]
    fn years_move_on_however_they_are_joined_and_another_goal_stays() {
        becomes("贵州省乡村振兴规划（2021—2025年）", "贵州省乡村振兴规划（2026—2030年）（草案）");
        becomes("水安全保障规划（2021-2025年）", "水安全保障规划（2026-2030年）（草案）");
        becomes("云河县2020—2025年公共服务规划", "云河县2025—2030年公共服务规划（草案）");
        becomes("健康中国行动（2021年—2025年）", "健康中国行动（2026年—2030年）（草案）");
        becomes("某市“十四五”规划（2021—2025年）和2035年远景目标", "某市“十五五”规划（2026—2030年）和2035年远景目标（草案）");
    }

    #[test]
    fn a_draft_is_not_a_draft_twice_and_another_number_is_left_alone() {
        becomes("利州区“十四五”规划（草案）", "利州区“十五五”规划（草案）");
        becomes("对接“二十四五”与“十三五”的公共服务规划", "对接“二十四五”与“十三五”的公共服务规划（2026—2030年草案）");
        becomes("公共服务规划", "公共服务规划（2026—2030年草案）");
    }

    #[test]
    fn the_plan_after_the_next_and_the_one_of_the_country_are_named_as_well() {
        let title = next_title("中华人民共和国国民经济和社会发展第十五个五年规划纲要", years(2025, 2030), years(2030, 2035));
        assert_eq!(title, "中华人民共和国国民经济和社会发展第十六个五年规划纲要（草案）");
        assert_eq!(next_title("第十九个五年规划", years(2045, 2050), years(2050, 2055)), "第二十个五年规划（草案）");
    }

    #[test]
    fn a_period_that_is_no_five_year_plan_is_named_by_its_years() {
        let ten = |title| next_title(title, years(2020, 2025), years(2025, 2035));
        assert_eq!(ten("利州区“十四五”公共服务规划"), "利州区2026—2035年公共服务规划（草案）");
        assert_eq!(ten("第十四个五年规划"), "2026—2035年规划（草案）");
        // The plan of other years has no number to move on.
        let other = next_title("云河县2025—2032年规划", years(2024, 2032), years(2032, 2040));
        assert_eq!(other, "云河县2033—2040年规划（草案）");
    }

    #[test]
    fn an_english_title_moves_on_too() {
        Language::English.speaking(|| {
            becomes(
                "14th Five-Year Plan for Public Services, Lizhou District",
                "15th Five-Year Plan for Public Services, Lizhou District (draft)",
            );
            becomes("The Fourteenth Five-Year Plan (2021–2025)", "The Fifteenth Five-Year Plan (2026–2030) (draft)");
            becomes("Public services plan", "Public services plan (draft for 2026–2030)");
        });
    }
}
