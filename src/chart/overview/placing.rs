//! How wide columns, names and panels are, and which way of placing the lines fits.

use super::layout::{GAP, HEAD, Layout, SCALE};
use super::{OverviewPicture, lines, swarm};
use crate::chart::lettering::breadth;
use crate::chart::plot::count;

/// The share of a column that names may take in any case, and the most that they take.
const NAMES: (f64, f64) = (0.42, 340.0);
/// The room for names without which a column is too narrow to have another beside it.
const ENOUGH: f64 = 240.0;
/// The least width of a panel that is to have a column of lines beside it, and of one that has room for the shares as text.
const PANEL: f64 = 210.0;
const NOTED: f64 = 130.0;
/// Shares as text.
const NOTE: f64 = 44.0;

/// The narrowest room in which the picture is shown larger, and by how many tenths at most.
const SPACIOUS: u32 = 1400;
const MOST_STEPS: u8 = 10;

impl Layout {
    /// The layout at that width.
    pub fn of(overview: &OverviewPicture, width: u32) -> Self {
        let (whole, panels, text) = (f64::from(width), overview.panels(), Self::text(width));
        let is_dense = overview.is_dense();
        let labels = if is_dense {
            overview.sections.iter().map(|section| breadth(&section.title, text)).fold(0.0, f64::max)
        } else {
            overview.lines().map(|line| breadth(&line.label, text)).fold(0.0, f64::max)
        };
        let wanted = labels.min(ENOUGH) + count(panels) * PANEL + 3.0 * GAP;
        let columns = if is_dense { 1.0 } else { (whole / wanted).floor().clamp(1.0, 3.0) };
        let column = whole / columns;
        // Beside panels of that width all the rest is the names'.
        let rest = column - count(panels) * PANEL - 3.0 * GAP;
        let names = labels.min(NAMES.1).min(rest.max(column * NAMES.0));
        let panel = (column - names - 3.0 * GAP) / count(panels);
        let heads = if panels > 1 { HEAD } else { 0.0 };
        let layout = Self {
            width: column,
            names,
            panel,
            note: if panel >= NOTED && !is_dense { NOTE } else { 0.0 },
            zone: if is_dense { (panel * swarm::ZONE.0).clamp(swarm::ZONE.1, swarm::ZONE.2) } else { 0.0 },
            top: heads + SCALE,
            panels,
            ..Self::default()
        };
        if is_dense { swarm::placed(layout, overview, text) } else { lines::placed(layout, overview, columns) }
    }

