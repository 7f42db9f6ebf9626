//! The numbers that settings put into each year's step.

use super::exp::exp;
use super::lanes::{Exp, Lanes};

/// The drives of each group of lanes; see [`Law::drive`](super::Law::drive).
pub trait Drives<L> {
    /// The drives of the next group, by the year, counted from one.
    fn next(&mut self, amount: Amounts) -> impl Fn(usize) -> L;
}

/// The number that a setting `x` puts into a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amounts {
    /// `x`
    Itself,
    /// `1 + x`
    Factor,
    /// `1 − x`
    Rest,
    /// `e^(−x)`
    Decay,
}

/// The same in all years: one for each group.
#[derive(Clone, Copy, Debug)]
pub struct Constant<'a, L>(pub &'a [L]);

/// One for each year, group by group.
#[derive(Clone, Copy, Debug)]
pub struct Yearly<'a, L>(pub &'a [L], pub usize);

/// The same in all years, computed from the setting of each group.
pub(super) struct Settings<L, S> {
    group: usize,
    setting: S,
    one: L,
}

impl<L: Lanes> Drives<L> for Constant<'_, L> {
    #[inline(always)]
    fn next(&mut self, _: Amounts) -> impl Fn(usize) -> L {
        let drive = match self.0 {
            [first, rest @ ..] => {
                self.0 = rest;
                *first
            }
            [] => L::unknown(),
        };
        move |_| drive
    }
}

impl<L: Lanes> Drives<L> for Yearly<'_, L> {
    #[inline(always)]
    fn next(&mut self, _: Amounts) -> impl Fn(usize) -> L {
        let (years, rest) = self.0.split_at_checked(self.1).unwrap_or_default();
        self.0 = rest;
        move |t| years.get(t - 1).copied().unwrap_or_else(L::unknown)
    }
}

impl<L: Exp, S: FnMut(usize) -> L> Settings<L, S> {
    #[inline(always)]
    pub(super) fn new(setting: S) -> Self {
        Self { group: 0, setting, one: L::splat(std::hint::black_box(1.0)) }
    }
}

impl<L: Exp, S: FnMut(usize) -> L> Drives<L> for Settings<L, S> {
    #[inline(always)]
    fn next(&mut self, amount: Amounts) -> impl Fn(usize) -> L {
        let x = (self.setting)(self.group);
        self.group += 1;
        let drive = match amount {
            Amounts::Itself => x,
            Amounts::Factor => self.one + x,
            Amounts::Rest => self.one - x,
            Amounts::Decay => exp(L::splat(0.0) - x),
        };
        move |_| drive
    }
}
