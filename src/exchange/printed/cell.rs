//! A cell with a goal or a base figure: its clauses sorted into goals, the base year's figure, and the rest.

use super::clause::{Clause, clauses};
use super::fold::folded;
use super::token::tokens;
use crate::plan::{Nature, Year};

/// The contents of a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Saying {
    /// The goals, in their order.
    pub(super) goals: Vec<Clause>,
    /// The base year's figure, if the cell has it: 69％（2025年预计66.83％）.
    pub(super) base: Option<Clause>,
    /// The nature, if the cell has it.
    pub(super) nature: Option<Nature>,
    /// What stands there and fits none of these.
    pub(super) left: Vec<String>,
    /// The cell's own words.
    pub(super) text: String,
}

/// Reads a cell. A clause about the base year is a base figure.
pub(super) fn read(text: &str, base: Option<Year>) -> Saying {
    let folded = unbroken(&folded(text));
    let mut saying = Saying { text: text.trim().to_owned(), ..Saying::default() };
    for (by, clause) in joined(clauses(&folded, &tokens(&folded))) {
        saying.take(by, clause, base);
    }
    saying.share();
    saying.state();
    saying
}

/// The year in a text, if it has one: 2030年底前全面完成.
fn year_in(text: &str) -> Option<Year> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let year = numbers.next()?.parse().ok().filter(|year| (1900..2200).contains(year))?;
    numbers.next().is_none().then(|| Year::new(year))
}

/// A text rejoined where its lines break within words.
fn unbroken(text: &str) -> String {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
    let mut lines = text.split('\n').map(str::trim);
    let mut whole = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        if !(is_letter(whole.chars().next_back()) && is_letter(line.chars().next())) {
            whole.push('\n');
        }
        whole += line;
    }
    whole
}

/// Joins clauses that only modify others, and words before what they name, with those others.
fn joined(parts: Vec<(char, Clause)>) -> Vec<(char, Clause)> {
    let mut joined: Vec<(char, Clause)> = Vec::new();
    let mut ahead: Option<Clause> = None;
    for (by, mut clause) in parts {
        if clause.text.is_empty() {
            continue;
        }
        if let Some(before) = ahead.take() {
            clause.modified(&before);
            clause.text = format!("{}{by}{}", before.text, clause.text);
            clause.label = before.label + &clause.label;
        }
        let is_goal = clause.is_goal() || !clause.aside.is_empty();
        match joined.last_mut() {
            Some((_, last)) if last.is_watched && clause.is_watched => last.text = format!("{}{by}{}", last.text, clause.text),
            _ if is_goal => joined.push((by, clause)),
            Some((_, last)) if clause.label.is_empty() && !clause.is_made => last.modified(&clause),
            None if clause.label.is_empty() || matches!(by, ' ' | '、' | '/') => ahead = Some(clause),
            _ => joined.push((by, clause)),
        }
    }
    if let Some(clause) = ahead {
        joined.push((' ', clause));
    }
    joined
}

impl Saying {
    /// Words alone are a statement, even where each of them could modify a number: 基本建成.
    fn state(&mut self) {
        let year = year_in(&self.text);
        let words = year.map_or_else(|| self.text.clone(), |year| self.text.replace(&year.to_string(), ""));
        if self.goals.is_empty() && self.base.is_none() && !self.left.is_empty() && !crate::figure::has_digit(&words) {
            self.left.clear();
            self.goals.push(Clause { year, text: self.text.clone(), label: self.text.clone(), ..Clause::default() });
        }
    }

