//! What all exports need of an article: its key, its actors, the sentence of an event, offsets in characters.

use jiff::civil::Date;

use super::actors::{Actor, Directory};
use super::keys::uuid_of;
use crate::codes::Codes;
use crate::gazetteer::Gazetteer;
use crate::record::{Claim, Event, Extraction, OffsetUnit, Role, Span, Time};

/// An article that is to be exported.
pub(super) struct Article<'a> {
    pub(super) extraction: &'a Extraction,
    /// The id of the document, or one made of its text.
    pub(super) key: String,
    directory: Directory<'a>,
}

impl<'a> Article<'a> {
    pub(super) fn new(gazetteer: &'a Gazetteer, extraction: &'a Extraction) -> Self {
        let key = extraction.document().id.clone();
        let key = key.unwrap_or_else(|| uuid_of(&["text", extraction.text().as_str()]).to_string());
        Self { extraction, directory: Directory::new(gazetteer, extraction, key.clone()), key }
    }

    /// Returns the title, or the key where there is none.
    pub(super) fn title(&self) -> &str {
        self.extraction.document().title.as_deref().unwrap_or(&self.key)
    }

    /// Returns the day of publication, `YYYY-MM-DD`.
    pub(super) fn published(&self) -> Option<String> {
        self.extraction.document().published.map(|day| day.to_string())
    }

    /// Returns what its mentions stand for, each once, in the order of the text.
    pub(super) fn named(&self) -> Vec<Actor> {
        let mut named: Vec<Actor> = Vec::new();
        for mention in self.extraction.mentions() {
            let actor = self.directory.of_mention(mention);
            if !named.contains(&actor) {
                named.push(actor);
            }
        }
        named
    }

    /// Returns who says a claim.
    pub(super) fn speakers(&self, claim: &Claim) -> Vec<Actor> {
        let Some(source) = &claim.source else { return Vec::new() };
        self.directory.actors(&source.names, &source.entities, source.text.as_deref())
    }

    /// Returns the actors on both sides of a coded event.
    pub(super) fn sides(&self, codes: &Codes) -> [Vec<Actor>; 2] {
        [&codes.source, &codes.target].map(|side| self.directory.actors(&side.names, &side.entities, None))
    }

    /// Returns the participants of an event by their roles, with whether each can act in it.
    pub(super) fn participants(&self, event: &'a Event) -> Vec<(&'a str, Actor, bool)> {
        let of = |role: &'a Role| {
            let actors = self.directory.actors(&role.names, &role.entities, role.text.as_deref());
            // "40 shells" that no list knows are goods by their role.
            let acts = |actor: &Actor| actor.is_actor() && (actor.entity.is_some() || !role.role.is_of_things());
            actors.into_iter().map(move |actor| {
                let acts = acts(&actor);
                (role.role.as_str(), actor, acts)
            })
        };
        event.roles.iter().flat_map(of).collect()
    }

    /// Returns the name of the place of an event.
    pub(super) fn place(&self, event: &Event) -> Option<Actor> {
        event.place.and_then(|id| self.extraction.mention(id)).map(|mention| self.directory.of_mention(mention))
    }

    /// Returns the time of an event.
    pub(super) fn time(&self, event: &Event) -> Option<&'a Time> {
        event.time.and_then(|id| self.extraction.time(id))
    }

    /// Returns the sentence in which a span of bytes starts, or an empty one where the record has no sentences.
    pub(super) fn sentence_of(&self, span: Span) -> Span {
        let sentences = self.extraction.sentences();
        let at = sentences.partition_point(|s| s.span.start <= span.start);
        let sentence = at.checked_sub(1).map(|at| sentences[at].span).filter(|s| span.start < s.end);
        sentence.unwrap_or(Span::new(span.start, span.start))
    }

    /// Returns the words of a span on one line.
    pub(super) fn words(&self, span: Span) -> String {
        self.extraction.words(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns a span of bytes in code points.
    pub(super) fn in_characters(&self, span: Span) -> Span {
        let text = self.extraction.text();
        Span::new(text.offset_in(span.start, OffsetUnit::Char), text.offset_in(span.end, OffsetUnit::Char))
    }
}

/// Returns the first and the last day that a time can mean.
pub(super) fn days(time: Option<&Time>) -> [Option<Date>; 2] {
    [time.and_then(|t| t.earliest), time.and_then(|t| t.latest)]
}
