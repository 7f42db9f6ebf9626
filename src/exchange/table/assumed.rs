//! Cells of the table of assumptions, typed or pasted.

use std::collections::BTreeSet;

use super::grid::shown;
use super::names::Names;
use super::text::read_pasted;
use crate::exchange::fault::Faults;
use crate::exchange::workbook::Cell;
use crate::plan::{Amount, Id, Plan};
use crate::projection::judge;
use crate::scenario::{Aim, Edit, Entered, Scenario, aimed, apply, entered, odd_outcome};
use crate::view::{AssumedColumn, AssumedRow, assumed_row};
use crate::{phrase, word};

/// The result of typing into a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum TypedAssumption {
    /// The edit that does it.
    Made(Edit),
    /// Perhaps this number; the question says why it is asked.
    Perhaps(f64, String),
    /// Nothing that can be assumed there, and why.
    Refused(String),
}

/// Reads a text typed into a column of an indicator's line, in that line's unit. `meant` is a questioned number that the person confirmed.
/// An emptied cell assumes nothing.
pub fn read_assumption(
    plan: &Plan,
    scenario: &Scenario,
    id: &Id,
    column: AssumedColumn,
    text: &str,
    meant: Option<f64>,
) -> TypedAssumption {
    let Some(row) = row_of(plan, scenario, id) else {
        return TypedAssumption::Refused(word!("规划中没有这项指标", "the plan has no such indicator").to_owned());
    };
    let Some(cell) = row.cell(column) else { return TypedAssumption::Refused(row.closed().to_owned()) };
    let number = match (meant, entered(text, &cell.unit)) {
        (Some(number), _) | (None, Entered::Number(number)) => number,
        (None, Entered::Nothing) => return TypedAssumption::Made(Edit::Growth(id.clone(), None)),
        (None, Entered::Perhaps(number, sentence)) => return TypedAssumption::Perhaps(number, sentence),
        (None, Entered::Refused(why)) => return TypedAssumption::Refused(why),
    };
    match aim(&row, column, number).ok_or_else(too_large).and_then(|aim| aimed(plan, scenario, id, aim)) {
        Ok(edit) => TypedAssumption::Made(edit),
        Err(why) => TypedAssumption::Refused(why),
    }
}

fn row_of(plan: &Plan, scenario: &Scenario, id: &Id) -> Option<AssumedRow> {
    let indicator = plan.indicator(id)?;
    Some(assumed_row(plan, scenario, indicator, &judge(&scenario.case(plan, indicator))))
}

fn aim(row: &AssumedRow, column: AssumedColumn, number: f64) -> Option<Aim> {
    match column {
        AssumedColumn::Parameter => row.setting(number).map(Aim::Setting),
        AssumedColumn::Outcome => Amount::new(number).ok().map(Aim::Outcome),
    }
}

fn too_large() -> String {
    word!("这个数大得无法计算", "this number is too large to compute with").to_owned()
}

/// The result of pasting a block into the assumptions.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// Everything taken, as one edit.
    pub edit: Edit,
    /// The number of cells taken.
    pub count: usize,
    /// What was refused, and why, with the cell it was meant for, or else its place in the block.
    pub refused: Vec<(Target, String)>,
    /// What was taken but looks odd.
    pub odd: Vec<(Target, String)>,
}

/// A cell of the table or, if the table has none for it, of the block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A cell of the table.
    Cell(Id, AssumedColumn),
    /// A cell of the block, as spreadsheets name it.
    Block(String),
}

/// Takes a block from a spreadsheet's clipboard: downwards over `rows` and to the right from `first` on; if its first column names
/// indicators, into their rows. It takes what it can. An empty cell changes nothing.
///
/// # Errors
/// If the text is no table.
pub fn fill_assumptions(
    plan: &Plan,
    scenario: &Scenario,
    locked: &BTreeSet<Id>,
    rows: &[Id],
    first: AssumedColumn,
    text: &str,
) -> Result<Filled, Faults> {
    let book = read_pasted(text)?;
    let block = book.sheets.first().map(|sheet| sheet.rows.as_slice()).unwrap_or_default();
    let mut filling = Filling {
        plan,
        locked,
        before: scenario,
        now: scenario.clone(),
        edits: Vec::new(),
        refused: Vec::new(),
        odd: Vec::new(),
    };
    let names = Names::of(plan);
    let is_named = block.iter().any(|row| row.first().is_some_and(|cell| names.knows(&shown(cell))));
    let figures = usize::from(is_named);
    let heads = usize::from(block.len() > 1 && block.first().is_some_and(|row| is_heading(&row[figures.min(row.len())..])));
    for (at, cells) in block.iter().enumerate().skip(heads) {
        let figures_here = &cells[figures.min(cells.len())..];
        if figures_here.iter().all(|cell| shown(cell).trim().is_empty()) {
            continue;
        }
        let id = if is_named { names.one(&shown(&cells[0])) } else { rows.get(at - heads).cloned() };
        match id.filter(|id| rows_hold(rows, id, is_named)) {
            Some(id) => filling.row(&id, first, figures_here, (at, figures)),
            None => filling.refuse_place((at, 0), nowhere(is_named)),
        }
    }
    Ok(filling.finished())
}

