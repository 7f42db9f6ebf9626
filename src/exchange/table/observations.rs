//! Observations out of tables: which figures of which years of which indicators a file or a pasted block states.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{Grid, Spot, shown};
use super::head::Stage;
use super::layout::{Anchor, Entry, Layout, Misfit, Series, Skipped, layout};
use super::names::{Named, Names, units_of};
use crate::figure::{Doubt, Figure, Printed, Why, read_number};
use super::proposal::{Answers, Omitted, Proposal, Proposed, Question, Topic};
use crate::figure::Unit;
use crate::exchange::scenario_book::OBSERVATIONS;
use crate::exchange::workbook::{Cell, Workbook};
use crate::plan::{Id, Indicator, Kind, Measured, Plan, Start, Year};
use crate::scenario::{Scenario, moved, out_of_bounds, pinned};
use crate::{phrase, word};

/// Reads the observations of a file or a pasted block. Where the table names no indicators or no years, `anchor` says where it goes.
/// What was answered before counts; the rest is supposed and asked.
pub fn read_observations(book: &Workbook, plan: &Plan, scenario: &Scenario, anchor: Option<Anchor>, answers: &Answers) -> Proposal {
    let names = Names::of(plan);
    let mut reader = Reader { plan, scenario, answers, found: Vec::new(), out: Proposal::default(), told: BTreeSet::new() };
    reader.out.sheets = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let own = book.sheets.iter().position(|sheet| OBSERVATIONS.is(sheet.name.trim()));
    for (index, sheet) in book.sheets.iter().enumerate() {
        let start = Spot { sheet: index, row: 0, column: 0 };
        if own.is_some_and(|own| own != index) {
            reader.leave(start, phrase!("工作表“{}”没有读，只读“{OBSERVATIONS}”", "the sheet “{}” is not read, only “{OBSERVATIONS}” is", sheet.name), false);
            continue;
        }
        if sheet.remarks.is_hidden {
            reader.leave(start, phrase!("工作表“{}”是隐藏的，没有读", "the sheet “{}” is hidden and not read", sheet.name), true);
            continue;
        }
        let grid = Grid::of(sheet, index);
        reader.hidden(&grid, &sheet.remarks, start);
        match layout(&grid, &names, plan.period, anchor) {
            Some(layout) => reader.layout(&grid, book, layout, &names),
            None if grid.rows.iter().any(|row| grid.filled(*row).len() > 1) || book.sheets.len() == 1 => {
                let is_figures = grid.rows.iter().any(|row| grid.columns.iter().any(|column| grid.is_figure(*row, *column)));
                let why = word!("没有认出表格：应有一行或一列年份，和指标的编号或名称", "no table was recognised: there must be a row or a column of years, and the indicators' ids or names");
                reader.leave(start, why.to_owned(), is_figures);
            }
            None => {}
        }
    }
    reader.settled()
}

/// A figure, before rows that contradict each other were told apart.
struct Found {
    value: Proposed,
    /// Which series it belongs to.
    series: Spot,
    label: String,
    has_head: bool,
    is_own: bool,
}

struct Reader<'a> {
    plan: &'a Plan,
    scenario: &'a Scenario,
    answers: &'a Answers,
    found: Vec<Found>,
    out: Proposal,
    /// What was said already, so that a column is told of once.
    told: BTreeSet<Topic>,
}

/// An indicator and how figures of it are meant.
struct Subject<'a> {
    indicator: &'a Indicator,
    stated: &'a Measured,
}

impl Subject<'_> {
    fn is_growth(&self) -> bool {
        self.stated.kind == Kind::AverageGrowth
    }

    fn is_percent(&self) -> bool {
        self.is_growth() || self.indicator.is_percentage()
    }

    /// The figure that the plan gives of the base year, where it is one of the same kind.
    fn base(&self) -> Option<f64> {
        match self.stated.start {
            Start::Value(value) if !self.is_growth() => Some(value.get()),
            _ => None,
        }
    }

    /// The target, of a total for each year.
    fn target(&self, plan: &Plan) -> f64 {
        let target = self.stated.target.value.get();
        #[expect(clippy::cast_precision_loss, reason = "a few years")]
        let years = plan.period.projected().count() as f64;
        if self.stated.kind == Kind::Cumulative { target / years } else { target }
    }

    fn unit(&self) -> &str {
        if self.is_growth() { word!("％", "%") } else { self.indicator.unit.get() }
    }
}

