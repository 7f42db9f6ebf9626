//! The plan that the program opens with, packed: its fields one after the other, without names. Reading JSON takes far more program than
//! the plan has figures, and a page that opens for the first time has nothing else to read.
//!
//! It is made of the plan's file by `packed_plan_is_its_file` among the tests, and no form in which anything is sent or kept.

use crate::plan::{
    Amount, Basis, Bounds, Comparison, Decimals, Direction, Document, Domain, Goal, Group, Id, Indicator, Measure, Measured,
    Milestone, Nature, Of, OpSource, Period, Plan, Range, Reading, Relation, RelationKind, Source, Start, Statement, Status,
    Than, Threshold, When, Wording, Year,
};

/// [`super::BUILTIN`], packed.
const PACKED: &[u8] = include_bytes!("../../data/lizhou-14.packed");

/// The plan that the program ships with, as [`super::builtin_plan`] reads it from its file. A test keeps the two alike.
pub fn packed_plan() -> Option<Plan> {
    Plan::unpack(&mut PACKED.iter())
}

/// What is left to be read.
type Bytes<'a> = std::slice::Iter<'a, u8>;

/// Something that can be packed, and is found the same again.
trait Packed: Sized {
    #[cfg(test)]
    fn pack(&self, bytes: &mut Vec<u8>);

    /// `None` where the bytes are of something else.
    fn unpack(bytes: &mut Bytes) -> Option<Self>;
}

impl Packed for usize {
    #[cfg(test)]
    fn pack(&self, bytes: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 128 {
            bytes.push(u8::try_from(rest % 128).unwrap() | 128);
            rest /= 128;
        }
        bytes.push(u8::try_from(rest).unwrap());
    }

    fn unpack(bytes: &mut Bytes) -> Option<Self> {
        let mut number = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = *bytes.next()?;
            number |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Some(number);
            }
        }
        None
    }
}

impl Packed for bool {
    #[cfg(test)]
    fn pack(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(*self));
    }

    fn unpack(bytes: &mut Bytes) -> Option<Self> {
        Some(*bytes.next()? != 0)
    }
}

impl Packed for String {
    #[cfg(test)]
    fn pack(&self, bytes: &mut Vec<u8>) {
        self.len().pack(bytes);
        bytes.extend(self.as_bytes());
    }

    fn unpack(bytes: &mut Bytes) -> Option<Self> {
        let length = usize::unpack(bytes)?;
        let text = bytes.as_slice().get(..length)?;
        *bytes = bytes.as_slice().get(length..)?.iter();
        Self::from_utf8(text.to_vec()).ok()
    }
}

impl<T: Packed> Packed for Option<T> {
    #[cfg(test)]
    fn pack(&self, bytes: &mut Vec<u8>) {
        self.is_some().pack(bytes);
        for value in self {
            value.pack(bytes);
        }
    }

    fn unpack(bytes: &mut Bytes) -> Option<Self> {
        if bool::unpack(bytes)? { T::unpack(bytes).map(Some) } else { Some(None) }
    }
}

impl<T: Packed> Packed for Vec<T> {
    #[cfg(test)]
    fn pack(&self, bytes: &mut Vec<u8>) {
        self.len().pack(bytes);
        for value in self {
            value.pack(bytes);
        }
    }

    fn unpack(bytes: &mut Bytes) -> Option<Self> {
        let count = usize::unpack(bytes)?;
        let mut all = Self::new();
        for _ in 0..count {
            all.push(T::unpack(bytes)?);
        }
        Some(all)
    }
}

/// As its digits and how many of them are decimals, so that a figure takes no more bytes than it has on paper.
impl Packed for Amount {
    #[cfg(test)]
    fn pack(&self, bytes: &mut Vec<u8>) {
        let text = self.get().to_string();
        let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        decimals.pack(bytes);
        (self.get() < 0.0).pack(bytes);
        text.replace(['.', '-'], "").parse::<usize>().unwrap().pack(bytes);
    }

