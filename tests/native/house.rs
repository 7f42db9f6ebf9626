//! The rooms of the source, and which may know which.

use std::fs;
use std::path::{Path, PathBuf};

use crate::uses::Uses;

/// Each room of the core with those it may name, and itself. Tests may name any.
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
/// What only the page and its workers may name.
const BROWSER: [&str; 6] = ["shell", "leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo"];

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found = entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    found.filter(|path| path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs")).collect()
}

/// The source of a room, or of all for an empty name, file by file, without its tests and comments.
pub(crate) fn code(room: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room);
    files(&folder).into_iter().map(|path| (path.clone(), shipped(&fs::read_to_string(path).unwrap()))).collect()
}

/// A file without its comments and without what only tests compile, wherever in the file that stands.
fn shipped(text: &str) -> String {
    let mut lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut kept = Vec::new();
    while let Some(line) = lines.next() {
        if line.trim_start().starts_with("#[cfg(test)]") {
            skip_item(&mut lines);
        } else {
            kept.push(line);
        }
    }
    kept.join("\n")
}

/// Goes past one item: to the semicolon of a declaration, or to the brace at its own depth that closes it.
fn skip_item<'a>(lines: &mut impl Iterator<Item = &'a str>) {
    let head = lines.find(|line| !line.trim_start().starts_with("#[")).unwrap_or_default();
    if head.trim_end().ends_with(';') || head.trim_end().ends_with('}') {
        return;
    }
    let indent = head.len() - head.trim_start().len();
    lines.find(|line| line.trim_start().starts_with('}') && line.len() - line.trim_start().len() == indent);
}

#[test]
fn only_what_tests_compile_is_passed_by() {
    let file = "use a;\n#[cfg(test)]\nmod tests;\n// said\nfn b() {\n    c();\n}\n#[cfg(test)]\n#[allow(x)]\nmod more {\n    fn d() {\n    }\n}\nfn e() {}";
    assert_eq!(shipped(file), "use a;\nfn b() {\n    c();\n}\nfn e() {}");
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
fn no_files_go_in_a_circle() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let all: Vec<_> = ROOMS.iter().flat_map(|(room, _)| code(room)).chain(code("shell")).collect();
    let files = all.iter().map(|(path, code)| (path.strip_prefix(&source).unwrap(), code.as_str()));
    let circles = Uses::of(files).circles();
    assert_eq!(circles, Vec::<Vec<String>>::new(), "move what both need to a file of its own");
}

#[test]
fn only_the_page_and_its_workers_know_a_browser() {
    let programs = code("bin").into_iter().map(|(path, code)| (path, code.replace("tuiyan::shell::serve_spreadsheets()", "")));
    for (path, code) in ROOMS.iter().flat_map(|(room, _)| code(room)).chain(programs) {
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

#[test]
fn the_fuzzed_crate_knows_every_library_of_the_program() {
    let read = |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    let (program, lock) = (read("Cargo.toml"), read("fuzz/Cargo.lock"));
    let locked = lock.split("[[package]]").find(|package| package.contains("\nname = \"tuiyan\"\n")).unwrap();
    for section in ["[dependencies]\n", "[target.'cfg(not(target_arch = \"wasm32\"))'.dependencies]\n"] {
        let listed = program.split_once(section).unwrap().1.split("\n\n").next().unwrap();
        for (name, _) in listed.lines().filter_map(|line| line.split_once(" = ")) {
            let is_known = [format!(" \"{name}\""), format!(" \"{name} ")].iter().any(|entry| locked.contains(entry));
            assert!(is_known, "fuzz/Cargo.lock does not know {name}: cargo metadata --manifest-path fuzz/Cargo.toml adds it");
        }
    }
}