/// Whether an indicator is shown. By name, one out of sight could be changed.
fn rows_hold(rows: &[Id], id: &Id, is_named: bool) -> bool {
    !is_named || rows.contains(id)
}

fn nowhere(is_named: bool) -> String {
    if is_named {
        word!("不是表中所列的指标", "not an indicator of the table as it is shown").to_owned()
    } else {
        word!("表格到这里为止", "the table ends before this row").to_owned()
    }
}

/// Whether a row has only words, which head the figures below.
fn is_heading(cells: &[Cell]) -> bool {
    let texts: Vec<_> = cells.iter().map(shown).filter(|text| !text.trim().is_empty()).collect();
    let is_word = |text: &String| {
        matches!(entered(text, ""), Entered::Refused(_))
            && !text.starts_with(|c: char| c.is_ascii_digit() || "+-−＋－".contains(c))
    };
    !texts.is_empty() && texts.iter().all(is_word)
}

/// A block while it is entered into a scenario.
struct Filling<'a> {
    plan: &'a Plan,
    locked: &'a BTreeSet<Id>,
    before: &'a Scenario,
    /// The scenario with everything taken so far.
    now: Scenario,
    edits: Vec<Edit>,
    refused: Vec<(Target, String)>,
    odd: Vec<(Target, String)>,
}

