//! Contradictions, denials, the register and the articles, as tables.

use maud::{Markup, html};

use super::Part;
use super::model::{Filter, Model};
use crate::dossier::{Deal, ReportId};
use crate::view::words;

/// Returns a row with what the filters compare.
fn row(filter: &Filter, cells: &Markup) -> Markup {
    html! {
        tr data-kind=(filter.kinds()) data-countries=(filter.countries()) data-from=[filter.from] data-to=[filter.to] { (cells) }
    }
}

/// Returns a table that scrolls by itself where it is too wide; columns of figures stand to the right.
pub(super) fn table(columns: &[(&str, bool)], rows: &[Markup]) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table {
                thead { tr { @for (name, is_figure) in columns { th class=[is_figure.then_some("figure")] scope="col" { (name) } } } }
                tbody { @for row in rows { (row) } }
            }
        }
    }
}

/// Returns the part of the contradictions.
pub(super) fn contradictions(model: &Model<'_>) -> Part {
    let mut rows = Vec::new();
    for shown in &model.groups {
        for found in &shown.disagreements {
            let cells = html! {
                td { a href={ "#g" (shown.number) } { "g" (shown.number) } " " (shown.group.kind) }
                td { (found.field.as_str()) }
                td { (found.class.as_str()) }
                td { (model.side(&found.one)) }
                td { (model.side(&found.other)) }
            };
            rows.push(row(&shown.filter, &cells));
        }
    }
    let columns = ["Event", "Field", "Class", "One says", "Another says"].map(|name| (name, false));
    Part {
        id: "contradictions",
        heading: "Contradictions",
        note: "conflict: they cannot both be right · update: the same source, later · scope: they count different things · precision: one says more",
        number: rows.len(),
        body: table(&columns, &rows),
    }
}

/// Returns the part of the denials.
pub(super) fn denials(model: &Model<'_>) -> Part {
    let mut rows = Vec::new();
    for denial in &model.denials {
        let Some(told) = model.told(&denial.report) else { continue };
        let filter = model.filter_of([&denial.report]).on(told.article.published);
        let cells = html! {
            td { @if let Some(day) = told.article.published { time datetime=(day) { (day) } } }
            td { (words::plain(&denial.by.join(", "))) }
            td { (model.link(&denial.report, told.outlet())) }
            td class="wide" { (words::plain(&told.report.sentence)) }
            td {
                @if denial.denied.is_empty() { span class="act" { "no report here" } }
                @for id in &denial.denied {
                    (model.link(id, model.told(id).map_or(&*id.article, |told| told.outlet()))) " "
                }
            }
        };
        rows.push(row(&filter, &cells));
    }
    let columns = ["Day", "Who denies", "In", "Sentence", "What is denied"].map(|name| (name, false));
    Part {
        id: "denials",
        heading: "Denials",
        note: "Each leads to the reports that it denies, in this event and in others.",
        number: rows.len(),
        body: table(&columns, &rows),
    }
}

/// Returns the part of the register.
pub(super) fn register(model: &Model<'_>) -> Part {
    let rows: Vec<Markup> = model.deals.iter().map(|deal| self::deal(model, deal)).collect();
    let columns = [
        ("Supplier", false),
        ("Recipient", false),
        ("Ordered", true),
        ("Designation", false),
        ("Description", false),
        ("Year of order", true),
        ("Years of delivery", true),
        ("Delivered", true),
        ("Comments", false),
        ("Events", false),
    ];
    Part {
        id: "register",
        heading: "Register",
        note: "The columns of the SIPRI trade register. What is not sure stands in brackets.",
        number: rows.len(),
        body: table(&columns, &rows),
    }
}

fn deal(model: &Model<'_>, deal: &Deal) -> Markup {
    let years: Vec<String> = deal.years_of_delivery.iter().map(i16::to_string).collect();
    let years = Some(years.join(", ")).filter(|years| !years.is_empty());
    let figure = |figure: &Option<String>| {
        let first = deal.groups.first();
        html! {
            td class="figure" {
                @if let (Some(figure), Some(first)) = (figure, first) { (model.link(first, figure)) }
            }
        }
    };
    let cells = html! {
        td { (deal.supplier) }
        td { (deal.recipient) }
        (figure(&deal.number_ordered))
        td { @if let Some(designation) = &deal.designation { (words::plain(designation)) } }
        td class="wide" { @if let Some(description) = &deal.description { (words::plain(description)) } }
        (figure(&deal.year_of_order))
        (figure(&years))
        (figure(&deal.number_delivered))
        td { (words::plain(&deal.comments)) }
        td { (model.links(&deal.groups)) }
    };
    row(&model.filter_of(&deal.groups), &cells)
}

/// Returns the part of the articles.
pub(super) fn articles(model: &Model<'_>) -> Part {
    let mut rows = Vec::new();
    for article in &model.articles {
        let ids: Vec<ReportId> =
            article.reports.iter().map(|report| ReportId::new(&article.id, report.event)).collect();
        let cells = html! {
            td { @if let Some(day) = article.published { time datetime=(day) { (day) } } }
            td { (article.outlet.as_deref().unwrap_or_default()) }
            td class="wide" { (words::plain(article.title.as_deref().unwrap_or_default())) }
            td { (words::plain(&article.relayed_from.join(", "))) }
            td { code { (article.id) } }
            td { @for id in &ids { (model.link(id, &id.event.to_string())) " " } }
        };
        rows.push(row(&model.filter_of(&ids).on(article.published), &cells));
    }
    let columns = ["Published", "Outlet", "Title", "Rests on", "Id", "Reports"].map(|name| (name, false));
    Part {
        id: "articles",
        heading: "Articles",
        note: "Each report leads to its sentence.",
        number: rows.len(),
        body: table(&columns, &rows),
    }
}
