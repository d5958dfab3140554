//! An event before its fillers are named, from what the trained reader read or what the rules see.
//!
//! *Question*: which words fill the roles whose heads were read, and how real is the event?
//!
//! *Order*: each head that was read stands for its phrase; a verb and its object that denote the same are joined.
//!
//! *Limits*: one sentence at a time.

use std::ops::Range;

use crate::article::phrase_kind::filler_type;
use crate::article::sentence::{Phrase, SentenceView};
use crate::events::phase;
use crate::factuality::{self, Factuality};
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::word_lists::{self, is};
use crate::reader::{Doubts, FillerReading, TriggerReading};
use crate::record::{EventKind, Phase, RoleName};
use crate::syntax::{Deprel, Upos};
use crate::trigger_rules::kinds::is_thing_role;
use crate::trigger_rules::role_filler::RoleFiller;
use crate::trigger_rules::{Candidate, FilledTrigger, denotes_other};

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
    /// How likely its sentence fills each role after all.
    pub(super) doubts: Doubts,
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
    DraftEvent {
        kind: entry.kind,
        trigger: start..end,
        filled: found.filled.iter().map(|&filler| DraftRole { filler, probability: None }).collect(),
        probability: None,
        factuality: factuality::of(view, top, (entry.modality, entry.polarity), entry.is_ongoing()),
        phase: phase::of(view, entry, top),
        doubts: Doubts::new(),
        rule: match entry.pos {
            PartOfSpeech::Verb => "event.verb",
            PartOfSpeech::Noun => "event.noun",
            PartOfSpeech::Adjective | PartOfSpeech::Phrase => "event.adjective",
        },
    }
}

