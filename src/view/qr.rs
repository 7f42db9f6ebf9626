//! A text for a camera: the QR code of a link, for those who sit before a screen.

use std::fmt::Write;

use qrcodegen::{QrCode as Code, QrCodeEcc};

use crate::{phrase, word};

/// A QR code as a drawing of squares, one unit each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// How many units it is wide and high, with the quiet margin of four that readers ask for.
    pub size: u32,
    /// The dark squares as an SVG path within those units.
    pub path: String,
    /// What to mind when it is shown; empty where there is nothing.
    pub note: &'static str,
}

const MARGIN: i32 = 4;

/// From so many squares a side a telephone has trouble from the back of a room.
const DENSE: i32 = 85;

/// The QR code of a text.
///
/// # Errors
/// A sentence for a text that no QR code can hold.
pub fn qr_code(text: &str) -> Result<QrCode, String> {
    let code = Code::encode_text(text, QrCodeEcc::Low).map_err(|_| too_long(text))?;
    let mut path = String::new();
    for y in 0..code.size() {
        row(&code, y, &mut path);
    }
    let is_dense = code.size() >= DENSE;
    let note = if is_dense {
        word!("内容较多，二维码较密，请放大后再扫。", "This code is dense; enlarge it before scanning.")
    } else {
        ""
    };
    Ok(QrCode { size: (code.size() + 2 * MARGIN).unsigned_abs(), path, note })
}

fn too_long(text: &str) -> String {
    phrase!(
        "链接有 {} 个字符，二维码最多容纳约 2900 个；请改为发送链接或文件。",
        "The link has {} characters and a QR code holds about 2,900; send the link or a file instead.",
        text.chars().count()
    )
}

/// Each stretch of dark squares as one rectangle: no seams between them, and a short path.
fn row(code: &Code, y: i32, path: &mut String) {
    let mut x = 0;
    while x < code.size() {
        let length = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
        if length > 0 {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{},{}h{length}v1h-{length}z", x + MARGIN, y + MARGIN);
        }
        x += i32::try_from(length).unwrap_or_default().max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dark squares of a path.
    fn squares(code: &QrCode) -> Vec<Vec<bool>> {
        let mut dark = vec![vec![false; code.size as usize]; code.size as usize];
        for stretch in code.path.split('M').skip(1) {
            let numbers: Vec<usize> = stretch.split([',', 'h', 'v']).take(3).map(|n| n.parse().unwrap()).collect();
            dark[numbers[1]][numbers[0]..numbers[0] + numbers[2]].fill(true);
        }
        dark
    }

    #[track_caller]
    fn reads_back(text: &str) {
        let code = qr_code(text).unwrap();
        let dark = squares(&code);
        // Four dots a square, as on a screen.
        let side = dark.len() * 4;
        let mut picture =
            rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if dark[y / 4][x / 4] { 0 } else { 255 });
        let (_, found) = picture.detect_grids()[0].decode().unwrap();
        assert_eq!(found, text);
    }

    #[test]
    fn another_programs_reader_finds_the_text() {
        reads_back("https://tuiyan.example.gov.cn/#s=AQlsaXpob3UtMTQ");
        reads_back(&format!("http://10.0.0.8:8080/#s={}", "aZ-_09".repeat(80)));
    }

    #[test]
    fn a_dense_code_says_so_and_one_that_cannot_be_is_refused_in_words() {
        assert_eq!(qr_code(&"a".repeat(200)).unwrap().note, "");
        assert!(qr_code(&"a".repeat(900)).unwrap().note.contains("放大"));
        assert!(qr_code(&"a".repeat(3000)).unwrap_err().contains("链接有 3000 个字符"));
    }
}
