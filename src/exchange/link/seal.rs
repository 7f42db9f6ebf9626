//! Bytes as the text of a link: with the version, a checksum, and only characters that every program leaves alone.

use std::cmp::Ordering;

use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::found::{Code, MARK, codes};
use crate::exchange::checksum::checksum;
use crate::exchange::fault::Fault;
use crate::language::Language;
use crate::{phrase, word};

/// The latest version of the contents between the first byte and the checksum. Every version has these two.
pub(super) const LATEST: u8 = 7;

/// The number of bytes of the checksum.
const SUM: usize = 4;

/// Reads a code without its end as far as possible.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true).with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// The most characters of a link; far more than any address may have.
pub(super) const LONGEST: usize = 1 << 16;

/// The fragment of an address, without `#`.
///
/// # Errors
/// If the link would be too long to be read back.
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

/// How far a body reaches, by its own structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// That many bytes.
    Bytes(usize),
    /// Beyond the available bytes.
    Beyond,
    /// It cannot be told.
    Unknown,
}

/// The version and the body. `reach` says how far a body of a version reaches, so text glued to the end of a link is left out, and a link
/// without its end is distinguished from a damaged one.
///
/// # Errors
/// A sentence, if the text is no link, is cut off, is damaged, or is of another version.
pub(super) fn unseal(text: &str, reach: fn(u8, &[u8]) -> Reach) -> Result<(u8, Vec<u8>), Fault> {
    let codes = codes(text);
    if let Some(longest) = codes.iter().map(|code| code.letters.len()).max().filter(|longest| *longest + MARK.len() > LONGEST) {
        return Err(Fault::new(
            "",
            phrase!(
                "链接有 {longest} 个字符，最多 {LONGEST} 个，这不是推演的链接",
                "the link has {longest} characters and the limit is {LONGEST}; this is not a Tuiyan link"
            ),
        ));
    }
    let mut first = None;
    for code in &codes {
        match opened(code, reach) {
            Ok(bytes) => return versioned(bytes),
            Err(fault) => drop(first.get_or_insert(fault)),
        }
    }
    Err(first.unwrap_or_else(|| no_link(text)))
}

fn no_link(text: &str) -> Fault {
    let is_empty = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').trim_start_matches(MARK).is_empty();
    let problem = if is_empty {
        word!("没有内容，应为推演的链接", "it is empty; it must be a Tuiyan link")
    } else {
        word!(
            "链接中没有情景（地址里应有“#s=…”），可能没有复制完整",
            "the link has no scenario (its address must have “#s=…”); it may not have been copied in full"
        )
    };
    Fault::new("", problem)
}

/// The bytes of a whole link, without its checksum.
fn opened(code: &Code, reach: fn(u8, &[u8]) -> Reach) -> Result<Vec<u8>, Fault> {
    let letters = code.letters.as_str();
    if let Some(whole) = URL_SAFE_NO_PAD.decode(letters).ok().and_then(checked) {
        return Ok(whole);
    }
    // A single last character is less than a byte.
    let full = if letters.len() % 4 == 1 { &letters[..letters.len() - 1] } else { letters };
    let bytes = LENIENT.decode(full).unwrap_or_default();
    let found = match bytes.split_first() {
        None => Reach::Beyond,
        Some((version, rest)) if (1..=LATEST).contains(version) => reach(*version, rest),
        Some(_) => Reach::Unknown,
    };
    let whole = match found {
        Reach::Bytes(count) => 1 + count + SUM,
        Reach::Beyond => return Err(cut_off(code)),
        Reach::Unknown => return Err(damaged()),
    };
    let length = (whole * 4).div_ceil(3);
    match length.cmp(&letters.len()) {
        Ordering::Greater => Err(cut_off(code)),
        Ordering::Equal => Err(damaged()),
        Ordering::Less => URL_SAFE_NO_PAD.decode(&letters[..length]).ok().and_then(checked).ok_or_else(damaged),
    }
}

/// The bytes before their checksum, if it is right.
fn checked(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let (whole, sum) = bytes.split_last_chunk::<SUM>()?;
    let is_right = !whole.is_empty() && checksum(whole).to_le_bytes() == *sum;
    is_right.then(|| {
        bytes.truncate(bytes.len() - SUM);
        bytes
    })
}

