//! Numbers in as few bytes as possible, exact to the last bit.

use std::fmt;

use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A finite number. Numbers typed by people have few digits: these are written as a whole number over a power of ten, in one to eight bytes.
/// All others are written as doubles, in nine.
///
/// The short form is `zigzag(mantissa) · 8 + decimals` as a varint, with up to six decimals; seven stands for the long form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number(pub(super) f64);

const TENS: [f64; 7] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];
const LONG: u64 = 7;

/// 2^51. Beyond it the long form is as short. Whole numbers up to here are exact, and so is their correctly rounded quotient.
const MOST: f64 = 2_251_799_813_685_248.0;

fn short(number: f64) -> Option<u64> {
    (0..).zip(TENS).find_map(|(decimals, scale)| {
        let mantissa = (number * scale).round();
        if mantissa.abs() >= MOST {
            return None;
        }
        #[allow(clippy::cast_possible_truncation, reason = "a whole number below 2^51")]
        let code = zigzag(mantissa as i64) << 3 | decimals;
        // By bits, because minus zero differs from zero.
        long(code).filter(|read| read.to_bits() == number.to_bits()).map(|_| code)
    })
}

fn long(code: u64) -> Option<f64> {
    let scale = TENS.get((code & 7) as usize)?;
    #[allow(clippy::cast_precision_loss, reason = "a larger mantissa is not written, and only rounds")]
    Some(unzigzag(code >> 3) as f64 / scale)
}

#[allow(clippy::cast_sign_loss, reason = "the sign goes to the lowest bit")]
const fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}

#[allow(clippy::cast_possible_wrap, reason = "the highest bit is free after the shift")]
const fn unzigzag(code: u64) -> i64 {
    (code >> 1) as i64 ^ -((code & 1) as i64)
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match short(self.0) {
            Some(code) => (code,).serialize(serializer),
            None => (LONG, self.0).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple(2, OneOrTwo)
    }
}

/// A short form, or the mark of the long form and the double.
struct OneOrTwo;

impl<'de> Visitor<'de> for OneOrTwo {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Number, A::Error> {
        let code = parts.next_element()?;
        let number = match code {
            Some(LONG) => parts.next_element()?,
            Some(code) => long(code),
            None => None,
        };
        number.filter(|number| number.is_finite()).map(Number).ok_or_else(|| A::Error::custom("no number"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn takes(number: f64, bytes: usize) {
        let written = postcard::to_allocvec(&Number(number)).unwrap();
        let (read, rest) = postcard::take_from_bytes::<Number>(&written).unwrap();
        assert_eq!((read.0.to_bits(), rest.len(), written.len()), (number.to_bits(), 0, bytes), "{number:e}");
    }

    #[test]
    fn a_number_as_people_type_it_takes_one_to_three_bytes() {
        takes(0.0, 1);
        takes(-0.5, 1);
        takes(0.26, 2);
        takes(-0.002, 1);
        takes(93.7, 2);
        takes(9200.0, 3);
        takes(94.996, 3);
        takes(0.012_345, 3);
    }

    #[test]
    fn any_other_number_takes_nine_and_keeps_every_bit() {
        for number in [-0.0, 1.0 / 3.0, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, 1e300, -1e-300, 2_f64.powi(60)] {
            takes(number, 9);
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for bad in [f64::NAN, f64::INFINITY] {
            let written = postcard::to_allocvec(&(LONG, bad)).unwrap();
            assert!(postcard::from_bytes::<Number>(&written).is_err());
        }
        assert!(postcard::from_bytes::<Number>(&[]).is_err());
        assert!(postcard::from_bytes::<Number>(&[7, 1, 2]).is_err());
    }
}
