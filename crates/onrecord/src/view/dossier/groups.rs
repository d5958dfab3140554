//! The events: each group with its independent sources, its reports with their sentences, and where they disagree.

use maud::{Markup, html};

use super::Part;
use super::model::{Model, Shown, Told};
use crate::dossier::Origin;
use crate::record::{Modality, Polarity};
use crate::view::words;

/// Reports of a group up to so many are shown at once.
const OPEN: usize = 4;
/// The most names of a role in one line.
const MOST_NAMES: usize = 4;

/// Returns the part.
pub(super) fn part(model: &Model<'_>) -> Part {
    Part {
        id: "events",
        heading: "Events",
        note: "An event is what reports of several articles tell alike. Sources are counted once for one speaker and occasion, and reprints once.",
        number: model.groups.len(),
        body: html! { @for shown in &model.groups { (group(model, shown)) } },
    }
}

/// Whether a report says that it is not so.
pub(super) fn is_denial(told: &Told<'_>) -> bool {
    told.report.polarity == Polarity::Negated
}

/// Returns who and what takes part, with the names of roles.
pub(super) fn participants(shown: &Shown<'_>) -> Markup {
    html! {
        @for (role, names) in shown.participants() {
            span class="role" {
                span class="role-name" { (role) } " "
                (names[..names.len().min(MOST_NAMES)].join(", "))
                @if names.len() > MOST_NAMES { " and " (names.len() - MOST_NAMES) " more" }
            }
            " "
        }
    }
}

/// Returns what a number of credibility means.
const fn credible(credibility: u8) -> &'static str {
    match credibility {
        1 => "confirmed",
        2 => "probably true",
        3 => "possibly true",
        4 => "doubtful",
        5 => "improbable",
        _ => "cannot be judged",
    }
}

fn group(model: &Model<'_>, shown: &Shown<'_>) -> Markup {
    let (filter, judgement, number) = (&shown.filter, &shown.judgement, shown.number);
    let reports = shown.reports.len();
    html! {
        article class="group" id={ "g" (number) } data-kind=(filter.kinds()) data-countries=(filter.countries())
            data-from=[filter.from] data-to=[filter.to] {
            h3 {
                a class="id" href={ "#g" (number) } { "g" (number) } " " (shown.group.kind) " "
                span class="who" { (participants(shown)) }
            }
            p class="facts" {
                (words::days(filter.from, filter.to).unwrap_or_else(|| "no day".to_owned())) " · credibility "
                (judgement.credibility) " " (credible(judgement.credibility))
                @if let Some(grade) = judgement.reliability { " · reliability " (grade.as_str()) }
                @if !shown.group.denials.is_empty() { " · " span class="not" { "denied" } }
            }
            @if !shown.group.origins.is_empty() {
                details {
                    summary { (words::counted(shown.group.origins.len(), "independent source")) }
                    ul class="origins" { @for origin in &shown.group.origins { (self::origin(model, shown, origin)) } }
                }
            }
            @if !shown.disagreements.is_empty() {
                details {
                    summary { (words::counted(shown.disagreements.len(), "disagreement")) }
                    ul {
                        @for found in &shown.disagreements {
                            li {
                                (found.field.as_str()) ", " (found.class.as_str()) ": "
                                (model.side(&found.one)) " / " (model.side(&found.other))
                            }
                        }
                    }
                }
            }
            @match &shown.reports[..] {
                [_] => (self::reports(shown)),
                _ => details open[reports <= OPEN] {
                    summary { (words::counted(reports, "report")) }
                    (self::reports(shown))
                }
            }
        }
    }
}

fn reports(shown: &Shown<'_>) -> Markup {
    html! {
        ol class="reports" {
            @for (place, told) in shown.reports.iter().enumerate() {
                li id={ "g" (shown.number) "-" (place + 1) } { (report(told)) }
            }
        }
    }
}

/// Returns a source with the ways by which it reached the articles, and links to what they say.
fn origin(model: &Model<'_>, shown: &Shown<'_>, origin: &Origin) -> Markup {
    let carried = shown.reports.iter().filter(|told| origin.articles.contains(&told.article.id));
    html! {
        li {
            b { (words::plain(&origin.names.join(", "))) }
            @if !origin.known { span class="act" { " (source not known)" } }
            ": "
            @for told in carried { (model.link(&told.moment.report, told.outlet())) " " }
            ul class="chains" { @for chain in &origin.chains { li { (words::plain(chain)) } } }
        }
    }
}

/// Returns a report: where it stands, on whose word, and its sentence.
fn report(told: &Told<'_>) -> Markup {
    let report = told.report;
    let by: Vec<&str> = report.said.iter().flat_map(|said| &said.by).map(|by| by.name.as_str()).collect();
    let words_of = report.said.as_ref().and_then(|said| said.words.as_deref());
    html! {
        p class="facts" {
            span class="outlet" { (told.outlet()) }
            @if let Some(day) = told.article.published { " · " time datetime=(day) { (day) } }
            " · "
            @match (&report.said, by.is_empty(), words_of) {
                (Some(said), false, _) => { (words::plain(&by.join(", "))) " — " (said.act.as_str()) },
                (Some(said), true, Some(source)) => { (words::quoted(source)) " — " (said.act.as_str()) },
                (Some(said), true, None) => { "no one named — " (said.act.as_str()) },
                (None, ..) => "in its own voice",
            }
            @if let Some(time) = &report.time { " · " (words::quoted(&time.text)) }
            @if let Some(stage) = told.moment.stage { " · " (stage.as_str()) }
            @if report.modality != Modality::Actual { " · " (report.modality.as_str()) }
            @if let Some(phase) = report.phase { " · " (phase.as_str()) }
            @if is_denial(told) { " · " strong class="not" { "NOT so" } }
            " · " (words::sure(report.confidence)) " · " code { (told.moment.report) }
        }
        @if !report.sentence.is_empty() { blockquote { (sentence(&report.sentence, &report.trigger)) } }
    }
}

/// Returns a sentence with its trigger marked.
fn sentence(sentence: &str, trigger: &str) -> Markup {
    let sentence = sentence.trim();
    let place = Some(trigger).filter(|trigger| !trigger.is_empty()).and_then(|trigger| sentence.find(trigger));
    html! {
        @match place {
            Some(at) => {
                (sentence[..at]) mark { (trigger) } (sentence[at + trigger.len()..])
            },
            None => (sentence),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn triggers_are_marked_in_their_sentences() {
        let marked = |words: &str, trigger: &str| sentence(words, trigger).into_string();
        assert_eq!(marked(" Kyïv <sold> it. ", "sold"), "Kyïv &lt;<mark>sold</mark>&gt; it.");
        assert_eq!(marked("It was.", "sold"), "It was.");
        assert_eq!((marked("It was.", ""), marked("", "")), ("It was.".to_owned(), String::new()));
    }

    #[test]
    fn credibility_has_six_names() {
        let names: std::collections::BTreeSet<&str> = (1..=6).map(credible).collect();
        assert_eq!(names.len(), 6);
    }
}
