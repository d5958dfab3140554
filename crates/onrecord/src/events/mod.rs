//! Events: what is said to happen, to whom, and how surely.
//!
//! *Question*: which transfers, deals, sanctions, attacks does the article report, and who takes part in them?
//!
//! `Pyongyang has denied supplying Moscow with shells.` gives a transfer (trigger `supplying`, supplier North Korea, recipient
//! Russia, item `shells`), negated.
//!
//! *Order*: the trained reader says which tokens denote events, what heads their fillers, and how real they are
//! ([`crate::reader`]); without it the rules do ([`crate::trigger_rules`]), and they alone read a user's own triggers (`draft`).
//! `participants` settles who of those read takes part.
//! `onward` keeps apart transfers of the same goods, `fillers` names the fillers, `defendants` those of a trial; `claim_time_place`
//! finds claim, time and place; `confidence` says how sure all this is. Last, `inherited_roles` fills what is still open from other
//! events of the article.
//!
//! *Limits*: a sentence without a tree has no events.

mod accused;
mod claim_time_place;
mod confidence;
mod defendants;
mod draft;
mod fillers;
mod inherited_roles;
mod onward;
mod participants;
mod phase;

use crate::article::Article;
use crate::article::sentence::{SentenceView, Sentences};
use crate::coreference::actors;
use crate::events::draft::DraftEvent;
#[cfg(feature = "train")]
pub use crate::events::inherited_roles::InheritedRow;
#[cfg(feature = "train")]
pub(crate) use crate::events::inherited_roles::rows as inherited_rows;
use crate::factuality::{self, Factuality, certain};
use crate::reader::{Doubts, TriggerReading};
use crate::record::{
    Act, Claim, Event, EventId, EventKind, Modality, Polarity, Quotation, Role, RoleName, RuleId, Trigger,
};
use crate::trigger_rules::FilledTrigger;
use crate::trigger_rules::kinds::is_actor_role;

/// Which events and roles are wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    pub(crate) inherited_roles: bool,
    /// Events and roles that are less sure are left out.
    pub(crate) min_confidence: f64,
}

