//! Printed tables of real plans, each held to its key: for every row the readings that count as right. `tests/data/plans/NAME.key.json` names
//! the plan and its source, and says of each row (from 0, heads not counted) what it states; rows on which careful readers differ are not
//! scored.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use tuiyan::exchange::printed::{PrintedPlan, PrintedRow, printed_out, read};
use tuiyan::exchange::table::read_text;
use tuiyan::exchange::{Cell, MergedCells, Sheet, Workbook};
use tuiyan::plan::Year;

#[derive(Deserialize)]
struct Key {
    base: Option<i16>,
    end: Option<i16>,
    rows: Vec<KeyRow>,
}

#[derive(Deserialize)]
struct KeyRow {
    row: usize,
    scored: bool,
    #[serde(default)]
    accept: Vec<Vec<Value>>,
    nature: Option<String>,
    unit: Option<Vec<String>>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/plans")
}

fn tables() -> Vec<(PathBuf, Key)> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut keys: Vec<PathBuf> = files.filter(|path| path.to_string_lossy().ends_with(".key.json")).collect();
    keys.sort();
    let table = |path: PathBuf| {
        let key = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        (path.with_file_name(path.file_name().unwrap().to_string_lossy().replace(".key.json", ".csv")), key)
    };
    keys.into_iter().map(table).collect()
}

fn book(text: &str) -> Workbook {
    read_text(text).unwrap()
}

fn read_file(path: &Path, key: &Key) -> PrintedPlan {
    let text = fs::read_to_string(path).unwrap();
    read(&book(&text), key.base.map(Year::new), key.end.map(Year::new))
        .unwrap_or_else(|faults| panic!("{}: {faults}", path.display()))
}

fn number(value: &Value) -> Value {
    value.as_f64().map_or(Value::Null, |number| json!((number * 1e9).round() / 1e9))
}

/// A goal as the keys have it: rows are named by their number.
fn goal(goal: &Value, rows: &BTreeMap<String, usize>) -> Value {
    if goal.is_null() {
        return Value::Null;
    }
    let mut out = json!({"op": goal["op"]});
    for field in ["value", "low", "high"] {
        if goal[field].is_number() {
            out[field] = number(&goal[field]);
        }
    }
    if goal["than"].is_object() {
        let than = &goal["than"];
        let or = |field: &str, otherwise: f64| if than[field].is_null() { json!(otherwise) } else { number(&than[field]) };
        out["than"] = json!({"of": than["of"], "times": or("times", 1.0), "plus": or("plus", 0.0)});
        if let Some(row) = than["id"].as_str().and_then(|id| rows.get(id)) {
            out["than"]["id"] = json!(format!("r{row}"));
        }
    }
    if goal["about"] == json!(true) {
        out["about"] = json!(true);
    }
    out
}

/// What the keys say of an indicator, as a text that can be sorted.
fn core(indicator: &Value, rows: &BTreeMap<String, usize>) -> String {
    let start = &indicator["start"];
    let when = if indicator["when"].is_null() { json!("end") } else { indicator["when"].clone() };
    json!({
        "measure": indicator["measure"],
        "start": {"kind": start["kind"], "value": number(&start["value"]), "year": start["year"]},
        "target": goal(&indicator["target"], rows),
        "when": when,
        "year": indicator["year"],
        "stretch": goal(&indicator["stretch"], rows),
    })
    .to_string()
}

/// The row of a printed table as its key has it, and what else is held to the key.
struct Found {
    cores: Vec<String>,
    is_sure: bool,
    natures: Vec<Value>,
    units: Vec<String>,
}

