//! Names of rows as tables print them: what identifies one, and how near two of them are.

use std::collections::BTreeMap;

use super::fold::{is_note_mark, key};
use super::unit::Unit;

/// The pairs of neighbouring characters of a name, and how often each occurs.
pub(crate) fn pairs_of(name: &str) -> BTreeMap<(char, char), usize> {
    let mut pairs = BTreeMap::new();
    for pair in name.chars().zip(name.chars().skip(1)) {
        *pairs.entry(pair).or_default() += 1;
    }
    pairs
}

/// A name and the unit at its end: in brackets, perhaps after other words, or after a comma or a stroke.
pub(crate) fn with_unit(key: &str) -> Option<(&str, &str)> {
    let is_unit = |unit: &str| Unit::of(unit).is_known();
    let inner = key.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    let found = inner.map(|(name, unit)| (name, unit.rsplit([',', '、', ';']).find(|part| is_unit(part)).unwrap_or(unit)));
    let behind = || key.rsplit_once([',', '/', ':']).filter(|(_, unit)| is_unit(unit));
    let sign = || key.char_indices().next_back().filter(|(_, last)| matches!(last, '%' | '‰')).map(|(at, _)| key.split_at(at));
    found.or_else(behind).or_else(sign).filter(|(name, unit)| !name.is_empty() && !unit.is_empty())
}

/// Whether two names mean different things although they share most of their letters: 失业保险参保人数 and 生育保险参保人数.
pub(crate) fn is_another(one: &str, other: &str) -> bool {
    const KINDS: [&[&str]; 5] = [&["增长", "增速", "增幅"], &["指数"], &["人均"], &["率"], &["占比", "比重", "比例"]];
    let has = |name: &str, kind: &[&str]| kind.iter().any(|word| name.contains(word));
    !Tells::of(one).agree(&Tells::of(other)) || KINDS.iter().any(|kind| has(one, kind) != has(other, kind))
}

/// The identifying part of a name: no list mark or 其中 before it, no note mark after it.
pub(crate) fn bare(text: &str) -> String {
    let marked: String = text
        .trim()
        .trim_end_matches(|c: char| is_note_mark(c) || c.is_whitespace())
        .trim_start_matches(|c: char| is_note_mark(c) || c.is_whitespace())
        .to_owned();
    let plain = key(&marked);
    let mut rest = without_list_mark(&plain);
    for lead in ["其中", "#", "-", "·", "•", "●", "◆", "■", "▪"] {
        rest = rest.strip_prefix(lead).map_or(rest, |after| after.trim_start_matches(':'));
    }
    let rest = ["(约束性)", "(预期性)"].into_iter().fold(rest, |rest, nature| rest.strip_suffix(nature).unwrap_or(rest));
    without_note(without_list_mark(rest)).to_owned()
}

/// Without a list mark in front: `(1)`, `1.`, `一、`, `(一)`, `①`.
fn without_list_mark(text: &str) -> &str {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let (opened, inner) = text.strip_prefix('(').map_or((false, text), |inner| (true, inner));
    let after = inner.trim_start_matches(is_number);
    if after.len() == inner.len() || inner.len() - after.len() > 9 {
        return text;
    }
    let closed = if opened { after.strip_prefix(')') } else { after.strip_prefix([')', '、', '.']) };
    closed
        .filter(|rest| !rest.is_empty() && (opened || !rest.starts_with(|c: char| c.is_ascii_digit())))
        .map_or(text, |rest| rest.trim_start_matches('、'))
}

/// Without a note at the end: `[1]`, `(注1)`.
fn without_note(text: &str) -> &str {
    let Some(inner) = text.strip_suffix(')') else { return text };
    let Some((name, note)) = inner.rsplit_once('(') else { return text };
    let is_note =
        (!note.is_empty() && note.len() <= 2 && note.bytes().all(|byte| byte.is_ascii_digit())) || note.starts_with('注');
    if is_note && !name.is_empty() { name } else { text }
}