impl Filling<'_> {
    fn row(&mut self, id: &Id, first: AssumedColumn, cells: &[Cell], (row, column): (usize, usize)) {
        let columns = AssumedColumn::ALL.into_iter().skip_while(|column| *column != first);
        let beyond = columns.clone().count();
        let mut is_set = false;
        for (column, cell) in columns.zip(cells) {
            let text = shown(cell);
            if matches!(entered(&text, ""), Entered::Nothing) {
                continue;
            }
            match if is_set { self.agree(id, column, &text) } else { self.set(id, column, &text) } {
                Ok(()) => is_set = true,
                Err(why) => self.refused.push((Target::Cell(id.clone(), column), why)),
            }
        }
        for (at, _) in cells.iter().enumerate().skip(beyond).filter(|(_, cell)| !shown(cell).trim().is_empty()) {
            let why = word!("右边没有可以填的列了", "there is no column for it on the right").to_owned();
            self.refuse_place((row, column + at), why);
        }
    }

    fn set(&mut self, id: &Id, column: AssumedColumn, text: &str) -> Result<(), String> {
        if self.locked.contains(id) {
            return Err(word!("已锁定，没有改动", "locked; not changed").to_owned());
        }
        let edit = match read_assumption(self.plan, &self.now, id, column, text, None) {
            TypedAssumption::Made(edit) => edit,
            TypedAssumption::Perhaps(_, question) | TypedAssumption::Refused(question) => return Err(question),
        };
        apply(&mut self.now, self.plan, edit.clone()).map_err(|refusal| refusal.to_string())?;
        if let Some(caution) = odd_outcome(self.plan, self.before, &self.now, id) {
            self.odd.push((Target::Cell(id.clone(), column), caution));
        }
        self.edits.push(edit);
        Ok(())
    }

    /// One number sets a line; the other has to agree with it.
    fn agree(&self, id: &Id, column: AssumedColumn, text: &str) -> Result<(), String> {
        let row = row_of(self.plan, &self.now, id);
        let Some(cell) = row.as_ref().and_then(|row| row.cell(column)) else { return Ok(()) };
        if entered(text, &cell.unit) == entered(&cell.text, &cell.unit) {
            return Ok(());
        }
        Err(phrase!(
            "左边的数得出 {}，与这里的 {} 不同；只采用了左边的数",
            "the number on the left leads to {}, not to {}; only that was taken",
            cell.text,
            text.trim()
        ))
    }

    fn refuse_place(&mut self, (row, column): (usize, usize), why: String) {
        let place = crate::exchange::workbook::Place { sheet: "", row, column }.to_string();
        self.refused.push((Target::Block(place), why));
    }

    fn finished(self) -> Filled {
        Filled { count: self.edits.len(), edit: Edit::All(self.edits), refused: self.refused, odd: self.odd }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::projection::Growth;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn fill(rows: &[&str], first: AssumedColumn, text: &str) -> (Scenario, Filled) {
        let plan = builtin_plan().unwrap();
        let mut scenario = Scenario::holding(&plan);
        let rows: Vec<_> = rows.iter().map(|row| id(row)).collect();
        let filled = fill_assumptions(&plan, &scenario, &[id("t1-04")].into(), &rows, first, text).unwrap();
        apply(&mut scenario, &plan, filled.edit.clone()).unwrap();
        (scenario, filled)
    }

    fn step(scenario: &Scenario, name: &str) -> Option<f64> {
        match scenario.assumption(&id(name)).growth {
            Some(Growth::Linear { step }) => Some(step.get()),
            _ => None,
        }
    }

    #[test]
    fn a_column_of_parameters_goes_downwards_and_passes_by_what_is_locked() {
        let (scenario, filled) = fill(&["t1-03", "t1-04", "t1-16"], AssumedColumn::Parameter, "0.26\n0.1\n0.05\n");
        assert_eq!(
            (step(&scenario, "t1-03"), step(&scenario, "t1-04"), step(&scenario, "t1-16")),
            (Some(0.26), None, Some(0.05))
        );
        let refused = (Target::Cell(id("t1-04"), AssumedColumn::Parameter), "已锁定，没有改动".to_owned());
        assert_eq!((filled.count, filled.refused), (2, vec![refused]));
    }

    #[test]
    fn a_value_of_the_target_year_is_led_to() {
        let (scenario, _) = fill(&["t1-03"], AssumedColumn::Outcome, "95");
        assert_eq!(step(&scenario, "t1-03"), Some(0.26));
    }

    #[test]
    fn names_before_the_figures_say_whose_they_are() {
        let plan = builtin_plan().unwrap();
        let name = |of: &str| plan.indicator(&id(of)).unwrap().name.get().to_owned();
        let text = format!("指标\t每年\n{}\t0.05\n{}\t0.26\n没有的指标\t1\n", name("t1-16"), name("t1-03"));
        let (scenario, filled) = fill(&["t1-03", "t1-16"], AssumedColumn::Parameter, &text);
        assert_eq!((step(&scenario, "t1-03"), step(&scenario, "t1-16")), (Some(0.26), Some(0.05)));
        assert_eq!(filled.refused, [(Target::Block("A4".to_owned()), "不是表中所列的指标".to_owned())]);
    }

    #[test]
    fn two_numbers_of_a_line_have_to_agree() {
        let (scenario, filled) = fill(&["t1-03"], AssumedColumn::Parameter, "0.26\t95.0");
        assert_eq!((step(&scenario, "t1-03"), filled.refused.len()), (Some(0.26), 0));
        let (scenario, filled) = fill(&["t1-03"], AssumedColumn::Parameter, "0.26\t96");
        assert_eq!(step(&scenario, "t1-03"), Some(0.26));
        assert_eq!(filled.refused[0].0, Target::Cell(id("t1-03"), AssumedColumn::Outcome));
    }

    #[test]
    fn what_does_not_fit_is_refused_where_it_stands_and_the_rest_is_taken() {
        let (scenario, filled) = fill(&["t1-03", "t1-02"], AssumedColumn::Outcome, "95\t1\n3\n4\n");
        assert_eq!(step(&scenario, "t1-03"), Some(0.26));
        let refused: Vec<_> = filled.refused.iter().map(|(target, _)| target.clone()).collect();
        let block = |place: &str| Target::Block(place.to_owned());
        assert_eq!(refused, [block("B1"), Target::Cell(id("t1-02"), AssumedColumn::Outcome), block("A3")]);
    }

    #[test]
    fn an_empty_cell_of_a_block_leaves_what_is_there_and_a_typed_one_assumes_nothing() {
        let (scenario, filled) = fill(&["t1-03", "t1-16"], AssumedColumn::Parameter, "—\n0.05\n");
        assert_eq!((step(&scenario, "t1-03"), filled.count), (None, 1));
        let plan = builtin_plan().unwrap();
        let typed = read_assumption(&plan, &scenario, &id("t1-16"), AssumedColumn::Parameter, "", None);
        assert_eq!(typed, TypedAssumption::Made(Edit::Growth(id("t1-16"), None)));
    }
}
