//! Names that the program gives: those of presets, with a number if one is taken, and a remark once the scenario no longer is what its name
//! says. A name that a person chose is left alone.

use super::assumption::{Assumption, Scenario};
use super::preset::Preset;
use crate::language::Text;
use crate::plan::Id;
use crate::projection::Pin;

/// The remark after the name of a preset once the scenario was changed.
const CHANGED: Text = Text::new("（已改动）", " (changed)");

/// The parts of a name that the program gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GivenName {
    preset: Preset,
    /// The language of the name, by its place in [`Text::both`].
    language: usize,
    number: Option<u32>,
    is_changed: bool,
}

impl GivenName {
    /// The name of a preset, in the current language.
    pub(super) fn of(preset: Preset) -> Self {
        let language = usize::from(preset.words().both()[0] != preset.name());
        Self { preset, language, number: None, is_changed: false }
    }

    /// Takes a name apart; `None` if a person chose it.
    pub(super) fn read(name: &str) -> Option<Self> {
        let bases = Preset::ALL.into_iter().flat_map(|preset| {
            let words = preset.words().both().into_iter().enumerate();
            words.chain(preset.former().map(|name| (1, name))).map(move |(language, base)| (preset, language, base))
        });
        bases.into_iter().find_map(|(preset, language, base)| Self::read_as(name, preset, language, base))
    }

    fn read_as(name: &str, preset: Preset, language: usize, base: &str) -> Option<Self> {
        let rest = name.get(..base.len()).filter(|head| head.eq_ignore_ascii_case(base)).map(|head| &name[head.len()..])?;
        let unmarked = rest.strip_suffix(CHANGED.both()[language]);
        let number = match unmarked.unwrap_or(rest) {
            "" => None,
            number => Some(number.strip_prefix(' ').filter(|it| !it.starts_with(['+', '0']))?.parse().ok()?),
        };
        Some(Self { preset, language, number, is_changed: unmarked.is_some() })
    }

    /// The same with or without the remark.
    const fn changed(self, is_changed: bool) -> Self {
        Self { is_changed, ..self }
    }

    /// Its text, with the first number that is free.
    pub(super) fn free(self, is_taken: impl Fn(&str) -> bool) -> String {
        let numbers = std::iter::once(self.number).chain((2..).map(Some));
        let texts = numbers.map(|number| Self { number, ..self }.text());
        texts.into_iter().find(|text| !is_taken(text)).unwrap_or_default()
    }

    fn text(self) -> String {
        let word = |text: Text| text.both()[self.language];
        let number = self.number.map(|number| format!(" {number}")).unwrap_or_default();
        format!("{}{number}{}", word(self.preset.words()), if self.is_changed { word(CHANGED) } else { "" })
    }
}

/// Whether one scenario is named after the same preset as another, whatever was changed since.
pub fn is_of_same_preset(one: &str, other: &str) -> bool {
    let preset = |name| GivenName::read(name).map(|given| given.preset);
    preset(one).is_some() && preset(one) == preset(other)
}

/// The name of an edited scenario: its present name, unless that is the name of a preset and no longer fits. Only decisions about `touched`
/// differ from `before`; if it is `None`, any may.
pub(super) fn after<'a>(
    before: &Scenario,
    now: &Scenario,
    touched: Option<impl IntoIterator<Item = &'a Id>>,
    is_taken: impl Fn(&str) -> bool,
) -> Option<String> {
    let given = GivenName::read(&now.name)?;
    let named = match given.preset {
        _ if given.is_changed && is_bare(now) => GivenName { preset: Preset::Hold, ..given.changed(false) },
        Preset::Hold => given.changed(!is_held(now)),
        Preset::JustMet | Preset::Halfway => given.changed(given.is_changed || !is_alike(before, now, touched)),
    };
    (named != given).then(|| named.free(is_taken))
}

/// The name of a scenario from elsewhere. If it is called 维持现状 and does something else, it gets the remark.
pub(super) fn arrived(scenario: &Scenario) -> String {
    let given = GivenName::read(&scenario.name).filter(|given| given.preset == Preset::Hold && !is_held(scenario));
    given.map_or_else(|| scenario.name.clone(), |given| given.changed(true).text())
}

/// Whether it assumes nothing but that everything stays as it is. Starts, readings and figures that a target waits for do not count.
fn is_held(scenario: &Scenario) -> bool {
    let is_assumed = |assumption: &Assumption| {
        assumption.growth.is_some()
            || assumption.status.is_some()
            || assumption.years.values().any(|pin| matches!(pin, Pin::Assumed(_)))
    };
    scenario.drivers.population_growth.is_none() && !scenario.assumptions.values().any(is_assumed)
}

/// Whether nothing at all is decided.
fn is_bare(scenario: &Scenario) -> bool {
    let is_driven = scenario.drivers.population_growth.is_some() || scenario.population_basis.is_some();
    !is_driven && !scenario.assumptions.values().any(Assumption::is_decided)
}

/// Whether two scenarios lead to the same outcomes for these indicators.
fn is_alike<'a>(one: &Scenario, other: &Scenario, touched: Option<impl IntoIterator<Item = &'a Id>>) -> bool {
    let bearing = |scenario: &Scenario, id: &Id| {
        let assumption = scenario.assumption(id);
        let years = assumption.years.iter().filter(|(_, pin)| matches!(pin, Pin::Assumed(_)));
        Assumption {
            years: years.map(|(year, pin)| (*year, *pin)).collect(),
            uncertainty: None,
            unit_cost: None,
            reason: String::new(),
            basis: None,
            milestones: std::collections::BTreeMap::new(),
            ..assumption.clone()
        }
    };
    let is_same = |id: &Id| bearing(one, id) == bearing(other, id);
    one.drivers.population_growth == other.drivers.population_growth
        && match touched {
            Some(ids) => ids.into_iter().all(is_same),
            None => one.assumptions.keys().chain(other.assumptions.keys()).all(is_same),
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> Option<(Preset, Option<u32>, bool)> {
        GivenName::read(name).map(|given| (given.preset, given.number, given.is_changed))
    }

    #[test]
    fn names_of_presets_are_known_with_number_and_remark_in_both_languages() {
        assert_eq!(read("维持现状"), Some((Preset::Hold, None, false)));
        assert_eq!(read("恰好达标 2（已改动）"), Some((Preset::JustMet, Some(2), true)));
        assert_eq!(read("just met 12"), Some((Preset::JustMet, Some(12), false)));
        assert_eq!(read("Half-way (changed)"), Some((Preset::Halfway, None, true)));
        for own in ["维持现状副本", "维持现状 副本", "半程（教育局）", "半程 02", "", "恰"] {
            assert_eq!(read(own), None, "{own}");
        }
    }

    #[test]
    fn what_is_read_is_written_the_same_and_numbered_where_it_is_taken() {
        for name in ["维持现状", "恰好达标 2（已改动）", "Half-way 3 (changed)"] {
            assert_eq!(GivenName::read(name).unwrap().free(|_| false), name);
        }
        let given = GivenName::read("半程（已改动）").unwrap();
        assert_eq!(given.free(|name| !name.contains('3')), "半程 3（已改动）");
    }
}