/// A folded name without words of growth, in its usual short form: 地区生产总值年均增长 becomes gdp.
pub(crate) fn stem(name: &str) -> String {
    const SHORT: [(&str, &str); 11] = [
        ("国内生产总值gdp", "gdp"),
        ("地区生产总值gdp", "gdp"),
        ("国内生产总值", "gdp"),
        ("地区生产总值", "gdp"),
        ("全市生产总值", "gdp"),
        ("全区生产总值", "gdp"),
        ("全省生产总值", "gdp"),
        ("生产总值", "gdp"),
        ("经济增长", "gdp增长"),
        ("经济增速", "gdp增速"),
        ("grossdomesticproduct", "gdp"),
    ];
    const GROWTH: &str = "年均增长率|年均增长|年均增速|增长速度|增长率|增长|增速|增幅|年均|growthrate|growth|水平|%";
    let short = SHORT.iter().fold(name.to_owned(), |name, (long, short)| name.replace(long, short));
    GROWTH.split('|').fold(short, |name, word| name.replace(word, ""))
}

/// A name, prepared for comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spelling {
    bare: String,
    usual: String,
    pairs: BTreeMap<(char, char), usize>,
    tells: Tells,
}

impl Spelling {
    /// Prepares a name as printed.
    pub(crate) fn of(name: &str) -> Self {
        let bare = bare(name);
        let usual = usual(&bare);
        Self { pairs: pairs_of(&usual), tells: Tells::of(&bare), usual, bare }
    }

    /// The identifying part of the name.
    pub(crate) fn bare(&self) -> &str {
        &self.bare
    }

    /// How near another name is, up to 1; `None` if it names something else. Names are near if they share most of their characters in the
    /// same order, or if the shorter is the longer with something left out. Names of different things that share a noun are not near, nor
    /// names that differ in a figure or in a distinguishing word: 城镇 and 农村.
    pub(crate) fn nearness(&self, other: &Self) -> Option<f64> {
        if self.bare == other.bare {
            return Some(1.0);
        }
        if !self.tells.agree(&other.tells) {
            return None;
        }
        let likeness = self.likeness(other);
        let [one, other] = [self, other].map(|name| name.usual.as_str());
        let is_near = one == other || likeness >= MOSTLY || is_left_out(one, other) || is_left_out(other, one);
        is_near.then_some(likeness)
    }

    /// The share of neighbouring pairs of characters that two names have in common, from 0 to 1 (Dice).
    fn likeness(&self, other: &Self) -> f64 {
        if self.usual == other.usual {
            return 1.0;
        }
        let shared: usize = self.pairs.iter().map(|(pair, times)| *times.min(other.pairs.get(pair).unwrap_or(&0))).sum();
        let all: usize = self.pairs.values().chain(other.pairs.values()).sum();
        #[expect(clippy::cast_precision_loss, reason = "counts of letters")]
        let likeness = 2.0 * shared as f64 / all.max(1) as f64;
        likeness
    }
}

/// The likeness from which two names mean the same although words in them were replaced.
const MOSTLY: f64 = 0.8;

/// A name with its words in their short forms.
fn usual(name: &str) -> String {
    const WORDS: [(&str, &str); 6] =
        [("细颗粒物(pm2.5)", "pm2.5"), ("细颗粒物", "pm2.5"), ("占比", "比重"), ("比例", "比重"), ("(", ""), (")", "")];
    let name = WORDS.iter().fold(name.to_owned(), |name, (long, short)| name.replace(long, short));
    stem(&name)
}

/// Whether the shorter name is the longer one with characters left out, and not too many.
fn is_left_out(shorter: &str, longer: &str) -> bool {
    let (short, long) = (shorter.chars().count(), longer.chars().count());
    let mut rest = longer.chars();
    short >= 4 && short < long && long * 9 <= short * 20 && shorter.chars().all(|letter| rest.any(|other| other == letter))
}

/// The features of a name that distinguish its subject from others.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tells {
    /// For each line of [`APART`], the first word that the name has.
    words: [Option<usize>; APART.len()],
    /// Which of [`GROUPS`] it is about.
    groups: [bool; GROUPS.len()],
    figures: Vec<String>,
}

