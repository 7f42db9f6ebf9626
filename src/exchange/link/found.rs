//! Finds the code of a link in a text, whatever programs and people put into it and around it.

/// What stands before the code in an address.
pub(super) const MARK: &str = "s=";

/// How often an address may have been percent-encoded on its way.
const ENCODED: usize = 5;

/// The most marks tried in one text, and the most words in one without a mark.
const TRIED: usize = 16;
const WORDS: usize = 64;

/// The most bytes of a text that are searched.
const FARTHEST: usize = 1 << 20;

/// The end of a line that continues, in mail as it is sent.
const SOFT_BREAK: &str = "=\n";

/// The fewest characters that count as a code without a mark in front.
const SHORTEST: usize = 8;

/// A code as found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) letters: String,
    /// The character that ends it, if more of a code seems to follow.
    pub(super) stranger: Option<char>,
}

/// The candidates for the code of a link, the likeliest first; empty if there are none.
pub(super) fn codes(text: &str) -> Vec<Code> {
    let text = plain(text);
    if text.contains(MARK) || is_address(&text) { marked(&text) } else { bare(&text).into_iter().collect() }
}

/// Whether a text contains a link, whole or not, or an address that should have one.
pub fn may_be_link(text: &str) -> bool {
    let text = plain(text);
    is_address(&text) || text.contains(MARK) || bare(&text).is_some()
}

/// Whether a text is an address, with a link as only a part.
fn is_address(text: &str) -> bool {
    text.contains("://") || text.contains('#')
}

/// The fragments of the links in an address, in their order, each as `s=…`.
pub fn links_of(address: &str) -> Vec<String> {
    let text = plain(address);
    let Some((_, fragment)) = text.split_once('#') else { return Vec::new() };
    let marks = fragment.match_indices(MARK).filter(|(at, _)| is_apart(&fragment[..*at]));
    let codes = marks.map(|(at, _)| run(&fragment[at + MARK.len()..]).letters).filter(|code| !code.is_empty());
    codes.take(TRIED).map(|code| format!("{MARK}{code}")).collect()
}

/// Without escapes, and without the quote marks that mail programs add.
fn plain(text: &str) -> String {
    let mut plain = text[..text.floor_char_boundary(FARTHEST)].replace('\r', "");
    for quote in ["\n>", "\n >"] {
        while plain.contains(quote) {
            plain = plain.replace(quote, "\n");
        }
    }
    for _ in 0..ENCODED {
        let Some(decoded) = decoded(&plain) else { break };
        plain = decoded;
    }
    plain
}

/// With every escaped ASCII character decoded; `None` if there is none.
fn decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut plain = parts.next()?.to_owned();
    let mut is_changed = false;
    for part in parts {
        let escaped =
            part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|byte| (0x20..0x7f).contains(byte));
        if let Some(byte) = escaped {
            plain.push(char::from(byte));
            plain += &part[2..];
            is_changed = true;
        } else {
            plain.push('%');
            plain += part;
        }
    }
    is_changed.then_some(plain)
}

/// The codes after marks: those after a `#` first.
fn marked(text: &str) -> Vec<Code> {
    let marks = text.match_indices(MARK).filter(|(at, _)| is_apart(&text[..*at])).take(TRIED);
    let (behind_hash, others): (Vec<_>, Vec<_>) = marks.partition(|(at, _)| text[..*at].ends_with('#'));
    let code = |(at, _): (usize, &str)| run(&text[at + MARK.len()..]);
    let codes: Vec<_> = behind_hash.into_iter().chain(others).map(code).filter(|code| !code.letters.is_empty()).collect();
    // Mail as it is sent has `=3D` for `=`.
    let unquoted =
        codes.iter().filter_map(|code| Some(Code { letters: code.letters.strip_prefix("3D")?.to_owned(), ..code.clone() }));
    let unquoted: Vec<_> = unquoted.collect();
    codes.into_iter().chain(unquoted).collect()
}

/// Whether a mark after that text stands alone, not at the end of a word.
fn is_apart(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| !is_letter(c) && c != '=' && c != '.')
}

