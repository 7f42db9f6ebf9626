//! How the command line is used: in which language it speaks, and what it says of what it does not understand.

use std::ffi::OsString;
use std::fmt::Display;
use std::io::Write;
use std::process::ExitCode;
use std::str::FromStr;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use tuiyan::language::Language;
use tuiyan::phrase;
use tuiyan::plan::Year;

/// The variable that names a language where no option does.
const VARIABLE: &str = "TUIYAN_LANG";

/// The exit status of wrong usage.
pub(super) const MISUSED: u8 = 2;

/// Reads a whole number from `least` to `most`.
pub(super) fn whole<N: FromStr + PartialOrd + Display + Copy>(least: N, most: N) -> impl Fn(&str) -> Result<N, String> + Clone {
    move |text| {
        let found = text.parse().ok().filter(|number| (least..=most).contains(number));
        found.ok_or_else(|| phrase!("应为 {least} 至 {most} 的整数", "it must be a whole number from {least} to {most}"))
    }
}

/// Reads a year that a plan may have.
pub(super) fn year(text: &str) -> Result<Year, String> {
    whole(1900, 2200)(text).map(Year::new)
}

/// The language that the arguments ask for, or else the environment, or else Chinese. Help is made before the arguments are parsed, so
/// this looks at them by itself; what it does not understand the parser refuses.
pub(super) fn language(arguments: impl Iterator<Item = OsString>) -> Language {
    let arguments: Vec<_> = arguments.map(|argument| argument.to_string_lossy().into_owned()).collect();
    let options = || arguments.iter().take_while(|argument| *argument != "--").enumerate();
    let asked = options().find_map(|(at, option)| match option.strip_prefix("--lang")? {
        "" => arguments.get(at + 1).cloned(),
        value => value.strip_prefix('=').map(ToOwned::to_owned),
    });
    let asked = asked.or_else(|| std::env::var(VARIABLE).ok());
    asked.and_then(|tag| Language::from_tag(&tag)).unwrap_or_default()
}

/// A language as the option names it.
///
/// # Errors
/// What may be named.
pub(super) fn named(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| phrase!("应为 zh 或 en", "it must be zh or en"))
}

/// Prints help and version as they are, and a fault of usage in the person's language.
pub(super) fn answered(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Who left early does not want to read it.
            let _ = error.print();
            ExitCode::SUCCESS
        }
        _ => {
            let problem = problem(error);
            let said = phrase!("用法有误：{problem}\n各项用法见 tuiyan --help", "Wrong usage: {problem}\nSee tuiyan --help");
            let _ = writeln!(std::io::stderr(), "{said}");
            MISUSED.into()
        }
    }
}

fn problem(error: &clap::Error) -> String {
    let argument = shown(error, ContextKind::InvalidArg);
    let value = shown(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => {
            phrase!("“{argument}”缺少取值{}", "“{argument}” needs a value{}", allowed(error, ContextKind::ValidValue))
        }
        ErrorKind::InvalidValue => {
            phrase!("“{argument}”为“{value}”{}", "“{argument}” is “{value}”{}", allowed(error, ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            phrase!("“{argument}”为“{value}”，{why}", "“{argument}” is “{value}”: {why}")
        }
        ErrorKind::UnknownArgument => {
            phrase!("不认识的“{argument}”{}", "unknown argument “{argument}”{}", meant(error, ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidSubcommand => phrase!(
            "没有命令“{}”{}",
            "there is no command “{}”{}",
            shown(error, ContextKind::InvalidSubcommand),
            meant(error, ContextKind::SuggestedSubcommand)
        ),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            phrase!("没有给出命令", "no command is given")
        }
        ErrorKind::MissingRequiredArgument => phrase!("缺少 {argument}", "{argument} is missing"),
        ErrorKind::ArgumentConflict => phrase!(
            "“{argument}”给出了不止一次，或与别的选项冲突",
            "“{argument}” is given more than once, or conflicts with another option"
        ),
        _ => error.to_string(),
    }
}

fn shown(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::Strings(several)) => several.join(" "),
        Some(ContextValue::None) | None => String::new(),
        Some(other) => other.to_string(),
    }
}

fn allowed(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::Strings(values)) if !values.is_empty() => {
            phrase!("，应为 {} 之一", "; it must be one of {}", values.join(tuiyan::word!("、", ", ")))
        }
        _ => String::new(),
    }
}

fn meant(error: &clap::Error, kind: ContextKind) -> String {
    match shown(error, kind) {
        none if none.is_empty() => none,
        other => phrase!("，是否指“{other}”", "; is “{other}” meant?"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn speaks(arguments: &[&str], expected: Language) {
        assert_eq!(language(arguments.iter().map(OsString::from)), expected, "{arguments:?}");
    }

    #[test]
    fn the_language_is_the_one_that_an_option_names() {
        speaks(&["tuiyan", "judge", "--lang", "en"], Language::English);
        speaks(&["tuiyan", "--lang=en-GB", "judge"], Language::English);
        speaks(&["tuiyan", "judge", "--lang", "zh"], Language::Chinese);
        speaks(&["tuiyan", "judge", "--", "--lang", "en"], Language::Chinese);
        speaks(&["tuiyan", "judge", "--lang"], Language::Chinese);
    }
}
