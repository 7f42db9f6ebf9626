//! The one state of the page and the only way to change it.

use std::sync::Arc;

use leptos::prelude::*;

use super::memory;
use crate::chart::{Axis, Figure};
use crate::exchange::Summary;
use crate::plan::{Id, Indicator, Plan};
use crate::projection::{Judgement, judge};
use crate::scenario::{Assumption, Drivers, Edit, Gesture, History, Scenario};
use crate::view::{self, Board, Facets, Filter, Row, Section, Sheet};

/// An indicator's assumption and what follows from it.
#[derive(Clone, PartialEq)]
struct Judged {
    assumption: Assumption,
    judgement: Judgement,
}

/// What is decided about one indicator, alone or for all.
type Decided = (Assumption, Drivers);

/// One indicator's part of the state and what derives from it. An edit reaches only the lines that it concerns: were they all to
/// follow the history, each of their hundreds of effects would wake at every step of a slider to find nothing changed.
#[derive(Clone, Copy)]
struct Line {
    decided: RwSignal<Decided>,
    judged: Memo<Judged>,
    row: Memo<Row>,
    facets: Memo<Facets>,
}

/// Which pane a narrow screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pane {
    List,
    Sheet,
}

/// The state and what is derived from it. Copied freely; every component finds it in its context.
#[derive(Clone, Copy)]
pub(super) struct Store {
    plan: StoredValue<Arc<Plan>>,
    history: RwSignal<History>,
    lines: StoredValue<Vec<Line>>,
    /// The open indicator's place in the plan.
    open: RwSignal<usize>,
    /// The axis of a movement that is under way; charts hold still until it ends.
    held: RwSignal<Option<Axis>>,
    /// Counts movements, so that each is one step of the history.
    movement: StoredValue<u32>,
    pub(super) filter: RwSignal<Filter>,
    pub(super) pane: RwSignal<Pane>,
    pub(super) notice: RwSignal<Option<String>>,
    pub(super) board: Memo<Board>,
    pub(super) sections: Memo<Vec<Section>>,
    pub(super) sheet: Memo<Sheet>,
    pub(super) figure: Memo<Option<Figure>>,
}

impl Store {
    /// The state over a plan, as it was left on this machine or else as the plan opens.
    pub(super) fn new(plan: Arc<Plan>) -> Self {
        let (scenario, complaint) = memory::recall(&plan);
        let scenario = scenario.unwrap_or_else(|| Scenario::holding(&plan));
        let lines: Vec<_> = (0..plan.indicators.len()).map(|at| line(&plan, &scenario, at)).collect();
        let history = RwSignal::new(History::new(scenario));
        let open = RwSignal::new(opening(&plan));
        let held = RwSignal::new(None);
        let filter = RwSignal::new(Filter::default());
        Self {
            board: board(&plan, &lines),
            sections: sections(&plan, &lines, filter, held),
            sheet: sheet(&plan, &lines, history, open),
            figure: figure(&plan, &lines, history, open, held),
            plan: StoredValue::new(plan),
            history,
            lines: StoredValue::new(lines),
            open,
            held,
            movement: StoredValue::new(0),
            filter,
            pane: RwSignal::new(Pane::List),
            notice: RwSignal::new(complaint),
        }
    }

    pub(super) fn plan(self) -> Arc<Plan> {
        self.plan.get_value()
    }

    /// Makes an edit that is a step of its own.
    pub(super) fn dispatch(self, edit: Edit) {
        self.edit(edit, Gesture::Once);
        self.remember();
    }

    /// Makes an edit of the movement that is under way.
    pub(super) fn drag(self, edit: Edit) {
        self.edit(edit, Gesture::Drag(self.movement.get_value()));
    }

    fn edit(self, edit: Edit, gesture: Gesture) {
        let plan = self.plan();
        let result = self.history.try_update(|history| history.edit(&plan, edit, gesture));
        self.publish();
        self.say(result.and_then(Result::err).map(|refusal| refusal.to_string()));
    }

    /// Tells the lines whose indicator is now decided otherwise.
    fn publish(self) {
        self.history.with_untracked(|history| {
            let scenario = history.present();
            self.plan.with_value(|plan| {
                for (line, indicator) in self.lines.get_value().iter().zip(&plan.indicators) {
                    let (assumption, drivers) = (scenario.assumption(&indicator.id), scenario.drivers);
                    if line.decided.with_untracked(|now| now.0 != *assumption || now.1 != drivers) {
                        line.decided.set((assumption.clone(), drivers));
                    }
                }
            });
        });
    }

    /// Begins a movement: the chart's axis stands still until it ends.
    pub(super) fn begin_drag(self) {
        self.held.set(self.figure.with_untracked(|figure| figure.as_ref().map(|figure| figure.axis.clone())));
    }

    /// Ends a movement.
    pub(super) fn end_drag(self) {
        self.movement.update_value(|movement| *movement = movement.wrapping_add(1));
        self.held.set(None);
        self.remember();
    }

    pub(super) fn undo(self) {
        self.history.update(History::undo);
        self.publish();
        self.remember();
    }

    pub(super) fn redo(self) {
        self.history.update(History::redo);
        self.publish();
        self.remember();
    }

    pub(super) fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    pub(super) fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    /// Reads the scenario, and follows it.
    pub(super) fn with_scenario<T>(self, read: impl FnOnce(&Scenario) -> T) -> T {
        self.history.with(|history| read(history.present()))
    }

