//! One article as HTML: its text with what was found marked, and beside it the records.
//!
//! *Question*: which words were taken for what, how surely, and why?
//!
//! *Parts*: [`marks`] cuts the text where marks begin and end, so that marks may overlap; [`cards`] writes what is known of
//! each claim, event, mention, time and amount; the script shows the cards of a mark where the pointer or the keyboard is.
//!
//! *Names*: ids within the element begin with a sum of the article, so that a notebook may show several. A card has the id of its
//! record (`c1`), the words that a mark begins with have `w` and their place in bytes.

mod cards;
mod marks;

use maud::{Markup, html};

use self::cards::Cards;
use self::marks::{Part, Segment};
use super::{page, words};
use crate::checksum::checksum;
use crate::record::{Extraction, Region};

const STYLES: &str = include_str!("article.css");
const SCRIPT: &str = include_str!("article.js");

/// What each way of marking means, in the order of the legend.
const LEGEND: [(Part, &str); 7] = [
    (Part::Source, "source"),
    (Part::Cue, "cue"),
    (Part::Content, "content"),
    (Part::Trigger, "event"),
    (Part::Mention, "name"),
    (Part::Time, "time"),
    (Part::Quantity, "amount"),
];

/// Returns the page of an article.
pub(super) fn page(extraction: &Extraction) -> Markup {
    let title = words::title(extraction);
    let body = html! {
        main class="onrecord article page" {
            header { h1 { (title) } (heading(extraction)) }
            (view(extraction))
        }
        (page::script(SCRIPT))
    };
    page::page(&title, STYLES, &body)
}

/// Returns the element of an article, for a page that has others.
pub(super) fn fragment(extraction: &Extraction) -> Markup {
    html! {
        div class="onrecord article" {
            (page::style(STYLES))
            header { p class="title" { (words::title(extraction)) } (heading(extraction)) }
            (view(extraction))
            (page::script(SCRIPT))
        }
    }
}

/// Returns what is known of the article besides its title, and the legend.
fn heading(extraction: &Extraction) -> Markup {
    let facts = words::provenance(extraction);
    let url = extraction.document().url.as_deref().filter(|url| !url.is_empty());
    html! {
        @if !facts.is_empty() || url.is_some() {
            p class="facts" {
                @for (place, fact) in facts.iter().enumerate() {
                    @if place > 0 { " · " }
                    bdi { (fact) }
                }
                @if let Some(url) = url {
                    @if !facts.is_empty() { " · " }
                    (address(url, extraction.document().web_address().is_some()))
                }
            }
        }
        p class="counts" { (words::counts(extraction)) }
        p class="legend" {
            @for (part, name) in LEGEND { mark class=(part.class()) { (name) } " " }
        }
    }
}

/// Returns an address, as a link where it leads to a page of the web.
fn address(url: &str, is_web: bool) -> Markup {
    html! {
        @if is_web { a href=(url) rel="noopener noreferrer" { (url) } } @else { bdi { (url) } }
    }
}

/// Returns the text and the records.
fn view(extraction: &Extraction) -> Markup {
    let document = extraction.document();
    let seed = format!("{}\n{}", document.id.as_deref().unwrap_or_default(), extraction.text().as_str());
    let prefix = format!("r{:08x}-", checksum(seed.as_bytes()) >> 32);
    let cards = Cards { extraction, prefix: &prefix };
    html! {
        div class="columns" {
            div class="text" role="group" aria-label="The article; arrow keys go from mark to mark, Enter keeps a record open" {
                @for segment in marks::segments(extraction) { (words_of(extraction, &prefix, &segment)) }
            }
            div class="side" role="group" aria-label="What was found" { (cards.all()) }
        }
        div class="pop" role="status" hidden {}
    }
}

/// Returns the words of a segment, marked, and behind them the ids of the records that they end.
fn words_of(extraction: &Extraction, prefix: &str, segment: &Segment) -> Markup {
    let text = extraction.text().slice(segment.span);
    let mut classes = segment.classes();
    if matches!(segment.region, Region::Boilerplate | Region::Caption) {
        classes.push("off");
    }
    html! {
        @if !segment.items.is_empty() {
            mark id={ (prefix) "w" (segment.span.start) } class=(classes.join(" ")) data-of=(segment.items_in_words()) { (text) }
        } @else if classes.is_empty() {
            (text)
        } @else {
            span class=(classes.join(" ")) { (text) }
        }
        @for item in &segment.ends { sup { a href={ "#" (prefix) (item) } { (item) } } }
    }
}

#[cfg(test)]
mod tests {
    use crate::record::Extraction;

    const TEXT: &str = "Erdoğan told <reporters> that 40 drones 👍 had been sold.\n\nShare & like";

    fn read() -> Extraction {
        let json = r#"{"schema":"onrecord/1","document":{"title":"A <b> & \"c\"","url":"javascript:alert(1)"},
            "sentences":[{"start":0,"end":56,"region":"body"},{"start":58,"end":70,"region":"boilerplate"}],
            "claims":[{"id":"c1","source":{"spans":[{"start":0,"end":7}],"names":["Recep Tayyip Erdoğan"]},
                "cue":{"spans":[{"start":8,"end":12}]},"content":{"spans":[{"start":25,"end":55}]},"why":["claim.learned"]}],
            "events":[{"id":"e1","kind":"transfer","trigger":{"start":51,"end":55},"claim":"c1",
                "roles":[{"role":"item","start":30,"end":39,"quantity":"q1"}]}],
            "quantities":[{"id":"q1","start":30,"end":32,"min":40,"max":40,"unit":"drone"}]}"#;
        Extraction::from_json(json, TEXT).expect("fits")
    }

    #[test]
    fn marks_are_cut_at_their_borders() {
        let page = read().to_html();
        for part in [
            "class=\"source\" data-of=\"c1\">Erdoğan</mark>",
            "class=\"content starts\" data-of=\"c1\">that </mark>",
            "class=\"role quantity content\" data-of=\"q1 e1 c1\">40</mark>",
            "class=\"role content\" data-of=\"e1 c1\"> drones</mark>",
            "class=\"trigger content\" data-of=\"e1 c1\">sold</mark><sup><a href=",
            "<span class=\"off\">Share &amp; like</span>",
            "What the learned reader found",
        ] {
            assert!(page.contains(part), "{part}");
        }
        assert!(page.contains(" &lt;reporters&gt; ") && page.contains("A &lt;b&gt; &amp; &quot;c&quot;"));
        assert!(page.contains("<bdi>javascript:alert(1)</bdi>") && !page.contains("href=\"javascript"));
    }

    #[test]
    fn the_same_input_gives_the_same_bytes() {
        let (one, other) = (read(), read());
        assert_eq!(one.to_html(), other.to_html());
        assert_eq!(one.to_html_fragment(), other.to_html_fragment());
        let fragment = one.to_html_fragment();
        assert!(
            fragment.starts_with("<div class=\"onrecord article\"><style>") && fragment.ends_with("</script></div>")
        );
    }

    #[test]
    fn an_empty_article_has_a_page() {
        let empty = Extraction::from_json(r#"{"schema":"onrecord/1"}"#, "").expect("lean");
        assert!(empty.to_html().contains("<title>(no title)</title>"));
        assert!(empty.to_html_fragment().contains("0 claims"));
    }
}
