use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

use super::*;
use crate::exchange::printed::read;
use crate::exchange::table::read_text;
use crate::exchange::{NATIONAL, builtin_plan, read_plan};
use crate::plan::{Amount, Rate, Year};
use crate::projection::{Growth, Standing, Verdict};
use crate::scenario::{Edit, apply, moved};

/// A plan from its table, as it is printed.
fn plan_of(rows: &[&str]) -> Plan {
    plan_until("2030", rows)
}

fn plan_until(end: &str, rows: &[&str]) -> Plan {
    let text = format!("指标,2025年,{end}年目标,属性\n{}\n", rows.join("\n"));
    read_table(&text)
}

fn read_table(text: &str) -> Plan {
    let printed = read(&read_text(text).unwrap(), None, None).unwrap();
    read_plan(&serde_json::to_string(&printed.plan_file("甲")).unwrap()).unwrap()
}

/// A table of the repository.
fn table(name: &str) -> Plan {
    let path = format!("{}/tests/data/plans/cn-{name}.csv", env!("CARGO_MANIFEST_DIR"));
    read_table(&std::fs::read_to_string(path).unwrap())
}

fn national() -> Plan {
    read_plan(NATIONAL).unwrap()
}

fn undecided(own: &Plan, upper: &Plan) -> Vec<Pair> {
    pairs(own, upper, &Decisions::default())
}

fn bond(own: &str, upper: &str) -> Option<Bond> {
    let [own, upper] = [own, upper].map(|row| plan_of(&[row]));
    undecided(&own, &upper).first().map(|pair| pair.bond)
}

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

/// The first row of either plan, put together and held against one another.
#[track_caller]
fn held_rows(own: &str, upper: &str) -> ComparedPair {
    held_plans(&plan_of(&[own]), &plan_of(&[upper]))
}

#[track_caller]
fn held_plans(own: &Plan, upper: &Plan) -> ComparedPair {
    held_under(own, &Scenario::holding(own), upper, &Scenario::holding(upper))
}

#[track_caller]
fn held_under(own: &Plan, scenario: &Scenario, upper: &Plan, theirs: &Scenario) -> ComparedPair {
    let mut decisions = Decisions::default();
    decisions.join(own.indicators[0].id.clone(), upper.indicators[0].id.clone());
    let all = pairs(own, upper, &decisions);
    let own_id = &own.indicators[0].id;
    let all = held(PlanUnder { plan: own, scenario }, PlanUnder { plan: upper, scenario: theirs }, &all);
    all.into_iter().find(|held| held.pair.own == *own_id).unwrap()
}

#[test]
fn the_same_name_and_a_unit_that_can_be_converted_make_a_sure_pair() {
    for (own, upper) in [
        ("常住人口城镇化率（%）,64.5,69.5,预期性", "3．常住人口 城镇化率［％］,67.9,71,预期性"),
        ("城镇新增就业（人）,〔54000〕,〔55000〕,预期性", "城镇新增就业（万人）,〔50〕,〔60〕,预期性"),
        ("居民人均可支配收入（元）,42000,60000,预期性", "居民人均可支配收入（万元）,4.3,6,预期性"),
    ] {
        assert_eq!(bond(own, upper), Some(Bond::Sure), "{own} {upper}");
    }
}

#[test]
fn what_only_resembles_is_never_sure() {
    for (own, upper, expected) in [
        ("城镇居民人均可支配收入（元）,5,6,预期性", "农村居民人均可支配收入（元）,4,5,预期性", None),
        ("城镇登记失业率（%）,4,＜4,预期性", "城镇调查失业率（%）,5.2,＜5.5,预期性", None),
        ("全社会研发经费投入（亿元）,50,80,预期性", "全社会研发经费投入增长（%）,9,＞7,预期性", None),
        ("粮食综合生产能力（万吨）,520,522,约束性", "粮食综合生产能力（亿斤）,838,880,约束性", Some(Bond::Near)),
        ("GDP 年均增速,5.6%,年均增长5%,预期性", "国内生产总值（GDP）增长（%）,5,5,预期性", Some(Bond::Near)),
        ("非化石能源占比（%）,20,25,约束性", "非化石能源占能源消费总量比重（%）,21.7,25,约束性", Some(Bond::Near)),
    ] {
        assert_eq!(bond(own, upper), expected, "{own} {upper}");
    }
}

