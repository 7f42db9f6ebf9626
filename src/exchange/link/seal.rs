//! Bytes as the text of a link: marked with the version, guarded by a checksum, in letters that every program leaves alone.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::exchange::checksum::checksum;
use crate::exchange::fault::Fault;
use crate::language::Language;
use crate::{phrase, word};

/// The latest version of what lies between the first byte and the checksum. Those two are where they are in every version.
pub(super) const LATEST: u8 = 3;

/// What stands before the code in an address.
const MARK: &str = "s=";

/// The most characters of a link; far more than any address is given room for.
pub(super) const LONGEST: usize = 1 << 16;

/// The fragment of an address, without `#`.
///
/// # Errors
/// What is too long to be read back.
pub(super) fn seal(version: u8, body: &[u8]) -> Result<String, Fault> {
    let mut bytes = vec![version];
    bytes.extend_from_slice(body);
    bytes.extend_from_slice(&checksum(&bytes).to_le_bytes());
    let text = MARK.to_owned() + &URL_SAFE_NO_PAD.encode(bytes);
    if text.len() > LONGEST {
        let problem = phrase!(
            "情景太长，链接要有 {} 个字符，最多 {LONGEST} 个；请缩短备注，或改用文件",
            "the scenario is too long: the link would have {} characters, and the limit is {LONGEST}; shorten the note, or use \
             a file",
            text.len()
        );
        return Err(Fault::new("", problem));
    }
    Ok(text)
}

/// The version and what was sealed.
///
/// # Errors
/// A sentence for a text that is no link, a damaged one and one of another version.
pub(super) fn unseal(text: &str) -> Result<(u8, Vec<u8>), Fault> {
    if text.len() > LONGEST {
        return Err(Fault::new(
            "",
            phrase!(
                "链接有 {} 个字节，最多 {LONGEST} 个，这不是推演的链接",
                "the link has {} bytes and the limit is {LONGEST}; this is not a Tuiyan link",
                text.len()
            ),
        ));
    }
    let mut bytes = decoded(&code(text)?)?;
    let damaged = || {
        Fault::new(
            "",
            word!(
                "链接已损坏（校验不符），可能没有复制完整，请重新复制整条链接",
                "the link is damaged (its checksum does not match); it may not have been copied in full: copy the whole link \
                 again"
            ),
        )
    };
    let (whole, sum) = bytes.split_last_chunk::<4>().ok_or_else(damaged)?;
    let version = *whole.first().ok_or_else(damaged)?;
    if checksum(whole).to_le_bytes() != *sum {
        return Err(damaged());
    }
    if !(1..=LATEST).contains(&version) {
        return Err(Fault::new(
            "",
            phrase!(
                "链接为第 {version} 版，本程序只能读到第 {LATEST} 版，请更新程序",
                "the link is of version {version}; this program reads versions up to {LATEST}; please update it"
            ),
        ));
    }
    bytes.truncate(bytes.len() - 4);
    bytes.remove(0);
    Ok((version, bytes))
}

/// The bare code: without the address before it and without what mail programs and people put in and around it.
fn code(text: &str) -> Result<String, Fault> {
    let text: String = text.chars().filter(|c| !is_stray(*c)).collect();
    let text = text.trim_matches(is_around);
    // What programs escape in an address; no letter of a code is one of these.
    let text = text.replace("%23", "#").replace("%3D", "=").replace("%3d", "=").replace("%26", "&");
    let bare = match text.split_once(&format!("#{MARK}")) {
        Some((_, code)) => Some(code),
        None => part(text.rsplit_once('#').map_or(text.as_str(), |(_, fragment)| fragment)),
    };
    let bare = match bare {
        Some(code) => code,
        None if text.contains("://") || text.contains('#') => {
            return Err(Fault::new(
                "",
                word!(
                    "链接中没有情景（地址里应有“#s=…”），可能没有复制完整",
                    "the link has no scenario (its address must have “#s=…”); it may not have been copied in full"
                ),
            ));
        }
        None => &text,
    };
    match bare.split('&').next().unwrap_or_default().trim_end_matches('=') {
        "" => Err(Fault::new("", word!("没有内容，应为推演的链接", "it is empty; it must be a Tuiyan link"))),
        code => Ok(code.to_owned()),
    }
}

/// The code among the parts of a fragment, which may name the language of the page as well: `lang=en&s=…`.
fn part(fragment: &str) -> Option<&str> {
    fragment.split('&').find_map(|part| part.strip_prefix(MARK))
}

