//! Follows one arms deal through six articles and prints what a dossier makes of them.
//!
//! ```sh
//! cargo run --release -p onrecord --example deal
//! ```
//!
//! The articles, their outlets and persons are invented: talks between Chile and Ghana, an order, its reprint, a denial, a
//! shipment, and a delivery of fewer boats than were shipped.

#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use std::collections::BTreeSet;

use onrecord::dossier::{Clock, ReportId, Stage};
use onrecord::{Document, Dossier, Extractor, Result, parse_published};

macro_rules! article {
    ($file:literal, $id:literal, $outlet:literal, $published:literal) => {
        (include_str!(concat!("../../../examples/articles/deal/", $file)), $id, $outlet, $published)
    };
}

/// The texts with their ids, outlets and days of publication, as in `articles.csv`.
const ARTICLES: [(&str, &str, &str, &str); 6] = [
    article!("01-herald.txt", "herald", "Harbour Herald", "2024-02-06"),
    article!("02-ledger.txt", "ledger", "Andean Ledger", "2024-03-19"),
    article!("03-gazette.txt", "gazette", "Lakeside Gazette", "2024-03-20"),
    article!("04-courier.txt", "courier", "Volta Courier", "2024-03-22"),
    article!("05-shipping.txt", "shipping", "Pacific Shipping Wire", "2024-08-06"),
    article!("06-observer.txt", "observer", "Guinea Coast Observer", "2024-09-12"),
];

fn main() -> Result<()> {
    let extractor = Extractor::new()?;
    let mut dossier = Dossier::new()?;
    println!("What each article changed");
    for (text, id, outlet, published) in ARTICLES {
        let document = Document::new(text).id(id).outlet(outlet).published(published)?;
        let change = dossier.add(&extractor.extract(&document));
        println!("  {published} {outlet}: {} groups new, {} changed", change.added.len(), change.changed.len());
    }
    for (first, second, share) in dossier.reprints() {
        println!("  {second} reprints {first}: {:.0}% of the text", share * 100.0);
    }
    print_groups(&dossier);
    print_course(&dossier);
    print_tables(&dossier);
    println!("\nWhat was known when");
    for day in ["2024-02-29", "2024-03-21", "2024-03-31"] {
        let known = dossier.known_on(parse_published(day)?)?;
        println!("  {day}: {} articles, {} denials", known.len(), known.denials().len());
        known.register().iter().for_each(|deal| println!("    {}", deal.comments));
    }
    Ok(())
}

/// Prints what more than one report tells, on whose word, where the reports disagree, and who denies it.
fn print_groups(dossier: &Dossier) {
    println!("\nWhat is told more than once");
    for group in dossier.groups().iter().filter(|group| group.members.len() > 1) {
        println!("  {}: {}", group.kind, sentence(dossier, &group.id));
        println!("    reports: {}", list(&group.members));
        println!("    independent sources: {}", group.independent_sources());
        group.origins.iter().for_each(|origin| println!("      {}", origin.chains.join("; ")));
        let mut told = BTreeSet::new();
        for found in dossier.contradictions(group) {
            let words = format!("{} ({}): {}, {}", found.field, found.class, found.one_says, found.other_says);
            if told.insert(words.clone()) {
                println!("    {words}, in {} and {}", found.one, found.other);
            }
        }
    }
    println!("\nWho denies what");
    for denial in dossier.denials() {
        println!("  {}: {}", denial.by.join(", "), sentence(dossier, &denial.report));
        println!("    denies {}", list(&denial.denied));
    }
}

/// Prints how the deal moved.
fn print_course(dossier: &Dossier) {
    println!("\nThe course of the deal");
    for moment in dossier.course("Chile", "Ghana") {
        let day = moment.day(Clock::Event).map(|day| day.to_string()).unwrap_or_default();
        let (stage, polarity) = (moment.stage.map_or("", Stage::as_str), moment.polarity);
        println!("  {day} {stage}, {polarity}: {} ({})", sentence(dossier, &moment.report), moment.report);
    }
}

/// Prints the deal as edges of a network and rows of a register.
fn print_tables(dossier: &Dossier) {
    println!("\nThe network");
    for edge in dossier.network() {
        println!("  {} -> {}: {} of {}", edge.from, edge.to, edge.kind, edge.items.join(", "));
        println!("    {} articles, {} independent sources", edge.articles, edge.independent_sources);
    }
    println!("\nThe register");
    for deal in dossier.register() {
        let number = |number: &Option<String>| number.as_deref().unwrap_or("?").to_owned();
        let (ordered, delivered) = (number(&deal.number_ordered), number(&deal.number_delivered));
        println!("  {} to {}: ordered {ordered}, delivered {delivered}", deal.supplier, deal.recipient);
        println!("    {}", deal.comments);
    }
}

fn sentence<'d>(dossier: &'d Dossier, id: &ReportId) -> &'d str {
    let mut reports = dossier.article(&id.article).into_iter().flat_map(|article| &article.reports);
    reports.find(|report| report.event == id.event).map_or("", |report| &report.sentence)
}

fn list(reports: &[ReportId]) -> String {
    reports.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
