//! The effect of a number format, as far as it changes what a person reads: per cent, another power of ten, a year.

/// How a format shows a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is, except for its digits.
    Plain,
    /// In ％.
    Percent,
    /// With the decimal point moved by that many places.
    Moved(i32),
    /// As the year of a date, followed by 年 or not.
    Year { is_worded: bool },
    /// Between words, with the decimal point moved by `places`. `is_unsigned`: without its sign, because another section shows it.
    Worded { before: String, after: String, is_unsigned: bool, places: i32 },
    /// Not at all: words alone, or nothing.
    Instead(String),
    /// In a way that depends on conditions.
    Unknown,
}

/// How a format shows that number. The section for the number's sign counts.
pub(super) fn shown(format: &str, number: f64) -> Shown {
    if format.is_empty() {
        return Shown::Plain;
    }
    let sections = sections(format);
    if sections.iter().any(|section| section.condition.is_some()) {
        return fitting(&sections, number).map_or(Shown::Unknown, |section| of_section(&section.signs, number, false));
    }
    let at = match sections.len() {
        0 | 1 => 0,
        2 => usize::from(number < 0.0),
        _ if number == 0.0 => 2,
        _ => usize::from(number < 0.0),
    };
    sections.get(at).map_or(Shown::Plain, |section| of_section(&section.signs, number, at == 1))
}

/// The section whose condition holds, or the last one without a condition. `None` if programs may differ: for what is below zero, which they
/// show with or without its sign, and where no section fits.
fn fitting(sections: &[Section], number: f64) -> Option<&Section> {
    // The fourth section is for texts.
    let (last, earlier) = sections.get(..sections.len().min(3))?.split_last()?;
    let is_open = |section: &Section| section.condition.is_none_or(|condition| condition.bound.is_nan());
    if number < 0.0 || earlier.iter().any(is_open) {
        return None;
    }
    let fits = |section: &&Section| section.condition.is_none_or(|condition| condition.fits(number));
    earlier.iter().find(fits).or_else(|| Some(last).filter(fits))
}

/// What a number has to be for its section to count.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Condition {
    is_below: bool,
    is_equal: bool,
    is_above: bool,
    bound: f64,
}

impl Condition {
    /// The condition within square brackets; `None` for a colour, a currency and the like.
    fn of(inner: &str) -> Option<Self> {
        let bound = inner.trim_start_matches(['<', '>', '=']);
        let (is_below, is_equal, is_above) = match &inner[..inner.len() - bound.len()] {
            "<" => (true, false, false),
            "<=" => (true, true, false),
            "=" => (false, true, false),
            ">=" => (false, true, true),
            ">" => (false, false, true),
            "<>" => (true, false, true),
            _ => return None,
        };
        // A bound that is no number fits nothing.
        Some(Self { is_below, is_equal, is_above, bound: bound.trim().parse().unwrap_or(f64::NAN) })
    }

    fn fits(self, number: f64) -> bool {
        self.is_below && number < self.bound || self.is_equal && number == self.bound || self.is_above && number > self.bound
    }
}

/// A section of a format.
#[derive(Default)]
struct Section {
    signs: Vec<Sign>,
    condition: Option<Condition>,
}

/// A character of a section: a sign with a meaning, or a literal.
#[derive(Clone, Copy, PartialEq)]
enum Sign {
    Code(char),
    Literal(char),
}

fn sections(format: &str) -> Vec<Section> {
    let (mut sections, mut section) = (Vec::new(), Section::default());
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => sections.push(std::mem::take(&mut section)),
            // The character after it is shown, left out, or repeated to fill the cell.
            '\\' | '!' => section.signs.extend(letters.next().map(Sign::Literal)),
            '_' | '*' => drop(letters.next()),
            '"' => section.signs.extend(letters.by_ref().take_while(|letter| *letter != '"').map(Sign::Literal)),
            '[' => {
                let inner: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                section.condition = section.condition.or_else(|| Condition::of(&inner));
            }
            letter => section.signs.push(Sign::Code(letter)),
        }
    }
    sections.push(section);
    sections
}

