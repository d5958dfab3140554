//! The syntax of sentences.

pub mod lemma;
mod spelling;
