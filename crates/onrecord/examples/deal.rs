//! Follows one arms deal through six articles and prints what a dossier makes of them.
//!
//! ```sh
//! cargo run --release -p onrecord --example deal
//! ```
//!
//! The articles, their outlets and the persons in them are invented: talks between Chile and Ghana, an order, its reprint, a
//! denial, a shipment, and a delivery of fewer boats than were shipped.

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
        let (added, grown, gone) = (change.added.len(), change.changed.len(), change.gone.len());
        println!("  {published} {outlet}: {added} groups new, {grown} changed, {gone} gone");
    }
    for (first, second, share) in dossier.reprints() {
        println!("  {second} reprints {first}: {:.0}% of the text", share * 100.0);
    }
    print_groups(&dossier);
    print_denials(&dossier);
    print_deal(&dossier);
    println!("\nWhat was known when");
    for day in ["2024-02-29", "2024-03-21", "2024-03-31"] {
        let known = dossier.known_on(parse_published(day)?)?;
        let row = known.register().pop().map_or_else(String::new, |deal| deal.comments);
        println!(
            "  {day}: {} articles, {} groups, {} denials; {row}",
            known.len(),
            known.groups().len(),
            known.denials().len()
        );
    }
    Ok(())
}

/// Prints what more than one report tells, on whose word, and where the reports disagree.
fn print_groups(dossier: &Dossier) {
    println!("\nWhat is told more than once");
    for group in dossier.groups().iter().filter(|group| group.members.len() > 1) {
        println!("  {}: {}", group.kind, sentence(dossier, &group.id));
        println!("    reports: {}", list(&group.members));
        for origin in &group.origins {
            println!("    source: {}", origin.chains.join("; "));
        }
        println!("    independent sources: {}", group.independent_sources());
        let mut told = BTreeSet::new();
        for found in dossier.contradictions(group) {
            // The first pair of reports that disagree in these words.
            if told.insert((
                found.field.as_str(),
                found.class.as_str(),
                found.one_says.clone(),
                found.other_says.clone(),
            )) {
                println!(
                    "    {}, {}: {} ({}), {} ({})",
                    found.field, found.class, found.one_says, found.one, found.other_says, found.other
                );
            }
        }
    }
}

fn print_denials(dossier: &Dossier) {
    println!("\nWho denies what");
    for denial in dossier.denials() {
        println!("  {}: {}", denial.by.join(", "), sentence(dossier, &denial.report));
        println!("    denies {}", list(&denial.denied));
    }
}

/// Prints how the deal moved, and what becomes of it as an edge of a network and a row of a register.
fn print_deal(dossier: &Dossier) {
    println!("\nThe course of the deal");
    for moment in dossier.course("Chile", "Ghana") {
        let day = moment.day(Clock::Event).map_or_else(String::new, |day| day.to_string());
        let stage = moment.stage.map_or("", Stage::as_str);
        println!("  {day} {stage} ({}, {}): {}", moment.polarity, moment.report, sentence(dossier, &moment.report));
    }
    println!("\nThe network");
    for edge in dossier.network() {
        let (from, to, items) = (&edge.from, &edge.to, edge.items.join(", "));
        println!(
            "  {from} -> {to}: {} of {items}; {} articles, {} sources",
            edge.kind, edge.articles, edge.independent_sources
        );
    }
    println!("\nThe register");
    for deal in dossier.register() {
        let number = |number: &Option<String>| number.clone().unwrap_or_else(|| "?".to_owned());
        let (ordered, delivered) = (number(&deal.number_ordered), number(&deal.number_delivered));
        println!(
            "  {} to {}: ordered {ordered}, delivered {delivered}; {}",
            deal.supplier, deal.recipient, deal.comments
        );
    }
}

/// Returns the sentence of a report.
fn sentence<'d>(dossier: &'d Dossier, id: &ReportId) -> &'d str {
    let reports = dossier.article(&id.article).map_or(&[][..], |article| &article.reports);
    reports.iter().find(|report| report.event == id.event).map_or("", |report| &report.sentence)
}

fn list(reports: &[ReportId]) -> String {
    reports.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
