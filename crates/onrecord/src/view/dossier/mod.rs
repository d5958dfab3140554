//! A dossier as one page of HTML.
//!
//! *Question*: what is known across the articles, from whom, and in which sentences?
//!
//! *Order*: [`model`] gathers what a dossier answers and gives each group and report a place on the page; then come the parts,
//! from the overview to the sentences: timeline, network, events with their sources and reports, contradictions, denials,
//! register, articles. Whatever is counted is a link to the groups, and a group has the sentences.
//!
//! *Filters*: what they act on carries kinds, countries and days as attributes, which the script compares. Without it all is
//! shown.
//!
//! *Limits*: of more than [`MOST_GROUPS`] groups those with the most independent sources are shown; of an article the dossier has
//! the sentences of its events alone.

mod disagreements;
mod figure;
mod groups;
mod model;
mod network;
mod tables;
mod timeline;

use maud::{Markup, html};

use self::model::Model;
use super::{page, words};
use crate::dossier::Dossier;

/// The most groups of a page.
const MOST_GROUPS: usize = 1000;

const STYLES: &str = include_str!("dossier.css");
const SCRIPT: &str = include_str!("dossier.js");

/// A part of the page: its id, its heading, what it counts, what it says of itself, how much there is, its body.
struct Part {
    id: &'static str,
    heading: &'static str,
    note: &'static str,
    number: usize,
    body: Markup,
}

/// Returns the page.
pub(super) fn page(dossier: &Dossier, title: &str) -> Markup {
    let model = Model::new(dossier, MOST_GROUPS);
    let parts = [
        timeline::part(&model),
        network::part(&model),
        groups::part(&model),
        tables::contradictions(&model),
        tables::denials(&model),
        tables::register(&model),
        tables::articles(&model),
    ];
    let body = html! {
        main class="onrecord dossier page" {
            header {
                h1 { (title) }
                p class="facts" { (words::joined(overview(&model))) }
                @if model.left_out > 0 {
                    p class="facts" {
                        "The " (model.groups.len()) " events with the most independent sources are shown, "
                        (model.left_out) " others are not."
                    }
                }
            }
            nav aria-label="Parts" {
                @for part in &parts { a href={ "#" (part.id) } { (part.heading) " " span class="number" { (part.number) } } }
            }
            (filters(&model))
            @for part in &parts { (section(part)) }
        }
        (page::script(SCRIPT))
    };
    page::page(title, STYLES, &body)
}

fn overview(model: &Model<'_>) -> Vec<String> {
    let published: Vec<_> = model.articles.iter().filter_map(|article| article.published).collect();
    let outlets: std::collections::BTreeSet<_> = model.articles.iter().filter_map(|a| a.outlet.as_ref()).collect();
    let facts = [
        Some(words::counted(model.articles.len(), "article")),
        (!outlets.is_empty()).then(|| words::counted(outlets.len(), "outlet")),
        words::days(published.iter().min().copied(), published.iter().max().copied()),
        Some(words::counted(model.groups.len() + model.left_out, "event")),
    ];
    facts.into_iter().flatten().collect()
}

fn filters(model: &Model<'_>) -> Markup {
    html! {
        form class="filters" hidden {
            label { "Country " select name="country" {
                option value="" { "all" }
                @for (place, country) in model.countries.iter().enumerate() { option value=(place) { (country) } }
            } }
            label { "Kind " select name="kind" {
                option value="" { "all" }
                @for kind in &model.kinds { option value=(kind) { (kind) } }
            } }
            label { "From " input type="date" name="from"; }
            label { "To " input type="date" name="to"; }
            button type="reset" { "Show all" }
            output class="facts" {}
        }
    }
}

fn section(part: &Part) -> Markup {
    html! {
        section id=(part.id) aria-labelledby={ (part.id) "-heading" } {
            h2 id={ (part.id) "-heading" } { (part.heading) " " span class="number" { (part.number) } }
            @if part.number == 0 { p class="facts" { "None." } } @else { p class="facts" { (part.note) } (part.body) }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use crate::dossier::Dossier;
    use crate::record::Extraction;

    /// Three articles: two figures for one sale, and its denial.
    pub(crate) fn dossier() -> Dossier {
        let mut dossier = Dossier::new().expect("own data");
        for (id, day, text, trigger, items, source, polarity) in [
            (
                "herald",
                "2024-05-02",
                "Peru sold 20 tanks to Mali.",
                (5, 9),
                (10, 18),
                "Peruvian Ministry of Defence",
                "affirmed",
            ),
            (
                "courier",
                "2024-05-03",
                "Peru sold 30 tanks to Mali.",
                (5, 9),
                (10, 18),
                "Malian Armed Forces",
                "affirmed",
            ),
            ("gazette", "2024-05-05", "Peru sold no tanks to Mali.", (5, 9), (10, 18), "Mali", "negated"),
        ] {
            let json = format!(
                r#"{{"schema":"onrecord/1","document":{{"id":"{id}","outlet":"The {id}","published":"{day}"}},
                "sentences":[{{"start":0,"end":27,"region":"body"}}],
                "claims":[{{"id":"c1","source":{{"names":["{source}"]}},"content":{{"spans":[{{"start":0,"end":27}}]}},"events":["e1"]}}],
                "events":[{{"id":"e1","kind":"transfer","trigger":{{"start":{},"end":{}}},"polarity":"{polarity}","claim":"c1","roles":[
                    {{"role":"supplier","start":0,"end":4,"names":["Peru"]}},{{"role":"recipient","start":22,"end":26,"names":["Mali"]}},
                    {{"role":"item","start":{},"end":{}}}]}}]}}"#,
                trigger.0, trigger.1, items.0, items.1
            );
            dossier.add(&Extraction::from_json(&json, text).expect("fits"));
        }
        dossier
    }

    #[test]
    fn figures_lead_to_sentences() {
        let page = dossier().to_html(None);
        for part in [
            "<title>Dossier</title>",
            "3 articles · 3 outlets · 2024-05-02 to 2024-05-05 · 1 event",
            "id=\"g1-1\"",
            "<blockquote>Peru <mark>sold</mark> 20 tanks to Mali.</blockquote>",
            "<a href=\"#g1-1\">20 tanks</a> <span class=\"act\">The herald</span>",
            "<a href=\"#g1-3\">negated</a>",
            "2 probably true",
            "data-kind=\"transfer\" data-countries=\"0 1\" data-from=\"2024-05-02\" data-to=\"2024-05-05\"",
            "The herald &lt;- Peruvian Ministry of Defence",
        ] {
            assert!(page.contains(part), "{part}");
        }
        assert_eq!(page, dossier().to_html(Some("Dossier")));
    }

    #[test]
    fn an_empty_dossier_has_a_page() {
        let page = Dossier::new().expect("own data").to_html(Some("<Nothing>"));
        assert!(page.contains("<h1>&lt;Nothing&gt;</h1>") && page.contains("<p class=\"facts\">None.</p>"));
    }
}
