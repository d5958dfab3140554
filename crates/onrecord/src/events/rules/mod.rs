//! Rules of events, from the words of a sentence to the filled roles of a trigger: `triggers` looks words up in the lexicon,
//! `arguments` gathers what stands around one in the tree, `roles` gives it to the roles, `acceptance` asks whether that
//! makes an event.

pub(super) mod acceptance;
pub(super) mod arguments;
pub(super) mod roles;
pub(super) mod triggers;
