//! Charts as the page would ask for them.

use tuiyan::chart::*;

const LEVELS: [f64; 6] = [93.7, 94.0, 94.2, 94.5, 94.7, 95.0];

fn years() -> Vec<String> {
    (2020..=2025).map(|year| format!("{year}年")).collect()
}

fn axis(values: &[f64], ceiling: Option<f64>) -> Axis {
    Axis::covering(values.iter().copied(), Some(0.0), ceiling, |value, decimals| format!("{value:.decimals$}"))
}

fn path(values: &[f64]) -> Vec<Point> {
    let kind = |year| if year == 0 { Kind::Plan } else { Kind::Projected };
    values.iter().enumerate().map(|(year, &value)| Point { year, value, kind: kind(year) }).collect()
}

fn line(values: &[f64]) -> Vec<(usize, f64)> {
    values.iter().copied().enumerate().collect()
}

fn goal(value: f64, label: &str, met: TargetSide) -> GoalLine {
    GoalLine { value, label: label.into(), met, strict: false }
}

fn names(path: &str, unit: &str, longest: &str) -> Names {
    let whole = |value: &str| format!("预计 {value} {unit}").trim_end().to_owned();
    let way = "达标所需的路径".into();
    Names { path: whole(path), brief: format!("预计 {path}"), longest: whole(longest), way }
}

pub(crate) fn rising() -> LargeChart {
    LargeChart {
        names: Some(Box::new(names("94.7", "％", "97.00"))),
        years: years(),
        axis: axis(&[93.7, 93.0, 97.0], Some(100.0)),
        path: path(&LEVELS.map(|level| 93.7 + (level - 93.7) * 0.75)),
        way: line(&LEVELS),
        target: Some(goal(95.0, "目标 ≥ 95.0", TargetSide::Above)),
        unit: "％".into(),
        ..LargeChart::default()
    }
}

pub(crate) fn falling() -> LargeChart {
    LargeChart {
        names: Some(Box::new(names("4.1", "‰", "6.20"))),
        years: years(),
        axis: axis(&[5.6, 3.8, 6.2], None),
        path: path(&[5.6, 5.3, 5.0, 4.7, 4.4, 4.1]),
        way: line(&[5.6, 5.33, 5.08, 4.86, 4.67, 4.5]),
        target: Some(GoalLine { strict: true, ..goal(4.5, "目标 ＜ 4.5", TargetSide::Below) }),
        unit: "‰".into(),
        ..LargeChart::default()
    }
}

pub(crate) fn cumulative() -> LargeChart {
    LargeChart {
        names: Some(Box::new(names("25500", "人", "26000.0"))),
        years: years(),
        axis: axis(&[0.0, 26000.0], None),
        path: path(&[4000.0, 8100.0, 12300.0, 16600.0, 21000.0, 25500.0])[1..].to_vec(),
        bars: line(&[4000.0, 4100.0, 4200.0, 4300.0, 4400.0, 4500.0]),
        way: line(&[4000.0, 7800.0, 11700.0, 15700.0, 19800.0, 24000.0])[1..].to_vec(),
        target: Some(goal(24000.0, "目标 ≥ 24000", TargetSide::Above)),
        unit: "人".into(),
        ..LargeChart::default()
    }
}

pub(crate) fn interval() -> LargeChart {
    let band = |(year, &level): (usize, &f64)| Band { year, low: level - 0.8, high: level + 0.6 };
    LargeChart {
        axis: axis(&[92.9, 97.0], Some(100.0)),
        band: LEVELS.iter().enumerate().map(band).collect(),
        path: path(&LEVELS)[1..].to_vec(),
        way: Vec::new(),
        names: Some(Box::new(names("94.2–95.6", "％", "94.20"))),
        ..rising()
    }
}

/// Observed up to 2022; the way to the target begins there.
pub(crate) fn observed() -> LargeChart {
    let kinds = [Kind::Plan, Kind::Observed, Kind::Observed, Kind::Projected, Kind::Projected, Kind::Projected];
    let values = [93.7, 93.9, 94.0, 94.2, 94.4, 94.6];
    LargeChart {
        path: (0..6).map(|year| Point { year, value: values[year], kind: kinds[year] }).collect(),
        way: vec![(2, 94.0), (3, 94.34), (4, 94.67), (5, 95.0)],
        names: Some(Box::new(names("94.6", "％", "97.00"))),
        ..rising()
    }
}

