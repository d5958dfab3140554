//! The pipeline: from a document to an extraction.
//!
//! *Question*: what does this article say, and who says it?
//!
//! *Order*: structure; the day of publication, read from the text where it is not given; times and quantities; mentions;
//! claims; events; then all of it written down as a record. Each stage is one function on what the stages before have
//! found, so that one can be replaced without the others.

mod builder;
mod to_record;

use std::sync::Arc;

use crate::article::sentence::Sentences;
use crate::article::tokens::TokenView;
use crate::article::{Article, Document};
use crate::attribution::{self, ClaimScope};
use crate::gazetteer::{EntryRef, Gazetteer, Hit};
use crate::ids::{EntityId, EntityKind};
use crate::lexicon::cues::CueLexicon;
use crate::lexicon::triggers::TriggerLexicon;
use crate::reader::{Doubts, Reader};
use crate::record::{Claim, DocumentInfo, Event, Extraction, Limit, MentionId, OffsetUnit, PublishedFrom, Record};
use crate::structure::Layout;
use crate::syntax::{Forest, Parser};
use crate::text::Text;
use crate::text::visible::Visible;
use crate::{Result, batch, events, mention, trigger_rules};
use to_record::{publication_day, quantities, sentences, times, warnings, written};

pub use builder::ExtractorBuilder;

/// Turns documents into extractions. Cheap to clone; use one for all documents and threads.
///
/// # Examples
///
/// ```
/// use onrecord::{Document, Extractor};
///
/// let extractor = Extractor::new()?;
/// let extraction = extractor.extract(&Document::new("Two ships left Rajin on 13 September 2023."));
/// assert_eq!(extraction.times()[0].value.as_deref(), Some("2023-09-13"));
/// assert_eq!(extraction.quantities()[0].min, Some(2.0));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Extractor {
    pub(crate) gazetteer: Gazetteer,
    pub(crate) parser: Option<Parser>,
    pub(crate) reader: Option<Reader>,
    pub(crate) claims: ClaimScope,
    pub(crate) inherited_roles: bool,
    pub(crate) min_confidence: f64,
    /// `None` for the library's own.
    pub(crate) cues: Option<Arc<CueLexicon>>,
    /// `None` for the library's own.
    pub(crate) frames: Option<Arc<TriggerLexicon>>,
}

impl Extractor {
    /// Creates an extractor with the default gazetteer.
    ///
    /// # Errors
    ///
    /// None, unless the program's own data are damaged.
    pub fn new() -> Result<Self> {
        Self::builder().build()
    }

    /// Returns a builder.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// Returns what an article says, and who says it.
    pub fn extract(&self, document: &Document) -> Extraction {
        let text = Text::new(document.text.as_str());
        let record = match Visible::of(text.analysed()) {
            None => self.record(document, text.analysed()),
            Some(visible) => {
                let mut record = self.record(document, visible.text());
                record.for_each_span(|_, span| *span = visible.restored(span.bytes()).into());
                record.clear_texts();
                record
            }
        };
        let mut extraction = Extraction::from_pipeline(record, text);
        extraction.set_codes(Extraction::codes);
        extraction
    }

    /// Returns the extractions of many documents, in their order, on `threads` threads (0: one for each core).
    ///
    /// # Errors
    ///
    /// A system that does not start the threads.
    pub fn extract_batch(&self, documents: &[Document], threads: usize) -> Result<Vec<Extraction>> {
        batch::map(documents, threads, |document| self.extract(document))
    }

    /// Returns the country of the outlet, where the gazetteer knows it; without an outlet that of the dateline.
    ///
    /// A "$" and a fiscal year are those of this country.
    fn country(&self, document: &Document, text: &str, layout: &Layout) -> Option<&str> {
        let of_outlet = |e: EntryRef<'_>| e.kind() == EntityKind::Outlet;
        if let Some(outlet) = document.outlet.as_deref() {
            let whole = |h: &Hit| h.span.range() == (0..outlet.len());
            let hit = self.gazetteer.find(outlet).into_iter().find(whole)?;
            let entries = self.gazetteer.candidates(outlet, hit).into_iter().map(|(entry, _)| entry);
            return entries.filter_map(|e| self.gazetteer.entry(e)).find(|&e| of_outlet(e))?.country();
        }
        let dateline = layout.dateline.and_then(|span| text.get(span.range()))?;
        let entries = self.gazetteer.find(dateline).into_iter().filter_map(|hit| self.gazetteer.entry(hit.entry));
        let places = entries.filter(|e| matches!(e.kind(), EntityKind::Place | EntityKind::Country));
        places.into_iter().find_map(|e| e.country().or_else(|| (e.kind() == EntityKind::Country).then(|| e.id())))
    }

