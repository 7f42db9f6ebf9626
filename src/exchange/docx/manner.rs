//! The look of runs of text, by their own properties and their styles.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use crate::exchange::xml::{Part, attribute, is_on, walk};

/// The properties of a run; those left out come from its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) raised: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) hidden: Option<bool>,
}

impl Said {
    /// Adds a property.
    pub(super) fn take(&mut self, tag: &BytesStart) {
        let value = || attribute(tag, "val").unwrap_or_default();
        match tag.local_name().as_ref() {
            "vertAlign" => self.raised = Some(value() == "superscript"),
            "position" if self.raised.is_none() => self.raised = value().parse::<i32>().ok().map(|points| points > 0),
            // Either line strikes through.
            "strike" | "dstrike" => self.struck = Some(is_on(tag) || self.struck == Some(true)),
            "vanish" => self.hidden = Some(is_on(tag)),
            _ => {}
        }
    }

    /// Fills in the properties left out from another set.
    pub(super) fn or(self, style: Self) -> Self {
        Self { raised: self.raised.or(style.raised), struck: self.struck.or(style.struck), hidden: self.hidden.or(style.hidden) }
    }
}

/// The styles of a document by their ids.
#[derive(Default)]
pub(super) struct Styles(BTreeMap<String, Said>);

/// How many styles may build on one another.
const GENERATIONS: usize = 12;

impl Styles {
    pub(super) fn of(xml: &str) -> Self {
        let mut own: BTreeMap<String, (Said, Option<String>)> = BTreeMap::new();
        let (mut style, mut parts) = (None::<String>, 0_usize);
        walk(xml, |part| match part {
            Part::Opened(tag) => match tag.local_name().as_ref() {
                "style" => style = attribute(tag, "styleId"),
                // What a table style says about first rows and the like.
                "tblStylePr" => parts += 1,
                name if parts == 0 => {
                    let Some(id) = &style else { return };
                    let (said, parent) = own.entry(id.clone()).or_default();
                    said.take(tag);
                    if name == "basedOn" {
                        *parent = attribute(tag, "val");
                    }
                }
                _ => {}
            },
            Part::Closed("style") => style = None,
            Part::Closed("tblStylePr") => parts = parts.saturating_sub(1),
            Part::Closed(_) | Part::Text(_) => {}
        });
        let whole = own.keys().map(|id| {
            let parents = std::iter::successors(own.get(id), |(_, parent)| own.get(parent.as_ref()?));
            (id.clone(), parents.take(GENERATIONS).fold(Said::default(), |said, (next, _)| said.or(*next)))
        });
        Self(whole.collect())
    }

    pub(super) fn named(&self, id: &str) -> Said {
        self.0.get(id).copied().unwrap_or_default()
    }
}

/// A character of a symbol font as an ordinary character.
pub(super) fn symbol(font: &str, code: u32) -> char {
    let code = code & 0xff;
    let known: &[(u32, char)] = match font {
        "Symbol" => &[
            (0xa3, '≤'),
            (0xb3, '≥'),
            (0xb1, '±'),
            (0xb4, '×'),
            (0xb8, '÷'),
            (0xb0, '°'),
            (0xb7, '·'),
            (0xb9, '≠'),
            (0xbb, '≈'),
            (0xa5, '∞'),
            (0x2d, '−'),
        ],
        "Wingdings" => &[(0xfc, '√'), (0xfb, '×'), (0xab, '★'), (0xb6, '☆')],
        _ => &[],
    };
    let circled = |first: u32| ('①'..='⑩').nth((code - first) as usize);
    match (known.iter().find(|(known, _)| *known == code), font, code) {
        (Some((_, letter)), ..) => *letter,
        (None, "Wingdings", 0x81..=0x8a) => circled(0x81).unwrap_or('?'),
        (None, "Wingdings", 0x8c..=0x95) => circled(0x8c).unwrap_or('?'),
        (None, "Symbol", 0x20..=0x7e) if !char::from_u32(code).is_some_and(char::is_alphabetic) => {
            char::from_u32(code).unwrap_or('?')
        }
        // Something stands there, and a reader should see that.
        _ => char::REPLACEMENT_CHARACTER,
    }
}
