//! Simulations that never block the page: in a worker where there is one (`server`, which `src/bin/tuiyan-simulate.rs` builds with SIMD; `loader.js`
//! starts it), and in slices of the page's own time where the browser allows no worker or has no SIMD. The result is
//! the same to the last bit.

mod slices;
mod worker;

use std::cell::Cell;
use std::rc::Rc;

use crate::plan::Plan;
use crate::risk::simulation::{Settings, Simulated, Simulation};
use crate::scenario::Scenario;

/// Ends a simulation that nobody waits for any more.
#[derive(Clone, Default)]
pub struct Cancel(Rc<Cell<bool>>);

impl Cancel {
    /// Ends it. What was started then comes to nothing.
    pub fn cancel(&self) {
        self.0.set(true);
        worker::end(self);
    }

    fn is_cancelled(&self) -> bool {
        self.0.get()
    }

    fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Starts a simulation. `progress` is told the share of draws that are done, from 0 to 1. The answer, once awaited, is `None` if it
/// was cancelled meanwhile. Several may run at once.
pub fn start(
    plan: &Plan,
    scenario: &Scenario,
    settings: Settings,
    progress: Rc<dyn Fn(f64)>,
) -> (Cancel, impl Future<Output = Option<Simulated>> + use<>) {
    let cancel = Cancel::default();
    let asked = cancel.clone();
    let simulation = Simulation::new(plan, scenario, settings);
    // What takes a few milliseconds is done sooner than a worker starts.
    let is_short = simulation.blocks() <= 1;
    let answer = async move {
        if !is_short {
            match worker::simulate(&simulation, &asked, &progress).await {
                Ok(simulated) => return Some(simulated).filter(|_| !asked.is_cancelled()),
                Err(_) if asked.is_cancelled() => return None,
                Err(worker::Unavailable) => {}
            }
        }
        slices::simulate(simulation, &asked, &progress).await
    };
    (cancel, answer)
}
