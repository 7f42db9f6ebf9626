//! Which of two targets asks for more.

/// Which of two targets asks for more, in the wanted direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Demand {
    /// One's own falls short of the upper one.
    Easier,
    /// Both ask for the same.
    Same,
    /// One's own goes beyond the upper one.
    Harder,
    /// 总量: the upper one counts what is elsewhere as well, so that neither can be said to ask for more.
    PartOf,
}