/// The longest separate run of code characters in a text without a mark.
fn bare(text: &str) -> Option<Code> {
    let starts = text.char_indices().filter(|(at, c)| {
        let before = text[..*at].chars().next_back();
        is_letter(*c)
            && before.is_none_or(|c| !c.is_ascii() || c.is_ascii_whitespace() || matches!(c, '<' | '(' | '[' | '"' | '\''))
    });
    let codes = starts.take(WORDS).map(|(at, _)| run(&text[at..])).filter(|code| code.letters.len() >= SHORTEST);
    // Of two equally long the first: a broken code is longest where it begins.
    codes.fold(None, |longest: Option<Code>, code| match longest {
        Some(longest) if longest.letters.len() >= code.letters.len() => Some(longest),
        _ => Some(code),
    })
}

/// The code characters from here on, skipping white space and invisible characters, up to the first other character.
fn run(text: &str) -> Code {
    let mut rest =
        text.char_indices().filter(|(at, c)| !is_stray(*c) && !text[*at..].starts_with(SOFT_BREAK)).map(|(_, c)| c).peekable();
    let letters: String = std::iter::from_fn(|| rest.next_if(|c| is_letter(*c))).collect();
    let stranger = rest.next().filter(|c| !matches!(c, '&' | '#' | '?' | '='));
    let goes_on = rest.take(8).filter(|c| is_letter(*c)).count() == 8;
    Code { letters, stranger: stranger.filter(|_| goes_on) }
}

const fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// White space of any kind, and invisible characters: soft hyphens, zero-width spaces and joiners, byte order marks.
fn is_stray(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, code: &str) {
        assert_eq!(codes(text).first().map(|code| code.letters.as_str()), Some(code), "{text}");
    }

    #[test]
    fn a_code_is_found_whatever_stands_around_it() {
        for text in [
            "s=AQab-_09",
            "AQab-_09",
            "#s=AQab-_09",
            "https://tuiyan.example/#s=AQab-_09#wechat_redirect",
            "https://tuiyan.example/#s=AQab-_09#rd",
            "https://tuiyan.example/?from=singlemessage#s=AQab-_09",
            "https://tuiyan.example/?s=1#s=AQab-_09?from=singlemessage&isappinstalled=0",
            "https://tuiyan.example/#lang=en&s=AQab-_09&from=timeline",
            "https://tuiyan.example/%23s=AQab-_09",
            "https://tuiyan.example/%23s%3DAQab-_09",
            "https%3A%2F%2Ftuiyan.example%2F%2523s%253DAQab%252D_09",
            "看看这个情景：https://tuiyan.example/#s=AQab-_09！",
            "（https://tuiyan.example/#s=AQab-_09）……",
            "https://tuiyan.example/#s=AQab-_09。请打开",
            "I made this, see s=AQab-_09",
            "https://tuiyan.example/#s=AQab-\r\n> _09",
            "https://tuiyan.example/#s=AQab=\r\n-_09",
            "https://tuiyan.example/#s=\r\nAQab-_09",
            "情景链接码 AQab-_09。",
        ] {
            finds(text, "AQab-_09");
        }
    }

    #[test]
    fn mail_as_it_travels_is_tried_without_its_own_marks() {
        let codes = codes("https://tuiyan.example/#s=3DAQab=\n-_09");
        assert_eq!(codes.iter().map(|code| code.letters.as_str()).collect::<Vec<_>>(), ["3DAQab-_09", "AQab-_09"]);
    }

    #[test]
    fn what_names_no_code_has_none() {
        for text in ["", "s=", "https://tuiyan.example/", "https://tuiyan.example/#t1-03", "你好", "A=AQab", "s.AQab"] {
            assert_eq!(codes(text), [], "{text}");
        }
        assert!(!may_be_link("张三的情景：") && may_be_link("s=AQ") && may_be_link("https://tuiyan.example/"));
    }

    #[test]
    fn a_character_amid_a_code_is_told_from_words_behind_it() {
        assert_eq!(codes("s=AQab！09abcdefgh")[0].stranger, Some('！'));
        assert_eq!(codes("s=AQab！谢谢")[0].stranger, None);
        assert_eq!(codes("s=AQab#wechat_redirect")[0].stranger, None);
    }

    #[test]
    fn an_address_names_its_links_in_order() {
        assert_eq!(links_of("https://a.example/?s=1#s=AQ&s=BQ&lang=en#wechat_redirect"), ["s=AQ", "s=BQ"]);
        assert_eq!(links_of("https://a.example/%23s%3DAQ?from=singlemessage"), ["s=AQ"]);
        assert!(links_of("https://a.example/?s=1").is_empty() && links_of("#lang=en").is_empty());
    }
}
