//! The lines of dossiers: an event as all its reports tell it.

use serde::Serialize;

use super::parties::{Party, parties};
use crate::codes::{Plover, PloverContext};
use crate::dossier::{Grade, Origin, ReportId};
use crate::export::happening::{Happening, Told};
use crate::record::{Modality, Polarity};

/// A line.
#[derive(Serialize)]
struct Line<'a> {
    /// The id of the group.
    id: &'a str,
    /// The first day that the time of the event can mean, else the day on which it was first printed.
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
    sources: Vec<Source<'a>>,
    origins: &'a [Origin],
    independent_sources: usize,
    denials: usize,
    reliability: Option<Grade>,
    credibility: u8,
    confidence: f64,
}

/// A report, and who tells it.
#[derive(Serialize)]
struct Source<'a> {
    document: &'a str,
    report: &'a ReportId,
    outlet: Option<&'a str>,
    published: Option<String>,
    /// Who says it; empty in the outlet's own voice.
    speakers: Vec<Party>,
    polarity: Polarity,
    modality: Modality,
    event_text: &'a str,
    sentence: String,
    confidence: f64,
}

/// Adds the line of an event, if it has a code.
pub(in crate::export) fn add_happening(happening: &Happening<'_>, lines: &mut String) {
    let codes = &happening.codes;
    if codes.plover.is_none() && codes.cameo.is_none() {
        return;
    }
    let lead = happening.lead();
    let [actors, recipients] = happening.sides.clone().map(parties);
    let [date_from, date_to] = happening.days.map(|day| day.map(|day| day.to_string()));
    let printed = happening.published().map(|day| day.to_string());
    let line = Line {
        id: &happening.key,
        date: date_from.clone().or(date_to.clone()).or(printed),
        date_from,
        date_to,
        event_type: codes.plover.map(Plover::as_str),
        event_mode: codes.plover_mode.as_deref(),
        contexts: codes.plover_context.map(PloverContext::as_str).into_iter().collect(),
        cameo: codes.cameo.as_deref(),
        actors,
        recipients,
        location: happening.place.clone().map(Party::from),
        event_text: &lead.report.trigger,
        sentence: lead.sentence(),
        sources: happening.reports.iter().map(source).collect(),
        origins: &happening.group.origins,
        independent_sources: happening.group.independent_sources(),
        denials: happening.group.denials.len(),
        reliability: happening.judgement.reliability,
        credibility: happening.judgement.credibility,
        confidence: happening.event.confidence.value(),
    };
    // Nothing in a line lacks a form in JSON.
    lines.push_str(&serde_json::to_string(&line).unwrap_or_default());
    lines.push('\n');
}

fn source<'a>(told: &'a Told<'_>) -> Source<'a> {
    Source {
        document: &told.article.id,
        report: &told.id,
        outlet: told.article.outlet.as_deref(),
        published: told.article.published.map(|day| day.to_string()),
        speakers: parties(told.speakers.clone()),
        polarity: told.report.polarity,
        modality: told.report.modality,
        event_text: &told.report.trigger,
        sentence: told.sentence(),
        confidence: told.report.confidence.value(),
    }
}
