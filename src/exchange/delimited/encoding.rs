//! Bytes as text. The page leaves this to the browser, which knows every encoding already.

use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::exchange::fault::Fault;
use crate::word;

/// The text of some bytes: UTF-8, or UTF-16 if a byte order mark says so, or else GB18030, in which Chinese spreadsheets save CSV. The mark
/// is dropped.
///
/// # Errors
/// If the bytes are no text in any of these.
pub fn decode_text(bytes: &[u8]) -> Result<String, Fault> {
    let (marked, bytes) = Encoding::for_bom(bytes).map_or((None, bytes), |(known, length)| (Some(known), &bytes[length..]));
    let candidates = marked.map_or_else(|| vec![UTF_8, GB18030], |known| vec![known]);
    candidates
        .into_iter()
        .find_map(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes))
        .map(std::borrow::Cow::into_owned)
        .ok_or_else(|| {
            Fault::new(
                "",
                word!(
                    "不是 UTF-8 文本，也不是 UTF-16 或 GB18030 文本，应存为 UTF-8",
                    "it is not text in UTF-8, UTF-16 or GB18030; save it as UTF-8"
                ),
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_in_the_encodings_that_spreadsheets_save() {
        let text = "编号,2021年\r\n";
        let utf_16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let gb = [0xb1, 0xe0, 0xba, 0xc5, b',', b'2', b'0', b'2', b'1', 0xc4, 0xea, b'\r', b'\n'];
        for bytes in [text.as_bytes(), format!("\u{feff}{text}").as_bytes(), utf_16.as_slice(), gb.as_slice()] {
            assert_eq!(decode_text(bytes).unwrap(), text);
        }
    }

    #[test]
    fn bytes_that_spell_nothing_are_refused() {
        assert!(decode_text(&[0xff, 0x00, 0xff]).is_err());
        assert!(decode_text(b"\xef\xbb\xbf\xff").is_err());
    }
}
