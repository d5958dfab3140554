//! What the reader of events reads of each token, beside what the reader of attributions does.
//!
//! *Question*: which kind of event may this word denote by the lexicon of triggers, who stands as its subject and object,
//! and what sort of thing does the word name?
//!
//! In `Mali bought rifles`, "bought" may denote a transfer whose subject receives and whose object is the thing; "Mali"
//! names an actor, "rifles" goods.
//!
//! *Limits*: of several entries the first whose word class is the one tagged there counts. The numbers are those that a
//! model is trained with; a change here needs another training.

use crate::article::phrase_kind::{FillerType, filler_type};
use crate::article::sentence::SentenceView;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::trigger::TriggerEntry;
use crate::record::{EventKind, RoleName};
use crate::syntax::Upos;

include!(concat!(env!("OUT_DIR"), "/role_parts.rs"));

/// The classes of a token, each a row of its own table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TriggerClasses {
    /// The kind of event, with the word class of the entry.
    pub(crate) kind: u8,
    /// What the subject and the object of the entry are to the event.
    pub(crate) pattern: u8,
    /// What sort of thing the word names.
    pub(crate) filler: u8,
}

/// Reads the classes of the tokens of a sentence.
pub(crate) fn trigger_classes(view: &SentenceView<'_>) -> Vec<TriggerClasses> {
    (0..view.len())
        .map(|i| {
            let entry = entry(view, i);
            TriggerClasses { kind: entry.map_or(0, kind), pattern: entry.map_or(0, pattern), filler: filler(view, i) }
        })
        .collect()
}

/// Returns the entry of the lexicon that a token starts.
fn entry<'a>(view: &SentenceView<'a>, i: usize) -> Option<&'a TriggerEntry> {
    let lexicon = view.article.frames;
    let mut entries = lexicon.starting(view.word(i)).iter().filter_map(|form| {
        let same = form.rest.iter().enumerate().all(|(k, word)| view.word(i + 1 + k) == &**word);
        same.then(|| lexicon.frame(form))
    });
    let agrees = |entry: &TriggerEntry| match entry.pos {
        PartOfSpeech::Verb => matches!(view.upos(i), Upos::Verb | Upos::Aux),
        PartOfSpeech::Noun => matches!(view.upos(i), Upos::Noun | Upos::Propn),
        PartOfSpeech::Adjective | PartOfSpeech::Phrase => true,
    };
    entries.find(|entry| agrees(entry))
}

fn kind(entry: &TriggerEntry) -> u8 {
    let number = EventKind::ALL.iter().position(|kind| *kind == entry.kind).unwrap_or_default() as u8;
    1 + 2 * number.min(30) + u8::from(entry.pos != PartOfSpeech::Verb)
}

fn pattern(entry: &TriggerEntry) -> u8 {
    let at = |position| entry.roles_at(position).first().map_or(0, |role| part(*role));
    at("subject") * 8 + at("object")
}

fn filler(view: &SentenceView<'_>, i: usize) -> u8 {
    if !(view.is_nominal(i) || view.upos(i) == Upos::Pron) {
        return 0;
    }
    if view.is_time(i) {
        return 7;
    }
    match filler_type(view, view.phrase(i)) {
        FillerType::Actor => 1,
        FillerType::Goods => 2,
        FillerType::Law => 3,
        FillerType::Place => 4,
        FillerType::Pronoun => 5,
        FillerType::Other => 6,
    }
}
