//! 牵头单位: which departments a cell of the plan names.

use super::document::Plan;
use super::indicator::Indicator;
use super::wording::Wording;

/// Brackets that names may stand in, opening and closing.
const BRACKETS: [[char; 2]; 5] = [['（', '）'], ['(', ')'], ['〔', '〕'], ['［', '］'], ['【', '】']];
/// Endings that name nobody.
const AND_OTHERS: [&str; 5] = ["等有关部门", "等相关部门", "等部门", "等单位", "等"];
/// Remarks that only repeat what the column means.
const LEADS: [&str; 4] = ["（牵头）", "(牵头)", "(lead)", "牵头"];

impl Indicator {
    /// The departments that answer for it, each once; none where the document names nobody. [`Indicator::lead`] keeps the cell as
    /// printed.
    ///
    /// `、，；／|` and line breaks separate names, and so do `,` and `/` after a Chinese character and blanks between Chinese names. Nothing
    /// separates within brackets. 和, 与 and 及 never separate: they are parts of names (区发展和改革局). Blanks within a Chinese name are
    /// layout and are dropped. A comma in an English name belongs to it. 牵头 and 等部门 add nothing and are dropped; another role stays
    /// with the name: `牵头：区教育局；配合：区财政局` is 区教育局 and 区财政局（配合）. Different spellings count as different departments.
    ///
    /// ```
    /// let plan = tuiyan::exchange::builtin_plan().unwrap();
    /// let row = tuiyan::plan::Indicator { lead: "区教育局、区财政局".into(), ..plan.indicators[0].clone() };
    /// let names: Vec<_> = row.leads().iter().map(ToString::to_string).collect();
    /// assert_eq!(names, ["区教育局", "区财政局"]);
    /// ```
    pub fn leads(&self) -> Vec<Wording> {
        let own = parted(self.lead.own());
        let english = self.lead.english().map_or_else(Vec::new, |english| as_many(english, own.len()));
        let pairs = own.into_iter().enumerate();
        let mut leads: Vec<Wording> = Vec::new();
        for lead in pairs.map(|(at, own)| Wording::paired(own, english.get(at).cloned())) {
            if !leads.iter().any(|other| other.own() == lead.own()) {
                leads.push(lead);
            }
        }
        leads
    }

    /// Whether a department of that name answers for it, alone or with others.
    pub fn is_led_by(&self, department: &str) -> bool {
        self.leads().iter().any(|lead| lead.own() == department)
    }
}

impl Plan {
    /// All departments that answer for any indicator, in the order in which the document first names them.
    pub fn leads(&self) -> Vec<Wording> {
        let mut all: Vec<Wording> = Vec::new();
        for lead in self.indicators.iter().flat_map(Indicator::leads) {
            match all.iter_mut().find(|known| known.own() == lead.own()) {
                // An earlier cell may have named it without its English.
                Some(known) if known.english().is_none() => *known = lead,
                Some(_) => {}
                None => all.push(lead),
            }
        }
        all
    }

    /// Whether any indicator has a department that answers for it.
    pub fn has_leads(&self) -> bool {
        self.indicators.iter().any(|indicator| !indicator.leads().is_empty())
    }
}

/// The names in an English cell, if there are `count` of them; commas separate only if nothing else does.
fn as_many(english: &str, count: usize) -> Vec<String> {
    let ways = [parted(english), parted(&english.replace([','], ";"))];
    ways.into_iter().find(|names| names.len() == count).unwrap_or_default()
}

/// The names in a cell.
fn parted(cell: &str) -> Vec<String> {
    let mut role = None;
    let mut names = Vec::new();
    for piece in pieces(cell) {
        let name = match piece.split_once(['：', ':']) {
            Some((label, name)) => {
                role = role_of(label);
                name
            }
            None => piece,
        };
        names.extend(apart(name).into_iter().filter_map(|name| named(&name, role)));
    }
    names
}

/// Splits a cell at the separators outside brackets.
fn pieces(cell: &str) -> Vec<&str> {
    let (mut depth, mut before) = (0_usize, ' ');
    cell.split(move |letter: char| {
        depth += usize::from(BRACKETS.iter().any(|[open, _]| *open == letter));
        depth = depth.saturating_sub(usize::from(BRACKETS.iter().any(|[_, close]| *close == letter)));
        let is_sign = match letter {
            ',' | '/' => !before.is_ascii(),
            _ => "、，；;／|｜\n\r\t".contains(letter),
        };
        if !letter.is_whitespace() {
            before = letter;
        }
        depth == 0 && is_sign
    })
    .collect()
}

/// The role that a label gives to the names after it; `None` for the lead.
fn role_of(label: &str) -> Option<&str> {
    let label = label.trim();
    let role = ["单位", "部门"].into_iter().find_map(|kind| label.strip_suffix(kind)).unwrap_or(label);
    let leads = ["牵头", "责任", "主办", "负责"].iter().any(|word| role.contains(word));
    Some(role).filter(|role| !leads && !role.to_ascii_lowercase().contains("lead") && !role.is_empty())
}

