//! 部门任务单: a page of tasks for each department that leads anything.

use super::line::{self, ReportLine};
use super::{Fact, Judged, compared, decided, fact, provenance, rank, years};
use crate::plan::{Amount, Indicator, Measured, Nature, Plan};
use crate::projection::{Judgement, Tally, Waypoint, judge};
use crate::scenario::{Assumption, Facts, Scenario};
use crate::view::facts::looked_from;
use crate::view::figures::outcome_decimals;
use crate::view::list::no_lead;
use crate::view::number;
use crate::view::row::threshold_text;
use crate::view::sheet::{Account, SideGoal, account};
use crate::view::words::{self, Tone};
use crate::{phrase, word};

/// 部门任务单: a page for each department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskSheets {
    /// The plan's title.
    pub title: String,
    /// Of which scenario, and when.
    pub facts: Vec<Fact>,
    /// The heads of the columns: as [`TaskSheets::cells`] has them.
    pub heads: Vec<String>,
    /// Whether any row has goals for years on the way, and so all tables a column for them.
    pub has_milestones: bool,
    /// The departments, in the order in which the plan names them; last what nobody leads.
    pub sheets: Vec<TaskSheet>,
    /// Where the figures come from.
    pub provenance: String,
}

/// The page of one department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskSheet {
    /// The department; or that nobody is named.
    pub department: String,
    /// What it answers for and how that stands, nature by nature.
    pub counts: Vec<String>,
    /// Its rows, binding first.
    pub tasks: Vec<DepartmentTask>,
}

/// What a department has to see to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentTask {
    /// The row of the report.
    pub line: ReportLine,
    /// Who leads it, where that is not this department alone; else empty.
    pub together: String,
    /// 年度目标 and 力争: what is asked beside the target, each with how it is judged.
    pub milestones: Vec<String>,
    /// What it would take: `至少 0.26 个百分点／年`.
    pub required: String,
    /// What else bears on it: a bound that held the path, a verdict that the way of comparing turns.
    pub remarks: Vec<String>,
    /// What the scenario assumes.
    pub assumed: Vec<String>,
    /// 依据: what that rests on.
    pub reason: String,
}

/// Makes the pages of a scenario that is laid over `facts`; none where the plan names no department. A department's page has all that it
/// leads, the page of what nobody leads only what counts.
pub fn task_sheets(plan: &Plan, facts: &Facts, scenario: &Scenario, date: &str) -> TaskSheets {
    let mut judged: Vec<Judged> = plan.indicators.iter().map(|i| (i, judge(&scenario.case(plan, i)))).collect();
    judged.sort_by_key(|(indicator, _)| rank(plan, indicator));
    let sheet = |name: &str, is_here: &dyn Fn(&Indicator) -> bool| {
        let here: Vec<_> = judged.iter().filter(|(indicator, _)| is_here(indicator)).collect();
        task_sheet(plan, facts, scenario, name, &here)
    };
    let led = plan.leads();
    let of_nobody = |indicator: &Indicator| plan.is_scored(indicator) && indicator.leads().is_empty();
    let each = led.iter().map(|lead| sheet(lead.get(), &|indicator| indicator.is_led_by(lead.own())));
    let all: Vec<_> = each.chain([sheet(no_lead(), &of_nobody)]).collect();
    let sheets: Vec<_> =
        if led.is_empty() { Vec::new() } else { all.into_iter().filter(|sheet| !sheet.tasks.is_empty()).collect() };
    let has_milestones = sheets.iter().flat_map(|sheet| &sheet.tasks).any(|task| !task.milestones.is_empty());
    TaskSheets {
        title: plan.name.get().to_owned(),
        facts: heading(plan, scenario, date),
        heads: heads(plan, has_milestones),
        has_milestones,
        sheets,
        provenance: provenance(plan, scenario),
    }
}

impl TaskSheets {
    /// The page of that department alone; all of them where none is named, or none of them is its.
    #[must_use]
    pub fn only(self, department: &str) -> Self {
        if self.sheets.iter().all(|sheet| sheet.department != department) {
            return self;
        }
        Self { sheets: self.sheets.into_iter().filter(|sheet| sheet.department == department).collect(), ..self }
    }

    /// In which column the verdict stands, counted from 0.
    pub const fn verdict_at(&self) -> usize {
        if self.has_milestones { 7 } else { 6 }
    }

