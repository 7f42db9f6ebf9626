//! The form in which a plan's table states a goal.

use super::super::Direction;
use super::Measure;

/// A form of statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A value to reach: 达到 71.
    Level,
    /// A total over the years: 〔2500〕万人.
    Total,
    /// A mean of the years: 5.5（年均）.
    Mean,
    /// A yearly growth: 年均增长 7％.
    Growth,
    /// A change in the unit of the row: 提高 6 个百分点.
    Change(Direction),
    /// A change in ％ of the base: 降低〔17〕％.
    RelativeChange(Direction),
}

impl Measure {
    /// The measure of a statement in that form.
    ///
    /// ```
    /// use tuiyan::plan::{Direction, Form, Measure};
    /// assert_eq!(Measure::stating(Form::RelativeChange(Direction::Fall)).outcome(60.0, 80.0, 5), 25.0);
    /// ```
    pub fn stating(form: Form) -> Self {
        Self::ALL.into_iter().find(|measure| measure.0.form == Some(form)).unwrap_or(Self::DEFAULT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_asks_for_one_measure_that_goes_its_way() {
        use Direction::{Fall, Rise};
        let plain = [Form::Level, Form::Total, Form::Mean, Form::Growth];
        let changes = [Rise, Fall].into_iter().flat_map(|way| [Form::Change(way), Form::RelativeChange(way)]);
        for form in plain.into_iter().chain(changes) {
            assert_eq!(Measure::ALL.into_iter().filter(|measure| measure.0.form == Some(form)).count(), 1, "{form:?}");
            let falls = matches!(form, Form::Change(Fall) | Form::RelativeChange(Fall));
            assert_eq!(Measure::stating(form).falls(), falls, "{form:?}");
        }
    }
}
