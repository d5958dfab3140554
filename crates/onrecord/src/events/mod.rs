//! Events: what is said to happen, to whom, and how surely.
//!
//! *Question*: which transfers, deals, sanctions, attacks does the article report, and who takes part in them?
//!
//! `Pyongyang has denied supplying Moscow with shells.` gives a transfer (trigger `supplying`, supplier North Korea, recipient
//! Russia, item `shells`), negated.
//!
//! *Order*: in each sentence of the story `rules::triggers` looks up the words in the lexicon ([`TriggerLexicon`]); `rules::arguments` gathers
//! what stands around each in the tree, `rules::roles` gives it to the roles of the entry; the entry that fills most wins, and one
//! that fills too little is no event (`rules::acceptance`). `factuality` reads polarity and modality, `phase` whether a lasting
//! state ends or is renewed; `fillers` names the fillers; `claim_time_place` finds claim, time and place; `confidence` says how sure all this is. Last, `inherited_roles` fills what is
//! still open from other events of the article.
//!
//! *Limits*: a sentence without a tree has no events.

mod claim_time_place;
mod confidence;
mod factuality;
mod fillers;
mod inherited_roles;
mod kinds;
mod phase;
mod role_filler;
mod rules;

use crate::article::Article;
use crate::article::sentence::{Phrase, SentenceView, Sentences};
use crate::coreference::actors;
use crate::events::kinds::is_actor_role;
use crate::events::role_filler::RoleFiller;
use crate::events::rules::triggers::{self, Candidate};
use crate::events::rules::{acceptance, arguments, roles};
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::triggers::TriggerLexicon;
use crate::record::{Act, Claim, Event, EventId, EventKind, Modality, Polarity, Quotation, Role, RuleId, Trigger};
use crate::syntax::Deprel;

/// Returns the events of an article, by their trigger, numbered from 1, and lists each in its claim.
pub(crate) fn find(article: &Article<'_>, sentences: &Sentences<'_>, claims: &mut [Claim]) -> Vec<Event> {
    let lexicon = article.frames;
    let index = claim_time_place::Index::new(claims);
    let mut events = Vec::new();
    for view in sentences.iter().filter(|sentence| article.layout.is_story(sentence.number)) {
        in_sentence(view, lexicon, &index, claims, &mut events);
    }
    events.sort_by_key(|e: &Event| (e.trigger.span.start, e.trigger.span.end));
    inherited_roles::complete(article, &mut events);
    events.retain(|e| !e.roles.is_empty() || e.kind == EventKind::Test);
    for (i, event) in events.iter_mut().enumerate() {
        event.id = EventId(i as u32 + 1);
        // Claims are numbered from 1 in their order.
        if let Some(claim) = event.claim.and_then(|id| claims.get_mut(id.0.checked_sub(1)? as usize)) {
            claim.events.push(event.id);
        }
    }
    events
}

struct FilledTrigger<'f> {
    candidate: Candidate<'f>,
    filled: Vec<RoleFiller>,
    score: usize,
}

fn in_sentence(
    view: &SentenceView<'_>,
    lexicon: &TriggerLexicon,
    index: &claim_time_place::Index,
    claims: &[Claim],
    events: &mut Vec<Event>,
) {
    let mut at = 0;
    // Phrases that fill the goods of an event are no second event of its kind: "imposed new sanctions".
    let mut covered: Vec<(EventKind, Phrase)> = Vec::new();
    while at < view.len() {
        let best = triggers::at(view, lexicon, at)
            .into_iter()
            .filter(|c| {
                c.entry.pos == PartOfSpeech::Verb
                    || !covered.iter().any(|(k, p)| *k == c.entry.kind && p.start <= at && at < p.end)
            })
            .filter_map(|c| evaluate(view, lexicon, c))
            .reduce(|a, b| if b.score > a.score { b } else { a });
        let Some(found) = best.filter(|b| !is_object_of_trigger(view, events, b)) else {
            at += 1;
            continue;
        };
        let next = found.candidate.end.max(at + 1);
        let kind = found.candidate.entry.kind;
        covered.extend(found.filled.iter().filter(|f| !is_actor_role(f.role)).map(|f| (kind, f.phrase)));
        events.push(event(view, &found, index, claims));
        at = next;
    }
}

