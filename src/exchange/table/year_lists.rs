//! Lists of years in a cell, and sources by year: how they are written and read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::figure::half_width;
use crate::plan::Year;
use crate::scenario::Known;
use crate::{phrase, word};

/// Years in words that no reader takes for figures: `2015年、2017年`.
pub(super) fn written(years: &BTreeSet<Year>) -> String {
    let years: Vec<String> = years.iter().map(|year| phrase!("{year}年", "year {year}")).collect();
    years.join(word!("、", ", "))
}

/// The years of a list, as written here or as people write them: `2015、2017—2019年`. `None` if anything else stands there.
pub(super) fn read(text: &str, can_span: bool) -> Option<BTreeSet<Year>> {
    let plain: String = text.chars().map(half_width).collect::<String>().to_lowercase();
    let plain = ["年度", "年份", "years", "year", "年"].iter().fold(plain, |text, word| text.replace(word, " "));
    let plain =
        [" and ", "和", "及", "与", "、", "，", ";", "；", "&", "/"].iter().fold(plain, |text, word| text.replace(word, ","));
    let plain = ["——", "—", "–", "−", "~", "～", "至", "到", " to "].iter().fold(plain, |text, word| text.replace(word, "-"));
    let spans = plain.split('-').map(str::trim).collect::<Vec<_>>().join("-");
    let parts = spans.split([',', ' ', '\t', '\u{3000}']).filter(|part| !part.is_empty());
    let mut years = BTreeSet::new();
    for part in parts {
        let (first, last) = span(part).filter(|(first, last)| first == last || can_span)?;
        years.extend((first.get()..=last.get()).map(Year::new));
    }
    (!years.is_empty()).then_some(years)
}

/// `2015`, or `2015-2017`.
fn span(part: &str) -> Option<(Year, Year)> {
    let year = |text: &str| {
        let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|year| is_year && (1900..2200).contains(year)).map(Year::new)
    };
    match part.split_once('-') {
        None => year(part).map(|year| (year, year)),
        Some((first, last)) => year(first).zip(year(last)).filter(|(first, last)| first < last),
    }
}

/// What stands between sources, in either language.
const BETWEEN: [char; 2] = ['；', ';'];

/// Sources that are not the same for all figures, by year: `2016—2018年：统计年鉴；2019年：统计公报`. A semicolon of a source is doubled.
pub(super) fn sources_written(series: &BTreeMap<Year, Known>) -> String {
    let mut runs: Vec<(Year, Year, &str)> = Vec::new();
    for (year, known) in series {
        match runs.last_mut() {
            Some((_, last, source)) if *source == &*known.source => *last = *year,
            _ => runs.push((*year, *year, &known.source)),
        }
    }
    let named = runs.into_iter().filter(|(.., source)| !source.is_empty());
    let named = named.map(|(first, last, source)| {
        let years = if first == last { first.to_string() } else { format!("{first}—{last}") };
        let source = source.replace('；', "；；").replace(';', ";;");
        phrase!("{years}年：{source}", "{years}: {source}")
    });
    named.collect::<Vec<_>>().join(word!("；", "; "))
}

/// The sources by year; `None` if a part names no years.
pub(super) fn sources_read(text: &str) -> Option<BTreeMap<Year, Arc<str>>> {
    let mut sources = BTreeMap::new();
    for part in parts(text) {
        let (years, source) = part.split_once(['：', ':'])?;
        let source: Arc<str> = source.trim().into();
        for year in read(years, true)? {
            sources.insert(year, source.clone());
        }
    }
    Some(sources)
}

/// The parts between single semicolons; doubled ones belong to a part.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if BETWEEN.contains(&letter) && letters.next_if_eq(&letter).is_none() {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(letter);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::plan::Amount;

    fn years(of: &[i16]) -> BTreeSet<Year> {
        of.iter().copied().map(Year::new).collect()
    }

    #[test]
    fn a_list_of_years_reads_back_in_both_languages_and_as_people_write_it() {
        for language in Language::ALL {
            for list in [years(&[2015]), years(&[2011, 2012, 2020])] {
                assert_eq!(read(&language.speaking(|| written(&list)), true), Some(list));
            }
        }
        for text in ["2015,2017", "2015 2017", "2015、2017年", "2015年和2017年", "２０１５；2017", "2015/2017", "2015 and 2017"]
        {
            assert_eq!(read(text, true), Some(years(&[2015, 2017])), "{text}");
        }
        for text in ["2015—2017", "2015-2017年", "2015年至2017年", "2015 – 2017", "years 2015 to 2017"] {
            assert_eq!(read(text, true), Some(years(&[2015, 2016, 2017])), "{text}");
            assert_eq!(read(text, false), None, "{text}");
        }
        for text in ["疫情", "2015年疫情", "15", "20155", "2017-2015", "2015.5", "1776", "", "—", "2015-16"] {
            assert_eq!(read(text, true), None, "{text}");
        }
    }

    #[test]
    fn sources_that_differ_read_back_by_year_whatever_they_are_called() {
        let known = |source: &str| Known { value: Amount::of(1.0), source: source.into() };
        let all = ["年鉴", "年鉴", "", "公报；第2版", "：；;；2019年：", "年鉴"];
        let series: BTreeMap<_, _> = (2015..).map(Year::new).zip(all.map(known)).collect();
        let expected: BTreeMap<_, _> =
            series.iter().filter(|(_, it)| !it.source.is_empty()).map(|(year, it)| (*year, it.source.clone())).collect();
        for language in Language::ALL {
            assert_eq!(sources_read(&language.speaking(|| sources_written(&series))), Some(expected.clone()));
        }
        assert_eq!(sources_read("统计年鉴"), None);
    }
}