fn of_section(section: &[Sign], number: f64, is_of_negatives: bool) -> Shown {
    let codes: String = section
        .iter()
        .filter_map(|sign| if let Sign::Code(code) = sign { Some(code.to_ascii_lowercase()) } else { None })
        .collect();
    let is_date = |letter: char| codes.contains(letter);
    let is_general = codes.contains("general") || codes.contains('@');
    if is_date('y') {
        let is_year = !['m', 'd', 'h', 's'].into_iter().any(is_date);
        let is_worded = section.iter().any(|sign| matches!(sign, Sign::Code('年') | Sign::Literal('年')));
        return if is_year { Shown::Year { is_worded } } else { Shown::Plain };
    }
    if is_date('d') || is_date('h') {
        return Shown::Plain;
    }
    let first = section.iter().position(|sign| is_digit(*sign));
    let last = section.iter().rposition(|sign| is_digit(*sign));
    let (Some(first), Some(last)) = (first, last) else {
        return if is_general { general(section) } else { Shown::Instead(words(section)) };
    };
    // An empty place shows a blank: a zero may be a dash alone, as in accounts.
    let is_hidden_zero = number == 0.0 && !codes.contains(['0', '/']);
    if is_hidden_zero {
        return Shown::Instead(words(section));
    }
    let (before, after) = (words(&section[..first]), words(&section[last + 1..]));
    let is_signed = before == "-" || before == "−";
    let is_percent = codes.contains('%');
    if is_percent && after == "%" && if is_of_negatives { is_signed } else { before.is_empty() } {
        return Shown::Percent;
    }
    if is_of_negatives && is_signed && after.is_empty() {
        return moved(section);
    }
    // A sign that is only text is not part of a figure.
    let is_bare = before.is_empty() && matches!(after.as_str(), "" | "%" | "％");
    if is_bare && !is_of_negatives {
        return moved(section);
    }
    let places = if is_percent { 2 } else { places(section) };
    Shown::Worded { before, after, is_unsigned: is_of_negatives, places }
}

fn general(section: &[Sign]) -> Shown {
    if section.iter().any(|sign| matches!(sign, Sign::Literal(c) if !c.is_whitespace())) { Shown::Unknown } else { Shown::Plain }
}

fn moved(section: &[Sign]) -> Shown {
    match places(section) {
        0 => Shown::Plain,
        places => Shown::Moved(places),
    }
}

fn places(section: &[Sign]) -> i32 {
    -(3 * thousands(section) + digits_behind_a_point(section))
}

/// The text of a part of a section, without signs that only shape digits.
fn words(part: &[Sign]) -> String {
    let letter = |sign: &Sign| match *sign {
        Sign::Literal(letter) => Some(letter),
        Sign::Code('0' | '#' | '?' | ',' | '.' | ' ' | 'E' | 'e' | '+') => None,
        Sign::Code(code) => Some(code),
    };
    part.iter().filter_map(letter).collect::<String>().trim().to_owned()
}

const fn is_digit(sign: Sign) -> bool {
    matches!(sign, Sign::Code('0' | '#' | '?'))
}

/// Each comma after the last digit of the whole part divides by a thousand.
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

