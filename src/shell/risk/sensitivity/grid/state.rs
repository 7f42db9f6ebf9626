//! What the person chose of a two-way table, and what follows.

use leptos::prelude::*;

use crate::chart::Poster;
use crate::phrase;
use crate::plan::Id;
use crate::risk::{Grid, Input, USUAL_GRID, grid, scale, set_to};
use crate::scenario::Edit;
use crate::shell::store::Store;
use crate::view::risk::{InputChoice, TwoWay, input_choices, two_way, two_way_poster};

/// The inputs of both sides.
type Pair = (Input, Input);

/// The numbers behind a table and the table in words.
type Table = (Grid, TwoWay);

/// What the person chose of the table, and what follows.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    pub(super) store: Store,
    id: RwSignal<Id>,
    /// The inputs that were asked for; another indicator may not have them.
    columns: RwSignal<Option<Input>>,
    rows: RwSignal<Option<Input>>,
    pub(super) choices: Memo<Vec<InputChoice>>,
    pub(super) pair: Memo<Option<Pair>>,
    pub(super) table: Memo<Option<Table>>,
    /// The settings that were picked. They are numbers, not a place: the table moves when the scenario does.
    pub(super) picked: RwSignal<Option<[(Input, f64); 2]>>,
    /// The cell under the pointer.
    pub(super) hovered: RwSignal<Option<(usize, usize)>>,
}

impl Chosen {
    pub(super) fn of(id: RwSignal<Id>) -> Self {
        let store = expect_context::<Store>();
        let plan = store.plan();
        let (columns, rows) = (RwSignal::new(None), RwSignal::new(None));
        let choices = Memo::new(move |_| {
            let Some(indicator) = id.with(|id| plan.indicator(id)) else { return Vec::new() };
            store.with_scenario(|scenario| input_choices(&plan, scenario, indicator))
        });
        let pair = Memo::new(move |_| choices.with(|choices| paired(choices, columns.get(), rows.get())));
        let plan = store.plan();
        let table = Memo::new(move |_| {
            let (indicator, (across, down)) = id.with(|id| plan.indicator(id)).zip(pair.get())?;
            store.with_scenario(|scenario| {
                let columns = scale(&plan, scenario, indicator, across, USUAL_GRID.0)?;
                let rows = scale(&plan, scenario, indicator, down, USUAL_GRID.1)?;
                let found = grid(&plan, scenario, indicator, columns, rows)?;
                let words = two_way(&plan, scenario, indicator, &found)?;
                Some((found, words))
            })
        });
        Self { store, id, columns, rows, choices, pair, table, picked: RwSignal::new(None), hovered: RwSignal::new(None) }
    }

    /// Asks for an input on one side. The other side's is exchanged for it where both would be the same.
    pub(super) fn ask(self, is_column: bool, input: Input) {
        let Some((across, down)) = self.pair.get_untracked() else { return };
        let (columns, rows) = match is_column {
            true if input == down => (input, across),
            true => (input, down),
            false if input == across => (down, input),
            false => (across, input),
        };
        self.columns.set(Some(columns));
        self.rows.set(Some(rows));
        self.picked.set(None);
    }

    pub(super) fn pick(self, column: usize, row: usize) {
        let settings = self.table.with_untracked(|table| {
            let (grid, _) = table.as_ref()?;
            Some([(grid.columns.input, *grid.columns.settings.get(column)?), (grid.rows.input, *grid.rows.settings.get(row)?)])
        });
        self.picked.set(settings);
    }

    /// Where the picked settings stand in the table, followed.
    pub(super) fn place(self) -> Option<(usize, usize)> {
        let [(across, x), (down, y)] = self.picked.get()?;
        self.table.with(|table| {
            let (grid, _) = table.as_ref()?;
            let is_same = grid.columns.input == across && grid.rows.input == down;
            let column = grid.columns.settings.iter().position(|setting| *setting == x)?;
            let row = grid.rows.settings.iter().position(|setting| *setting == y)?;
            is_same.then_some((column, row))
        })
    }

    /// What is in the cells, followed.
    pub(super) fn title(self) -> Option<String> {
        self.table.with(|table| table.as_ref().map(|(_, words)| words.title.clone()))
    }

    /// The map as a picture, and what its file is called.
    pub(super) fn poster(self) -> Option<(Poster, String)> {
        self.store.now(|plan, scenario| {
            let indicator = self.id.with_untracked(|id| plan.indicator(id))?;
            let words = self.table.with_untracked(|table| table.as_ref().map(|(_, words)| words.clone()))?;
            let name = phrase!("{} 两项变动 {}", "{} two at once {}", indicator.name, scenario.name);
            Some((two_way_poster(plan, scenario, indicator, &words), name))
        })
    }

    /// The edit that makes the picked settings the assumption.
    pub(super) fn edit(self) -> Option<Edit> {
        let settings = self.picked.get()?;
        self.id.with(|id| {
            let plan = self.store.plan();
            self.store.with_scenario(|scenario| set_to(&plan, scenario, plan.indicator(id)?, &settings))
        })
    }
}

/// The inputs of both sides: as asked for where the indicator has them, else the first ones there are.
fn paired(choices: &[InputChoice], columns: Option<Input>, rows: Option<Input>) -> Option<Pair> {
    let has = |input: &Input| choices.iter().any(|choice| choice.input == *input);
    let across = columns.filter(has).or_else(|| choices.first().map(|choice| choice.input))?;
    let other = || choices.iter().map(|choice| choice.input).find(|input| *input != across);
    let down = rows.filter(|input| has(input) && *input != across).or_else(other)?;
    Some((across, down))
}
