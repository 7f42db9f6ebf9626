//! What the past brought, in words.

use crate::language::plural;
use crate::plan::{Direction, Indicator, Year};
use crate::trend::{AgainstPast, HeldAmount, Quantity};
use crate::view::number;
use crate::view::quantity;
use crate::view::words;
use crate::{phrase, word};

pub(super) struct Words<'a> {
    pub(super) indicator: &'a Indicator,
    pub(super) found: &'a AgainstPast,
}

impl Words<'_> {
    /// The unit of what is held against the past.
    pub(super) fn unit(&self) -> String {
        match self.found.quantity {
            Quantity::Growth => number::percent_sign().to_owned(),
            _ => self.indicator.unit.get().to_owned(),
        }
    }

    /// The years that count, with what is left out of them.
    pub(super) fn years(&self) -> String {
        let known = &self.found.known;
        let span = self.span();
        let count = known.window.len();
        let inside = |year: &&Year| known.window.known().first().is_some_and(|(first, _)| *year > first);
        let left_out: Vec<String> = known.left_out.iter().filter(inside).map(ToString::to_string).collect();
        let without = (!left_out.is_empty()).then(|| phrase!("，不计 {}", ", without {}", words::listed(&left_out)));
        let since = known.since.map(|year| phrase!("，{year} 年口径变化", ", break in {year}"));
        let all = [Some(phrase!("{span}，{count} 年", "{span}, n\u{a0}=\u{a0}{count}")), without, since];
        all.into_iter().flatten().collect()
    }

    fn span(&self) -> String {
        let known = self.found.known.window.known();
        let ends = known.first().zip(known.last());
        ends.map(|((first, _), (last, _))| phrase!("{first}—{last}", "{first}–{last}")).unwrap_or_default()
    }

    /// How many stretches there are, and from what to what they went.
    pub(super) fn windows(&self) -> String {
        let amounts = || self.found.stretches.iter().map(|stretch| stretch.amount);
        let (low, high) = (amounts().fold(f64::INFINITY, f64::min), amounts().fold(f64::NEG_INFINITY, f64::max));
        let count = self.found.stretches.len();
        let (long, span) = (length(self.found.length), self.with_unit(words::between(&self.plain(low), &self.plain(high))));
        phrase!("{count} 个{long}时段：{span}", "{count} periods of {long}: {span}")
    }

    /// An amount, with what it comes to over as many years as a stretch has; and where it lies.
    pub(super) fn held(&self, held: HeldAmount) -> (String, String) {
        let whole = self.amount(held.whole);
        let is_brought =
            self.found.length != self.found.remaining && matches!(self.found.quantity, Quantity::Change | Quantity::Sum);
        let said = if is_brought {
            let (every, amount) = (length(self.found.length), self.figure(held.amount));
            phrase!("{whole}（合每{every} {amount}）", "{whole} ({amount} in {every})")
        } else {
            whole
        };
        (said, self.lies(held))
    }

    /// The same of what the target takes.
    pub(super) fn required(&self) -> (String, String) {
        let Some(held) = self.found.required else { return (String::new(), String::new()) };
        let is_done = match self.found.quantity {
            Quantity::Change if self.found.way == Direction::Rise => held.whole <= 0.0,
            Quantity::Change => held.whole >= 0.0,
            Quantity::Sum => self.found.way == Direction::Rise && held.whole <= 0.0,
            Quantity::Mean | Quantity::Growth => false,
        };
        if is_done {
            let lies = word!("目标已达到，变化在此以内都达标", "the target is reached, and stays met within this change");
            return (self.amount(held.whole), lies.to_owned());
        }
        self.held(held)
    }

    /// That shorter stretches stand in; empty where they do not.
    pub(super) fn shorter(&self) -> String {
        let AgainstPast { remaining, length, .. } = self.found;
        if remaining == length {
            return String::new();
        }
        let short = self::length(*length);
        phrase!(
            "还剩 {remaining} 年，已知年份只够{short}的时段",
            "{remaining} years remain; the known years make periods of {short} only"
        )
    }

    fn lies(&self, held: HeldAmount) -> String {
        let (reached, count) = (held.reached, self.found.stretches.len());
        let (years, long) = (length(self.found.length), long(self.found.length));
        match reached {
            0 => self.beyond(held.amount, &long),
            _ if reached == count => phrase!("{count} 个{years}时段都达到", "reached in all {count} periods of {years}"),
            _ => phrase!("{count} 个{years}时段中有 {reached} 个达到", "reached in {reached} of {count} periods of {years}"),
        }
    }

    /// Beyond all that happened; even a change the wrong way is, where the past went that way further.
    fn beyond(&self, amount: f64, long: &str) -> String {
        let span = self.span();
        match (self.found.quantity, self.found.way) {
            (Quantity::Change, Direction::Rise) if amount < 0.0 => {
                phrase!("小于 {span} 年任何{long}的降幅", "a smaller fall than in any {long} period of {span}")
            }
            (Quantity::Change, Direction::Fall) if amount >= 0.0 => {
                phrase!("低于 {span} 年任何{long}的增幅", "below any {long} increase in {span}")
            }
            (Quantity::Change, Direction::Rise) => {
                phrase!("高于 {span} 年任何{long}的增幅", "above any {long} increase in {span}")
            }
            (Quantity::Change, Direction::Fall) => {
                phrase!("大于 {span} 年任何{long}的降幅", "a larger fall than in any {long} period of {span}")
            }
            (quantity, Direction::Rise) => {
                let what = what(quantity);
                phrase!("高于 {span} 年任何连续{long}的{what}", "above any {long} {what} in {span}")
            }
            (quantity, Direction::Fall) => {
                let what = what(quantity);
                phrase!("低于 {span} 年任何连续{long}的{what}", "below any {long} {what} in {span}")
            }
        }
    }

    fn amount(&self, amount: f64) -> String {
        self.with_unit(self.plain(amount))
    }

    /// Without its unit, but in full where that counts in thousands.
    fn figure(&self, amount: f64) -> String {
        let plain = self.plain(amount);
        quantity::in_full(&plain, &self.unit()).map_or(plain, |(figure, _)| figure)
    }

    fn with_unit(&self, amount: String) -> String {
        let unit = match self.found.quantity {
            Quantity::Change => words::change_unit(self.indicator),
            _ => self.unit(),
        };
        words::with_unit(amount, &unit)
    }

    /// Without its unit: a change with its sign, growth in ％.
    fn plain(&self, amount: f64) -> String {
        let printed = usize::from(self.indicator.decimals.get());
        let decimals = |amount: f64| number::decimals(number::clean(amount), printed).min(printed + 2);
        match self.found.quantity {
            Quantity::Change => number::signed(amount, decimals(amount)),
            Quantity::Sum | Quantity::Mean => number::fixed(amount, decimals(amount)),
            Quantity::Growth => number::fixed(amount * 100.0, 2),
        }
    }
}

/// What is compared of a stretch that is no change.
fn what(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Change => word!("变化", "change"),
        Quantity::Sum => word!("合计", "total"),
        Quantity::Mean => word!("均值", "mean"),
        Quantity::Growth => word!("年均增速", "average growth"),
    }
}

/// A number of years before what lasts as long: 五年, 5-year.
fn long(years: usize) -> String {
    numeral(years).map_or_else(|| phrase!("{years} 年", "{years}-year"), |numeral| phrase!("{numeral}年", "{years}-year"))
}

/// A number of years by itself: 五年, 5 years.
fn length(years: usize) -> String {
    let of_years = plural(years, "year", "years");
    let in_digits = || phrase!("{years} 年", "{years} {of_years}");
    numeral(years).map_or_else(in_digits, |numeral| phrase!("{numeral}年", "{years} {of_years}"))
}

fn numeral(years: usize) -> Option<&'static str> {
    const NUMERALS: [&str; 10] = ["一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    years.checked_sub(1).and_then(|at| NUMERALS.get(at)).copied()
}
