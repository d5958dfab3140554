//! The words that may denote an event.
//!
//! *Question*: is "supply" in "the supply of shells" a noun, and does "handed the shells over" hold "hand over"?
//!
//! *Order*: every form of the lexicon that starts at a token and whose word class is the one tagged there; particles right
//! after the verb, or dependents of it in the tree.
//!
//! *Limits*: part of a name ("World War II", "the Geneva Protocol") denotes no event.

use crate::article::phrase_kind::{self, FillerType};
use crate::article::sentence::SentenceView;
use crate::ids::EntityKind;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::trigger::TriggerEntry;
use crate::lexicon::triggers::TriggerLexicon;
use crate::lexicon::word_lists::{self, is};
use crate::record::EventKind;
use crate::syntax::{Deprel, Upos};

/// A place where an entry of the lexicon may hold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate<'f> {
    pub(crate) entry: &'f TriggerEntry,
    /// The first token of the trigger.
    pub(crate) start: usize,
    /// One past the last token of the trigger, a particle right after it included.
    pub(crate) end: usize,
    /// How many words of the text the trigger has, a particle apart from the verb included.
    pub(crate) words: usize,
    /// Whether the entry is a user's own.
    pub(crate) own: bool,
}

/// Returns the candidates that start at a token.
pub(crate) fn at<'f>(view: &SentenceView<'_>, lexicon: &'f TriggerLexicon, start: usize) -> Vec<Candidate<'f>> {
    let mut found = Vec::new();
    for form in lexicon.starting(view.word(start)) {
        let entry = lexicon.frame(form);
        let mut end = start + 1 + form.rest.len();
        let mut words = end - start;
        let same = form.rest.iter().enumerate().all(|(k, w)| view.word(start + 1 + k) == &**w);
        if !same || end > view.len() || !(agrees(view, entry, start, end) || is_stay(view, entry, start)) {
            continue;
        }
        // "went on" is no going.
        let apart = entry.particle.is_none() && is(&entry.lemma, word_lists::MOTION);
        if entry.pos == PartOfSpeech::Verb && apart && view.has(start, &[Deprel::CompoundPrt]) {
            continue;
        }
        if let Some(particle) = entry.particle.as_deref() {
            match particle_at(view, particle, start, end) {
                Some(at) if at == end => end += 1,
                Some(_) => {}
                None => continue,
            }
            words += 1;
        }
        found.push(Candidate { entry, start, end, words, own: lexicon.is_own(form) });
    }
    found
}

/// Whether the word class allows a trigger of a word class.
fn agrees(view: &SentenceView<'_>, entry: &TriggerEntry, start: usize, end: usize) -> bool {
    let (upos, rel) = (view.upos(start), view.rel(start));
    if end - start > 1 {
        // "war" in "war effort" names no war; a phrase is known by all of its words.
        return true;
    }
    match entry.pos {
        PartOfSpeech::Verb if rel == Deprel::Amod => {
            // "Iranian-supplied missiles" and "sanctioned firms" denote it too, but name no one who does it.
            let noun = view.head(start);
            matches!(view.xpos(start), "VBN" | "VBG" | "JJ" | "VBD")
                && noun
                    .is_some_and(|n| n > start && phrase_kind::filler_type(view, view.phrase(n)) == FillerType::Goods)
        }
        PartOfSpeech::Verb => {
            upos == Upos::Verb
                || (upos == Upos::Noun && view.word(start).ends_with("ing") && view.has(start, &[Deprel::Obj]))
        }
        PartOfSpeech::Noun => {
            // "the Comprehensive Test Ban Treaty" and "World War II" are names.
            let name = view.mention(start).filter(|m| matches!(m.kind, EntityKind::Law | EntityKind::Organization));
            let named = name.is_some_and(|m| m.span.len() > view.span(start, end).len())
                || (start > 0 && is(view.word(start - 1), word_lists::NAMING))
                || is_title(view, entry, start);
            // "the production plant", "a test site" denote it; "war machine", "sanctions unit" denote machines and units.
            let site = view.head(start).is_some_and(|h| is(view.word(h), word_lists::SITES));
            matches!(upos, Upos::Noun | Upos::Propn)
                && !named
                && (site || !matches!(rel, Deprel::Compound | Deprel::Flat | Deprel::Amod))
        }
        PartOfSpeech::Adjective | PartOfSpeech::Phrase => {
            matches!(upos, Upos::Adj | Upos::Noun) || matches!(view.xpos(start), "VBN" | "VBD")
        }
    }
}

/// Whether a noun of a deal is part of its title, by its capitals where not all words have them: "the Geneva Protocol".
fn is_title(view: &SentenceView<'_>, entry: &TriggerEntry, noun: usize) -> bool {
    let capital = |i: usize| view.is_nominal(i) && view.is_capitalised(i);
    let before = noun > 1 && capital(noun - 1);
    let after = view.word(noun + 1) == "of";
    let plain = |i: usize| matches!(view.upos(i), Upos::Noun | Upos::Verb) && !view.is_capitalised(i);
    entry.kind == EventKind::Agreement && capital(noun) && (before || after) && (0..view.len()).any(plain)
}

/// Whether "are" says where forces are: "the troops are in Mali".
fn is_stay(view: &SentenceView<'_>, entry: &TriggerEntry, start: usize) -> bool {
    let place = view.head(start).filter(|_| &*entry.lemma == "be" && view.rel(start) == Deprel::Cop);
    let named = |p: usize| {
        view.mention(p).is_some_and(|m| matches!(m.kind, EntityKind::Country | EntityKind::Place))
            && view.case(p).is_some_and(|c| matches!(view.word(c), "in" | "inside" | "near"))
    };
    place.is_some_and(named)
}

/// Returns the particle of a verb: right after it, or a dependent of it.
fn particle_at(view: &SentenceView<'_>, particle: &str, start: usize, end: usize) -> Option<usize> {
    if view.word(end) == particle {
        // "helicopters brought in the belly of a carrier"
        let verb = view.top(start, end);
        let governs = view.rel(end) == Deprel::Case && view.head(end).is_some_and(|n| view.rel(n) == Deprel::Obl);
        return (!governs || !view.is_passive(verb)).then_some(end);
    }
    let verb = view.top(start, end);
    let own = |c: usize| {
        (matches!(view.rel(c), Deprel::CompoundPrt | Deprel::Advmod) && view.word(c) == particle)
            || (view.rel(c) == Deprel::Obl && view.case(c).is_some_and(|p| view.word(p) == particle))
    };
    view.children(verb).filter(|&c| c >= end).find(|&c| own(c))
}