    /// Both parts are whole numbers that doubles hold, so their quotient is the double that the digits mean.
    fn unpack(bytes: &mut Bytes) -> Option<Self> {
        let (decimals, is_negative, digits) = (usize::unpack(bytes)?, bool::unpack(bytes)?, usize::unpack(bytes)?);
        let scale = (0..decimals).fold(1.0, |scale, _| scale * 10.0);
        let size = f64::from(u32::try_from(digits).ok()?) / scale;
        Self::new(if is_negative { -size } else { size }).ok()
    }
}

impl Packed for Year {
    #[cfg(test)]
    fn pack(&self, bytes: &mut Vec<u8>) {
        usize::try_from(self.get()).unwrap().pack(bytes);
    }

    fn unpack(bytes: &mut Bytes) -> Option<Self> {
        Some(Self::new(i16::try_from(usize::unpack(bytes)?).ok()?))
    }
}

/// What is made of parts and checks them.
macro_rules! made {
    ($($kind:ty: $self:ident => ($($part:expr),+), |$($name:ident: $type:ty),+| $made:expr;)+) => {$(
        impl Packed for $kind {
            #[cfg(test)]
            fn pack(&self, bytes: &mut Vec<u8>) {
                let $self = self;
                $($part.pack(bytes);)+
            }

            fn unpack(bytes: &mut Bytes) -> Option<Self> {
                $(let $name = <$type>::unpack(bytes)?;)+
                $made
            }
        }
    )+};
}

made! {
    Id: it => (it.as_str().to_owned()), |text: String| Self::new(&text).ok();
    Wording: it => (it.own().to_owned(), it.english().map(ToOwned::to_owned)), |own: String, english: Option<String>| Some(Self::paired(own, english));
    Period: it => (it.base(), it.end()), |base: Year, end: Year| Self::new(base, end);
    Decimals: it => (usize::from(it.get())), |count: usize| Self::new(u8::try_from(count).ok()?);
}

/// One of several, by its place.
macro_rules! one_of {
    ($($kind:ty: $all:expr;)+) => {$(
        impl Packed for $kind {
            #[cfg(test)]
            fn pack(&self, bytes: &mut Vec<u8>) {
                $all.iter().position(|one| one == self).unwrap().pack(bytes);
            }

            fn unpack(bytes: &mut Bytes) -> Option<Self> {
                $all.get(usize::unpack(bytes)?).copied()
            }
        }
    )+};
}

one_of! {
    Nature: [Nature::Binding, Nature::Expected];
    Measure: Measure::ALL;
    Comparison: [Comparison::AtLeast, Comparison::MoreThan, Comparison::AtMost, Comparison::LessThan];
    Direction: [Direction::Rise, Direction::Fall];
    OpSource: [OpSource::Stated, OpSource::Read];
    When: [When::End, When::EveryYear];
    RelationKind: [RelationKind::Within, RelationKind::Sum, RelationKind::Same];
}

/// The fields one after the other.
macro_rules! fields {
    ($($kind:ident { $($field:ident),+ })+) => {$(
        impl Packed for $kind {
            #[cfg(test)]
            fn pack(&self, bytes: &mut Vec<u8>) {
                let Self { $($field),+ } = self;
                $($field.pack(bytes);)+
            }

            fn unpack(bytes: &mut Bytes) -> Option<Self> {
                Some(Self { $($field: Packed::unpack(bytes)?),+ })
            }
        }
    )+};
}

fields! {
    Plan { id, version, name, short_name, document, period, groups, domains, indicators, relations }
    Document { number, issuer, date }
    Group { id, name, scoreboard }
    Domain { name, services }
    Relation { kind, whole, parts, place, note }
    Indicator { id, group, domain, name, unit, nature, decimals, bounds, per_head, part_of, lead, source, statement, readings }
    Bounds { min, max }
    Source { place, printed }
    Reading { id, name, place, note, statement }
    Status { words, by, start }
    Measured { measure, start, basis, goal, op_source, when, year, stretch, milestones }
    Basis { year, estimated, unit }
    Milestone { year, goal, op_source }
    Threshold { op, value }
    Range { low, high, both, wanted }
    Than { op, of, times, plus, wanted }
}

