//! Units, as far as figures are converted between them.

use super::fold::{any_of, key};

/// A power of ten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scale(i32);

impl Scale {
    /// Ten to the power 0.
    pub const ONE: Self = Self(0);

    /// Ten to that power.
    pub const fn power(power: i32) -> Self {
        Self(power)
    }

    /// How many places the decimal point of a figure moves from this scale to another.
    pub(crate) const fn places_to(self, other: Self) -> i32 {
        self.0 - other.0
    }

    /// The power of ten at the beginning of a text, and the rest.
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

impl std::fmt::Display for Scale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "10^{}", self.0)
    }
}

/// Words for a power of ten. 百分 is not a hundred.
fn word_of_scale(text: &str) -> Option<(i32, &str)> {
    const WORDS: [(&str, i32); 22] = [
        ("100,000,000", 8),
        ("100million", 8),
        ("10million", 7),
        ("trillion", 12),
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
    power_of_ten(text).or_else(|| WORDS.iter().find_map(|(word, power)| text.strip_prefix(word).map(|rest| (*power, rest))))
}

/// `10^6` at the beginning of a text, and the rest.
fn power_of_ten(text: &str) -> Option<(i32, &str)> {
    let after = text.trim_start_matches(['×', 'x', '*']).strip_prefix("10^")?;
    let length = after.bytes().take_while(u8::is_ascii_digit).count();
    let power = after[..length].parse().ok().filter(|power| *power <= 12)?;
    Some((power, after[length..].trim_start()))
}

/// A unit: a power of ten of a base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    scale: Scale,
    base: String,
}

impl Unit {
    /// The unit with that name.
    pub fn of(text: &str) -> Self {
        let plain = key(text);
        let inner = plain.trim_matches(|c| matches!(c, '(' | ')' | ':' | '/'));
        if let Some((unit, gloss)) = plain.trim_end_matches(')').split_once('(').filter(|(unit, _)| !unit.is_empty())
            && Self::of(unit) == Self::of(gloss)
        {
            return Self::of(unit);
        }
        let label = inner.strip_prefix("单位").or_else(|| inner.strip_prefix("unit")).unwrap_or(inner).trim_start_matches(':');
        if matches!(label, "千分之" | "千分率" | "千分比") {
            return Self { scale: Scale(-1), base: "%".to_owned() };
        }
        if let Some(rate) = Self::per_many(label) {
            return rate;
        }
        let (scale, base) = Scale::leading(label);
        if is_percent(base) {
            return Self { scale, base: "%".to_owned() };
        }
        match base {
            "‰" => Self { scale: Scale(-1), base: "%".to_owned() },
            base => {
                let base = named_once(base);
                let (power, base) = in_tens(&base);
                Self { scale: Scale(scale.0 + power), base }
            }
        }
    }

    /// A rate per so many births or people as English tables and the codes of the United Nations write it: `PER_1000_LIVE_BIRTHS`.
    fn per_many(label: &str) -> Option<Self> {
        let plain = label.replace('_', "");
        let under = plain.strip_prefix("per")?;
        let births = ["livebirths", "births"].iter().find_map(|of| under.strip_suffix(of));
        let heads = ["population", "pop", "people", "persons", "inhabitants"].iter().find_map(|of| under.strip_suffix(of));
        let (scale, base) = match births.or(heads)?.replace(',', "").as_str() {
            "100000" => (0, "人/10万"),
            "10000" => (0, "人/万人"),
            "1000" if births.is_some() => (-1, "%"),
            "1000" => (0, "人/千人"),
            _ => return None,
        };
        Some(Self { scale: Scale(scale), base: base.to_owned() })
    }

    /// Whether tables state it for all their figures: a power of ten, per cent, or a unit of people, things or money.
    pub(crate) fn is_known(&self) -> bool {
        const KNOWN: &str = "人|人次|元|个|户|张|亩|平方米|立方米|米|克|小时|天|件|套|所|家|年|岁|次|床|people|person|\
            yuan|household|year|bed";
        // 十四五 and 百姓 begin with a power of ten, too.
        let is_short = self.base.chars().count() <= 6 || self.base.is_ascii() || self.base.contains('/');
        (self.scale != Scale::ONE && is_short) || self.is_percent() || any_of(KNOWN, |unit| unit == self.base)
    }

