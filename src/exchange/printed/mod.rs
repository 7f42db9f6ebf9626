mod cell;
mod clause;
mod fold;
mod lexicon;
mod token;
mod units;
