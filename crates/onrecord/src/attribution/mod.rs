//! Attribution: who says what.
//!
//! *Question*: which stretches of an article does it put into someone's mouth, pen or mind, and whose?
//!
//! `“We know nothing,” said Anna Berg, the mayor, adding that the bridge was safe.` gives two claims of Anna Berg: the
//! quotation (cue "said"), and "that the bridge was safe" (cue "adding").
//!
//! *Order*: 1. quotations with a cue before, after or in the middle; 2. transcripts; 3. fixed phrases and headlines with a
//! colon; 4. whatever the learned reader finds in the sentences that have a tree; 5. nouns and adjectives with a clause, and
//! cues behind their sentence, that it left; 6. quotations that run on. Then duplicates are dropped, claims inside claims linked, relays read and sources
//! named.
//!
//! *Limits*: all but the fourth step guess the borders of clauses from closed word lists, the cue lexicon and punctuation;
//! where there are no trees, only they work. Every look to the left or right stays within its sentence and a fixed number of
//! tokens, so that time is linear.

mod clause;
mod cues;
mod documents;
mod learned;
mod nesting;
mod nominal;
mod noun_phrase;
mod occasion;
mod phrases;
mod postposed;
mod quotes;
mod relays;
mod run_on;
mod source;
mod speakers;
mod statement;
mod subject;
mod words;

use std::ops::Range;

use crate::article::Article;
use crate::record::{Act, Claim, ClaimType};
use crate::span::ByteSpan;

pub use cues::{CueEntry, CuePos, Frame, Lexicon};
#[cfg(feature = "train")]
pub use learned::rows::SentenceRows;
#[cfg(feature = "train")]
pub(crate) use learned::rows::rows;
pub use relays::relayed_from;
use words::View;

/// Which claims an extraction holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClaimScope {
    /// Statements, beliefs and facts: what someone is on record as saying, thinking or knowing.
    #[default]
    Statements,
    /// Eventualities too: what someone wants, plans, agrees to or supports.
    All,
}

/// A claim before its source is named.
#[derive(Clone, Debug)]
struct Found {
    /// The tokens of the source.
    source: Option<Range<usize>>,
    /// The number of the claim whose source speaks on, where none stands here.
    speaker: Option<usize>,
    /// The tokens of the cue.
    cue: Option<Range<usize>>,
    content: Vec<ByteSpan>,
    addressee: Option<Range<usize>>,
    act: Act,
    type_: ClaimType,
    rule: Rule,
}

impl Found {
    /// A claim as the entry of its cue has it.
    fn by(
        entry: &CueEntry,
        source: Option<Range<usize>>,
        cue: Range<usize>,
        content: Vec<ByteSpan>,
        rule: Rule,
    ) -> Self {
        let (act, type_) = (entry.act, entry.type_);
        Self { source, speaker: None, cue: Some(cue), content, addressee: None, act, type_, rule }
    }
}

/// A rule: its stable id, and how often it was right on the development set.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rule {
    id: &'static str,
    confidence: f64,
}

macro_rules! rules {
    ($($name:ident = $id:literal, $confidence:literal;)+) => {
        mod rule {
            use super::Rule;
            $(pub(super) const $name: Rule = Rule { id: $id, confidence: $confidence };)+
            #[cfg(test)]
            pub(super) const ALL: &[Rule] = &[$($name),+];
        }
    };
}

rules! {
    DIRECT_AFTER = "claim.direct.cue-after", 0.92;
    DIRECT_BEFORE = "claim.direct.cue-before", 0.9;
    DIRECT_LABEL = "claim.direct.label", 0.9;
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

/// Returns the claims of an article, by their first byte, numbered from 1.
pub fn find(article: &Article<'_>, scope: ClaimScope) -> Vec<Claim> {
    let view = View::new(article);
    let mut finder = Finder { view: &view, scope, found: Vec::new(), used: vec![false; view.len()] };
    finder.quotations();
    finder.transcripts();
    finder.phrases();
    finder.learned();
    finder.nominal();
    finder.postposed();
    finder.run_on();
    let found = nesting::tidy(&view, finder.found);
    let mut claims = source::claims(&view, &found);
    documents::name_authors(&mut claims);
    claims
}

/// Collects claims.
struct Finder<'v, 'a> {
    view: &'v View<'a>,
    scope: ClaimScope,
    found: Vec<Found>,
    /// Whether a token belongs to a cue that has its content already.
    used: Vec<bool>,
}

impl Finder<'_, '_> {
    fn wants(&self, type_: ClaimType) -> bool {
        type_ != ClaimType::Eventuality || self.scope == ClaimScope::All
    }

    fn use_up(&mut self, cue: &Range<usize>) {
        for i in cue.clone() {
            if let Some(used) = self.used.get_mut(i) {
                *used = true;
            }
        }
    }
}

/// A list of one range.
fn one(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}

/// Runs `check` on a text read without any gazetteer.
#[cfg(test)]
fn test_view(text: &str, check: impl FnOnce(&View<'_>)) {
    check(&View::new(&test_article(text)));
}

#[cfg(test)]
fn test_article(text: &str) -> Article<'_> {
    use crate::gazetteer::Gazetteer;
    static EMPTY: once_cell::sync::Lazy<Gazetteer> =
        once_cell::sync::Lazy::new(|| Gazetteer::builder().build().expect("no entry, no fault"));
    let layout = crate::structure::Layout::read(text, Some("No headline"));
    Article {
        text,
        outlet: None,
        published: None,
        gazetteer: &EMPTY,
        cues: Lexicon::default_list(),
        frames: crate::events::Frames::default_list(),
        forest: crate::syntax::Forest::of(text, &layout),
        layout,
        mentions: Vec::new(),
        times: Vec::new(),
        quantities: Vec::new(),
    }
}

/// Checks the claims of a text: source, cue and content, parts joined by " … ".
#[cfg(test)]
#[track_caller]
fn check(text: &str, expected: &[(&str, &str, &str)]) {
    let claims = find(&test_article(text), ClaimScope::Statements);
    let found: Vec<(&str, &str, &str)> = claims
        .iter()
        .map(|c| {
            let source = c.source.as_ref().and_then(|s| s.text.as_deref()).unwrap_or("");
            (source, c.cue.as_ref().map_or("", |c| c.text.as_str()), c.content.text.as_str())
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_documented() {
        let table = include_str!("../../data/rules.csv");
        for rule in rule::ALL {
            assert!(table.lines().any(|l| l.starts_with(&format!("{},attribution,", rule.id))), "{}", rule.id);
        }
    }

    #[test]
    fn any_text_gives_an_answer() {
        let odd = [
            "",
            "\"",
            "“",
            "said",
            "said said said",
            "\u{0}said that\u{0}",
            "“” said",
            "“a” he said “",
            ", , , he said, ,",
            "according to",
            "that that that said that",
            "X:\n“",
            "he said: “\n“\n“",
            "’s said ’ll ‘tell’ him",
            "(said) (that",
            "\u{202e}مقال said that 中文 「引用」 said",
            "— said — that — he — said —",
            "as * put it",
            "asked whether",
            "İ said that ß",
        ];
        for a in odd {
            for b in odd {
                for joint in [" ", "\n", ". ", ", "] {
                    let text = format!("{a}{joint}{b}");
                    for scope in [ClaimScope::Statements, ClaimScope::All] {
                        for claim in find(&test_article(&text), scope) {
                            assert!(claim.content.spans.iter().all(|s| s.start < s.end), "{text}");
                        }
                    }
                    relayed_from(&test_article(&text));
                }
            }
        }
    }
}
