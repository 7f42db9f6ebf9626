//! What became of a file that a person gave.

use crate::exchange::Faults;
use crate::scenario::Scenario;

/// The most faults that are listed; who mends these sees the next.
const LISTED: usize = 20;

/// A file and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportLine {
    /// The file's name.
    pub file: String,
    /// What became of it, in a sentence.
    pub sentence: String,
    /// What is wrong with it, each with its place.
    pub faults: Vec<String>,
    /// Whether nothing of it was taken.
    pub is_refused: bool,
}

/// The line of a file that was read as scenarios, or refused.
pub fn import_line(file: &str, read: &Result<Vec<Scenario>, Faults>) -> ImportLine {
    let (sentence, faults) = match read {
        Ok(scenarios) => (taken(scenarios), Vec::new()),
        Err(Faults(faults)) => {
            let listed = faults.iter().take(LISTED).map(ToString::to_string);
            let more = faults.len().saturating_sub(LISTED);
            let rest = (more > 0).then(|| format!("另有 {more} 处，改好以上各处后再看"));
            (format!("没有导入，有 {} 处需要改正：", faults.len()), listed.chain(rest).collect())
        }
    };
    ImportLine { file: file.to_owned(), sentence, faults, is_refused: read.is_err() }
}

fn taken(scenarios: &[Scenario]) -> String {
    let names: Vec<_> = scenarios.iter().map(|scenario| format!("“{}”", scenario.name)).collect();
    match names.as_slice() {
        [] => "文件里没有情景。".to_owned(),
        [one] => format!("已加入情景{one}。"),
        many => format!("已加入 {} 个情景：{}。", many.len(), many.join("、")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{Fault, builtin_plan};

    #[test]
    fn what_was_taken_is_named() {
        let plan = builtin_plan().unwrap();
        let named = |name: &str| Scenario { name: name.to_owned(), ..Scenario::holding(&plan) };
        assert_eq!(import_line("a.json", &Ok(vec![named("甲")])).sentence, "已加入情景“甲”。");
        assert_eq!(import_line("a.xlsx", &Ok(vec![named("甲"), named("乙")])).sentence, "已加入 2 个情景：“甲”、“乙”。");
    }

    #[test]
    fn a_refusal_lists_its_faults_with_their_places() {
        let line = import_line("a.xlsx", &Err(Fault::new("观测!C5", "为“x”，应为数").into()));
        assert_eq!(line.faults, ["观测!C5：为“x”，应为数"]);
        assert!(line.is_refused);
        let many = import_line("a.xlsx", &Err(Faults(vec![Fault::new("", "错"); 25])));
        assert_eq!(many.faults.len(), 21);
        assert_eq!(many.faults[20], "另有 5 处，改好以上各处后再看");
    }
}
