//! What holds of the report of any scenario.

use proptest::prelude::*;
use tuiyan::plan::{Id, Nature};
use tuiyan::scenario::Facts;
use tuiyan::view::{self, Charted, report};

use crate::draw;
use crate::support::{plan, summary};

/// How many cells a line of a Markdown table has.
fn cells(line: &str) -> usize {
    line.replace("\\\\", "").replace("\\|", "").matches('|').count() - 1
}

/// Lines of the same table have as many cells as its head.
fn is_regular(text: &str) -> bool {
    let mut columns = None;
    text.lines().all(|line| {
        let here = line.starts_with('|').then(|| cells(line));
        let fits = here.is_none() || columns.is_none() || here == columns;
        columns = here;
        fits
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_indicator_that_counts_has_one_row_and_the_board_counts_the_rows(scenario in draw::scenario()) {
        let report = report(plan(), &Facts::default(), &scenario, "");
        let binding: Vec<_> = report.lines.iter().filter(|line| line.nature == "约束性").collect();
        prop_assert_eq!((report.lines.len(), binding.len()), (38, 13));
        let met = |lines: &[&view::ReportLine]| lines.iter().filter(|line| line.tone.word() == "达标").count().to_string();
        prop_assert_eq!(&report.board[0].met, &met(&binding));
        prop_assert_eq!(&report.board[1].met, &summary(&scenario).expected.met.to_string());
        let open = report.lines.iter().chain(&report.annex).filter(|line| line.tone.word() == "无法判断").count();
        prop_assert_eq!(open, report.unjudged.len());
    }

    #[test]
    fn every_change_is_told_and_every_text_is_there(scenario in draw::scenario()) {
        let report = report(plan(), &Facts::default(), &scenario, "");
        let told: usize = report.assumed.iter().map(|assumed| assumed.what.len() + usize::from(!assumed.reason.is_empty())).sum();
        let observed: usize = scenario.assumptions.values().map(|assumption| assumption.observed().count()).sum();
        // What was taken over and the person's own reason stand in one cell.
        let both = scenario.assumptions.values().filter(|it| it.basis.is_some() && !it.reason.is_empty()).count();
        prop_assert_eq!(told + both + observed, view::changes(plan(), &scenario).len());
        for line in report.lines.iter().chain(&report.annex) {
            prop_assert!(!line.account.is_empty() && !line.outcome.is_empty() && !line.start.is_empty(), "{:?}", line);
            prop_assert!(line.account.iter().all(|sentence| !sentence.contains("NaN") && !sentence.contains("inf")), "{:?}", line);
        }
    }

    #[test]
    fn markdown_tables_stay_regular(scenario in draw::scenario()) {
        let text = report(plan(), &Facts::default(), &scenario, "").to_markdown();
        prop_assert!(is_regular(&text), "{}", text);
        let rows = text.lines().filter(|line| line.starts_with("| ") && cells(line) == 10).count();
        prop_assert!(rows >= 39);
    }

    #[test]
    fn what_is_drawn_is_binding_or_changed_and_each_once(scenario in draw::scenario()) {
        let drawn = Charted::Chosen.ids(plan(), &scenario);
        let wanted = |id: &Id| {
            let indicator = plan().indicator(id).unwrap();
            indicator.nature == Some(Nature::Binding) || scenario.assumptions.contains_key(id)
        };
        prop_assert!(drawn.iter().all(wanted));
        let once: std::collections::BTreeSet<_> = drawn.iter().collect();
        prop_assert_eq!(once.len(), drawn.len());
        prop_assert!(scenario.assumptions.keys().all(|id| once.contains(id)));
    }
}
