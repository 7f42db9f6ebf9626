//! Columns beside the figures: flags, and powers of ten.

use super::columns::Role;
use super::grid::Grid;
use super::layout::Entry;
use super::stage::Stage;
use super::stage_of::{is_flag, stage_of_letters};
use crate::figure::{Scale, any_of, key};

/// Flags without a meaning.
const NORMAL: &str = "|-|--|正常|正式|normal|normalvalue|final|n/a";

impl Entry {
    /// With the flag in its row: the one to its right if every column of figures has one, or the only one of the row.
    pub(super) fn with_flag(self, grid: &Grid, flags: &[usize], figures: usize) -> Self {
        let of_figure = match flags {
            [only] => Some(*only),
            flags if flags.len() == figures => flags.iter().copied().find(|flag| *flag > self.at.column),
            // The code of a status and its words; or flags beside some of the figures.
            flags if figures == 1 => {
                let is_telling = |flag: &usize| {
                    let word = key(&grid.shown(self.at.row, *flag));
                    !any_of(NORMAL, |normal| normal == word)
                };
                flags.iter().copied().find(is_telling)
            }
            flags => flags.iter().copied().find(|flag| *flag == self.at.column + 1),
        };
        let flag = of_figure.map(|flag| grid.shown(self.at.row, flag)).filter(|text| !text.is_empty());
        match flag {
            Some(flag) => self.flagged(&flag),
            None => self,
        }
    }

    /// The stage that a flag gives: not observed, or something a person has to know.
    fn flagged(self, flag: &str) -> Self {
        let word = key(flag);
        // A code and its words: `P: Provisional`.
        let (code, words) = word.split_once([':', '-']).unwrap_or((&word, &word));
        let stage = if is_flag(code) { Some(stage_of_letters(code)) } else { Stage::of_words(words) };
        match stage {
            Some(Stage::Observed) => self,
            None if any_of(NORMAL, |normal| normal == word) => self,
            Some(stage) if stage.reason().is_some() => self.told(Some(stage)),
            _ => Self { flag: Some(flag.trim().to_owned()), ..self },
        }
    }
}

/// The columns with a role.
pub(super) fn columns_of(grid: &Grid, wanted: Role, role: impl Fn(usize) -> Role) -> Vec<usize> {
    grid.columns.iter().copied().filter(|column| role(*column) == wanted).collect()
}

/// A unit combined with the power of ten from another column: 6, `6: Millions`, `Thousands`.
pub(super) fn in_power(unit: Option<String>, power: Option<&str>) -> Option<String> {
    let Some(power) = power else { return unit };
    let word = key(power);
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    let plain = digits.parse().ok().map(Scale::power);
    let worded = || {
        let (scale, rest) = Scale::leading(&word);
        (matches!(rest, "" | "s") && scale != Scale::ONE).then_some(scale)
    };
    match plain.or_else(worded) {
        Some(Scale::ONE) => unit,
        None if matches!(word.as_str(), "" | "units" | "unit" | "-") => unit,
        Some(scale) => Some(format!("{scale}{}", unit.unwrap_or_default())),
        // An unknown one becomes a foreign unit, which is asked about.
        None => Some(format!("{power} {}", unit.unwrap_or_default())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Unit;

    #[test]
    fn a_power_of_ten_in_a_column_of_its_own_belongs_to_the_unit() {
        let unit = |unit: &str, power: &str| in_power(Some(unit.to_owned()), Some(power)).map(|unit| Unit::of(&unit));
        for power in ["6", "6: Millions", "Millions", "million"] {
            assert_eq!(unit("人", power), Some(Unit::of("百万人")), "{power}");
        }
        for power in ["0", "", "Units", "0: Units"] {
            assert_eq!(unit("人", power), Some(Unit::of("人")), "{power}");
        }
        assert_eq!(in_power(None, Some("3")), Some("10^3".to_owned()));
        assert_eq!(in_power(Some("人".to_owned()), None), Some("人".to_owned()));
    }
}
