//! The words of a target cell, in Chinese and in English, and their meanings.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::plan::{Comparison, Nature};

/// The meaning of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// Before a number or a noun: 不低于, 超过, at least.
    Prefix(Comparison),
    /// Before a noun to compare with: 快于, 跑赢.
    Against(Comparison),
    /// After a number: 以上, or more.
    Suffix(Comparison),
    /// 左右, 约.
    About,
    /// A level follows: 提高到, 达到, 2030年达.
    To,
    /// 接近: not quite a level.
    Near,
    /// 保持, 稳定在.
    Keep,
    /// 控制在: a ceiling.
    Cap,
    /// 提高, 增长.
    Rise,
    /// 降低, 减少.
    Fall,
    /// 增速: a rate of growth, as a noun.
    Growth,
    /// 新增, 改造, 建成: additions over the years.
    Make,
    /// 每年, 各年.
    Each,
    /// 年均.
    Average,
    /// 五年平均.
    Mean,
    /// 累计.
    Total,
    /// 持续.
    Continuing,
    /// 逐年: against the year before, in each year.
    YearByYear,
    /// 力争, 争取, 展望.
    Hope,
    /// 同步.
    InStep,
    /// 与, before what something keeps in step with.
    With,
    /// 比, before the year from which a change is counted.
    Since,
    /// 翻一番: a multiple of the baseline.
    Times(f64),
    /// 其中.
    Part,
    /// 每个县, 各县: a statement about each of many.
    EachOf,
    /// 预计, 初步: not final.
    Forecast,
    /// 基数, 现状: a figure of the base year.
    Base,
    /// 下达, 待定: the number comes later.
    Later,
    /// 视情提出, 合理区间: watched only.
    Watched,
    /// 约束性, 预期性.
    Nature(Nature),
    /// 明显, 稳步: how, but not how much.
    Adverb,
    /// 到, 截至: before a year.
    By,
    /// Between two numbers: 至, to.
    Range,
    /// 和, as well as: between two goals.
    And,
    /// 台阶, after the unit in 迈上12万元台阶.
    Step,
    /// Words without a meaning here: 为, 在, 的.
    Filler,
}

/// When a word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    /// Anywhere.
    Strong,
    /// Only if a number, a sign or another word follows: 达 in 达42％, not in 发达国家.
    Weak,
}

use Comparison::{AtLeast, AtMost, LessThan, MoreThan};
use Strength::{Strong, Weak};
use Word::{
    About, Adverb, Against, And, Average, Base, By, Cap, Continuing, Each, EachOf, Fall, Filler, Forecast, Growth, Hope, InStep,
    Keep, Later, Make, Mean, Near, Part, Prefix, Range, Rise, Since, Suffix, Times, To, Total, Watched, With, YearByYear,
};