#[test]
fn parts_of_other_wholes_are_not_put_together() {
    let rows = |whole: &str| {
        let mut plan = plan_of(&[&format!("{whole}（万人）,3,4,预期性"), "农民工（万人）,1,2,预期性"]);
        plan.indicators[1].part_of = Some(plan.indicators[0].id.clone());
        plan
    };
    let bonds = |own: &Plan, upper: &Plan| undecided(own, upper).iter().map(|pair| pair.bond).collect::<Vec<_>>();
    assert_eq!(bonds(&rows("技能培训"), &rows("技能培训")), [Bond::Sure; 2]);
    assert_eq!(bonds(&rows("技能培训"), &rows("参加工伤保险")), []);
}

#[test]
fn rows_that_share_a_name_are_not_told_apart_by_chance() {
    let twice = plan_of(&["参保率（%）,90,95,预期性", "参保率（%）,80,85,预期性"]);
    let once = plan_of(&["其他指标（%）,90,95,预期性", "参保率（%）,93,96,预期性"]);
    assert_eq!(undecided(&twice, &once), []);
}

#[test]
fn pairs_of_real_plans_that_are_called_sure_have_one_name() {
    let names = ["hebei", "fujian", "anhui", "qinghai", "tianjin", "xizang"].map(|name| table(&format!("15-prov-{name}")));
    let spelled = |plan: &Plan, id: &Id| plan.indicator(id).unwrap().name.own().replace(' ', "");
    for province in &names {
        let found = undecided(province, &national());
        assert!(found.iter().filter(|pair| pair.bond == Bond::Sure).count() >= 3);
        for pair in found.iter().filter(|pair| pair.bond == Bond::Sure) {
            assert_eq!(spelled(province, &pair.own), spelled(&national(), &pair.upper));
        }
    }
}

#[test]
fn hebei_beside_the_nation() {
    let found = undecided(&table("15-prov-hebei"), &national());
    let of = |bond| found.iter().filter(|pair| pair.bond == bond).map(|pair| pair.upper.as_str()).collect::<Vec<_>>();
    assert_eq!(of(Bond::Near), ["t-01", "t-04"], "GDP and research are called otherwise");
    let sure = ["t-02", "t-05", "t-06", "t-03", "t-07", "t-08", "t-09", "t-14", "t-19", "t-20", "t-21", "t-15"];
    assert_eq!(of(Bond::Sure), sure);
    let [own, upper] = without_partner(&table("15-prov-hebei"), &national(), &found);
    assert_eq!(own.iter().map(Id::as_str).collect::<Vec<_>>(), ["t-15", "t-16"]);
    assert_eq!(upper.len(), 21 - found.len());
}

#[test]
fn editions_of_a_plan_are_paired_by_id_and_two_tables_are_not() {
    let lizhou = builtin_plan().unwrap();
    let mut other = lizhou.clone();
    other.indicators[2].unit = "人".into();
    other.indicators[3].name = "换了名称的指标".into();
    assert_eq!(kin(&lizhou, &other), Kin::Editions);
    let found = undecided(&lizhou, &other);
    assert!(found.iter().all(|pair| pair.own == pair.upper));
    assert_eq!([2, 3].map(|at| found[at].bond), [Bond::Sure, Bond::Near], "a new name is asked about, a new unit is shown");
    assert_eq!(kin(&table("15-prov-hebei"), &table("15-prov-anhui")), Kin::Levels);
    assert_eq!(kin(&lizhou, &national()), Kin::Levels);
    // A county whose table has the very rows of its city's.
    let county = Plan { short_name: "某县".to_owned().into(), ..table("15-prov-hebei") };
    assert_eq!(kin(&county, &table("15-prov-hebei")), Kin::Levels);
}

