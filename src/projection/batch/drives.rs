//! What settings amount to in each year.

use super::lanes::Lanes;

/// What the settings of each group of lanes amount to; see [`Law::drive`](super::Law::drive).
pub trait Drives<L> {
    /// Of one group, by the year, counted from one.
    fn of(&self, group: usize) -> impl Fn(usize) -> L;
}

/// The same in all years: one for each group.
#[derive(Clone, Copy, Debug)]
pub struct Constant<'a, L>(pub &'a [L]);

/// One for each of so many years, group by group.
#[derive(Clone, Copy, Debug)]
pub struct Yearly<'a, L>(pub &'a [L], pub usize);

impl<L: Lanes> Drives<L> for Constant<'_, L> {
    #[inline(always)]
    fn of(&self, group: usize) -> impl Fn(usize) -> L {
        let drive = self.0.get(group).copied().unwrap_or_else(L::unknown);
        move |_| drive
    }
}

impl<L: Lanes> Drives<L> for Yearly<'_, L> {
    #[inline(always)]
    fn of(&self, group: usize) -> impl Fn(usize) -> L {
        let years = self.0.get(group * self.1..(group + 1) * self.1).unwrap_or_default();
        move |t| years.get(t - 1).copied().unwrap_or_else(L::unknown)
    }
}
