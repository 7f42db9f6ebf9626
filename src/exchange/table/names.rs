//! Which indicator a text means.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use super::grid::Grid;
use super::simplified::simplified;
use crate::figure::{Unit, bare, half_width, is_another, is_invisible, key, pairs_of, with_unit};
use crate::plan::{Id, Indicator, Period, Plan};

/// The indicators of a plan by what they may be called.
pub(super) struct Names<'a> {
    plan: &'a Plan,
    ids: BTreeMap<&'a str, usize>,
    keys: BTreeMap<String, Vec<usize>>,
    /// How the names are spelled, found out when one is no name of the plan.
    spelling: OnceCell<Spelling>,
    /// What texts were found to mean, but for near names: tables name an indicator many times.
    known: RefCell<BTreeMap<String, Named>>,
}

/// The names as others are held against them.
#[derive(Default)]
struct Spelling {
    names: Vec<Spelled>,
    /// Which names have a pair of letters, and how often.
    pairs: BTreeMap<(char, char), Vec<(usize, usize)>>,
}

/// A name as others are held against it.
struct Spelled {
    /// The indicator.
    at: usize,
    /// How many pairs of letters it has.
    pairs: usize,
}

/// What a text may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// That indicator, and the unit that stands beside its name.
    One(Id, Option<String>),
    /// One of these, by the same name.
    Several(Vec<Id>),
    /// Perhaps one of these, the nearest first.
    Near(Vec<Id>),
    /// None.
    Unknown,
}