    /// The cells of a row, in the order of the columns, each a paragraph or several.
    pub fn cells(&self, task: &DepartmentTask) -> Vec<Vec<String>> {
        let line = &task.line;
        let since = (!line.since.is_empty()).then(|| line.since.clone());
        let head = [
            vec![line.serial.clone()],
            [words::named(&line.name, &line.unit), task.together.clone(), line.place.clone()].to_vec(),
            vec![line.nature.to_owned()],
            vec![line.start.clone()],
            vec![line.target.clone()],
        ];
        let milestones = self.has_milestones.then(|| task.milestones.clone());
        let verdict = std::iter::once(line.tone.word().to_owned()).chain(since).collect();
        let reason = Some(&task.reason).filter(|reason| !reason.is_empty());
        let reason = reason.map(|reason| phrase!("依据：{reason}", "Reason: {reason}"));
        let tail = [
            vec![line.outcome.clone()],
            verdict,
            std::iter::once(&task.required).chain(&task.remarks).map(|sentence| words::sentence(sentence.as_str())).collect(),
            task.assumed.iter().cloned().chain(reason).collect(),
        ];
        let cells = head.into_iter().chain(milestones).chain(tail);
        cells.map(said).collect()
    }
}

/// What a cell says, a dash where that is nothing.
fn said(cell: Vec<String>) -> Vec<String> {
    let said: Vec<_> = cell.into_iter().filter(|text| !text.is_empty()).collect();
    if said.is_empty() { vec![line::NOTHING.to_owned()] } else { said }
}

fn heads(plan: &Plan, has_milestones: bool) -> Vec<String> {
    let (base, end) = (words::year(plan.period.base()), plan.period.end());
    let end = phrase!("预计{end}年", "Projected {end}");
    let head = [word!("序号", "No."), word!("指标", "Indicator"), word!("属性", "Nature"), &base, word!("目标", "Target")];
    let milestones = has_milestones.then(|| word!("年度目标", "Milestones"));
    let tail =
        [&end, word!("判断", "Verdict"), word!("达标所需", "Required"), word!("情景假设与依据", "Assumption and its reason")];
    head.into_iter().chain(milestones).chain(tail).map(str::to_owned).collect()
}

fn heading(plan: &Plan, scenario: &Scenario, date: &str) -> Vec<Fact> {
    let all = [
        fact(word!("规划期", "Plan period"), years(plan)),
        fact(word!("规划数据版本", "Plan data version"), plan.version.clone()),
        fact(word!("情景", "Scenario"), scenario.name.clone()),
        fact(word!("看作", "As known in"), looked_from(scenario).unwrap_or_default()),
        fact(word!("比较方式", "Comparison"), compared(scenario)),
        fact(word!("日期", "Date"), date.to_owned()),
    ];
    all.into_iter().filter(|fact| !fact.text.trim().is_empty()).collect()
}

fn task_sheet(plan: &Plan, facts: &Facts, scenario: &Scenario, name: &str, here: &[&Judged]) -> TaskSheet {
    let lines = line::lines(plan, scenario, here);
    let tasks = lines.into_iter().zip(here).map(|(line, judged)| task(plan, facts, scenario, line, judged)).collect();
    TaskSheet { department: name.to_owned(), counts: counts(here), tasks }
}

fn task(plan: &Plan, facts: &Facts, scenario: &Scenario, line: ReportLine, (indicator, judgement): &Judged) -> DepartmentTask {
    let Account { required, remarks, beside, .. } = account(plan, scenario, indicator, judgement);
    let own = Scenario {
        assumptions: scenario
            .assumptions
            .get_key_value(&indicator.id)
            .map(|(id, it)| (id.clone(), it.clone()))
            .into_iter()
            .collect(),
        ..Scenario::holding(plan)
    };
    let decided = decided::assumed(plan, facts, &own).into_iter().next();
    let (assumed, reason) = decided.map(|assumed| (assumed.what, assumed.reason)).unwrap_or_default();
    DepartmentTask {
        together: if line.leads.len() > 1 { phrase!("牵头单位：{}", "Lead: {}", line.lead) } else { String::new() },
        milestones: on_the_way(indicator, scenario.assumption(&indicator.id), judgement, beside),
        required,
        remarks,
        assumed,
        reason,
        line,
    }
}

