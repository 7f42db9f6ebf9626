//! Which indicator a text means.

use std::collections::{BTreeMap, BTreeSet};

use crate::exchange::workbook::Cell;
use crate::plan::{Id, Plan};
use crate::{phrase, word};

/// The indicators by what they may be called.
pub(super) struct Names<'a> {
    plan: &'a Plan,
    keys: BTreeMap<String, Vec<usize>>,
}

/// What a text came to.
pub(super) enum Named {
    /// That indicator.
    One(Id),
    /// None, and why not.
    Not(String),
}

impl<'a> Names<'a> {
    pub(super) fn of(plan: &'a Plan) -> Self {
        let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, indicator) in plan.indicators.iter().enumerate() {
            let (own, english) = (key(indicator.name.own()), indicator.name.english().map(key));
            for name in [Some(own), english].into_iter().flatten().collect::<BTreeSet<_>>() {
                keys.entry(name).or_default().push(at);
            }
        }
        Self { plan, keys }
    }

    /// The indicator that a cell names by its id or its name; the number of a row of the plan's table is for [`Self::find`] alone,
    /// since any small number could be one.
    pub(super) fn named(&self, cell: &Cell) -> Option<Id> {
        let Cell::Text(text) = cell else { return None };
        match self.all(text).as_slice() {
            [only] => Some(self.plan.indicators[*only].id.clone()),
            _ => None,
        }
    }

    /// The indicator that a cell of the naming column means.
    pub(super) fn find(&self, cell: &Cell) -> Named {
        match cell {
            Cell::Empty => {
                Named::Not(word!("这一行有数值而没有写明指标", "this row has figures but names no indicator").to_owned())
            }
            Cell::Number(number) | Cell::Rate(number) => self.numbered(*number),
            Cell::Text(text) => match self.all(text).as_slice() {
                [] => text.trim().parse().map_or_else(|_| self.unknown(text), |number| self.numbered(number)),
                [only] => Named::One(self.plan.indicators[*only].id.clone()),
                several => {
                    let ids: Vec<_> = several.iter().map(|at| self.plan.indicators[*at].id.as_str()).collect();
                    Named::Not(phrase!(
                        "“{}”可以是 {}，请改用编号",
                        "“{}” may mean {}; use an id instead",
                        shortened(text),
                        ids.join(word!("、", ", "))
                    ))
                }
            },
        }
    }

    /// The row of the scoreboard's table with that number.
    fn numbered(&self, number: f64) -> Named {
        let mut rows = (1_u32..).zip(self.plan.scored());
        match rows.find(|(at, _)| f64::from(*at) == number) {
            Some((_, indicator)) => Named::One(indicator.id.clone()),
            None => Named::Not(phrase!(
                "序号为 {number}，应为 1 至 {} 的整数",
                "the row number is {number}; it must be a whole number from 1 to {}",
                self.plan.scored().count()
            )),
        }
    }

    fn unknown(&self, text: &str) -> Named {
        let wanted = key(text);
        let near = |name: &&String| wanted.chars().count() > 3 && (name.contains(&wanted) || wanted.contains(name.as_str()));
        let hint = self.keys.keys().find(near).and_then(|name| self.keys[name].first());
        let hint = hint.map(|at| phrase!("，是否指“{}”", "; is “{}” meant?", self.plan.indicators[*at].name)).unwrap_or_default();
        Named::Not(phrase!("没有名为“{}”的指标{hint}", "there is no indicator called “{}”{hint}", shortened(text)))
    }

    /// Every indicator that a text may mean: its id, its name to the letter, its name as far as letters matter, or that with the
    /// unit behind it.
    fn all(&self, text: &str) -> Vec<usize> {
        let text = text.trim();
        let indicators = || self.plan.indicators.iter().enumerate();
        let id = text.to_ascii_lowercase();
        let exact = indicators().find(|(_, it)| it.id.as_str() == id).or_else(|| indicators().find(|(_, it)| it.name.is(text)));
        if let Some((at, _)) = exact {
            return vec![at];
        }
        let wanted = key(text);
        if let Some(found) = self.keys.get(&wanted) {
            return found.clone();
        }
        let Some((bare, unit)) = wanted.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else { return Vec::new() };
        let of_unit = |at: &usize| {
            [Some(self.plan.indicators[*at].unit.own()), self.plan.indicators[*at].unit.english()]
                .into_iter()
                .flatten()
                .any(|name| key(name) == unit)
        };
        self.keys.get(bare).map(|found| found.iter().copied().filter(of_unit).collect()).unwrap_or_default()
    }
}

/// What of a name matters: no white space, one width, one kind of brackets, no 其中 and no number before it.
fn key(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(plain).collect();
    let digits = plain.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = digits.strip_prefix(['.', '、', ')']).filter(|_| digits.len() < plain.len()).unwrap_or(&plain);
    bare.strip_prefix("其中").map_or(bare, |part| part.trim_start_matches(':')).to_owned()
}

fn plain(c: char) -> char {
    match c {
        '【' | '〔' | '［' | '[' => '(',
        '】' | '〕' | '］' | ']' => ')',
        // The full-width forms of ASCII, in its order.
        '！'..='～' => char::from_u32(u32::from(c) - u32::from('！') + u32::from('!')).unwrap_or(c).to_ascii_lowercase(),
        other => other.to_ascii_lowercase(),
    }
}

/// An indicator's name, or its id where the plan does not know it.
pub(super) fn name<'a>(plan: &'a Plan, id: &'a Id) -> &'a str {
    plan.indicator(id).map_or(id.as_str(), |indicator| indicator.name.get())
}

/// A text as far as it fits a sentence.
pub(super) fn shortened(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() > 24 { text.chars().take(23).chain(['…']).collect() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;

    #[track_caller]
    fn means(text: &str, id: &str) {
        let plan = builtin_plan().unwrap();
        match Names::of(&plan).find(&Cell::text(text)) {
            Named::One(found) => assert_eq!(found.as_str(), id),
            Named::Not(problem) => panic!("{problem}"),
        }
    }

    #[track_caller]
    fn is_refused(text: &str, expected: &str) {
        let plan = builtin_plan().unwrap();
        match Names::of(&plan).find(&Cell::text(text)) {
            Named::One(found) => panic!("{text} is {found}"),
            Named::Not(problem) => assert_eq!(problem, expected),
        }
    }

    #[test]
    fn an_indicator_is_known_by_id_name_and_number() {
        means("T1-03", "t1-03");
        means("学前教育毛入园率", "t1-03");
        means(" 3 ", "t1-03");
    }

    #[test]
    fn white_space_width_brackets_units_and_lead_ins_do_not_matter() {
        means("学前教育 毛入园率（％）", "t1-03");
        means("3. 学前教育毛入园率(%)", "t1-03");
        means("每千人口３岁以下婴幼儿托位数", "t1-01");
        means("每千人口拥有执业(助理)医师数［人］", "t1-19");
        means("居民医保政策范围内住院报销比例(含大病保险)", "t1-23");
        means("其中：农民工参加职业培训人次", "t1-14");
    }

    #[test]
    fn an_unknown_name_is_refused_with_a_hint() {
        is_refused("学前教育毛入园率（万人）", "没有名为“学前教育毛入园率（万人）”的指标，是否指“学前教育毛入园率”");
        is_refused("地区生产总值", "没有名为“地区生产总值”的指标");
        is_refused("39", "序号为 39，应为 1 至 38 的整数");
    }
}
