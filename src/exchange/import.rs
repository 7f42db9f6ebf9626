//! The result of importing a file.

use super::fault::Faults;
use crate::language::plural;
use crate::{phrase, word};

/// The most faults that are listed; after mending these, a person sees the next.
const LISTED: usize = 20;

/// A file and the result of importing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportLine {
    /// The file's name.
    pub file: String,
    /// The result, in a sentence.
    pub sentence: String,
    /// Its faults, each with its place.
    pub faults: Vec<String>,
    /// Whether all of it was refused.
    pub is_refused: bool,
}

/// The line for a file whose scenarios were added under these names, or that was refused.
pub fn import_line(file: &str, added: &Result<Vec<String>, Faults>) -> ImportLine {
    let (sentence, faults) = match added {
        Ok(names) => (taken(names), Vec::new()),
        Err(Faults(faults)) => {
            let listed = faults.iter().take(LISTED).map(ToString::to_string);
            let more = faults.len().saturating_sub(LISTED);
            let rest = (more > 0).then(|| phrase!("另有 {more} 处，改好以上各处后再看", "and {more} more; fix these first"));
            let sentence = if let [_] = faults.as_slice() {
                word!("没有导入：", "Not imported:").to_owned()
            } else {
                several(faults.len())
            };
            (sentence, listed.chain(rest).collect())
        }
    };
    ImportLine { file: file.to_owned(), sentence, faults, is_refused: added.is_err() }
}

/// The line for a file of facts: how many figures were taken, or why none.
pub fn facts_line(file: &str, taken: Result<usize, Faults>) -> ImportLine {
    match taken {
        Ok(count) => {
            let figures = plural(count, "figure", "figures");
            let sentence = phrase!(
                "已并入规划的历年数据，共 {count} 个数值；可以撤销。",
                "{count} {figures} added to the yearly data of the plan; undo takes them back."
            );
            ImportLine { file: file.to_owned(), sentence, faults: Vec::new(), is_refused: false }
        }
        Err(faults) => import_line(file, &Err(faults)),
    }
}

fn several(faults: usize) -> String {
    phrase!("没有导入，有 {faults} 处需要改正：", "Not imported; {faults} problems to fix:")
}

fn taken(names: &[String]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("“{name}”")).collect();
    match names.as_slice() {
        [] => word!("文件里没有情景。", "There is no scenario in the file.").to_owned(),
        [one] => phrase!("已加入情景{one}。", "Added the scenario {one}."),
        many => phrase!("已加入 {} 个情景：{}。", "Added {} scenarios: {}.", many.len(), many.join(word!("、", ", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Fault;

    #[test]
    fn what_was_taken_is_named() {
        let sentence = |names: &[&str]| import_line("a.xlsx", &Ok(names.iter().map(ToString::to_string).collect())).sentence;
        assert_eq!(sentence(&["甲"]), "已加入情景“甲”。");
        assert_eq!(sentence(&["甲", "乙"]), "已加入 2 个情景：“甲”、“乙”。");
    }

    #[test]
    fn a_refusal_lists_its_faults_with_their_places() {
        let line = import_line("a.xlsx", &Err(Fault::new("观测!C5", "为“x”，应为数").into()));
        assert_eq!(line.faults, ["观测!C5：为“x”，应为数"]);
        assert!(line.is_refused);
        assert_eq!(line.sentence, "没有导入：");
        let many = import_line("a.xlsx", &Err(Faults(vec![Fault::new("", "错"); 25])));
        assert_eq!(many.sentence, "没有导入，有 25 处需要改正：");
        assert_eq!(many.faults.len(), 21);
        assert_eq!(many.faults[20], "另有 5 处，改好以上各处后再看");
    }
}