impl<'a> Names<'a> {
    pub(super) fn of(plan: &'a Plan) -> Self {
        let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, indicator) in plan.indicators.iter().enumerate() {
            let names = [Some(indicator.name.own()), indicator.name.english()];
            for name in names.into_iter().flatten().map(|name| simplified(&bare(name)).into_owned()).collect::<BTreeSet<_>>() {
                keys.entry(name).or_default().push(at);
            }
        }
        let ids = plan.indicators.iter().enumerate().map(|(at, indicator)| (indicator.id.as_str(), at)).collect();
        Self { plan, ids, keys, spelling: OnceCell::new(), known: RefCell::default() }
    }

    fn spelling(&self) -> Spelling {
        let mut spelling = Spelling::default();
        for (name, found) in &self.keys {
            let Some(at) = found.first().copied() else { continue };
            let counted = pairs_of(with_unit(name).map_or(name, |(name, _)| name));
            for (pair, times) in &counted {
                spelling.pairs.entry(*pair).or_default().push((spelling.names.len(), *times));
            }
            spelling.names.push(Spelled { at, pairs: counted.values().sum() });
        }
        spelling
    }

    /// Whether a text is an indicator's id or its name.
    pub(super) fn knows(&self, text: &str) -> bool {
        matches!(self.named_so(text), Named::One(..) | Named::Several(_))
    }

    /// The years of the plan.
    pub(super) const fn period(&self) -> Period {
        self.plan.period
    }

    /// The only indicator that a text is the id or the name of.
    pub(super) fn one(&self, text: &str) -> Option<Id> {
        match self.named_so(text) {
            Named::One(id, _) => Some(id),
            _ => None,
        }
    }

    /// The indicator of that id.
    pub(super) fn by_id(&self, text: &str) -> Option<Id> {
        // Ids are of ASCII letters, digits and hyphens, of whatever width.
        let is_id = |c: char| half_width(c).is_ascii_graphic() || c.is_whitespace() || is_invisible(c);
        let at = text.chars().all(is_id).then(|| self.ids.get(key(text).as_str()).copied())??;
        Some(self.plan.indicators[at].id.clone())
    }

    /// What a text means: an id, or a name as far as letters matter, with or without a unit in brackets behind it.
    pub(super) fn find(&self, text: &str) -> Named {
        match self.named_so(text) {
            Named::Unknown => match self.near(&bare(text)) {
                near if near.is_empty() => Named::Unknown,
                near => Named::Near(near),
            },
            named => named,
        }
    }

    /// The only indicator whose name is part of a title.
    pub(super) fn within(&self, title: &str) -> Option<Id> {
        const SHORTEST: usize = 4;
        let title = key(title);
        let is_part = |name: &&String| name.chars().count() >= SHORTEST && title.contains(name.as_str());
        let found: Vec<&String> = self.keys.keys().filter(is_part).collect();
        let is_longest = |name: &&&String| !found.iter().any(|other| *other != **name && other.contains(name.as_str()));
        let mut longest = found.iter().filter(is_longest);
        let (name, None) = (longest.next()?, longest.next()) else { return None };
        let [at] = self.keys.get(*name)?.as_slice() else { return None };
        let indicator = &self.plan.indicators[*at];
        (!is_another(&title, indicator.name.own())).then(|| indicator.id.clone())
    }

    /// The text that names the only indicator of a table: a line above its first row, or else the name of its sheet.
    pub(super) fn title(&self, grid: &Grid, first: usize) -> Option<String> {
        let above = grid.rows.iter().copied().filter(|row| *row < first && grid.filled(*row).len() == 1);
        let above: Vec<String> = above.map(|row| grid.shown(row, grid.filled(row)[0])).collect();
        let only = |is: &dyn Fn(&str) -> bool| {
            let mut named = above.iter().filter(|text| is(text));
            named.next().filter(|_| named.next().is_none()).cloned()
        };
        only(&|text| self.knows(text))
            .or_else(|| only(&|text| self.within(text).is_some()))
            .or_else(|| Some(grid.name()).filter(|name| self.knows(name) || self.within(name).is_some()).map(ToOwned::to_owned))
    }

    /// What a text means without a guess.
    fn named_so(&self, text: &str) -> Named {
        if let Some(known) = self.known.borrow().get(text) {
            return known.clone();
        }
        let named = self.exact(text);
        self.known.borrow_mut().insert(text.to_owned(), named.clone());
        named
    }

    fn exact(&self, text: &str) -> Named {
        if let Some(id) = self.by_id(text) {
            return Named::One(id, None);
        }
        let wanted = bare(text);
        if wanted.is_empty() {
            return Named::Unknown;
        }
        if let Some(found) = self.keys.get(&wanted) {
            return self.named(found, None);
        }
        if let Some((name, unit)) = with_unit(&wanted)
            && let Some(found) = self.keys.get(name)
        {
            return self.named(found, Some(unit));
        }
        Named::Unknown
    }

    /// Those that share a name, told apart by the unit where that does.
    fn named(&self, found: &[usize], unit: Option<&str>) -> Named {
        let indicators = || found.iter().map(|at| &self.plan.indicators[*at]);
        let ids = || indicators().map(|indicator| indicator.id.clone()).collect::<Vec<_>>();
        let of_unit: Vec<_> = unit.map_or_else(Vec::new, |unit| {
            indicators()
                .filter(|indicator| units_of(indicator).contains(&Unit::of(unit)))
                .map(|indicator| indicator.id.clone())
                .collect()
        });
        let unit = unit.map(ToOwned::to_owned);
        match (of_unit.as_slice(), found) {
            ([only], _) => Named::One(only.clone(), unit),
            (_, [only]) => Named::One(self.plan.indicators[*only].id.clone(), unit),
            _ => Named::Several(ids()),
        }
    }

    /// Names that share most pairs of letters with the wanted one: twice the shared pairs over all that both have (Dice).
    fn near(&self, wanted: &str) -> Vec<Id> {
        let wanted_name = with_unit(wanted).map_or(wanted, |(name, _)| name);
        let wanted = pairs_of(wanted_name);
        let all: usize = wanted.values().sum();
        let Spelling { names, pairs } = self.spelling.get_or_init(|| self.spelling());
        let mut shared = vec![0_usize; names.len()];
        for (pair, times) in &wanted {
            for (name, others) in pairs.get(pair).into_iter().flatten() {
                shared[*name] += times.min(others);
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of letters")]
        let likeness = |shared: usize, name: &Spelled| 2.0 * shared as f64 / (all + name.pairs).max(1) as f64;
        let is_same = |name: &Spelled| !is_another(wanted_name, self.plan.indicators[name.at].name.own());
        let scored = shared.into_iter().zip(names).filter(|(_, name)| is_same(name));
        let scored = scored.map(|(shared, name)| (likeness(shared, name), name.at));
        let mut scored: Vec<_> = scored.filter(|(likeness, _)| *likeness >= NEAR).collect();
        scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        scored.into_iter().take(3).map(|(_, at)| self.plan.indicators[at].id.clone()).collect()
    }
}

/// From how much of their letters on two names are near. Below it stand names of other things that share a noun.
const NEAR: f64 = 0.7;

/// The units of an indicator, in the languages that the plan has.
pub(super) fn units_of(indicator: &Indicator) -> Vec<Unit> {
    [Some(indicator.unit.own()), indicator.unit.english()].into_iter().flatten().map(Unit::of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;

    #[track_caller]
    fn means(text: &str, id: &str) {
        let plan = builtin_plan().unwrap();
        match Names::of(&plan).find(text) {
            Named::One(found, _) => assert_eq!(found.as_str(), id, "{text}"),
            other => panic!("{text} is {other:?}"),
        }
    }

    #[test]
    fn an_indicator_is_known_by_id_and_by_name_in_both_languages() {
        means("T1-03", "t1-03");
        means("学前教育毛入园率", "t1-03");
        means("Gross enrolment ratio in preschool education", "t1-03");
    }

    #[test]
    fn white_space_width_brackets_units_list_and_note_marks_do_not_matter() {
        for text in [
            "学前教育 毛入园率（％）",
            "3. 学前教育毛入园率(%)",
            "学前教育毛入园率①",
            "（1）学前教育毛入园率",
            "一、学前教育毛入园率",
            "学前教育毛入园率[1]",
            "学前教育毛入园率*",
            "#学前教育毛入园率",
            "其中：学前教育毛入园率",
        ] {
            means(text, "t1-03");
        }
        means("每千人口３岁以下婴幼儿托位数", "t1-01");
        means("每千人口拥有执业(助理)医师数［人］", "t1-19");
        means("居民医保政策范围内住院报销比例(含大病保险)", "t1-23");
        means("⼈均预期寿命", "t1-18");
        means("其中：农民工参加职业培训人次", "t1-14");
    }

    #[test]
    fn a_title_names_the_one_indicator_whose_name_is_part_of_it() {
        let plan = builtin_plan().unwrap();
        let names = Names::of(&plan);
        let within = |text: &str| names.within(text).map(|id| id.to_string());
        for text in ["表：学前教育毛入园率（％）", "表3 全区2021—2025年学前教育毛入园率情况", "学前教育毛入园率统计表"]
        {
            assert_eq!(within(text).as_deref(), Some("t1-03"), "{text}");
        }
        for text in ["学前教育毛入园率和人均预期寿命", "教育情况", "学前教育毛入园率增速", ""] {
            assert_eq!(within(text), None, "{text}");
        }
    }

    #[test]
    fn a_near_name_is_told_from_another() {
        let plan = builtin_plan().unwrap();
        let names = Names::of(&plan);
        let Named::Near(near) = names.find("学前教育毛入园率情况") else { panic!() };
        assert_eq!(near[0].as_str(), "t1-03");
        for text in ["地区生产总值", "合计", "总人口", "年末总人口(万人)", "城镇人口"] {
            assert_eq!(names.find(text), Named::Unknown, "{text}");
        }
    }
}
