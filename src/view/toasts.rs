//! Short messages: which one is shown, and for how long. One at a time stands where nothing else does; the others wait. The clock comes in
//! as milliseconds, the views of the page as whatever tells one from another.

use crate::scenario::Preset;

/// How long a message stands that nobody touches, in milliseconds.
const STANDS: u64 = 8_000;
/// How long it stands while others wait, and at least once the pointer or the focus has left it.
const BRIEFLY: u64 = 3_000;

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    /// Something was done or happened: it leaves by itself.
    Done,
    /// Something was not done: it stays until it is read, or until something else is done.
    Refused,
    /// Something that was brought along cannot be read, which nothing done here mends: it stays until it is read.
    Found,
}

impl ToastKind {
    /// Whether it leaves by itself.
    pub const fn is_brief(self) -> bool {
        matches!(self, Self::Done)
    }
}

/// A short message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast<P> {
    /// What it says.
    pub sentence: String,
    /// What it is about.
    pub kind: ToastKind,
    /// The view that it concerns; `None` where it concerns all.
    pub place: Option<P>,
    /// The move of the history after which it was said, where one undo takes back what it tells.
    pub step: Option<u32>,
    /// The preset that can still be given a scenario of its own.
    pub aside: Option<Preset>,
}

impl<P> Toast<P> {
    /// A message without anything to take back.
    pub const fn new(sentence: String, kind: ToastKind, place: Option<P>) -> Self {
        Self { sentence, kind, place, step: None, aside: None }
    }

    /// The same, where the step that was made last can be taken back.
    #[must_use]
    pub fn of_step(self, moves: u32) -> Self {
        Self { step: Some(moves), ..self }
    }

    /// The same, where the step was that preset.
    #[must_use]
    pub fn of_preset(self, preset: Preset) -> Self {
        Self { aside: Some(preset), ..self }
    }
}

/// A message in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Standing<P> {
    number: u32,
    toast: Toast<P>,
    /// How long it may still stand.
    left: u64,
    /// Since when it has been standing untouched; `None` while it waits or is touched.
    since: Option<u64>,
}

/// The messages that are shown or wait to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toasts<P> {
    /// The first is shown.
    all: Vec<Standing<P>>,
    next: u32,
    is_touched: bool,
}

impl<P> Default for Toasts<P> {
    fn default() -> Self {
        Self { all: Vec::new(), next: 0, is_touched: false }
    }
}

impl<P: PartialEq + Clone> Toasts<P> {
    /// The message that is shown, with a number that tells it from all others.
    pub fn shown(&self) -> Option<(u32, &Toast<P>)> {
        self.all.first().map(|first| (first.number, &first.toast))
    }

    /// When it has to be looked at again; `None` where nothing leaves by itself.
    pub fn due(&self) -> Option<u64> {
        let first = self.all.first()?;
        Some(first.since? + first.left)
    }

    /// Says something. A refusal is shown at once, in place of one before; a step in place of the step before; anything else once it is its turn.
    pub fn tell(&mut self, toast: Toast<P>, now: u64) {
        let number = self.next;
        self.next = self.next.wrapping_add(1);
        let standing = Standing { number, toast, left: STANDS, since: None };
        match standing.toast.kind {
            ToastKind::Refused | ToastKind::Found => {
                let kind = standing.toast.kind;
                self.all.retain(|one| one.toast.kind != ToastKind::Refused || kind != ToastKind::Refused);
                self.rest(now);
                self.all.insert(0, standing);
            }
            ToastKind::Done => {
                // What says the same is told anew, not twice; and of an earlier step nothing can be taken back any more.
                let is_of_step = standing.toast.step.is_some();
                self.retain(now, |toast| toast.sentence != standing.toast.sentence && !(is_of_step && toast.step.is_some()));
                // What stays until it is read lets the others by.
                let at = self.all.iter().position(|one| one.toast.kind == ToastKind::Found).unwrap_or(self.all.len());
                if at == 0 {
                    self.rest(now);
                }
                self.all.insert(at, standing);
            }
        }
        self.settle(now);
    }

    /// Takes back what was refused: it was mended, or something else was done.
    pub fn mended(&mut self, now: u64) {
        self.retain(now, |toast| toast.kind != ToastKind::Refused);
    }

