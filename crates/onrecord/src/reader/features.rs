//! What the reader reads of each token, beside the parser's states.
//!
//! *Question*: which cue, quotation, mention, relation and tag does this token have, each as the row of a table?
//!
//! *Limits*: the numbers are those that the model was trained with; a change here needs another training.

use crate::article::tokens::TokenView;
use crate::ids::EntityKind;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::word_classes::class;
use crate::record::ClaimType;
use crate::syntax::Parsed;

/// The classes of a token, each a row of its own table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes {
    /// The strongest entry of the cue lexicon: part of speech, type and strength.
    pub(crate) cue: u8,
    /// Where it stands in a quotation.
    pub(crate) quote: u8,
    /// What it mentions.
    pub(crate) mention: u8,
    /// Its relation to its head.
    pub(crate) relation: u8,
    /// Its universal tag.
    pub(crate) tag: u8,
}

impl Classes {
    /// The rows of the tables.
    pub(crate) const fn rows(self) -> [u8; 5] {
        let Self { cue, quote, mention, relation, tag } = self;
        [cue, quote, mention, relation, tag]
    }
}

/// How many rows each table of classes has.
pub(crate) const CLASSES: [usize; 5] = [52, 5, 12, 64, 18];

/// Reads the classes of the tokens of a sentence, which starts at token `first` of the article.
pub(crate) fn classes(view: &TokenView<'_>, parsed: &Parsed, first: usize) -> Vec<Classes> {
    let mut all: Vec<Classes> = (0..parsed.tree.len())
        .map(|k| {
            let i = first + k;
            Classes {
                cue: 0,
                quote: quote(view, i),
                mention: mention(view, i),
                relation: parsed.tree.deprel(k) as u8,
                tag: parsed.tree.upos(k) as u8,
            }
        })
        .collect();
    for k in 0..all.len() {
        let Some(hit) = view.hit(first + k) else { continue };
        let strongest =
            hit.readings.iter().map(|(e, _)| view.lexicon.entry(*e)).max_by(|a, b| a.strength.total_cmp(&b.strength));
        let Some(entry) = strongest else { continue };
        let pos = match entry.pos {
            PartOfSpeech::Verb => 0,
            PartOfSpeech::Noun => 1,
            PartOfSpeech::Adjective => 2,
            PartOfSpeech::Phrase => 3,
        };
        let type_ = match entry.type_ {
            ClaimType::Assertion => 0,
            ClaimType::Belief => 1,
            ClaimType::Fact => 2,
            ClaimType::Eventuality => 3,
        };
        let strength = u8::from(entry.strength >= 1.0 / 3.0) + u8::from(entry.strength >= 2.0 / 3.0);
        all[k].cue = 4 + (pos * 4 + type_) * 3 + strength;
        // The words after the first of a longer cue.
        for next in all.iter_mut().take(hit.end - first).skip(k + 1) {
            next.cue = if next.cue < 4 { 1 + u8::from(hit.gap.is_some()) } else { next.cue };
        }
    }
    all
}

fn quote(view: &TokenView<'_>, i: usize) -> u8 {
    match view.quote(i) {
        None => 0,
        Some(_) if view.is(i, class::QUOTE) => 2,
        Some(_) => 1,
    }
}

fn mention(view: &TokenView<'_>, i: usize) -> u8 {
    let Some(token) = view.article.layout.tokens.get(i) else { return 0 };
    match view.article.mention_at(token.span.start).map(|m| m.kind) {
        Some(EntityKind::Country) => 1,
        Some(EntityKind::Place) => 2,
        Some(EntityKind::Person) => 3,
        Some(EntityKind::Organization) => 4,
        Some(EntityKind::Outlet) => 5,
        Some(_) => 6,
        None if view.is(i, class::SPEAKER) => 7,
        None if view.is(i, class::SUBJECT) => 8,
        None if view.is(i, class::CAPITAL) => 9,
        None if view.is(i, class::NUMBER) => 10,
        None => 0,
    }
}
