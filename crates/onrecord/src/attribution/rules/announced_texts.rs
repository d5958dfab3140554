//! Lines that announce a text in quotation marks: "Berg released the following statement.", "Excerpts from the letter:".
//!
//! *Question*: whose words are the quotations in the paragraphs that follow?
//!
//! *Order*: the subject of the verb before "the following statement"; before a colon whoever has the remarks ("Berg's remarks as
//! prepared:"), else whoever spoke last in this paragraph or in the one before.
//!
//! *Limits*: the last sentence of a paragraph; the paragraph after it opens with a quotation mark.

use std::ops::Range;

use crate::attribution::finder::Finder;
use crate::attribution::rules::subject::Standing;
use crate::lexicon::cues::CueEntry;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::mention::lists::{self, is};
use crate::syntax::Deprel;

/// How many sentences before the line a speaker may stand.
const MAX_SENTENCES_BACK: usize = 6;

/// How many claims back the last speaker is looked for.
const MAX_CLAIMS_BACK: usize = 64;

/// The longest line that announces a text, in tokens.
pub(super) const MAX_LINE: usize = 80;

/// Whose words a text is.
pub(super) enum Announced<'a> {
    /// Those of the source at these tokens, by this cue.
    By(Range<usize>, Option<(Range<usize>, &'a CueEntry)>),
    /// Those of the speaker of this claim.
    Before(usize),
}

impl<'a> Finder<'_, 'a> {
    /// Returns whose words the text is that a sentence announces.
    pub(super) fn announced_text(&self, sentence: usize) -> Option<Announced<'a>> {
        let view = self.view;
        let tokens = view.article.layout.sentences.get(sentence)?.tokens();
        if tokens.len() > MAX_LINE || tokens.is_empty() {
            return None;
        }
        if let Some(issued) = self.following_text(&tokens) {
            let source = self.announcer(tokens.start, issued.start)?;
            let cue = self.text_noun(issued.end - 1).map(|entry| (issued, entry));
            return (view.standing(source.clone()) != Standing::Nothing).then_some(Announced::By(source, cue));
        }
        if view.word(tokens.end - 1) != ":" {
            return None;
        }
        let noun = tokens.clone().rev().find(|&i| is(view.word(i), lists::TEXT_NOUN))?;
        let entry = self.text_noun(noun);
        let owned = noun > tokens.start + 1 && matches!(view.word(noun - 1), "'s" | "’s" | "'" | "’");
        if owned {
            let source = view.phrase_start(tokens.start, noun - 1)..noun - 1;
            let cue = entry.map(|entry| (noun..noun + 1, entry));
            return (view.standing(source.clone()) != Standing::Nothing).then_some(Announced::By(source, cue));
        }
        let low = view.article.layout.sentences[sentence.saturating_sub(MAX_SENTENCES_BACK)].tokens().start;
        let near = |claim: &usize| {
            let found = &self.found[*claim];
            found.source.is_some() && found.cue.as_ref().is_some_and(|cue| (low..tokens.end).contains(&cue.start))
        };
        let claims = (self.found.len().saturating_sub(MAX_CLAIMS_BACK)..self.found.len()).filter(near);
        claims.max_by_key(|&claim| self.found[claim].cue.as_ref().map(|cue| cue.start)).map(Announced::Before)
    }

    /// Returns the verb to the noun of "issued the following statement", the last of some tokens.
    pub(super) fn following_text(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let view = self.view;
        let text = |&noun: &usize| view.word(noun - 1) == "following" && is(view.word(noun), lists::TEXT_NOUN);
        let noun = (tokens.start + 1..tokens.end).rev().find(text)?;
        let verb = (tokens.start..noun - 1).rev().find(|&i| view.is_finite(i))?;
        Some(verb..noun + 1)
    }

    /// Returns the subject of a verb, by the tree or the words before it: "Carl Berg, M.D., (Oslo) today made".
    pub(super) fn announcer(&self, low: usize, verb: usize) -> Option<Range<usize>> {
        let view = self.view;
        let sentence = view.sentence(verb);
        let first = view.article.layout.sentences.get(sentence)?.tokens().start;
        let of_tree = || {
            let parsed = view.article.forest.sentence(sentence)?;
            let verb = verb.checked_sub(first).filter(|&verb| verb < parsed.tree.len())?;
            let mut children = parsed.children(verb);
            let subject = children.find(|&c| parsed.tree.deprel(c) == Deprel::Nsubj && first + c >= low)?;
            let subtree = parsed.subtree(subject);
            let end = (subtree.start..subtree.end).rev().find(|&k| view.word(first + k) != ",")? + 1;
            Some(first + subtree.start..first + end)
        };
        of_tree().or_else(|| view.subject_left(low, verb).map(|(source, _)| source))
    }

    /// Returns the cue that a noun is.
    pub(super) fn text_noun(&self, noun: usize) -> Option<&'a CueEntry> {
        self.view.readings(noun, PartOfSpeech::Noun).next().map(|(entry, _)| entry)
    }
}