/// Whether a noun is the object of a verb that denotes the event: "signed a pact", "severed ties", "revoked the licence".
fn is_object_of_trigger(view: &SentenceView<'_>, events: &[Event], found: &FilledTrigger<'_>) -> bool {
    let noun = found.candidate.start;
    let told = match found.candidate.entry.kind {
        EventKind::Agreement => EventKind::Agreement,
        EventKind::Cooperation => EventKind::Relations,
        EventKind::Licence => EventKind::Licence,
        _ => return false,
    };
    let verb = view.head(noun).filter(|_| view.rel(noun) == Deprel::Obj).map(|v| view.span(v, v + 1));
    let mut told = events.iter().rev().take(4).filter(|e| e.kind == told);
    verb.is_some_and(|v| told.any(|e| e.trigger.span.bytes().contains(v)))
}

/// Fills the roles of a candidate; `None` where that makes no event.
fn evaluate<'f>(
    view: &SentenceView<'_>,
    lexicon: &TriggerLexicon,
    candidate: Candidate<'f>,
) -> Option<FilledTrigger<'f>> {
    let entry = candidate.entry;
    let args = arguments::around(view, entry, candidate.start, candidate.end);
    let mut filled = roles::assign(view, entry, &args);
    // "attends a reception": the noun denotes it, the verb only says who is there.
    let noun = |a: &arguments::Argument| {
        let mut entries = lexicon.starting(view.word(a.phrase.head)).iter().map(|f| lexicon.frame(f));
        a.position == "object" && entries.any(|f| f.kind == EventKind::Meeting && f.pos == PartOfSpeech::Noun)
    };
    if entry.kind == EventKind::Meeting && entry.pos == PartOfSpeech::Verb && args.iter().any(noun) {
        return None;
    }
    let score = acceptance::score(view, &candidate, &args, &filled)?;
    roles::resolve_reflexive(view, &mut filled);
    Some(FilledTrigger { candidate, filled, score })
}

fn event(
    view: &SentenceView<'_>,
    found: &FilledTrigger<'_>,
    index: &claim_time_place::Index,
    claims: &[Claim],
) -> Event {
    let article = view.article;
    let Candidate { entry, start, end, .. } = found.candidate;
    let span = view.span(start, end);
    let whole = view.span(0, view.len());
    let claim = index.claim(span).map(|i| &claims[i]);
    let ongoing = entry.kind == EventKind::Attack && entry.pos == PartOfSpeech::Noun;
    let mut fact = factuality::of(view, view.top(start, end), (entry.modality, entry.polarity), ongoing);
    let mut why = vec![RuleId::new(match entry.pos {
        PartOfSpeech::Verb => "event.verb",
        PartOfSpeech::Noun => "event.noun",
        PartOfSpeech::Adjective | PartOfSpeech::Phrase => "event.adjective",
    })];
    why.extend(fact.why.map(RuleId::new));
    if let Some(rule) = claim.and_then(|c| apply_claim_act(c, &mut fact)) {
        why.push(RuleId::new(rule));
    }
    let mut roles: Vec<Role> = Vec::new();
    for filled in &found.filled {
        let mut role = fillers::role(view, entry.kind, filled);
        if role.names.is_empty() && is_actor_role(role.role) {
            actors::speaker(article, claim, &mut role);
        }
        if roles.iter().all(|r| !fillers::same(r, &role)) {
            roles.push(role);
        }
    }
    Event {
        id: EventId(0),
        kind: entry.kind,
        trigger: Trigger { span: span.into(), text: article.words(span).to_owned() },
        confidence: confidence::event(&roles),
        roles,
        polarity: fact.polarity,
        modality: fact.modality,
        phase: phase::of(view, entry, view.top(start, end)),
        time: claim_time_place::time(article, index, span, whole),
        place: claim_time_place::place(article, span, whole),
        claim: claim.map(|c| c.id),
        why,
    }
}

/// Lets the act of the claim decide what its words leave open: what is denied is not so, what is pledged is not yet so.
fn apply_claim_act(claim: &Claim, fact: &mut factuality::Factuality) -> Option<&'static str> {
    let act = claim.cue.as_ref()?.act;
    let plain = fact.modality == Modality::Actual && fact.polarity == Polarity::Affirmed && fact.why.is_none();
    match act {
        Act::Deny if plain && claim.content.quotation != Quotation::Direct => {
            fact.polarity = Polarity::Negated;
            Some("factuality.denied")
        }
        Act::Pledge if plain => {
            fact.modality = Modality::Planned;
            Some("factuality.pledged")
        }
        _ => None,
    }
}

#[cfg(all(test, feature = "model-en"))]
mod examples;
#[cfg(all(test, feature = "model-en"))]
pub(super) mod tests;
