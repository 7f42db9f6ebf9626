//! JSON into types, with the path to whatever does not fit and the reason in the person's language.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Error as _, MapAccess, Visitor};
use serde_json::error::Category;

use super::fault::Fault;
use super::object::Object;

/// Reads one JSON object.
pub(super) fn decode<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    let mut json = serde_json::Deserializer::from_str(text);
    let Object(value) = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = match error.path().to_string() {
            root if root == "." => String::new(),
            path => path,
        };
        Fault::new(path, in_words(error.inner()))
    })?;
    json.end().map_err(|error| Fault::new("", in_words(&error)))?;
    Ok(value)
}

/// The kind and version of a file: `tuiyan.plan/1`.
#[derive(Deserialize)]
pub(super) struct Head {
    pub(super) format: Option<String>,
}

/// Refuses what is not a file of that kind, or is of a newer version.
pub(super) fn check_format(text: &str, kind: &str, version: u32) -> Result<(), Fault> {
    let found = decode::<Head>(text)?.format.unwrap_or_default();
    check_version(&found, kind, version).map_err(|problem| Fault::new("format", problem))
}

/// The same of a format that stands anywhere; says what is wrong with it.
pub(super) fn check_version(found: &str, kind: &str, version: u32) -> Result<(), String> {
    let expected = format!("{kind}/{version}");
    if found == expected {
        return Ok(());
    }
    if found.is_empty() {
        return Err(format!("缺少 format，应为“{expected}”"));
    }
    let newer = found.strip_prefix(kind).and_then(|rest| rest.strip_prefix('/')?.parse::<u32>().ok());
    Err(match newer {
        Some(newer) if newer > version => {
            format!("文件为第 {newer} 版（{found}），本程序只能读到第 {version} 版（{expected}），请更新程序")
        }
        _ => format!("为“{found}”，应为“{expected}”"),
    })
}

fn in_words(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let bare = message.rsplit_once(" at line ").map_or(message.as_str(), |(bare, _)| bare);
    match error.classify() {
        Category::Data => translated(bare),
        Category::Syntax | Category::Eof | Category::Io if bare.starts_with("number out of range") => {
            "数值超出双精度数的范围，应为有限的数".to_owned()
        }
        Category::Syntax | Category::Eof | Category::Io => {
            format!("第 {} 行第 {} 列不是合法的 JSON（{bare}）", error.line(), error.column())
        }
    }
}

/// serde's sentences, which follow a few fixed patterns. What is in our own words already passes through.
fn translated(message: &str) -> String {
    let patterns: [(&str, &str); 7] = [
        ("unknown field ", "不认识的字段 "),
        ("unknown variant ", "不认识的取值 "),
        ("missing field ", "缺少字段 "),
        ("duplicate field ", "重复的字段 "),
        ("invalid type: ", "类型不对：为 "),
        ("invalid value: ", "取值不对：为 "),
        ("invalid length ", "长度不对：为 "),
    ];
    let Some((pattern, chinese)) = patterns.iter().find(|(pattern, _)| message.starts_with(pattern)) else {
        return message.to_owned();
    };
    let rest = message[pattern.len()..].to_owned();
    let rest = rest.replace("expected one of", "应为以下之一").replace("expected", "应为").replace(" or ", " 或 ");
    format!("{chinese}{}", plain_types(&rest)).replace(", ", "，")
}

fn plain_types(text: &str) -> String {
    let names = [
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
        ("there are no fields", "此处没有字段"),
    ];
    names.iter().fold(text.to_owned(), |text, (english, chinese)| text.replace(english, chinese))
}

/// A JSON object that is refused when a key stands in it twice.
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
                return Err(A::Error::custom(format!("键“{key}”重复，每个键只能出现一次")));
            }
            unique.insert(key, entries.next_value()?);
        }
        Ok(Unique(unique))
    }
}