impl Reader<'_> {
    fn leave(&mut self, at: Spot, why: String, is_loss: bool) {
        self.out.left_out.push(Omitted { at, why, name: None, is_loss });
    }

    /// Asks, and answers with what was chosen or is supposed.
    fn ask(&mut self, topic: Topic, at: Spot, what: String, choices: Vec<String>, supposed: usize) -> usize {
        let chosen = self.answers.chosen(&topic).filter(|choice| *choice < choices.len()).unwrap_or(supposed);
        if self.told.insert(topic.clone()) {
            self.out.questions.push(Question { topic, at, what, choices, chosen });
        }
        chosen
    }

    fn hidden(&mut self, grid: &Grid, remarks: &crate::exchange::workbook::Remarks, at: Spot) {
        let (rows, columns) = (remarks.hidden_rows.len(), remarks.hidden_columns.len());
        if rows > 0 {
            let why = phrase!("有 {rows} 行是隐藏的，没有读", "{rows} hidden rows are not read");
            self.leave(Spot { row: remarks.hidden_rows[0], ..at }, why, true);
        }
        if columns > 0 {
            let why = phrase!("有 {columns} 列是隐藏的，没有读", "{columns} hidden columns are not read");
            self.leave(Spot { column: remarks.hidden_columns[0], ..at }, why, true);
        }
        if let Some((row, column)) = remarks.far {
            // A cell by itself, far from the table, is none of it; a table that goes on is.
            let goes_on = grid.rows.last().is_some_and(|last| row < last + 100) && grid.columns.last().is_some_and(|last| column < last + 100);
            let why = word!("离表格很远的单元格没有读", "a cell far away from the table is not read");
            self.leave(Spot { row, column, ..at }, why.to_owned(), goes_on);
        }
        if grid.is_cut {
            self.leave(at, word!("表格过大，只读了前 5000 行、200 列", "the table is too large: only the first 5,000 rows and 200 columns are read").to_owned(), true);
        }
        if remarks.is_split {
            let what = word!("这段文字没有制表符，是按分隔符分成几列的，列分得对吗？", "this text has no tabs and was split into columns at its separators. Are the columns right?");
            self.ask(Topic::Cells, at, what.to_owned(), vec![word!("对", "yes").to_owned()], 0);
        }
    }

    fn layout(&mut self, grid: &Grid, book: &Workbook, mut layout: Layout, names: &Names) {
        for (at, skipped) in std::mem::take(&mut layout.skipped) {
            self.skipped(grid, at, &skipped);
        }
        for series in layout.told_apart() {
            self.series(grid, book, &series, names);
        }
    }

    fn skipped(&mut self, grid: &Grid, at: Spot, skipped: &Skipped) {
        let text = shortened(&grid.shown(at.row, at.column));
        match skipped {
            Skipped::Words => self.leave(at, phrase!("“{text}”是标题、分组或说明", "“{text}” is a title, a group or a note"), false),
            Skipped::Column(stage) => {
                let why = stage.reason().map_or("", crate::language::Text::get);
                self.leave(at, phrase!("“{text}”这一列{why}", "the column “{text}” is {why}"), true);
            }
            Skipped::Yearless => self.leave(at, phrase!("“{text}”这一列没有写明年份", "the column “{text}” names no year"), true),
            Skipped::Beyond => self.leave(at, phrase!("“{text}”所在行以下已没有指标", "there is no indicator left for the row of “{text}”"), true),
            Skipped::Titled(year) => {
                let what = phrase!("“{text}”没有写年份，标题是 {year}年，按 {year}年 填吗？", "“{text}” names no year and the title says {year}. Is it {year}?");
                self.ask(Topic::Head(at), at, what, vec![phrase!("{year}年", "{year}"), leave_out()], 0);
            }
        }
    }

    fn series(&mut self, grid: &Grid, book: &Workbook, series: &Series, names: &Names) {
        let Some(at) = series.at else { return };
        let full = label(series);
        let label = shortened(&full);
        let figures = series.entries.iter().any(|entry| grid.is_figure(entry.at.row, entry.at.column));
        let Some((id, unit)) = self.subject(series, &full, at, figures, names) else { return };
        let Some(indicator) = self.plan.indicator(&id) else { return };
        let statement = self.scenario.assumption(&id).statement(indicator);
        let Some(stated) = statement.measured() else {
            let name = &indicator.name;
            self.leave(at, phrase!("“{name}”是定性指标，没有逐年的数值", "“{name}” is qualitative and has no yearly figures"), figures);
            return;
        };
        if let Some(misfit) = series.misfit {
            let what = match misfit {
                Misfit::MoreFigures => phrase!("“{label}”这一行的数值比表头多，分不清各是哪一年，没有填", "the row “{label}” has more figures than there are headings; which is of which year cannot be told, and none is filled in"),
                Misfit::Shifted => phrase!("“{label}”这一行的名称不在名称列，数值可能错位，没有填", "the name of the row “{label}” stands in another column than the others; its figures may be shifted, and none is filled in"),
            };
            self.ask(Topic::Name(at), at, what, Vec::new(), 0);
            return;
        }
        let subject = Subject { indicator, stated };
        let cells: Vec<_> = series.entries.iter().filter_map(|entry| self.entry(grid, book, &subject, entry)).collect();
        let places = self.places(&subject, series, at, unit.as_deref(), &cells);
        let Some(places) = places else { return };
        for (entry, year, figure) in cells {
            self.figure(grid, &subject, &Taken { entry, year, figure, places, series: at, label: &label, is_own: series.is_own });
        }
    }

    /// The indicator that a series is of, and the unit beside its name.
    fn subject(&mut self, series: &Series, label: &str, at: Spot, has_figures: bool, names: &Names) -> Option<(Id, Option<String>)> {
        if let Some(id) = &series.anchor {
            return Some((id.clone(), None));
        }
        if let Some(id) = self.answers.named(label) {
            return Some((id.clone(), None));
        }
        let by_code = series.code.as_deref().and_then(|code| names.by_id(code));
        let by_name = series.name.as_deref().map_or(Named::Unknown, |name| names.find(name));
        match (by_code, by_name) {
            (Some(id), Named::One(named, unit)) if id == named => Some((id, unit)),
            (Some(id), Named::Several(ids)) if ids.contains(&id) => Some((id, None)),
            (Some(id), _) if series.name.is_none() => Some((id, None)),
            (Some(id), Named::One(named, unit)) => self.either(at, label, vec![id, named]).map(|id| (id, unit)),
            (Some(id), _) => self.either(at, label, vec![id]).map(|id| (id, None)),
            (None, Named::One(id, unit)) => Some((id, unit)),
            (None, Named::Several(ids)) => match by_unit(self.plan, &ids, series.unit.as_deref()) {
                Some(id) => Some((id, None)),
                None => self.which(at, label, &ids).map(|id| (id, None)),
            },
            (None, Named::Near(ids)) if has_figures => self.either(at, label, ids).map(|id| (id, None)),
            (None, Named::Near(_) | Named::Unknown) => {
                self.unknown(series, label, at, has_figures);
                None
            }
        }
    }

    /// One of these, the first supposed, or none.
    fn either(&mut self, at: Spot, label: &str, ids: Vec<Id>) -> Option<Id> {
        let names: Vec<_> = ids.iter().map(|id| self.name(id)).collect();
        let label = shortened(label);
        let what = phrase!("“{label}”是指“{}”吗？", "does “{label}” mean “{}”?", names.first().map_or("", String::as_str));
        let choices = names.into_iter().chain([leave_out()]).collect();
        let chosen = self.ask(Topic::Name(at), at, what, choices, 0);
        ids.into_iter().nth(chosen)
    }

    /// One of these, or none until it is said.
    fn which(&mut self, at: Spot, label: &str, ids: &[Id]) -> Option<Id> {
        let label = shortened(label);
        let what = phrase!("“{label}”可以指几个指标，是哪一个？", "“{label}” may mean several indicators. Which one?");
        let choices = std::iter::once(leave_out()).chain(ids.iter().map(|id| format!("{id} {}", self.name(id)))).collect();
        let chosen = self.ask(Topic::Name(at), at, what, choices, 0);
        chosen.checked_sub(1).and_then(|at| ids.get(at).cloned())
    }

    fn unknown(&mut self, series: &Series, label: &str, at: Spot, has_figures: bool) {
        let (shown, is_aside) = (shortened(label), !label.is_empty() && super::columns::is_aside(label));
        let numbered = series.ordinal.as_deref().filter(|_| series.name.is_none()).and_then(|text| text.parse::<usize>().ok());
        let why = match numbered {
            Some(number) => phrase!("第 {number} 行没有写指标名称", "row {number} names no indicator"),
            None if label.is_empty() => word!("这一行没有写指标名称", "this row names no indicator").to_owned(),
            None if is_aside => phrase!("“{shown}”是合计或说明", "“{shown}” is a total or a note"),
            None => phrase!("“{shown}”不是这个规划的指标", "“{shown}” is no indicator of this plan"),
        };
        let is_row = has_figures && !is_aside;
        self.out.left_out.push(Omitted { at, why, name: (is_row && !label.is_empty()).then(|| label.to_owned()), is_loss: is_row });
    }

    fn name(&self, id: &Id) -> String {
        self.plan.indicator(id).map_or_else(|| id.to_string(), |indicator| indicator.name.get().to_owned())
    }

    /// The figure of a cell and its year, where it states one that can be an observation.
    fn entry<'e>(&mut self, grid: &Grid, book: &Workbook, subject: &Subject, entry: &'e Entry) -> Option<(&'e Entry, Year, Figure)> {
        let cell = grid.cell(entry.at.row, entry.at.column);
        if *cell == Cell::Empty {
            return None;
        }
        let remarks = &book.sheets.get(entry.at.sheet)?.remarks;
        let read = match cell {
            Cell::Number(number) => Printed::Figure(Figure::plain(*number)),
            Cell::Rate(rate) => Printed::Figure(Figure { unit: Some("%".to_owned()), ..Figure::plain(moved(*rate, 2)) }),
            cell => read_number(&shown(cell)),
        };
        let year = self.year(grid, subject, entry, &read)?;
        if year > self.plan.period.end() {
            let head = entry.head.unwrap_or(entry.at);
            if self.told.insert(Topic::Head(head)) {
                self.leave(head, phrase!("{year}年 在规划期之后", "{year} lies after the plan's period"), true);
            }
            return None;
        }
        let name = &subject.indicator.name;
        let printed = shortened(&shown(cell));
        let figure = match read {
            Printed::Nothing => return None,
            Printed::Failed => {
                self.leave(entry.at, phrase!("“{name}”{year}年 是“{printed}”，没有数值", "“{name}” in {year} is “{printed}” and has no figure"), true);
                return None;
            }
            Printed::Unreadable(Why::Words) if !crate::figure::has_digit(&printed) => {
                self.leave(entry.at, phrase!("“{name}”{year}年 写的是“{printed}”，不是数值", "“{name}” in {year} says “{printed}”, which is no figure"), true);
                return None;
            }
            Printed::Unreadable(why) => {
                self.ask(Topic::Cell(entry.at), entry.at, unreadable(name.get(), year, &printed, why), Vec::new(), 0);
                return None;
            }
            Printed::Figure(figure) => figure,
        };
        let note = figure.note.clone().or_else(|| remarks.note(entry.at.row, entry.at.column).map(ToOwned::to_owned));
        let scaled = remarks.scaled(entry.at.row, entry.at.column);
        let doubt = match (figure.doubt, &note, scaled) {
            (Some(doubt), ..) => Some(doubted(doubt, name.get(), year, &printed, figure.number)),
            (None, Some(note), _) => Some(phrase!("“{name}”{year}年 的“{note}”按注记去掉，取 {}", "“{note}” beside “{name}” in {year} was taken off as a note, which leaves {}", figure.number)),
            (None, None, Some(raw)) => Some(phrase!("“{name}”{year}年 的格子里是 {raw}，按显示的 {} 填吗？", "the cell of “{name}” in {year} holds {raw} and shows {}. Is the shown figure meant?", figure.number)),
            (None, None, None) => None,
        };
        if let Some(what) = doubt {
            let choices = vec![figure.number.to_string(), leave_out()];
            if self.ask(Topic::Cell(entry.at), entry.at, what, choices, 0) == 1 {
                return None;
            }
        }
        Some((entry, year, figure))
    }

    /// The year that an entry counts for; `None` where it is no observation.
    fn year(&mut self, grid: &Grid, subject: &Subject, entry: &Entry, read: &Printed) -> Option<Year> {
        let Some(head) = entry.head else { return Some(entry.year) };
        if self.answers.chosen(&Topic::Head(head)) == Some(1) && self.out.questions.iter().any(|question| question.topic == Topic::Head(head) && question.choices.len() == 2 && question.chosen == 1) && entry.stage == Stage::Observed {
            return None;
        }
        let text = shortened(&grid.shown(head.row, head.column));
        let year = entry.year;
        match entry.stage {
            Stage::Observed => Some(year),
            Stage::Early => {
                let what = phrase!("“{text}”是快报或初步数，填为 {year}年 吗？", "“{text}” holds first figures that will be revised. Take them for {year}?");
                (self.ask(Topic::Head(head), head, what, vec![phrase!("{year}年", "{year}"), leave_out()], 0) == 0).then_some(year)
            }
            Stage::Straddling => {
                let next = Year::new(year.get() + 1);
                let what = phrase!("“{text}”跨两个年份，算哪一年？", "“{text}” spans two years. Which one does it count for?");
                match self.ask(Topic::Head(head), head, what, vec![leave_out(), phrase!("{year}年", "{year}"), phrase!("{next}年", "{next}")], 0) {
                    0 => None,
                    1 => Some(year),
                    _ => Some(next),
                }
            }
            Stage::Unknown => {
                let what = phrase!("“{text}”是 {year}年 的实际数吗？", "does “{text}” hold observed figures of {year}?");
                (self.ask(Topic::Head(head), head, what, vec![leave_out(), phrase!("{year}年", "{year}")], 0) == 1).then_some(year)
            }
            Stage::Planned if is_planned(self.plan, subject, year, read) => None,
            stage => {
                let why = stage.reason().map_or("", crate::language::Text::get);
                if self.told.insert(Topic::Head(head)) {
                    self.leave(head, phrase!("“{text}”{why}", "“{text}”: {why}"), true);
                }
                None
            }
        }
    }

    /// How many places the decimal point of a row's figures moves, by the unit that stands beside them and by their size. `None` where they cannot be brought into the plan's unit.
    fn places(&mut self, subject: &Subject, series: &Series, at: Spot, of_name: Option<&str>, cells: &[(&Entry, Year, Figure)]) -> Option<Move> {
        if cells.is_empty() {
            return Some(Move::Places(0));
        }
        if series.is_fraction {
            return Some(Move::Fraction);
        }
        if series.is_own {
            return Some(Move::Places(0));
        }
        let name = subject.indicator.name.get();
        let heads = cells.iter().filter_map(|(entry, ..)| entry.unit.as_deref()).next();
        let printed = series.unit.as_deref().or(of_name).or(heads);
        let own = units_of(subject.indicator);
        match printed.map(|printed| (printed, fit(subject, &own, &Unit::of(printed)))) {
            None | Some((_, Fit::Same)) => {}
            Some((printed, Fit::Places(places))) => {
                let (first, unit) = (&cells[0].2, subject.unit());
                let shown = moved(first.number, places);
                let what = phrase!("“{name}”的单位是{printed}，规划里是{unit}，换算吗（{} 即 {shown} {unit}）？", "the unit of “{name}” is {printed} and that of the plan {unit}. Convert ({} becomes {shown} {unit})?", first.number);
                let choices = vec![phrase!("换算：{} → {shown}", "convert: {} → {shown}", first.number), phrase!("不换算，就是{unit}", "do not convert: it is {unit}"), leave_out()];
                return match self.ask(Topic::Unit(at), at, what, choices, 0) {
                    0 => Some(Move::Places(places)),
                    1 => Some(Move::Places(0)),
                    _ => None,
                };
            }
            Some((printed, Fit::Index)) => return self.index(subject, at, printed, cells),
            Some((printed, Fit::Foreign)) => {
                let unit = subject.unit();
                let what = phrase!("“{name}”的单位是{printed}，规划里是{unit}，是同一个单位吗？", "the unit of “{name}” is {printed} and that of the plan {unit}. Are they the same?");
                let choices = vec![leave_out(), phrase!("是，都按{unit}填", "yes, take the figures as {unit}")];
                return (self.ask(Topic::Unit(at), at, what, choices, 0) == 1).then_some(Move::Places(0));
            }
        }
        self.by_size(subject, at, cells, printed.is_some())
    }

    /// Figures in ％ that are fractions, and yearly growth that is an index.
    fn by_size(&mut self, subject: &Subject, at: Spot, cells: &[(&Entry, Year, Figure)], _is_stated: bool) -> Option<Move> {
        let numbers: Vec<f64> = cells.iter().filter(|(.., figure)| figure.unit.is_none()).map(|(.., figure)| figure.number).collect();
        let is_all = |test: &dyn Fn(f64) -> bool| !numbers.is_empty() && numbers.len() == cells.len() && numbers.iter().all(|number| test(*number));
        if subject.is_growth() && is_all(&|number| (70.0..=150.0).contains(&number)) {
            return self.index(subject, at, word!("上年=100", "the year before = 100"), cells);
        }
        if !subject.is_percent() {
            return Some(Move::Places(0));
        }
        let most = numbers.iter().copied().fold(0.0, |most: f64, number| most.max(number.abs()));
        let usual = subject.base().unwrap_or_else(|| subject.target(self.plan)).abs();
        let is_fraction = if subject.is_growth() { is_all(&|number| number.abs() < 1.0) && usual >= 1.0 && most * 5.0 < usual } else { is_all(&|number| (0.0..=1.0).contains(&number)) && most > 0.0 && usual >= most * 10.0 };
        if !is_fraction {
            return Some(Move::Places(0));
        }
        let name = subject.indicator.name.get();
        let (first, times) = (numbers[0], moved(numbers[0], 2));
        let what = phrase!("“{name}”的单位是％，表里是 {first} 等小数，按 {times}％ 填吗？", "“{name}” is in %, and the table has fractions such as {first}. Take them as {times}%?");
        match self.ask(Topic::Scale(at), at, what, vec![phrase!("×100：{times}％", "×100: {times}%"), phrase!("就是 {first}％", "it is {first}%"), leave_out()], 0) {
            0 => Some(Move::Places(2)),
            1 => Some(Move::Places(0)),
            _ => None,
        }
    }

    fn index(&mut self, subject: &Subject, at: Spot, printed: &str, cells: &[(&Entry, Year, Figure)]) -> Option<Move> {
        let name = subject.indicator.name.get();
        let first = cells[0].2.number;
        let growth = over_hundred(first);
        let what = phrase!("“{name}”是增长率，{first} 像是指数（{printed}），按增长 {growth}％ 填吗？", "“{name}” is a growth rate, and {first} looks like an index ({printed}). Take it as growth of {growth}%?");
        match self.ask(Topic::Scale(at), at, what, vec![phrase!("减 100：{growth}％", "less 100: {growth}%"), phrase!("就是 {first}％", "it is {first}%"), leave_out()], 0) {
            0 => Some(Move::OverHundred),
            1 => Some(Move::Places(0)),
            _ => None,
        }
    }

    /// Takes a figure, once its own unit and its size are seen to fit.
    fn figure(&mut self, grid: &Grid, subject: &Subject, taken: &Taken) {
        let (at, year, figure) = (taken.entry.at, taken.year, &taken.figure);
        let name = subject.indicator.name.get();
        let printed = grid.shown(at.row, at.column);
        let Some(typed) = self.in_unit(subject, taken, &printed) else { return };
        let amount = match pinned(self.plan, self.scenario, &subject.indicator.id, typed) {
            Ok(amount) => amount,
            Err(problem) => {
                self.ask(Topic::Size(at), at, phrase!("“{name}”{year}年 的 {typed}：{problem}", "{typed} for “{name}” in {year}: {problem}"), Vec::new(), 0);
                return;
            }
        };
        if let Some(problem) = out_of_bounds(subject.indicator, subject.stated, amount) {
            self.ask(Topic::Size(at), at, phrase!("“{name}”{year}年 的 {typed}{problem}，没有填", "{typed} for “{name}” in {year} {problem}, and is not filled in"), Vec::new(), 0);
            return;
        }
        let topics = [Topic::Cell(at), Topic::Unit(taken.series), Topic::Scale(taken.series), Topic::Size(at), Topic::Name(taken.series)];
        let head = taken.entry.head.map(Topic::Head);
        let is_asked = self.out.questions.iter().any(|question| topics.contains(&question.topic) || Some(&question.topic) == head.as_ref());
        let _ = figure;
        let value = Proposed { indicator: subject.indicator.id.clone(), year, typed, amount, at, printed, is_asked };
        self.found.push(Found { value, series: taken.series, label: taken.label.to_owned(), has_head: taken.entry.head.is_some(), is_own: taken.is_own });
    }

    /// The figure in the plan's unit, an average growth in ％.
    fn in_unit(&mut self, subject: &Subject, taken: &Taken, printed: &str) -> Option<f64> {
        let (at, year, figure) = (taken.entry.at, taken.year, &taken.figure);
        let name = subject.indicator.name.get();
        let own = units_of(subject.indicator);
        if let Some(unit) = figure.unit() {
            return match fit(subject, &own, &unit) {
                Fit::Same => Some(figure.number),
                Fit::Places(places) => {
                    let shown = moved(figure.number, places);
                    let unit = subject.unit();
                    let what = phrase!("“{name}”{year}年 写的是“{printed}”，换算为 {shown} {unit} 吗？", "“{name}” in {year} says “{printed}”. Convert it to {shown} {unit}?");
                    (self.ask(Topic::Size(at), at, what, vec![shown.to_string(), leave_out()], 0) == 0).then_some(shown)
                }
                Fit::Index | Fit::Foreign => {
                    let unit = subject.unit();
                    let what = phrase!("“{name}”{year}年 写的是“{printed}”，规划里的单位是{unit}，没有填", "“{name}” in {year} says “{printed}”, while the plan's unit is {unit}; it is not filled in");
                    self.ask(Topic::Size(at), at, what, Vec::new(), 0);
                    None
                }
            };
        }
        if figure.scale != crate::figure::Scale::ONE {
            let scale = own.first().map_or(crate::figure::Scale::ONE, |unit| unit.scale());
            let shown = moved(figure.number, figure.scale.places_to(scale));
            let unit = subject.unit();
            if scale == figure.scale {
                return Some(figure.number);
            }
            let what = phrase!("“{name}”{year}年 写的是“{printed}”，即 {shown} {unit} 吗？", "“{name}” in {year} says “{printed}”. Is that {shown} {unit}?");
            return (self.ask(Topic::Size(at), at, what, vec![shown.to_string(), leave_out()], 0) == 0).then_some(shown);
        }
        Some(match taken.places {
            Move::Places(places) => moved(figure.number, places),
            Move::Fraction => moved(figure.number, 2),
            Move::OverHundred => over_hundred(figure.number),
        })
    }

    /// Tells contradicting figures apart, asks about sizes, and sorts by year.
    fn settled(mut self) -> Proposal {
        let found = std::mem::take(&mut self.found);
        let found = self.one_row(found);
        let found = self.one_figure(found);
        let found = self.sized(found);
        let found = self.no_targets(found);
        let period = self.plan.period;
        for Found { value, .. } in found {
            match value.year {
                year if year == period.base() => self.out.base.push(value),
                year if year < period.base() => self.out.history.push(value),
                _ => self.out.values.push(value),
            }
        }
        self.out
    }

    /// Of rows that give one indicator different figures only the chosen one stays.
    fn one_row(&mut self, mut found: Vec<Found>) -> Vec<Found> {
        let ids: BTreeSet<Id> = found.iter().map(|each| each.value.indicator.clone()).collect();
        for id in ids {
            let mut rows: Vec<(Spot, String)> = Vec::new();
            for each in found.iter().filter(|each| each.value.indicator == id) {
                if !rows.iter().any(|(series, _)| *series == each.series) {
                    rows.push((each.series, each.label.clone()));
                }
            }
            let of = |series: Spot| found.iter().filter(move |each| each.series == series);
            let contradict = |one: Spot, other: Spot| of(one).any(|a| of(other).any(|b| a.value.indicator == b.value.indicator && a.value.year == b.value.year && a.value.typed != b.value.typed));
            let is_contradicted = rows.iter().enumerate().any(|(at, (one, _))| rows[at + 1..].iter().any(|(other, _)| contradict(*one, *other)));
            if !is_contradicted {
                continue;
            }
            let name = self.name(&id);
            let what = phrase!("“{name}”在几行里数值不同，用哪一行？", "several rows give different figures for “{name}”. Which one counts?");
            let choices = std::iter::once(leave_out()).chain(rows.iter().map(|(series, label)| format!("{} {label}", self.out.place(*series)))).collect();
            let chosen = self.ask(Topic::Rows(id.clone()), rows[0].0, what, choices, 0);
            let kept = chosen.checked_sub(1).map(|at| rows[at].0);
            found.retain(|each| each.value.indicator != id || Some(each.series) == kept);
        }
        found
    }

    /// Of several figures of one year only the chosen one stays; equal ones are one.
    fn one_figure(&mut self, found: Vec<Found>) -> Vec<Found> {
        let mut kept: Vec<Found> = Vec::new();
        let mut groups: BTreeMap<(Id, Year), Vec<Found>> = BTreeMap::new();
        let mut order: Vec<(Id, Year)> = Vec::new();
        for each in found {
            let key = (each.value.indicator.clone(), each.value.year);
            if !groups.contains_key(&key) {
                order.push(key.clone());
            }
            groups.entry(key).or_default().push(each);
        }
        for key in order {
            let Some(mut group) = groups.remove(&key) else { continue };
            let first = group[0].value.typed;
            if group.iter().all(|each| each.value.typed == first) {
                kept.push(group.swap_remove(0));
                continue;
            }
            let (id, year) = &key;
            let name = self.name(id);
            let what = phrase!("“{name}”{year}年 有几个数值，用哪一个？", "there are several figures for “{name}” in {year}. Which one counts?");
            let choices = std::iter::once(leave_out()).chain(group.iter().map(|each| format!("{} {}", self.out.place(each.value.at), each.value.printed))).collect();
            let chosen = self.ask(Topic::Year(id.clone(), *year), group[0].value.at, what, choices, 0);
            if let Some(at) = chosen.checked_sub(1) {
                kept.push(group.swap_remove(at));
            }
        }
        kept
    }

    /// Asks about figures that are ten times their neighbours, or a tenth of them.
    fn sized(&mut self, found: Vec<Found>) -> Vec<Found> {
        let mut known: BTreeMap<Id, BTreeMap<Year, f64>> = BTreeMap::new();
        for each in &found {
            known.entry(each.value.indicator.clone()).or_default().insert(each.value.year, each.value.typed);
        }
        found.into_iter().filter_map(|mut each| {
            let value = &each.value;
            let indicator = self.plan.indicator(&value.indicator)?;
            let stated = self.scenario.assumption(&value.indicator).statement(indicator).measured()?;
            let subject = Subject { indicator, stated };
            if each.is_own || is_usual(self.plan, &subject, value.year, value.typed, &known[&value.indicator]) {
                return Some(each);
            }
            let (name, year, typed) = (&indicator.name, value.year, value.typed);
            let usual = subject.base().unwrap_or_else(|| subject.target(self.plan));
            let what = phrase!("“{name}”{year}年 的 {typed} 与 {usual} 相差十倍以上，对吗？", "{typed} for “{name}” in {year} is more than ten times away from {usual}. Is it right?");
            if self.ask(Topic::Size(value.at), value.at, what, vec![typed.to_string(), leave_out()], 0) == 1 {
                return None;
            }
            each.value.is_asked = true;
            Some(each)
        }).collect()
    }

    /// A table with the targets of the target year is no table of observations.
    fn no_targets(&mut self, mut found: Vec<Found>) -> Vec<Found> {
        let end = self.plan.period.end();
        let observed: Vec<_> = found.iter().filter(|each| each.value.year > self.plan.period.base() && each.has_head && !each.is_own).collect();
        let target = |each: &Found| self.plan.indicator(&each.value.indicator).and_then(|indicator| indicator.statement.measured()).map(|stated| stated.target.value.get());
        let are_targets = !observed.is_empty() && observed.iter().all(|each| each.value.year == end && target(each) == Some(each.value.typed));
        if are_targets {
            let what = phrase!("表里 {end}年 的数值与规划的目标相同，是目标还是实际数？", "the figures for {end} equal the plan's targets. Are they targets or observed?");
            let at = observed[0].value.at;
            if self.ask(Topic::Targets, at, what, vec![word!("是目标，不填", "targets: leave out").to_owned(), word!("是实际数", "observed").to_owned()], 0) == 0 {
                found.retain(|each| each.value.year != end);
            }
        }
        found
    }
}

