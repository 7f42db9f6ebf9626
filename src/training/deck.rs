//! An exercise shown to a class stop by stop: the task, each question, its answer, and the results of the class.

/// Where a class is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The task, before the first question.
    Task,
    /// A question, by its place.
    Asked(usize),
    /// The same with its answer.
    Revealed(usize),
    /// The results of the class.
    End,
}

/// A move between stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// One stop on.
    Next,
    /// One stop back.
    Back,
    /// To the task.
    First,
    /// To the end.
    Last,
}

/// The number of questions, and the stop where the class is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deck {
    count: usize,
    stop: Stop,
}

impl Turn {
    /// The move of a key, by the name that browsers give it. A clicker sends the page keys.
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "PageDown" | "ArrowRight" | "ArrowDown" | "Enter" | " " => Self::Next,
            "PageUp" | "ArrowLeft" | "ArrowUp" | "Backspace" => Self::Back,
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }
}

impl Deck {
    /// Starts at the task, with `count` questions.
    pub const fn new(count: usize) -> Self {
        Self { count, stop: Stop::Task }
    }

    /// The present stop.
    pub const fn stop(self) -> Stop {
        self.stop
    }

    /// Moves; at either end it stays.
    #[must_use]
    pub const fn turned(self, turn: Turn) -> Self {
        let stop = match turn {
            Turn::Next => self.after(),
            Turn::Back => self.before(),
            Turn::First => Stop::Task,
            Turn::Last => Stop::End,
        };
        Self { stop, ..self }
    }

    const fn after(self) -> Stop {
        match self.stop {
            Stop::Task if self.count > 0 => Stop::Asked(0),
            Stop::Asked(at) => Stop::Revealed(at),
            Stop::Revealed(at) if at + 1 < self.count => Stop::Asked(at + 1),
            Stop::Task | Stop::Revealed(_) | Stop::End => Stop::End,
        }
    }

    const fn before(self) -> Stop {
        match self.stop {
            Stop::Task | Stop::Asked(0) => Stop::Task,
            Stop::Asked(at) => Stop::Revealed(at - 1),
            Stop::Revealed(at) => Stop::Asked(at),
            Stop::End if self.count > 0 => Stop::Revealed(self.count - 1),
            Stop::End => Stop::Task,
        }
    }

    /// Whether no stop is left that way.
    pub fn is_at_end(self, turn: Turn) -> bool {
        self.turned(turn) == self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_comes_before_its_answer_and_the_end_after_the_last() {
        let mut deck = Deck::new(2);
        let mut stops = vec![deck.stop()];
        while !deck.is_at_end(Turn::Next) {
            deck = deck.turned(Turn::Next);
            stops.push(deck.stop());
        }
        let way = [Stop::Task, Stop::Asked(0), Stop::Revealed(0), Stop::Asked(1), Stop::Revealed(1), Stop::End];
        assert_eq!(stops, way);
        for stop in way.into_iter().rev() {
            assert_eq!(deck.stop(), stop);
            deck = deck.turned(Turn::Back);
        }
        assert!(deck.is_at_end(Turn::Back));
    }

    #[test]
    fn an_exercise_without_a_question_has_a_task_and_an_end() {
        let deck = Deck::new(0);
        assert_eq!((deck.turned(Turn::Next).stop(), deck.turned(Turn::Last).turned(Turn::Back).stop()), (Stop::End, Stop::Task));
    }

    #[test]
    fn a_clicker_and_the_arrows_turn_and_other_keys_do_not() {
        assert_eq!(["PageDown", "ArrowRight", " "].map(Turn::of_key), [Some(Turn::Next); 3]);
        assert_eq!(["PageUp", "ArrowLeft"].map(Turn::of_key), [Some(Turn::Back); 2]);
        assert_eq!(["Home", "End", "a", "Tab"].map(Turn::of_key), [Some(Turn::First), Some(Turn::Last), None, None]);
    }
}