    /// Whether it counts people, things, money or quantities, of which a whole has more than its part. Shares, quotients and durations do not.
    pub(crate) fn is_counted(&self) -> bool {
        let is_time = matches!(self.base.as_str(), "年" | "月" | "天" | "小时" | "分钟");
        self.is_known() && !self.is_percent() && !is_time && !self.base.contains(['/', '=', ':'])
    }

    /// Its power of ten.
    pub const fn scale(&self) -> Scale {
        self.scale
    }

    /// Whether it is per cent.
    pub fn is_percent(&self) -> bool {
        self.base == "%"
    }

    /// For an index, the value that the year before is set to: 100 or 1.
    pub fn index(&self) -> Option<f64> {
        let (_, level) = self.base.rsplit_once('=')?;
        level.parse().ok().filter(|level| [1.0, 100.0].contains(level))
    }

    /// Whether it is only a power of ten: 万.
    pub(crate) fn is_scale_alone(&self) -> bool {
        self.base.is_empty() && self.scale != Scale::ONE
    }

    /// Of a quotient, what it counts and per what: 平方米 and 人 of 平方米/人.
    pub(crate) fn parts(&self) -> Option<(Self, &str)> {
        let (over, under) = self.base.split_once('/')?;
        let counted = Self::of(over);
        Some((Self { scale: Scale(self.scale.0 + counted.scale.0), base: counted.base }, under))
    }

    /// Whether it counts the difference of two shares (percentage points).
    pub fn is_points(&self) -> bool {
        matches!(self.base.as_str(), "百分点" | "个百分点" | "percentagepoint" | "pp")
    }

    /// How many places the decimal point of a figure moves to convert it into another unit; `None` if that is not enough.
    ///
    /// ```
    /// use tuiyan::figure::Unit;
    /// assert_eq!(Unit::of("人").places_to(&Unit::of("万人")), Some(-4));
    /// assert_eq!(Unit::of("人").places_to(&Unit::of("元")), None);
    /// ```
    pub fn places_to(&self, other: &Self) -> Option<i32> {
        let fits = self.is_like(other) || self.is_points() && other.is_points();
        fits.then(|| self.scale.places_to(other.scale))
    }

    /// Whether moving the decimal point converts a figure into the other unit.
    pub fn is_like(&self, other: &Self) -> bool {
        let people = |base: &str| matches!(base, "人" | "人次" | "people" | "person" | "名");
        self.base == other.base || (self.base != "人次" && other.base != "人次" && people(&self.base) && people(&other.base))
    }
}

/// One name for units with several, also within a quotient: ㎡/人 becomes 平方米/人, and so does 平方米每人.
fn named_once(base: &str) -> String {
    const PER: [(&str, &str); 5] =
        [("percapita", "/人"), ("perperson", "/人"), ("permonth", "/月"), ("peryear", "/年"), ("每", "/")];
    let is_quotient = |word: &str| base.find(word).is_some_and(|at| at > 0);
    let per = PER.iter().filter(|(word, _)| is_quotient(word));
    let quotient = per.fold(base.to_owned(), |text, (word, sign)| text.replace(word, sign));
    match quotient.split_once('/') {
        // 1/10万, 人/10万人 and 例/10万 are one rate.
        Some(("" | "1" | "人" | "例" | "名", under)) if is_hundred_thousand(under) => "人/10万".to_owned(),
        _ => quotient.split('/').map(named).collect::<Vec<_>>().join("/"),
    }
}

fn is_hundred_thousand(under: &str) -> bool {
    matches!(under.trim_end_matches('人'), "10万" | "十万" | "100000" | "100,000")
}

/// The power of ten and the base of a unit: a kilometre is a thousand metres, a hectare ten thousand square metres.
fn in_tens(base: &str) -> (i32, String) {
    const TENS: [(&str, i32, &str); 5] =
        [("公里", 3, "米"), ("千克", 3, "克"), ("吨", 6, "克"), ("平方公里", 6, "平方米"), ("公顷", 4, "平方米")];
    let (over, under) = base.split_once('/').map_or((base, None), |(over, under)| (over, Some(under)));
    let (power, over) = TENS.iter().find(|(unit, ..)| *unit == over).map_or((0, over), |(_, power, of)| (*power, *of));
    (power, under.map_or_else(|| over.to_owned(), |under| format!("{over}/{under}")))
}