fn versioned(mut bytes: Vec<u8>) -> Result<(u8, Vec<u8>), Fault> {
    let version = bytes.remove(0);
    if (1..=LATEST).contains(&version) {
        return Ok((version, bytes));
    }
    Err(Fault::new(
        "",
        phrase!(
            "链接为第 {version} 版，本程序只能读到第 {LATEST} 版，请更新程序",
            "the link is of version {version}; this program reads versions up to {LATEST}; please update it"
        ),
    ))
}

fn damaged() -> Fault {
    Fault::new(
        "",
        word!(
            "链接已损坏（校验不符）：中间有字符变了，请重新复制整条链接",
            "the link is damaged (its checksum does not match): a character within it has changed; copy the whole link again"
        ),
    )
}

/// The fault of a code that ends too early: at a foreign character, or at the end of the text.
fn cut_off(code: &Code) -> Fault {
    let problem = match code.stranger {
        Some(stranger) => phrase!(
            "链接中第 {} 个字符为“{stranger}”，应只有字母、数字、- 和 _",
            "character {} of the link is “{stranger}”; only letters, digits, - and _ are allowed",
            code.letters.chars().count() + 1
        ),
        None => word!(
            "链接不完整：少了结尾，请重新复制整条链接",
            "the link is incomplete: its end is missing; copy the whole link again"
        )
        .to_owned(),
    };
    Fault::new("", problem)
}

/// The fragment with the language of the page that opens it. Chinese, the default, is never named.
pub(super) fn in_language(fragment: String) -> String {
    match Language::current() {
        Language::Chinese => fragment,
        Language::English => format!("{fragment}&lang={}", Language::English.tag()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four bytes in every version.
    fn four(_: u8, bytes: &[u8]) -> Reach {
        if bytes.len() < 4 { Reach::Beyond } else { Reach::Bytes(4) }
    }

    fn unseal(text: &str) -> Result<(u8, Vec<u8>), Fault> {
        super::unseal(text, four)
    }

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
            format!("{sealed}thanks"),
            format!("see {sealed} and tell me"),
            format!("“{sealed}”……"),
            broken,
        ];
        for form in forms {
            assert_eq!(unseal(&form).as_ref(), Ok(&(2, b"body".to_vec())), "{form}");
        }
    }

    #[test]
    fn a_link_that_lacks_its_end_is_told_from_a_damaged_one() {
        let sealed = seal(2, b"body").unwrap();
        for length in 3..sealed.len() {
            says(&sealed[..length], "不完整：少了结尾");
            says(&format!("https://tuiyan.example/#{}…", &sealed[..length]), "不完整：少了结尾");
        }
        for at in 4..sealed.len() {
            let wrong = if &sealed[at..=at] == "A" { "B" } else { "A" };
            says(&format!("{}{wrong}{}", &sealed[..at], &sealed[at + 1..]), "已损坏");
        }
    }

    #[test]
    fn what_is_no_link_is_refused_in_words() {
        says("", "没有内容");
        says("s=", "没有内容");
        says("https://tuiyan.example/", "应有“#s=…”");
        says("https://tuiyan.example/#t1-03", "应有“#s=…”");
        says("s=AgAA！AAAAAAAAAA", "第 5 个字符为“！”");
        says("s=A", "不完整：少了结尾");
        says("s=AgAA请看", "不完整：少了结尾");
        says("s=AAAA", "已损坏");
        says("s=AAAAAAAA", "已损坏");
        says("你好", "应有“#s=…”");
        says(&"A".repeat(LONGEST + 1), "最多 65536 个");
    }

    #[test]
    fn another_version_is_named_beside_our_own() {
        let mut bytes = vec![9, 1, 2, 3];
        bytes.extend_from_slice(&checksum(&bytes).to_le_bytes());
        says(&URL_SAFE_NO_PAD.encode(bytes), "链接为第 9 版，本程序只能读到第 7 版");
    }

    #[test]
    fn what_could_not_be_read_back_is_not_written() {
        assert!(seal(1, &vec![0; LONGEST]).unwrap_err().problem.contains("请缩短备注"));
    }
}