    /// A step was taken back or made again: what was said of steps holds no longer.
    pub fn stepped(&mut self, now: u64) {
        self.retain(now, |toast| toast.step.is_none());
    }

    /// The page shows that view now: what concerns another is gone.
    pub fn turn(&mut self, place: &P, now: u64) {
        self.retain(now, |toast| toast.place.as_ref().is_none_or(|concerned| concerned == place));
    }

    /// The page shows another plan: what is about a step, or about a view, is gone.
    pub fn leave(&mut self, now: u64) {
        self.retain(now, |toast| toast.step.is_none() && toast.place.is_none());
    }

    /// The person is done with the message of that number.
    pub fn dismiss(&mut self, number: u32, now: u64) {
        if self.all.first().is_some_and(|first| first.number == number) {
            self.is_touched = false;
        }
        self.all.retain(|one| one.number != number);
        self.settle(now);
    }

    /// The pointer or the focus came to the message that is shown, or left it.
    pub fn touch(&mut self, is_touched: bool, now: u64) {
        if self.is_touched == is_touched {
            return;
        }
        self.is_touched = is_touched;
        if is_touched {
            self.rest(now);
        } else if let Some(first) = self.all.first_mut() {
            first.left = first.left.max(BRIEFLY);
        }
        self.settle(now);
    }

    /// Time has passed.
    pub fn tick(&mut self, now: u64) {
        if self.due().is_some_and(|due| due <= now) {
            self.all.remove(0);
        }
        self.settle(now);
    }

    fn retain(&mut self, now: u64, keeps: impl Fn(&Toast<P>) -> bool) {
        let shown = self.all.first().map(|first| first.number);
        self.all.retain(|one| keeps(&one.toast));
        if shown != self.all.first().map(|first| first.number) {
            self.is_touched = false;
        }
        self.settle(now);
    }

    /// Stops the time of the message that is shown.
    fn rest(&mut self, now: u64) {
        if let Some(first) = self.all.first_mut()
            && let Some(since) = first.since.take()
        {
            first.left = first.left.saturating_sub(now.saturating_sub(since));
        }
    }

