//! Worked figures that others have published, against the same functions that the page and the command line use.

use serde_json::Value;
use tuiyan::plan::{Comparison, Damping, Decimals};
use tuiyan::projection::{Growth, Pace, Verdict, setting_for};

use crate::support::{Question, amount, compound, linear, within};

fn case(id: &str) -> Value {
    let file: Value = serde_json::from_str(include_str!("../data/published.json")).unwrap();
    file["cases"].as_array().unwrap().iter().find(|case| case["id"] == id).unwrap().clone()
}

fn number(case: &Value, field: &str) -> f64 {
    case[field].as_f64().unwrap()
}

fn last_year(case: &Value) -> i16 {
    2000 + i16::try_from(case["years"].as_i64().unwrap()).unwrap()
}

fn comparison(case: &Value) -> Comparison {
    serde_json::from_value(case["op"].clone()).unwrap()
}

fn path(question: &Question) -> Vec<f64> {
    question.judge().trajectory.known().map(|(_, value)| value.exact().unwrap().get()).collect()
}

#[test]
fn a_damped_trend_forecasts_what_ets_in_r_forecasts() {
    let case = case("damped-r-ets");
    let (trend, phi) = (number(&case, "trend"), number(&case, "phi"));
    let growth = Growth::Damped { step: amount(phi * trend), phi: Damping::new(phi).unwrap() };
    let question = Question::level(number(&case, "level"), Comparison::AtLeast, 1000.0).grows(growth);
    let expected = case["expect"].as_array().unwrap();
    for (found, expected) in path(&question)[1..].iter().zip(expected) {
        within(*found, expected.as_f64().unwrap(), number(&case, "tolerance"));
    }
}

#[test]
fn maternal_mortality_falls_along_the_published_path() {
    let case = case("arr-maternal-mortality-afg");
    let rate = (-0.057_532_2_f64).exp() - 1.0;
    let question =
        Question::level(number(&case, "start"), Comparison::AtMost, 70.0).over(2000, last_year(&case)).grows(compound(rate));
    within(*path(&question).last().unwrap(), number(&case, "expect_last"), number(&case, "tolerance"));
}

#[test]
fn a_two_thirds_cut_in_25_years_takes_the_published_rate() {
    let case = case("arr-igme-two-thirds");
    let target = number(&case, "target");
    let question =
        Question::level(number(&case, "start"), Comparison::AtMost, target).over(2000, last_year(&case)).grows(compound(0.0));
    let tolerance = number(&case, "tolerance");
    let required = question.judge().required.unwrap().setting().unwrap();
    within(required.get(), number(&case, "required_rate"), tolerance);
    within(setting_for(&question.case(), amount(target)).unwrap().get(), number(&case, "required_rate"), tolerance);
}

#[test]
fn progress_against_elapsed_time_is_as_in_the_mdg_report() {
    for row in case("statdev-pace")["rows"].as_array().unwrap() {
        let year = i16::try_from(row["year"].as_i64().unwrap()).unwrap();
        let question = Question::level(number(row, "base"), Comparison::AtMost, number(row, "target"))
            .over(1990, 2015)
            .grows(linear(0.0))
            .pin(year, number(row, "latest"));
        let judgement = question.judge();
        let progress = judgement.pace.iter().find(|progress| progress.year.get() == year).unwrap();
        let ratio = progress.completion.unwrap() / (f64::from(year - 1990) / 25.0);
        let (low, high) = (row["ratio_between"][0].as_f64().unwrap(), row["ratio_between"][1].as_f64().unwrap());
        assert!((low..=high).contains(&ratio), "{ratio}");
        assert_eq!(progress.pace, Pace::Behind);
        assert_eq!(Pace::of(ratio, 1.0), Pace::Behind);
    }
}

#[test]
fn a_total_of_six_base_flows_takes_the_rate_of_the_cumulative_method() {
    let case = case("cumulative-method");
    let question = Question::flow(number(&case, "base_flow"), Comparison::AtLeast, number(&case, "total")).grows(compound(0.0));
    let required = question.judge().required.unwrap().setting().unwrap();
    within(required.get(), number(&case, "required_rate"), number(&case, "tolerance"));
}

#[test]
fn products_that_doubles_do_not_represent_are_judged_as_printed() {
    for row in case("float-edges")["rows"].as_array().unwrap() {
        let question = Question::flow(number(row, "flow"), comparison(row), number(row, "target")).over(2000, last_year(row));
        let judgement = question.judge();
        assert_eq!(matches!(judgement.verdict, Verdict::Met { .. }), row["met"].as_bool().unwrap(), "{row}");
        let target = question.statement().measured().unwrap().goal.printed().unwrap();
        let tolerance = target.tolerance(Decimals::new(2).unwrap(), Some(amount(number(row, "flow"))));
        assert_eq!(target.is_met_by(judgement.outcome.unwrap().low(), tolerance), row["met"].as_bool().unwrap(), "{row}");
    }
}
