//! A simulation in a worker.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::Uint8Array;
use web_sys::{MessageEvent, Worker};

use super::super::programs;
use super::Cancel;
use crate::risk::simulation::{Simulated, Simulation};

/// The program that simulates.
const PROGRAM: &str = "simulate";

/// There is no worker here: the browser allows none, its host lacks the program, or the browser has no SIMD.
#[derive(Debug)]
pub(super) struct Unavailable;

type Answer = Result<Simulated, Unavailable>;
type Sender = Rc<RefCell<Option<oneshot::Sender<Answer>>>>;

/// A worker at work, ended with the last that is known of it.
struct Job {
    cancel: Cancel,
    worker: Worker,
    sender: Sender,
    /// What the worker calls.
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _stop: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Job {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

thread_local! {
    static JOBS: RefCell<Vec<Job>> = const { RefCell::new(Vec::new()) };
    /// Whether a worker was asked for and not to be had; nobody asks again.
    static IS_UNAVAILABLE: Cell<bool> = const { Cell::new(false) };
}

/// Simulates in a worker of its own.
///
/// # Errors
/// [`Unavailable`], also where it was cancelled.
pub(super) async fn simulate(simulation: &Simulation, cancel: &Cancel, progress: &Rc<dyn Fn(f64)>) -> Answer {
    if IS_UNAVAILABLE.get() || cancel.is_cancelled() {
        return Err(Unavailable);
    }
    let (sender, answer) = oneshot::channel();
    let request = postcard::to_allocvec(simulation).map_err(|_| Unavailable)?;
    let opened = open(simulation.blocks(), cancel, progress, sender).and_then(|job| {
        job.worker.post_message(&Uint8Array::from(request.as_slice()))?;
        JOBS.with_borrow_mut(|jobs| jobs.push(job));
        Ok(())
    });
    let answer = if opened.is_ok() { answer.await.unwrap_or(Err(Unavailable)) } else { Err(Unavailable) };
    end(cancel);
    if answer.is_err() && !cancel.is_cancelled() {
        IS_UNAVAILABLE.set(true);
    }
    answer
}

/// Ends the worker of a simulation, if it has one.
pub(super) fn end(cancel: &Cancel) {
    let ended: Vec<_> = JOBS.with_borrow_mut(|jobs| jobs.extract_if(.., |job| job.cancel.is(cancel)).collect());
    for job in ended {
        answer(&job.sender, Err(Unavailable));
    }
}

fn open(blocks: u32, cancel: &Cancel, progress: &Rc<dyn Fn(f64)>, sender: oneshot::Sender<Answer>) -> Result<Job, JsValue> {
    let worker = programs::worker(PROGRAM)?;
    let sender: Sender = Rc::new(RefCell::new(Some(sender)));
    let (answering, stopping, progress) = (sender.clone(), sender.clone(), progress.clone());
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        if let Some(done) = data.as_f64() {
            progress(done / f64::from(blocks));
        } else if let Ok(bytes) = data.dyn_into::<Uint8Array>() {
            answer(&answering, postcard::from_bytes(&bytes.to_vec()).map_err(|_| Unavailable));
        } else {
            answer(&answering, Err(Unavailable));
        }
    });
    let stop = Closure::<dyn FnMut(JsValue)>::new(move |_| answer(&stopping, Err(Unavailable)));
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    worker.set_onerror(Some(stop.as_ref().unchecked_ref()));
    Ok(Job { cancel: cancel.clone(), worker, sender, _hear: hear, _stop: stop })
}

/// Answers whoever waits, once.
fn answer(sender: &Sender, answer: Answer) {
    if let Some(sender) = sender.borrow_mut().take() {
        // Whoever asked may have gone.
        let _ = sender.send(answer);
    }
}
