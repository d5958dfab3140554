//! An article on its way through the pipeline: what each stage reads.

mod document;
pub(crate) mod noun_phrase;
pub(crate) mod phrase_kind;
mod phrases;
pub(crate) mod predicates;
mod published;
pub(crate) mod sentence;
pub(crate) mod tokens;

use jiff::civil::Date;

use crate::gazetteer::Gazetteer;
use crate::ids::EntityId;
use crate::lexicon::cues::CueLexicon;
use crate::lexicon::triggers::TriggerLexicon;
use crate::mention::Mention;
use crate::record::{Quantity, Time};
use crate::span::ByteSpan;
use crate::structure::Layout;
use crate::syntax::Forest;

pub use document::Document;
pub use published::parse_published;

/// An article with what the stages before have found.
#[derive(Debug)]
pub(crate) struct Article<'a> {
    /// The text that is analysed.
    pub(crate) text: &'a str,
    /// The title, where the text does not begin with it, and the names in it; their spans are those of the title.
    pub(crate) title: Option<(&'a str, Vec<Mention>)>,
    /// The outlet that published it.
    pub(crate) outlet: Option<&'a str>,
    /// The country of the body of a state that gave it out, with its name.
    pub(crate) state: Option<(EntityId, String)>,
    /// The day of publication, given or read from the text.
    pub(crate) published: Option<Date>,
    /// The known entities.
    pub(crate) gazetteer: &'a Gazetteer,
    /// The words that attribute.
    pub(crate) cues: &'a CueLexicon,
    /// The words that tell events.
    pub(crate) frames: &'a TriggerLexicon,
    /// Tokens, sentences, regions, quotations.
    pub(crate) layout: Layout,
    /// The trees of the sentences of the story.
    pub(crate) forest: Forest,
    /// Mentions, by their start; they do not overlap.
    pub(crate) mentions: Vec<Mention>,
    /// Times, by their start, numbered from 1.
    pub(crate) times: Vec<Time>,
    /// Quantities, by their start, numbered from 1.
    pub(crate) quantities: Vec<Quantity>,
}

impl<'a> Article<'a> {
    /// Returns the words of a span.
    pub(crate) fn words(&self, span: ByteSpan) -> &'a str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Returns the words of a token, or an empty string after the last.
    pub(crate) fn token(&self, i: usize) -> &'a str {
        self.layout.tokens.get(i).map_or("", |t| t.text(self.text))
    }

    /// Returns the mentions that lie inside a span.
    pub(crate) fn mentions_in(&self, span: ByteSpan) -> &[Mention] {
        let first = self.mentions.partition_point(|m| m.span.start < span.start);
        let last = self.mentions.partition_point(|m| m.span.start < span.end);
        let inside = self.mentions.get(first..last).unwrap_or_default();
        match inside.split_last() {
            Some((end, rest)) if end.span.end > span.end => rest,
            _ => inside,
        }
    }

    /// Returns the mention that covers a byte.
    pub(crate) fn mention_at(&self, byte: u32) -> Option<&Mention> {
        let i = self.mentions.partition_point(|m| m.span.start <= byte).checked_sub(1)?;
        Some(&self.mentions[i]).filter(|m| byte < m.span.end)
    }
}