    /// Reads the scenario as it stands, without following it.
    pub(super) fn now<T>(self, read: impl FnOnce(&Plan, &Scenario) -> T) -> T {
        let plan = self.plan();
        self.history.with_untracked(|history| read(&plan, history.present()))
    }

    /// The open indicator's id, followed.
    pub(super) fn open_id(self) -> Id {
        let at = self.open.get();
        self.plan.with_value(|plan| plan.indicators[at].id.clone())
    }

    /// The open indicator's id, not followed.
    pub(super) fn opened(self) -> Id {
        untrack(|| self.open_id())
    }

    pub(super) fn open(self, id: &Id) {
        let found = self.plan.with_value(|plan| plan.indicators.iter().position(|indicator| indicator.id == *id));
        if let Some(at) = found {
            self.open.set(at);
            self.pane.set(Pane::Sheet);
            // On a narrow screen the sheet takes the list's place, scrolled as far as that was.
            window().scroll_to_with_x_and_y(0.0, 0.0);
            self.notice.set(None);
        }
    }

    /// The line of an indicator.
    pub(super) fn row(self, id: &Id) -> Option<Memo<Row>> {
        let at = self.plan.with_value(|plan| plan.indicators.iter().position(|indicator| indicator.id == *id))?;
        self.lines.with_value(|lines| lines.get(at).map(|line| line.row))
    }

    /// Says something to the person, or takes it back.
    pub(super) fn say(self, sentence: Option<String>) {
        if self.notice.with_untracked(|now| *now != sentence) {
            self.notice.set(sentence);
        }
    }

    fn remember(self) {
        if let Err(complaint) = self.now(|_, scenario| memory::keep(scenario)) {
            self.say(Some(complaint));
        }
    }
}

/// The first indicator with a start that is not met opens: its sheet has everything to show.
fn opening(plan: &Plan) -> usize {
    let scenario = Scenario::holding(plan);
    let missed = |indicator: &Indicator| {
        matches!(judge(&scenario.case(plan, indicator)).verdict, crate::projection::Verdict::Missed { .. })
    };
    let percent = |indicator: &&(usize, &Indicator)| indicator.1.unit == "％" && missed(indicator.1);
    let all: Vec<_> = plan.indicators.iter().enumerate().collect();
    all.iter().find(percent).or_else(|| all.iter().find(|(_, indicator)| missed(indicator))).map_or(0, |(at, _)| *at)
}

fn line(plan: &Arc<Plan>, scenario: &Scenario, at: usize) -> Line {
    let decided = RwSignal::new((scenario.assumption(&plan.indicators[at].id).clone(), scenario.drivers));
    let judged = {
        let plan = plan.clone();
        Memo::new(move |_| decided.with(|(assumption, drivers)| judged(&plan, &plan.indicators[at], assumption, *drivers)))
    };
    let row = {
        let plan = plan.clone();
        Memo::new(move |_| judged.with(|judged| view::row(&plan.indicators[at], &judged.assumption, &judged.judgement)))
    };
    let plan = plan.clone();
    let facets =
        Memo::new(move |_| judged.with(|judged| view::facets(&plan.indicators[at], &judged.assumption, &judged.judgement)));
    Line { decided, judged, row, facets }
}

fn judged(plan: &Plan, indicator: &Indicator, assumption: &Assumption, drivers: Drivers) -> Judged {
    Judged { judgement: judge(&assumption.case(plan, indicator, drivers)), assumption: assumption.clone() }
}

fn board(plan: &Arc<Plan>, lines: &[Line]) -> Memo<Board> {
    let plan = plan.clone();
    let facets: Vec<_> = lines.iter().map(|line| line.facets).collect();
    Memo::new(move |_| view::board(Summary::of(&plan, facets.iter().map(|facets| facets.get().standing))))
}

/// The list stands still while something moves: a line that no longer fits the filter goes when it is let go.
fn sections(plan: &Arc<Plan>, lines: &[Line], filter: RwSignal<Filter>, held: RwSignal<Option<Axis>>) -> Memo<Vec<Section>> {
    let plan = plan.clone();
    let facets: Vec<_> = lines.iter().map(|line| line.facets).collect();
    let is_held = Memo::new(move |_| held.with(Option::is_some));
    Memo::new(move |before: Option<&Vec<Section>>| match before {
        Some(before) if is_held.get() => before.clone(),
        _ => filter.with(|filter| view::sections(&plan, filter, |at| facets[at].get())),
    })
}

fn sheet(plan: &Arc<Plan>, lines: &[Line], history: RwSignal<History>, open: RwSignal<usize>) -> Memo<Sheet> {
    let (plan, judged) = (plan.clone(), judgements(lines));
    Memo::new(move |_| {
        let at = open.get();
        judged[at].with(|judged| {
            history.with_untracked(|history| view::sheet(&plan, history.present(), &plan.indicators[at], &judged.judgement))
        })
    })
}

fn figure(
    plan: &Arc<Plan>,
    lines: &[Line],
    history: RwSignal<History>,
    open: RwSignal<usize>,
    held: RwSignal<Option<Axis>>,
) -> Memo<Option<Figure>> {
    let (plan, judged) = (plan.clone(), judgements(lines));
    Memo::new(move |_| {
        let (at, held) = (open.get(), held.get());
        judged[at].with(|judged| {
            history
                .with_untracked(|history| view::figure(&plan, history.present(), &plan.indicators[at], &judged.judgement, held))
        })
    })
}

fn judgements(lines: &[Line]) -> Vec<Memo<Judged>> {
    lines.iter().map(|line| line.judged).collect()
}