fn named(part: &str) -> &str {
    let one = part.strip_suffix('s').filter(|one| one.is_ascii() && one.len() > 1).unwrap_or(part);
    match one {
        "m2" | "sqm" | "sq.m" | "平米" | "squaremetre" | "squaremeter" => "平方米",
        "m3" | "cubicmetre" | "cubicmeter" => "立方米",
        "km" | "千米" | "kilometre" | "kilometer" => "公里",
        "km2" | "sqkm" | "平方千米" | "squarekilometre" => "平方公里",
        "hm2" | "ha" | "hectare" => "公顷",
        "t" | "ton" | "tonne" => "吨",
        "kg" | "公斤" => "千克",
        "μg" | "ug" | "microgram" => "微克",
        "min" | "minute" => "分钟",
        "h" | "hr" | "hour" => "小时",
        "day" | "日" => "天",
        "岁" | "周岁" | "yr" | "year" | "yearsofage" => "年",
        "个月" | "month" => "月",
        "rmb" | "cny" | "yuan" | "人民币" | "人民币元" => "元",
        one => one,
    }
}

fn is_percent(base: &str) -> bool {
    matches!(base, "%" | "percent" | "percentage" | "pct" | "pc" | "百分比" | "百分数" | "百分之")
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
    fn what_has_several_names_is_one_unit() {
        for (one, other) in [
            ("㎡/人", "平方米/人"),
            ("sq m per person", "平方米/人"),
            ("m²／人", "平方米每人"),
            ("平米/人", "（平方米/人）"),
            ("km", "公里"),
            ("千米", "公里"),
            ("平方千米", "km²"),
            ("千吨", "10^3 t"),
            ("万㎡", "万平方米"),
            ("μg/m³", "微克/立方米"),
            ("岁", "years"),
            ("hm²", "公顷"),
            ("yuan", "元"),
        ] {
            assert_eq!(Unit::of(one), Unit::of(other), "{one} {other}");
        }
        for (one, other) in [("人", "人次"), ("平方米", "立方米"), ("张", "床"), ("元/月", "元/年"), ("每千人", "千人")]
        {
            assert_ne!(Unit::of(one), Unit::of(other), "{one} {other}");
        }
    }

    #[test]
    fn a_unit_may_be_said_twice_and_a_rate_in_codes_of_the_united_nations() {
        for (one, other) in [
            ("岁（周岁）", "岁"),
            ("％（百分比）", "％"),
            ("人/10万（1/10万）", "人/10万"),
            ("PER_100000_LIVE_BIRTHS", "人/10万"),
            ("per 100,000 population", "1/10万"),
            ("PER_1000_LIVE_BIRTHS", "‰"),
            ("PER_1000_POP", "人/千人"),
            ("PERCENT", "％"),
        ] {
            assert_eq!(Unit::of(one), Unit::of(other), "{one} {other}");
        }
        for (one, other) in [("人（次）", "人"), ("个（含退休）", "个"), ("PER_1000_HOUSEHOLDS", "‰")] {
            assert_ne!(Unit::of(one), Unit::of(other), "{one} {other}");
        }
    }

    #[test]
    fn an_index_says_what_the_year_before_is_set_to() {
        assert_eq!(["上年=100", "（上年＝1）", "％"].map(|unit| Unit::of(unit).index()), [Some(100.0), Some(1.0), None]);
    }

    #[test]
    fn a_power_of_ten_may_be_written_as_one() {
        assert_eq!(Unit::of("10^4 人"), Unit::of("万人"));
        assert!(Unit::of("10^6").is_scale_alone() && Unit::of("万").is_scale_alone() && !Unit::of("万人").is_scale_alone());
    }

    #[test]
    fn the_decimal_point_moves_by_the_difference_of_the_powers() {
        assert_eq!(Unit::of("米").scale.places_to(Unit::of("公里").scale), -3);
        assert!(Unit::of("公顷").is_like(&Unit::of("平方公里")));
        assert_eq!(Unit::of("人").scale.places_to(Unit::of("万人").scale), -4);
        assert_eq!(Unit::of("‰").scale.places_to(Unit::of("%").scale), -1);
    }
}