/// Splits at blanks. Pieces of fewer than three Chinese characters are no names of departments, so their blanks are layout.
fn apart(piece: &str) -> Vec<String> {
    if piece.contains(|letter: char| letter.is_ascii_alphabetic()) {
        return vec![piece.split_whitespace().collect::<Vec<_>>().join(" ")];
    }
    let words: Vec<String> = piece.split_whitespace().map(str::to_owned).collect();
    if words.iter().all(|word| word.chars().count() >= 3) { words } else { vec![words.concat()] }
}

/// A name without empty remarks, and with its role unless that is the lead; `None` if nobody is named.
fn named(name: &str, role: Option<&str>) -> Option<String> {
    let trim = |name: &str, ends: &[&str]| ends.iter().find_map(|end| Some(name.strip_suffix(end)?.trim().to_owned()));
    let bare = trim(name, &AND_OTHERS).unwrap_or_else(|| name.trim().to_owned());
    let bare = trim(&bare, &LEADS).unwrap_or(bare);
    let is_name = bare.contains(char::is_alphanumeric) && bare != "无";
    is_name.then(|| match role {
        None => bare,
        Some(role) if role.is_ascii() => format!("{bare} ({role})"),
        Some(role) => format!("{bare}（{role}）"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::plan::Glossary;

    #[track_caller]
    fn names(cell: &str, expected: &[&str]) {
        assert_eq!(parted(cell), expected, "{cell}");
    }

    #[test]
    fn a_cell_is_parted_at_the_signs_between_names() {
        names("区教育局", &["区教育局"]);
        for cell in ["区教育局、区财政局", "区教育局，区财政局", "区教育局,区财政局", "区教育局；区财政局", "区教育局/区财政局"]
        {
            names(cell, &["区教育局", "区财政局"]);
        }
        names("区教育局\n区财政局\r\n区民政局", &["区教育局", "区财政局", "区民政局"]);
    }

    #[test]
    fn a_word_that_joins_is_part_of_a_name() {
        names("区发展和改革局、区文化和旅游局", &["区发展和改革局", "区文化和旅游局"]);
        names("市规划与自然资源局", &["市规划与自然资源局"]);
    }

    #[test]
    fn brackets_hold_a_name_together() {
        names("各镇（街道、园区）、区教育局", &["各镇（街道、园区）", "区教育局"]);
    }

    #[test]
    fn blanks_part_names_and_are_layout_within_one() {
        names("区教育局 区财政局", &["区教育局", "区财政局"]);
        names("区　教　育　局", &["区教育局"]);
        names("  区 教育局 ", &["区教育局"]);
    }

    #[test]
    fn an_english_name_keeps_its_commas_and_blanks() {
        names(
            "Department of Environment, Food and Rural Affairs;  Health/Care  Office",
            &["Department of Environment, Food and Rural Affairs", "Health/Care Office"],
        );
    }

    #[test]
    fn what_says_that_they_lead_goes_and_another_role_stays() {
        names("区教育局（牵头）、区财政局等部门", &["区教育局", "区财政局"]);
        names("牵头单位：区教育局；配合单位：区财政局、区民政局", &["区教育局", "区财政局（配合）", "区民政局（配合）"]);
        names("区教育局牵头，区财政局（配合）", &["区教育局", "区财政局（配合）"]);
        names("Lead: Education Bureau; Support: Finance Bureau", &["Education Bureau", "Finance Bureau (Support)"]);
    }

    #[test]
    fn a_cell_that_names_nobody_names_nobody() {
        for cell in ["", "  ", "-", "—", "——", "/", "无", "、"] {
            names(cell, &[]);
        }
    }

    #[test]
    fn each_name_has_its_english_where_the_cell_has_as_many() {
        let english = |own: &str, english: &str| {
            let plan = crate::exchange::builtin_plan().unwrap();
            let mut row = Indicator { lead: own.into(), ..plan.indicators[0].clone() };
            row.lead.translate(&Glossary::from([(own.to_owned(), english.to_owned())]));
            Language::English.speaking(|| row.leads().iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        assert_eq!(english("教育局、财政局", "Education Bureau; Finance Bureau"), ["Education Bureau", "Finance Bureau"]);
        assert_eq!(english("教育局、财政局", "Education Bureau, Finance Bureau"), ["Education Bureau", "Finance Bureau"]);
        assert_eq!(english("文旅局", "Bureau of Culture, Tourism and Sport"), ["Bureau of Culture, Tourism and Sport"]);
        assert_eq!(english("教育局、财政局", "Two bureaus"), ["教育局", "财政局"]);
    }

    #[test]
    fn a_plan_names_each_department_once_in_its_order() {
        let mut plan = crate::exchange::builtin_plan().unwrap();
        assert!(!plan.has_leads() && plan.leads().is_empty());
        plan.indicators[2].lead = "区财政局、区教育局".into();
        plan.indicators[5].lead = "区教育局，区民政局、区教育局".into();
        let all: Vec<_> = plan.leads().iter().map(ToString::to_string).collect();
        assert_eq!(all, ["区财政局", "区教育局", "区民政局"]);
        assert!(plan.has_leads() && plan.indicators[5].is_led_by("区民政局") && !plan.indicators[2].is_led_by("区民政局"));
        assert_eq!(plan.indicators[5].leads().len(), 2);
    }
}
