//! The pipeline: from a document to an extraction.
use crate::article::{Article, Document};
use crate::attribution::{self, ClaimScope};
use crate::gazetteer::Gazetteer;
use crate::mention::{self, Reader};
use crate::record::{
    DocumentInfo, Extraction, Mention, MentionId, OffsetUnit, PublishedFrom, Record, Region, RuleId, SentenceSpan,
};
use crate::structure::{BlockKind, Layout};
use crate::text::Text;
use crate::{Result, events};
use rayon::prelude::*;

/// Turns documents into extractions.
#[derive(Clone, Debug)]
pub struct Extractor {
    gazetteer: Gazetteer,
    claims: ClaimScope,
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
        let analysed = text.analysed();
        let layout = Layout::read(analysed, document.title.as_deref());
        let published = document.published;
        let mentions =
            mention::find(&Reader { text: analysed, layout: &layout, gazetteer: &self.gazetteer, published });
        let mut article = Article {
            text: analysed,
            outlet: document.outlet.as_deref(),
            published,
            gazetteer: &self.gazetteer,
            layout,
            mentions,
            times: Vec::new(),
            quantities: Vec::new(),
        };
        let mut claims = attribution::find(&article, self.claims);
        let events = events::find(&article, &mut claims);
        let sentences = article.layout.sentences.iter().zip(&article.layout.kinds);
        let record = Record {
            offset_unit: OffsetUnit::Byte,
            document: DocumentInfo {
                id: document.id.clone(),
                title: document.title.clone(),
                outlet: document.outlet.clone(),
                url: document.url.clone(),
                author: document.author.clone(),
                published,
                published_from: published.map(|_| PublishedFrom::Given),
                relayed_from: Vec::new(),
            },
            sentences: sentences.map(|(s, kind)| SentenceSpan { span: s.span.into(), region: region(*kind) }).collect(),
            mentions: article
                .mentions
                .iter()
                .enumerate()
                .map(|(i, m)| Mention {
                    id: MentionId(i as u32 + 1),
                    span: m.span.into(),
                    text: article.words(m.span).to_owned(),
                    kind: m.kind,
                    entity: m.entity.clone(),
                    name: Some(m.name.clone()),
                    confidence: m.confidence,
                    why: vec![RuleId::new(m.why)],
                })
                .collect(),
            claims,
            events,
            times: std::mem::take(&mut article.times),
            quantities: std::mem::take(&mut article.quantities),
            ..Record::default()
        };
        Extraction::from_record(record, text.clone()).expect("spans of the pipeline lie in its text")
    }

    /// Returns the extractions of many documents, in their order, on `threads` threads (0: all cores).
    ///
    /// # Errors
    ///
    /// A system that does not start the threads.
    pub fn extract_batch(&self, documents: &[Document], threads: usize) -> Result<Vec<Extraction>> {
        if threads == 1 {
            return Ok(documents.iter().map(|d| self.extract(d)).collect());
        }
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .map_err(|e| crate::Error::value("threads", format!("{threads}: {e}")))?;
        Ok(pool.install(|| documents.par_iter().map(|d| self.extract(d)).collect()))
    }
}

const fn region(kind: BlockKind) -> Region {
    match kind {
        BlockKind::Headline => Region::Headline,
        BlockKind::Body => Region::Body,
        BlockKind::Caption => Region::Caption,
        _ => Region::Boilerplate,
    }
}

/// Sets up an [`Extractor`].
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder {
    gazetteer: Option<Gazetteer>,
    claims: ClaimScope,
}

impl ExtractorBuilder {
    /// Takes another gazetteer in place of the default one.
    #[must_use]
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> Self {
        self.gazetteer = Some(gazetteer);
        self
    }

    /// Sets which claims an extraction holds.
    #[must_use]
    pub const fn claims(mut self, scope: ClaimScope) -> Self {
        self.claims = scope;
        self
    }

    /// Makes the extractor.
    ///
    /// # Errors
    ///
    /// None, unless the program's own data are damaged.
    pub fn build(self) -> Result<Extractor> {
        let gazetteer = match self.gazetteer {
            Some(gazetteer) => gazetteer,
            None => Gazetteer::default_list()?,
        };
        Ok(Extractor { gazetteer, claims: self.claims })
    }
}
