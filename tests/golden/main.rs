//! Every kind of chart against the drawing that was last looked at and found right.
//!
//! `UPDATE_GOLDEN=1 cargo test --test golden` rewrites the drawings; look at them before keeping them.

mod english;
mod figures;
mod overview;
mod risk;

use std::fs;
use std::path::Path;

use tuiyan::chart::{Drawing, Frame, LargeChart, Look, Poster, Spark, SparkTone, Theme, look_svg, poster_svg, spark_svg, svg};

const WIDE: Frame = Frame { width: 900, height: 420, scale: 1.0 };
const PAPER: Frame = Frame { width: 900, height: 520, scale: 1.0 };
const PHONE: Frame = Frame { width: 360, height: 220, scale: 2.0 };
const ROW: Frame = Frame { width: 96, height: 28, scale: 2.0 };

#[track_caller]
fn assert_golden(name: &str, drawing: &Result<String, String>) {
    let drawing = drawing.as_deref().unwrap_or_default();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name).with_extension("svg");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        assert!(fs::write(&file, drawing).is_ok(), "{} cannot be written", file.display());
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == drawing, "{name} is drawn differently; look at it, then UPDATE_GOLDEN=1");
}

#[track_caller]
fn assert_drawn(name: &str, figure: &LargeChart, theme: &Theme, frame: Frame) {
    assert_golden(name, &svg(&Drawing::Figure(figure.clone()), theme, frame));
}

#[track_caller]
fn assert_spark(name: &str, spark: &Spark) {
    assert_golden(name, &spark_svg(spark, &Theme::LIGHT, ROW));
}

#[test]
fn a_rising_level_runs_to_its_target() {
    assert_drawn("rising", &figures::rising(), &Theme::LIGHT, WIDE);
}

#[test]
fn a_falling_level_has_a_strict_target() {
    assert_drawn("falling", &figures::falling(), &Theme::LIGHT, WIDE);
}

#[test]
fn a_cumulative_indicator_shows_its_yearly_flows() {
    assert_drawn("cumulative", &figures::cumulative(), &Theme::LIGHT, WIDE);
}

#[test]
fn an_interval_start_spreads_into_a_band() {
    assert_drawn("interval", &figures::interval(), &Theme::LIGHT, WIDE);
}

#[test]
fn observed_entered_and_assumed_years_look_unlike_each_other() {
    assert_drawn("pinned", &figures::pinned(), &Theme::LIGHT, WIDE);
}

#[test]
fn what_was_observed_is_drawn_stronger_and_the_way_begins_behind_it() {
    assert_drawn("observed", &figures::observed(), &Theme::LIGHT, WIDE);
    assert_drawn("observed-dark", &figures::observed(), &Theme::DARK, PHONE);
}

#[test]
fn the_years_before_stand_left_of_the_base_year_in_grey_and_look_like_nothing_else() {
    assert_drawn("remembered", &figures::remembered(), &Theme::LIGHT, WIDE);
    assert_drawn("remembered-phone", &figures::remembered(), &Theme::DARK, PHONE);
    assert_drawn("remembered-flows", &figures::remembered_flows(), &Theme::LIGHT, WIDE);
}

#[test]
fn without_a_start_only_the_target_is_drawn() {
    assert_drawn("no-start", &figures::no_start(), &Theme::LIGHT, WIDE);
}

#[test]
fn a_path_off_the_frozen_axis_stops_at_the_frame() {
    assert_drawn("off-axis", &figures::off_axis(), &Theme::LIGHT, WIDE);
}

#[test]
fn several_scenarios_bear_number_and_name_and_the_reference_stands_out() {
    assert_drawn("compared", &figures::three(), &Theme::LIGHT, WIDE);
    assert_drawn("compared-interval", &figures::interval_compared(), &Theme::LIGHT, WIDE);
}

#[test]
fn ten_scenarios_are_told_apart_on_any_screen() {
    assert_drawn("compared-ten", &figures::ten(), &Theme::LIGHT, WIDE);
    assert_drawn("compared-dark", &figures::ten(), &Theme::DARK, WIDE);
    assert_drawn("compared-phone", &figures::ten(), &Theme::LIGHT, PHONE);
}

