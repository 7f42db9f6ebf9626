//! The preview of a printed table of indicators, before it is taken as a plan.

use super::plan::{PrintedIndicator, PrintedPlan, PrintedRow};
use crate::language::plural;
use crate::plan::{Comparison, Id, Measured, Period, Plan, Start, Statement, Year};
use crate::view::number::exact;
use crate::view::statement::{in_signs, in_words};
use crate::view::{wants_start, words};
use crate::{phrase, word};

/// The preview of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedTable {
    /// How much was read, and how much of it needs a look.
    pub sentence: String,
    /// What the table does not say and was added: its years, whether its rows are binding.
    pub supplied: Vec<String>,
    /// The rows that need a look, in the order of the table.
    pub doubtful: Vec<PrintedLine>,
    /// The rows that are sure, in the order of the table.
    pub sure: Vec<PrintedLine>,
    /// What was not read: its place, and why.
    pub left_out: Vec<(String, String)>,
    /// The table's own notes.
    pub notes: Vec<String>,
    /// The button's words.
    pub act: String,
}

/// A row as printed, with what it was read as.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PrintedLine {
    /// Its place.
    pub place: String,
    /// Its cells from left to right, without empty ones.
    pub cells: Vec<String>,
    /// Why it needs a look.
    pub doubts: Vec<String>,
    /// The table's notes about it.
    pub notes: Vec<String>,
    /// Its readings.
    pub read: Vec<PrintedReading>,
}

/// An indicator of a row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PrintedReading {
    /// Its new id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its unit, its nature and its lead department, as far as they are printed.
    pub about: String,
    /// The ways to read it, the likeliest first; never empty.
    pub ways: Vec<ReadingWay>,
}

/// One way to read an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReadingWay {
    /// The key to choose it by.
    pub key: String,
    /// Its meaning in words.
    pub words: String,
    /// The same in signs.
    pub signs: String,
    /// The figure of the base year.
    pub start: String,
}

impl PrintedReading {
    /// The way with that key, or else the likeliest.
    pub fn way(&self, key: Option<&str>) -> Option<&ReadingWay> {
        self.ways.iter().find(|way| Some(way.key.as_str()) == key).or(self.ways.first())
    }
}

/// The preview of a table.
pub fn printed_table(plan: &PrintedPlan) -> PrintedTable {
    let name = |id: &Id| plan.indicators().find(|it| it.id == *id).map(|it| it.name.clone());
    let line = |row: &PrintedRow| line(row, plan.period, &name);
    let (sure, doubtful): (Vec<_>, Vec<_>) = plan.rows.iter().partition(|row| row.is_sure());
    let (base, end) = (plan.period.base(), plan.period.end());
    let count = plan.indicators().count();
    let guess = plan.is_period_guessed.then(|| {
        phrase!(
            "表头没有写全年份，按 {base} 至 {end} 年读，请核对。",
            "The headings do not say both years; read as {base} to {end}. Please check."
        )
    });
    let nature = plan.indicators().all(|indicator| indicator.nature.is_none()).then(|| {
        word!(
            "表里没有注明属性，记分牌按“未注明”计。",
            "The table does not say what is binding; the scoreboard counts the rows as “not stated”."
        )
        .to_owned()
    });
    PrintedTable {
        sentence: sentence(plan, count, doubtful.len()),
        supplied: guess.into_iter().chain(nature).collect(),
        doubtful: doubtful.into_iter().map(line).collect(),
        sure: sure.into_iter().map(line).collect(),
        left_out: plan.left_out.iter().map(|left| (left.at.clone(), left.why.clone())).collect(),
        notes: plan.notes.clone(),
        act: phrase!("采用 {}指标", "Take {}", words::indicators(count)),
    }
}

/// The name of a plan whose table has no title.
pub fn untitled(period: Period) -> String {
    let (base, end) = (period.base(), period.end());
    phrase!("{base}—{end}年指标表", "Indicators {base}–{end}")
}

/// Where to fill in the base year's figures that a plan leaves open; `None` if it leaves none.
pub fn to_fill_in(plan: &Plan) -> Option<String> {
    let open = plan.indicators.iter().filter(|indicator| indicator.statement.measured().is_some_and(wants_start)).count();
    let indicators = words::indicators(open);
    (open > 0).then(|| {
        phrase!(
            "{indicators}没有起点，可在“观测”的“待补起点”里补上。",
            "Without a baseline: {indicators}. Fill them in under Observations, “without a baseline”."
        )
    })
}

/// Checks typed years.
///
/// # Errors
/// What is wrong with them, in a sentence.
pub fn typed_years(base: &str, end: &str) -> Result<(Year, Year), String> {
    let year = |text: &str| text.trim().trim_end_matches('年').parse::<i16>().ok().map(Year::new);
    let found = year(base).zip(year(end));
    let Some((base, end)) = found else {
        return Err(word!("年份应为四位数字，如 2025", "A year is four digits, such as 2025").to_owned());
    };
    if base >= end {
        return Err(phrase!("基期年 {base} 应早于目标年 {end}", "The base year {base} must be before the target year {end}"));
    }
    match Period::new(base, end) {
        Some(_) => Ok((base, end)),
        None => {
            Err(word!("年份应在 1900 至 2200 之间，相隔不超过 50 年", "Years are from 1900 to 2200, at most 50 apart").to_owned())
        }
    }
}