/// What a figure is taken with.
struct Taken<'a> {
    entry: &'a Entry,
    year: Year,
    figure: Figure,
    places: Move,
    series: Spot,
    label: &'a str,
    is_own: bool,
}

/// How figures are brought into the plan's unit.
#[derive(Clone, Copy)]
enum Move {
    /// The decimal point moves by that many places.
    Places(i32),
    /// A fraction as ％, as this program's own tables write it.
    Fraction,
    /// An index of the year before as a growth.
    OverHundred,
}

/// How a unit fits an indicator.
enum Fit {
    Same,
    Places(i32),
    Index,
    Foreign,
}

fn fit(subject: &Subject, own: &[Unit], printed: &Unit) -> Fit {
    if subject.is_growth() {
        return match () {
            () if printed.is_percent() => places(printed, &Unit::of("％")),
            () if printed.is_index() => Fit::Index,
            () => Fit::Foreign,
        };
    }
    match own.iter().find(|own| own.is_like(printed)) {
        Some(own) => places(printed, own),
        None => Fit::Foreign,
    }
}

fn places(printed: &Unit, own: &Unit) -> Fit {
    match printed.scale().places_to(own.scale()) {
        0 => Fit::Same,
        places => Fit::Places(places),
    }
}

/// Whether the size of a figure is nothing to ask about: it lies about where the plan does, or its neighbours do.
fn is_usual(plan: &Plan, subject: &Subject, year: Year, typed: f64, known: &BTreeMap<Year, f64>) -> bool {
    let (size, target) = (typed.abs(), subject.target(plan).abs());
    let base = subject.base().map(f64::abs);
    let low = base.unwrap_or(target).min(target);
    let high = base.unwrap_or(target).max(target);
    if size == 0.0 || high == 0.0 {
        return true;
    }
    let is_far = |from: f64| from > 0.0 && (size >= 10.0 * from || (!subject.is_growth() && size * 10.0 <= from));
    let is_beyond = size >= 10.0 * high || (!subject.is_growth() && low > 0.0 && size * 10.0 <= low);
    let before = known.range(..year).next_back().map(|(_, value)| value.abs()).or(base);
    let after = known.range(Year::new(year.get() + 1)..).next().map(|(_, value)| value.abs());
    let neighbours: Vec<f64> = [before, after].into_iter().flatten().filter(|value| *value > 0.0).collect();
    let stands_out = !subject.is_growth() && !neighbours.is_empty() && neighbours.iter().all(|value| is_far(*value));
    // Between base and target everything is usual, however far apart they are.
    !is_beyond && !(stands_out && !(low / 2.0..=high * 2.0).contains(&size))
}