fn found(plan: &PrintedPlan) -> BTreeMap<usize, Found> {
    let out = serde_json::to_value(printed_out(plan, "")).unwrap();
    let indicators: BTreeMap<&str, &Value> =
        out["plan"]["indicators"].as_array().unwrap().iter().map(|it| (it["id"].as_str().unwrap(), it)).collect();
    let rows = out["rows"].as_array().unwrap();
    let names =
        |row: &Value| row["indicators"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let at = |row: &Value| usize::try_from(row["row"].as_u64().unwrap()).unwrap();
    let by_id: BTreeMap<String, usize> =
        rows.iter().flat_map(|row| names(row).into_iter().map(move |id| (id, at(row)))).collect();
    let of = |row: &Value| {
        let all: Vec<&Value> = names(row).iter().map(|id| indicators[id.as_str()]).collect();
        let mut cores: Vec<String> = all.iter().map(|it| core(it, &by_id)).collect();
        let mut units: Vec<String> = all.iter().map(|it| it["unit"].as_str().unwrap().replace('％', "%")).collect();
        cores.sort();
        units.sort();
        let natures = all.iter().map(|it| it["nature"].clone()).collect();
        (at(row), Found { cores, is_sure: row["sure"] == json!(true), natures, units })
    };
    rows.iter().map(of).collect()
}

#[test]
fn every_printed_table_is_read_as_its_key_says() {
    let (mut right, mut sure, mut silent, mut total) = (0, 0, 0, 0);
    for (path, key) in tables() {
        let found = found(&read_file(&path, &key));
        for row in key.rows.iter().filter(|row| row.scored) {
            total += 1;
            let Some(read) = found.get(&row.row) else { panic!("{} has no row {}", path.display(), row.row) };
            let is_right = row.accept.iter().any(|accepted| {
                let mut cores: Vec<String> = accepted.iter().map(core_of_key).collect();
                cores.sort();
                cores == read.cores
            });
            right += usize::from(is_right);
            sure += usize::from(is_right && read.is_sure);
            silent += usize::from(!is_right && read.is_sure);
            if is_right {
                let place = || format!("{} row {}", path.display(), row.row);
                let nature = row.nature.as_ref().map(|nature| json!(nature));
                assert!(
                    nature.is_none_or(|nature| read.natures.iter().all(|it| *it == nature)),
                    "{}: {:?}",
                    place(),
                    read.natures
                );
                assert!(row.unit.as_ref().is_none_or(|unit| *unit == read.units), "{}: {:?}", place(), read.units);
            }
        }
    }
    assert_eq!(total, 199);
    assert!(right >= 197 && silent == 0, "{right} of {total} are read as meant, {silent} misread ones are called sure");
    assert!(sure * 10 >= right * 7, "{sure} of {right} are sure");
}

#[test]
fn the_outline_of_the_15th_period_states_what_is_read_of_its_table() {
    let path = folder().join("cn-15-national.csv");
    let key: Key = serde_json::from_str(&fs::read_to_string(folder().join("cn-15-national.key.json")).unwrap()).unwrap();
    let read = serde_json::to_value(printed_out(&read_file(&path, &key), "")).unwrap();
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/china-15.json")).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    let [read, file] = [&read["plan"], &file].map(|plan| plan["indicators"].as_array().unwrap().clone());
    assert_eq!((read.len(), file.len()), (21, 21));
    for (read, file) in read.iter().zip(&file) {
        for field in
            ["id", "unit", "nature", "measure", "start", "target", "op_source", "when", "year", "decimals", "bounds", "per_head"]
        {
            assert_eq!(numbers(&read[field]), numbers(&file[field]), "{} of {}", field, file["name"]);
        }
        assert_eq!(read["source"]["printed"], file["source"]["printed"]);
    }
    let binding = file.iter().filter(|it| it["nature"] == "binding").count();
    assert_eq!(binding, 8);
}

/// 5 and 5.0 are the same number.
fn numbers(value: &Value) -> Value {
    match value {
        Value::Number(_) => number(value),
        Value::Object(fields) => fields.iter().map(|(name, field)| (name.clone(), numbers(field))).collect(),
        Value::Array(all) => all.iter().map(numbers).collect(),
        other => other.clone(),
    }
}

/// A key's own form, its numbers written as ours.
fn core_of_key(key: &Value) -> String {
    let mut key = key.clone();
    for place in [
        "/start/value",
        "/target/value",
        "/target/low",
        "/target/high",
        "/stretch/value",
        "/target/than/times",
        "/target/than/plus",
    ] {
        if let Some(value) = key.pointer_mut(place).filter(|value| value.is_number()) {
            *value = number(value);
        }
    }
    key.to_string()
}

/// The one statement of a table of one row.
#[track_caller]
fn stated(heads: &str, row: &str) -> Value {
    let plan = read(&book(&format!("{heads}\n{row}\n")), None, None).unwrap();
    serde_json::to_value(printed_out(&plan, "")).unwrap()
}

const HEADS: &str = "指标,单位,2025年,2030年目标,年均/累计,属性,牵头单位";

fn missing() -> Value {
    json!({"kind": "missing", "value": null})
}

#[test]
fn what_a_cell_means_is_told_from_its_words_its_unit_and_its_column() {
    for (row, measure, start, target) in [
        ("入托率提高（百分点）,,—,—,〔6〕", "increase", missing(), json!({"op": ">=", "value": 6.0})),
        ("碳排放强度,%,—,比2025年下降14%左右", "decrease_rate", missing(), json!({"op": ">=", "value": 14.0, "about": true})),
        ("农村水厂,个,,五年累计新建100个", "cumulative", missing(), json!({"op": ">=", "value": 100.0})),
        (
            "经济总量,亿元,3200,翻一番",
            "level",
            json!({"kind": "value", "value": 3200.0}),
            json!({"op": ">=", "than": {"of": "baseline", "times": 2.0}}),
        ),
        ("养老床位,张,4500,0.6万张", "level", json!({"kind": "value", "value": 0.45}), json!({"op": ">=", "value": 0.6})),
        (
            "PM2.5浓度,微克/立方米,28,持续下降",
            "level",
            json!({"kind": "value", "value": 28.0}),
            json!({"op": "<", "than": {"of": "baseline"}}),
        ),
        (
            "刑事案件发案率,起/万人,5,逐年下降",
            "level",
            json!({"kind": "value", "value": 5.0}),
            json!({"op": "<", "than": {"of": "previous"}, "wanted": "fall"}),
        ),
        (
            "人均预期寿命,岁,79.2,高于全国平均",
            "level",
            json!({"kind": "value", "value": 79.2}),
            json!({"op": ">", "than": {"of": "reference", "name": "全国平均"}}),
        ),
        (
            "服务业占比,%,52,每年提高0.18个百分点",
            "increase",
            json!({"kind": "value", "value": 52.0, "unit": "％"}),
            json!({"op": ">=", "value": 0.9}),
        ),
        (
            "物价涨幅,%,2,3左右",
            "average_growth",
            json!({"kind": "last_rate", "value": 2.0}),
            json!({"op": "<=", "value": 3.0, "about": true}),
        ),
        ("用水总量,亿立方米,2.1,2.3", "level", json!({"kind": "value", "value": 2.1}), json!({"op": "<=", "value": 2.3})),
        ("出口额年均增长,%,,年均下降5%", "average_growth", missing(), json!({"op": "<=", "value": -5.0})),
        (
            "耕地保有量,万亩,65.3,完成国家下达任务",
            "level",
            json!({"kind": "value", "value": 65.3}),
            json!({"op": "later", "value": "完成国家下达任务", "wanted": "rise"}),
        ),
        ("单位GDP能耗年均下降,%,,3", "average_growth", missing(), json!({"op": "<=", "value": -3.0})),
        ("化学需氧量排放总量减少,万吨,,〔13.11〕", "cumulative", missing(), json!({"op": ">=", "value": 13.11})),
        ("耕地保有量,万亩,7830,7500", "level", json!({"kind": "value", "value": 7830.0}), json!({"op": ">=", "value": 7500.0})),
        (
            "农村劳动力,万人,2573,稳定在2500",
            "level",
            json!({"kind": "value", "value": 2573.0}),
            json!({"op": ">=", "value": 2500.0}),
        ),
        ("应急避难场所,,,基本建成", "status", missing(), json!({"op": "status", "value": "基本建成"})),
        ("老旧小区,,,2030年底前全面完成", "status", missing(), json!({"op": "status", "value": "2030年底前全面完成"})),
        (
            "公路里程,公里,5000,新增500公里",
            "increase",
            json!({"kind": "value", "value": 5000.0}),
            json!({"op": ">=", "value": 500.0}),
        ),
    ] {
        let out = stated(HEADS, row);
        let it = &out["plan"]["indicators"][0];
        assert_eq!((&it["measure"], &it["start"], &it["target"]), (&json!(measure), &start, &target), "{row}");
    }
}

#[test]
fn a_number_beside_a_level_is_a_growth_or_the_way_to_it() {
    let cores = |row: &str| {
        let out = stated(HEADS, row);
        assert_eq!(out["rows"][0]["sure"], json!(true), "{row} {}", out["rows"]);
        let all = out["plan"]["indicators"].as_array().unwrap().iter();
        all.map(|it| (it["unit"].clone(), it["measure"].clone(), it["target"]["value"].clone())).collect::<Vec<_>>()
    };
    let are = |row: &str, first: (&str, f64), unit: &str, measure: &str, value: f64| {
        let expected = [(json!(first.0), json!("level"), json!(first.1)), (json!(unit), json!(measure), json!(value))];
        assert_eq!(cores(row), expected, "{row}");
    };
    are("地区生产总值,亿元,12000,17000,7.5%左右,预期性", ("亿元", 17_000.0), "％", "average_growth", 7.5);
    are("劳动生产率,万元/人,14.2,20,7%以上,预期性", ("万元/人", 20.0), "％", "average_growth", 7.0);
    are("常住人口城镇化率,%,63.5,68,〔4.5〕,预期性", ("％", 68.0), "百分点", "increase", 4.5);
    are("每万人口发明专利拥有量,件,4.6,8,〔3.4〕,预期性", ("件", 8.0), "件", "increase", 3.4);
}

#[test]
fn in_a_column_of_growth_and_totals_a_cell_says_what_it_is() {
    let heads = "指标,单位,2025年,2030年,年均增长[累计]";
    for (row, measure, value) in [
        ("社会消费品零售总额,亿元,500,,7", "average_growth", 7.0),
        ("固定资产投资,%,,,6—8", "average_growth", 6.0),
        ("养老床位,张,3000,,新增500", "increase", 500.0),
        ("人均预期寿命,岁,79.5,,提高1岁左右", "increase", 1.0),
        ("入托率,%,8.5,,提高6个百分点以上", "increase", 6.0),
        ("城镇新增就业,万人,1.2,,年均1.1", "mean", 1.1),
        ("城镇新增就业,万人,1.2,,[6]", "cumulative", 6.0),
    ] {
        let it = &stated(heads, row)["plan"]["indicators"][0];
        let number = if it["target"]["value"].is_null() { &it["target"]["low"] } else { &it["target"]["value"] };
        assert_eq!((&it["measure"], number), (&json!(measure), &json!(value)), "{row}");
    }
    let gdp = "地区生产总值,亿元,1500,2000,6%\n一般公共预算收入,亿元,65,,与GDP同步增长";
    let out = stated(heads, gdp);
    let it = &out["plan"]["indicators"][2];
    assert_eq!(
        (&it["measure"], &it["target"]["than"]["id"]),
        (&json!("average_growth"), &out["plan"]["indicators"][1]["id"]),
        "{it}"
    );
}

#[test]
fn a_power_of_ten_in_a_cell_goes_before_the_unit_of_the_row() {
    for (row, unit, start, target) in [
        ("装机容量,万千瓦,1亿,1.5亿", "亿千瓦", 1.0, 1.5),
        ("旅游总收入,亿元,6000,力争突破1万", "万亿元", 0.6, 1.0),
        ("旅游总收入,亿元,0.9万亿,1.3万亿", "万亿元", 0.9, 1.3),
    ] {
        let it = &stated(HEADS, row)["plan"]["indicators"][0];
        assert_eq!(
            (&it["unit"], &it["start"]["value"], &it["target"]["value"]),
            (&json!(unit), &json!(start), &json!(target)),
            "{row}"
        );
    }
}

#[test]
fn a_change_against_another_year_does_not_count_from_the_base_figure() {
    let heads = "指标,单位,2020年,2025年目标";
    let it = &stated(heads, "碳排放强度,%,100,比2005年下降40%")["plan"]["indicators"][0];
    assert_eq!((&it["start"]["kind"], &it["start"]["year"]), (&json!("missing"), &json!(2005)), "{it}");
}

#[test]
fn a_second_goal_is_a_stretch_a_milestone_or_a_row_of_its_own() {
    let one = |row: &str| stated(HEADS, row)["plan"]["indicators"].clone();
    let stretch = one("城镇化率,%,65.2,\"70%以上，力争达到72%\"");
    assert_eq!(stretch[0]["stretch"], json!({"op": ">=", "value": 72.0}));
    let milestones = one("光伏装机,万千瓦,100,\"2027年达到200，2030年达到500\"");
    assert_eq!(milestones[0]["milestones"], json!([{"year": 2027, "op": ">=", "value": 200.0, "op_source": "read"}]));
    let growth = one("民营经济增加值,亿元,1200,2000亿元、年均增长7%");
    assert_eq!([&growth[0]["measure"], &growth[1]["measure"]], ["level", "average_growth"]);
    assert_eq!(growth[1]["start"], json!({"kind": "value", "value": 1200.0, "unit": "亿元"}));
    let own = one("数字化率,%,40,50%左右（2027年）");
    assert_eq!(own[0]["year"], json!(2027));
    let lead = one("数字化率,%,40,50%,,预期性,市数据局");
    assert_eq!(lead[0]["lead"], json!("市数据局"));
}

#[test]
fn a_broken_line_is_a_blank_within_one_thing_and_parts_two() {
    let out = stated(HEADS, "劳动生产率,万元/人,12,\"与GDP\n增长同步\"");
    let it = &out["plan"]["indicators"][0];
    assert_eq!([&it["measure"], &it["target"]["than"]["of"]], ["average_growth", "reference"]);
    let out = stated(HEADS, "入学率,%,\"城镇90\n农村85\",\"城镇95\n农村92\"");
    let values: Vec<_> =
        out["plan"]["indicators"].as_array().unwrap().iter().map(|it| it["target"]["value"].as_f64().unwrap()).collect();
    assert_eq!(values, [95.0, 92.0]);
}

#[test]
fn tables_in_english_show_the_same_kinds() {
    let heads = "Indicator,Unit,Baseline 2020,Target 2030,Type";
    for (row, measure, target) in [
        ("Urbanisation rate,%,63.9,at least 71%,indicative", "level", json!({"op": ">=", "value": 71.0})),
        ("CO2 per unit of GDP,,,reduce by 65 % compared to 2005,binding", "decrease_rate", json!({"op": ">=", "value": 65.0})),
        (
            "GDP growth,%,5,no specific target,",
            "average_growth",
            json!({"op": "none", "value": "no specific target", "wanted": "rise"}),
        ),
        ("Protected areas,%,18,\"By 2030, at least 30%\",", "level", json!({"op": ">=", "value": 30.0})),
        ("Children vaccinated,%,98,maintain,", "level", json!({"op": ">=", "than": {"of": "baseline"}})),
        ("Electric vehicles,million,1.2,more than 10 million,", "level", json!({"op": ">", "value": 10.0})),
        ("Income,yuan,30000,double,", "level", json!({"op": ">=", "than": {"of": "baseline", "times": 2.0}})),
    ] {
        let out = stated(heads, row);
        let it = &out["plan"]["indicators"][0];
        assert_eq!((&it["measure"], &it["target"]), (&json!(measure), &target), "{row}");
    }
    let out = stated(heads, "CO2 per unit of GDP,,,reduce by 65 % compared to 2005,binding");
    assert_eq!(out["plan"]["indicators"][0]["start"]["year"], json!(2005));
}

#[test]
fn merged_cells_groups_parents_and_notes_belong_to_the_table() {
    let rows = [
        ["“十五五”主要指标", "", "", "", ""],
        ["指标", "", "年份", "", "属性"],
        ["", "", "2025年", "2030年", ""],
        ["经济发展", "", "", "", ""],
        ["1", "每千人口拥有医护人员数", "3.1", "3.7", "预期性"],
        ["2", "森林覆盖率（%）", "25.1*", "25.8", "约束性"],
        ["注：*为2024年数据", "", "", "", ""],
    ];
    let rows = rows.map(|row| row.map(Cell::text).to_vec()).to_vec();
    let mut sheet = Sheet { rows, ..Sheet::default() };
    let merged = |row, column, rows, columns| MergedCells { row, column, rows, columns };
    sheet.remarks.merged =
        vec![merged(0, 0, 1, 5), merged(1, 2, 1, 2), merged(1, 4, 2, 1), merged(3, 0, 1, 5), merged(6, 0, 1, 5)];
    sheet.rows[1][0] = Cell::text("序号");
    sheet.rows[1][1] = Cell::text("指标");
    let plan = read(&Workbook { sheets: vec![sheet] }, None, None).unwrap();
    let out = serde_json::to_value(printed_out(&plan, "")).unwrap();
    assert_eq!((plan.period.base(), plan.period.end()), (Year::new(2025), Year::new(2030)));
    let [first, second] = [&out["plan"]["indicators"][0], &out["plan"]["indicators"][1]];
    assert_eq!([&first["domain"], &second["nature"], &out["plan"]["name"]], ["经济发展", "binding", "“十五五”主要指标"]);
    assert_eq!(second["start"], json!({"kind": "value", "value": 25.1, "year": 2024}));
    assert_eq!([&out["rows"][0]["row"], &out["rows"][1]["row"]], [1, 2]);
}

#[test]
fn what_cannot_be_read_is_said() {
    assert!(read(&book("姓名,电话\n张三,123\n"), None, None).is_err());
    let out = stated("指标,2025年,2030年目标,完成主体", "森林覆盖率（%）,25,26（国考断面100%）,林业");
    assert_eq!(out["rows"][0]["sure"], json!(false));
    assert!(!out["left_out"].as_array().unwrap().is_empty(), "{out}");
    let mark = stated(HEADS, "森林覆盖率,%,25.1*,25.8");
    assert_eq!(mark["rows"][0]["sure"], json!(false));
}

/// A row in one of the forms in which plans print it, and what it states.
#[derive(Clone, Debug)]
struct Drawn {
    measure: &'static str,
    name: &'static str,
    unit: &'static str,
    op: &'static str,
    value: f64,
    cell: String,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let level = prop::sample::select(vec![("森林覆盖率", "%"), ("养老床位", "张"), ("粮食产量", "万吨"), ("人均预期寿命", "岁")]);
    let tenths = 1..900_u32;
    let signed =
        (level.clone(), tenths.clone(), 0..9_usize, any::<bool>()).prop_map(|((name, unit), tenths, form, with_unit)| {
            let value = f64::from(tenths) / 10.0;
            let shown = if with_unit { format!("{value}{unit}") } else { value.to_string() };
            let (op, cell) = match form {
                0 => (">=", format!("≥{shown}")),
                1 => (">=", format!("{shown}以上")),
                2 => (">=", format!("不低于{shown}")),
                3 => (">", format!("＞{shown}")),
                4 => (">", format!("超过{shown}")),
                5 => ("<=", format!("≤ {shown}")),
                6 => ("<=", format!("控制在{shown}以内")),
                7 => ("<", format!("低于{shown}")),
                _ => (">=", shown),
            };
            Drawn { measure: "level", name, unit, op, value, cell }
        });
    let totals = (tenths.clone(), 0..4_usize).prop_map(|(tenths, form)| {
        let value = f64::from(tenths) / 10.0;
        let cell = match form {
            0 => format!("〔{value}〕"),
            1 => format!("[{value}]"),
            2 => format!("【{value}】"),
            _ => format!("五年累计{value}"),
        };
        Drawn { measure: "cumulative", name: "城镇新增就业", unit: "万人", op: ">=", value, cell }
    });
    let growth = (tenths, 0..3_usize).prop_map(|(tenths, form)| {
        let value = f64::from(tenths) / 10.0;
        let cell = match form {
            0 => value.to_string(),
            1 => format!("年均增长{value}%"),
            _ => format!("{value}％"),
        };
        Drawn { measure: "average_growth", name: "地区生产总值增长", unit: "%", op: ">=", value, cell }
    });
    prop_oneof![signed, totals, growth]
}

#[test]
fn a_figure_beyond_what_a_share_can_be_wants_an_eye() {
    let text = "指标,单位,2025年,2030年\n森林覆盖率,％,40,650\n巩固率,％,95,96\n高等教育毛入学率,％,98,103\n";
    let plan = read(&book(text), None, None).unwrap();
    let sure: Vec<bool> = plan.rows.iter().map(PrintedRow::is_sure).collect();
    assert_eq!(sure, [false, true, true]);
    assert!(plan.rows[0].doubts[0].to_string().starts_with("650 超出"), "{:?}", plan.rows[0].doubts);
}

/// A text in full width, as some offices type figures.
fn wide(text: &str) -> String {
    let wide = |c: char| match c {
        '!'..='~' => char::from_u32(u32::from(c) - u32::from('!') + u32::from('！')).unwrap_or(c),
        other => other,
    };
    text.chars().map(wide).collect()
}

proptest! {
    #[test]
    fn a_row_in_any_real_form_is_read_as_it_is_written(row in drawn(), order in Just([0, 1, 2, 3_usize]).prop_shuffle(), in_name in any::<bool>(), is_wide in any::<bool>()) {
        let name = if in_name { format!("{}（{}）", row.name, row.unit) } else { row.name.to_owned() };
        let cell = if is_wide { wide(&row.cell) } else { row.cell.clone() };
        let heads = ["指标", "单位", "2030年目标", "属性"];
        let cells = [name, if in_name { String::new() } else { row.unit.to_owned() }, cell, "约束性".to_owned()];
        let line = |texts: &[String]| order.iter().map(|at| format!("\"{}\"", texts[*at])).collect::<Vec<_>>().join(",");
        let text = format!("{}\n{}\n", line(&heads.map(str::to_owned)), line(&cells));
        let plan = read(&book(&text), Some(Year::new(2025)), None).unwrap();
        let out = serde_json::to_value(printed_out(&plan, "")).unwrap();
        let it = &out["plan"]["indicators"][0];
        prop_assert_eq!((&it["measure"], &it["nature"]), (&json!(row.measure), &json!("binding")), "{}", text);
        prop_assert_eq!(&it["target"], &json!({"op": row.op, "value": row.value}), "{}", text);
        prop_assert_eq!(it["unit"].as_str().unwrap().replace('％', "%"), row.unit, "{}", text);
        prop_assert!(plan.rows[0].is_sure(), "{}: {:?}", text, plan.rows[0].doubts);
    }

    #[test]
    fn no_text_stops_the_reader_and_none_is_dropped_in_silence(cells in prop::collection::vec("[0-9①*a-z %％〔〕\\[\\]（）()、，,;/:—~.年以上左右约增长提高降低其中力争与同步高于翻番全国平均\\n]{0,14}", 4)) {
        let cells: Vec<Cell> = cells.into_iter().map(Cell::text).collect();
        let rows = vec![["指标", "单位", "2025年", "2030年目标"].map(Cell::text).to_vec(), cells.clone()];
        let book = Workbook { sheets: vec![Sheet { rows, ..Sheet::default() }] };
        let plan = read(&book, None, None).unwrap();
        let has_digit = |cell: &Cell| matches!(cell, Cell::Text(text) if text.contains(|c: char| c.is_ascii_digit()));
        if has_digit(&cells[3]) && !matches!(&cells[0], Cell::Empty) && !plan.rows.is_empty() {
            let read = plan.rows.iter().any(|row| !row.indicators.is_empty() || !row.doubts.is_empty());
            prop_assert!(read, "{:?}", cells);
        }
    }
}