/// Words with one meaning, between bars.
type Entry = (Word, Strength, &'static str);

const LEXICON: &[Entry] = &[
    (
        Prefix(AtLeast),
        Strong,
        "不低于|不少于|不小于|至少|不慢于|at least|no less than|not less than|no fewer than|not below|not lower than|\
        minimum of|a minimum of",
    ),
    (
        Prefix(MoreThan),
        Strong,
        "超过|突破|大于|高于|多于|迈上|跨越|站上|冲刺|more than|above|over|exceed|exceeds|exceeding|greater than|\
        higher than|in excess of",
    ),
    (
        Prefix(AtMost),
        Strong,
        "不超过|不高于|不大于|不多于|不突破|不超出|不得超过|至多|最多|at most|no more than|not more than|not exceed|\
        not exceeding|not to exceed|not above|up to|a maximum of|maximum of|no higher than|limit to|limited to",
    ),
    (Prefix(LessThan), Strong, "低于|小于|少于|less than|below|under|fewer than|lower than"),
    (Prefix(MoreThan), Weak, "超|破|过"),
    (Prefix(AtLeast), Weak, "最低|不低|满"),
    (Prefix(AtMost), Weak, "最高|控制"),
    (Against(MoreThan), Strong, "快于|跑赢|优于|好于|领先于|领先|faster than|outpace|outpacing|better than"),
    (Against(LessThan), Strong, "慢于|slower than"),
    (Suffix(AtLeast), Strong, "及以上|以上|之上|or more|or above|or higher|and above|or greater"),
    (Suffix(AtMost), Strong, "及以下|以下|以内|之内|or less|or below|or lower|or fewer"),
    (About, Strong, "左右|上下|大约|约为|大致|around|about|approximately|roughly|circa"),
    (About, Weak, "约|近"),
    (
        To,
        Strong,
        "提高到|提升到|提高至|提升至|提至|提到|增加到|增加至|增长到|增长至|增至|升至|上升到|上升至|扩大到|扩大至|达到|\
        缩小到|缩小至|下降到|下降至|降低到|降低至|降至|降到|减少到|减少至|减至|压减到|压减至|收窄到|收窄至|恢复到|发展到|\
        increase to|increased to|rise to|raise to|reach|reaches|reaching|reduce to|reduced to|decrease to|fall to|grow to|\
        cut to|achieve",
    ),
    (To, Weak, "达|至|到"),
    (Near, Strong, "接近或达到|基本达到|接近|approach|close to"),
    (
        Keep,
        Strong,
        "稳定在|保持在|维持在|保持|稳定|维持|不降低|不下降|不减少|稳中有升|只增不减|稳中有增|maintain|maintained|keep|\
        remain|remains|stable|retain|preserve|sustain|sustained|no decline|no decrease",
    ),
    (Cap, Strong, "控制在|限制在|压控在|控制为|keep within|within|capped at|cap at"),
    (
        Rise,
        Strong,
        "提高|提升|增加|增长|上升|扩大|增强|递增|净增加|净增|increase by|increase|increased by|rise by|rise|raise by|\
        raise|grow by|grow|improve by|growth of|higher|improve|increasing",
    ),
    (Rise, Weak, "增"),
    (
        Fall,
        Strong,
        "降低|下降|减少|缩小|压减|收窄|递减|稳中有降|只减不增|削减|reduce by|reduce|reduced by|decrease by|decrease|\
        cut by|cut|fall by|fall|lower by|decline by|decline|reduction of|decreased by|narrow",
    ),
    (Fall, Weak, "降"),
    (Growth, Strong, "年均增速|增长速度|增长率|增速|增幅|growth rate|growth"),
    (
        Make,
        Strong,
        "累计建成|累计新增|新增|新建|改造|建成|建设|选派|培训|培育|创建|打造|建强|建立|完成改造|newly built|build|train|\
        create|renovate",
    ),
    (Each, Strong, "每年|各年|每年度|各年度|per year|per annum|a year|annually|each year|every year|yearly"),
    (Average, Strong, "年均|年平均|平均每年|average annual|annual average|on average per year|annual|per year on average"),
    (Mean, Strong, "五年平均|5年平均|期内平均|五年年均|规划期平均|five-year average|5-year average"),
    (
        Total,
        Strong,
        "五年累计|5年累计|累计|五年共|五年合计|五年总计|期内累计|累积|cumulatively|cumulative|in total|over five years|\
        over the period|five-year total|in total over the period",
    ),
    (Continuing, Strong, "持续|连续|始终|continuously|continue to|consistently"),
    (YearByYear, Strong, "逐年|年年|year by year|year on year|from year to year|every year on the last"),
    (Hope, Strong, "力争|争取|展望|努力|aim for|aspire to|strive for|striving for|aspirational|ideally"),
    (
        InStep,
        Strong,
        "同步|保持一致|基本一致|持平|in line with|in step with|keep pace with|keeping pace with|on a par with|\
        at the same pace as",
    ),
    (With, Weak, "与|同|和|跟"),
    (Since, Strong, "compared to|compared with|relative to|from|against|versus|with respect to|on"),
    (Since, Weak, "比|较|相比|相较"),
    (Times(2.0), Strong, "翻一番|翻番|翻倍|翻1番|增长一倍|增加一倍|提高一倍|倍增|doubled|double|doubling|twice"),
    (Times(4.0), Strong, "翻两番|翻二番|翻2番|quadruple"),
    (Times(3.0), Strong, "增长两倍|增加两倍|triple|tripled"),
    (Times(0.5), Strong, "减半|降低一半|减少一半|下降一半|halve|halved|halving"),
    (Part, Strong, "其中|of which"),
    (Word::Step, Strong, "台阶|大关|关口"),
    (EachOf, Strong, "每个|每县|每市|每区|每乡|每镇|每村|每校|每街道|每省|各县|各市|各区|各乡|各镇|县县|村村|every |each "),
    (Forecast, Strong, "预计|初步|初步核算|快报|预估|预测|估计|expected|estimated|est|provisional|projected"),
    (Base, Strong, "基数|现状|基期|完成值|实际完成|实际|baseline|currently"),
    (
        Later,
        Strong,
        "下达|核定|待定|另行确定|另行下达|确定的目标|国家要求|省要求|市要求|上级要求|国家任务|上级任务|上级目标|省级任务|\
        市级任务|省定目标|市定目标|国定目标|国家目标|考核目标|考核要求|考核任务|分解目标|分解任务|分解的|国家规定|\
        省级规定|规定要求|国家标准|省级要求|市级要求|控制要求|控制目标|约束性要求|国家审核|衔接后确定|待国家|待省|\
        to be determined|tbd|tbc|to be set|to be confirmed|to be decided|as assigned|assigned by|as required",
    ),
    (
        Watched,
        Strong,
        "视情提出|视情确定|视情况提出|视情况确定|合理区间|合理水平|相当规模|合理规模|不设目标|不设具体目标|不设定目标|\
        no specific target|no target|no numerical target|not specified|monitor only|monitored only|track only",
    ),
    (Word::Nature(Nature::Binding), Strong, "约束性指标|约束性|约束|binding|mandatory|obligatory"),
    (Word::Nature(Nature::Expected), Strong, "预期性指标|预期性|预期|indicative|anticipatory"),
    (
        Adverb,
        Strong,
        "明显|稳步|显著|逐步|大幅度|大幅|不断|进一步|稳定|基本|大体|总体|有所|较大幅度|持续稳定|稳中|有效|更加|切实|逐渐|\
        全面|平稳|合理|适度|较快|significantly|substantially|steadily|gradually|markedly|further|considerably|slightly",
    ),
    (By, Strong, "截至|截止|by the end of|by|in|until|as of|before"),
    (By, Weak, "到|于"),
    (Range, Weak, "至|到"),
    (Range, Strong, "to|between"),
    (And, Strong, "以及|和|及|and"),
    (
        Filler,
        Strong,
        "分别|respectively|目标值|实施|开展|目标|期间|时期|左右的|实现|完成|全部|the|of|level|levels|than|at|an|a|is|be|\
        target",
    ),
    (Filler, Weak, "为|在|的|有|共|是|由|从|可|应|将|均|各"),
];

/// The words by their first letters, in the order of the list.
static BY_LETTER: LazyLock<BTreeMap<char, Vec<Entry>>> = LazyLock::new(|| {
    let mut by_letter: BTreeMap<char, Vec<_>> = BTreeMap::new();
    for (word, strength, forms) in LEXICON {
        for form in forms.split('|') {
            by_letter.entry(initial(form)).or_default().push((*word, *strength, form));
        }
    }
    by_letter
});

fn initial(text: &str) -> char {
    text.chars().next().unwrap_or_default().to_ascii_lowercase()
}

/// The longest word at the beginning of a text, and its length. An English word has to end where a word ends.
pub(super) fn word(text: &str) -> Option<(Word, Strength, usize)> {
    let mut best: Option<(Word, Strength, usize)> = None;
    for (word, strength, form) in BY_LETTER.get(&initial(text)).into_iter().flatten() {
        let is_longer = best.is_none_or(|(_, other, length)| {
            form.len() > length || (form.len() == length && other == Weak && *strength == Strong)
        });
        if is_longer && begins(text, form) {
            best = Some((*word, *strength, form.len()));
        }
    }
    best
}

fn begins(text: &str, form: &str) -> bool {
    let Some(head) = text.get(..form.len()) else { return false };
    let is_ascii = form.is_ascii();
    if !(head == form || (is_ascii && head.eq_ignore_ascii_case(form))) {
        return false;
    }
    let is_bounded = || !text[form.len()..].starts_with(|c: char| c.is_ascii_alphanumeric());
    !is_ascii || form.ends_with(' ') || is_bounded()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins() {
        let is = |text: &'static str| word(text).map(|(word, _, length)| (word, &text[..length]));
        assert_eq!(is("不低于50%"), Some((Prefix(AtLeast), "不低于")));
        assert_eq!(is("约束性"), Some((Word::Nature(Nature::Binding), "约束性")));
        assert_eq!(is("提高到80岁"), Some((To, "提高到")));
        assert_eq!(is("At least 5"), Some((Prefix(AtLeast), "At least")));
        assert_eq!(is("total"), None);
    }
}