/// What the plan asks beside the target, and what the scenario asks of years of which the plan says nothing.
fn on_the_way(indicator: &Indicator, assumption: &Assumption, judgement: &Judgement, beside: Vec<SideGoal>) -> Vec<String> {
    let stated = assumption.statement(indicator).measured();
    let own = judgement.milestones.iter().filter(|waypoint| waypoint.is_own);
    let own = own.filter_map(|waypoint| Some(milestone(own_target(indicator, stated?, waypoint)?)));
    beside.into_iter().map(milestone).chain(own).collect()
}

fn own_target(indicator: &Indicator, stated: &Measured, waypoint: &Waypoint) -> Option<SideGoal> {
    let target = words::with_unit(threshold_text(indicator, waypoint.asked?.target), words::outcome_unit(indicator, stated));
    let text = |value: Amount| number::brief(value.get(), outcome_decimals(indicator, stated));
    Some(SideGoal {
        label: words::year(waypoint.year),
        target: phrase!("{target}（本情景分解）", "{target} (set by this scenario)"),
        outcome: waypoint.outcome.map(|value| number::value(value, text)).unwrap_or_default(),
        tone: Tone::of_standing(waypoint.standing),
    })
}

/// `2027年 ≥1.35：预计 1.30，未达标`
fn milestone(goal: SideGoal) -> String {
    let SideGoal { label, target, outcome, tone } = goal;
    let verdict = tone.word();
    if outcome.is_empty() {
        return phrase!("{label} {target}：{verdict}", "{label} {target}: {verdict}");
    }
    phrase!("{label} {target}：预计 {outcome}，{verdict}", "{label} {target}: projected {outcome}, {verdict}")
}

/// `约束性 3 项：达标 1，未达标 2`, nature by nature; what there is none of is not named.
fn counts(here: &[&Judged]) -> Vec<String> {
    let natures = [Some(Nature::Binding), Some(Nature::Expected), None];
    let tally = |nature: Option<Nature>| {
        let mut tally = Tally::default();
        for (_, judgement) in here.iter().filter(|(indicator, _)| indicator.nature == nature) {
            tally.count(judgement.verdict.standing());
        }
        tally
    };
    let all = natures.map(|nature| (nature, tally(nature)));
    all.into_iter().filter(|(_, tally)| !tally.is_empty()).map(|(nature, tally)| counted(nature, tally)).collect()
}

