//! The entities of dossiers: an event with all its reports.

use super::entities::{Entities, Entity, iso2, keywords, name_of, own_id};
use crate::dossier::Article;
use crate::export::actors::Actor;
use crate::export::happening::{Happening, Told, title};

impl Entities {
    /// Adds an article of a dossier, which has no text.
    pub(in crate::export) fn add_source(&mut self, article: &Article) {
        let entity = Entity::new(proof(article), "Article")
            .with("title", [title(article)])
            .with("fileName", [&article.id])
            .with("publisher", article.outlet.iter())
            .with("publishedAt", article.published.map(|day| day.to_string()));
        self.add(entity);
    }

    /// Adds an event with those who take part and those who say it.
    pub(in crate::export) fn add_happening(&mut self, happening: &Happening<'_>) {
        let reports = &happening.reports;
        let proofs: Vec<String> = reports.iter().map(|told| proof(told.article)).collect();
        let [sources, targets] = happening.sides.clone().map(|side| self.add_actors(&proofs, side));
        let participants = happening.participants.iter().map(|(_, actor)| actor.clone());
        let (acting, named): (Vec<_>, Vec<_>) = participants.partition(Actor::is_actor);
        let involved = self.add_actors(&proofs, acting);
        let things = happening.things.iter().map(|(_, thing)| (*thing).to_owned());
        let things = things.chain(named.into_iter().map(|thing| thing.name));
        let ids = || reports.iter().map(|told| told.id.to_string());
        let sentences = || reports.iter().map(Told::sentence);
        let place = happening.place.as_ref();
        let entity = Entity::new(own_id(&["group", &happening.key]), "Event")
            .with("name", [name_of(&happening.event, &happening.codes)])
            .with("summary", sentences())
            .with("description", reports.iter().map(how))
            .with("notes", [judged(happening)])
            .with("organizer", &sources)
            .with("involved", sources.iter().chain(&targets).chain(&involved))
            .with("location", place.iter().map(|place| &place.name))
            .with("country", iso2(place.and_then(|place| place.country.as_ref())))
            .with("keywords", keywords(&happening.event, &happening.codes).into_iter().chain(things))
            .with("recordId", ids())
            .with("publisher", reports.iter().filter_map(|told| told.article.outlet.as_ref()))
            .with("proof", &proofs);
        self.add(entity.dated(happening.days));
        if happening.is_actual() {
            for (one, other) in sources.iter().flat_map(|one| targets.iter().map(move |other| (one, other))) {
                let link = Entity::new(own_id(&["link of a group", &happening.key, one, other]), "UnknownLink")
                    .with("subject", [one])
                    .with("object", [other])
                    .with("role", [happening.event.kind.as_str()])
                    .with("summary", sentences())
                    .with("description", [judged(happening)])
                    .with("recordId", ids())
                    .with("proof", &proofs);
                self.add(link.dated(happening.days));
            }
        }
        for told in reports {
            self.add_speakers(told);
        }
    }

    /// Adds who says a report.
    fn add_speakers(&mut self, told: &Told<'_>) {
        let Some(said) = &told.report.said else { return };
        let proof = [proof(told.article)];
        for speaker in self.add_actors(&proof, told.speakers.clone()) {
            let id = told.id.to_string();
            let edge = Entity::new(own_id(&["report", &id, &speaker]), "Documentation")
                .with("document", &proof)
                .with("entity", [&speaker])
                .with("role", [format!("source: {}", said.act)])
                .with("status", [said.polarity.as_str()])
                .with("summary", [told.sentence()])
                .with("recordId", [id])
                .with("proof", &proof);
            self.add(edge.dated(said.time.as_ref().map_or([None, None], |days| [days.earliest, days.latest])));
        }
    }
}

fn proof(article: &Article) -> String {
    own_id(&["article", &article.id])
}

/// Returns how a report tells it.
fn how(told: &Told<'_>) -> String {
    let report = told.report;
    format!(
        "{}, {}, confidence {}: “{}” in {}",
        report.modality,
        report.polarity,
        report.confidence.value(),
        report.trigger,
        told.id
    )
}

/// Returns how far an event is vouched for.
fn judged(happening: &Happening<'_>) -> String {
    let credibility = happening.judgement.credibility;
    let grade = happening.judgement.reliability.map(|grade| format!(", reliability {grade}")).unwrap_or_default();
    let (sources, denials) = (happening.group.independent_sources(), happening.group.denials.len());
    format!("credibility {credibility}{grade}, independent sources: {sources}, denials: {denials}")
}
