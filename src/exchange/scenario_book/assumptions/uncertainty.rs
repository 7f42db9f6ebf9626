//! How far an assumption may be off, in the cells of a row: the reach to either side, and how the chances are spread.

use super::Column;
use crate::exchange::fault::Fault;
use crate::exchange::scenario_book::headings::{ABOVE, BELOW, SHAPE};
use crate::exchange::scenario_book::spot::Spot;
use crate::exchange::scenario_book::table::{Row, keep};
use crate::exchange::scenario_book::{meant, rate};
use crate::exchange::workbook::Cell;
use crate::plan::{Deviation, Indicator};
use crate::projection::Parameter;
use crate::scenario::{Assumption, Shape, Uncertainty};
use crate::view::words;
use crate::{phrase, word};

/// Below, above and shape.
pub(super) fn cells(indicator: &Indicator, assumption: &Assumption) -> [Cell; 3] {
    let Some(stated) = assumption.uncertainty else { return [const { Cell::Empty }; 3] };
    let is_fraction = is_fraction(assumption.parameter(indicator));
    let reach = |reach: Deviation| if is_fraction { rate(reach.get()) } else { Cell::Number(reach.get()) };
    [reach(stated.below()), reach(stated.above()), Cell::text(words::shape(stated.shape()))]
}

/// The range of a row. A side that is left empty reaches nowhere; where both are, nothing is stated.
pub(super) fn read(row: &Row<Column>, parameter: Parameter, faults: &mut Vec<Fault>) -> Option<Uncertainty> {
    let [below, above, shape] = [BELOW, ABOVE, SHAPE].map(|name| row.get(Column::Named(name)));
    if below.is_empty() && above.is_empty() {
        if !shape.is_empty() {
            faults.push(shape.fault(phrase!(
                "给出了“{SHAPE}”，却没有写“{BELOW}”或“{ABOVE}”",
                "“{SHAPE}” is given, but neither “{BELOW}” nor “{ABOVE}”"
            )));
        }
        return None;
    }
    let reach = |spot: &Spot| {
        let reach =
            spot.optional(|spot| if is_fraction(parameter) { spot.rate(Deviation::new) } else { spot.quantity(Deviation::new) });
        reach.map(|reach| reach.map_or(0.0, Deviation::get))
    };
    let read_below = keep(faults, reach(&below));
    let read_above = keep(faults, reach(&above));
    let spread = keep(faults, shape.optional(named))?.unwrap_or_default();
    let stated = Uncertainty::new(read_below?, read_above?, spread);
    let first = if below.is_empty() { above } else { below };
    keep(faults, stated.map_err(|refusal| first.fault(refusal.to_string())))
}

const fn is_fraction(parameter: Parameter) -> bool {
    matches!(parameter, Parameter::Rate | Parameter::Rates | Parameter::Share)
}

/// A shape by the name that the page gives it, or by its code in scenario files.
fn named(spot: &Spot) -> Result<Shape, Fault> {
    let known = [(Shape::Triangular, "triangular"), (Shape::Uniform, "uniform")];
    let found = spot.words();
    let coded = known.into_iter().find(|(_, code)| *code == found).map(|(shape, _)| shape);
    coded.or_else(|| meant(&found, known.map(|(shape, _)| shape), words::shape)).ok_or_else(|| {
        let allowed = known.map(|(shape, code)| phrase!("{}（{code}）", "{} ({code})", words::shape(shape)));
        spot.fault(phrase!("为“{found}”，应为{}之一", "it is “{found}”; it must be one of {}", allowed.join(word!("、", ", "))))
    })
}
