//! The range of an assumption in the cells of a row: the reach to either side, and the shape.

use super::Decided;
use crate::exchange::columns::{CellFault, Column, FaultsFound, PlacedCell, SheetRow, rate};
use crate::exchange::scenario_book::meant;
use crate::exchange::workbook::Cell;
use crate::language::Text;
use crate::plan::Deviation;
use crate::projection::Parameter;
use crate::scenario::{Shape, Uncertainty};
use crate::view::words;
use crate::{phrase, word};

const BELOW: Text = Text::new("下偏差", "Deviation below");
const ABOVE: Text = Text::new("上偏差", "Deviation above");
const SHAPE: Text = Text::new("分布", "Distribution");

pub(super) fn columns<'a>() -> [Column<Decided<'a>>; 3] {
    type C<'a> = Column<Decided<'a>>;
    [
        C::may(BELOW).together(|it| reach(it, Uncertainty::below), read),
        C::may(ABOVE).shows(|it| reach(it, Uncertainty::above)),
        C::may(SHAPE).shows(|it| Cell::text(it.assumption.uncertainty.map_or("", |stated| words::shape(stated.shape())))),
    ]
}

/// The first of the two sides that is filled in.
pub(super) fn first(row: SheetRow) -> PlacedCell {
    let below = row.get(BELOW);
    if below.is_empty() { row.get(ABOVE) } else { below }
}

fn reach(it: &Decided, side: fn(Uncertainty) -> Deviation) -> Cell {
    let reach = it.assumption.uncertainty.map(|stated| side(stated).get());
    let is_fraction = is_fraction(it.assumption.parameter(it.indicator));
    reach.map_or(Cell::Empty, |reach| if is_fraction { rate(reach) } else { Cell::Number(reach) })
}

/// The unit of a reach depends on the growth; for a refused growth it is unknown.
fn read(row: SheetRow, it: &mut Decided, told: &mut FaultsFound) {
    if row.get(super::growth::FAMILY).is_empty() || it.assumption.growth.is_some() {
        it.assumption.uncertainty = stated(row, it.assumption.parameter(it.indicator), told);
    }
}

/// The range of a row. An empty side has a reach of zero; if both are empty, there is no range.
fn stated(row: SheetRow, parameter: Parameter, told: &mut FaultsFound) -> Option<Uncertainty> {
    let [below, above, shape] = [BELOW, ABOVE, SHAPE].map(|name| row.get(name));
    if below.is_empty() && above.is_empty() {
        if !shape.is_empty() {
            told.tell(shape.fault(phrase!(
                "给出了“{SHAPE}”，却没有写“{BELOW}”或“{ABOVE}”",
                "“{SHAPE}” is given, but neither “{BELOW}” nor “{ABOVE}”"
            )));
        }
        return None;
    }
    let reach = |spot: PlacedCell| {
        let read =
            |spot: PlacedCell| if is_fraction(parameter) { spot.rate(Deviation::new) } else { spot.quantity(Deviation::new) };
        spot.optional(read).map(|reach| reach.map_or(0.0, Deviation::get))
    };
    let (read_below, read_above) = (told.keep(reach(below)), told.keep(reach(above)));
    let spread = told.keep(shape.optional(named))?.unwrap_or_default();
    let stated = Uncertainty::new(read_below?, read_above?, spread);
    told.keep(stated.map_err(|refusal| first(row).fault(refusal.to_string())))
}

const fn is_fraction(parameter: Parameter) -> bool {
    matches!(parameter, Parameter::Rate | Parameter::Rates | Parameter::Share)
}

/// A shape by its name on the page, or by its code in scenario files.
fn named(spot: PlacedCell) -> Result<Shape, CellFault> {
    let known = [(Shape::Triangular, "triangular"), (Shape::Uniform, "uniform")];
    let found = spot.words();
    let coded = known.into_iter().find(|(_, code)| *code == found).map(|(shape, _)| shape);
    coded.or_else(|| meant(&found, known.map(|(shape, _)| shape), words::shape)).ok_or_else(|| {
        let allowed = known.map(|(shape, code)| phrase!("{}（{code}）", "{} ({code})", words::shape(shape)));
        spot.fault(phrase!("为“{found}”，应为{}之一", "it is “{found}”; it must be one of {}", allowed.join(word!("、", ", "))))
    })
}