pub(crate) fn pinned() -> LargeChart {
    let kinds = [Kind::Assumed, Kind::Observed, Kind::Observed, Kind::Entered, Kind::Projected, Kind::Projected];
    let values = [71.0, 74.5, 75.2, 81.0, 84.5, 88.0];
    LargeChart {
        years: years(),
        axis: axis(&[71.0, 92.0], Some(100.0)),
        path: (0..6).map(|year| Point { year, value: values[year], kind: kinds[year] }).collect(),
        names: Some(Box::new(names("88.0", "个", "100.00"))),
        way: line(&[71.0, 74.8, 78.6, 82.4, 86.2, 90.0]),
        target: Some(goal(90.0, "目标 ≥ 90", TargetSide::Above)),
        unit: "每千人口".into(),
        ..LargeChart::default()
    }
}

pub(crate) fn no_start() -> LargeChart {
    LargeChart { path: Vec::new(), way: Vec::new(), ..rising() }
}

pub(crate) fn off_axis() -> LargeChart {
    LargeChart { path: path(&[93.7, 95.2, 97.9, 101.0, 96.0, 88.0]), ..rising() }
}

fn other(at: usize, name: &str, values: &[f64]) -> Other {
    Other { number: (at + 1).to_string(), name: name.into(), look: Look::nth(at), path: line(values), ..Other::default() }
}

/// Three scenarios, the second of them the reference.
pub(crate) fn three() -> LargeChart {
    let share = |share: f64| LEVELS.map(|level| 93.7 + (level - 93.7) * share);
    let others = vec![
        other(0, "维持现状", &share(0.0)),
        Other { is_reference: true, ..other(1, "加大投入，逐年扩大学前教育资源供给", &share(1.2)) },
        other(2, "半程", &share(0.5)),
    ];
    LargeChart { others, path: Vec::new(), way: Vec::new(), names: None, ..rising() }
}

/// Ten scenarios, some of them equal, the last one the reference.
pub(crate) fn ten() -> LargeChart {
    let shares = [0.0, 0.5, 1.0, 1.2, 1.25, 1.5, 0.5, 2.0, 0.2, 0.8];
    let share = |share: f64| LEVELS.map(|level| 93.7 + (level - 93.7) * share);
    let others = shares.iter().enumerate().map(|(at, of)| Other { is_reference: at == 9, ..other(at, "情景", &share(*of)) });
    LargeChart { others: others.collect(), ..three() }
}

/// An interval start beside a start that was entered.
pub(crate) fn interval_compared() -> LargeChart {
    let band = |(year, &level): (usize, &f64)| Band { year, low: level - 0.8, high: level + 0.6 };
    let held = Other { path: Vec::new(), band: LEVELS.iter().enumerate().map(band).collect(), ..other(0, "维持现状", &[]) };
    let others = vec![held, Other { is_reference: true, ..other(5, "有起点", &LEVELS) }];
    LargeChart { axis: axis(&[92.9, 97.0], Some(100.0)), others, ..three() }
}

/// Better than its target from the start, and not kept so.
pub(crate) fn slipping() -> LargeChart {
    LargeChart {
        path: path(&[97.2, 97.0, 96.6, 96.0, 95.5, 94.8]),
        way: Vec::new(),
        axis: axis(&[94.0, 98.0], Some(100.0)),
        ..rising()
    }
}

/// Ten years before the base year, of which one is left out and another way of counting begins with 2014.
pub(crate) fn remembered() -> LargeChart {
    let values = [88.1, 88.9, 89.0, 88.6, 90.4, 91.0, 91.4, 87.5, 92.6, 93.1];
    let known = (1..=10).rev().zip(values).map(|(back, value)| KnownYear { back, value, is_left_out: back == 3 });
    let past = KnownYears {
        years: (2010..2020).map(|year| year.to_string()).collect(),
        known: known.collect(),
        breaks: vec![6],
        are_flows: false,
    };
    let mut figure = LargeChart { past: Box::new(past), axis: axis(&[87.5, 97.0], Some(100.0)), ..rising() };
    figure.path[1].kind = Kind::Observed;
    figure.years = (2020..=2025).map(|year| year.to_string()).collect();
    figure
}

/// Yearly flows before the base year of a total.
pub(crate) fn remembered_flows() -> LargeChart {
    let known =
        (1..=4).rev().zip([3100.0, 3400.0, 3300.0, 3700.0]).map(|(back, value)| KnownYear { back, value, is_left_out: false });
    let past = KnownYears {
        years: (2016..2020).map(|year| year.to_string()).collect(),
        known: known.collect(),
        breaks: Vec::new(),
        are_flows: true,
    };
    LargeChart { past: Box::new(past), ..cumulative() }
}

pub(crate) fn spark(tone: SparkTone, last: f64) -> Spark {
    Spark {
        past: Vec::new(),
        path: (0..6).zip([93.7, 94.0, 94.2, 94.1, 94.0, last]).collect(),
        band: Vec::new(),
        target: Some(95.0),
        steps: 5,
        tone,
        range: None,
    }
}