/// Returns the events of an article, by their trigger, numbered from 1, and lists each in its claim. `rules` are the events that the
/// rules see in each sentence; they count where there are no `readings`, and where a user's own trigger denotes one. With the events
/// come, where none is left out, what the reader doubts of their roles.
pub(crate) fn find(
    article: &Article<'_>,
    sentences: &Sentences<'_>,
    rules: &[Vec<FilledTrigger<'_>>],
    readings: Option<&[TriggerReading]>,
    options: Options,
    claims: &mut [Claim],
) -> (Vec<Event>, Vec<Doubts>) {
    let index = claim_time_place::Index::new(claims);
    let readings = readings.filter(|_| !article.frames.is_own_only());
    let mut found: Vec<(Event, Doubts)> = Vec::new();
    let mut rest = readings.unwrap_or_default();
    for view in sentences.iter().filter(|sentence| article.layout.is_story(sentence.number)) {
        let rules = &rules[view.number];
        let counts = |rule: &&FilledTrigger<'_>| readings.is_none() || rule.candidate.own;
        let mut drafts: Vec<DraftEvent> = rules.iter().filter(counts).map(|rule| draft::by_rules(view, rule)).collect();
        // Readings come by their sentences.
        rest = &rest[rest.partition_point(|reading| reading.sentence < view.number)..];
        let here = &rest[..rest.partition_point(|reading| reading.sentence == view.number)];
        let own = |token: usize| rules.iter().any(|rule| rule.candidate.own && rule.covers(token));
        let here: Vec<&TriggerReading> = here.iter().filter(|reading| !own(reading.token)).collect();
        let mut read = draft::by_reader(view, &here, rules);
        for event in &mut read {
            participants::settle(view, event);
        }
        drafts.extend(read);
        onward::separate(view, &mut drafts);
        found.extend(drafts.into_iter().map(|draft| event(view, draft, &index, claims)));
    }
    found.sort_by_key(|(event, _)| (event.trigger.span.start, event.trigger.span.end));
    let (mut events, doubts): (Vec<Event>, Vec<Doubts>) = found.into_iter().unzip();
    defendants::name(article, &mut events);
    if options.inherited_roles {
        inherited_roles::complete(article, &mut events, &doubts);
    }
    // Rules alone see no event in a bare word.
    events.retain(|e| readings.is_some() || !e.roles.is_empty() || e.kind == EventKind::Test);
    if options.min_confidence > 0.0 {
        for event in &mut events {
            event.roles.retain(|role| role.confidence.value() >= options.min_confidence);
        }
        events.retain(|event| event.confidence.value() >= options.min_confidence);
    }
    for (i, event) in events.iter_mut().enumerate() {
        event.id = EventId(i as u32 + 1);
        // Claims are numbered from 1 in their order.
        if let Some(claim) = event.claim.and_then(|id| claims.get_mut(id.0.checked_sub(1)? as usize)) {
            claim.events.push(event.id);
        }
    }
    (events, doubts)
}

/// The least probability of a filler without a name; names are right more often.
const MIN_NAMELESS: f32 = 0.4;

fn event(
    view: &SentenceView<'_>,
    draft: DraftEvent,
    index: &claim_time_place::Index,
    claims: &[Claim],
) -> (Event, Doubts) {
    let article = view.article;
    let DraftEvent { kind, trigger, filled, probability, mut factuality, phase, doubts, rule } = draft;
    let span = view.span(trigger.start, trigger.end);
    let whole = view.span(0, view.len());
    let claim = index.claim(span).map(|i| &claims[i]);
    let mut why = vec![RuleId::new(rule)];
    why.extend(factuality.why.map(RuleId::new));
    let top = view.top(trigger.start, trigger.end);
    let affirmed = certain::polarity(view, top) == Some(Polarity::Affirmed);
    if claim.is_some_and(is_open) {
        // What is not confirmed is not denied.
        let own = factuality::own_polarity(view, top);
        let modality = if factuality.modality == Modality::Actual { Modality::Possible } else { factuality.modality };
        factuality = Factuality { polarity: own, modality, why: Some("factuality.open") };
        why.push(RuleId::new("factuality.open"));
    } else if let Some(rule) = claim.filter(|_| !affirmed).and_then(|c| apply_claim_act(c, &mut factuality)) {
        why.push(RuleId::new(rule));
    }
    let mut roles: Vec<Role> = Vec::new();
    for filled in &filled {
        let Some(filler) = fillers::fitting(view, filled.filler) else { continue };
        let mut role = fillers::role(view, kind, &filler);
        actors::third_person(article, claim, &mut role);
        if role.names.is_empty() && is_actor_role(role.role) {
            actors::speaker(article, claim, &mut role);
        }
        if let Some(probability) = filled.probability {
            // Of what is so unlikely and has no name one in seven was right.
            if probability < MIN_NAMELESS && role.names.is_empty() {
                continue;
            }
            role.confidence = confidence::role_read(probability, &role);
        }
        if roles.iter().all(|r| !fillers::same(r, &role)) {
            roles.push(role);
        }
    }
    if roles.iter().all(|role| role.role != RoleName::Target) {
        roles.extend(filled.iter().find_map(|f| fillers::target_of_measure(view, kind, &f.filler)));
    }
    if let Some(claim) = claim {
        accused::correct(article, claim, kind, &mut roles);
    }
    fillers::part(kind, &mut roles);
    let event = Event {
        id: EventId(0),
        kind,
        trigger: Trigger { span: span.into(), text: article.words(span).to_owned() },
        confidence: probability.map_or_else(|| confidence::event(&roles), confidence::event_read),
        roles,
        polarity: factuality.polarity,
        modality: factuality.modality,
        phase,
        time: claim_time_place::time(view, index, kind, span),
        place: claim_time_place::place(article, span, whole),
        claim: claim.map(|c| c.id),
        codes: None,
        why,
    };
    (event, doubts)
}

/// Whether a claim is one that its source does not make, which leaves its content open: "did not confirm", "has not accused". Who does
/// not believe something believes that it is not so.
fn is_open(claim: &Claim) -> bool {
    claim.polarity == Polarity::Negated && claim.cue.as_ref().is_some_and(|cue| cue.act != Act::Assess)
}

/// Lets the act of the claim decide what its words leave open: what is denied is not so, what is pledged is not yet so.
fn apply_claim_act(claim: &Claim, fact: &mut Factuality) -> Option<&'static str> {
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
pub(crate) mod tests;