    /// Lets the time of the message run that is shown now, and no longer than briefly where others wait.
    fn settle(&mut self, now: u64) {
        let are_waiting = self.all.iter().skip(1).any(|one| one.toast.kind != ToastKind::Found);
        let is_touched = self.is_touched;
        let Some(first) = self.all.first_mut() else {
            self.is_touched = false;
            return;
        };
        if !first.toast.kind.is_brief() || is_touched {
            first.since = None;
            return;
        }
        let since = *first.since.get_or_insert(now);
        if are_waiting {
            let stood = now.saturating_sub(since);
            first.left = first.left.min(BRIEFLY.max(stood));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(sentence: &str) -> Toast<u8> {
        Toast::new(sentence.to_owned(), ToastKind::Done, None)
    }

    fn refused(sentence: &str) -> Toast<u8> {
        Toast::new(sentence.to_owned(), ToastKind::Refused, None)
    }

    fn shown(toasts: &Toasts<u8>) -> Option<&str> {
        toasts.shown().map(|(_, toast)| toast.sentence.as_str())
    }

    #[test]
    fn a_message_leaves_after_eight_seconds() {
        let mut toasts = Toasts::default();
        toasts.tell(done("a"), 1_000);
        assert_eq!(toasts.due(), Some(9_000));
        toasts.tick(8_999);
        assert_eq!(shown(&toasts), Some("a"));
        toasts.tick(9_000);
        assert_eq!((shown(&toasts), toasts.due()), (None, None));
    }

    #[test]
    fn a_touched_message_stays_and_has_time_once_it_is_left() {
        let mut toasts = Toasts::default();
        toasts.tell(done("a"), 0);
        toasts.touch(true, 7_900);
        toasts.tick(60_000);
        assert_eq!((shown(&toasts), toasts.due()), (Some("a"), None));
        toasts.touch(false, 60_000);
        assert_eq!(toasts.due(), Some(63_000));
        toasts.touch(true, 60_500);
        toasts.touch(false, 61_000);
        assert_eq!(toasts.due(), Some(64_000));
    }

    #[test]
    fn several_wait_for_their_turn_and_shorten_the_one_before() {
        let mut toasts = Toasts::default();
        toasts.tell(done("a"), 0);
        toasts.tell(done("b"), 1_000);
        toasts.tell(done("c"), 1_500);
        assert_eq!((shown(&toasts), toasts.due()), (Some("a"), Some(3_000)));
        toasts.tick(3_000);
        assert_eq!((shown(&toasts), toasts.due()), (Some("b"), Some(6_000)));
        toasts.tick(6_000);
        assert_eq!((shown(&toasts), toasts.due()), (Some("c"), Some(14_000)));
        // One that has stood long gives way at once.
        toasts.tell(done("d"), 10_000);
        toasts.tick(10_000);
        assert_eq!(shown(&toasts), Some("d"));
    }

    #[test]
    fn the_next_step_takes_the_place_of_the_one_before() {
        let mut toasts = Toasts::default();
        toasts.tell(done("a").of_step(1), 0);
        toasts.tell(done("b"), 500);
        toasts.touch(true, 600);
        toasts.tell(done("c").of_step(2), 1_000);
        assert_eq!((shown(&toasts), toasts.due()), (Some("b"), Some(4_000)));
        toasts.tick(4_000);
        assert_eq!((shown(&toasts), toasts.due()), (Some("c"), Some(12_000)));
    }

    #[test]
    fn the_same_is_told_anew_and_not_twice() {
        let mut toasts = Toasts::default();
        toasts.tell(done("a"), 0);
        let first = toasts.shown().map(|(number, _)| number);
        toasts.tell(done("a"), 5_000);
        assert_ne!(toasts.shown().map(|(number, _)| number), first);
        assert_eq!(toasts.due(), Some(13_000));
        toasts.tick(13_000);
        assert_eq!(shown(&toasts), None);
    }

    #[test]
    fn a_refusal_comes_first_stays_and_goes_when_it_is_mended() {
        let mut toasts = Toasts::default();
        toasts.tell(done("a"), 0);
        toasts.tell(refused("no"), 2_000);
        toasts.tick(60_000);
        assert_eq!((shown(&toasts), toasts.due()), (Some("no"), None));
        toasts.tell(refused("not that either"), 60_000);
        assert_eq!(shown(&toasts), Some("not that either"));
        toasts.mended(61_000);
        // What it displaced has the time that it had left.
        assert_eq!((shown(&toasts), toasts.due()), (Some("a"), Some(67_000)));
    }

    #[test]
    fn what_cannot_be_read_is_said_until_it_was_read() {
        let mut toasts = Toasts::default();
        toasts.tell(Toast { kind: ToastKind::Found, ..done("damaged") }, 0);
        toasts.tell(refused("no"), 100);
        toasts.mended(200);
        toasts.turn(&1, 300);
        toasts.tell(done("a").of_step(1), 400);
        assert_eq!((shown(&toasts), toasts.due()), (Some("a"), Some(8_400)), "it lets others by");
        toasts.tick(8_400);
        assert_eq!((shown(&toasts), toasts.due()), (Some("damaged"), None));
        let number = toasts.shown().map(|(number, _)| number).unwrap();
        toasts.dismiss(number, 60_000);
        assert_eq!(shown(&toasts), None);
    }

    #[test]
    fn what_concerns_another_view_or_plan_goes_with_it() {
        let mut toasts = Toasts::default();
        toasts.tell(Toast { place: Some(1), ..done("of this view") }, 0);
        toasts.tell(Toast { place: Some(2), ..refused("of that view") }, 0);
        toasts.tell(done("of the step").of_step(7), 0);
        toasts.turn(&1, 100);
        assert_eq!(shown(&toasts), Some("of this view"));
        toasts.turn(&3, 200);
        assert_eq!(shown(&toasts), Some("of the step"));
        toasts.leave(300);
        assert_eq!(shown(&toasts), None);
        toasts.tell(done("of the next step").of_step(8), 400);
        toasts.tell(done("of none"), 400);
        toasts.stepped(500);
        assert_eq!(shown(&toasts), Some("of none"));
    }

    #[test]
    fn only_what_is_shown_is_touched() {
        let mut toasts = Toasts::default();
        toasts.tell(done("a"), 0);
        toasts.tell(done("b"), 0);
        toasts.touch(true, 100);
        let number = toasts.shown().map(|(number, _)| number).unwrap();
        toasts.dismiss(number, 200);
        assert_eq!((shown(&toasts), toasts.due()), (Some("b"), Some(8_200)));
    }
}
