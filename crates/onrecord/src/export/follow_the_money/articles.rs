//! The entities of articles, each as its record has it.

use super::entities::{Entities, Entity, iso2, keywords, name_of, own_id, schema};
use crate::export::actors::Actor;
use crate::export::article::{Article, days};
use crate::ids::EntityKind;
use crate::record::{Claim, Event, Modality, Polarity};

impl Entities {
    /// Adds an article with all that it names and tells.
    pub(in crate::export) fn add_article(&mut self, article: &Article<'_>) {
        let proof = [own_id(&["article", &article.key])];
        let named = article.named();
        self.add(entity_of_article(article, &named));
        for actor in &named {
            let id = self.add_actor(&proof, actor);
            if actor.is_actor() {
                let mention = Entity::new(own_id(&["mention", &article.key, &id]), "Mention")
                    .with("document", &proof)
                    .with("name", [&actor.name])
                    .with("resolved", [&id])
                    .with("detectedSchema", [schema(actor.kind)])
                    .with("contextCountry", iso2(actor.country.as_ref()));
                self.add(mention);
            }
        }
        for claim in article.extraction.claims() {
            self.add_claim(article, &proof, claim);
        }
        for event in article.extraction.events() {
            self.add_event(article, &proof, event);
        }
    }

    fn add_claim(&mut self, article: &Article<'_>, proof: &[String], claim: &Claim) {
        let speakers = self.add_actors(proof, article.speakers(claim));
        let time = claim.time.and_then(|id| article.extraction.time(id));
        for speaker in speakers {
            let id = own_id(&["claim", &article.key, &claim.id.to_string(), &speaker]);
            let act = claim.cue.as_ref().map_or("say", |cue| cue.act.as_str());
            let how = format!("{}, {}, confidence {}", claim.type_, claim.polarity, claim.confidence.value());
            let edge = Entity::new(id, "Documentation")
                .with("document", proof)
                .with("entity", [&speaker])
                .with("role", [format!("source: {act}")])
                .with("status", [claim.polarity.as_str()])
                .with("summary", [&claim.content.text])
                .with("description", [how])
                .with("recordId", [claim.id.to_string()])
                .with("proof", proof);
            self.add(edge.dated(days(time)));
        }
    }

    fn add_event(&mut self, article: &Article<'_>, proof: &[String], event: &Event) {
        let codes = article.extraction.codes(event);
        let [sources, targets] = article.sides(&codes).map(|side| self.add_actors(proof, side));
        let (mut involved, mut things) = (Vec::new(), Vec::new());
        for (_, actor, acts) in article.participants(event) {
            if acts {
                involved.push(self.add_actor(proof, &actor));
            } else {
                things.push(actor.name);
            }
        }
        let span = article.in_characters(event.trigger.span);
        let how = format!(
            "{}, {}, confidence {}: “{}” at {span}",
            event.modality,
            event.polarity,
            event.confidence.value(),
            event.trigger.text
        );
        let place = article.place(event);
        let entity = Entity::new(own_id(&["event", &article.key, &event.id.to_string()]), "Event")
            .with("name", [name_of(event, &codes)])
            .with("summary", [article.words(article.sentence_of(event.trigger.span))])
            .with("description", [how])
            .with("organizer", &sources)
            .with("involved", sources.iter().chain(&targets).chain(&involved))
            .with("location", place.iter().map(|place| &place.name))
            .with("country", iso2(place.as_ref().and_then(|place| place.country.as_ref())))
            .with("keywords", keywords(event, &codes).into_iter().chain(things))
            .with("recordId", [event.id.to_string()])
            .with("publisher", article.extraction.document().outlet.iter())
            .with("sourceUrl", article.extraction.document().web_address())
            .with("proof", proof);
        self.add(entity.dated(days(article.time(event))));
        if (event.polarity, event.modality) == (Polarity::Affirmed, Modality::Actual) {
            for (one, other) in sources.iter().flat_map(|one| targets.iter().map(move |other| (one, other))) {
                let link =
                    Entity::new(own_id(&["link", &article.key, &event.id.to_string(), one, other]), "UnknownLink")
                        .with("subject", [one])
                        .with("object", [other])
                        .with("role", [event.kind.as_str()])
                        .with("summary", [article.words(article.sentence_of(event.trigger.span))])
                        .with("recordId", [event.id.to_string()])
                        .with("proof", proof);
                self.add(link.dated(days(article.time(event))));
            }
        }
    }
}

fn entity_of_article(article: &Article<'_>, named: &[Actor]) -> Entity {
    let document = article.extraction.document();
    let of = |kinds: &'static [EntityKind]| named.iter().filter(|a| kinds.contains(&a.kind)).map(|a| &a.name);
    let countries = named.iter().filter(|actor| actor.kind == EntityKind::Country);
    Entity::new(own_id(&["article", &article.key]), "Article")
        .with("title", [article.title()])
        .with("fileName", [&article.key])
        .with("author", document.author.iter())
        .with("publisher", document.outlet.iter())
        .with("sourceUrl", document.web_address())
        .with("publishedAt", article.published())
        .with("bodyText", [article.extraction.text().as_str()])
        .with("peopleMentioned", of(&[EntityKind::Person]))
        .with("companiesMentioned", of(&[EntityKind::Organization, EntityKind::Outlet]))
        .with("locationMentioned", of(&[EntityKind::Place]))
        .with("detectedCountry", countries.filter_map(|actor| iso2(actor.country.as_ref())))
}
