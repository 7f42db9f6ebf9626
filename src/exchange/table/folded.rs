//! A text, prepared for reading headings of years.

use crate::figure::{half_width, is_invisible};

/// In small letters of half width, with Chinese numerals of a year as digits.
pub(super) fn folded(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numerals_are_digits_where_they_name_a_year_and_nowhere_else() {
        assert_eq!(folded("二〇二一年"), "2021年");
        assert_eq!(folded("二o二一年"), "2021年");
        assert_eq!(folded("2〇21年"), "2021年");
        for kept in ["一二三四", "一季度", "第十五个", "三四五六月"] {
            assert_eq!(folded(kept), kept);
        }
    }
}
