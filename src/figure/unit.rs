//! Units, as far as figures are brought from one into another.

use super::fold::key;

/// A power of ten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scale(i32);

impl Scale {
    /// None at all.
    pub const ONE: Self = Self(0);

    /// Ten to that power.
    pub const fn power(power: i32) -> Self {
        Self(power)
    }

    /// How many places the decimal point of a figure moves from this scale to another.
    pub(crate) const fn places_to(self, other: Self) -> i32 {
        self.0 - other.0
    }

    /// The power of ten that a text begins with, and what comes after it.
    pub(crate) fn leading(text: &str) -> (Self, &str) {
        let mut power = 0;
        let mut rest = text.trim();
        while let Some((each, after)) = word_of_scale(rest) {
            power += each;
            rest = after.trim_start();
        }
        (Self(power), rest)
    }
}

/// Words of a power of ten. 百分 is no hundred.
fn word_of_scale(text: &str) -> Option<(i32, &str)> {
    const WORDS: [(&str, i32); 18] = [
        ("×10,000", 4),
        ("x10,000", 4),
        ("10,000", 4),
        ("10000", 4),
        ("×1,000", 3),
        ("1,000", 3),
        ("1000", 3),
        ("×100,000,000", 8),
        ("thousand", 3),
        ("million", 6),
        ("billion", 9),
        ("亿", 8),
        ("億", 8),
        ("万", 4),
        ("萬", 4),
        ("千", 3),
        ("百", 2),
        ("十", 1),
    ];
    if text.starts_with("百分") {
        return None;
    }
    WORDS.iter().find_map(|(word, power)| text.strip_prefix(word).map(|rest| (*power, rest)))
}

/// A unit: a power of ten of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    scale: Scale,
    base: String,
}

impl Unit {
    /// The unit that a text names.
    pub fn of(text: &str) -> Self {
        let plain = key(text);
        let inner = plain.trim_matches(|c| matches!(c, '(' | ')' | ':' | '/'));
        let label = inner.strip_prefix("单位").or_else(|| inner.strip_prefix("unit")).unwrap_or(inner).trim_start_matches(':');
        let (scale, base) = Scale::leading(label);
        if is_percent(base) {
            return Self { scale, base: "%".to_owned() };
        }
        match base {
            "‰" | "千分之" => Self { scale: Scale(-1), base: "%".to_owned() },
            base => Self {
                scale,
                base: base.strip_suffix('s').filter(|one| one.is_ascii() && one.len() > 1).unwrap_or(base).to_owned(),
            },
        }
    }

    /// Whether it is one that tables state for all their figures: of a power of ten, per cent, or of people, things and money.
    pub(crate) fn is_known(&self) -> bool {
        const KNOWN: [&str; 24] = [
            "人",
            "人次",
            "元",
            "个",
            "户",
            "张",
            "亩",
            "公顷",
            "平方米",
            "吨",
            "件",
            "套",
            "所",
            "家",
            "年",
            "岁",
            "次",
            "床",
            "people",
            "person",
            "yuan",
            "household",
            "year",
            "bed",
        ];
        self.scale != Scale::ONE || self.is_percent() || KNOWN.contains(&self.base.as_str())
    }

    /// Its power of ten.
    pub const fn scale(&self) -> Scale {
        self.scale
    }

    /// Whether it is per cent.
    pub fn is_percent(&self) -> bool {
        self.base == "%"
    }

    /// Whether it is an index whose year before is 100.
    pub fn is_index(&self) -> bool {
        self.base.ends_with("=100")
    }

    /// Whether it counts the difference of two shares.
    pub fn is_points(&self) -> bool {
        matches!(self.base.as_str(), "百分点" | "个百分点" | "percentagepoint" | "pp")
    }

    /// Whether a figure in it can be brought into the other by moving the decimal point.
    pub fn is_like(&self, other: &Self) -> bool {
        let people = |base: &str| matches!(base, "人" | "人次" | "people" | "person" | "名");
        self.base == other.base || (self.base != "人次" && other.base != "人次" && people(&self.base) && people(&other.base))
    }
}

fn is_percent(base: &str) -> bool {
    matches!(
        base,
        "%" | "percent" | "percentage" | "percentage(%" | "percentage(%)" | "percent(%" | "pct" | "百分比" | "百分数" | "百分之"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_a_power_of_ten_of_something() {
        assert_eq!(Unit::of("万人"), Unit { scale: Scale(4), base: "人".into() });
        assert_eq!(Unit::of("（亿元）"), Unit { scale: Scale(8), base: "元".into() });
        assert_eq!(Unit::of("百万人次"), Unit { scale: Scale(6), base: "人次".into() });
        assert_eq!(Unit::of("Percentage (%)"), Unit::of("％"));
        assert_eq!(Unit::of("×10,000 people"), Unit { scale: Scale(4), base: "people".into() });
        assert_eq!(Unit::of("单位：万张"), Unit { scale: Scale(4), base: "张".into() });
        assert_eq!(Unit::of("Years"), Unit::of("year"));
        assert!(Unit::of("个百分点").is_points());
    }

    #[test]
    fn the_decimal_point_moves_by_the_difference_of_the_powers() {
        assert_eq!(Unit::of("人").scale.places_to(Unit::of("万人").scale), -4);
        assert_eq!(Unit::of("‰").scale.places_to(Unit::of("%").scale), -1);
    }
}
