//! Reading what a command is given: a file, or `-` for standard input.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use tuiyan::exchange::{self, Faults};
use tuiyan::plan::Plan;
use tuiyan::scenario::Scenario;

use super::Refused;

/// A text and the name under which its faults are reported.
pub(super) struct Input {
    pub(super) name: String,
    pub(super) text: String,
}

/// Larger than any plan that could be read to the end, small enough to hold.
const LARGEST: u64 = 64 << 20;

impl Input {
    pub(super) fn read(path: &Path) -> Result<Self, Refused> {
        let is_stdin = path.as_os_str() == "-";
        let name = if is_stdin { "标准输入".to_owned() } else { path.display().to_string() };
        let bytes = if is_stdin { bytes(io::stdin().lock()) } else { File::open(path).and_then(bytes) };
        let text = bytes.map_err(|error| in_words(&error)).and_then(text);
        text.map(|text| Self { name: name.clone(), text }).map_err(|problem| Refused(vec![format!("{name}: {problem}")]))
    }

    /// The faults found in it, one line each.
    pub(super) fn refused(&self, faults: &Faults) -> Refused {
        Refused(faults.0.iter().map(|fault| format!("{}: {fault}", self.name)).collect())
    }

    pub(super) fn plan(&self) -> Result<Plan, Refused> {
        exchange::read_plan(&self.text).map_err(|faults| self.refused(&faults))
    }

    pub(super) fn scenario(&self, plan: &Plan) -> Result<Scenario, Refused> {
        exchange::read_scenario(&self.text, plan).map_err(|faults| self.refused(&faults))
    }
}

/// The plan of that file, or the one that the program ships with.
pub(super) fn plan_or_builtin(path: Option<&Path>) -> Result<Plan, Refused> {
    match path {
        Some(path) => Input::read(path)?.plan(),
        None => Input { name: "内置规划".to_owned(), text: exchange::BUILTIN.to_owned() }.plan(),
    }
}

fn bytes(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST { Err(ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// The text without the mark that some editors put in front of it.
fn text(bytes: Vec<u8>) -> Result<String, String> {
    let text = String::from_utf8(bytes)
        .map_err(|error| format!("第 {} 个字节起不是 UTF-8 文本，应存为 UTF-8", error.utf8_error().valid_up_to() + 1))?;
    let bare = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if bare.trim().is_empty() { Err("没有内容，应为 JSON".to_owned()) } else { Ok(bare.to_owned()) }
}

fn in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "没有这个文件".to_owned(),
        ErrorKind::IsADirectory => "是目录，应为文件".to_owned(),
        ErrorKind::PermissionDenied => "没有读取的权限".to_owned(),
        ErrorKind::FileTooLarge => format!("超过 {} MB，不会是规划或情景文件", LARGEST >> 20),
        _ => format!("读不到：{error}"),
    }
}