    fn take(&mut self, by: char, mut clause: Clause, base: Option<Year>) {
        self.nature = self.nature.or(clause.nature);
        self.left.append(&mut clause.left);
        let mut hoped = Vec::new();
        for mut aside in std::mem::take(&mut clause.aside) {
            self.nature = self.nature.or(aside.nature);
            let is_of_base = aside.is_base
                || aside.is_forecast
                || (aside.year.is_some() && aside.year == base)
                || aside.year.zip(base).is_some_and(|(year, base)| year < base);
            if is_of_base {
                self.base = Some(aside);
            } else if aside.is_part {
                aside.text.clone_from(&clause.text);
                self.goals.push(aside);
            } else if aside.is_hoped && clause.figure.is_some() {
                hoped.push(aside);
            } else if !clause.is_goal() || clause.is_later {
                // The number stands in brackets beside words: it is proposed, and the words are shown.
                self.left.push(std::mem::replace(&mut clause, aside).text);
            } else {
                self.left.push(aside.text);
            }
        }
        let is_of_base =
            clause.figure.is_some() && (clause.is_base || clause.year.is_some_and(|year| base.is_some_and(|base| year <= base)));
        if is_of_base && self.base.is_none() {
            self.base = Some(clause);
        } else if clause.is_goal()
            || (clause.is_made && !clause.label.is_empty())
            || !clause.label.is_empty()
            || clause.is_of_each
        {
            let at = self.goals.iter().position(|goal| goal.is_part && goal.text == clause.text).unwrap_or(self.goals.len());
            clause.is_part |= by != ' ' && clause.is_part;
            self.goals.insert(at, clause);
        } else if !clause.text.is_empty() && clause.nature.is_none() {
            self.left.push(clause.text);
        }
        self.goals.append(&mut hoped);
    }

    /// Goals side by side share what stands before the first and after the last: 年均 8％ / 7％, 65 / 93％以上.
    fn share(&mut self) {
        let numbers = self.goals.iter().filter(|goal| goal.figure.is_some()).count();
        if numbers < 2 || numbers != self.goals.len() {
            return;
        }
        let (first, last) = (self.goals[0].clone(), self.goals[numbers - 1].clone());
        let is_list = !self.goals.iter().any(|goal| goal.is_part || goal.year.is_some() || goal.is_hoped && !first.is_hoped);
        let is_even = !self.text.contains(['，', ',', '；', ';']);
        if !(is_list && is_even) {
            return;
        }
        for goal in &mut self.goals {
            goal.is_average |= first.is_average;
            goal.is_yearly |= first.is_yearly;
            goal.is_total |= first.is_total;
            goal.is_level |= first.is_level;
            goal.is_hoped |= first.is_hoped;
            goal.is_capped |= first.is_capped;
            goal.change = goal.change.or(first.change);
            goal.unit = goal.unit.take().or_else(|| last.unit.clone());
            if goal.op.is_none() && !goal.is_about && goal.label.is_empty() {
                (goal.op, goal.is_about) = if first.op.is_some() { (first.op, false) } else { (last.op, last.is_about) };
            }
        }
    }

    /// Whether the cell has no goal.
    pub(super) fn is_empty(&self) -> bool {
        self.goals.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Comparison, Direction};

    fn goals(text: &str) -> Vec<Clause> {
        read(text, Some(Year::new(2025))).goals
    }

    #[track_caller]
    fn one(text: &str) -> Clause {
        let goals = goals(text);
        assert_eq!(goals.len(), 1, "{text}: {goals:#?}");
        goals[0].clone()
    }

    #[test]
    fn a_base_and_a_nature_within_the_cell_are_told_from_the_goal() {
        let saying = read("67%左右(2025年64.7%,约束性)", Some(Year::new(2025)));
        assert_eq!(saying.goals.len(), 1);
        assert_eq!(
            (saying.base.and_then(|base| base.figure).map(|it| it.low), saying.nature),
            (Some(64.7), Some(Nature::Binding))
        );
        assert!(saying.goals[0].is_about && saying.left.is_empty());
        let forecast = read("4% 左右(2025 年预计 3.45% 左右)", Some(Year::new(2025)));
        assert!(forecast.base.is_some_and(|base| base.is_forecast && base.is_about));
    }