/// Distinguishing words. A name with one word of a line differs in meaning from a name with another word of that line.
const APART: [&[&str]; 16] = [
    &["城镇", "农村", "城乡", "乡村", "城市"],
    &["登记", "调查"],
    &["常住", "户籍"],
    &["男", "女"],
    &["新生儿", "婴儿", "5岁以下", "孕产妇"],
    &["每十万", "每百", "每千", "每万", "每亿"],
    &["学前", "小学", "初中", "高中", "义务教育", "高等教育", "中等职业", "高职"],
    &["养老", "医疗", "失业", "工伤", "生育", "儿童"],
    &["医师", "护士", "药师", "技师", "全科医生"],
    &["第一产业", "第二产业", "第三产业", "服务业", "工业", "农业"],
    &["进口", "出口"],
    &["森林", "草原", "湿地", "林草", "耕地"],
    &["发明", "实用新型"],
    &["二氧化碳", "二氧化硫", "氮氧化物", "化学需氧量", "氨氮"],
    &["投入", "产出", "强度"],
    &["清洁能源", "非化石能源", "化石能源", "可再生能源"],
];

/// Groups of people. A figure for a group differs in meaning from one for everybody.
const GROUPS: [&str; 12] = ["残疾", "农民工", "妇女", "青年", "老年", "退役", "毕业生", "困难", "贫困", "特困", "重点", "民营"];

impl Tells {
    fn of(name: &str) -> Self {
        Self {
            words: APART.map(|words| words.iter().position(|word| name.contains(word))),
            groups: GROUPS.map(|group| name.contains(group)),
            figures: figures(name).into_iter().map(ToOwned::to_owned).collect(),
        }
    }

    /// Whether two names can mean the same, as far as these features go.
    fn agree(&self, other: &Self) -> bool {
        let same_figures = self.figures.is_empty() || other.figures.is_empty() || self.figures == other.figures;
        let mut words = self.words.iter().zip(&other.words);
        same_figures && self.groups == other.groups && words.all(|(one, other)| one.is_none() || other.is_none() || one == other)
    }
}

/// The figures in a name, in order.
fn figures(name: &str) -> Vec<&str> {
    let mut found: Vec<_> = name.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(one: &str, other: &str, expected: bool) {
        let [first, second] = [one, other].map(Spelling::of);
        let near = first.nearness(&second);
        assert_eq!((near.is_some(), second.nearness(&first)), (expected, near), "{one} {other}");
    }

    #[test]
    fn one_thing_under_two_names_is_near() {
        for (one, other) in [
            ("国内生产总值（GDP）增长", "GDP 年均增速"),
            ("地区生产总值年均增长", "地区生产总值增长"),
            ("全社会研发经费投入增长", "研发经费投入增速"),
            ("非化石能源占比", "非化石能源占能源消费总量比重"),
            ("非化石能源消费比重", "非化石能源占能源消费总量比重"),
            ("PM2.5浓度", "地级及以上城市细颗粒物（PM2.5）浓度"),
            ("城镇新增就业人数", "城镇新增就业"),
            ("养老机构中护理型床位占比", "养老机构护理型床位占比"),
            ("单位GDP能耗降低", "单位地区生产总值能源消耗降低"),
            ("工伤保险（含职业伤害保障）参保人数", "工伤保险参保人数"),
        ] {
            near(one, other, true);
        }
    }

    #[test]
    fn other_things_that_share_words_are_not() {
        for (one, other) in [
            ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
            ("城镇登记失业率", "城镇调查失业率"),
            ("常住人口城镇化率", "户籍人口城镇化率"),
            ("失业保险参保人数", "工伤保险参保人数"),
            ("每千人口执业医师数", "每千人口注册护士数"),
            ("海洋生产总值", "地区生产总值"),
            ("森林覆盖率", "林草覆盖率"),
            ("森林火灾受害率", "草原火灾受害率"),
            ("新增劳动力平均受教育年限", "劳动年龄人口平均受教育年限"),
            ("3岁以下婴幼儿入托率", "5岁以下儿童入托率"),
            ("每千人口托位数", "每万人口托位数"),
            ("就业人数", "城乡新增残疾人就业人数"),
            ("基本医疗保险参保率", "残疾人基本医疗保险参保率"),
        ] {
            near(one, other, false);
        }
    }
}
