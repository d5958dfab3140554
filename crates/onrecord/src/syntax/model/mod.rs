//! A trained model: what it was made from, its labels, its vocabularies and its weights.
//!
//! A model is data; [`super::Tagger`] and [`super::Parser`] work with it. It is read from bytes that are checked before
//! use ([`store`]) and laid out for speed once ([`weights`]).

mod analyse;
mod choose;
mod info;
mod memo;
mod pool;
mod store;
#[cfg(test)]
mod store_tests;
mod trained;
mod weights;

pub(crate) use self::analyse::{Analyser, Analysis};
pub use self::info::{Info, Score, Source};
pub(crate) use self::pool::Pool;
#[cfg(feature = "train")]
pub(crate) use self::store::{Labels, Quantised, check, in_order};
pub use self::trained::Model;