fn sentence(plan: &PrintedPlan, count: usize, doubtful: usize) -> String {
    let rows = plan.rows.len();
    let (lines, indicators) = (plural(rows, "row", "rows"), words::indicators(count));
    let read = phrase!("{rows} 行，{indicators}指标", "{rows} {lines}, {indicators}");
    let eye = match doubtful {
        0 => word!("，都读明白了", ", all understood").to_owned(),
        _ => phrase!("，{doubtful} 行要看一看", ", {doubtful} to be looked at"),
    };
    let startless = plan.indicators().filter(|it| it.statement.measured().is_some_and(wants_start)).count();
    let base = match startless {
        0 => String::new(),
        _ => phrase!("，待补起点 {startless} 项", ", {startless} without a baseline"),
    };
    format!("{read}{eye}{base}")
}

fn line(row: &PrintedRow, period: Period, name: &dyn Fn(&Id) -> Option<String>) -> PrintedLine {
    let mut cells: Vec<String> = row.cells.iter().filter(|text| !text.trim().is_empty()).cloned().collect();
    // A merged cell is printed once.
    cells.dedup();
    PrintedLine {
        place: phrase!("第{}行", "row {}", row.row + 1),
        cells,
        doubts: row.doubts.iter().map(ToString::to_string).collect(),
        notes: row.notes.clone(),
        read: row.indicators.iter().map(|indicator| reading(indicator, period, name)).collect(),
    }
}

fn reading(indicator: &PrintedIndicator, period: Period, name: &dyn Fn(&Id) -> Option<String>) -> PrintedReading {
    let nature = indicator.nature.map(|nature| words::nature(Some(nature)).to_owned());
    let unit = Some(indicator.unit.clone()).filter(|unit| !unit.is_empty());
    let about: Vec<String> = unit.into_iter().chain(nature).chain(indicator.lead.clone()).collect();
    let way = |(key, statement): (String, &Statement)| ReadingWay {
        key,
        words: in_words(statement, &indicator.unit, period, name),
        signs: in_signs(statement, &indicator.unit, name),
        start: statement.measured().map(|stated| start(stated, &indicator.unit)).unwrap_or_default(),
    };
    PrintedReading {
        id: indicator.id.clone(),
        name: indicator.name.clone(),
        about: about.join(" · "),
        ways: indicator.ways().map(way).collect(),
    }
}

