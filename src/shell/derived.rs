//! What is derived from the state: each indicator's line, the scoreboard, the list, the open sheet. Memos but for what `Line::take`
//! publishes when the state changes.

use std::sync::Arc;

use leptos::prelude::*;

use super::rest;
use crate::chart::{Axis, LargeChart};
use crate::plan::{Amount, Indicator, Plan, Year};
use crate::projection::{Case, Judgement, Summary, judge};
use crate::scenario::{Assumption, Drivers, Facts, History, Key, Scenario};
use crate::view::risk::RangeRow;
use crate::view::{
    self, AssumedRow, Board, Facets, Filter, FilterCounts, IndicatorRow, IndicatorSheet, ListBasis, ListSection, Listing,
    ObservedRow, RangeEnd, Told,
};

/// An indicator's assumption and what follows from it.
#[derive(Clone, PartialEq)]
pub(super) struct Judged {
    assumption: Assumption,
    judgement: Judgement,
}

/// What bears on one indicator: what is decided about it, alone or for all, and the figure that its goal refers to elsewhere.
#[derive(Clone, PartialEq)]
pub(super) struct Decided {
    assumption: Assumption,
    drivers: Drivers,
    figure: Option<Amount>,
}

impl Decided {
    fn of(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Self {
        let case = scenario.case(plan, indicator);
        Self { assumption: scenario.assumption(&indicator.id).clone(), drivers: scenario.drivers, figure: case.figure }
    }

    fn is_now(&self, plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> bool {
        self.assumption == *scenario.assumption(&indicator.id)
            && self.drivers == scenario.drivers
            && self.figure == scenario.case(plan, indicator).figure
    }
}

/// One indicator's part of the state and what derives from it. An edit reaches only the lines that it concerns: were they all to
/// follow the history, each of their hundreds of effects would wake at every step of a slider to find nothing changed.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub(super) decided: RwSignal<Decided>,
    judged: Memo<Judged>,
    pub(super) row: Memo<IndicatorRow>,
    at: usize,
    /// What all lines count as.
    facets: RwSignal<Vec<Facets>>,
}

impl Line {
    /// Takes in what is decided of its indicator now, and publishes what of it differs.
    pub(super) fn take(self, plan: &Plan, scenario: &Scenario, indicator: &Indicator) {
        if self.decided.with_untracked(|now| now.is_now(plan, scenario, indicator)) {
            return;
        }
        self.decided.set(Decided::of(plan, scenario, indicator));
        let facets = self.judged.with_untracked(|judged| judged.facets(indicator));
        if self.facets.with_untracked(|all| all[self.at] != facets) {
            self.facets.update(|all| all[self.at] = facets);
        }
    }
}

/// Sets a signal unless it has that value already.
pub(super) fn set<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}

impl Judged {
    fn facets(&self, indicator: &Indicator) -> Facets {
        view::facets(indicator, &self.assumption, &self.judgement)
    }
}

/// What follows from the state as long as somebody looks at it: while `is_shown` says no the memo keeps what it had and does not
/// wake, so that a hidden view costs nothing.
fn while_shown<T: Clone + PartialEq + Send + Sync + 'static>(
    is_shown: Memo<bool>,
    derive: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |before: Option<&T>| match before {
        Some(before) if !is_shown.get() => before.clone(),
        _ => {
            is_shown.track();
            derive()
        }
    })
}

/// The lines of a plan's indicators, and what they count as: one signal, which scoreboard and list follow. Memos would pass on to these
/// that they might have changed, line by line and step by step.
pub(super) fn lines(plan: &Arc<Plan>, scenario: &Scenario, is_shown: Memo<bool>) -> (Vec<Line>, RwSignal<Vec<Facets>>) {
    let facets = RwSignal::new(Vec::new());
    let lines: Vec<_> = (0..plan.indicators.len()).map(|at| line(plan, scenario, at, facets, is_shown)).collect();
    let all = lines.iter().zip(&plan.indicators);
    facets.set(all.map(|(line, indicator)| line.judged.with_untracked(|judged| judged.facets(indicator))).collect());
    (lines, facets)
}

fn line(plan: &Arc<Plan>, scenario: &Scenario, at: usize, facets: RwSignal<Vec<Facets>>, is_shown: Memo<bool>) -> Line {
    let decided = RwSignal::new(Decided::of(plan, scenario, &plan.indicators[at]));
    let judged = {
        let plan = plan.clone();
        Memo::new(move |_| decided.with(|decided| judged(&plan, &plan.indicators[at], decided)))
    };
    let row = {
        let plan = plan.clone();
        while_shown(is_shown, move || {
            judged.with(|judged| view::row(&plan.indicators[at], &judged.assumption, &judged.judgement))
        })
    };
    Line { decided, judged, row, at, facets }
}

