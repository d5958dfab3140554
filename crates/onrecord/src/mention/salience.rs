//! How prominent a mention is: what its noun phrase does in the tree of its sentence.
//!
//! *Question*: is this mention a subject, an object, or something less?
//!
//! In `Berg met the envoy of Peru in Lima`, Berg is the subject (3), the envoy the object, Peru and Lima the rest (1);
//! in `Peruvian ships left`, the adjective only describes (0).
//!
//! *Limits*: a mention in a sentence without a tree keeps the value 1.

use crate::ids::EntityKind;
use crate::mention::entity_mention::Mention;
use crate::mention::input::Input;
use crate::syntax::{Deprel, Parsed};

/// How far up a name is followed through the noun phrases that hold it.
const MAX_HEADS: usize = 8;

/// Notes how prominent each mention is.
pub(super) fn rate(reader: &Input<'_>, mentions: &mut [Mention]) {
    let layout = reader.layout;
    let mut sentence = 0;
    for mention in mentions {
        while layout.sentences.get(sentence + 1).is_some_and(|s| s.span.start <= mention.span.start) {
            sentence += 1;
        }
        let Some(parsed) = reader.forest.sentence(sentence) else { continue };
        let first = layout.sentences[sentence].tokens().start;
        let from = layout.token_at(mention.span.start).saturating_sub(first);
        let to = layout.token_at(mention.span.end.saturating_sub(1)).saturating_sub(first) + 1;
        mention.prominence = prominence(parsed, from, to, mention.kind == EntityKind::Person);
    }
}

/// Returns the token of a range whose head lies outside of it.
pub(super) fn head_of(parsed: &Parsed, from: usize, to: usize) -> usize {
    let outside = |&t: &usize| parsed.tree.head(t).is_none_or(|h| h < from || h >= to);
    (from..to).find(outside).unwrap_or(from)
}

fn prominence(parsed: &Parsed, from: usize, to: usize, person: bool) -> u8 {
    let mut token = head_of(parsed, from, to);
    for _ in 0..MAX_HEADS {
        match parsed.tree.deprel(token) {
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Csubj | Deprel::OblAgent => return 3,
            Deprel::Obj | Deprel::Iobj | Deprel::Root => return 2,
            Deprel::Amod | Deprel::Det | Deprel::Nummod => return 0,
            Deprel::Compound if !person => return 0,
            Deprel::Flat | Deprel::Appos | Deprel::Conj | Deprel::Compound => {}
            _ => return 1,
        }
        let Some(head) = parsed.tree.head(token) else { return 1 };
        token = head;
    }
    1
}
