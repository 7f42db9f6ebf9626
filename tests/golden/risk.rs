//! The drawings of what is uncertain, in both themes.

use tuiyan::chart::*;

use crate::{PAPER, PHONE, WIDE, assert_golden, figures};

/// A drawing in both themes.
#[track_caller]
fn assert_both(name: &str, draw: impl Fn(&Theme) -> Result<String, String>) {
    assert_golden(name, &draw(&Theme::LIGHT));
    assert_golden(&format!("{name}-dark"), &draw(&Theme::DARK));
}

const fn high(width: u32, height: u32) -> Frame {
    Frame { width, height, scale: 1.0 }
}

#[test]
fn a_fan_lies_behind_the_path() {
    assert_both("fan", |theme| svg(&figures::fan(), theme, WIDE));
    assert_golden("fan-phone", &svg(&figures::fan(), &Theme::LIGHT, PHONE));
}

#[test]
fn a_picture_explains_its_fan() {
    let fan = Key { sign: Sign::Fan, text: "可能的范围：P10 至 P90，深色为 P25 至 P75".into() };
    let poster = Poster { keys: vec![fan], drawing: Drawing::Figure(figures::fan()), ..figures::poster() };
    assert_golden("fan-poster", &poster_svg(&poster, &Theme::LIGHT, PAPER));
}

#[test]
fn a_ranking_says_value_verdict_and_nature() {
    let ranking = figures::ranking();
    let height = Rows::of(&ranking).total();
    assert_both("ranking", |theme| ranking_svg(&ranking, theme, high(820, height)));
    assert_golden("ranking-phone", &ranking_svg(&ranking, &Theme::LIGHT, Frame { scale: 2.0, ..high(360, height) }));
}

#[test]
fn a_tornado_tells_low_from_high_without_colour() {
    let tornado = figures::tornado();
    let height = Arms::of(&tornado, high(820, 0)).total();
    assert_both("tornado", |theme| tornado_svg(&tornado, theme, high(820, height)));
    let height = Arms::of(&tornado, high(360, 0)).total();
    assert_golden("tornado-phone", &tornado_svg(&tornado, &Theme::LIGHT, Frame { scale: 2.0, ..high(360, height) }));
}

#[test]
fn a_map_shows_the_border_between_met_and_missed() {
    assert_both("heat", |theme| heat_svg(&figures::heat(), theme, high(820, 420)));
    assert_golden("heat-phone", &heat_svg(&figures::heat(), &Theme::LIGHT, Frame { scale: 2.0, ..high(360, 300) }));
}

#[test]
fn the_number_of_targets_met_is_a_histogram() {
    assert_both("counts", |theme| counts_svg(&figures::counts(), theme, high(820, 320)));
    assert_golden("counts-phone", &counts_svg(&figures::counts(), &Theme::LIGHT, Frame { scale: 2.0, ..high(360, 260) }));
}

#[test]
fn small_figures_stand_beside_each_other() {
    let tiles = figures::tiles();
    assert_both("tiles", |theme| tiles_svg(&tiles, Tiling::fitting(tiles.len(), 700), theme, 1.0));
    assert_golden("tiles-phone", &tiles_svg(&tiles, Tiling::fitting(tiles.len(), 360), &Theme::LIGHT, 2.0));
}
