//! All indicators of a plan in one picture.

use tuiyan::chart::*;

use crate::{assert_golden, figures};

#[track_caller]
fn assert_drawn(name: &str, overview: &OverviewPicture, theme: &Theme, width: u32) {
    assert_golden(name, &overview_svg(overview, theme, width, 1.0));
}

#[test]
fn a_plan_fits_a_screen_with_a_line_for_each_indicator() {
    assert_drawn("overview", &figures::overview(9, 4, 1), &Theme::LIGHT, 1320);
    assert_drawn("overview-dark", &figures::overview(9, 4, 1), &Theme::DARK, 900);
    assert_drawn("overview-phone", &figures::overview(4, 4, 1), &Theme::LIGHT, 374);
}

#[test]
fn scenarios_stand_side_by_side_on_the_same_scale() {
    assert_drawn("overview-several", &figures::overview(9, 4, 3), &Theme::LIGHT, 1320);
    assert_drawn("overview-several-phone", &figures::overview(3, 4, 3), &Theme::LIGHT, 374);
}

#[test]
fn three_hundred_indicators_are_bands_of_dots() {
    assert_drawn("overview-dense", &figures::overview(8, 38, 1), &Theme::LIGHT, 1320);
    assert_drawn("overview-dense-several", &figures::overview(8, 38, 2), &Theme::LIGHT, 1320);
}

#[test]
fn the_picture_leaves_the_page_with_its_legend() {
    let key = |part, text: &str| LegendKey { sign: Sign::Overview(part), text: text.into() };
    let poster = Poster {
        title: "预计 2025 年约束性达标 2、未达标 6、无法判断 5；预期性达标 8、未达标 12、无法判断 5".into(),
        subject: "到 2025 年完成所需变化的份额，目标为 100％ · 情景：维持现状".into(),
        keys: vec![
            key(LegendPart::Share { tone: SparkTone::Met, is_binding: true }, "达标"),
            key(LegendPart::Share { tone: SparkTone::Missed, is_binding: true }, "未达标"),
            key(LegendPart::Share { tone: SparkTone::Met, is_binding: false }, "空心为预期性，实心为约束性"),
            key(LegendPart::Observed, "已观测到的"),
            key(LegendPart::Milestone, "年度目标"),
            key(LegendPart::First, "从情景 1 到此"),
            key(LegendPart::Beyond, "超出 0–150％"),
        ],
        drawing: Drawing::Overview(figures::overview(9, 4, 1)),
        source: "来源：广元市利州区“十四五”公共服务和就业促进规划".into(),
    };
    let usual = Frame { width: 900, height: 520, scale: 1.0 };
    assert_golden("overview-poster", &poster_svg(&poster, &Theme::LIGHT, poster.frame(usual)));
}