/// Whether a figure under a heading of the plan's own figures is its target or its start, so that nothing is lost with it.
fn is_planned(plan: &Plan, subject: &Subject, year: Year, read: &Printed) -> bool {
    let own = match year {
        year if year == plan.period.end() => Some(subject.stated.target.value.get()),
        year if year == plan.period.base() => subject.base(),
        _ => None,
    };
    match read {
        Printed::Figure(figure) => own == Some(figure.number),
        read => matches!(read, Printed::Unreadable(Why::Bound) | Printed::Nothing),
    }
}

fn over_hundred(index: f64) -> f64 {
    // Through decimals: 105.2 less 100 is 5.2 on paper.
    format!("{:.10}", index - 100.0).parse().unwrap_or(index - 100.0)
}

/// The one whose unit stands beside the name.
fn by_unit(plan: &Plan, ids: &[Id], unit: Option<&str>) -> Option<Id> {
    let unit = Unit::of(unit?);
    let mut of_unit = ids.iter().filter(|id| plan.indicator(id).is_some_and(|indicator| units_of(indicator).contains(&unit)));
    of_unit.next().filter(|_| of_unit.next().is_none()).cloned()
}

/// What names a series: its name, and what tells it from the others.
fn label(series: &Series) -> String {
    let name = series.name.as_ref().or(series.code.as_ref());
    let parts: Vec<&str> = name.into_iter().chain(&series.aside).map(String::as_str).collect();
    match parts.as_slice() {
        [] => series.unit.clone().unwrap_or_default(),
        parts => parts.join(word!("，", ", ")),
    }
}