#[test]
fn a_target_met_from_the_start_has_its_label_on_the_other_side() {
    assert_drawn("slipping", &figures::slipping(), &Theme::LIGHT, WIDE);
}

#[test]
fn a_phone_has_room_for_every_year() {
    assert_drawn("phone", &figures::rising(), &Theme::LIGHT, PHONE);
    assert_drawn("phone-cumulative", &figures::cumulative(), &Theme::DARK, PHONE);
}

#[test]
fn a_projector_gets_the_same_instrument() {
    assert_drawn("wide", &figures::pinned(), &Theme::LIGHT, Frame { width: 1200, height: 500, scale: 1.5 });
}

#[test]
fn the_dark_theme_draws_the_same_things() {
    assert_drawn("dark", &figures::pinned(), &Theme::DARK, WIDE);
    assert_drawn("dark-interval", &figures::interval(), &Theme::DARK, WIDE);
}

#[test]
fn a_look_is_shown_in_small() {
    let frame = Frame { width: 30, height: 14, scale: 2.0 };
    assert_golden("look-solid", &look_svg(Look::nth(1), &Theme::LIGHT, frame));
    assert_golden("look-dashed", &look_svg(Look::nth(8), &Theme::DARK, frame));
}

#[test]
fn sparks_end_in_the_colour_of_the_verdict() {
    assert_spark("spark-met", &figures::spark(SparkTone::Met, 97.2));
    assert_spark("spark-missed", &figures::spark(SparkTone::Missed, 93.9));
    assert_spark("spark-unjudged", &figures::spark(SparkTone::Unjudged, 95.0));
}

#[test]
fn a_spark_beyond_its_range_stays_straight_and_ends_in_an_arrowhead() {
    let rising = (0..6).zip([93.7, 94.5, 95.3, 96.1, 96.9, 97.7]).collect();
    assert_spark("spark-beyond", &Spark { path: rising, range: Some((93.0, 95.6)), ..figures::spark(SparkTone::Met, 0.0) });
}

#[test]
fn a_spark_leads_from_the_years_before_to_its_path() {
    let past = (1..=5).rev().zip([91.0, 91.4, 91.9, 92.6, 93.1]).collect();
    assert_spark("spark-remembered", &Spark { past, ..figures::spark(SparkTone::Met, 95.2) });
}

#[test]
fn a_spark_without_a_path_shows_its_target() {
    assert_spark("spark-no-start", &Spark { path: Vec::new(), ..figures::spark(SparkTone::Unjudged, 0.0) });
}

#[track_caller]
fn assert_poster(name: &str, poster: &Poster, frame: Frame) {
    assert_golden(name, &poster_svg(poster, &Theme::LIGHT, frame));
}

#[test]
fn a_picture_says_itself_what_it_shows() {
    assert_poster("poster", &figures::poster(), PAPER);
    assert_poster("poster-narrow", &figures::poster(), Frame { width: 420, height: 360, scale: 2.0 });
}

#[test]
fn a_picture_keeps_its_chart_however_long_its_texts() {
    let poster = Poster { subject: "很长的情景名称".repeat(200), ..figures::poster() };
    assert_poster("poster-long", &poster, PAPER);
}

#[test]
fn no_name_breaks_out_of_a_picture() {
    let name = "<script>&\"甲\" ]]> \u{0}\u{8}\u{fffe}</text>";
    let mut poster = Poster { title: name.into(), subject: name.into(), source: name.into(), ..figures::poster() };
    poster.drawing = Drawing::Figure(LargeChart { unit: name.into(), ..figures::pinned() });
    poster.keys[0].text = name.into();
    let drawing = poster_svg(&poster, &Theme::LIGHT, PAPER).unwrap_or_default();
    let texts = |drawing: &str| {
        let document = roxmltree::Document::parse(drawing).map_err(|fault| fault.to_string())?;
        let shown = document.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text());
        Ok::<_, String>(shown.filter(|text| text.contains("<script>&\"甲\" ]]>")).count())
    };
    assert_eq!(texts(&drawing), Ok(5), "{drawing}");
}
