//! Codes of event data: the PLOVER type and the CAMEO code of an event, so that records can be joined with such data.
//!
//! *Question*: how would an event be coded, and who is its source and its target?
//!
//! `Seoul said Pyongyang had sold shells to Moscow.` reports a transfer: PLOVER `COOPERATE`, CAMEO `062`, source North Korea,
//! target Russia. Were it denied, it would be a statement (CAMEO `016`, no PLOVER type); planned, an intention (`AGREE`,
//! `0312`).
//!
//! *Order*: the rows of `data/codes/codes.csv` are tried one after the other, and the first whose conditions hold gives the
//! codes: kind, polarity, modality, the act of the claim, words of the trigger, words of what is moved or used.
//!
//! *Limits*: a code is given where a code book has one for certain; making goods has none. Source and target are the
//! participants of the record; nothing is looked up. `docs/codes.md` has the whole mapping, with its borderline cases.
//!
//! *Source*: the PLOVER manual and the types and modes of the POLECAT data; the CAMEO code book, version 1.1b3.

mod coded;
mod table;

pub use crate::record::{Actors, Codes, Plover, PloverContext};
pub use table::{Mapping, Party, Row};

#[cfg(test)]
mod tests;
