//! Gazetteers: finding the names of known entities, fast and exactly.
//!
//! *Question*: which entities does a text name, and where?
//!
//! `Turkey's Recep Tayyip Erdoğan met Park.` gives `Turkey` → `country/TR`, `Recep Tayyip Erdoğan` → `person/…` (also
//! where the list writes "Erdogan"), and for `Park` every Park of the list, ranked by what the text says.
//!
//! *Parts*: an [`Entry`] has a name, aliases (each with its own rule of letter case), a kind, dates of validity and
//! whatever payload its owner wants back. A [`GazetteerBuilder`] compiles entries; [`Gazetteer::find`] searches under a
//! [`MatchPolicy`]; [`Gazetteer::rank`] orders the candidates of ambiguous hits by context and says why.
//!
//! *Match semantics*: a match starts and ends where no word goes on: a word is a run of letters, digits, combining marks
//! and underscores. Between words, marks must agree as folded ([`Folding`]). Of several matches that start at one place
//! the longest that holds counts: a longer one that fails its border or its rule of case never hides a shorter one.
//! Offsets are those of the text as given.
//!
//! *Engine*: see DESIGN.md, "How are names found?".

mod agree;
mod alias_index;
mod anywhere;
mod builder;
mod default;
mod entry;
mod entry_ref;
mod files;
mod fold;
mod hash;
mod hit;
mod import;
mod imported_names;
mod join;
mod list;
mod matcher;
mod open_sanctions;
mod pairs;
mod posting;
mod rank;
mod store;
mod table;
mod words;

pub use builder::{GazetteerBuilder, MAX_ALIAS_BYTES, MAX_ALIASES};
pub use entry::{Alias, AliasTag, CaseRule, Entry, EntryIndex};
pub use entry_ref::EntryRef;
pub use fold::Folding;
pub use hit::{Hit, MatchPolicy};
pub use list::Gazetteer;
pub use rank::{Candidate, Context, Evidence};

#[cfg(test)]
mod tests;
