//! Reading what a command is given: a file, or `-` for standard input.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use tuiyan::exchange::table::read_text;
use tuiyan::exchange::{self, Faults, FileKind, PlanSource, ScenarioForm, ScenarioSource};
use tuiyan::plan::Plan;
use tuiyan::scenario::{Facts, Scenario, news, over};

use super::{Answer, Refused};
use tuiyan::{phrase, word};

/// What was given, and the name under which its faults are reported.
pub(super) struct Input {
    pub(super) name: String,
    bytes: Vec<u8>,
}

/// Larger than any plan that could be read to the end, small enough to hold.
const LARGEST: u64 = 64 << 20;

impl Input {
    pub(super) fn read(path: &Path) -> Result<Self, Refused> {
        let is_stdin = path.as_os_str() == "-";
        let name = if is_stdin { word!("标准输入", "standard input").to_owned() } else { path.display().to_string() };
        let bytes = if is_stdin { bytes(io::stdin().lock()) } else { File::open(path).and_then(bytes) };
        match bytes {
            Ok(bytes) if is_blank(&bytes) => Err(Refused::file(phrase!(
                "{name}: 没有内容，应为规划或情景文件",
                "{name}: the file is empty; it must be a plan or scenario file"
            ))),
            Ok(bytes) => Ok(Self { name, bytes }),
            Err(error) => Err(Refused::file(format!("{name}: {}", in_words(&error)))),
        }
    }

    fn built_in(text: &str) -> Self {
        Self { name: word!("内置规划", "built-in plan").to_owned(), bytes: text.into() }
    }

    /// A file of a plan, or the built-in plan of that id.
    pub(super) fn of_plan(path: &Path) -> Result<Self, Refused> {
        let is_named = |text: &&str| exchange::id_of_plan(text).is_some_and(|id| is_id(path, id.as_str()));
        exchange::builtin_plans().into_iter().find(is_named).map_or_else(|| Self::read(path), |text| Ok(Self::built_in(text)))
    }

    /// What was given.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The faults found in it, one line each.
    pub(super) fn refused(&self, faults: &Faults) -> Refused {
        Refused::Files(faults.0.iter().map(|fault| format!("{}: {fault}", self.name)).collect())
    }

    /// What it is.
    pub(super) fn kind(&self) -> Result<FileKind, Refused> {
        match ScenarioForm::of(&self.bytes) {
            ScenarioForm::Json => FileKind::of(&self.text()?).map_err(|faults| self.refused(&faults)),
            ScenarioForm::Delimited | ScenarioForm::Office if self.plan_source()?.is_plan() => Ok(FileKind::Plan),
            ScenarioForm::Delimited | ScenarioForm::Office => Ok(FileKind::Scenario),
        }
    }

    pub(super) fn plan(&self) -> Result<Plan, Refused> {
        let plan = match ScenarioForm::of(&self.bytes) {
            ScenarioForm::Office => self.plan_source()?.plan(),
            ScenarioForm::Delimited if self.plan_source()?.is_plan() => self.plan_source()?.plan(),
            // What is no table is to be a plan file; its reader says why it is not.
            ScenarioForm::Json | ScenarioForm::Delimited => exchange::read_plan(&self.text()?),
        };
        plan.map_err(|faults| self.refused(&faults))
    }

    fn plan_source(&self) -> Result<PlanSource, Refused> {
        PlanSource::of_bytes(&self.bytes).map_err(|faults| self.refused(&faults))
    }

    /// The scenarios in it, whatever it is written in.
    pub(super) fn source(&self) -> Result<ScenarioSource, Refused> {
        ScenarioSource::of_bytes(&self.bytes).map_err(|faults| self.refused(&faults))
    }

    /// Its scenarios over a plan. One without a name is called as the file is.
    pub(super) fn scenarios(&self, plan: &Plan) -> Result<Vec<Scenario>, Refused> {
        let stem = Path::new(&self.name).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        self.source()?.scenarios(plan, &stem).map_err(|faults| self.refused(&faults))
    }

    /// The facts of a plan in it: a file of facts, or a table that nothing has to be asked about.
    pub(super) fn facts(&self, plan: &Plan) -> Result<Facts, Refused> {
        let refused = |faults: Faults| self.refused(&faults);
        match ScenarioForm::of(&self.bytes) {
            ScenarioForm::Json => exchange::read_facts(&self.text()?, plan).map_err(refused),
            ScenarioForm::Office => {
                exchange::seen_office(&self.bytes).and_then(|book| exchange::facts_of_table(&book, plan)).map_err(refused)
            }
            ScenarioForm::Delimited => {
                let book = exchange::decode_text(&self.bytes).map_err(Faults::from).and_then(|text| read_text(&text));
                book.and_then(|book| exchange::facts_of_table(&book, plan)).map_err(refused)
            }
        }
    }

    /// The id of the plan that it says it belongs to.
    pub(super) fn owner(&self) -> Result<Option<String>, Refused> {
        Ok(exchange::plan_of_scenario(&self.text()?))
    }

    /// Its lines.
    pub(super) fn lines(&self) -> Result<Vec<String>, Refused> {
        Ok(self.text()?.lines().map(ToOwned::to_owned).collect())
    }

    pub(super) fn text(&self) -> Result<String, Refused> {
        text(&self.bytes).map_err(|problem| Refused::file(format!("{}: {problem}", self.name)))
    }
}

/// The plan of that file, or the built-in one of that id; the one that the program opens with where nothing is given.
pub(super) fn plan_or_builtin(path: Option<&Path>) -> Result<Plan, Refused> {
    path.map_or_else(|| Ok(Input::built_in(exchange::BUILTIN)), Input::of_plan)?.plan()
}