#[test]
fn what_was_refused_is_not_proposed_again_and_what_was_confirmed_stays() {
    let (own, upper) = (table("15-prov-hebei"), national());
    let (gdp, nation) = (id("t-01"), id("t-01"));
    let mut decisions = Decisions::default();
    decisions.part(gdp.clone(), nation.clone());
    assert!(pairs(&own, &upper, &decisions).iter().all(|pair| pair.own != gdp));
    decisions.join(gdp.clone(), nation.clone());
    let pair = pairs(&own, &upper, &decisions).remove(0);
    assert_eq!(pair, Pair { own: gdp.clone(), upper: nation.clone(), bond: Bond::Confirmed });
    decisions.forget(&gdp, &nation);
    assert!(decisions.is_empty());
    assert_eq!(pairs(&own, &upper, &decisions)[0].bond, Bond::Near);
}

#[test]
fn a_row_paired_by_hand_leaves_the_one_it_was_with() {
    let (own, upper) = (table("15-prov-hebei"), national());
    let mut decisions = Decisions::default();
    decisions.join(id("t-11"), id("t-18"));
    let found = pairs(&own, &upper, &decisions);
    let of = |own: &str| found.iter().find(|pair| pair.own == id(own)).map(|pair| pair.upper.as_str());
    assert_eq!(of("t-11"), Some("t-18"));
    assert!(found.iter().all(|pair| pair.upper != id("t-19")), "the nation's forest cover is free again");
    decisions.join(id("t-11"), id("t-19"));
    assert_eq!(decisions.joined().count(), 1);
}

#[track_caller]
fn demands(own: &str, upper: &str, by: Option<f64>, demand: Demand) {
    let gap = held_rows(own, upper).gap.unwrap_or_else(|why| panic!("{own} {upper}: {why:?}"));
    let is_near = gap.by.zip(by).is_none_or(|(found, by)| (found - by).abs() < 1e-9);
    assert!(is_near && gap.by.is_some() == by.is_some() && gap.demand == demand, "{own} {upper}: {gap:?}");
}

#[test]
fn the_harder_of_two_targets_is_told_by_the_wanted_direction() {
    demands("常住人口城镇化率（%）,64.5,69.5,", "常住人口城镇化率（%）,67.9,71,", Some(-1.5), Demand::Easier);
    demands("常住人口城镇化率（%）,64.5,72,", "常住人口城镇化率（%）,67.9,71,", Some(1.0), Demand::Harder);
    demands("PM2.5浓度（微克/立方米）,30,≤28,", "PM2.5浓度（微克/立方米）,28,＜27,", Some(1.0), Demand::Easier);
    demands("PM2.5浓度（微克/立方米）,30,≤25,", "PM2.5浓度（微克/立方米）,28,＜27,", Some(-2.0), Demand::Harder);
    demands("发明专利授权率（%）,16,≥22,", "发明专利授权率（%）,16,＞22,", Some(0.0), Demand::Easier);
    demands("发明专利授权率（%）,16,22,", "发明专利授权率（%）,16,22左右,", Some(0.0), Demand::Same);
    demands("地区生产总值增长（%）,5,5—5.5,", "地区生产总值增长（%）,5,5,", Some(0.0), Demand::Same);
}

#[test]
fn figures_are_compared_in_ones_own_unit() {
    let income = held_rows("居民人均可支配收入（元）,42000,58000,", "居民人均可支配收入（万元）,4.3,6,");
    assert_eq!((income.places, income.gap.unwrap().by), (Some(4), Some(-2000.0)));
}

#[test]
fn of_a_total_only_the_share_is_told() {
    let jobs = held_rows("失业保险参保人数（万人）,9,9.5,", "失业保险参保人数（亿人）,2.4,2.5,");
    let gap = jobs.gap.unwrap();
    assert_eq!((gap.demand, gap.by), (Demand::PartOf, Some(9.5 - 25_000.0)));
    assert!((gap.share.unwrap() - 0.000_38).abs() < 1e-12);
    assert_eq!(jobs.against, Err(Hindrance::Total));
}

