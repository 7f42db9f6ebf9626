//! What an indicator's name says: its unit in brackets, whether it names a growth or a change, and which way helps.

use super::fold::folded;
use super::units;
use crate::figure::any_of;
use crate::plan::{Direction, Nature};

/// A name, read.
#[allow(clippy::struct_excessive_bools, reason = "each is something that stands there or does not")]
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Name {
    /// The name without its number, its unit and its marks.
    pub(super) own: String,
    /// The unit in brackets after it.
    pub(super) unit: Option<String>,
    /// Note marks after it.
    pub(super) mark: Option<String>,
    /// 约束性 in brackets after it.
    pub(super) nature: Option<Nature>,
    /// …增长, …增速.
    pub(super) is_growth: bool,
    /// …提高, …降低.
    pub(super) change: Option<Direction>,
    /// …年均下降: a change in each year.
    pub(super) is_yearly: bool,
    /// …保有量, …保护面积: what is kept.
    pub(super) is_kept: bool,
    /// 单位GDP…: an amount per unit of another.
    pub(super) is_intensity: bool,
    /// 失业率, 浓度.
    pub(super) is_less_better: bool,
    /// 建设用地, 用水总量.
    pub(super) is_ceiling: bool,
    /// 新增, 改造, 培训.
    pub(super) is_made: bool,
    /// …率, …比重.
    pub(super) is_share: bool,
    /// 其中.
    pub(super) is_part: bool,
}

impl Name {
    /// Reads a printed name.
    pub(super) fn of(text: &str) -> Self {
        let mut rest = without_number(&folded(text).replace('\n', "")).to_owned();
        let is_part = is_part(&rest);
        if is_part {
            rest = rest
                .trim_start_matches(['-', ' '])
                .trim_start_matches("其中")
                .trim_start_matches(['：', ':', ' ', ','])
                .to_owned();
            rest = rest.strip_prefix("of which").unwrap_or(&rest).trim_start_matches([':', ' ']).to_owned();
        }
        let mut name = Self { is_part, ..Self::default() };
        while let Some(before) = name.shorten(&rest) {
            rest = before;
        }
        let bare = unbracketed(&rest);
        name.own = as_printed(rest.trim());
        name.judge(&bare);
        name
    }

    /// Takes a mark or a bracket that is not part of the name off its end.
    fn shorten(&mut self, rest: &str) -> Option<String> {
        let rest = rest.trim_end();
        let last = rest.chars().next_back()?;
        if crate::figure::is_note_mark(last) && last != '#' {
            let before = &rest[..rest.len() - last.len_utf8()];
            self.mark = Some(last.to_string());
            return Some(before.to_owned());
        }
        if matches!(last, '%' | '‰') && self.unit.is_none() {
            self.unit = Some(last.to_string());
            return Some(rest[..rest.len() - last.len_utf8()].trim_end_matches([',', ' ']).to_owned());
        }
        let open = rest.rfind(['(', '[']).filter(|_| matches!(last, ')' | ']'))?;
        let inner = rest[open + 1..rest.len() - 1].trim();
        let before = rest[..open].to_owned();
        match inner.trim_end_matches("指标") {
            "约束性" | "binding" => self.nature = Some(Nature::Binding),
            "预期性" | "anticipatory" | "expected" => self.nature = Some(Nature::Expected),
            _ if inner.chars().all(|c| crate::figure::is_note_mark(c) || c == '注') => self.mark = Some(inner.to_owned()),
            _ if self.unit.is_none() && units::is_unit(inner) && !before.is_empty() => self.unit = Some(inner.to_owned()),
            // （亿元，当年价）: the unit, and a remark that stays with the name.
            _ if self.unit.is_none() && inner.split_once(',').is_some_and(|(unit, _)| units::is_unit(unit)) => {
                let (unit, remark) = inner.split_once(',').unwrap_or_default();
                self.unit = Some(unit.to_owned());
                return Some(format!("{before}({})", remark.trim()));
            }
            _ => return None,
        }
        Some(before)
    }