fn judged(plan: &Plan, indicator: &Indicator, decided: &Decided) -> Judged {
    let Decided { assumption, drivers, figure } = decided;
    let case = Case { figure: *figure, ..assumption.case(plan, indicator, *drivers) };
    Judged { judgement: judge(&case), assumption: assumption.clone() }
}

pub(super) fn board(plan: &Arc<Plan>, facets: RwSignal<Vec<Facets>>) -> Memo<Board> {
    let plan = plan.clone();
    Memo::new(move |_| facets.with(|all| view::board(Summary::of(&plan, all.iter().map(|facets| facets.standing)))))
}

/// What the list follows besides its lines.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) filter: RwSignal<Filter>,
    /// The scenario that is open.
    pub(super) scenario: RwSignal<Key>,
    /// How often the list was asked for afresh.
    pub(super) round: RwSignal<u32>,
}

/// What stands in the list. It stands still while something moves, and while another view is shown. How far each line is from its
/// target is asked only when the list is made afresh: it changes at every step of a slider.
pub(super) fn listing(
    plan: &Arc<Plan>,
    lines: &[Line],
    facets: RwSignal<Vec<Facets>>,
    asked: Asked,
    is_moving: Memo<bool>,
    is_shown: Memo<bool>,
) -> Memo<Listing> {
    let (plan, judged) = (plan.clone(), judgements(lines));
    Memo::new(move |before: Option<&Listing>| match before {
        Some(before) if is_moving.get() || !is_shown.get() => before.clone(),
        _ => {
            let basis = ListBasis { filter: asked.filter.get(), scenario: asked.scenario.get(), round: asked.round.get() };
            let gap = |at: usize| judged[at].with_untracked(|judged| view::gap_to_target(&judged.judgement));
            facets.with(|facets| Listing::next(before, basis, &plan, facets, gap))
        }
    })
}

/// The same under its headings.
pub(super) fn sections(plan: &Arc<Plan>, listing: Memo<Listing>) -> Memo<Vec<ListSection>> {
    let plan = plan.clone();
    Memo::new(move |_| listing.with(|listing| view::sections(&plan, listing.filter(), listing.places())))
}

/// How many lines each choice of the filter would show. They stand still with the list.
pub(super) fn counts(
    plan: &Arc<Plan>,
    facets: RwSignal<Vec<Facets>>,
    filter: RwSignal<Filter>,
    is_shown: Memo<bool>,
) -> Memo<FilterCounts> {
    let plan = plan.clone();
    while_shown(is_shown, move || filter.with(|filter| facets.with(|facets| view::counts(&plan, filter, facets))))
}

/// How the open indicator is looked at.
#[derive(Clone, Copy)]
pub(super) struct Light {
    /// Whether 推演 is shown at all.
    pub(super) shown: Memo<bool>,
    /// Whether an exercise asks for what the sheet would show.
    pub(super) blind: Memo<bool>,
    /// Whether the rest is here, which completes it.
    pub(super) complete: Memo<bool>,
}

pub(super) fn sheet(
    plan: &Arc<Plan>,
    lines: &[Line],
    history: RwSignal<History>,
    open: RwSignal<usize>,
    light: Light,
) -> Memo<IndicatorSheet> {
    let (plan, judged) = (plan.clone(), judgements(lines));
    while_shown(light.shown, move || {
        light.complete.get();
        let (at, is_blind) = (open.get(), light.blind.get());
        judged[at].with(|judged| {
            history
                .with_untracked(|history| sheet_of(&plan, history.present(), &plan.indicators[at], &judged.judgement, is_blind))
        })
    })
}

/// The sheet of an indicator, its front alone before the rest is here, without what gives the answer of an exercise away while one is under way.
fn sheet_of(plan: &Plan, scenario: &Scenario, indicator: &Indicator, judgement: &Judgement, is_blind: bool) -> IndicatorSheet {
    let mut sheet = view::sheet_front(plan, scenario, indicator, judgement);
    if let Some(rest) = rest::here() {
        (rest.complete_sheet)(&mut sheet, plan, scenario, indicator, judgement);
    }
    if is_blind { view::blind(plan, scenario, indicator, judgement, sheet) } else { sheet }
}

/// The sheet as far as a movement leaves it alone, made anew when another indicator opens, when more than numbers changes, and when
/// something came to an end. Most of a sheet is names, units and choices; were they to follow [`sheet`], each of their hundred effects
/// would wake at every step of a slider.
pub(super) fn steady(
    plan: &Arc<Plan>,
    lines: &[Line],
    history: RwSignal<History>,
    open: RwSignal<usize>,
    settled: RwSignal<u32>,
    light: Light,
) -> Memo<IndicatorSheet> {
    let (plan, lines) = (plan.clone(), lines.to_vec());
    let outline = {
        let lines = lines.clone();
        Memo::new(move |_| lines[open.get()].decided.with(|decided| decided.assumption.outline()))
    };
    while_shown(light.shown, move || {
        light.complete.get();
        settled.track();
        let (at, is_blind) = (open.get(), light.blind.get());
        // Read, not only tracked: a memo that nobody reads hears of nothing.
        outline.with(|_| ());
        lines[at].judged.with_untracked(|judged| {
            history
                .with_untracked(|history| sheet_of(&plan, history.present(), &plan.indicators[at], &judged.judgement, is_blind))
        })
    })
}