#[test]
fn the_same_figure_elsewhere_is_the_same_demand_where_it_is_paired() {
    let gdp = |goal: &str| plan_of(&[&format!("全员劳动生产率增长（%）,6.1,{goal},"), "GDP增长（%）,5,5,"]);
    let held = |own: &str, upper: &str| held_plans(&gdp(own), &gdp(upper)).gap;
    assert_eq!(
        held("高于GDP增长", "高于GDP增长"),
        Ok(TargetGap { by: None, demand: Demand::Same, near: Demand::Same, far: None, share: None })
    );
    assert_eq!(
        held("与GDP增长同步", "高于GDP增长"),
        Ok(TargetGap { by: None, demand: Demand::Easier, near: Demand::Easier, far: None, share: None })
    );
    assert_eq!(held("5.3", "高于GDP增长"), Err(Hindrance::Relative));
    let alone = plan_of(&["全员劳动生产率增长（%）,6.1,高于全国平均水平,"]);
    assert_eq!(held_plans(&alone, &gdp("高于GDP增长")).gap, Err(Hindrance::Relative));
    assert_eq!(
        held_plans(&alone, &alone).gap,
        Ok(TargetGap { by: None, demand: Demand::Same, near: Demand::Same, far: None, share: None })
    );
}

#[test]
fn what_cannot_be_compared_says_why() {
    let why = |own: &str, upper: &str| held_rows(own, upper).gap.unwrap_err();
    assert_eq!(why("粮食单产（万吨）,5,6,", "粮食单产（亿斤）,5,6,"), Hindrance::Units);
    assert_eq!(why("失业率（%）,5.2,＜5.5,", "失业率（%）,5.2,＜5.5（年均）,"), Hindrance::Measures);
    assert_eq!(why("入托率（%）,5,11,", "入托率提高（百分点）,—,〔6〕,"), Hindrance::Measures);
    assert_eq!(why("森林覆盖率（%）,25,完成国家下达的目标,", "森林覆盖率（%）,25,25.8,"), Hindrance::Later(false));
    assert_eq!(why("森林覆盖率（%）,25,25.8,", "森林覆盖率（%）,25,各年度视情提出,"), Hindrance::Watched(true));
    assert_eq!(why("困难群众保障,,应保尽保,", "困难群众保障,,应助尽助,"), Hindrance::Words);
    assert_eq!(why("保障覆盖率（%）,,应保尽保,", "保障覆盖率（%）,95,100,"), Hindrance::Measures);
    let [own, upper] = [plan_until("2027", &["森林覆盖率（%）,25,25.8,"]), plan_of(&["森林覆盖率（%）,25,25.8,"])];
    assert_eq!(held_plans(&own, &upper).gap, Err(Hindrance::Years(Year::new(2027), Year::new(2030))));
}

#[test]
fn the_same_words_ask_for_the_same() {
    let held = held_rows("困难群众保障,,应保尽保,", "困难群众保障,,应保尽保,");
    assert_eq!(held.gap.map(|gap| gap.demand), Ok(Demand::Same));
    assert!(held.against.is_ok());
}

/// The verdict of the upper goal where one's own row grows by that much every year.
fn result(own: &Plan, upper: &Plan, growth: Growth) -> Result<Standing, Hindrance> {
    let mut scenario = Scenario::holding(own);
    apply(&mut scenario, own, Edit::Growth(own.indicators[0].id.clone(), Some(growth))).unwrap();
    let held = held_under(own, &scenario, upper, &Scenario::holding(upper));
    held.against.map(|judgement| judgement.verdict.standing())
}

fn rising(own: &str, upper: &str, step: f64) -> Result<Standing, Hindrance> {
    result(&plan_of(&[own]), &plan_of(&[upper]), Growth::Linear { step: Amount::new(step).unwrap() })
}

#[test]
fn the_upper_goal_is_judged_over_ones_own_path() {
    let (own, upper) = ("常住人口城镇化率（%）,64.5,69.5,", "常住人口城镇化率（%）,67.9,71,");
    assert_eq!([1.0, 1.2, 1.3].map(|step| rising(own, upper, step)), [Standing::Missed, Standing::Missed, Standing::Met].map(Ok));
    let (own, upper) = ("居民人均可支配收入（元）,42000,58000,", "居民人均可支配收入（万元）,4.3,＞6,");
    assert_eq!([3600.0, 3601.0].map(|step| rising(own, upper, step)), [Standing::Missed, Standing::Met].map(Ok));
    let (own, upper) = ("失业率（%）,5.2,＜5.5,", "失业率（%）,5.2,＜5.5（年均）,");
    assert_eq!([0.0, 0.1].map(|step| rising(own, upper, step)), [Standing::Met, Standing::Missed].map(Ok));
    let (own, upper) = ("入托率（%）,5,9,", "入托率提高（百分点）,—,〔6〕,");
    assert_eq!([1.1, 1.2].map(|step| rising(own, upper, step)), [Standing::Missed, Standing::Met].map(Ok));
}

