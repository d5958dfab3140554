//! What the reader reads of each token for events, beside `features`.
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
use crate::factuality;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::trigger::TriggerEntry;
use crate::record::{EventKind, Modality, Polarity, RoleName};
use crate::syntax::Upos;
use crate::trigger_rules::FilledTrigger;

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
    /// What the rules make of it: a trigger of a kind, a filler of a part.
    pub(crate) rule: u8,
}

/// How many values [`factuality_class`] has.
pub(crate) const FACTUALITY_CLASSES: usize = 12;

/// What the words above and beside a token say of its polarity and modality.
pub(crate) fn factuality_class(view: &SentenceView<'_>, i: usize) -> u8 {
    let entry = entry(view, i);
    let given = entry.map_or((None, None), |entry| (entry.modality, entry.polarity));
    let ongoing = entry.is_some_and(TriggerEntry::is_ongoing);
    let found = factuality::of(view, i, given, ongoing);
    let modality = Modality::ALL.iter().position(|m| *m == found.modality).unwrap_or_default() as u8;
    modality * 2 + u8::from(found.polarity == Polarity::Negated)
}

impl TriggerClasses {
    /// The rows of the tables.
    pub(crate) const fn rows(self) -> [u8; 4] {
        let Self { kind, pattern, filler, rule } = self;
        [kind, pattern, filler, rule]
    }
}

/// How many rows each table of classes has.
pub(crate) const TRIGGER_CLASSES: [usize; 4] = [64, 64, 8, 40];

/// How many parts there are, nothing included.
pub(crate) const PART_COUNT: usize = 7;

/// The part of those who do something together, of which there are several.
pub(crate) const PARTY: usize = 4;

/// The part of things: what is given, made or moved, the sanction that is imposed.
pub(crate) const THING: usize = 3;

/// Returns the role of a kind that is such a part of it.
pub(crate) fn role(kind: EventKind, number: usize) -> Option<RoleName> {
    kind.roles().iter().copied().find(|role| number != 0 && usize::from(part(*role)) == number)
}

/// Reads the classes of the tokens of a sentence, of which the rules make such events.
pub(crate) fn trigger_classes(view: &SentenceView<'_>, rules: &[FilledTrigger<'_>]) -> Vec<TriggerClasses> {
    let class = |i| {
        let entry = entry(view, i);
        let (kind, pattern) = (entry.map_or(0, kind), entry.map_or(0, pattern));
        TriggerClasses { kind, pattern, filler: filler(view, i), rule: 0 }
    };
    let mut classes: Vec<TriggerClasses> = (0..view.len()).map(class).collect();
    for event in rules {
        for filler in &event.filled {
            classes[filler.phrase.head].rule = FILLERS + part(filler.role);
        }
    }
    for event in rules {
        classes[trigger(view, event)].rule = 1 + number(event.candidate.entry.kind);
    }
    classes
}

/// The class of fillers of the first part less one; those of triggers come before.
const FILLERS: u8 = 32;

/// How many values the numbers of [`rule_parts`] have.
pub(crate) const RULE_PARTS: usize = PART_COUNT + 1;

/// For each token of a sentence of `n` tokens what the rules make of it under a trigger: 0 where they see no event there, 1 for
/// nothing, then the parts.
pub(crate) fn rule_parts(view: &SentenceView<'_>, rules: &[FilledTrigger<'_>], token: usize) -> Vec<u8> {
    let Some(event) = rules.iter().find(|event| trigger(view, event) == token) else { return vec![0; view.len()] };
    let mut parts = vec![1; view.len()];
    for filler in &event.filled {
        parts[filler.phrase.head] = 1 + part(filler.role);
    }
    parts
}

/// The top word of a trigger.
fn trigger(view: &SentenceView<'_>, event: &FilledTrigger<'_>) -> usize {
    view.top(event.candidate.start, event.candidate.end)
}

/// Returns the entries of the lexicon whose words start at a token, whatever its tag.
fn entries<'a>(view: &SentenceView<'a>, i: usize) -> impl Iterator<Item = &'a TriggerEntry> {
    let lexicon = view.article.frames;
    lexicon.starting(view.word(i)).iter().filter_map(move |form| {
        let same = form.rest.iter().enumerate().all(|(k, word)| view.word(i + 1 + k) == &**word);
        same.then(|| lexicon.frame(form))
    })
}

/// Returns the entry of the lexicon that a token starts.
fn entry<'a>(view: &SentenceView<'a>, i: usize) -> Option<&'a TriggerEntry> {
    let agrees = |entry: &TriggerEntry| match entry.pos {
        PartOfSpeech::Verb => matches!(view.upos(i), Upos::Verb | Upos::Aux),
        PartOfSpeech::Noun => matches!(view.upos(i), Upos::Noun | Upos::Propn),
        PartOfSpeech::Adjective | PartOfSpeech::Phrase => true,
    };
    entries(view, i).find(|entry| agrees(entry))
}

/// Whether the first sense that the lexicon gives a token, or the one that the rules see, is a trigger of a kind. Where it has the word
/// as another part of speech alone, the tag may be wrong ("Chile ships 16 boats"), and any sense will do.
pub(crate) fn is_listed_as(view: &SentenceView<'_>, i: usize, kind: EventKind, rules: &[FilledTrigger<'_>]) -> bool {
    if rules.iter().any(|rule| rule.covers(i) && rule.candidate.entry.kind == kind) {
        return true;
    }
    match entry(view, i) {
        Some(entry) => entry.kind == kind,
        None => entries(view, i).any(|entry| entry.kind == kind),
    }
}

fn kind(entry: &TriggerEntry) -> u8 {
    1 + 2 * number(entry.kind) + u8::from(entry.pos != PartOfSpeech::Verb)
}

/// The number of a kind.
fn number(kind: EventKind) -> u8 {
    let number = EventKind::ALL.iter().position(|other| *other == kind).unwrap_or_default();
    number.min(30) as u8
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
