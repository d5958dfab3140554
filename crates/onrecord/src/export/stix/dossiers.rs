//! The objects of dossiers: an event with all its reports.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::bundle::{Bundle, Refs, id, midnight, percent};
use crate::codes::{Plover, PloverContext};
use crate::dossier::Article;
use crate::export::happening::{Happening, Told, title};
use crate::record::Polarity;

impl Bundle {
    /// Adds the articles and the events of a dossier.
    pub(in crate::export) fn add_dossier<'d>(
        &mut self,
        articles: impl Iterator<Item = &'d Article>,
        happenings: impl Iterator<Item = Happening<'d>>,
    ) {
        let mut named: HashMap<&str, Refs> = HashMap::new();
        for happening in happenings {
            let refs = self.add_happening(&happening);
            for told in &happening.reports {
                let of_article = named.entry(told.article.id.as_str()).or_default();
                refs.ids().for_each(|id| of_article.refer(id));
            }
        }
        for article in articles {
            let mut refs = named.remove(article.id.as_str()).unwrap_or_default();
            refs.refer_if_empty(&self.producer);
            let created = midnight(article.published);
            self.push(json!({
                "type": "report",
                "id": report(&article.id),
                "created": created,
                "created_by_ref": self.producer,
                "published": created,
                "name": title(article),
                "lang": "en",
                "object_refs": refs,
                "external_references": [reference(article)],
            }));
        }
    }

    /// Adds an event and returns the objects that its articles report.
    fn add_happening(&mut self, happening: &Happening<'_>) -> Refs {
        let mut refs = Refs::default();
        let created = midnight(happening.published());
        let (event, codes, lead) = (&happening.event, &happening.codes, happening.lead());
        let mut roles: Vec<Value> = Vec::new();
        for (role, actor) in &happening.participants {
            let identity = self.add_actor(actor, &mut refs);
            let mut written =
                Map::from_iter([("role".into(), role.as_str().into()), ("name".into(), actor.name.clone().into())]);
            written.extend(identity.map(|identity| ("identity_ref".into(), identity.into())));
            roles.push(written.into());
        }
        roles.extend(happening.things.iter().map(|(role, thing)| json!({"role": role, "name": thing})));
        let references = references(&happening.reports);
        let reports: Vec<Value> = happening.reports.iter().map(told).collect();
        let [first, last] = happening.days.map(|day| day.map(|day| day.to_string()));
        let sure = (event.polarity == Polarity::Affirmed).then(|| admiralty(happening.judgement.credibility)).flatten();
        let object = self.push(json!({
            "type": "onrecord-event",
            "id": id("onrecord-event", &["group", &happening.key]),
            "created": created,
            "created_by_ref": self.producer,
            "confidence": sure,
            "external_references": references,
            "extensions": {&self.event_extension: {"extension_type": "new-sdo"}},
            "kind": event.kind,
            "polarity": event.polarity,
            "modality": event.modality,
            "phase": event.phase,
            "trigger": lead.report.trigger,
            "description": lead.sentence(),
            "earliest": first,
            "latest": last,
            "place": happening.place.as_ref().map(|place| &place.name),
            "roles": roles,
            "plover": codes.plover.map(Plover::as_str),
            "plover_mode": codes.plover_mode,
            "plover_context": codes.plover_context.map(PloverContext::as_str),
            "cameo": codes.cameo,
            "group": happening.key,
            "reports": reports,
            "independent_sources": happening.group.independent_sources(),
            "denials": happening.group.denials.len(),
            "credibility": happening.judgement.credibility,
            "reliability": happening.judgement.reliability,
        }));
        refs.refer(&object);
        if happening.is_actual() {
            let [sources, targets] = [&happening.sides[0], &happening.sides[1]]
                .map(|side| side.iter().filter_map(|actor| self.add_actor(actor, &mut refs)).collect::<Vec<_>>());
            for (one, other) in sources.iter().flat_map(|one| targets.iter().map(move |other| (one, other))) {
                let related = self.push(json!({
                    "type": "relationship",
                    "id": id("relationship", &[one, &object, other]),
                    "created": created,
                    "created_by_ref": self.producer,
                    "relationship_type": event.kind.as_str().replace('_', "-"),
                    "source_ref": one,
                    "target_ref": other,
                    "description": lead.sentence(),
                    "start_time": happening.days[0].map(|day| midnight(Some(day))),
                    "confidence": sure,
                    "external_references": references,
                }));
                refs.refer(&related);
            }
        }
        for told in &happening.reports {
            self.add_saying(told, &object, &mut refs);
        }
        refs
    }

    /// Adds what someone says of an event.
    fn add_saying(&mut self, told: &Told<'_>, event: &str, refs: &mut Refs) {
        let Some(said) = told.report.said.as_ref().filter(|_| !told.speakers.is_empty()) else { return };
        let identities = told.speakers.iter().filter_map(|actor| self.add_actor(actor, refs));
        let about: Vec<String> = identities.chain([event.to_owned()]).collect();
        let names: Vec<&str> = told.speakers.iter().map(|actor| actor.name.as_str()).collect();
        let note = self.push(json!({
            "type": "note",
            "id": id("note", &["report", &told.id.to_string()]),
            "created": midnight(told.article.published),
            "created_by_ref": self.producer,
            "abstract": format!("{}: {}", names.join(", "), said.act),
            "content": told.sentence(),
            "authors": names,
            "object_refs": about,
            "external_references": [reference(told.article)],
            "extensions": {&self.claim_extension: {
                "extension_type": "property-extension",
                "act": said.act,
                "polarity": said.polarity,
                "report": told.id,
            }},
        }));
        refs.refer(&note);
    }
}

/// Returns the confidence that STIX gives to a step of credibility of the Admiralty code; none for what cannot be judged.
const fn admiralty(credibility: u8) -> Option<u8> {
    match credibility {
        1 => Some(90),
        2 => Some(70),
        3 => Some(50),
        4 => Some(30),
        5 => Some(10),
        _ => None,
    }
}

fn report(article: &str) -> String {
    id("report", &["dossier", article])
}

/// Returns what a report says.
fn told(told: &Told<'_>) -> Value {
    let speakers: Vec<&str> = told.speakers.iter().map(|actor| actor.name.as_str()).collect();
    json!({
        "id": told.id,
        "report_ref": report(&told.article.id),
        "polarity": told.report.polarity,
        "modality": told.report.modality,
        "trigger": told.report.trigger,
        "sentence": told.sentence(),
        "speakers": speakers,
        "confidence": percent(told.report.confidence),
    })
}

/// Returns where the articles of some reports are to be found, each once.
fn references(reports: &[Told<'_>]) -> Vec<Value> {
    let mut known: Vec<&str> = Vec::new();
    let mut references = Vec::new();
    for told in reports {
        if !known.contains(&told.article.id.as_str()) {
            known.push(&told.article.id);
            references.push(reference(told.article));
        }
    }
    references
}

/// Returns where an article is to be found.
fn reference(article: &Article) -> Value {
    json!({
        "source_name": article.outlet.as_deref().unwrap_or("news report"),
        "external_id": article.id,
        "description": title(article),
    })
}
