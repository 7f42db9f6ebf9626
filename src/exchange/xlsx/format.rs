//! What a number format makes of a number, as far as it changes what a person reads: per cent, another power of ten, a year.

/// How a format shows a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is, but for its digits.
    Plain,
    /// In ％.
    Percent,
    /// With the decimal point moved by that many places.
    Moved(i32),
    /// As the year of a date, followed by 年 or not.
    Year { is_worded: bool },
}

/// How a format shows that number. Of its sections the one for the number's sign counts.
pub(super) fn shown(format: &str, number: f64) -> Shown {
    let sections = sections(format);
    let at = match sections.len() {
        0 | 1 => 0,
        2 => usize::from(number < 0.0),
        _ if number == 0.0 => 2,
        _ => usize::from(number < 0.0),
    };
    sections.get(at).map_or(Shown::Plain, |section| of_section(section))
}

/// What stands in a section: signs that mean something, and letters that stand for themselves.
#[derive(Clone, Copy, PartialEq)]
enum Sign {
    Code(char),
    Literal(char),
}

fn sections(format: &str) -> Vec<Vec<Sign>> {
    let mut sections = vec![Vec::new()];
    let mut letters = format.chars();
    let push = |sections: &mut Vec<Vec<Sign>>, sign| sections.last_mut().map_or((), |section| section.push(sign));
    while let Some(letter) = letters.next() {
        match letter {
            ';' => sections.push(Vec::new()),
            // The letter behind is shown, left out, or repeated to fill the cell.
            '\\' | '!' => letters.next().map_or((), |letter| push(&mut sections, Sign::Literal(letter))),
            '_' | '*' => drop(letters.next()),
            '"' => {
                letters
                    .by_ref()
                    .take_while(|letter| *letter != '"')
                    .for_each(|letter| push(&mut sections, Sign::Literal(letter)));
            }
            '[' => drop(letters.by_ref().take_while(|letter| *letter != ']').count()),
            letter => push(&mut sections, Sign::Code(letter)),
        }
    }
    sections
}

fn of_section(section: &[Sign]) -> Shown {
    let codes: String = section
        .iter()
        .filter_map(|sign| if let Sign::Code(code) = sign { Some(code.to_ascii_lowercase()) } else { None })
        .collect();
    if codes.contains('%') {
        return Shown::Percent;
    }
    let is_date = |letter: char| codes.contains(letter);
    if is_date('y') {
        let is_year = !['m', 'd', 'h', 's'].into_iter().any(is_date);
        let is_worded = section.iter().any(|sign| matches!(sign, Sign::Code('年') | Sign::Literal('年')));
        return if is_year { Shown::Year { is_worded } } else { Shown::Plain };
    }
    if codes.contains("general") || codes.contains('e') {
        return Shown::Plain;
    }
    match -(3 * thousands(section) + digits_behind_a_point(section)) {
        0 => Shown::Plain,
        places => Shown::Moved(places),
    }
}

const fn is_digit(sign: Sign) -> bool {
    matches!(sign, Sign::Code('0' | '#' | '?'))
}

/// Commas behind the last digit of the whole part divide by a thousand each.
fn thousands(section: &[Sign]) -> i32 {
    let point = section.iter().position(|sign| *sign == Sign::Code('.'));
    let whole = &section[..point.unwrap_or(section.len())];
    let behind = |part: &[Sign]| {
        part.iter()
            .rposition(|sign| is_digit(*sign))
            .map_or(0, |last| part[last + 1..].iter().take_while(|sign| **sign == Sign::Code(',')).count())
    };
    let of_decimals = point.map_or(0, |point| behind(&section[point..]));
    i32::try_from(behind(whole) + of_decimals).unwrap_or(0)
}

/// A point that stands for itself among the digits, as in `0!.0,`, moves what is read.
fn digits_behind_a_point(section: &[Sign]) -> i32 {
    let Some(at) = section.iter().position(|sign| *sign == Sign::Literal('.')) else { return 0 };
    let is_between = section[..at].iter().any(|sign| is_digit(*sign));
    let behind = section[at..].iter().filter(|sign| is_digit(**sign)).count();
    if is_between { i32::try_from(behind).unwrap_or(0) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_per_cent_sign_counts_where_it_is_one() {
        for format in ["0%", "0.00%", "0.0%;[Red]-0.0%"] {
            assert_eq!(shown(format, -0.5), Shown::Percent, "{format}");
        }
        for format in ["0.0_%", "0.0\"%\"", "0.0\\%", "0.0_);\\(0.0\\);0.0_%", "0.0;0.0%", "General"] {
            assert_eq!(shown(format, 94.0), Shown::Plain, "{format}");
        }
        assert_eq!(shown("0.0;0.0%", -1.0), Shown::Percent);
    }

    #[test]
    fn a_format_that_scales_moves_the_point() {
        assert_eq!(shown("#,##0,", 1.0), Shown::Moved(-3));
        assert_eq!(shown("#,##0.00,,", 1.0), Shown::Moved(-6));
        assert_eq!(shown("0!.0,", 1.0), Shown::Moved(-4));
        assert_eq!(shown("0\\.0000", 1.0), Shown::Moved(-4));
        for format in ["#,##0", "#,##0.00", "0.00", "0\".\"", "_ * #,##0.00_ ;_ * -#,##0.00_ "] {
            assert_eq!(shown(format, 1.0), Shown::Plain, "{format}");
        }
    }

    #[test]
    fn a_date_may_be_shown_as_its_year() {
        assert_eq!(shown("yyyy\"年\"", 44_197.0), Shown::Year { is_worded: true });
        assert_eq!(shown("yyyy", 44_197.0), Shown::Year { is_worded: false });
        assert_eq!(shown("yyyy-mm-dd", 44_197.0), Shown::Plain);
    }
}
