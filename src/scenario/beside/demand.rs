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
    /// 总量: the upper total includes one's own, so neither can be said to ask for more.
    PartOf,
}
