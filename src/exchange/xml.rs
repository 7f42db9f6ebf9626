//! The XML inside office packages: tags, attributes and texts, one after another.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A piece of XML.
pub(super) enum Part<'a> {
    Opened(&'a BytesStart<'a>),
    Closed(&'a str),
    Text(&'a str),
}

/// Calls `each` for every opening or closing tag and for every text. Answers whether the XML was well-formed to its end.
pub(super) fn walk(xml: &str, mut each: impl FnMut(Part)) -> bool {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                depth += 1;
                each(Part::Opened(&tag));
            }
            Ok(Event::Empty(tag)) => {
                each(Part::Opened(&tag));
                each(Part::Closed(tag.local_name().as_ref()));
            }
            Ok(Event::End(tag)) => {
                depth = depth.saturating_sub(1);
                each(Part::Closed(tag.local_name().as_ref()));
            }
            Ok(Event::Text(text)) => each(Part::Text(&text)),
            Ok(Event::GeneralRef(name)) => each(Part::Text(&resolved(&name))),
            Ok(Event::CData(text)) => each(Part::Text(&text)),
            Ok(Event::Eof) => return depth == 0,
            Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// An attribute by its written name, whatever its namespace.
pub(super) fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|each| each.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

pub(super) fn is_true(tag: &BytesStart, name: &str) -> bool {
    attribute(tag, name).is_some_and(|value| value == "1" || value == "true")
}

/// Whether a property that is present is switched on.
pub(super) fn is_on(tag: &BytesStart) -> bool {
    attribute(tag, "val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}

/// The character of a reference.
fn resolved(name: &str) -> String {
    let number = name.strip_prefix("#x").map_or_else(
        || name.strip_prefix('#').and_then(|digits| digits.parse().ok()),
        |digits| u32::from_str_radix(digits, 16).ok(),
    );
    match (name, number.and_then(char::from_u32)) {
        (_, Some(letter)) => letter.to_string(),
        ("amp", _) => "&".to_owned(),
        ("lt", _) => "<".to_owned(),
        ("gt", _) => ">".to_owned(),
        ("quot", _) => "\"".to_owned(),
        ("apos", _) => "'".to_owned(),
        _ => String::new(),
    }
}
