//! What contradicts itself.
