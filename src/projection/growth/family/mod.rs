//! Growth families without their parameters. Each has a file of its own that says everything about it. Other code asks for a property.
//!
//! # Adding one
//!
//! Write its file, list it below, and add its variant to [`Growth`]: from there on the compiler asks for the rest.

mod compound;
mod damped;
mod even;
mod gap;
mod hold;
mod linear;
mod logistic;
mod yearly_rates;
mod yearly_steps;

use super::{Growth, GrowthNumber, GrowthNumbers, Parameter};
use crate::language::Text;
use crate::plan::Measured;

/// The properties of a family.
struct Facets {
    /// Its code, by which tables know it too; no two are alike.
    code: &'static str,
    /// Its name in scenario files, which its numbers may have to tell from another's; `None` if files write it as another family.
    in_files: Option<&'static str>,
    /// Its name on the page and in tables.
    name: Text,
    /// What it does, in plain words.
    note: Text,
    /// What its parameter is called on its control.
    lead: Text,
    /// The parameter that a solver moves.
    parameter: Parameter,
    /// The numbers that it needs.
    needs: &'static [GrowthNumber],
    /// The numbers that it takes as well.
    may: &'static [GrowthNumber],
    /// What it may be assumed for.
    suits: Suits,
    /// Its page in the method; `None` if another family's speaks of it.
    method: Option<FamilyMethod>,
    /// The growth of these numbers; `None` if one is lacking.
    made: fn(GrowthNumbers) -> Option<Growth>,
}

/// What the method says of a family.
pub struct FamilyMethod {
    /// The heading.
    pub title: Text,
    /// One year's step.
    pub formula: Text,
    /// What it does, in plain words.
    pub text: Text,
}

/// What a family may be assumed for.
#[derive(Clone, Copy, PartialEq)]
enum Suits {
    /// Whatever is measured.
    Any,
    /// All but an average growth, which has rates and no level.
    Levels,
    /// Totals alone, which ask each year for an amount of its own.
    Totals,
}

/// Declares the families, their list and where each has its properties, in the order in which the page offers them.
macro_rules! families {
    ($($name:ident in $file:ident),*) => {
        /// A growth family without its parameters.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Family {
            $(#[doc = concat!("[`Growth::", stringify!($name), "`]")] $name,)*
        }

        impl Family {
            /// All families, in the order in which the page offers them.
            pub const ALL: [Self; [$(stringify!($name)),*].len()] = [$(Self::$name),*];

            const fn facets(self) -> &'static Facets {
                match self {
                    $(Self::$name => &$file::FACETS,)*
                }
            }
        }
    };
}

families!(
    Hold in hold,
    Linear in linear,
    Compound in compound,
    Damped in damped,
    Gap in gap,
    Logistic in logistic,
    YearlySteps in yearly_steps,
    YearlyRates in yearly_rates,
    Even in even
);

impl Family {
    /// Its code, by which tables know it too.
    pub const fn code(self) -> &'static str {
        self.facets().code
    }

    /// Its name in scenario files; `None` if they write it as another family.
    pub const fn in_files(self) -> Option<&'static str> {
        self.facets().in_files
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.facets().name.get()
    }

    /// What it does, in plain words.
    pub fn note(self) -> &'static str {
        self.facets().note.get()
    }

    /// What its parameter is called on its control.
    pub fn lead(self) -> &'static str {
        self.facets().lead.get()
    }

    /// The parameter that a solver moves. Holding is a yearly step of zero, so its requirement is stated as a step.
    pub const fn parameter(self) -> Parameter {
        self.facets().parameter
    }

    /// The numbers that it needs.
    pub const fn needs(self) -> &'static [GrowthNumber] {
        self.facets().needs
    }

    /// All numbers that it takes, needed ones first.
    pub fn takes(self) -> impl Iterator<Item = GrowthNumber> {
        let facets = self.facets();
        facets.needs.iter().chain(facets.may).copied()
    }

    /// Its page in the method; `None` if another family's speaks of it.
    pub const fn method(self) -> Option<&'static FamilyMethod> {
        self.facets().method.as_ref()
    }

    /// The growth of these numbers; `None` if one is lacking.
    ///
    /// ```
    /// use tuiyan::plan::Amount;
    /// use tuiyan::projection::{Family, Growth, GrowthNumbers};
    /// let step = Amount::new(0.3).unwrap();
    /// let given = GrowthNumbers { step: Some(step), ..GrowthNumbers::default() };
    /// assert_eq!(Family::Damped.made(given.clone()), None, "no damping factor");
    /// assert_eq!(Family::Linear.made(given), Some(Growth::Linear { step }));
    /// ```
    pub fn made(self, numbers: GrowthNumbers) -> Option<Growth> {
        (self.facets().made)(numbers)
    }

    /// Whether it suits an average-growth indicator, which has rates and no level.
    pub fn suits_average_growth(self) -> bool {
        self.facets().suits == Suits::Any
    }

    /// Whether it suits a statement. Only a total asks each year for an amount of its own.
    pub fn suits(self, stated: &Measured) -> bool {
        match self.facets().suits {
            Suits::Any => true,
            Suits::Levels => !stated.measure.is_of_rates(),
            Suits::Totals => stated.measure.is_of_flows(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_families_have_a_code_or_a_name_in_common() {
        for (at, family) in Family::ALL.into_iter().enumerate() {
            for other in &Family::ALL[..at] {
                assert_ne!(family.code(), other.code());
                assert_ne!(family.facets().name.both(), other.facets().name.both());
            }
        }
    }

    #[test]
    fn a_family_opens_with_its_numbers_and_is_made_of_them_again() {
        for family in Family::ALL {
            let growth = Growth::opening(family, 5);
            assert_eq!(growth.family(), family);
            assert_eq!(family.made(growth.numbers()), Some(growth.clone()));
            let given: Vec<_> = GrowthNumber::ALL.into_iter().filter(|number| number.is_given(&growth.numbers())).collect();
            assert!(family.needs().iter().all(|number| given.contains(number)), "{family:?} lacks what it needs");
            assert!(
                given.iter().all(|number| family.takes().any(|takes| takes == *number)),
                "{family:?} has what it does not take"
            );
        }
    }
}
