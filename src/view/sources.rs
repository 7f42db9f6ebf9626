//! The sources of the figures that ship with the fictional plan, in English. A person's own source stays as it was written.

use crate::language::{Language, Text};

/// As the file of those figures names them.
const SHIPPED: [Text; 2] = [
    Text::new("云河县统计公报（虚构）", "Yunhe County statistical bulletin (fictional)"),
    Text::new("云河县部门统计（虚构）", "Yunhe County departmental statistics (fictional)"),
];

/// A source in the current language where it ships with a plan, otherwise as it was written.
pub fn source_said(written: &str) -> &str {
    if Language::current() == Language::Chinese {
        return written;
    }
    SHIPPED.iter().find(|shipped| shipped.is(written)).map_or(written, |shipped| shipped.get())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{TRAINING, read_plan, shipped_facts};
    use crate::scenario::Record;

    #[test]
    fn every_source_that_ships_with_a_plan_is_in_one_language_at_a_time() {
        let shipped = shipped_facts(&read_plan(TRAINING).unwrap()).unwrap();
        let known = |record| if let Record::Figure(.., Some(known)) = record { Some(known.source) } else { None };
        let sources: Vec<_> = shipped.records().filter_map(known).filter(|source| !source.is_empty()).collect();
        assert!(!sources.is_empty());
        for source in sources {
            assert!(!source.contains("Yunhe") && source_said(&source) == &*source, "{source}");
            let english = Language::English.speaking(|| source_said(&source).to_owned());
            assert!(english.is_ascii(), "{english}");
        }
    }

    #[test]
    fn ones_own_source_stays_as_it_was_written() {
        Language::English.speaking(|| assert_eq!(source_said("县统计局"), "县统计局"));
    }
}
