//! What several commands say in their help.

use tuiyan::language::Text;

pub(super) const OPTIONS: Text = Text::new("选项", "Options");
pub(super) const ARGUMENTS: Text = Text::new("参数", "Arguments");
pub(super) const COMMANDS: Text = Text::new("命令", "Commands");
pub(super) const COMMAND: Text = Text::new("命令", "COMMAND");

pub(super) const FILE: Text = Text::new("文件", "FILE");
pub(super) const FORMAT: Text = Text::new("格式", "FORMAT");
pub(super) const SCENARIO: Text = Text::new("情景", "SCENARIO");
pub(super) const AMOUNT: Text = Text::new("金额", "AMOUNT");

pub(super) const PLAN_HELP: Text = Text::new(
    "规划文件（JSON、XLSX 或 CSV），或内置规划的编号，如 yunhe-2032；不给出时用内置的利州区“十四五”规划",
    "The plan file (JSON, XLSX or CSV), or the id of a built-in plan, such as yunhe-2032; if left out, the built-in 14th Five-Year \
     Plan of Lizhou District",
);
pub(super) const FACTS_HELP: Text = Text::new(
    "历年数据文件（tuiyan.facts）：规划的观测值，各情景都以它为准；写规划的编号即用随它附带的，如 yunhe-2032；不给出时只用情景自带的观测值",
    "The facts of the plan (tuiyan.facts): what was observed, the same for every scenario; the plan's id stands for those that ship with it, \
     such as yunhe-2032; if left out, what each scenario observes itself",
);
pub(super) const OUTPUT_HELP: Text = Text::new(
    "写到这个文件，已有的会被替换；不给出时写到标准输出",
    "Write to this file, replacing what is there; if left out, to standard output",
);
pub(super) const FORMAT_HELP: Text =
    Text::new("输出格式：table（供阅读，默认）、json 或 csv", "What to print: table (to be read, the default), json or csv");
pub(super) const SCENARIOS_HELP: Text = Text::new(
    "情景文件（JSON、CSV 或 XLSX），可给出多个；- 为标准输入；不给出时各项指标维持不变",
    "Scenario files (JSON, CSV or XLSX), one or several; - is standard input; if left out, every indicator is kept as it is",
);