#[test]
fn a_goal_held_against_another_row_is_held_against_its_partner_here() {
    let rows = |gdp: &str| plan_of(&["全员劳动生产率增长（%）,6.1,高于GDP增长,", &format!("GDP增长（%）,{gdp},5,")]);
    let grows = |own: &Plan, rate| result(own, &rows("5"), Growth::Compound { rate: Rate::new(rate).unwrap() });
    assert_eq!(grows(&rows("7"), 0.06), Ok(Standing::Missed), "one's own GDP grows by 7");
    assert_eq!(grows(&rows("5.5"), 0.06), Ok(Standing::Met));
    assert_eq!(grows(&plan_of(&["全员劳动生产率增长（%）,6.1,5.3,"]), 0.06), Err(Hindrance::Unpaired));
}

#[test]
fn a_path_is_judged_in_the_upper_year_as_far_as_it_goes() {
    let (to_2030, to_2027) = (plan_of(&["覆盖率（%）,60,70,"]), plan_until("2027", &["覆盖率（%）,60,66,"]));
    let step = |step| Growth::Linear { step: Amount::new(step).unwrap() };
    assert_eq!([2.9, 3.0].map(|by| result(&to_2030, &to_2027, step(by))), [Standing::Missed, Standing::Met].map(Ok));
    assert_eq!(result(&to_2027, &to_2030, step(9.0)), Err(Hindrance::Years(Year::new(2027), Year::new(2030))));
}

#[test]
fn a_number_that_is_entered_for_later_counts() {
    let [own, upper] = [plan_of(&["非化石能源占比（%）,20,25,"]), plan_of(&["非化石能源占比（%）,20,完成国家下达的目标,"])];
    let mut theirs = Scenario::holding(&upper);
    theirs.assumptions.entry(upper.indicators[0].id.clone()).or_default().target = Some(Amount::new(26.0).unwrap());
    let held = held_under(&own, &Scenario::holding(&own), &upper, &theirs);
    assert_eq!(held.gap.unwrap().by, Some(-1.0));
    assert!(matches!(held.against.unwrap().verdict, Verdict::Missed { .. }));
}

#[test]
fn what_falls_short_stands_first_and_what_binds_before_the_rest() {
    let rows = |targets: [&str; 3]| {
        let [a, b, c] = targets;
        plan_of(&[&format!("甲率（%）,50,{a},预期性"), &format!("乙率（%）,50,{b},预期性"), &format!("丙率（%）,50,{c},约束性")])
    };
    let (own, upper) = (rows(["70", "60", "60"]), rows(["65", "65", "65"]));
    let scenarios = [&own, &upper].map(Scenario::holding);
    let all = held(
        PlanUnder { plan: &own, scenario: &scenarios[0] },
        PlanUnder { plan: &upper, scenario: &scenarios[1] },
        &undecided(&own, &upper),
    );
    assert_eq!(all.iter().map(|held| held.pair.own.as_str()).collect::<Vec<_>>(), ["t-03", "t-02", "t-01"]);
    let expected = Counted { pairs: 3, harder: 1, below: 2, missed: 3, ..Counted::default() };
    assert_eq!(Counted::of(&all), expected);
}

#[test]
fn the_next_period_says_where_it_begins_elsewhere() {
    let (first, mut next) = (builtin_plan().unwrap(), builtin_plan().unwrap());
    let period = crate::plan::Period::new(Year::new(2025), Year::new(2030)).unwrap();
    next.period = period;
    let scenario = Scenario::holding(&first);
    let under = |plan| PlanUnder { plan, scenario: &scenario };
    let all = held(under(&first), under(&next), &undecided(&first, &next));
    let of = |name: &str| all.iter().find(|held| held.pair.own == id(name)).unwrap();
    assert_eq!((of("t1-03").seam, of("t1-03").gap.as_ref().unwrap().by), (None, Some(0.0)));
}

fn shuffled(plan: &Plan, order: &[Index]) -> Plan {
    let mut rest: Vec<_> = plan.indicators.clone();
    let mut indicators = Vec::new();
    for at in order {
        if !rest.is_empty() {
            indicators.push(rest.remove(at.index(rest.len())));
        }
    }
    indicators.extend(rest);
    Plan { indicators, ..plan.clone() }
}

