//! Attribution: who says what.
//!
//! *Question*: which stretches of an article does it put into someone's mouth, pen or mind, and whose?
//!
//! `“We know nothing,” said Anna Berg, the mayor, adding that the bridge was safe.` gives two claims of Anna Berg: the
//! quotation (cue "said"), and "that the bridge was safe" (cue "adding").
//!
//! *Order*: 1. quotations with a cue before, after or in the middle; 2. transcripts, paragraphs after "Berg said:"; 3. fixed phrases and headlines
//! with a colon; 4. whatever the learned reader finds in the sentences that have a tree; 5. nouns and adjectives with a
//! clause, and cues after their sentence, that it left; 6. quotations that run on, also those that lost their
//! marks. Then duplicates are dropped and
//! claims inside claims linked (`nesting`), relays read (`relays`, `passed_on`), sources named ([`crate::coreference::sources`]) and
//! occasions noted (`setting`).
//!
//! *Limits*: all but the fourth step guess the borders of clauses from closed word lists, the cue lexicon and
//! punctuation; where there are no trees, only they work. Every look to the left or right stays within its sentence and
//! a fixed number of tokens, so that time is linear.
//!
//! *Source*: `data/cues`; the readings of [`crate::reader`].

mod certain;
mod claims;
mod draft;
mod finder;
mod learned;
mod lists;
mod nesting;
mod passed_on;
mod relays;
mod rules;
mod setting;
mod source_edges;
mod statement;

use crate::article::sentence::Sentences;
use crate::article::tokens::TokenView;
use crate::coreference::documents;
use crate::reader::CueReading;
use crate::record::Claim;

pub use finder::ClaimScope;
use finder::Finder;
pub(crate) use relays::relayed_from;

/// Returns the claims of an article, by their first byte, numbered from 1; and whether claims were left out because too many
/// stood over a word.
pub(crate) fn find(
    view: &TokenView<'_>,
    sentences: &Sentences<'_>,
    cues: &[CueReading],
    scope: ClaimScope,
) -> (Vec<Claim>, bool) {
    let mut finder = Finder { view, scope, found: Vec::new(), consumed: vec![false; view.len()] };
    finder.quotations();
    finder.transcripts();
    finder.announced();
    finder.phrases();
    finder.learned(sentences, cues);
    finder.nominal();
    finder.postposed();
    finder.continued_quotes();
    finder.unmarked();
    let (drafts, is_cut) = nesting::deduplicate_and_nest(view, finder.found);
    let mut claims = claims::claims(view, sentences, &drafts);
    documents::name_authors(&mut claims);
    passed_on::note(view, &mut claims);
    (claims, is_cut)
}

#[cfg(test)]
pub(crate) mod tests;
