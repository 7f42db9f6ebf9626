//! `tuiyan trend --as-known-in`: what the methods would have foretold in an earlier year, beside what came.

use tuiyan::exchange::{ScenarioCalibration, calibrate_scenario};
use tuiyan::plan::{Plan, Year};
use tuiyan::scenario::{Facts, Scenario};
use tuiyan::trend::calibration_years;
use tuiyan::view::risk::{Calibrated, calibrated};
use tuiyan::{phrase, word};

use crate::sheet::{Text, sheet};
use crate::table::{Align, Table, titled};
use crate::{Answer, Format, Refused};

/// The methods of all scenarios as known in that year.
pub(super) fn answer(plan: &Plan, facts: &Facts, scenarios: &[Scenario], year: Year, format: Format) -> Result<Answer, Refused> {
    let refused: Vec<String> = scenarios.iter().filter_map(|scenario| complaint(plan, facts, scenario, year)).collect();
    if !refused.is_empty() {
        return Err(Refused::Usage(refused));
    }
    let found = || scenarios.iter().map(|scenario| calibrate_scenario(plan, facts, scenario, year)).collect::<Vec<_>>();
    Ok(match format {
        Format::Table => {
            let each =
                scenarios.iter().map(|scenario| titled(plan, scenario) + &tables(&calibrated(plan, facts, scenario, Some(year))));
            Answer::text(each.collect::<Vec<_>>().join("\n"))
        }
        Format::Json => Answer::text(serde_json::to_string_pretty(&found()).unwrap_or_default() + "\n"),
        Format::Csv => csv(&found()),
    })
}

/// Why a scenario's methods cannot be looked at from that year.
fn complaint(plan: &Plan, facts: &Facts, scenario: &Scenario, year: Year) -> Option<String> {
    let (years, _) = calibration_years(plan, facts, scenario);
    if years.contains(&year) {
        return None;
    }
    let name = &scenario.name;
    let all: Vec<_> = years.iter().map(ToString::to_string).collect();
    Some(if all.is_empty() {
        phrase!(
            "--as-known-in：情景“{name}”知道的年份太少，没有一年可以检验；历年数据用 --history 给出",
            "--as-known-in: too few years are known under scenario “{name}”, and none can be looked from; give history with --history"
        )
    } else {
        phrase!(
            "--as-known-in：情景“{name}”不能站在 {year} 年看，可以的年份为 {}",
            "--as-known-in: scenario “{name}” cannot be seen from {year}; the years that can be are {}",
            all.join(word!("、", ", "))
        )
    })
}

fn tables(found: &Calibrated) -> String {
    let apart = found.apart.iter().map(|line| phrase!("{} {}：{}\n", "{} {}: {}\n", line.id, line.name, line.reason));
    let apart: String = apart.collect();
    let apart = if apart.is_empty() { apart } else { format!("\n{}\n{apart}", found.apart_heading) };
    format!("{}\n\n{}\n{}{apart}\n{}\n", found.finding, methods(found), lines(found), found.note)
}

fn methods(found: &Calibrated) -> Table {
    let head = [
        word!("方法", "method"),
        word!("预报", "forecasts"),
        word!("平均误差÷维持不变", "mean error ÷ holding"),
        word!("比维持不变准的", "better than holding"),
        word!("落在 80％ 区间内", "within the 80% range"),
    ];
    let mut table = Table::new(&head, &[(2, Align::Right), (3, Align::Right)]);
    for line in &found.methods {
        let cells = [&line.count, &line.over_hold, &line.better, &line.inside];
        table.row(std::iter::once(line.name.to_owned()).chain(cells.map(Clone::clone)).collect());
    }
    table
}

/// The method that stood first for each indicator, and how it fared.
fn lines(found: &Calibrated) -> Table {
    let head = [
        word!("编号", "id"),
        word!("指标", "indicator"),
        word!("属性", "nature"),
        word!("当时已知", "known then"),
        word!("当时居首", "first then"),
        word!("最后一年", "last year"),
        word!("预报", "foretold"),
        word!("实际", "came"),
        word!("平均误差", "mean error"),
        word!("÷维持不变", "÷ holding"),
        word!("区间内", "within"),
    ];
    let mut table = Table::new(&head, &[6, 7, 8, 9, 10].map(|column| (column, Align::Right)));
    for line in &found.lines {
        let lead = &line.lead;
        let named = [lead.id.to_string(), lead.name.clone(), lead.nature.to_owned(), line.years.clone(), line.first.to_owned()];
        let cells = [&line.last.year, &line.last.value, &line.last.came, &line.error, &line.over_hold, &line.inside];
        table.row(named.into_iter().chain(cells.map(Clone::clone)).collect());
    }
    table
}

const HEAD: [&str; 12] =
    ["scenario", "as_known_in", "id", "place", "method", "year", "value", "came", "error", "low", "high", "inside"];

/// One row for each scenario, indicator, method and later year.
fn csv(found: &[ScenarioCalibration]) -> Answer {
    let rows = found.iter().flat_map(|scenario| {
        let (name, known) = (scenario.scenario.as_str(), scenario.as_known_in);
        scenario.indicators.iter().flat_map(move |indicator| {
            (1_usize..).zip(&indicator.methods).flat_map(move |(place, line)| {
                line.foretold.iter().map(move |it| {
                    let figures = (it.value, it.came, it.error, it.low, it.high, it.inside);
                    (Text(name), known, &indicator.id, place, line.method, it.year, figures)
                })
            })
        })
    });
    sheet(HEAD.into_iter().map(ToOwned::to_owned), rows)
}
