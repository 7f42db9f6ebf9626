//! A simulation in slices of the page's own time.

use std::rc::Rc;

use super::Cancel;
use crate::risk::simulation::{Simulated, Simulation, SimulationRun};
use crate::shell::slices::Slices;

pub(super) async fn simulate(simulation: Simulation, cancel: &Cancel, progress: &Rc<dyn Fn(f64)>) -> Option<Simulated> {
    let mut slices = Slices::begin().await;
    let mut run = SimulationRun::new(simulation);
    let blocks = run.blocks();
    for block in 0..blocks {
        if cancel.is_cancelled() {
            return None;
        }
        run.run(block);
        if slices.is_over() {
            progress(f64::from(block + 1) / f64::from(blocks));
            slices.next().await;
        }
    }
    Some(run.finish()).filter(|_| !cancel.is_cancelled())
}
