//! The objects of articles, each as its record has it.

use serde_json::{Map, Value, json};

use super::bundle::{Bundle, Refs, id, midnight, percent};
use crate::codes::{Plover, PloverContext};
use crate::export::article::{Article, days};
use crate::record::{Claim, Event, Modality, Polarity};

impl Bundle {
    /// Adds an article with all that it names and tells.
    pub(in crate::export) fn add_article(&mut self, article: &Article<'_>) {
        let report = id("report", &[&article.key]);
        let mut part = Part {
            created: midnight(article.extraction.document().published),
            reference: reference(article),
            refs: Refs::default(),
            report,
        };
        for actor in article.named() {
            self.add_actor(&actor, &mut part.refs);
        }
        for event in article.extraction.events() {
            self.add_event(article, event, &mut part);
        }
        for claim in article.extraction.claims() {
            self.add_claim(article, claim, &mut part);
        }
        part.refs.refer_if_empty(&self.producer);
        self.push(json!({
            "type": "report",
            "id": part.report,
            "created": part.created,
            "created_by_ref": self.producer,
            "published": part.created,
            "name": article.title(),
            "lang": "en",
            "object_refs": part.refs,
            "external_references": [part.reference],
        }));
    }

    fn add_event(&mut self, article: &Article<'_>, event: &Event, part: &mut Part) {
        let codes = article.extraction.codes(event);
        let roles: Vec<Value> = article
            .participants(event)
            .into_iter()
            .map(|(role, actor, acts)| {
                // Of those that do not act, places have a location.
                let has_object = acts || !actor.is_actor();
                let identity = has_object.then(|| self.add_actor(&actor, &mut part.refs)).flatten();
                let mut written = Map::from_iter([("role".into(), role.into()), ("name".into(), actor.name.into())]);
                written.extend(identity.map(|identity| ("identity_ref".into(), identity.into())));
                Value::from(written)
            })
            .collect();
        let sentence = article.words(article.sentence_of(event.trigger.span));
        let span = article.in_characters(event.trigger.span);
        let [first, last] = days(article.time(event));
        let object = self.push(json!({
            "type": "onrecord-event",
            "id": id_of_event(article, event),
            "created": part.created,
            "created_by_ref": self.producer,
            "confidence": percent(event.confidence),
            "external_references": [part.reference],
            "extensions": {&self.event_extension: {"extension_type": "new-sdo"}},
            "kind": event.kind,
            "polarity": event.polarity,
            "modality": event.modality,
            "phase": event.phase,
            "trigger": event.trigger.text,
            "start": span.start,
            "end": span.end,
            "description": sentence,
            "earliest": first,
            "latest": last,
            "place": article.place(event).map(|place| place.name),
            "roles": roles,
            "plover": codes.plover.map(Plover::as_str),
            "plover_mode": codes.plover_mode,
            "plover_context": codes.plover_context.map(PloverContext::as_str),
            "cameo": codes.cameo,
        }));
        part.refs.refer(&object);
        if (event.polarity, event.modality) == (Polarity::Affirmed, Modality::Actual) {
            let [sources, targets] = article
                .sides(&codes)
                .map(|side| side.iter().filter_map(|actor| self.add_actor(actor, &mut part.refs)).collect::<Vec<_>>());
            for (one, other) in sources.iter().flat_map(|one| targets.iter().map(move |other| (one, other))) {
                let related = self.push(json!({
                    "type": "relationship",
                    "id": id("relationship", &[one, &object, other]),
                    "created": part.created,
                    "created_by_ref": self.producer,
                    "relationship_type": event.kind.as_str().replace('_', "-"),
                    "source_ref": one,
                    "target_ref": other,
                    "description": sentence,
                    "start_time": first.map(|day| midnight(Some(day))),
                    "confidence": percent(event.confidence),
                    "external_references": [part.reference],
                }));
                part.refs.refer(&related);
            }
        }
    }

    fn add_claim(&mut self, article: &Article<'_>, claim: &Claim, part: &mut Part) {
        if claim.content.text.is_empty() {
            return;
        }
        let speakers = article.speakers(claim);
        let identities = speakers.iter().filter_map(|actor| self.add_actor(actor, &mut part.refs)).collect::<Vec<_>>();
        let events = claim.events.iter().filter_map(|&id| article.extraction.event(id));
        let mut about: Vec<String> = identities.into_iter().chain(events.map(|e| id_of_event(article, e))).collect();
        if about.is_empty() {
            about.push(part.report.clone());
        }
        let names: Vec<&str> = speakers.iter().map(|actor| actor.name.as_str()).collect();
        let act = claim.cue.as_ref().map_or("say", |cue| cue.act.as_str());
        let spans: Vec<_> = claim.content.spans.iter().map(|&span| article.in_characters(span)).collect();
        let note = self.push(json!({
            "type": "note",
            "id": id("note", &[&article.key, &claim.id.to_string()]),
            "created": part.created,
            "created_by_ref": self.producer,
            "abstract": format!("{}: {act}", if names.is_empty() { "no one named".to_owned() } else { names.join(", ") }),
            "content": claim.content.text,
            "authors": (!names.is_empty()).then_some(names),
            "object_refs": about,
            "confidence": percent(claim.confidence),
            "external_references": [part.reference],
            "extensions": {&self.claim_extension: {
                "extension_type": "property-extension",
                "claim_type": claim.type_,
                "act": act,
                "polarity": claim.polarity,
                "quotation": claim.content.quotation,
                "spans": spans,
            }},
        }));
        part.refs.refer(&note);
    }
}

/// The part of a bundle that is one article's.
struct Part {
    created: String,
    reference: Value,
    report: String,
    /// The objects of its report.
    refs: Refs,
}

fn id_of_event(article: &Article<'_>, event: &Event) -> String {
    id("onrecord-event", &[&article.key, &event.id.to_string()])
}

/// Returns where the article is to be found.
fn reference(article: &Article<'_>) -> Value {
    let document = article.extraction.document();
    let mut reference = json!({
        "source_name": document.outlet.as_deref().unwrap_or("news report"),
        "external_id": article.key,
        "description": article.title(),
    });
    if let Some(url) = &document.url {
        reference["url"] = url.as_str().into();
    }
    reference
}
