//! Coded events as JSON Lines, in the manner of event data.
//!
//! *Question*: which rows would these articles, or this dossier, give in a set of event data?
//!
//! A line has the day, the actors with their ISO-3 codes, type, mode and contexts of PLOVER, the CAMEO code, and where in
//! which article it is told. `docs/exports.md` lists the fields.

mod articles;
mod dossiers;
mod parties;

pub(super) use articles::add_article;
pub(super) use dossiers::add_happening;