fn leave_out() -> String {
    word!("不填", "leave out").to_owned()
}

fn unreadable(name: &str, year: Year, printed: &str, why: Why) -> String {
    let why = match why {
        Why::Several => word!("里不止一个数", "holds more than one figure"),
        Why::Bound => word!("是界限，不是数值", "is a bound, not a figure"),
        Why::Grouping => word!("的分隔符位置不对", "has separators in the wrong places"),
        Why::Size => word!("大得无法计算", "is too large to compute with"),
        Why::Words => word!("不是数值", "is no figure"),
    };
    phrase!("“{name}”{year}年 的“{printed}”{why}，没有填", "“{printed}” for “{name}” in {year} {why}; it is not filled in")
}

fn doubted(doubt: Doubt, name: &str, year: Year, printed: &str, number: f64) -> String {
    let why = match doubt {
        Doubt::DecimalComma => word!("里的逗号只能是小数点", "has a comma that can only be a decimal sign"),
        Doubt::GroupedByPoints => word!("里的点是千分位", "has points that separate thousands"),
        Doubt::Bracketed => word!("带括号，按负数读", "stands in brackets and is read as negative"),
        Doubt::About => word!("只是约数", "is only approximate"),
    };
    phrase!("“{name}”{year}年 的“{printed}”{why}，是 {number} 吗？", "“{printed}” for “{name}” in {year} {why}. Is it {number}?")
}

/// A text as far as it fits a sentence.
fn shortened(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() > 60 { text.chars().take(59).chain(['…']).collect() } else { text.to_owned() }
}
