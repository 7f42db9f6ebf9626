//! File names that every system accepts.

use crate::phrase;
use crate::plan::Plan;

/// The most characters of a name, so that it fits the 255 bytes that file systems allow.
const LONGEST: usize = 60;

/// A file name from a person's words and an extension (`xlsx`), valid on every system, not empty and not too long.
///
/// ```
/// use tuiyan::exchange::file_name;
/// assert_eq!(file_name("加大投入：2/3", "csv"), "加大投入：2_3.csv");
/// assert_eq!(file_name(" .. ", "json"), "推演.json");
/// ```
pub fn file_name(words: &str, extension: &str) -> String {
    let kept: String = words.chars().map(|letter| if is_forbidden(letter) { '_' } else { letter }).take(LONGEST).collect();
    let kept = kept.trim_matches(|letter: char| letter.is_whitespace() || letter == '.');
    match kept {
        "" => phrase!("推演.{extension}", "Tuiyan.{extension}"),
        device if is_device(device) => phrase!("推演 {device}.{extension}", "Tuiyan {device}.{extension}"),
        name => format!("{name}.{extension}"),
    }
}

/// The name of the file of a plan itself: its short name and edition.
pub fn plan_file_name(plan: &Plan, extension: &str) -> String {
    file_name(&format!("{} {}", plan.short_name, plan.version), extension)
}

/// The name of a file about a plan: its contents, the plan's short name, and the day it was made, `2026-11-30`. If it is too long, the words
/// for the contents are shortened.
///
/// ```
/// use tuiyan::exchange::{builtin_plan, dated_name};
/// let plan = builtin_plan()?;
/// assert_eq!(dated_name(&plan, "观测表", "2026-11-30", "xlsx"), format!("观测表 {} 2026-11-30.xlsx", plan.short_name));
/// # Ok::<(), tuiyan::exchange::Faults>(())
/// ```
pub fn dated_name(plan: &Plan, words: &str, day: &str, extension: &str) -> String {
    let plan: String = plan.short_name.get().chars().take(LONGEST / 2).collect();
    let rest = format!(" {plan} {day}");
    let words: String = words.chars().take(LONGEST.saturating_sub(rest.chars().count())).collect();
    file_name(&(words + &rest), extension)
}

/// Characters that Windows forbids, that are invisible, or that change how a name reads.
fn is_forbidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Windows takes these for devices, whatever follows the first dot.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = |port: &str| stem.strip_prefix(port).is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_system_forbids_is_replaced() {
        assert_eq!(file_name("a/b\\c:d*e?f\"g<h>i|j\nk", "csv"), "a_b_c_d_e_f_g_h_i_j_k.csv");
        assert_eq!(file_name("x\u{202e}gpj", "csv"), "x_gpj.csv");
    }

    #[test]
    fn a_name_is_never_empty_hidden_or_a_device() {
        assert_eq!(file_name("", "csv"), "推演.csv");
        assert_eq!(file_name(".hidden. ", "csv"), "hidden.csv");
        assert_eq!(file_name("nul", "csv"), "推演 nul.csv");
        assert_eq!(file_name("Com1.txt", "csv"), "推演 Com1.txt.csv");
        assert_eq!(file_name("concert", "csv"), "concert.csv");
    }

    #[test]
    fn a_long_name_fits_every_file_system() {
        assert!(file_name(&"𠮷".repeat(500), "xlsx").len() <= 255);
        let plan = crate::exchange::builtin_plan().unwrap();
        let long = dated_name(&plan, &"𠮷".repeat(500), "2026-11-30", "xlsx");
        assert!(long.len() <= 255 && long.ends_with(&format!(" {} 2026-11-30.xlsx", plan.short_name)), "{long}");
    }
}