fn counted(nature: Option<Nature>, tally: Tally) -> String {
    let each = [
        (word!("达标", "met"), tally.met),
        (word!("未达标", "missed"), tally.missed),
        (word!("无法判断", "cannot be judged"), tally.unjudged),
        (word!("观察", "watched"), tally.watched),
    ];
    let each: Vec<_> = each.iter().filter(|(_, count)| *count > 0).map(|(word, count)| format!("{word} {count}")).collect();
    let (nature, total) = (words::sentence(words::nature(nature)), tally.total() + tally.watched);
    phrase!("{nature} {total} 项：{}", "{nature} {total}: {}", words::listed(&each))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{TRAINING, builtin_plan, read_plan, read_scenario};
    use crate::view::report::report;

    fn training() -> Plan {
        read_plan(TRAINING).unwrap()
    }

    const DECIDED: &str = r#"{"format":"tuiyan.scenario/2","plan":"yunhe-2032","name":"甲","assumptions":{
        "m-03":{"growth":{"family":"linear","step":0.3},"reason":"控辍保学方案","years":{"2025":{"observed":96.1}}}}}"#;

    fn sheets(plan: &Plan, scenario: &str) -> TaskSheets {
        task_sheets(plan, &Facts::default(), &read_scenario(scenario, plan).unwrap(), "2026年3月1日")
    }

    fn sheet<'a>(all: &'a TaskSheets, department: &str) -> &'a TaskSheet {
        all.sheets.iter().find(|sheet| sheet.department == department).unwrap()
    }

    #[test]
    fn a_plan_that_names_nobody_has_no_departments_and_no_pages() {
        let plan = builtin_plan().unwrap();
        let scenario = Scenario::holding(&plan);
        assert!(report(&plan, &Facts::default(), &scenario, "").by_lead(&plan).departments.is_empty());
        assert!(task_sheets(&plan, &Facts::default(), &scenario, "").sheets.is_empty());
    }

    #[test]
    fn a_page_says_what_its_department_has_to_see_to_binding_first() {
        let plan = training();
        let all = sheets(&plan, DECIDED);
        let education = sheet(&all, "县教育局");
        let natures: Vec<_> = education.tasks.iter().map(|task| task.line.nature).collect();
        assert_eq!(natures, [["约束性"; 2].as_slice(), &["预期性"; 5]].concat());
        let task = &education.tasks[0];
        let cells = all.cells(task);
        assert_eq!(cells.len(), all.heads.len());
        assert_eq!((cells[0][0].as_str(), cells[1][0].as_str(), cells[4][0].as_str()), ("1", "义务教育巩固率（％）", "＞98"));
        assert_eq!(cells[8], ["年均增量 +0.3 个百分点／年", "依据：控辍保学方案"], "what was observed is not assumed");
        assert!(task.required.starts_with("每年增加须多于 ") && task.required.ends_with("（2026—2032 年）"), "{}", task.required);
        let shared = education.tasks.iter().find(|task| task.line.name == "新增公办学位").unwrap();
        assert_eq!(shared.together, "牵头单位：县教育局、县发展和改革局");
        assert!(education.counts[0].starts_with("约束性 2 项："), "{:?}", education.counts);
    }

    #[test]
    fn further_targets_stand_on_the_page_of_who_leads_them_and_on_no_other() {
        let plan = training();
        let all = sheets(&plan, DECIDED);
        assert_eq!(sheet(&all, "县民政局").tasks.len(), 5);
        let nobody = &all.sheets.last().unwrap();
        assert_eq!((nobody.department.as_str(), nobody.tasks.len()), ("未明确牵头单位", 1), "not the box that nobody leads");
    }

    #[test]
    fn one_department_can_have_its_page_alone() {
        let all = sheets(&training(), DECIDED);
        let count = all.sheets.len();
        assert_eq!(
            all.clone().only("县民政局").sheets.iter().map(|sheet| sheet.department.as_str()).collect::<Vec<_>>(),
            ["县民政局"]
        );
        assert_eq!((all.clone().only("").sheets.len(), all.only("省民政厅").sheets.len()), (count, count));
    }

    #[test]
    fn goals_on_the_way_have_a_column_where_there_are_any() {
        let without = sheets(&training(), DECIDED);
        assert!(!without.has_milestones && !without.heads.iter().any(|head| head == "年度目标"));
        let text = TRAINING.replacen(
            r#""op_source": "read","#,
            r#""op_source": "read", "milestones": [{"year": 2027, "op": ">=", "value": 48, "op_source": "read"}],"#,
            1,
        );
        let with = sheets(&read_plan(&text).unwrap(), DECIDED);
        let task = sheet(&with, "县教育局").tasks.iter().find(|task| task.line.name == "普惠托育覆盖率").unwrap();
        assert_eq!(task.milestones, ["2027年 ≥48 ％：预计 41.5，未达标"]);
        assert_eq!((with.cells(task).len(), with.heads[5].as_str()), (with.heads.len(), "年度目标"));
    }

    #[test]
    fn a_departments_page_has_the_annual_targets_of_the_scenario_too() {
        let own = DECIDED.replace(r#""m-03":{"#, r#""m-03":{"milestones":{"2026":96.5,"2027":97},"#);
        let all = sheets(&training(), &own);
        let task = &sheet(&all, "县教育局").tasks[0];
        assert_eq!(task.milestones.len(), 2, "{:?}", task.milestones);
        assert!(task.milestones[0].starts_with("2026年 ＞96.5 ％（本情景分解）：预计 96.4，未达标"), "{:?}", task.milestones);
        assert_eq!(all.heads[5], "年度目标");
    }

    #[test]
    fn markdown_has_a_table_for_each_department() {
        let plan = training();
        let text = sheets(&plan, DECIDED).to_markdown();
        assert!(text.contains("## 部门任务单\n") && text.contains("- 日期：2026年3月1日\n"));
        assert!(
            text.contains("\n## 县林业局\n\n约束性 1 项：未达标 1\n\n| 序号 | 指标 | 属性 | 2024年 | 目标 | 预计2032年 |"),
            "{text}"
        );
        let scenario = Scenario::holding(&plan);
        let whole = report(&plan, &Facts::default(), &scenario, "");
        assert!(whole.to_markdown().contains("| 序号 | 指标 | 属性 | 牵头单位 | 2024年 |"));
        let grouped = whole.by_lead(&plan).to_markdown();
        assert!(grouped.contains("## 二、主要指标\n\n### 县卫生健康局（"), "{grouped}");
    }
}
