//! How likely something is, and how it may be off.

use super::verdicts::reason;
use crate::language::{Language, Text};
use crate::risk::NoChance;
use crate::risk::simulation::Persistence;
use crate::scenario::Shape;
use crate::view::number::{brief, in_percent};
use crate::{phrase, word};

/// How the chances are spread over a range.
pub fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Triangular => word!("三角分布", "triangular"),
        Shape::Uniform => word!("均匀分布", "uniform"),
    }
}

/// How likely something is, to five points; certain and impossible only where nothing in the stated range does otherwise.
pub fn chance(share: f64, is_settled: bool) -> String {
    match share {
        _ if is_settled && share >= 1.0 => word!("在所述范围内必然", "certain within the stated range").to_owned(),
        _ if is_settled && share <= 0.0 => word!("在所述范围内不可能", "impossible within the stated range").to_owned(),
        _ if share < 0.05 => word!("不到 5％", "under 5%").to_owned(),
        _ if share > 0.95 => word!("95％以上", "over 95%").to_owned(),
        _ => phrase!("约 {}", "about {}", five_points(share)),
    }
}

/// The same in as few letters as a chart has room for; empty where there is no chance at all.
pub fn chance_mark(share: f64) -> String {
    match share {
        _ if share <= 0.0 => String::new(),
        _ if share < 0.05 => word!("＜5％", "<5%").to_owned(),
        _ if share > 0.95 => word!("＞95％", ">95%").to_owned(),
        _ => five_points(share),
    }
}

fn five_points(share: f64) -> String {
    in_percent(brief((share * 20.0).round() * 5.0, 0))
}

/// How a deviation is meant to last.
pub fn persistence(reading: Persistence) -> &'static str {
    match reading {
        Persistence::Persistent => word!("持续偏离", "persistent"),
        Persistence::Yearly => word!("逐年独立", "independent by year"),
    }
}

/// A number of draws: `10 万次`, `100,000 draws`.
pub fn draws(count: u32) -> String {
    if Language::current() == Language::English {
        format!("{} draws", brief(f64::from(count), 0))
    } else if count >= 10_000 && count.is_multiple_of(1000) {
        format!("{} 万次", brief(f64::from(count) / 10_000.0, 1))
    } else {
        format!("{count} 次")
    }
}

/// Why there is no single switching value.
pub const NOT_ONE_WAY: Text = Text::new(
    "参数变大时，结果时升时降，没有单一的临界值",
    "as the parameter grows the outcome rises and falls; there is no single switching value",
);

/// Why there is no chance, and what to do about it.
pub fn no_chance(why: NoChance) -> String {
    match why {
        NoChance::Status => {
            word!("定性目标，按填写的结果判断，没有概率", "qualitative target, judged by what is entered; no chance is computed")
                .to_owned()
        }
        NoChance::Unjudged(of) => reason(of),
        NoChance::NothingStated => word!("没有说明假设可能偏离多少", "no range is stated for the assumption").to_owned(),
        NoChance::NotOneWay => NOT_ONE_WAY.get().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_is_no_finer_than_five_points_and_certain_only_where_it_is() {
        let said = |share| chance(share, true);
        assert_eq!([0.4, 0.42, 0.43, 0.05, 0.95].map(said), ["约 40％", "约 40％", "约 45％", "约 5％", "约 95％"]);
        assert_eq!([0.049, 0.951].map(said), ["不到 5％", "95％以上"]);
        assert_eq!([0.0, 1.0].map(said), ["在所述范围内不可能", "在所述范围内必然"]);
        assert_eq!([0.0, 1.0].map(|share| chance(share, false)), ["不到 5％", "95％以上"]);
    }

    #[test]
    fn a_mark_says_what_the_sentence_says() {
        assert_eq!([0.0, 0.001, 0.42, 0.43, 0.96].map(chance_mark), ["", "＜5％", "40％", "45％", "＞95％"]);
        assert_eq!([10_000, 100_000, 15_000, 500].map(draws), ["1 万次", "10 万次", "1.5 万次", "500 次"]);
    }
}