pub(crate) fn poster() -> Poster {
    let key = |sign, text: &str| LegendKey { sign, text: text.into() };
    Poster {
        title: "预计 2025 年 88.0 ％，比目标低 2.0 个百分点，未达标".into(),
        subject: "学有所教 · 学前教育毛入园率（％） · 情景：加大投入".into(),
        keys: vec![
            key(Sign::Point(Kind::Entered), "填写的起点"),
            key(Sign::Point(Kind::Observed), "观测"),
            key(Sign::Point(Kind::Assumed), "设定"),
            key(Sign::Point(Kind::Projected), "预计"),
            key(Sign::Point(Kind::Plan), "规划"),
            key(Sign::Bar, "当年量"),
            key(Sign::Band, "起点范围"),
            key(Sign::Way, "达标所需的路径"),
            key(Sign::Region, "达标范围"),
        ],
        drawing: Drawing::Figure(pinned()),
        source:
            "来源：广元市利州区“十四五”公共服务和就业促进规划（广利府发〔2022〕12号），表1 学有所教 第1行；规划数据 2022-09-27"
                .into(),
    }
}

/// The path of a rising level with what is likely about it.
pub(crate) fn fan() -> LargeChart {
    let spread = |(year, &level): (usize, &f64)| {
        let width = 0.3 * (level - 93.7) + if year > 0 { 0.2 } else { 0.0 };
        let at = |share: f64| level + share * width * 2.0;
        YearSpread { year, p10: at(-1.3), p25: at(-0.7), p50: at(-0.1), p75: at(0.5), p90: at(1.0) }
    };
    let way = line(&LEVELS.map(|level| level + (level - 93.7) * 0.3));
    LargeChart { fan: LEVELS.iter().enumerate().map(spread).collect(), path: path(&LEVELS), way, ..rising() }
}

fn bar(label: &str, value: f64, text: &str, note: &str, tone: SparkTone, is_binding: bool) -> Bar {
    Bar { label: label.into(), value: Some(value), text: text.into(), note: note.into(), tone, is_binding }
}

pub(crate) fn ranking() -> RankingChart {
    let bars = vec![
        bar("基本养老保险参保率", -0.35, "−35％", "还差 0.7 个百分点", SparkTone::Missed, true),
        bar("学前教育毛入园率", -0.12, "−12％", "还差 0.3 个百分点", SparkTone::Missed, false),
        bar("每千人口拥有3岁以下婴幼儿托位数", 0.08, "8％", "余 0.4 个", SparkTone::Met, false),
        bar("九年义务教育巩固率", 0.31, "31％", "余 0.1 个百分点", SparkTone::Met, true),
        bar("城镇新增就业人数（五年累计）", 1.2, "120％", "余 4800 人", SparkTone::Met, false),
        Bar {
            value: None, ..bar("孤儿等特殊儿童保障覆盖率", 0.0, "没有起点，无法判断", "", SparkTone::Unjudged, true)
        },
    ];
    RankingChart { bars, title: "到翻转还能承受的变化，占达标所需变化的比例".into(), ticks: Vec::new() }
}

pub(crate) fn tornado() -> TornadoArms {
    let end = |value: f64, text: &str| ArmEnd { value, text: text.into() };
    let arm = |label: &str, low, high| Arm { label: label.into(), low, high };
    TornadoArms {
        arms: vec![
            arm("每年增量", end(93.7, "0.0 → 93.7"), end(96.1, "0.48 → 96.1")),
            arm("2020年的起点", end(94.2, "92.9 → 94.2"), end(95.6, "94.3 → 95.6")),
            arm("人口每年增长", end(95.3, "−1％ → 95.3"), end(94.6, "1％ → 94.6")),
            arm("上限", end(94.9, "98 → 94.9"), end(94.9, "100 → 94.9")),
        ],
        base: (94.95, "按假设 94.95".into()),
        target: Some((95.0, "目标 ≥ 95.0".into())),
        axis: axis(&[93.0, 97.0], Some(100.0)),
        unit: "％".into(),
    }
}

pub(crate) fn heat() -> Heat {
    let value = |column: u8, row: u8| 93.9 + f64::from(column) * 0.35 - f64::from(row) * 0.2;
    let cell = |column: u8, row: u8| match value(column, row) {
        _ if (column, row) == (0, 6) => HeatCell { text: "—".into(), tone: SparkTone::Unjudged },
        value => HeatCell { text: format!("{value:.1}"), tone: if value >= 95.0 { SparkTone::Met } else { SparkTone::Missed } },
    };
    Heat {
        across: "每年增量（个百分点）".into(),
        down: "2020年的起点（％）".into(),
        columns: (0..9u8).map(|at| format!("{:.2}", f64::from(at) * 0.07)).collect(),
        rows: (0..7u8).map(|at| format!("{:.1}", 94.3 - f64::from(at) * 0.2)).collect(),
        cells: (0..7).map(|row| (0..9).map(|column| cell(column, row)).collect()).collect(),
        current: Some((4, 3)),
    }
}

