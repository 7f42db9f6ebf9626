//! Some of a few values.

/// Some of a few values; where none is chosen, all are let through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T>(Vec<T>);

impl<T> Default for Choice<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy + PartialEq> Choice<T> {
    /// That one and no other.
    pub fn only(value: T) -> Self {
        Self(vec![value])
    }

    /// Whether none is chosen.
    pub fn is_open(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is chosen.
    pub fn has(&self, value: T) -> bool {
        self.0.contains(&value)
    }

    /// Whether it is let through.
    pub fn admits(&self, value: T) -> bool {
        self.is_open() || self.has(value)
    }

    /// Chooses it, or takes the choice back.
    pub fn toggle(&mut self, value: T) {
        if self.has(value) {
            self.0.retain(|chosen| *chosen != value);
        } else {
            self.0.push(value);
        }
    }

    /// What is chosen.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        self.0.iter().copied()
    }
}