/// A number for the case, and its fields.
macro_rules! cases {
    ($($kind:ident { $($number:literal: $case:pat => ($($field:expr),*), $made:expr;)+ } |$bytes:ident|)+) => {$(
        impl Packed for $kind {
            #[cfg(test)]
            fn pack(&self, bytes: &mut Vec<u8>) {
                match self {
                    $($case => {
                        bytes.push($number);
                        $($field.pack(bytes);)*
                    })+
                }
            }

            fn unpack($bytes: &mut Bytes) -> Option<Self> {
                Some(match $bytes.next()? {
                    $($number => $made,)+
                    _ => return None,
                })
            }
        }
    )+};
}

cases! {
    Statement {
        0: Self::Status(status) => (status), Self::Status(Packed::unpack(bytes)?);
        1: Self::Measured(measured) => (measured), Self::Measured(Packed::unpack(bytes)?);
    } |bytes|
    Start {
        0: Self::Value(value) => (value), Self::Value(Packed::unpack(bytes)?);
        1: Self::Below { end, closed } => (end, closed), Self::Below { end: Packed::unpack(bytes)?, closed: Packed::unpack(bytes)? };
        2: Self::Above { end, closed } => (end, closed), Self::Above { end: Packed::unpack(bytes)?, closed: Packed::unpack(bytes)? };
        3: Self::EarlierTotal(total) => (total), Self::EarlierTotal(Packed::unpack(bytes)?);
        4: Self::LastRate(rate) => (rate), Self::LastRate(Packed::unpack(bytes)?);
        5: Self::Missing => (), Self::Missing;
    } |bytes|
    Goal {
        0: Self::Number(threshold) => (threshold), Self::Number(Packed::unpack(bytes)?);
        1: Self::About(threshold) => (threshold), Self::About(Packed::unpack(bytes)?);
        2: Self::Between(range) => (range), Self::Between(Packed::unpack(bytes)?);
        3: Self::Than(than) => (than), Self::Than(Packed::unpack(bytes)?);
        4: Self::Later { words, wanted } => (words, wanted), Self::Later { words: Packed::unpack(bytes)?, wanted: Packed::unpack(bytes)? };
        5: Self::Watched { words, wanted } => (words, wanted), Self::Watched { words: Packed::unpack(bytes)?, wanted: Packed::unpack(bytes)? };
    } |bytes|
    Of {
        0: Self::Baseline => (), Self::Baseline;
        1: Self::Indicator(id) => (id), Self::Indicator(Packed::unpack(bytes)?);
        2: Self::Reference(words) => (words), Self::Reference(Packed::unpack(bytes)?);
        3: Self::Previous => (), Self::Previous;
    } |bytes|
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{NATIONAL, TRAINING, builtin_plan, read_plan};

    fn packed(plan: &Plan) -> Vec<u8> {
        let mut bytes = Vec::new();
        plan.pack(&mut bytes);
        bytes
    }

    /// Where the plan's file has changed the packed one is written anew, and goes in with it.
    #[test]
    fn packed_plan_is_its_file() {
        let plan = builtin_plan().unwrap();
        if packed_plan().as_ref() != Some(&plan) {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/data/lizhou-14.packed"), packed(&plan)).unwrap();
            panic!("data/lizhou-14.packed was not the plan in data/lizhou-14.json; it is now");
        }
    }

    #[test]
    fn every_plan_that_ships_comes_out_as_it_went_in() {
        for plan in [NATIONAL, TRAINING].map(|text| read_plan(text).unwrap()) {
            assert_eq!(Plan::unpack(&mut packed(&plan).iter()), Some(plan));
        }
    }

    #[test]
    fn what_is_cut_short_is_no_plan() {
        let whole = packed(&builtin_plan().unwrap());
        for length in (0..whole.len()).step_by(997) {
            assert_eq!(Plan::unpack(&mut whole[..length].iter()), None, "{length}");
        }
    }
}