/// What is known of the years of a plan: the facts of that file, or those that ship with the plan where its id is given.
fn facts_of(path: &Path, plan: &Plan) -> Result<Facts, Refused> {
    let shipped = (is_id(path, plan.id.as_str())).then(|| exchange::shipped_facts(plan)).flatten();
    shipped.map_or_else(|| Input::read(path)?.facts(plan), Ok)
}

/// Whether an id was given and not a file.
fn is_id(path: &Path, id: &str) -> bool {
    path.as_os_str() == id && !path.exists()
}

/// The scenarios of all files, or all faults of all files that were refused; every indicator held where there is no file.
pub(super) fn scenarios(paths: &[PathBuf], plan: &Plan) -> Result<Vec<Scenario>, Refused> {
    if paths.is_empty() {
        return Ok(vec![Scenario::holding(plan)]);
    }
    let mut refused = Vec::new();
    let mut scenarios = Vec::new();
    for path in paths {
        match Input::read(path).and_then(|input| input.scenarios(plan)) {
            Ok(found) => scenarios.extend(found),
            Err(fault) => refused.extend(fault.lines()),
        }
    }
    if refused.is_empty() { Ok(scenarios) } else { Err(Refused::Files(refused)) }
}

/// Scenarios as they are judged, and what is to be minded of them.
pub(super) struct Grounded {
    pub(super) scenarios: Vec<Scenario>,
    pub(super) facts: Facts,
    pub(super) warnings: Vec<String>,
}

/// The scenarios of all files over the facts of that file; over what each observes itself where there is none. Where a scenario
/// observes something else than the facts say, the facts stand.
pub(super) fn grounded(paths: &[PathBuf], plan: &Plan, facts: Option<&Path>) -> Result<Grounded, Refused> {
    let facts = facts.map_or_else(|| Ok(Facts::default()), |path| facts_of(path, plan))?;
    let scenarios = scenarios(paths, plan)?;
    let warnings = scenarios.iter().filter_map(|scenario| overruled(&facts, scenario)).collect();
    Ok(Grounded { scenarios: scenarios.iter().map(|scenario| over(plan, &facts, scenario)).collect(), facts, warnings })
}

fn overruled(facts: &Facts, scenario: &Scenario) -> Option<String> {
    let other = news(facts, scenario).other;
    let each: Vec<_> = other
        .iter()
        .map(|(id, year, told, known)| {
            phrase!("{id} {year} 年 {}（情景为 {}）", "{id} {year}: {} (scenario: {})", known.get(), told.get())
        })
        .collect();
    (!each.is_empty()).then(|| {
        phrase!(
            "情景“{}”自带的观测值与历年数据不同，按历年数据计算：{}",
            "scenario “{}” has observations that differ from the plan's; the plan's are used: {}",
            scenario.name,
            each.join(word!("，", ", "))
        )
    })
}

fn bytes(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST { Err(ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// A plan is UTF-8, without the mark that some editors put in front of it.
fn text(bytes: &[u8]) -> Result<String, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        phrase!(
            "第 {} 个字节起不是 UTF-8 文本，应存为 UTF-8",
            "it is not UTF-8 text from byte {} on; save it as UTF-8",
            error.valid_up_to() + 1
        )
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii().is_empty()
}

fn in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => word!("没有这个文件", "no such file").to_owned(),
        ErrorKind::IsADirectory => word!("是目录，应为文件", "it is a folder; it must be a file").to_owned(),
        ErrorKind::PermissionDenied => word!("没有读取的权限", "no permission to read it").to_owned(),
        ErrorKind::FileTooLarge => phrase!(
            "超过 {} MB，不会是规划或情景文件",
            "it is larger than {} MB, too large for a plan or scenario file",
            LARGEST >> 20
        ),
        _ => number_of(error, "读不到", "it cannot be read"),
    }
}

fn unwritable(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => word!("没有这个目录，写不进去", "it cannot be written: there is no such folder"),
        ErrorKind::IsADirectory => word!("是目录，应为文件", "it is a folder; it must be a file"),
        ErrorKind::NotADirectory => word!("上一级不是目录，写不进去", "it cannot be written: what is above it is no folder"),
        ErrorKind::PermissionDenied => word!("没有写入的权限", "no permission to write it"),
        ErrorKind::ReadOnlyFilesystem => word!("所在的磁盘只能读，写不进去", "it cannot be written: the disk is read-only"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => word!("磁盘已满，没有写完", "the disk is full; it is not complete"),
        ErrorKind::InvalidFilename => word!("文件名不能用", "its name cannot be used"),
        _ => return number_of(error, "写不进去", "it cannot be written"),
    }
    .to_owned()
}

/// A failure that has no words of its own: what it is called by the system's number.
fn number_of(error: &io::Error, chinese: &str, english: &str) -> String {
    match error.raw_os_error() {
        Some(number) => phrase!("{chinese}（系统错误 {number}）", "{english} (system error {number})"),
        None => phrase!("{chinese}", "{english}"),
    }
}

/// Puts what was written where it belongs: into that file, or on standard output.
pub(super) fn written(out: Vec<u8>, path: Option<&Path>) -> Result<Answer, Refused> {
    let Some(path) = path else { return Ok(Answer { out, ..Answer::default() }) };
    let refused = |error: io::Error| Refused::file(format!("{}: {}", path.display(), unwritable(&error)));
    std::fs::write(path, out).map(|()| Answer::default()).map_err(refused)
}