    #[test]
    fn goals_side_by_side_share_what_stands_before_and_behind() {
        let both = goals("年均 8% / 7%(预期性)");
        assert!(both.len() == 2 && both.iter().all(|goal| goal.is_average), "{both:#?}");
        let both = goals("到2030年力争分别达1000亿元、1亿人次");
        assert_eq!(both.iter().map(|goal| goal.unit.as_deref()).collect::<Vec<_>>(), [Some("亿元"), Some("亿人次")]);
        let both = goals("60 所左右高水平高职、160 个左右高水平专业群");
        assert_eq!(both.iter().map(|goal| goal.label.as_str()).collect::<Vec<_>>(), ["高水平高职", "高水平专业群"]);
        assert!(both.iter().all(|goal| goal.is_about));
    }

    #[test]
    fn a_part_stands_behind_its_whole() {
        let all = goals("〔5000〕（其中农民工〔1750〕）");
        assert_eq!(all.iter().map(|goal| (goal.is_total, goal.is_part)).collect::<Vec<_>>(), [(true, false), (true, true)]);
        assert_eq!(goals("3000 亿元,其中与京冀 725 亿元").iter().filter(|goal| goal.is_part).count(), 1);
    }

    #[test]
    fn what_is_held_against_another_figure_keeps_its_name() {
        let against = |text: &str| one(text).against.map(|against| (against.op, against.name, against.plus));
        assert_eq!(against("与GDP增长基本同步"), Some((Comparison::AtLeast, "GDP增长".to_owned(), 0.0)));
        assert_eq!(against("高于全国平均水平"), Some((Comparison::MoreThan, "全国平均".to_owned(), 0.0)));
        assert_eq!(against("年均增速高于GDP增速1个百分点以上"), Some((Comparison::AtLeast, "GDP增速".to_owned(), 1.0)));
        let number = one("到2030年高于陆域国土面积35%");
        assert_eq!((number.op, number.figure.map(|it| it.low)), (Some(Comparison::MoreThan), Some(35.0)));
    }

    #[test]
    fn whether_the_number_itself_counts_may_stand_in_brackets() {
        for (text, op) in [
            ("5%以上（含5%）", Comparison::AtLeast),
            ("大于5%（含5%）", Comparison::AtLeast),
            ("5%以下（不含5%）", Comparison::LessThan),
            ("5%（不含）以上", Comparison::MoreThan),
            ("低于5%（含本数）", Comparison::AtMost),
        ] {
            let saying = read(text, None);
            assert_eq!((saying.goals[0].op, saying.goals.len(), saying.left.len()), (Some(op), 1, 0), "{text}: {saying:#?}");
        }
        assert_eq!(read("5%以上（含6%）", None).left, ["含6%"]);
    }

    #[test]
    fn a_count_in_brackets_with_a_name_of_its_own_is_a_part() {
        for text in ["达到12个（5A级1个）", "达到12个（其中5A级1个）"] {
            let all = goals(text);
            let found = all.iter().map(|goal| (goal.label.as_str(), goal.figure.unwrap().low, goal.is_part)).collect::<Vec<_>>();
            assert_eq!(found, [("", 12.0, false), ("5A级", 1.0, true)], "{text}");
        }
        for text in ["达到12个（全国30个）", "95%（农村90%）", "12个（2025年9个）", "12个（新增3个）"] {
            assert!(goals(text).iter().all(|goal| !goal.is_part), "{text}");
        }
    }

    #[test]
    fn changes_are_told_from_levels() {
        assert_eq!(one("增加 10 万人以上").change, Some(Direction::Rise));
        assert!(one("提高到80岁").is_level && one("提高到80岁").change.is_none());
        assert!(one("（提高）").is_direction() && one("明显提高").is_direction());
        assert_eq!(one("保持相当规模、各年度视情提出").text, "保持相当规模、各年度视情提出");
    }
}
