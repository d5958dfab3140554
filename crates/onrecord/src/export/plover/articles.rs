//! The lines of articles: an event as one article tells it.

use serde::Serialize;

use super::parties::{Party, parties};
use crate::codes::{Plover, PloverContext};
use crate::export::article::{Article, days};
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
pub(in crate::export) fn add_article(article: &Article<'_>, lines: &mut String) {
    for event in article.extraction.events() {
        let codes = article.extraction.codes(event);
        if codes.plover.is_none() && codes.cameo.is_none() {
            continue;
        }
        let [actors, recipients] = article.sides(&codes).map(parties);
        let [date_from, date_to] = days(article.time(event)).map(|day| day.map(|day| day.to_string()));
        let sentence = article.sentence_of(event.trigger.span);
        let line = Line {
            id: format!("{}/{}", article.key, event.id),
            date: date_from.clone().or(date_to.clone()).or(article.published()),
            date_from,
            date_to,
            event_type: codes.plover.map(Plover::as_str),
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
