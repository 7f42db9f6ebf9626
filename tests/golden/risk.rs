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
    let fan = Drawing::Figure(figures::fan());
    assert_both("fan", |theme| svg(&fan, theme, WIDE));
    assert_golden("fan-phone", &svg(&fan, &Theme::LIGHT, PHONE));
}

#[test]
fn a_picture_explains_its_fan() {
    let fan = LegendKey { sign: Sign::Fan, text: "可能的范围：P10 至 P90，深色为 P25 至 P75".into() };
    let poster = Poster { keys: vec![fan], drawing: Drawing::Figure(figures::fan()), ..figures::poster() };
    assert_golden("fan-poster", &poster_svg(&poster, &Theme::LIGHT, PAPER));
}

#[test]
fn a_ranking_says_value_verdict_and_nature() {
    let ranking = figures::ranking();
    let height = RankingRows::of(&ranking).total();
    let ranking = Drawing::Ranking(ranking);
    assert_both("ranking", |theme| svg(&ranking, theme, high(820, height)));
    assert_golden("ranking-phone", &svg(&ranking, &Theme::LIGHT, Frame { scale: 2.0, ..high(360, height) }));
}

#[test]
fn a_tornado_tells_low_from_high_without_colour() {
    let tornado = figures::tornado();
    let [wide, narrow] = [820, 360].map(|width| high(width, Arms::of(&tornado, high(width, 0)).total()));
    let tornado = Drawing::Tornado(tornado);
    assert_both("tornado", |theme| svg(&tornado, theme, wide));
    assert_golden("tornado-phone", &svg(&tornado, &Theme::LIGHT, Frame { scale: 2.0, ..narrow }));
}

#[test]
fn a_map_shows_the_border_between_met_and_missed() {
    let heat = Drawing::Heat(figures::heat());
    assert_both("heat", |theme| svg(&heat, theme, high(820, 420)));
    assert_golden("heat-phone", &svg(&heat, &Theme::LIGHT, Frame { scale: 2.0, ..high(360, 300) }));
}

#[test]
fn the_number_of_targets_met_is_a_histogram() {
    let counts = Drawing::Counts(figures::counts());
    assert_both("counts", |theme| svg(&counts, theme, high(820, 320)));
    assert_golden("counts-phone", &svg(&counts, &Theme::LIGHT, Frame { scale: 2.0, ..high(360, 260) }));
}

#[test]
fn small_figures_stand_beside_each_other() {
    let tiles = figures::tiles();
    let [wide, narrow] = [700, 360].map(|width| Tiling::fitting(tiles.len(), width).size());
    let tiles = Drawing::Tiles(tiles);
    assert_both("tiles", |theme| svg(&tiles, theme, high(wide.0, wide.1)));
    assert_golden("tiles-phone", &svg(&tiles, &Theme::LIGHT, Frame { scale: 2.0, ..high(narrow.0, narrow.1) }));
}