    /// Returns the country of the body of a state that gave an article out: what its outlet names first is that body, or the
    /// country before it ("UK Government").
    fn state(&self, document: &Document) -> Option<(EntityId, String)> {
        let outlet = document.outlet.as_deref()?;
        let first = self.gazetteer.find(outlet).into_iter().next()?;
        let entry = self.gazetteer.entry(first.entry)?;
        let country = match entry.kind() {
            EntityKind::Country => Some(entry.id()),
            EntityKind::Organization => entry.stands_for().or(entry.country()),
            _ => None,
        };
        let country = self.gazetteer.by_id(country?).filter(|e| e.kind() == EntityKind::Country)?;
        mention::lists::names_state_body(outlet).then(|| (country.id().into(), country.name().to_owned()))
    }

    /// Returns the sentences of an article as the reader reads them.
    #[cfg(feature = "train")]
    pub fn sentence_rows(&self, document: &Document) -> Vec<crate::reader::SentenceRows> {
        let text = Text::new(document.text.as_str());
        crate::reader::rows::rows(&self.article(document, text.analysed()))
    }

    /// Finds all that claims and events are read from.
    fn article<'a>(&'a self, document: &'a Document, text: &'a str) -> Article<'a> {
        let layout = Layout::read(text, document.title.as_deref());
        let published = document.published.or_else(|| publication_day(text, &layout));
        let country = self.country(document, text, &layout);
        let times = times(text, &layout, published, country);
        let quantities = quantities(text, &layout, &times, country);
        let forest = self.parser.as_ref().map_or_else(Forest::default, |parser| Forest::grow(parser, text, &layout));
        let input = mention::Input {
            text,
            layout: &layout,
            forest: &forest,
            gazetteer: &self.gazetteer,
            outlet: document.outlet.as_deref(),
            published,
        };
        let mentions = mention::find(&input);
        Article {
            text,
            title: mention::of_title(document.title.as_deref(), &input),
            outlet: document.outlet.as_deref(),
            state: self.state(document),
            published,
            gazetteer: &self.gazetteer,
            cues: self.cues.as_deref().unwrap_or_else(|| CueLexicon::built_in()),
            frames: self.frames.as_deref().unwrap_or_else(|| TriggerLexicon::built_in()),
            forest,
            layout,
            mentions,
            times,
            quantities,
        }
    }

    /// Finds claims, says whether some were left out, and finds events.
    fn claims_and_events(
        &self,
        tokens: &TokenView<'_>,
        options: events::Options,
    ) -> (Vec<Claim>, bool, (Vec<Event>, Vec<Doubts>)) {
        let article = tokens.article;
        let trees = Sentences::new(tokens);
        let rules = trigger_rules::of_story(article, &trees);
        let read = self.reader.as_ref().map(|reader| reader.readings(tokens, &trees, &rules));
        let (cues, triggers) = read.as_ref().map(|read| (&*read.cues, &*read.triggers)).unzip();
        let (mut claims, is_cut) = attribution::find(tokens, &trees, cues.unwrap_or_default(), self.claims);
        let found = events::find(article, &trees, &rules, triggers, options, &mut claims);
        (claims, is_cut, found)
    }

    /// Returns the candidates for the roles that the events of an article leave open.
    #[cfg(feature = "train")]
    pub fn inherited_rows(&self, document: &Document) -> Vec<crate::events::InheritedRow> {
        let text = Text::new(document.text.as_str());
        let article = self.article(document, text.analysed());
        let options = events::Options { inherited_roles: false, min_confidence: 0.0 };
        let (_, _, (events, doubts)) = self.claims_and_events(&TokenView::new(&article), options);
        events::inherited_rows(&article, &events, &doubts)
    }

    fn record(&self, document: &Document, text: &str) -> Record {
        let article = self.article(document, text);
        let tokens = TokenView::new(&article);
        let options = events::Options { inherited_roles: self.inherited_roles, min_confidence: self.min_confidence };
        let (claims, claims_are_cut, (events, _)) = self.claims_and_events(&tokens, options);
        let relayed_from = attribution::relayed_from(&tokens);
        let limits = [(Limit::Trees, article.forest.is_cut), (Limit::Claims, claims_are_cut)];
        let limits_hit = limits.into_iter().filter_map(|(limit, is_hit)| is_hit.then_some(limit)).collect();
        let Article { layout, mentions, times, quantities, published, .. } = article;
        Record {
            offset_unit: OffsetUnit::Byte,
            document: DocumentInfo {
                id: document.id.clone(),
                title: document.title.clone(),
                outlet: document.outlet.clone(),
                url: document.url.clone(),
                author: document.author.clone(),
                published,
                published_from: published
                    .map(|_| if document.published.is_some() { PublishedFrom::Given } else { PublishedFrom::Text }),
                relayed_from,
                limits_hit,
                warnings: warnings(text, &layout),
            },
            sentences: sentences(&layout),
            mentions: mentions.into_iter().zip(1..).map(|(m, n)| written(m, MentionId(n))).collect(),
            claims,
            events,
            times,
            quantities,
            ..Record::default()
        }
    }
}
