//! What the files of the source name of one another: a small reader of `use` and of paths, which knows what each folder hands on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A file by its modules: `["scenario", "edit"]`.
type Module = Vec<String>;

/// The files, and which names each hands on with `pub use`, with the path that each stands for.
pub(crate) struct Uses {
    files: BTreeMap<Module, String>,
    handed_on: BTreeMap<Module, BTreeMap<String, String>>,
}

impl Uses {
    /// Of files, each with its path within `src` and its text without tests and comments.
    pub(crate) fn of<'a>(files: impl IntoIterator<Item = (&'a Path, &'a str)>) -> Self {
        let files: BTreeMap<_, _> = files.into_iter().map(|(path, text)| (module(path), text.to_owned())).collect();
        let of = |text: &String| declared(text, true).into_iter().map(|(path, name)| (name, path)).collect();
        let handed_on = files.iter().map(|(module, text)| (module.clone(), of(text))).collect();
        Self { files, handed_on }
    }

    /// The files that go in circles: each circle in order of its names.
    pub(crate) fn circles(&self) -> Vec<Vec<String>> {
        let named: BTreeMap<_, _> = self.files.keys().map(|file| (file, self.named(file))).collect();
        let reached: BTreeMap<_, _> = self.files.keys().map(|file| (file, reached(file, &named))).collect();
        let circle = |file: &Module| -> Vec<String> {
            let of = reached[file].iter().filter(|other| reached[*other].contains(file));
            of.map(|module| module.join("::")).collect()
        };
        let circles: BTreeSet<_> = self.files.keys().map(circle).filter(|circle| circle.len() > 1).collect();
        circles.into_iter().collect()
    }

    /// The files that a file names. One that opens a folder knows what is in it, which counts for nothing: that may know it as well.
    fn named(&self, file: &Module) -> BTreeSet<Module> {
        let text = &self.files[file];
        let paths = declared(text, false).into_iter().map(|(path, _)| path).chain(spelled(text));
        paths
            .map(|path| self.meant(file, &path))
            .filter(|named| !named.starts_with(file) && self.files.contains_key(named))
            .collect()
    }

    /// The file that a path means where it stands in that one.
    fn meant(&self, file: &Module, path: &str) -> Module {
        let mut at = file.clone();
        for (place, part) in path.split("::").enumerate() {
            match part {
                "crate" if place == 0 => at.clear(),
                "super" => _ = at.pop(),
                "self" => {}
                part => {
                    at.push(part.to_owned());
                    if !self.files.contains_key(&at) {
                        at.pop();
                        let further = self.handed_on.get(&at).and_then(|names| names.get(part)).filter(|_| at != *file);
                        return further.map_or_else(|| at.clone(), |further| self.meant(&at, further));
                    }
                }
            }
        }
        at
    }
}

/// All that is named by what a file names, and so on.
fn reached(file: &Module, named: &BTreeMap<&Module, BTreeSet<Module>>) -> BTreeSet<Module> {
    let (mut reached, mut left) = (BTreeSet::new(), vec![file.clone()]);
    while let Some(next) = left.pop() {
        for other in &named[&next] {
            if reached.insert(other.clone()) {
                left.push(other.clone());
            }
        }
    }
    reached
}

fn module(path: &Path) -> Module {
    let parts = path.with_extension("").components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    let mut parts: Module = parts;
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

/// The paths of the `use` declarations of a file, each with the name that it has there: those that hand on, or the others.
fn declared(text: &str, hands_on: bool) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("use ") {
        let before = text[..at].rsplit('\n').next().unwrap_or_default().trim();
        let is_declaration = before.is_empty() || before.starts_with("pub");
        if is_declaration
            && before.starts_with("pub") == hands_on
            && let Some((tree, _)) = text[at + 4..].split_once(';')
        {
            leaves("", &tree.split_whitespace().collect::<Vec<_>>().join(" "), &mut found);
        }
    }
    found
}

fn leaves(before: &str, tree: &str, found: &mut Vec<(String, String)>) {
    let tree = tree.trim();
    let Some((head, list)) = tree.split_once('{') else {
        let (path, name) = tree.split_once(" as ").unwrap_or((tree, tree.rsplit("::").next().unwrap_or_default()));
        let path = format!("{before}{path}");
        return found.push((path.trim_end_matches("::self").trim_end_matches("::*").to_owned(), name.to_owned()));
    };
    let list = list.rsplit_once('}').map_or(list, |(list, _)| list);
    let (mut depth, mut from) = (0, 0);
    for (at, letter) in list.char_indices().chain([(list.len(), ',')]) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !list[from..at].trim().is_empty() {
                    leaves(&format!("{before}{head}"), &list[from..at], found);
                }
                from = at + 1;
            }
            _ => {}
        }
    }
}

/// The paths that are spelled out in the code itself: `super::grid::Spot`.
fn spelled(text: &str) -> Vec<String> {
    let is_of_path = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    let is_use = |line: &str| line.starts_with("use ") || line.starts_with("pub") && line.contains(" use ");
    let lines = text.lines().filter(|line| !is_use(line.trim_start()));
    let words = lines.flat_map(|line| line.split(move |letter| !is_of_path(letter)));
    let spelled = words.filter(|word| word.starts_with("super::") || word.starts_with("crate::"));
    spelled.map(|word| word.trim_end_matches(':').to_owned()).collect()
}

#[test]
fn circles_are_found_through_what_a_folder_hands_on() {
    let of = |files: &[(&str, &str)]| Uses::of(files.iter().map(|(path, text)| (Path::new(*path), *text))).circles();
    let door = ("a/mod.rs", "mod b;\nmod c;\npub use b::{One, Two as Three};\n");
    let plain = ("a/b.rs", "use std::fmt;\npub struct One;");
    assert!(of(&[door, plain, ("a/c.rs", "use super::{One,\n    Three};")]).is_empty());
    let back = ("a/b.rs", "fn b() {\n    super::c::d();\n}");
    let expected = vec![vec!["a::b".to_owned(), "a::c".to_owned()]];
    assert_eq!(of(&[door, back, ("a/c.rs", "use crate::a::Three;")]), expected);
    assert_eq!(of(&[door, back, ("a/c.rs", "use super::b::{self, One};")]), expected);
    assert!(of(&[door, back, ("a/c.rs", "use std::c::Three;")]).is_empty());
    let knowing = ("a/mod.rs", "use b::One;\npub struct Four;");
    assert!(of(&[knowing, ("a/b.rs", "use super::Four;\npub struct One;")]).is_empty());
}
