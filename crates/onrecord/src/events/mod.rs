//! Events: what is said to happen, to whom, and how surely.
//!
//! *Question*: which transfers, deals, sanctions, attacks does the article tell of, and who takes part in them?
//!
//! `Pyongyang has denied supplying Moscow with shells.` gives a transfer (trigger `supplying`, supplier North Korea, recipient
//! Russia, item `shells`), negated.
//!
//! *Order*: `view` joins a sentence with its tree; `triggers` looks up its words in the lexicon ([`Frames`]); `arguments` gathers
//! what stands around each in the tree, `roles` gives it to the roles of the frame; the frame that fills most wins, and one
//! that fills nothing telling is no event (`validity`); `fillers` names the fillers; `factuality` reads polarity and modality;
//! `binding` finds claim, time and place; `elsewhere` takes what is still open from events told nearby; `confidence` says how
//! sure all this is.
//!
//! *Limits*: a sentence without a tree tells no event.

mod arguments;
mod binding;
mod clause;
mod confidence;
mod elsewhere;
mod factuality;
mod fillers;
mod frame_file;
mod frames;
mod pattern_file;
mod refer;
mod roles;
mod triggers;
mod validity;
mod view;
mod words;

use crate::article::Article;
use crate::record::{Act, Claim, Event, EventId, EventKind, Modality, Polarity, Quotation, Role, RuleId, Trigger};

pub use frames::{Frame, Frames, Pos};

use crate::syntax::Deprel;
use triggers::Candidate;
use view::View;

/// Returns the events of an article, by their trigger, numbered from 1, and lists each in its claim.
pub fn find(article: &Article<'_>, claims: &mut [Claim]) -> Vec<Event> {
    let frames = article.frames;
    let index = binding::Index::new(claims);
    let mut events = Vec::new();
    for i in 0..article.layout.sentences.len() {
        if let Some(view) = View::read(article, i).filter(|_| article.layout.is_story(i)) {
            in_sentence(&view, frames, &index, claims, &mut events);
        }
    }
    events.sort_by_key(|e: &Event| (e.trigger.span.start, e.trigger.span.end));
    elsewhere::complete(article, &mut events);
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

struct Found<'f> {
    candidate: Candidate<'f>,
    filled: Vec<roles::Filled>,
    score: usize,
}

fn in_sentence(view: &View<'_>, frames: &Frames, index: &binding::Index, claims: &[Claim], events: &mut Vec<Event>) {
    let mut at = 0;
    // Phrases that fill the goods of an event are no second event of its kind: "imposed new sanctions".
    let mut told: Vec<(EventKind, view::Phrase)> = Vec::new();
    while at < view.len() {
        let best = triggers::at(view, frames, at)
            .into_iter()
            .filter(|c| {
                c.frame.pos == Pos::Verb || !told.iter().any(|(k, p)| *k == c.frame.kind && p.start <= at && at < p.end)
            })
            .filter_map(|c| judged(view, frames, c))
            .reduce(|a, b| if b.score > a.score { b } else { a });
        // "signed a pact": the verb tells the deal.
        let best = best.filter(|b| !is_told_by_verb(view, events, b));
        let Some(found) = best else {
            at += 1;
            continue;
        };
        let next = found.candidate.end.max(at + 1);
        let kind = found.candidate.frame.kind;
        told.extend(found.filled.iter().filter(|f| !roles::is_actor_role(f.role)).map(|f| (kind, f.phrase)));
        events.push(event(view, &found, index, claims));
        at = next;
    }
}

/// Whether a noun of a deal is the object of a verb that tells it.
fn is_told_by_verb(view: &View<'_>, events: &[Event], found: &Found<'_>) -> bool {
    let noun = found.candidate.start;
    let object = view.rel(noun) == Deprel::Obj && found.candidate.frame.kind == EventKind::Agreement;
    let verb = view.head(noun).filter(|_| object).map(|v| view.span(v, v + 1));
    let mut told = events.iter().rev().take(4).filter(|e| e.kind == EventKind::Agreement);
    verb.is_some_and(|v| told.any(|e| e.trigger.span.bytes().contains(v)))
}

/// Fills the roles of a candidate; `None` where nothing telling fills them.
fn judged<'f>(view: &View<'_>, frames: &Frames, candidate: Candidate<'f>) -> Option<Found<'f>> {
    let frame = candidate.frame;
    let args = arguments::around(view, frame, candidate.start, candidate.end);
    let mut filled = roles::assign(view, frame, &args);
    // "attends a reception": the noun tells it, the verb only who is there.
    let noun = |a: &arguments::Arg| {
        let told = frames.starting(view.word(a.phrase.head)).iter().map(|f| frames.frame(f));
        a.position == "object" && told.into_iter().any(|f| f.kind == EventKind::Meeting && f.pos == Pos::Noun)
    };
    if frame.kind == EventKind::Meeting && frame.pos == Pos::Verb && args.iter().any(noun) {
        return None;
    }
    let score = validity::score(view, &candidate, &args, &filled)?;
    roles::settle_reflexive(view, &mut filled);
    Some(Found { candidate, filled, score })
}

fn event(view: &View<'_>, found: &Found<'_>, index: &binding::Index, claims: &[Claim]) -> Event {
    let article = view.article;
    let Candidate { frame, start, end, .. } = found.candidate;
    let span = view.span(start, end);
    let whole = view.span(0, view.len());
    let claim = index.claim(span).map(|i| &claims[i]);
    let lasting = frame.kind == EventKind::Attack && frame.pos == Pos::Noun;
    let mut fact = factuality::of(view, arguments::anchor(view, start, end), (frame.modality, frame.polarity), lasting);
    let mut why = vec![RuleId::new(match frame.pos {
        Pos::Verb => "event.verb",
        Pos::Noun => "event.noun",
        Pos::Adjective => "event.adjective",
    })];
    why.extend(fact.why.map(RuleId::new));
    if let Some(rule) = claim.and_then(|c| by_act(c, &mut fact)) {
        why.push(RuleId::new(rule));
    }
    let mut roles: Vec<Role> = Vec::new();
    for filled in &found.filled {
        let mut role = fillers::role(view, frame.kind, filled);
        if role.names.is_empty() && roles::is_actor_role(role.role) {
            fillers::speaker(article, claim, &mut role);
        }
        if roles.iter().all(|r| !fillers::same(r, &role)) {
            roles.push(role);
        }
    }
    Event {
        id: EventId(0),
        kind: frame.kind,
        trigger: Trigger { span: span.into(), text: article.words(span).to_owned() },
        confidence: confidence::event(&roles),
        roles,
        polarity: fact.polarity,
        modality: fact.modality,
        time: binding::time(article, index, span, whole),
        place: binding::place(article, span, whole),
        claim: claim.map(|c| c.id),
        why,
    }
}

/// Lets the act of the claim tell what its words leave open: what is denied is not so, what is demanded is not yet so.
fn by_act(claim: &Claim, fact: &mut factuality::Factuality) -> Option<&'static str> {
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
