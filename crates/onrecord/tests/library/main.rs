//! Tests of what the library promises its users, in one program: each of several would hold the whole library, and be linked
//! again for each set of features.
//!
//! `cargo test -p onrecord --test library claims` runs those of one file.

mod auto_traits;
#[cfg(feature = "model-en")]
mod claims;
mod default_gazetteer;
mod dossier;
mod errors;
#[cfg(feature = "model-en")]
mod golden;
mod kinds;
mod language;
mod later_versions;
mod layers;
#[cfg(feature = "model-en")]
mod limits;
#[cfg(feature = "model-en")]
mod own_lists;
mod own_models;
mod pipeline;
mod properties;
#[cfg(feature = "model-en")]
mod referents;
#[cfg(feature = "model-en")]
mod releases;
mod rules;
#[cfg(feature = "schema")]
mod schema;
mod suite;
#[cfg(feature = "model-en")]
mod syntax;
#[cfg(feature = "model-en")]
mod trees;
mod view;
