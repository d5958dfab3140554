//! Coded events as JSON Lines, in the manner of event data.
//!
//! *Question*: which rows would these articles give in a set of event data?
//!
//! A line has the day, the actors with their ISO-3 codes, type, mode and contexts of PLOVER, the CAMEO code, and where in
//! which article it is told. `docs/exports.md` lists the fields.

use serde::Serialize;

use super::actors::Actor;
use super::article::Article;
use crate::codes::PloverContext;
use crate::record::{Event, Span};

/// A line.
#[derive(Serialize)]
struct Line<'a> {
    /// The key of the article and the id of the event.
    id: String,
    /// The first day that the time of the event can mean, else the day of publication.
    date: Option<String>,
    date_from: Option<String>,
    date_to: Option<String>,
    event_type: Option<&'static str>,
    event_mode: Option<&'a str>,
    contexts: Vec<&'static str>,
    cameo: Option<&'a str>,
    actors: Vec<Party>,
    recipients: Vec<Party>,
    location: Option<Party>,
    event_text: &'a str,
    sentence: String,
    spans: Spans,
    source: Source<'a>,
    confidence: f64,
}

/// An actor, a recipient or a place.
#[derive(Serialize)]
struct Party {
    name: String,
    entity: Option<String>,
    /// ISO 3166-1 alpha-3.
    country: Option<String>,
    kind: &'static str,
}

impl From<Actor> for Party {
    fn from(actor: Actor) -> Self {
        Self {
            entity: actor.entity.map(|id| id.to_string()),
            country: actor.country.map(|country| country.iso3),
            kind: actor.kind.as_str(),
            name: actor.name,
        }
    }
}

/// Where it is told, in code points.
#[derive(Serialize)]
struct Spans {
    trigger: Span,
    sentence: Span,
}

/// Who tells it.
#[derive(Serialize)]
struct Source<'a> {
    document: &'a str,
    outlet: Option<&'a str>,
    url: Option<&'a str>,
    published: Option<String>,
    /// Who says it; empty in the outlet's own voice.
    speakers: Vec<Party>,
}

/// Adds the lines of an article.
pub(super) fn add_article(article: &Article<'_>, lines: &mut String) {
    for event in article.extraction.events() {
        let codes = article.extraction.codes(event);
        if codes.plover.is_none() && codes.cameo.is_none() {
            continue;
        }
        let [actors, recipients] = article.sides(&codes).map(parties);
        let time = article.time(event);
        let (from, to) = time.map_or((None, None), |t| (t.earliest, t.latest));
        let [date_from, date_to] = [from, to].map(|day| day.map(|day| day.to_string()));
        let sentence = article.sentence_of(event.trigger.span);
        let line = Line {
            id: format!("{}/{}", article.key, event.id),
            date: date_from.clone().or(date_to.clone()).or(article.published()),
            date_from,
            date_to,
            event_type: codes.plover.map(crate::codes::Plover::as_str),
            event_mode: codes.plover_mode.as_deref(),
            contexts: codes.plover_context.map(PloverContext::as_str).into_iter().collect(),
            cameo: codes.cameo.as_deref(),
            actors,
            recipients,
            location: article.place(event).map(Party::from),
            event_text: &event.trigger.text,
            sentence: article.words(sentence),
            spans: Spans {
                trigger: article.in_characters(event.trigger.span),
                sentence: article.in_characters(sentence),
            },
            source: source(article, event),
            confidence: event.confidence.value(),
        };
        // Nothing in a line lacks a form in JSON.
        lines.push_str(&serde_json::to_string(&line).unwrap_or_default());
        lines.push('\n');
    }
}

fn source<'a>(article: &'a Article<'_>, event: &Event) -> Source<'a> {
    let document = article.extraction.document();
    let claim = event.claim.and_then(|id| article.extraction.claim(id));
    Source {
        document: &article.key,
        outlet: document.outlet.as_deref(),
        url: document.url.as_deref(),
        published: article.published(),
        speakers: claim.map(|claim| parties(article.speakers(claim))).unwrap_or_default(),
    }
}

fn parties(actors: Vec<Actor>) -> Vec<Party> {
    actors.into_iter().map(Party::from).collect()
}
