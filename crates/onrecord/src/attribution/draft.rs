//! A claim before its source is named, and the rules that make one.
//!
//! *Question*: which tokens are source, cue, content and addressee, and which rule said so?

use std::ops::Range;

use crate::lexicon::cues::CueEntry;
use crate::record::{Act, ClaimType};
use crate::span::ByteSpan;

/// A claim before its source is named.
#[derive(Clone, Debug)]
pub(super) struct DraftClaim {
    /// The tokens of the source.
    pub(super) source: Option<Range<usize>>,
    /// The number of the claim whose source speaks on, where none stands here.
    pub(super) speaker: Option<usize>,
    /// The tokens of the cue.
    pub(super) cue: Option<Range<usize>>,
    pub(super) content: Vec<ByteSpan>,
    pub(super) addressee: Option<Range<usize>>,
    pub(super) act: Act,
    pub(super) type_: ClaimType,
    pub(super) rule: Rule,
}

impl DraftClaim {
    /// A claim as the entry of its cue has it.
    pub(super) fn by(
        entry: &CueEntry,
        source: Option<Range<usize>>,
        cue: Range<usize>,
        content: Vec<ByteSpan>,
        rule: Rule,
    ) -> Self {
        let (act, type_) = (entry.act, entry.type_);
        Self { source, speaker: None, cue: Some(cue), content, addressee: None, act, type_, rule }
    }

    /// A claim that no word attributes.
    pub(super) const fn without_cue(source: Option<Range<usize>>, content: Vec<ByteSpan>, rule: Rule) -> Self {
        let (act, type_) = (Act::Say, ClaimType::Assertion);
        Self { source, speaker: None, cue: None, content, addressee: None, act, type_, rule }
    }
}

/// A rule: its stable id, and how often it was right on the development set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) id: &'static str,
    pub(super) confidence: f64,
}

macro_rules! rules {
    ($($name:ident = $id:literal, $confidence:literal;)+) => {
        pub(super) mod rule {
            use crate::attribution::draft::Rule;
            $(pub(in crate::attribution) const $name: Rule = Rule { id: $id, confidence: $confidence };)+
            #[cfg(test)]
            pub(in crate::attribution) const ALL: &[Rule] = &[$($name),+];
        }
    };
}

rules! {
    DIRECT_AFTER = "claim.direct.cue-after", 0.92;
    DIRECT_BEFORE = "claim.direct.cue-before", 0.9;
    DIRECT_LABEL = "claim.direct.label", 0.9;
    DIRECT_ANNOUNCED = "claim.direct.announced", 0.8;
    DIRECT_RUN_ON = "claim.direct.run-on", 0.6;
    PHRASE_ACCORDING = "claim.phrase.according-to", 0.85;
    PHRASE_FIXED = "claim.phrase.fixed", 0.5;
    HEADLINE_COLON = "claim.headline.colon", 0.65;
    NOUN_THAT = "claim.noun.that", 0.4;
    ADJECTIVE = "claim.adjective", 0.6;
    FIRST_PERSON = "claim.first-person", 0.7;
    POSTPOSED = "claim.postposed", 0.8;
    LEARNED = "claim.learned", 0.75;
}

/// A list of one range.
pub(super) fn one(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}