pub(super) fn figure(
    plan: &Arc<Plan>,
    lines: &[Line],
    history: RwSignal<History>,
    facts: RwSignal<Arc<Facts>>,
    open: RwSignal<usize>,
    held: RwSignal<Option<Axis>>,
    Light { shown: is_shown, blind: is_blind, .. }: Light,
) -> Memo<Option<LargeChart>> {
    let (plan, judged) = (plan.clone(), judgements(lines));
    while_shown(is_shown, move || {
        let (at, held, is_blind) = (open.get(), held.get(), is_blind.get());
        judged[at].with(|judged| {
            history.with_untracked(|history| {
                let (indicator, all) = (&plan.indicators[at], history.workspace());
                let (scenario, is_held) = (history.present(), held.is_some());
                let drawn = view::figure(&plan, scenario, indicator, &judged.judgement, held)?;
                let drawn = if is_blind {
                    view::blind_figure(drawn)
                } else {
                    facts.with(|facts| view::with_past(&plan, facts, scenario, indicator, is_held, drawn))
                };
                Some(match all.wholly_known(&plan) {
                    Some(known) => view::with_unused(&plan, &known, indicator, &all.later(&indicator.id), drawn),
                    None => drawn,
                })
            })
        })
    })
}

/// Where the ends of the open indicator's range lead.
pub(super) fn range_ends(
    plan: &Arc<Plan>,
    lines: &[Line],
    history: RwSignal<History>,
    open: RwSignal<usize>,
    is_shown: Memo<bool>,
) -> Memo<Option<[RangeEnd; 2]>> {
    let (plan, judged) = (plan.clone(), judgements(lines));
    while_shown(is_shown, move || {
        let at = open.get();
        judged[at].with(|_| ());
        history.with_untracked(|history| view::range_ends(&plan, history.present(), &plan.indicators[at]))
    })
}

/// What a line of the grid of observations follows besides its indicator.
#[derive(Clone, Copy)]
pub(super) struct Watched {
    /// The latest year that is observed anywhere.
    pub(super) due: Memo<Option<Year>>,
    /// The year that the scenario looks from.
    pub(super) as_of: Memo<Option<Year>>,
    /// The years before the base year that are shown.
    pub(super) earlier: Memo<Vec<Year>>,
    /// What is known of the plan.
    pub(super) facts: RwSignal<Arc<Facts>>,
}

/// An indicator's line in the grid of observations. What is observed and not used is followed only where the scenario looks from an
/// earlier year.
pub(super) fn observed(
    plan: &Arc<Plan>,
    line: Line,
    history: RwSignal<History>,
    at: usize,
    watched: Watched,
) -> Memo<ObservedRow> {
    let (plan, Watched { due, as_of, earlier, facts }) = (plan.clone(), watched);
    let told = {
        let plan = plan.clone();
        Memo::new(move |_| {
            let id = &plan.indicators[at].id;
            let told = facts.with(|facts| earlier.with(|years| Told::of(&plan, facts, id, years)));
            let later = as_of.get().map(|_| history.with(|history| history.workspace().later(id))).unwrap_or_default();
            Told { later, ..told }
        })
    };
    Memo::new(move |_| {
        let drivers = line.decided.with(|decided| decided.drivers);
        let row = |judged: &Judged, told: &Told| {
            view::observed_row(&plan, &plan.indicators[at], &judged.assumption, drivers, &judged.judgement, due.get(), told)
        };
        line.judged.with(|judged| told.with(|told| row(judged, told)))
    })
}

/// An indicator's line in the table of assumptions.
pub(super) fn assumed(plan: &Arc<Plan>, line: Line, history: RwSignal<History>, at: usize) -> Memo<AssumedRow> {
    let plan = plan.clone();
    Memo::new(move |_| {
        line.judged.with(|judged| {
            history.with_untracked(|history| view::assumed_row(&plan, history.present(), &plan.indicators[at], &judged.judgement))
        })
    })
}

/// An indicator's line in the table of ranges.
pub(super) fn ranged(plan: &Arc<Plan>, line: Line, history: RwSignal<History>, at: usize) -> Memo<RangeRow> {
    let plan = plan.clone();
    Memo::new(move |_| {
        line.judged.with(|judged| {
            history.with_untracked(|history| {
                view::risk::range_row(&plan, history.present(), &plan.indicators[at], &judged.judgement)
            })
        })
    })
}

fn judgements(lines: &[Line]) -> Vec<Memo<Judged>> {
    lines.iter().map(|line| line.judged).collect()
}