/// A literal point among the digits, as in `0!.0,`, moves the number that is read.
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
        for format in ["0.0_%", "0.0_);\\(0.0\\);0.0_%", "0.0;0.0%", "General"] {
            assert_eq!(shown(format, 94.0), Shown::Plain, "{format}");
        }
        assert_eq!(shown("0.0;-0.0%", -1.0), Shown::Percent);
        assert_eq!([-1.0, 1.0].map(|number| shown("0.0;-0.0%;0", number)), [Shown::Percent, Shown::Plain]);
    }

    #[test]
    fn a_format_that_scales_moves_the_point() {
        assert_eq!(shown("#,##0,", 1.0), Shown::Moved(-3));
        assert_eq!(shown("#,##0.00,,", 1.0), Shown::Moved(-6));
        assert_eq!(shown("0!.0,", 1.0), Shown::Moved(-4));
        assert_eq!(shown("0\\.0000", 1.0), Shown::Moved(-4));
        for format in ["#,##0", "#,##0.00", "0.00", "_ * #,##0.00_ ;_ * -#,##0.00_ "] {
            assert_eq!(shown(format, 1.0), Shown::Plain, "{format}");
        }
    }

    #[test]
    fn words_of_a_format_are_read_with_the_number_or_instead_of_it() {
        let worded = |format: &str, number| match shown(format, number) {
            Shown::Worded { before, after, is_unsigned, .. } => (before, after, is_unsigned),
            other => panic!("{format}: {other:?}"),
        };
        assert_eq!(worded("\"≥\"0", 94.0), ("≥".into(), String::new(), false));
        assert_eq!(worded("0\"人\"", 26_600.0), (String::new(), "人".into(), false));
        assert_eq!(worded("0\"年（预计）\"", 2021.0), (String::new(), "年（预计）".into(), false));
        assert_eq!(worded("0.0;0.0", -1.2), (String::new(), String::new(), true));
        assert_eq!(shown("0.0\"%\"", 94.0), Shown::Plain);
        assert_eq!(shown(";;;", 94.0), Shown::Instead(String::new()));
        assert_eq!(shown("\"—\"", 94.0), Shown::Instead("—".into()));
        assert_eq!(shown("0.0;-0.0;\"—\"", 0.0), Shown::Instead("—".into()));
        assert_eq!(shown("#", 0.0), Shown::Instead(String::new()));
        assert_eq!(shown("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 0.0), Shown::Instead("-".into()));
        assert_eq!(worded("0.0%\"（预计）\"", 0.94), (String::new(), "%（预计）".into(), false));
        assert_eq!(worded("0.0%;0.0%", -0.05), (String::new(), "%".into(), true));
        let Shown::Worded { places, .. } = shown("0!.0,\"万人\"", 26_600.0) else { panic!() };
        assert_eq!(places, -4);
        assert_eq!(worded("0.0;(0.0)", -1.2), ("(".into(), ")".into(), true));
    }

    #[test]
    fn a_condition_chooses_the_section_and_a_colour_does_not() {
        for format in ["[>=1]0.0;0.0%", "[红色][>=1]0.0;[蓝色]0.0%", "[<1]0.0%;0.0", "[=0]\"—\";[<1]0.0%;0.0"] {
            assert_eq!((shown(format, 94.0), shown(format, 0.94)), (Shown::Plain, Shown::Percent), "{format}");
        }
        assert_eq!(shown("[=0]\"—\";[<1]0.0%;0.0", 0.0), Shown::Instead("—".into()));
        assert_eq!(shown("[>=90]\"达标\";0.0", 94.0), Shown::Instead("达标".into()));
        assert_eq!(shown("[>=10000]0!.0,\"万\";0", 5.0), Shown::Plain);
        for format in ["[红色]0.0", "[Red]0.0;[Color10]-0.0", "[$-804]0.0", "[$¥-804]#,##0.0"] {
            assert_eq!(shown(format, 94.0), Shown::Plain, "{format}");
        }
        // Programs differ in the sign, and in what they show where no section fits.
        assert_eq!(shown("[>=1]0.0;0.0%", -0.94), Shown::Unknown);
        assert_eq!(shown("[>=100]0.0", 94.0), Shown::Unknown);
        assert_eq!(shown("[>=x]0.0;0", 94.0), Shown::Unknown);
    }

    #[test]
    fn a_date_may_be_shown_as_its_year() {
        assert_eq!(shown("yyyy\"年\"", 44_197.0), Shown::Year { is_worded: true });
        assert_eq!(shown("yyyy", 44_197.0), Shown::Year { is_worded: false });
        assert_eq!(shown("yyyy-mm-dd", 44_197.0), Shown::Plain);
    }
}
