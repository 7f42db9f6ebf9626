//! One word, one thing: the names of types.

use std::collections::BTreeMap;

use crate::house::code;

/// What declares a type.
const KEYWORDS: [&str; 5] = ["struct ", "enum ", "trait ", "type ", "union "];

/// The type that a line declares for more than its own folder.
fn declared(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("pub")?;
    let (seen, rest) = match rest.strip_prefix('(') {
        Some(rest) => rest.split_once(") ")?,
        None => ("", rest.strip_prefix(' ')?),
    };
    let name = KEYWORDS.iter().find_map(|keyword| rest.strip_prefix(keyword))?;
    (seen != "super").then(|| name.split(|c: char| !c.is_alphanumeric()).next())?
}

#[test]
fn a_type_for_more_than_its_own_folder_is_told_from_others() {
    assert_eq!(declared("pub struct Plan<T> {"), Some("Plan"));
    assert_eq!(declared("    pub(crate) enum Way {"), Some("Way"));
    assert_eq!(declared("pub(in crate::shell) type Met = bool;"), Some("Met"));
    assert_eq!(declared("pub(super) struct Row {"), None);
    assert_eq!(declared("struct Row {"), None);
    assert_eq!(declared("pub fn row() {"), None);
}

#[test]
fn no_two_types_share_a_name_beyond_their_folders() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, code) in code("") {
        for name in code.lines().filter_map(declared) {
            places.entry(name.to_owned()).or_default().push(path.display().to_string());
        }
    }
    assert!(places.len() > 300, "hardly any type was found");
    places.retain(|_, places| places.len() > 1);
    assert!(places.is_empty(), "say in the name what each of them is: {places:#?}");
}
