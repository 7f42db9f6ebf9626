//! JSON into types. A fault has the path to what does not fit and the reason in the person's language.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Error as _, MapAccess, Visitor};
use serde_json::error::Category;

use super::fault::Fault;
use super::object::Object;
use crate::language::{Language, Text};
use crate::{phrase, word};

/// Reads one JSON object.
pub(super) fn decode<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    decode_any(text).map(|Object(value)| value)
}

/// Reads one JSON value of any kind.
pub(super) fn decode_any<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = match error.path().to_string() {
            root if root == "." => String::new(),
            path => path,
        };
        Fault::new(path, in_words(error.inner()))
    })?;
    json.end().map_err(|error| Fault::new("", in_words(&error)))?;
    Ok(value)
}

/// The same for a file of many values: where they are is followed only once one of them is found not to fit.
pub(super) fn decode_many<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).or_else(|_| decode_any(text))
}

/// The kind and version of a file: `tuiyan.plan/1`.
#[derive(Deserialize)]
pub(super) struct Head {
    pub(super) format: Option<String>,
}

/// Refuses a file of another kind or of a newer version. Answers its version.
pub(super) fn check_format(text: &str, kind: &str, newest: u32) -> Result<u32, Fault> {
    let found = decode::<Head>(text)?.format.unwrap_or_default();
    check_version(&found, kind, newest).map_err(|problem| Fault::new("format", problem))
}

/// The same for a format anywhere in a file. The error says what is wrong with it.
pub(super) fn check_version(found: &str, kind: &str, newest: u32) -> Result<u32, String> {
    let expected = format!("{kind}/{newest}");
    if let Some(version) = (1..=newest).find(|version| found == format!("{kind}/{version}")) {
        return Ok(version);
    }
    if found.is_empty() {
        return Err(phrase!("缺少 format，应为“{expected}”", "format is missing; it must be “{expected}”"));
    }
    let newer = found.strip_prefix(kind).and_then(|rest| rest.strip_prefix('/')?.parse::<u32>().ok());
    Err(match newer {
        Some(newer) if newer > newest => {
            phrase!(
                "文件为第 {newer} 版（{found}），本程序只能读到第 {newest} 版（{expected}），请更新程序",
                "the file is of version {newer} ({found}); this program reads versions up to {newest} ({expected}); please \
                 update it"
            )
        }
        _ => phrase!("为“{found}”，应为“{expected}”", "it is “{found}”; it must be “{expected}”"),
    })
}

fn in_words(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let bare = message.rsplit_once(" at line ").map_or(message.as_str(), |(bare, _)| bare);
    match error.classify() {
        Category::Data => translated(bare),
        Category::Syntax | Category::Eof | Category::Io if bare.starts_with("number out of range") => {
            word!("数值超出双精度数的范围，应为有限的数", "the number exceeds the range of a double; it must be finite")
                .to_owned()
        }
        Category::Syntax | Category::Eof | Category::Io => {
            phrase!(
                "第 {} 行第 {} 列不是合法的 JSON（{bare}）",
                "line {}, column {} is not valid JSON ({bare})",
                error.line(),
                error.column()
            )
        }
    }
}

/// serde's messages, which follow a few fixed patterns. Our own messages pass through.
fn translated(message: &str) -> String {
    let Some((pattern, words)) = PATTERNS.iter().find(|(pattern, _)| message.starts_with(pattern)) else {
        return message.to_owned();
    };
    let rest = &message[pattern.len()..];
    match Language::current() {
        Language::Chinese => {
            let rest = rest.replace("expected one of", "应为以下之一").replace("expected", "应为").replace(" or ", " 或 ");
            format!("{words}{}", plain_types(&rest, &CHINESE_TYPES)).replace(", ", "，")
        }
        Language::English => format!("{words}{}", plain_types(&rest.replace(", expected", "; expected"), &ENGLISH_TYPES)),
    }
}

const PATTERNS: [(&str, Text); 7] = [
    ("unknown field ", Text::new("不认识的字段 ", "unknown field ")),
    ("unknown variant ", Text::new("不认识的取值 ", "unknown value ")),
    ("missing field ", Text::new("缺少字段 ", "missing field ")),
    ("duplicate field ", Text::new("重复的字段 ", "duplicate field ")),
    ("invalid type: ", Text::new("类型不对：为 ", "wrong type: it is ")),
    ("invalid value: ", Text::new("取值不对：为 ", "wrong value: it is ")),
    ("invalid length ", Text::new("长度不对：为 ", "wrong length: it is ")),
];

const CHINESE_TYPES: [(&str, &str); 16] = [
    ("floating point number", "数"),
    ("floating point", "数"),
    ("integer", "整数"),
    ("string", "文字"),
    ("boolean", "真假值"),
    ("null", "空值"),
    ("sequence", "列表"),
    ("a sequence", "列表"),
    ("a map", "一组字段"),
    ("map", "一组字段"),
    ("f64", "数"),
    ("u64", "非负整数"),
    ("i16", "年份（整数）"),
    ("u8", "不大于 255 的非负整数"),
    ("u16", "不大于 65535 的非负整数"),
    ("there are no fields", "此处没有字段"),
];

const ENGLISH_TYPES: [(&str, &str); 9] = [
    ("floating point", "number"),
    ("sequence", "list"),
    ("map", "group of fields"),
    ("string", "text"),
    ("expected f64", "expected a number"),
    ("expected u64", "expected a whole number, not negative"),
    ("expected i16", "expected a year (a whole number)"),
    ("expected u8", "expected a whole number from 0 to 255"),
    ("expected u16", "expected a whole number from 0 to 65535"),
];

/// Names of types in plain words.
fn plain_types(text: &str, names: &[(&str, &str)]) -> String {
    names.iter().fold(text.to_owned(), |text, (theirs, ours)| text.replace(theirs, ours))
}

/// A JSON object; one with a repeated key is refused.
pub(super) struct Unique<K, V>(pub(super) BTreeMap<K, V>);

impl<K, V> Default for Unique<K, V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<'de, K, V> Deserialize<'de> for Unique<K, V>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    V: Deserialize<'de>,
{
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(UniqueKeys(PhantomData))
    }
}

struct UniqueKeys<K, V>(PhantomData<(K, V)>);

impl<'de, K, V> Visitor<'de> for UniqueKeys<K, V>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    V: Deserialize<'de>,
{
    type Value = Unique<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut unique = BTreeMap::new();
        while let Some(key) = entries.next_key::<K>()? {
            if unique.contains_key(&key) {
                return Err(A::Error::custom(phrase!(
                    "键“{key}”重复，每个键只能出现一次",
                    "the key “{key}” appears twice; each key may appear only once"
                )));
            }
            unique.insert(key, entries.next_value()?);
        }
        Ok(Unique(unique))
    }
}