/// Returns the events that were read in a sentence, of which the rules see such events. A verb and its object that denote the
/// same are one event ("held talks"). The lexicon knows best which phase a trigger tells.
pub(super) fn by_reader(
    view: &SentenceView<'_>,
    readings: &[&TriggerReading],
    rules: &[FilledTrigger<'_>],
) -> Vec<DraftEvent> {
    let is_below = |noun: &TriggerReading, verb: &TriggerReading, relation: Deprel| {
        noun.kind == verb.kind && view.rel(noun.token) == relation && view.head(noun.token) == Some(verb.token)
    };
    let is_object_of = |noun: &TriggerReading, verb: &TriggerReading| is_below(noun, verb, Deprel::Obj);
    // "sanctions were imposed"
    let is_subject_of = |noun: &TriggerReading, verb: &TriggerReading| is_below(noun, verb, Deprel::NsubjPass);
    let mut found = Vec::new();
    for read in readings.iter().filter(|read| !denotes_other(view, read.kind, read.token)) {
        let (mut first, mut last) = (read.token, read.token);
        let mut filled = fillers(view, read);
        let rule = rules.iter().find(|rule| rule.covers(read.token));
        let joined = readings.iter().filter(|other| is_object_of(other, read) || is_object_of(read, other));
        let joined: Vec<_> = joined.collect();
        // "test-fired": of two readings in one trigger that of its kind.
        let rank = |reading: &TriggerReading| {
            let fits = rule.is_some_and(|rule| rule.candidate.entry.kind == reading.kind);
            (fits, reading.probability, std::cmp::Reverse(reading.token))
        };
        let mut rivals = readings
            .iter()
            .filter(|other| other.token != read.token && rule.is_some_and(|rule| rule.covers(other.token)));
        if rivals.any(|other| rank(other) > rank(read)) || joined.iter().any(|other| rank(other) > rank(read)) {
            continue;
        }
        for other in joined {
            if other.token.abs_diff(read.token) <= MAX_APART {
                (first, last) = (first.min(other.token), last.max(other.token));
            }
            take_over(&mut filled, fillers(view, other));
        }
        if readings.iter().any(|verb| is_subject_of(read, verb)) {
            continue;
        }
        for noun in readings.iter().filter(|noun| is_subject_of(noun, read)) {
            take_over(&mut filled, fillers(view, noun));
        }
        let mut phase = read.phase.filter(|_| read.kind.has_phases());
        if let Some(Candidate { entry, start, end, .. }) = rule.map(|rule| rule.candidate)
            && entry.kind == read.kind
        {
            (first, last) = (first.min(start), last.max(end - 1));
            phase = phase::of(view, entry, view.top(start, end)).or(phase);
        }
        found.push(DraftEvent { filled, phase, ..of_reading(view, read, first..last + 1) });
    }
    found
}

/// Adds the fillers of the roles that nothing fills yet.
fn take_over(filled: &mut Vec<DraftRole>, more: Vec<DraftRole>) {
    let open = |role: &DraftRole| filled.iter().all(|f| f.filler.role != role.filler.role);
    let more: Vec<DraftRole> = more.into_iter().filter(open).collect();
    filled.extend(more);
}

/// How many tokens a verb and its object are apart at most to be one trigger.
const MAX_APART: usize = 2;

fn of_reading(view: &SentenceView<'_>, read: &TriggerReading, trigger: Range<usize>) -> DraftEvent {
    DraftEvent {
        kind: read.kind,
        trigger,
        filled: Vec::new(),
        probability: Some(read.probability),
        factuality: Factuality { polarity: read.polarity, modality: read.modality, why: None },
        phase: None,
        doubts: read.doubts.clone(),
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
        if let Some(outer) = found.iter_mut().find(|found| within(&found.filler)) {
            // "conspiring to evade sanctions and laundering money": each is a filler of its own.
            let phrase = &mut outer.filler.phrase;
            let mut end = view.parsed.subtree(token).start;
            while end > phrase.head + 1 && matches!(view.upos(end - 1), Upos::Punct | Upos::Cconj) {
                end -= 1;
            }
            if view.rel(token) != Deprel::Conj || !view.is_verb(token) || end <= phrase.head {
                continue;
            }
            phrase.end = end;
        }
        let prefix = view.prefix(token);
        // "pro-Iran fighters"; "anti-Iran sanctions" have Iran as their target.
        let beside = whole || (prefix != "anti" && is(prefix, word_lists::STANCES)) || backs(view, read, role, token);
        let token = if beside { noun_of(view, token) } else { token };
        let phrase = match view.word(token) {
            // "charged those who evade sanctions", but "those" evade them
            "those" if !view.parsed.subtree(token).contains(&read.token) => {
                Phrase { end: view.parsed.subtree(token).end, ..view.phrase(token) }
            }
            "those" => view.phrase(token),
            _ if whole => whole_phrase(view, role, token),
            _ => view.phrase(token),
        };
        // "non-Russian troops"
        let prefixed = phrase.start < phrase.head && is(view.prefix(phrase.start), word_lists::STANCES);
        let phrase = Phrase { start: phrase.start - if prefixed { 2 } else { 0 }, ..phrase };
        // "voted 13-0"
        let bare_number = phrase.end == phrase.start + 1 && view.upos(phrase.head) == Upos::Num;
        if is_excluded(view, phrase.start) || role == RoleName::Measure && bare_number {
            continue;
        }
        let against = role == RoleName::Sender && prefix == "anti";
        let role = if against { RoleName::Target } else { role };
        let phrase = after_trigger(view, read.token, phrase);
        let filler = RoleFiller { role, phrase, position: position(view, token), type_: filler_type(view, phrase) };
        found.push(DraftRole { filler, probability: Some(probability) });
    }
    separate_counted(view, &mut found);
    found
}

/// Returns a phrase without the trigger that a tree puts before its noun: "*smuggling* rifles".
fn after_trigger(view: &SentenceView<'_>, trigger: usize, phrase: Phrase) -> Phrase {
    let inside = phrase.start <= trigger && trigger < phrase.head && view.word(trigger).ends_with("ing");
    Phrase { start: if inside { trigger + 1 } else { phrase.start }, ..phrase }
}

/// Whether a name only says by whom the filler after it is backed or led: "French-trained troops".
fn backs(view: &SentenceView<'_>, read: &TriggerReading, role: RoleName, token: usize) -> bool {
    let noun = noun_of(view, token);
    let filler = |f: &FillerReading| f.role == role && f.token == noun;
    view.word(token + 1) == "-" && read.token != token + 2 && noun > token && read.fillers.iter().any(filler)
}

/// Lets what has a number of its own be no part of what is counted before it: "a number of howitzers | and 48 jets".
fn separate_counted(view: &SentenceView<'_>, found: &mut Vec<DraftRole>) {
    for i in 0..found.len() {
        let outer = found[i].filler;
        if !is_thing_role(outer.role) || !view.counts(outer.phrase.head) {
            continue;
        }
        let counted = |&c: &usize| view.rel(c) == Deprel::Conj && view.under(c, &[Deprel::Nummod]).next().is_some();
        let Some(member) = (outer.phrase.head + 1..outer.phrase.end).find(counted) else { continue };
        let phrase = view.phrase(member);
        let mut end = phrase.start;
        while end > outer.phrase.head + 1 && matches!(view.upos(end - 1), Upos::Punct | Upos::Cconj) {
            end -= 1;
        }
        found[i].filler.phrase.end = end;
        let filler = RoleFiller { phrase, type_: filler_type(view, phrase), ..outer };
        if found.iter().all(|f| f.filler.phrase.head != member) {
            found.push(DraftRole { filler, ..found[i] });
        }
    }
}

/// Whether the words before a phrase say that it is another: "Belarus, not Russia,", "rather than Russia", "It was not Russia that".
fn is_excluded(view: &SentenceView<'_>, start: usize) -> bool {
    let start = start + usize::from(view.word(start) == "not");
    // "rather than to Ukraine", "not to Ukraine"
    let by_preposition =
        start > 2 && matches!(view.word(start - 2), "than" | "not") && view.upos(start - 1) == Upos::Adp;
    let start = start - usize::from(by_preposition);
    let word = |back: usize| start.checked_sub(back).map_or("", |at| view.word(at));
    // "not Iran but North Korea", but "not only Iran but North Korea"
    let contrasted = word(1) == "not"
        && !factuality::is_focus(view.word(start))
        && (start + 1..=start + 3).any(|i| view.word(i) == "but");
    contrasted
        || matches!(
            (word(3), word(2), word(1)),
            (_, "rather", "than")
                | (_, "instead", "of")
                | (_, "," | "and" | "but", "not")
                | ("it", "is" | "was", "not")
        )
}

/// Prepositions by which goods and measures are told what is done with them: they belong to the event.
const OF_EVENT: [&str; 9] = ["to", "from", "on", "against", "by", "through", "under", "during", "after"];

/// Returns the phrase of a filler that is more than the noun phrase at its head.
fn whole_phrase(view: &SentenceView<'_>, role: RoleName, token: usize) -> Phrase {
    let phrase = view.whole_phrase(token);
    if !is_thing_role(role) || role == RoleName::Offence {
        return phrase;
    }
    let base = view.phrase(token).end.max(token + 1);
    let of_event = |&i: &usize| view.upos(i) == Upos::Adp && OF_EVENT.contains(&view.word(i));
    Phrase { end: (base..phrase.end).find(of_event).unwrap_or(phrase.end), ..phrase }
}

/// Returns the noun that the first word of a filler stands before: "listings" for "13" in "13 new listings".
fn noun_of(view: &SentenceView<'_>, token: usize) -> usize {
    let before = |i: usize| {
        matches!(view.rel(i), Deprel::Nummod | Deprel::Amod | Deprel::Advmod | Deprel::Compound | Deprel::Det)
    };
    let mut at = token;
    while let Some(head) = view.head(at).filter(|&head| before(at) && at < head && head <= token + MAX_BEFORE_NOUN) {
        at = head;
    }
    if view.is_nominal(at) { at } else { token }
}

/// How many words before its noun a filler may start.
const MAX_BEFORE_NOUN: usize = 6;

/// The position of a filler, as `data/frames/README.md` names it.
pub(super) fn position(view: &SentenceView<'_>, token: usize) -> &'static str {
    match view.rel(token) {
        Deprel::Nsubj | Deprel::NsubjPass => "subject",
        Deprel::Obj | Deprel::Iobj => "object",
        Deprel::NmodPoss => "possessive",
        Deprel::Amod => "adjective",
        Deprel::Compound => "modifier",
        _ => "preposition",
    }
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use super::*;
    use crate::article::sentence::Sentences;
    use crate::article::tokens::TokenView;
    use crate::events::tests::article;

    #[test]
    fn a_participle_is_no_part_of_what_it_does_things_to() {
        let article = article("They were smuggling rifles to Chad.");
        let tokens = TokenView::new(&article);
        let sentences = Sentences::new(&tokens);
        let view = sentences.iter().next().expect("a sentence");
        let rifles = |start| Phrase { start, head: 3, end: 4 };
        assert_eq!(after_trigger(view, 2, rifles(2)), rifles(3));
        assert_eq!(after_trigger(view, 1, rifles(3)), rifles(3));
    }
}