/// The figure of the base year, as read.
fn start(stated: &Measured, unit: &str) -> String {
    let basis = &stated.basis;
    let unit = basis.unit.as_ref().map_or(unit, |unit| unit.get());
    let with = |sign: &str, number: f64| words::with_unit(format!("{sign}{}", exact(number)), unit);
    let figure = match stated.start {
        Start::Missing => return word!("没有起点", "no baseline").to_owned(),
        Start::Value(value) | Start::LastRate(value) => with("", value.get()),
        Start::Below { end, closed } => {
            with(words::symbol(if closed { Comparison::AtMost } else { Comparison::LessThan }), end.get())
        }
        Start::Above { end, closed } => {
            with(words::symbol(if closed { Comparison::AtLeast } else { Comparison::MoreThan }), end.get())
        }
        Start::EarlierTotal(value) => phrase!("上期 {}", "previous period {}", with("", value.get())),
    };
    let year = basis.year.map(|year| phrase!("（{year}年）", " ({year})")).unwrap_or_default();
    let estimated = if basis.estimated { word!("（预计）", " (estimated)") } else { "" };
    phrase!("起点 {figure}{year}{estimated}", "baseline {figure}{year}{estimated}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::table::read_text;
    use crate::exchange::{PlanSource, printed::read};
    use crate::language::Language;

    const TABLE: &str = "专栏1 主要指标\t\t\t\t\n指标\t2025年\t2030年\t年均/累计\t属性\n城镇化率（%）\t67.9\t≥71\t-\t预期性\n\
                         单位GDP二氧化碳排放降低（%）\t-\t-\t〔17〕\t约束性\n城镇调查失业率（%）\t5.2\t-\t＜5.5\t预期性\n注：〔〕为5年累计数。\t\t\t\t\n";

    fn plan() -> PrintedPlan {
        read(&read_text(TABLE).unwrap(), None, None).unwrap()
    }

    fn lines(table: &PrintedTable) -> Vec<&str> {
        table.doubtful.iter().chain(&table.sure).map(|line| line.read[0].name.as_str()).collect()
    }

    #[test]
    fn what_wants_an_eye_comes_first_with_its_reason_and_its_other_ways() {
        let table = printed_table(&plan());
        assert_eq!(lines(&table), ["城镇调查失业率", "城镇化率", "单位GDP二氧化碳排放降低"]);
        assert_eq!(table.sentence, "3 行，3 项指标，1 行要看一看，待补起点 1 项");
        assert_eq!(table.act, "采用 3 项指标");
        let [line] = table.doubtful.as_slice() else { panic!("{:?}", table.doubtful) };
        assert_eq!(line.place, "第3行");
        assert_eq!(line.cells, ["城镇调查失业率（%）", "5.2", "-", "＜5.5", "预期性"]);
        assert_eq!(line.doubts, ["还有别的读法"]);
        let keys: Vec<_> = line.read[0].ways.iter().map(|way| way.key.as_str()).collect();
        assert_eq!(keys, ["mean", "level-every-year", "level"]);
        assert_eq!(line.read[0].way(None).unwrap().start, "起点 5.2 ％");
        assert_eq!(line.read[0].about, "％ · 预期性");
    }

    #[test]
    fn a_row_stands_in_words_and_in_signs() {
        let table = printed_table(&plan());
        let said = |at: usize| {
            let way = &table.sure[at].read[0].ways[0];
            (way.words.as_str(), way.signs.as_str())
        };
        assert_eq!(said(0), ("2030 年达到 71％以上", "≥ 71 ％"));
        assert_eq!(said(1), ("五年累计降低 17％（每年约 3.66％）", "〔≥ 17〕 ％"));
        Language::English.speaking(|| {
            assert_eq!(printed_table(&plan()).sentence, "3 rows, 3 indicators, 1 to be looked at, 1 without a baseline");
        });
    }

    #[test]
    fn the_way_that_is_chosen_is_the_plan_s_and_the_others_stay_at_hand() {
        let mut plan = plan();
        let id = Id::new("t-03").unwrap();
        plan.read_as(&id, "nothing-such");
        assert_eq!(plan, self::plan());
        plan.read_as(&id, "level");
        let text = serde_json::to_string(&plan.plan_file("x")).unwrap();
        let made = PlanSource::of_text(&text).unwrap().plan().unwrap();
        let indicator = made.indicators.iter().find(|indicator| indicator.id == id).unwrap();
        assert_eq!(indicator.statement.code(), "level");
        assert_eq!(indicator.readings.len(), 3);
        assert_eq!(made.name.get(), "专栏1 主要指标");
        assert_eq!(to_fill_in(&made).unwrap(), "1 项没有起点，可在“观测”的“待补起点”里补上。");
    }

    #[test]
    fn a_table_that_names_no_nature_or_not_everywhere_makes_a_plan_too() {
        let made = |table: &str| {
            let plan = read(&read_text(table).unwrap(), None, None).unwrap();
            PlanSource::of_text(&serde_json::to_string(&plan.plan_file("x")).unwrap()).unwrap().plan().unwrap()
        };
        let none = made("指标\t单位\t2025年\t2030年\n森林覆盖率\t%\t25.1\t25.8\n");
        assert_eq!(none.groups.iter().map(|group| group.scoreboard).collect::<Vec<_>>(), [true]);
        assert_eq!(none.indicators[0].nature, None);
        let some = made("指标\t2025年\t2030年\t属性\n森林覆盖率（%）\t25.1\t25.8\t约束性\n城镇化率（%）\t60\t65\t\n");
        assert_eq!(some.groups.iter().map(|group| group.scoreboard).collect::<Vec<_>>(), [true]);
        assert_eq!(some.indicators.iter().map(|it| it.nature.is_some()).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn every_table_of_a_real_plan_makes_a_plan_in_each_of_its_ways() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/plans");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        for path in files.filter(|path| path.extension().is_some_and(|end| end == "csv")) {
            let book = read_text(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let key = std::fs::read_to_string(path.with_extension("key.json")).unwrap();
            let key: serde_json::Value = serde_json::from_str(&key).unwrap();
            let year = |name: &str| key[name].as_i64().map(|year| Year::new(i16::try_from(year).unwrap()));
            let first = read(&book, year("base"), year("end")).unwrap();
            for turn in 0..3 {
                let mut plan = first.clone();
                for indicator in first.indicators() {
                    if let Some((way, _)) = indicator.ways().nth(turn) {
                        plan.read_as(&indicator.id, &way);
                    }
                }
                let text = serde_json::to_string(&plan.plan_file("x")).unwrap();
                let made = PlanSource::of_text(&text).unwrap().plan();
                assert!(made.is_ok(), "{}, {turn}: {}", path.display(), made.unwrap_err());
            }
        }
    }

    #[test]
    fn years_are_typed_as_years_and_in_their_order() {
        assert_eq!(typed_years(" 2025年", "2030"), Ok((Year::new(2025), Year::new(2030))));
        assert!(typed_years("", "2030").is_err() && typed_years("2030", "2030").is_err() && typed_years("1900", "2030").is_err());
    }
}
