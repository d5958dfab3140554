//! An event before its fillers are named, from what the trained reader read or what the rules see.
//!
//! *Question*: which words fill the roles whose heads were read, and how real is the event?
//!
//! *Order*: each head that was read stands for its phrase.
//!
//! *Limits*: one sentence at a time.

use std::ops::Range;

use crate::article::phrase_kind::filler_type;
use crate::article::sentence::SentenceView;
use crate::events::phase;
use crate::factuality::{self, Factuality};
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::reader::{FillerReading, TriggerReading};
use crate::record::{EventKind, Phase};
use crate::syntax::{Deprel, Upos};
use crate::trigger_rules::role_filler::RoleFiller;
use crate::trigger_rules::{Candidate, FilledTrigger};

/// An event of a sentence.
#[derive(Clone, Debug)]
pub(super) struct DraftEvent {
    pub(super) kind: EventKind,
    /// Its tokens.
    pub(super) trigger: Range<usize>,
    pub(super) filled: Vec<DraftRole>,
    /// How sure the reader is that it is one, where it read it.
    pub(super) probability: Option<f32>,
    pub(super) factuality: Factuality,
    pub(super) phase: Option<Phase>,
    /// How it was found.
    pub(super) rule: &'static str,
}

/// What fills a role, and how sure the reader is of it, where it read it.
#[derive(Clone, Copy, Debug)]
pub(super) struct DraftRole {
    pub(super) filler: RoleFiller,
    pub(super) probability: Option<f32>,
}

/// Returns an event that the rules see.
pub(super) fn by_rules(view: &SentenceView<'_>, found: &FilledTrigger<'_>) -> DraftEvent {
    let Candidate { entry, start, end, .. } = found.candidate;
    let top = view.top(start, end);
    let ongoing = entry.kind == EventKind::Attack && entry.pos == PartOfSpeech::Noun;
    DraftEvent {
        kind: entry.kind,
        trigger: start..end,
        filled: found.filled.iter().map(|&filler| DraftRole { filler, probability: None }).collect(),
        probability: None,
        factuality: factuality::of(view, top, (entry.modality, entry.polarity), ongoing),
        phase: phase::of(view, entry, top),
        rule: match entry.pos {
            PartOfSpeech::Verb => "event.verb",
            PartOfSpeech::Noun => "event.noun",
            PartOfSpeech::Adjective | PartOfSpeech::Phrase => "event.adjective",
        },
    }
}

/// Returns an event that was read.
pub(super) fn by_reader(view: &SentenceView<'_>, read: &TriggerReading) -> DraftEvent {
    DraftEvent {
        kind: read.kind,
        trigger: read.token..read.token + 1,
        filled: fillers(view, read),
        probability: Some(read.probability),
        factuality: Factuality { polarity: read.polarity, modality: read.modality, why: None },
        phase: read.phase.filter(|_| read.kind.has_phases()),
        rule: match view.upos(read.token) {
            Upos::Verb | Upos::Aux => "event.verb",
            Upos::Noun | Upos::Propn => "event.noun",
            _ => "event.adjective",
        },
    }
}

fn fillers(view: &SentenceView<'_>, read: &TriggerReading) -> Vec<DraftRole> {
    let mut found: Vec<DraftRole> = Vec::new();
    for &FillerReading { role, token, whole, probability } in &read.fillers {
        // One head within the phrase of another for the same role.
        let within = |f: &RoleFiller| f.role == role && f.phrase.start <= token && token < f.phrase.end;
        if found.iter().any(|found| within(&found.filler)) {
            continue;
        }
        let phrase = if whole { view.whole_phrase(token) } else { view.phrase(token) };
        let filler = RoleFiller { role, phrase, position: position(view, token), type_: filler_type(view, phrase) };
        found.push(DraftRole { filler, probability: Some(probability) });
    }
    found
}

/// The position of a filler, as `data/frames/README.md` names it.
fn position(view: &SentenceView<'_>, token: usize) -> &'static str {
    match view.rel(token) {
        Deprel::Nsubj | Deprel::NsubjPass => "subject",
        Deprel::Obj | Deprel::Iobj => "object",
        Deprel::NmodPoss => "possessive",
        Deprel::Amod => "adjective",
        Deprel::Compound => "modifier",
        _ => "preposition",
    }
}
