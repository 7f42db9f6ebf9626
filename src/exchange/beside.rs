//! The lines of text around a document's tables: which of them belong to a table.

use super::printed::is_note;

/// How many lines beside a table may belong to it: a title, a unit.
const NEAR: usize = 4;
/// The most characters of such a line; longer ones are sentences of the text.
const LINE: usize = 60;

/// Divides the lines between two tables: the notes below the first, and the heading of the second.
pub fn parted(lines: &[String]) -> (&[String], &[String]) {
    lines.split_at(notes_below(lines))
}

/// How many of the lines after a table are its notes: from the first on, including numbered lines that continue them.
pub fn notes_below(lines: &[String]) -> usize {
    let goes_on = |(at, line): &(usize, &String)| is_note(line) || (*at > 0 && is_numbered(line));
    lines.iter().enumerate().take_while(goes_on).count()
}

/// The lines after the last table of a copied block: notes, and a few short ones.
pub fn below(lines: &[String]) -> Vec<String> {
    let (notes, rest) = parted(lines);
    let more = rest.iter().take(NEAR.saturating_sub(notes.len())).filter(|line| is_short(line));
    notes.iter().chain(more).cloned().collect()
}

/// The lines over a table: a few short ones, beginning with its caption if it has one.
pub fn heading(lines: &[String]) -> Vec<String> {
    let near = &lines[lines.len().saturating_sub(NEAR)..];
    let from =
        near.iter().rposition(|line| is_caption(line)).or_else(|| Some(near.iter().rposition(|line| line.ends_with('。'))? + 1));
    near[from.unwrap_or(0)..].iter().filter(|line| is_short(line)).cloned().collect()
}

/// Whether a line is the caption of a table: 表1, 专栏2, 附表, Table 3.
pub fn is_caption(line: &str) -> bool {
    let line = line.trim_start();
    let is_number = |c: char| c.is_ascii_digit() || c.is_whitespace() || "一二三四五六七八九十：:-－".contains(c);
    let rest = ["附表", "表", "专栏", "Table", "Box"].iter().find_map(|word| line.strip_prefix(word));
    rest.is_some_and(|rest| rest.chars().next().is_none_or(is_number)) && line.chars().count() <= LINE
}

/// Whether a line only says that a table continues: 续表, （续）, 续表1.
pub fn is_continued(line: &str) -> bool {
    let line = line.trim().trim_matches(['（', '）', '(', ')']).to_lowercase();
    let rest = ["续表", "续上表", "续", "table continued", "continued"].iter().find_map(|word| line.strip_prefix(word));
    rest.is_some_and(|rest| {
        rest.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "一二三四五六七八九十：:-－.…".contains(c))
    })
}

fn is_short(line: &str) -> bool {
    line.chars().count() <= LINE || is_note(line)
}

fn is_numbered(line: &str) -> bool {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(|c| ('①'..='⑳').contains(&c)) || (digits.len() < line.len() && digits.starts_with(['.', '．', '、']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.split('|').map(ToOwned::to_owned).collect()
    }

    #[test]
    fn notes_belong_to_the_table_above_and_captions_to_the_one_below() {
        let between = lines("注：1.预期数。|2.快报数。|第三节 主要任务|表2 重点工程|单位：个");
        let (notes, before) = parted(&between);
        assert_eq!(notes, &between[..2]);
        assert_eq!(heading(before), ["表2 重点工程", "单位：个"]);
    }

    #[test]
    fn sentences_before_a_table_are_not_its_title() {
        assert_eq!(heading(&lines("到2030年，实现以下目标。|主要指标|单位：％")), ["主要指标", "单位：％"]);
        assert_eq!(heading(&lines("专栏1 “十五五”时期经济社会发展主要指标")), ["专栏1 “十五五”时期经济社会发展主要指标"]);
        assert!(!is_caption("表明我们的决心") && !is_caption("专栏目标已经确定"));
    }
}
