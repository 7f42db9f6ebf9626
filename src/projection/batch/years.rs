//! Numbers that differ by year, or do not.

/// Numbers for every year, in groups of lanes.
#[derive(Clone, Copy, Debug)]
pub enum Years<'a, L> {
    /// The same in all years.
    Constant(&'a [L]),
    /// Those of the first year, then those of the second, and so on.
    Yearly(&'a [L]),
}

impl<'a, L> Years<'a, L> {
    /// All of them.
    pub(super) const fn all(self) -> &'a [L]
    where
        L: Copy,
    {
        match self {
            Self::Constant(numbers) | Self::Yearly(numbers) => numbers,
        }
    }

    /// Others, laid out like these.
    pub(super) const fn with<M>(self, numbers: &[M]) -> Years<'_, M>
    where
        L: Copy,
    {
        match self {
            Self::Constant(_) => Years::Constant(numbers),
            Self::Yearly(_) => Years::Yearly(numbers),
        }
    }

    /// How many groups there are in each of so many years.
    pub(super) const fn groups(self, years: usize) -> usize
    where
        L: Copy,
    {
        match self {
            Self::Constant(numbers) => numbers.len(),
            Self::Yearly(numbers) => numbers.len() / years,
        }
    }

    /// Those of the t-th year.
    pub(super) fn at(self, t: usize, groups: usize) -> &'a [L] {
        match self {
            Self::Constant(numbers) => numbers,
            Self::Yearly(numbers) => numbers.get((t - 1) * groups..t * groups).unwrap_or_default(),
        }
    }
}
