//! What the person chose of a two-way table, and what follows.

use leptos::prelude::*;

use crate::chart::Poster;
use crate::phrase;
use crate::plan::Id;
use crate::risk::{Input, InputScale, TwoWayTable, set_to};
use crate::scenario::Edit;
use crate::shell::store::Store;
use crate::view::risk::{Down, InputChoice, TableInputs, TwoWay, input_choices, sides, tabled, two_way_poster};

/// The numbers behind a table and the table in words.
type Table = (TwoWayTable, TwoWay);

/// What the person chose of the table, and what follows.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    pub(super) store: Store,
    id: RwSignal<Id>,
    /// The inputs that were asked for; another indicator may not have them.
    columns: RwSignal<Option<Input>>,
    rows: RwSignal<Down>,
    pub(super) choices: Memo<Vec<InputChoice>>,
    pub(super) sides: Memo<Option<TableInputs>>,
    pub(super) table: Memo<Option<Table>>,
    /// The settings that were picked. They are numbers, not a place: the table moves when the scenario does.
    pub(super) picked: RwSignal<Option<Vec<(Input, f64)>>>,
    /// The cell under the pointer.
    pub(super) hovered: RwSignal<Option<(usize, usize)>>,
}

impl Chosen {
    pub(super) fn of(id: RwSignal<Id>) -> Self {
        let store = expect_context::<Store>();
        let plan = store.plan();
        let (columns, rows) = (RwSignal::new(None), RwSignal::new(Down::Usual));
        let choices = Memo::new(move |_| {
            let Some(indicator) = id.with(|id| plan.indicator(id)) else { return Vec::new() };
            store.with_scenario(|scenario| input_choices(&plan, scenario, indicator))
        });
        let plan = store.plan();
        let sides = Memo::new(move |_| {
            let indicator = id.with(|id| plan.indicator(id))?;
            store.with_scenario(|scenario| sides(&plan, scenario, indicator, columns.get(), rows.get()))
        });
        let plan = store.plan();
        let table = Memo::new(move |_| {
            let (indicator, sides) = id.with(|id| plan.indicator(id)).zip(sides.get())?;
            store.with_scenario(|scenario| tabled(&plan, scenario, indicator, &sides))
        });
        Self { store, id, columns, rows, choices, sides, table, picked: RwSignal::new(None), hovered: RwSignal::new(None) }
    }

    /// Asks for an input across. The other side's is exchanged for it where both would be the same.
    pub(super) fn ask_across(self, input: Input) {
        let Some(now) = self.sides.get_untracked() else { return };
        if now.down == Some(input) {
            self.rows.set(Down::Input(now.across));
        }
        self.columns.set(Some(input));
        self.picked.set(None);
    }

    /// Asks for an input down, or for none.
    pub(super) fn ask_down(self, input: Option<Input>) {
        let Some(now) = self.sides.get_untracked() else { return };
        if let (true, Some(down)) = (input == Some(now.across), now.down) {
            self.columns.set(Some(down));
        }
        self.rows.set(input.map_or(Down::Nothing, Down::Input));
        self.picked.set(None);
    }

    pub(super) fn pick(self, column: usize, row: usize) {
        let settings = self.table.with_untracked(|table| {
            let (grid, _) = table.as_ref()?;
            let across = (grid.columns.input, *grid.columns.settings.get(column)?);
            let down = grid.rows.settings.get(row).map(|setting| (grid.rows.input, *setting));
            Some(std::iter::once(across).chain(down).collect())
        });
        self.picked.set(settings);
    }

    /// Where the picked settings stand in the table, followed.
    pub(super) fn place(self) -> Option<(usize, usize)> {
        let picked = self.picked.get()?;
        self.table.with(|table| {
            let (grid, _) = table.as_ref()?;
            let at = |scale: &InputScale, (input, setting): &(Input, f64)| {
                scale.settings.iter().position(|one| one == setting).filter(|_| scale.input == *input)
            };
            match &picked[..] {
                [across] if grid.rows.settings.is_empty() => Some((at(&grid.columns, across)?, 0)),
                [across, down] => Some((at(&grid.columns, across)?, at(&grid.rows, down)?)),
                _ => None,
            }
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
