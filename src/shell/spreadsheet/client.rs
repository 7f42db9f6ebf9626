//! The page's side: starts the worker at first use, and asks it.

use std::cell::RefCell;
use std::collections::VecDeque;

use futures_channel::oneshot;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::{Array, Uint8Array};
use web_sys::{MessageEvent, Worker};

use super::super::programs;
use super::{message, opened, word};
use crate::exchange::{Fault, Faults, Picture, Workbook};
use crate::language::Text;
use crate::view::Paper;

/// The program for spreadsheets.
const PROGRAM: &str = "sheets";
const NOT_LOADED: Text = Text::new(
    "表格模块无法载入，.xlsx 和 .docx 暂不能用；请检查网络后重试，或改用 CSV、JSON、Markdown。",
    "The spreadsheet module cannot be loaded, so .xlsx and .docx are unavailable for now. Check the network and try again, or use \
     CSV, JSON or Markdown.",
);
const BROKEN: Text = Text::new(
    "表格模块意外停止，没有完成；请重试，或改用 CSV、JSON。",
    "The spreadsheet module stopped unexpectedly and did not finish. Try again, or use CSV or JSON.",
);

type Answer = Result<JsValue, Faults>;

/// The worker, and what is asked of it.
struct Desk {
    worker: Worker,
    is_ready: bool,
    /// What to send as soon as it is ready.
    unsent: Vec<Array>,
    /// Who waits for an answer; answers come in the order of the questions.
    waiting: VecDeque<oneshot::Sender<Answer>>,
}

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

/// Reads an XLSX file as it is seen.
///
/// # Errors
/// What is wrong with the file, or the sentence that spreadsheets cannot be had here.
pub(in crate::shell) async fn read(bytes: &[u8]) -> Result<Workbook, Faults> {
    let answer = ask(&message(word::READ, &Uint8Array::from(bytes))).await?;
    serde_json::from_str(&answer.as_string().unwrap_or_default()).map_err(|_| sentence(BROKEN))
}

/// Writes an XLSX file.
///
/// # Errors
/// What no file can hold, or the sentence that spreadsheets cannot be had here.
pub(in crate::shell) async fn write(book: &Workbook) -> Result<Vec<u8>, Faults> {
    let text = serde_json::to_string(book).map_err(|_| sentence(BROKEN))?;
    let answer = ask(&message(word::WRITE, &JsValue::from_str(&text))).await?;
    Ok(Uint8Array::new(&answer).to_vec())
}

/// Writes a report as a DOCX document, with a picture of the whole plan, if there is one, and one for each figure.
///
/// # Errors
/// The sentence that documents cannot be had here.
pub(in crate::shell) async fn write_document(
    paper: &Paper,
    overview: Option<&Picture>,
    figures: &[Picture],
) -> Result<Vec<u8>, Faults> {
    let text = serde_json::to_string(paper).map_err(|_| sentence(BROKEN))?;
    let picture = |picture: &Picture| {
        let bytes = Uint8Array::from(picture.png.as_slice());
        JsValue::from(Array::of3(&bytes, &picture.width.into(), &picture.height.into()))
    };
    let overview = overview.map_or(JsValue::NULL, picture);
    let figures: Array = figures.iter().map(picture).collect();
    let answer = ask(&message(word::DOCUMENT, &Array::of3(&JsValue::from_str(&text), &overview, &figures))).await?;
    Ok(Uint8Array::new(&answer).to_vec())
}

async fn ask(question: &Array) -> Answer {
    let (sender, answer) = oneshot::channel();
    DESK.with_borrow_mut(|desk| {
        if desk.is_none() {
            *desk = Some(Desk::open().map_err(|_| sentence(NOT_LOADED))?);
        }
        if let Some(desk) = desk {
            desk.put(question, sender);
        }
        Ok::<_, Faults>(())
    })?;
    answer.await.unwrap_or_else(|_| Err(sentence(BROKEN)))
}

impl Desk {
    fn open() -> Result<Self, JsValue> {
        let worker = programs::worker(PROGRAM)?;
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(|event| {
            let (word, content) = opened(&event);
            hear(&word, content);
        });
        // The program of the worker is not found, or it stopped at a fault of its own.
        let stop = Closure::<dyn FnMut(JsValue)>::new(|_| {
            let was_ready = DESK.with_borrow(|desk| desk.as_ref().is_some_and(|desk| desk.is_ready));
            close(if was_ready { BROKEN } else { NOT_LOADED });
        });
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(stop.as_ref().unchecked_ref()));
        // One worker serves as long as the page lives; only a failure starts another.
        hear.forget();
        stop.forget();
        Ok(Self { worker, is_ready: false, unsent: Vec::new(), waiting: VecDeque::new() })
    }

    fn put(&mut self, question: &Array, sender: oneshot::Sender<Answer>) {
        self.waiting.push_back(sender);
        if self.is_ready {
            self.send(question);
        } else {
            self.unsent.push(question.clone());
        }
    }

    /// A question is made of texts and bytes, which can always be copied.
    fn send(&self, question: &Array) {
        let _ = self.worker.post_message(question);
    }
}

fn hear(word: &str, content: JsValue) {
    match word {
        word::READY => DESK.with_borrow_mut(|desk| {
            if let Some(desk) = desk {
                desk.is_ready = true;
                for question in std::mem::take(&mut desk.unsent) {
                    desk.send(&question);
                }
            }
        }),
        word::DONE => hand_out(Ok(content)),
        word::REFUSED => {
            let faults = serde_json::from_str(&content.as_string().unwrap_or_default());
            hand_out(Err(faults.unwrap_or_else(|_| sentence(BROKEN))));
        }
        word::FAILED => close(NOT_LOADED),
        _ => {}
    }
}

fn hand_out(answer: Answer) {
    let waiting = DESK.with_borrow_mut(|desk| desk.as_mut().and_then(|desk| desk.waiting.pop_front()));
    if let Some(sender) = waiting {
        // Whoever asked may have gone.
        let _ = sender.send(answer);
    }
}

/// Ends the worker and tells all who wait; the next question starts another.
fn close(why: Text) {
    if let Some(desk) = DESK.take() {
        desk.worker.terminate();
        for sender in desk.waiting {
            let _ = sender.send(Err(sentence(why)));
        }
    }
}

fn sentence(problem: Text) -> Faults {
    Fault::new("", problem.get()).into()
}
