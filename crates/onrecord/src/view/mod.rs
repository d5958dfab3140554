//! Extractions and dossiers for people to look at: text for terminals, HTML for browsers and notebooks.
//!
//! *Question*: what did the library find in this article, in which words, how surely and why; and what do many articles
//! together say?
//!
//! "Seoul said no." becomes the line `c1  South Korea — say — “no”` in [`Extraction::to_text`], and in
//! [`Extraction::to_html`] the article itself with "Seoul", "said" and "no" marked and the claim beside it.
//!
//! *Safety*: a page is built by one template engine that escapes every value that is put into it; only the styles and scripts
//! that lie beside these sources go in as they are. A page loads nothing from elsewhere, and says so to the browser. Control
//! characters and marks that turn round the direction of the words after them are written out ([`visible`]).
//!
//! *Order*: the same input gives the same bytes. Pages can be read without their script, which only adds filters, and records
//! that show where the pointer or the keyboard is.
//!
//! *Limits*: pages are made for what a person looks at. That of an article is some thirty times as long as its text, and that of
//! a dossier shows a thousand groups.

mod article;
mod dossier;
mod page;
mod rules;
mod summary;
mod text;
mod visible;
mod words;

use std::fmt;

use crate::dossier::Dossier;
use crate::record::Extraction;

impl Extraction {
    /// Returns the claims and events as text, wrapped to a width in columns, at least 40.
    ///
    /// # Examples
    ///
    /// ```
    /// use onrecord::{Document, Extractor};
    ///
    /// let extraction = Extractor::new()?.extract(&Document::new("“We sold no tanks,” said Anna Berg."));
    /// assert!(extraction.to_text(80).contains("c1  Anna Berg — say — “We sold no tanks,”"));
    /// # Ok::<(), onrecord::Error>(())
    /// ```
    pub fn to_text(&self, width: usize) -> String {
        visible::visible(text::full(self, width))
    }

    /// Returns a page of HTML: the article with its marked words, and beside it what they were taken for.
    ///
    /// The page needs no other file and loads none.
    ///
    /// # Examples
    ///
    /// ```
    /// use onrecord::{Document, Extractor};
    ///
    /// let extraction = Extractor::new()?.extract(&Document::new("Seoul said <b>no</b>."));
    /// let page = extraction.to_html();
    /// assert!(page.starts_with("<!DOCTYPE html>") && page.contains("&lt;b&gt;"));
    /// # Ok::<(), onrecord::Error>(())
    /// ```
    pub fn to_html(&self) -> String {
        visible::visible(article::page(self).into_string())
    }

    /// Returns the same as an element for a page that has others, such as a notebook: with its styles, which concern nothing
    /// else there, and its script.
    pub fn to_html_fragment(&self) -> String {
        visible::visible(article::fragment(self).into_string())
    }
}

impl fmt::Display for Extraction {
    /// Says in about ten lines who says what, and what is said to happen.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible::visible(summary::summary(self)))
    }
}

impl Dossier {
    /// Returns a page of HTML: timeline, network, groups with their sources and sentences, contradictions, denials, register.
    ///
    /// The page needs no other file and loads none. Of more than 1,000 groups it shows those with the most independent sources.
    ///
    /// # Examples
    ///
    /// ```
    /// use onrecord::{Document, Dossier, Extractor};
    ///
    /// let mut dossier = Dossier::new()?;
    /// let text = "Peru sold tanks to Mali, the Peruvian defence ministry said.";
    /// dossier.add(&Extractor::new()?.extract(&Document::new(text).id("herald")));
    /// let page = dossier.to_html(Some("Tanks for Mali"));
    /// assert!(page.contains("<title>Tanks for Mali</title>") && page.contains("id=\"register\""));
    /// # Ok::<(), onrecord::Error>(())
    /// ```
    pub fn to_html(&self, title: Option<&str>) -> String {
        visible::visible(dossier::page(self, title.unwrap_or("Dossier")).into_string())
    }
}