    /// How many times as large the picture may be shown in that room without becoming higher than it: at a projector's window letters
    /// and rows grow with the room, and at an office's or a phone's they stay as they are.
    pub fn magnified(overview: &OverviewPicture, width: u32, height: u32) -> f64 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a screen's size; a cast saturates")]
        let fits = |times: &f64| {
            let shown = Self::of(overview, (f64::from(width) / times) as u32);
            f64::from(shown.total()) * times <= f64::from(height)
        };
        let steps = (0..=MOST_STEPS).rev().map(|step| 1.0 + f64::from(step) * 0.1);
        if width < SPACIOUS { 1.0 } else { steps.into_iter().find(fits).unwrap_or(1.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::TITLE;
    use super::super::{OverviewLine, OverviewMark, PictureSection};
    use super::*;
    use crate::chart::SparkTone;
    use proptest::prelude::*;

    fn overview(sections: &[usize], panels: usize) -> OverviewPicture {
        let mark = |share: f64| OverviewMark {
            share: Some(share),
            tone: SparkTone::Met,
            text: String::new(),
            observed: None,
            milestones: Vec::new(),
        };
        let line = |at: usize| OverviewLine {
            label: "一项指标的名称".into(),
            is_binding: at.is_multiple_of(2),
            marks: (0..panels).map(|panel| mark(count((at * 7 + panel * 3) % 20) * 0.1 - 0.2)).collect(),
        };
        let section =
            |lines: &usize| PictureSection { title: "领域".into(), is_apart: false, lines: (0..*lines).map(line).collect() };
        let heads = (1..=panels).filter(|_| panels > 1).map(|at| at.to_string()).collect();
        OverviewPicture { sections: sections.iter().map(section).collect(), heads, ..OverviewPicture::default() }
    }

    proptest! {
        #[test]
        fn every_mark_lies_inside_and_is_found_where_it_lies(
            sections in prop::collection::vec(1usize..40, 1..12), panels in 1usize..=3, width in 360u32..1900,
        ) {
            let overview = overview(&sections, panels);
            let layout = Layout::of(&overview, width);
            prop_assert_eq!(layout.spots.len(), overview.count() * panels);
            for spot in &layout.spots {
                prop_assert!((0.0..=f64::from(width)).contains(&spot.x), "{spot:?}");
                prop_assert!(spot.y > layout.top && spot.y < f64::from(layout.total()), "{spot:?}");
                let found = layout.at(spot.x, spot.y).unwrap();
                prop_assert_eq!((found.line, found.panel), (spot.line, spot.panel));
            }
        }

        #[test]
        fn no_dot_of_a_band_covers_another(sections in prop::collection::vec(60usize..120, 2..4), width in 360u32..1900) {
            let layout = Layout::of(&overview(&sections, 1), width);
            for (at, one) in layout.spots.iter().enumerate() {
                for other in &layout.spots[..at] {
                    prop_assert!((one.x - other.x).hypot(one.y - other.y) >= swarm::DOT - 1e-6, "{one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn columns_are_about_as_high_as_each_other_and_no_heading_stands_alone() {
        let layout = Layout::of(&overview(&[4, 6, 5, 3, 7, 4, 5, 4], 1), 1340);
        let heights: Vec<f64> = layout.columns.iter().map(|column| column.bottom - layout.top).collect();
        assert_eq!(heights.len(), 3);
        assert!(heights.iter().all(|height| *height > 0.5 * heights.iter().copied().fold(0.0, f64::max)), "{heights:?}");
        for title in &layout.titles {
            assert!(
                layout
                    .rows
                    .iter()
                    .any(|row| layout.columns[row.column].left == title.left && (row.top - title.top - TITLE).abs() < 1e-9)
            );
        }
    }

    #[test]
    fn in_a_projectors_window_the_picture_grows_with_the_room_and_never_beyond_it() {
        let overview = overview(&[4, 6, 5, 3, 7, 4, 5, 4], 1);
        let times = Layout::magnified(&overview, 1880, 840);
        assert!(times >= 1.3, "{times}");
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a width on the screen")]
        let shown = Layout::of(&overview, (1880.0 / times) as u32);
        assert!(f64::from(shown.total()) * times <= 840.0, "{times}: {}", shown.total());
        assert!(Layout::magnified(&overview, 1880, 300) < 1.05, "there is no room");
        assert!([374, 1077, 1334].iter().all(|width| Layout::magnified(&overview, *width, 2000) < 1.05));
    }

    #[test]
    fn a_long_name_takes_the_room_that_the_scale_leaves() {
        let mut overview = overview(&[4, 6], 1);
        "Floor area of integrated community services per 100".clone_into(&mut overview.sections[0].lines[0].label);
        let layout = Layout::of(&overview, 1077);
        assert!(layout.names > 0.55 * layout.width && layout.panel >= PANEL, "{} of {}", layout.names, layout.width);
    }

    #[test]
    fn a_share_beyond_the_scale_lies_at_its_end() {
        let layout = Layout::of(&overview(&[4], 1), 800);
        assert_eq!(layout.x(0.0, 0, 9.0), layout.x(0.0, 0, 1.5));
        assert_eq!(layout.x(0.0, 0, -1.0), layout.x(0.0, 0, 0.0));
    }

    #[test]
    fn nothing_at_all_still_has_a_layout() {
        let layout = Layout::of(&OverviewPicture::default(), 0);
        assert!(layout.at(1.0, 1.0).is_none() && layout.spot(0, 0).is_none() && layout.total() > 0);
    }
}
