//! An indicator as its control opens it: a total of which nothing is assumed is shared out evenly.

use super::Subject;
use crate::plan::Measured;
use crate::projection::{Case, Judgement, judge};
use crate::scenario::{Assumption, even_opening};

/// What the control begins with, and the judgement of the path as it is with what would be required of that control.
pub(super) struct Opened {
    assumption: Assumption,
    judgement: Judgement,
}

impl Opened {
    /// `None` where the control takes the assumption as it is.
    pub(super) fn of(subject: Subject, stated: &Measured) -> Option<Self> {
        let growth = even_opening(subject.assumption, stated, &subject.judgement.trajectory)?;
        let assumption = Assumption { growth: Some(growth), ..subject.assumption.clone() };
        let case = assumption.case(subject.plan, subject.indicator, subject.drivers);
        let required = judge(&Case { figure: subject.judgement.figure, ..case }).required;
        let judgement = Judgement { required, ..subject.judgement.clone() };
        Some(Self { assumption, judgement })
    }

    /// The same indicator as its control has it.
    pub(super) const fn subject<'a>(&'a self, subject: Subject<'a>) -> Subject<'a> {
        Subject { assumption: &self.assumption, judgement: &self.judgement, ..subject }
    }
}
