//! A number field, without a screen: what it makes of a typed text, and what stands beside it.

use super::typed::{Entered, NOT_A_NUMBER, entered};

/// The outcome for a number: taken, perhaps with a word of caution; or refused, with the reason.
pub type FieldResult = Result<Option<String>, String>;

/// The remark beside a field after something was typed into it.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// The text may mean this number. Nothing was taken.
    Question {
        /// The text, as typed.
        text: String,
        /// The number.
        number: f64,
        /// The question.
        sentence: String,
    },
    /// Nothing was taken, for this reason.
    Reason(String),
    /// The number was taken, but looks odd.
    Caution(String),
}

impl Remark {
    /// The remark's text.
    pub fn sentence(&self) -> &str {
        match self {
            Self::Question { sentence, .. } | Self::Reason(sentence) | Self::Caution(sentence) => sentence,
        }
    }

    /// Whether the typed text still waits to be mended.
    pub const fn is_open(&self) -> bool {
        !matches!(self, Self::Caution(_))
    }

    /// The number in question, if the field still holds the text in question.
    pub fn meant(&self, now: &str) -> Option<f64> {
        match self {
            Self::Question { text, number, .. } if text == now => Some(*number),
            _ => None,
        }
    }
}

/// The properties of a field.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// The unit of the field, as shown; may be per year, or empty.
    pub unit: &'a str,
    /// Whether an empty field means something.
    pub can_be_empty: bool,
}

impl Field<'_> {
    /// Takes the typed text, or answers with what stands in the way. Typing a questioned text again counts as a yes.
    pub fn answer(self, text: &str, before: Option<&Remark>, take: impl FnOnce(Option<f64>) -> FieldResult) -> Option<Remark> {
        let number = match (before.and_then(|before| before.meant(text)), entered(text, self.unit)) {
            (Some(meant), _) => Some(meant),
            (None, Entered::Number(number)) => Some(number),
            (None, Entered::Nothing) if self.can_be_empty => None,
            (None, Entered::Nothing) => return Some(Remark::Reason(NOT_A_NUMBER.get().to_owned())),
            (None, Entered::Perhaps(number, sentence)) => {
                return Some(Remark::Question { text: text.to_owned(), number, sentence });
            }
            (None, Entered::Refused(reason)) => return Some(Remark::Reason(reason)),
        };
        match take(number) {
            Ok(caution) => caution.map(Remark::Caution),
            Err(reason) => Some(Remark::Reason(reason)),
        }
    }

    /// The number one step away from the field's number, up if `step` is positive; `None` if the field has no number. It has no more decimals
    /// than the two of them.
    pub fn stepped(self, text: &str, step: f64) -> Option<f64> {
        let Entered::Number(now) = entered(text, self.unit) else { return None };
        let decimals = |number: f64| number.to_string().split_once('.').map_or(0, |(_, digits)| digits.len());
        format!("{:.*}", decimals(now).max(decimals(step)), now + step).parse().ok()
    }
}

/// Why several cells do not fit into one field; `None` if the text is one cell. Spreadsheets end a cell with a line break.
pub fn several_cells(text: &str) -> Option<String> {
    let cells = text.trim().split(['\t', '\n', '\r']).filter(|cell| !cell.trim().is_empty()).count();
    (cells > 1).then(|| {
        crate::phrase!(
            "剪贴板里有 {cells} 格，这里只填一个数，没有粘贴",
            "the clipboard holds {cells} cells; only one number goes here, and nothing was pasted"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARE: Field = Field { unit: "％", can_be_empty: false };

    #[track_caller]
    fn takes(field: Field, text: &str, number: Option<f64>) {
        let mut taken = None;
        let remark = field.answer(text, None, |number| {
            taken = Some(number);
            Ok(None)
        });
        assert_eq!((taken, remark), (Some(number), None), "{text}");
    }

    fn nothing(_: Option<f64>) -> FieldResult {
        panic!("nothing is taken")
    }

    #[test]
    fn a_number_is_taken_and_so_is_an_emptied_field_where_that_means_something() {
        takes(SHARE, "93.7％", Some(93.7));
        let open = Field { can_be_empty: true, ..SHARE };
        takes(open, " ", None);
        takes(open, "—", None);
        assert!(matches!(SHARE.answer("", None, nothing), Some(Remark::Reason(_))));
    }

    #[test]
    fn what_is_asked_about_is_taken_when_it_is_typed_again_and_only_then() {
        let asked = SHARE.answer("93,7", None, nothing).unwrap();
        assert!(matches!(asked, Remark::Question { number: 93.7, .. }) && asked.is_open());
        let mut taken = None;
        let remark = SHARE.answer("93,7", Some(&asked), |number| {
            taken = number;
            Ok(None)
        });
        assert_eq!((taken, remark), (Some(93.7), None));
        assert!(matches!(SHARE.answer("93,8", Some(&asked), nothing), Some(Remark::Question { number: 93.8, .. })));
    }

    #[test]
    fn what_is_refused_or_taken_with_caution_says_why() {
        assert!(matches!(SHARE.answer("94 95", None, nothing), Some(Remark::Reason(why)) if why.contains("不止一个数")));
        let refused = SHARE.answer("120", None, |_| Err("高于上限".to_owned())).unwrap();
        assert_eq!((refused.sentence(), refused.is_open()), ("高于上限", true));
        let odd = SHARE.answer("0.9", None, |_| Ok(Some("请核对".to_owned()))).unwrap();
        assert_eq!((odd.sentence(), odd.is_open()), ("请核对", false));
    }

    #[test]
    fn a_step_adds_no_digits_that_nobody_typed() {
        assert_eq!(SHARE.stepped("94.1", 0.1), Some(94.2));
        assert_eq!(SHARE.stepped("+0.26", -0.01), Some(0.25));
        assert_eq!(SHARE.stepped("35445.1", 1.0), Some(35446.1));
        assert_eq!(SHARE.stepped("?", 1.0), None);
    }

    #[test]
    fn several_cells_are_never_joined() {
        assert!(several_cells("94\t95").is_some_and(|why| why.contains("2 格")));
        assert!(several_cells("94\r\n95\r\n96").is_some_and(|why| why.contains("3 格")));
        assert_eq!(several_cells("94\r\n"), None);
        assert_eq!(several_cells("1 234"), None);
    }
}
