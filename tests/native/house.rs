//! The rooms of the source, and which may know which.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room with those it may name, and itself. Tests may name any.
const ROOMS: [(&str, &[&str]); 10] = [
    ("figure", &["figure"]),
    ("plan", &["plan"]),
    ("projection", &["plan", "projection"]),
    ("scenario", &["plan", "projection", "scenario"]),
    ("risk", &["plan", "projection", "scenario", "risk"]),
    ("trend", &["plan", "projection", "scenario", "trend"]),
    ("training", &["plan", "projection", "scenario", "risk", "trend", "training"]),
    ("chart", &["chart"]),
    ("view", &["plan", "projection", "scenario", "risk", "trend", "training", "chart", "view"]),
    ("exchange", &["plan", "projection", "scenario", "risk", "trend", "training", "view", "exchange"]),
];
/// What any room may make its texts with, and read figures with.
const GROUND: [&str; 5] = ["language", "word", "phrase", "figure", "math"];
/// What only the page may name.
const BROWSER: [&str; 5] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo"];

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found = entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    found.filter(|path| path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs")).collect()
}

/// The source of a room, or of all for an empty name, file by file, without its tests and comments.
pub(crate) fn code(room: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room);
    let strip = |text: String| {
        let shipped = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        shipped.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    };
    files(&folder).into_iter().map(|path| (path.clone(), strip(fs::read_to_string(path).unwrap()))).collect()
}

#[test]
fn rooms_depend_one_way() {
    for (room, known) in ROOMS {
        for (path, code) in code(room) {
            for named in code.split("crate::").skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()) {
                let named = named.unwrap_or_default();
                assert!(
                    named.is_empty() || GROUND.contains(&named) || known.contains(&named),
                    "{} names {named}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn only_the_page_knows_a_browser() {
    for (path, code) in ROOMS.iter().flat_map(|(room, _)| code(room)) {
        for name in BROWSER {
            assert!(!code.contains(&format!("{name}::")), "{} names {name}", path.display());
        }
    }
}

#[test]
fn whoever_handles_a_key_asks_whether_it_belongs_to_an_input_method() {
    for (path, code) in code("shell").into_iter().filter(|(path, _)| !path.ends_with("keyboard.rs")) {
        for raw in [".key_code()", ".is_composing()", "event.key().", "event.key() ", "&event.key()", "= event.key();"] {
            let found = code.lines().find(|line| line.contains(raw) && !line.contains("if let Some(name) = event.key() {"));
            assert!(found.is_none(), "{} reads a key by itself: {}", path.display(), found.unwrap_or_default().trim());
        }
    }
}
