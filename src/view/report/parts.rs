//! The parts of a report in their order: the conclusion first, the working last.

use super::paper::{Paper, PaperBlock, PaperCell, Table, TableKind, TableRow, numbered};
use super::{Assumed, NATURE, Report, ReportFigures, ReportLine};
use crate::language::{Language, Text};
use crate::view::words::{self, Tone};
use crate::word;

const INDICATOR: Text = Text::new("指标", "Indicator");
const SERIAL: Text = Text::new("序号", "No.");
/// The widths of the ten columns in thousandths, in Chinese and in English, and what the column of departments takes of the last.
const WIDTHS: [[u16; 10]; 2] = [[36, 180, 54, 66, 66, 74, 83, 84, 79, 278], [36, 180, 92, 66, 72, 74, 83, 84, 79, 234]];
const LEAD: u16 = 88;
/// Where the column of departments stands: behind number, name and nature.
const BEHIND_NATURE: usize = 3;

impl Report {
    /// The report as it stands on paper. The part of the figures is left out where none are given.
    pub fn paper(&self, figures: Option<&ReportFigures>) -> Paper {
        let parts = vec![
            (word!("总体结论", "Conclusion"), self.concluding()),
            (word!("情景对照", "Scenarios side by side"), self.compared()),
            (word!("主要指标", "Main indicators"), vec![PaperBlock::Table(self.indicators(&self.lines, true))]),
            (word!("所作假设", "Assumptions"), vec![self.assumptions()]),
            (word!("观测数据", "Observations"), self.observations()),
            (word!("与过去相比", "Against the past"), self.against_past()),
            (word!("附图", "Figures"), figures.map(drawn).unwrap_or_default()),
            (word!("读法", "Readings"), self.readings()),
            (word!("无法判断的指标", "Indicators that cannot be judged"), vec![self.open()]),
            (word!("其他目标", "Other targets"), self.further()),
            (word!("方法说明", "Method"), self.method.iter().cloned().map(PaperBlock::Text).collect()),
            (word!("附录：算式", "Annex: working"), self.working()),
        ];
        Paper {
            title: self.title.clone(),
            kind: word!("指标推演报告", "Indicator projection report").to_owned(),
            facts: self.facts.clone(),
            running: self.running.clone(),
            parts: numbered(parts),
            provenance: self.provenance.clone(),
        }
    }

    /// What stands alone on the first page.
    fn concluding(&self) -> Vec<PaperBlock> {
        let conclusion = &self.conclusion;
        let mut blocks: Vec<_> = conclusion.sentences.iter().cloned().map(PaperBlock::Text).collect();
        if !conclusion.missed.is_empty() {
            blocks.extend([PaperBlock::Text(conclusion.lead.clone()), PaperBlock::List(conclusion.worst())]);
        }
        let more = self.sides.iter().flat_map(|sides| &sides.sentences).chain([&conclusion.turned]);
        blocks.extend(more.filter(|text| !text.is_empty()).cloned().map(PaperBlock::Text));
        let counts = match &self.sides {
            Some(sides) => sides.boards.clone(),
            None => self.board(),
        };
        blocks.extend([PaperBlock::Table(counts), PaperBlock::Overview]);
        blocks
    }

    fn board(&self) -> Table {
        let heads = [
            (NATURE.get(), 200),
            (word!("项数", "Number"), 200),
            (word!("达标", "Met"), 200),
            (word!("未达标", "Missed"), 200),
            (word!("无法判断", "Cannot be judged"), 200),
        ];
        let row = |line: &super::ScoreLine| {
            [line.nature, &line.total, &line.met, &line.missed, &line.unjudged].map(PaperCell::of).to_vec()
        };
        Table::new(TableKind::Board, &heads, &[]).with(self.board.iter().map(row))
    }

    fn compared(&self) -> Vec<PaperBlock> {
        let of = |sides: &super::ReportSides| vec![PaperBlock::Table(sides.table.clone())];
        self.sides.as_ref().map(of).unwrap_or_default()
    }

    /// The review table, by department where that is asked for; who leads a row has a column of its own where anybody leads any.
    fn indicators(&self, lines: &[ReportLine], is_main: bool) -> Table {
        let is_led = self.lines.iter().chain(&self.annex).any(|line| !line.lead.is_empty());
        let [chinese, english] = WIDTHS;
        let mut widths = match Language::current() {
            Language::Chinese => chinese.to_vec(),
            Language::English => english.to_vec(),
        };
        let mut heads: Vec<&str> = self.heads.iter().map(String::as_str).collect();
        if is_led {
            heads.insert(BEHIND_NATURE, word!("牵头单位", "Lead department"));
            widths.insert(BEHIND_NATURE, LEAD);
            widths.iter_mut().last().into_iter().for_each(|last| *last -= LEAD);
        }
        let heads: Vec<_> = heads.into_iter().zip(widths).collect();
        let cells = |line: &ReportLine| {
            let mut cells = cells(line);
            if is_led {
                cells.insert(BEHIND_NATURE, PaperCell::of(&line.lead));
            }
            TableRow::Cells(cells)
        };
        let is_grouped = is_main && !self.departments.is_empty();
        let rows = if is_grouped {
            let each = self.departments.iter().map(|one| (TableRow::Group(one.name.clone(), one.note.clone()), &one.lines));
            each.flat_map(|(head, lines)| std::iter::once(head).chain(lines.iter().map(cells))).collect()
        } else {
            lines.iter().map(cells).collect()
        };
        let texts = [1, heads.len() - 1];
        Table { named_at: 1, rows, ..Table::new(TableKind::Indicators, &heads, &texts) }
    }