pub(crate) fn counts() -> CountBars {
    let shares = [0.0, 0.0, 0.01, 0.04, 0.11, 0.19, 0.24, 0.2, 0.12, 0.06, 0.02, 0.01, 0.0, 0.0];
    let bar = |(count, share): (usize, &f64)| Share {
        label: count.to_string(),
        share: *share,
        text: if *share > 0.0 { format!("{:.0}％", share * 100.0) } else { String::new() },
    };
    CountBars {
        bars: shares.iter().enumerate().map(bar).collect(),
        assumed: Some((7, "按假设 7 项".into())),
        across: "达标的约束性指标（项）".into(),
        up: "每种结果的可能性".into(),
    }
}

pub(crate) fn tiles() -> Vec<Tile> {
    let tile = |title: &str, figure: LargeChart, tone| Tile { title: title.into(), figure, tone: Some(tone) };
    vec![
        tile("学前教育毛入园率", fan(), SparkTone::Met),
        tile("每千人口拥有3岁以下婴幼儿托位数的名称很长很长", pinned(), SparkTone::Missed),
        tile("婴儿死亡率", falling(), SparkTone::Met),
        tile("起点不定", interval(), SparkTone::Unjudged),
        tile("没有起点", no_start(), SparkTone::Unjudged),
        tile("超出坐标", off_axis(), SparkTone::Missed),
        Tile { tone: None, ..tile("城镇新增就业人数", cumulative(), SparkTone::Met) },
    ]
}

fn share(share: f64, tone: SparkTone) -> OverviewMark {
    let text = format!("{:.0}％", share * 100.0).replace('-', "−");
    OverviewMark { share: Some(share), tone, text, observed: None, milestones: Vec::new() }
}

fn toned(of: f64) -> OverviewMark {
    share(of, if of >= 1.0 { SparkTone::Met } else { SparkTone::Missed })
}

/// So many domains of so many lines, with a mark for each scenario.
pub(crate) fn overview(domains: usize, lines: usize, scenarios: usize) -> OverviewPicture {
    let names = ["学前教育毛入园率", "其中：每千人口拥有3岁以下婴幼儿托位数（含普惠）", "城镇新增就业人数", "城镇登记失业率"];
    let of = |at: usize, scenario: usize| {
        let hundredths = u16::try_from((at * 37 + scenario * 23) % 200).unwrap_or_default();
        f64::from(hundredths) / 100.0 - 0.2
    };
    let line = |at: usize| OverviewLine {
        label: names[at % names.len()].into(),
        is_binding: at.is_multiple_of(3),
        marks: (0..scenarios).map(|scenario| toned(of(at, scenario))).collect(),
    };
    let domain = |at: usize| PictureSection {
        title: format!("{}有所育", ["幼", "学", "劳", "病"][at % 4]),
        is_apart: false,
        lines: (0..lines).map(|place| line(at * lines + place)).collect(),
    };
    let mut sections: Vec<PictureSection> = (0..domains).map(domain).collect();
    if let Some(mark) = sections[0].lines[0].marks.first_mut() {
        mark.observed = Some(0.3);
        mark.milestones = vec![(0.5, false), (0.75, true)];
    }
    let unjudged = |text: &str| OverviewMark {
        share: None,
        tone: SparkTone::Unjudged,
        text: text.into(),
        observed: None,
        milestones: Vec::new(),
    };
    let apart = |label: &str| OverviewLine {
        label: label.into(),
        is_binding: true,
        marks: (0..scenarios).map(|_| unjudged("规划没有给出起点，填入起点值后即可判断")).collect(),
    };
    sections.push(PictureSection {
        title: "无法判断，没有份额 · 2 项".into(),
        is_apart: true,
        lines: vec![apart("九年义务教育巩固率"), apart("孤儿保障覆盖率")],
    });
    let heads = ["1 维持现状", "2 加大投入，逐年扩大学前教育资源供给", "3 半程"].iter().take(scenarios).map(ToString::to_string);
    OverviewPicture {
        sections,
        heads: if scenarios > 1 { heads.collect() } else { Vec::new() },
        ticks: vec![(0.0, "0".into()), (0.5, "50".into()), (1.0, "100％".into()), (1.5, "150".into())],
        beyond: ["≤0".into(), "＞150".into()],
        in_bands: false,
    }
}