    fn judge(&mut self, bare: &str) {
        let lower = bare.to_lowercase();
        let ends = |words: &str| any_of(words, |word| lower.ends_with(word));
        let has = |words: &str| any_of(words, |word| lower.contains(word));
        self.is_growth = ends("增长|增速|增长率|增长速度|增幅|增长幅度|涨幅|growth|growth rate") && !ends("自然增长率")
            || lower.starts_with("growth of ")
            || lower.starts_with("growth in ");
        self.change = change(&lower);
        self.is_yearly = self.change.is_some() && any_of("年均|年平均|每年", |word| lower.contains(word));
        self.is_kept = has("保有|保护面积|保护红线|红线面积|保护率");
        self.is_intensity = has("单位gdp|单位国内|单位地区|单位生产|万元gdp|万元地区|万元国内|万元工业|单位工业|亿元gdp|\
            亿元国内|亿元地区|per unit of gdp")
            || lower.starts_with("单位");
        self.is_share = ends("率|比重|占比|比例|比率|覆盖面|share|rate|ratio|proportion|coverage")
            || lower.contains("占") && lower.ends_with("比重");
        let is_served = ends(
            "达标率|处理率|治理率|利用率|覆盖率|检测率|合格率|脱贫|参保率|救助率|救治率|控制率|结案率|\
            管理率|知晓率|处置率|达标比例|回收率|修复率",
        );
        let is_of_income = lower.ends_with("收入比") || lower.contains("收入比值");
        self.is_less_better = (has(LESS) || is_of_income) && !is_served;
        self.is_ceiling = any_of(CEILINGS, |word| {
            lower.rfind(word).is_some_and(|at| {
                let tail = &lower[at + word.len()..];
                ["", "规模", "总规模", "面积", "总面积", "总量", "控制", "控制数", "指标", "数", "量", "控制目标", "控制指标"]
                    .contains(&tail)
            })
        });
        self.is_made = has("新增|新建|改造|建设|选派|培训|建成|培育|创建|造林|治理面积|脱贫|newly|trained|renovated")
            && !self.is_share
            && !self.is_growth
            && !has("建设用地|新增劳动力|平均|人均|每");
    }
}

/// For these, less is better.
const LESS: &str = "失业率|死亡率|死亡人数|事故|受害率|浓度|pm2.5|pm10|能耗|能源消耗|水耗|电耗|排放|负债|赤字|收入之比|\
    收入差|倍差|差距|发病率|患病率|发生率|致死率|案件|发案|辍学率|流失率|漏损率|涨幅|污染天数|重污染|劣ⅴ|劣v|超标|抚养比|\
    基尼|化学需氧量|氨氮|氮氧化物|挥发性有机物|二氧化碳|用水量|贫困发生|恩格尔|近视率|出生缺陷|unemployment|mortality|\
    death|emission|pollution|poverty|concentration|accident|energy consumption|energy intensity|income gap|inflation|\
    deficit|debt|dropout";

/// These are ceilings.
const CEILINGS: &str = "建设用地|人口规模|用水总量|消费总量|排放总量|开发强度|煤炭消费量|碳排放|取水总量|取水量|\
    住房建设用地";

/// Which way a name says that it changes: at its end, before 率, 幅度 and the like.
fn change(lower: &str) -> Option<Direction> {
    let tail = ["率", "幅度", "比例", "累计"].iter().fold(lower, |name, tail| name.strip_suffix(tail).unwrap_or(name));
    let is = |words: &str| any_of(words, |word| lower.ends_with(word) || tail.ends_with(word));
    let begins = |words: &str| any_of(words, |word| lower.starts_with(word));
    if is("提高|提升|上升|增加") || begins("increase in |rise in ") {
        Some(Direction::Rise)
    } else if is("降低|下降|减少|削减|压减|reduction|decrease") || begins("reduction in |reduction of |decrease in |fall in ")
    {
        Some(Direction::Fall)
    } else {
        None
    }
}

/// A folded name as Chinese prints it: brackets and commas in full width, quotation marks in pairs.
fn as_printed(name: &str) -> String {
    if name.is_ascii() {
        return name.to_owned();
    }
    let mut is_open = false;
    let letter = |c: char| match c {
        '(' => '（',
        ')' => '）',
        ',' => '，',
        ';' => '；',
        '"' => {
            is_open = !is_open;
            if is_open { '“' } else { '”' }
        }
        other => other,
    };
    name.chars().map(letter).collect()
}

/// Whether most names carry a number in front, so that 12.3岁以下 is the twelfth.
pub(super) fn are_numbered<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    let (mut with, mut all) = (0_usize, 0_usize);
    for name in names {
        all += 1;
        with += usize::from(counter(&folded(name)).is_some());
    }
    with * 2 > all
}

/// A name without its number, if names have one.
pub(super) fn uncounted(name: &str) -> String {
    let folded = folded(name);
    counter(&folded).map_or_else(|| name.to_owned(), str::to_owned)
}

/// The text after a counter such as `12.`
fn counter(name: &str) -> Option<&str> {
    let digits = name.find(|c: char| !c.is_ascii_digit()).filter(|digits| (1..=2).contains(digits))?;
    name[digits..].strip_prefix('.')
}

/// Whether a name is a part of the row above.
pub(super) fn is_part(name: &str) -> bool {
    let plain = folded(name).trim_start_matches(['-', ' ']).to_lowercase();
    plain.starts_with("其中") || plain.starts_with("of which")
}