    fn assumptions(&self) -> PaperBlock {
        if self.assumed.is_empty() {
            let none = word!(
                "没有改动，各项维持规划给出的起点。",
                "Nothing was changed: every indicator is held at the plan's baseline."
            );
            return PaperBlock::Text(none.to_owned());
        }
        let is_reasoned = self.assumed.iter().any(|line| !line.reason.is_empty());
        let heads = [
            (INDICATOR.get(), 380),
            (word!("假设", "Assumption"), if is_reasoned { 380 } else { 620 }),
            (word!("依据", "Reason"), 240),
        ];
        let width = if is_reasoned { 3 } else { 2 };
        let row =
            |line: &Assumed| [&line.subject, &line.said(), &line.reason][..width].iter().copied().map(PaperCell::of).collect();
        PaperBlock::Table(Table::new(TableKind::Assumptions, &heads[..width], &[0, 1, 2]).with(self.assumed.iter().map(row)))
    }

    fn observations(&self) -> Vec<PaperBlock> {
        if self.observed.is_empty() {
            return Vec::new();
        }
        let heads = [(INDICATOR.get(), 300), (word!("观测", "Observed"), 460), (word!("来源", "Source"), 240)];
        let rows = self.observed.iter().map(|line| [&line.name, &line.figures, &line.source].map(PaperCell::of).to_vec());
        vec![PaperBlock::Table(Table::new(TableKind::Observations, &heads, &[0, 1, 2]).with(rows))]
    }

    fn readings(&self) -> Vec<PaperBlock> {
        if self.readings.is_empty() {
            return Vec::new();
        }
        let heads = [
            (INDICATOR.get(), 170),
            (word!("采用的读法", "Reading adopted"), 150),
            (word!("依据", "Source"), 170),
            (word!("说明", "Notes"), 380),
            (word!("其他读法", "Other readings"), 130),
        ];
        let rows = self.readings.iter().map(|line| {
            vec![
                PaperCell::of(&line.name),
                PaperCell::of(&line.reading).behind([line.choice.to_owned()]),
                PaperCell::of(&line.place),
                PaperCell::of(&line.note),
                PaperCell::of(&line.others),
            ]
        });
        vec![PaperBlock::Table(Table::new(TableKind::Readings, &heads, &[0, 1, 2, 3, 4]).with(rows))]
    }

    fn open(&self) -> PaperBlock {
        if self.unjudged.is_empty() {
            return PaperBlock::Text(word!("没有。", "None.").to_owned());
        }
        let heads = [(INDICATOR.get(), 450), (NATURE.get(), 90), (word!("原因", "Reason"), 460)];
        let row = |line: &super::Unjudged| [line.name.as_str(), line.nature, &line.reason].map(PaperCell::of).to_vec();
        PaperBlock::Table(Table::new(TableKind::Unjudged, &heads, &[0, 2]).with(self.unjudged.iter().map(row)))
    }

    fn further(&self) -> Vec<PaperBlock> {
        let note = Some(&self.annex_note).filter(|note| !note.is_empty()).cloned().map(PaperBlock::Text);
        let table = (!self.annex.is_empty()).then(|| PaperBlock::Table(self.indicators(&self.annex, false)));
        note.into_iter().chain(table).collect()
    }

    /// The calculations that can be checked by hand; none for a status, nor for what cannot be worked out.
    fn working(&self) -> Vec<PaperBlock> {
        let worked: Vec<_> = self.lines.iter().chain(&self.annex).filter(|line| !line.working.is_empty()).collect();
        if worked.is_empty() {
            return Vec::new();
        }
        let heads = [(SERIAL.get(), 50), (INDICATOR.get(), 300), (word!("算式", "Working"), 650)];
        let row = |line: &&ReportLine| {
            vec![PaperCell::of(&line.serial), PaperCell::of(words::named(&line.name, &line.unit)), PaperCell::of(&line.working)]
        };
        let table = Table::new(TableKind::Working, &heads, &[1, 2]).with(worked.iter().map(row));
        vec![PaperBlock::Table(Table { named_at: 1, ..table })]
    }
}

fn drawn(figures: &ReportFigures) -> Vec<PaperBlock> {
    let captions: Vec<_> = figures.figures.iter().map(|figure| figure.caption.clone()).collect();
    let drawn = (!captions.is_empty()).then_some(PaperBlock::Figures(captions));
    let note = Some(&figures.left_out).filter(|note| !note.is_empty()).cloned().map(PaperBlock::Text);
    drawn.into_iter().chain(note).collect()
}

/// The ten columns of a row.
fn cells(line: &ReportLine) -> Vec<PaperCell> {
    let since = (line.tone == Tone::Met).then(|| line.since.clone());
    vec![
        PaperCell::of(&line.serial),
        PaperCell::of(words::named(&line.name, &line.unit)).below([line.place.clone()]),
        PaperCell::of(line.nature),
        PaperCell::of(&line.start),
        PaperCell::of(&line.target),
        PaperCell::of(&line.observed).behind([line.observed_year.clone()]),
        PaperCell::of(&line.outcome),
        PaperCell::of(line.pace).behind([line.pace_year.clone(), line.completed.clone()]),
        PaperCell::of(line.tone.word()).behind(since).toned(line.tone),
        PaperCell::all(line.account.clone()),
    ]
}
