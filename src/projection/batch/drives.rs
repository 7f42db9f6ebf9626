//! What settings amount to in each year.

use super::exp::Exponential;
use super::lanes::{Exp, Lanes};
use super::law::{Law, Step};

/// What the settings of each group of lanes amount to; see [`Law::drive`].
pub trait Drives<L> {
    /// Of the next group, by the year, counted from one.
    fn next(&mut self) -> impl Fn(usize) -> L;
}

/// The same in all years: one for each group.
#[derive(Clone, Copy, Debug)]
pub struct Constant<'a, L>(pub &'a [L]);

/// One for each of so many years, group by group.
#[derive(Clone, Copy, Debug)]
pub struct Yearly<'a, L>(pub &'a [L], pub usize);

/// The same in all years, from moderate settings: those of a calm range.
pub(super) struct Moderate<'a, L, S> {
    law: &'a Law,
    settings: S,
    one: L,
    exp: Exponential<L>,
}

impl<L: Lanes> Drives<L> for Constant<'_, L> {
    #[inline(always)]
    fn next(&mut self) -> impl Fn(usize) -> L {
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
    fn next(&mut self) -> impl Fn(usize) -> L {
        let (years, rest) = self.0.split_at_checked(self.1).unwrap_or_default();
        self.0 = rest;
        move |t| years.get(t - 1).copied().unwrap_or_else(L::unknown)
    }
}

impl<'a, L: Exp, S: Iterator<Item = L>> Moderate<'a, L, S> {
    #[inline(always)]
    pub(super) fn new(law: &'a Law, settings: S) -> Self {
        Self { law, settings, one: L::splat(std::hint::black_box(1.0)), exp: Exponential::ready() }
    }
}

impl<L: Exp, S: Iterator<Item = L>> Drives<L> for Moderate<'_, L, S> {
    #[inline(always)]
    fn next(&mut self) -> impl Fn(usize) -> L {
        let setting = self.settings.next().unwrap_or_else(L::unknown);
        // As `Law::drive`, for moderate settings.
        let drive = match self.law.step {
            Step::Add | Step::Damped { .. } => setting,
            Step::Multiply => self.one + setting,
            Step::Gap { .. } => self.one - setting,
            Step::Odds { .. } => self.exp.of(L::splat(-0.0) - setting),
        };
        move |_| drive
    }
}