/// The fragment with the language of the page that is to open it. Chinese, in which a page is unless it is asked, is never named.
pub(super) fn in_language(fragment: String) -> String {
    match Language::current() {
        Language::Chinese => fragment,
        Language::English => format!("{fragment}&lang={}", Language::English.tag()),
    }
}

/// White space of any kind, and what is not seen at all: soft hyphens, zero-width spaces and joiners, byte-order marks.
fn is_stray(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Brackets and full stops that stand around a link in a sentence; none of them is a letter of the code.
fn is_around(c: char) -> bool {
    matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '"' | '\'' | '.' | ',' | ';' | '。' | '，' | '；' | '、' | '“' | '”')
        || matches!(c, '（' | '）' | '《' | '》' | '【' | '】' | '「' | '」')
}

fn decoded(code: &str) -> Result<Vec<u8>, Fault> {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if let Some((at, stranger)) = code.chars().enumerate().find(|(_, c)| !is_letter(*c)) {
        let problem = phrase!(
            "链接中第 {} 个字符为“{stranger}”，应只有字母、数字、- 和 _",
            "character {} of the link is “{stranger}”; only letters, digits, - and _ are allowed",
            at + 1
        );
        return Err(Fault::new("", problem));
    }
    URL_SAFE_NO_PAD
        .decode(code)
        .map_err(|_| Fault::new("", word!("链接不完整，请重新复制整条链接", "the link is incomplete; copy the whole link again")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(text: &str, words: &str) {
        let fault = unseal(text).unwrap_err();
        assert!(fault.problem.contains(words), "{text}: {fault}");
    }

    #[test]
    fn a_link_may_name_the_language_of_the_page_in_any_order() {
        let sealed = seal(2, b"body").unwrap();
        assert_eq!(in_language(sealed.clone()), sealed);
        let english = Language::English.speaking(|| in_language(sealed.clone()));
        assert_eq!(english, format!("{sealed}&lang=en"));
        for form in [english.clone(), format!("lang=en&{sealed}"), english.replace('&', "%26")] {
            assert_eq!(unseal(&form), Ok((2, b"body".to_vec())), "{form}");
            assert_eq!(unseal(&format!("https://tuiyan.example/#{form}")), Ok((2, b"body".to_vec())), "{form}");
        }
        says("https://tuiyan.example/#lang=en", "应有“#s=…”");
    }

    #[test]
    fn a_link_is_read_however_it_was_pasted() {
        let sealed = seal(2, b"body").unwrap();
        let code = sealed.strip_prefix("s=").unwrap();
        let broken = format!("https://tuiyan.example/a/?s=1#s={}\r\n {}\u{200b}", &code[..5], &code[5..]);
        let forms = [
            sealed.clone(),
            code.to_owned(),
            format!("#{sealed}"),
            format!("http://10.0.0.8:8080/#{sealed}"),
            format!("（https://tuiyan.example/#{sealed}）。"),
            format!("<https://tuiyan.example/#{sealed}>"),
            format!("https://tuiyan.example/%23s%3D{code}"),
            format!("{sealed}=="),
            broken,
        ];
        for form in forms {
            assert_eq!(unseal(&form).as_ref(), Ok(&(2, b"body".to_vec())), "{form}");
        }
    }

    #[test]
    fn what_is_no_link_is_refused_in_words() {
        says("", "没有内容");
        says("s=", "没有内容");
        says("https://tuiyan.example/", "应有“#s=…”");
        says("https://tuiyan.example/#t1-03", "应有“#s=…”");
        says("s=AAAA请看", "第 5 个字符为“请”");
        says("s=A", "不完整");
        says("s=AAAA", "已损坏");
        says("s=AAAAAAAA", "已损坏");
        says(&"A".repeat(LONGEST + 1), "最多 65536 个");
    }

    #[test]
    fn another_version_is_named_beside_our_own() {
        let mut bytes = vec![9, 1, 2, 3];
        bytes.extend_from_slice(&checksum(&bytes).to_le_bytes());
        says(&URL_SAFE_NO_PAD.encode(bytes), "链接为第 9 版，本程序只能读到第 3 版");
    }

    #[test]
    fn what_could_not_be_read_back_is_not_written() {
        assert!(seal(1, &vec![0; LONGEST]).unwrap_err().problem.contains("请缩短备注"));
    }
}