/// A name without its counter: 1. · 1、 · （一） · 一、
pub(super) fn without_number(name: &str) -> &str {
    let name = name.trim();
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    if let Some(inner) = name.strip_prefix('(') {
        let end = inner.find(|c: char| !numeral(c)).unwrap_or(inner.len());
        return if end > 0 && inner[end..].starts_with(')') {
            inner[end + 1..].trim_start_matches(['.', '、', ' '])
        } else {
            name
        };
    }
    let end = name.find(|c: char| !numeral(c)).unwrap_or(name.len());
    let after = &name[end..];
    let behind = after.strip_prefix(['.', '、', ')', ';']);
    let is_counter = end > 0 && behind.is_some_and(|behind| !behind.starts_with(|c: char| c.is_ascii_digit()));
    if is_counter {
        after.trim_start_matches(['.', '、', ')', ';', ' '])
    } else {
        name.trim_start_matches(|c| ('①'..='⑳').contains(&c)).trim_start()
    }
}

/// A name without anything in brackets.
fn unbracketed(name: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare.trim().to_owned()
}

/// The names for the `count` goals of a row's cell: the parts between slashes, each with the part that all share.
pub(super) fn split(name: &str, count: usize) -> Option<Vec<String>> {
    let parts = ["/", "、", "和", "与", "及"]
        .iter()
        .map(|by| name.split(by).map(str::trim).collect::<Vec<_>>())
        .find(|parts| parts.len() == count)?;
    if parts.iter().any(|part| part.is_empty()) {
        return None;
    }
    let (first, last) = (parts[0], parts[count - 1]);
    let ending: String = shared_ending(first, last);
    let beginning = shared_beginning(first, last);
    let named = |(at, part): (usize, &&str)| {
        if at + 1 < count && !ending.is_empty() {
            format!("{part}{ending}")
        } else if at > 0 && ending.is_empty() {
            format!("{beginning}{part}")
        } else {
            (*part).to_owned()
        }
    };
    Some(parts.iter().enumerate().map(named).collect())
}

/// The end of the last part that the first lacks: 失业保险 / 工伤保险 · 参保人数.
fn shared_ending(first: &str, last: &str) -> String {
    let is_whole = ["率", "数", "额", "费", "度", "量", "值", "比重", "比例", "面积", "规模", "人次", "收入", "长度"]
        .iter()
        .any(|end| first.ends_with(end));
    let (length, all) = (first.chars().count(), last.chars().count());
    if is_whole || all <= length { String::new() } else { last.chars().skip(length).collect() }
}

/// The beginning of the first part that the last lacks: 旅游 · 总花费 / 总人次.
fn shared_beginning<'a>(first: &'a str, last: &str) -> &'a str {
    let head = last.chars().next();
    first.char_indices().find(|(at, c)| *at > 0 && Some(*c) == head).map_or("", |(at, _)| &first[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_in_brackets_is_taken_off_only_if_it_is_one() {
        let name = Name::of("1.国内生产总值（GDP）增长（%）");
        assert_eq!((name.own.as_str(), name.unit.as_deref(), name.is_growth), ("国内生产总值（GDP）增长", Some("%"), true));
        assert_eq!(Name::of("\"双一流\"高校").own, "“双一流”高校");
        assert!(are_numbered(["1.甲", "2.乙", "3.3岁以下"].into_iter()) && uncounted("12.3岁以下") == "3岁以下");
        assert_eq!(Name::of("算力规模(特色指标)").unit, None);
        assert_eq!(Name::of("5G用户普及率").own, "5G用户普及率");
        assert_eq!(Name::of("3岁以下婴幼儿入托率提高（百分点）").change, Some(Direction::Rise));
        assert_eq!(Name::of("（三）单位GDP能耗降低率（％）").change, Some(Direction::Fall));
        assert!(!Name::of("人口自然增长率（‰）").is_growth);
    }

    #[test]
    fn a_name_says_which_way_helps() {
        assert!(
            ["城镇调查失业率", "PM2.5浓度", "城乡居民收入比", "单位GDP能耗"].iter().all(|name| Name::of(name).is_less_better)
        );
        assert!(
            !["受污染耕地安全利用率", "非化石能源占能源消费总量比重", "农村贫困人口脱贫", "森林覆盖率"]
                .iter()
                .any(|name| Name::of(name).is_less_better)
        );
        assert!(
            ["村庄建设用地规模（公顷）", "能源消费总量", "用水总量（亿立方米）"].iter().all(|name| Name::of(name).is_ceiling)
        );
        assert!(!Name::of("非化石能源占能源消费总量比重").is_ceiling);
    }

    #[test]
    fn a_name_is_split_with_what_its_parts_share() {
        let of = |name| split(name, 2).unwrap();
        assert_eq!(of("失业保险/工伤保险参保人数"), ["失业保险参保人数", "工伤保险参保人数"]);
        assert_eq!(of("森林/草原火灾受害率"), ["森林火灾受害率", "草原火灾受害率"]);
        assert_eq!(of("旅游总花费 / 总人次"), ["旅游总花费", "旅游总人次"]);
        assert_eq!(of("农村/城镇居民人均可支配收入增速"), ["农村居民人均可支配收入增速", "城镇居民人均可支配收入增速"]);
        assert_eq!(of("草原综合植被盖度 / 森林覆盖率"), ["草原综合植被盖度", "森林覆盖率"]);
        assert_eq!(split("森林覆盖率", 2), None);
    }
}