/// The same words as another office would set them.
fn reset(name: &str, way: usize) -> String {
    let wide = |c: char| match c {
        '0'..='9' | 'a'..='z' | 'A'..='Z' | '(' | ')' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c),
        c => c,
    };
    match way % 4 {
        0 => name.chars().map(wide).collect(),
        1 => format!("（{}）{name}", way + 1),
        2 => name.chars().flat_map(|c| [c, '\u{200b}']).collect(),
        _ => format!(" {name}*"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_set_otherwise_and_in_another_order_is_paired_with_itself(
        order in proptest::collection::vec(any::<Index>(), 21),
        ways in proptest::collection::vec(0_usize..8, 21),
    ) {
        let own = national();
        let mut upper = shuffled(&own, &order);
        for (at, (indicator, way)) in upper.indicators.iter_mut().zip(&ways).enumerate() {
            indicator.id = Id::new(&format!("x-{at}-{}", indicator.id)).unwrap();
            indicator.name = reset(indicator.name.own(), *way).into();
        }
        let found = undecided(&own, &upper);
        prop_assert_eq!(found.len(), own.indicators.len());
        for pair in found {
            prop_assert_eq!(pair.bond, Bond::Sure);
            prop_assert!(pair.upper.as_str().ends_with(pair.own.as_str()), "{:?}", pair);
        }
    }

    #[test]
    fn pairs_are_the_same_from_either_side(
        left in subsequence((0..16).collect::<Vec<usize>>(), 0..16),
        right in subsequence((0..20).collect::<Vec<usize>>(), 0..20),
        parted in proptest::collection::vec((any::<Index>(), any::<Index>()), 0..4),
        joined in proptest::collection::vec((any::<Index>(), any::<Index>()), 0..3),
    ) {
        let some = |plan: Plan, of: &[usize]| {
            let indicators = plan.indicators.iter().enumerate().filter(|(at, _)| of.contains(at)).map(|(_, it)| it.clone()).collect();
            Plan { indicators, ..plan }
        };
        let (own, upper) = (some(table("15-prov-hebei"), &left), some(table("15-prov-tianjin"), &right));
        let mut decisions = Decisions::default();
        if !left.is_empty() && !right.is_empty() {
            let couple = |(a, b): &(Index, Index)| (a.get(&own.indicators).id.clone(), b.get(&upper.indicators).id.clone());
            parted.iter().map(couple).for_each(|(a, b)| decisions.part(a, b));
            joined.iter().map(couple).for_each(|(a, b)| decisions.join(a, b));
        }
        let here: BTreeSet<_> = pairs(&own, &upper, &decisions).into_iter().map(|it| (it.own, it.upper, it.bond == Bond::Sure)).collect();
        let there: BTreeSet<_> = pairs(&upper, &own, &decisions.turned()).into_iter().map(|it| (it.upper, it.own, it.bond == Bond::Sure)).collect();
        prop_assert_eq!(&here, &there);
        for couple in decisions.parted() {
            prop_assert!(here.iter().all(|(a, b, _)| (a, b) != (&couple.0, &couple.1)), "what was refused came back");
        }
    }

    #[test]
    fn a_gap_is_the_same_whatever_unit_the_upper_plan_counts_in(target in 1_u32..100_000, bound in 1_u32..100_000, places in 0_i32..5) {
        let unit = ["元", "十元", "百元", "千元", "万元"][usize::try_from(places).unwrap()];
        let own = plan_of(&[&format!("人均收入（元）,—,{target},")]);
        let upper = plan_of(&[&format!("人均收入（{unit}）,—,{},", moved(f64::from(bound), -places))]);
        let gap = held_plans(&own, &upper).gap.unwrap();
        prop_assert_eq!(gap.by, Some(f64::from(target) - f64::from(bound)));
        let turned = held_plans(&upper, &own).gap.unwrap();
        let mirrored = match gap.demand {
            Demand::Easier => Demand::Harder,
            Demand::Harder => Demand::Easier,
            other => other,
        };
        prop_assert_eq!(turned.demand, mirrored);
    }
}
