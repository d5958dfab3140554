//! A view of an article by tokens: lower-cased words, word classes, quotations and cues, across sentences.
//!
//! *Question*: what is this token, in which quotation and sentence does it stand, and does a cue start here?
//!
//! *Order*: made once an article, after the mentions. Each token is looked up once in the word classes, and once in the
//! cue lexicon where it stands in the story.
//!
//! *Limits*: without tags or trees, the borders of clauses are guessed from a closed list of words, endings, and
//! punctuation; who can speak is guessed from mentions, capitals, pronouns and a list of nouns.
//!
//! *Source*: `data/cues/words.csv`, `data/cues/speakers.csv` and the cues of the extractor.

use std::borrow::Cow;
use std::ops::Range;

use crate::article::Article;
use crate::lexicon::cues::{ComplementType, CueEntry, CueLexicon, Hit};
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::word_classes::{self, class};
use crate::span::ByteSpan;
use crate::text::TokenKind;

/// How far a sentence is read to either side of a cue, in tokens.
const REACH_LEFT: usize = 120;
const REACH_RIGHT: usize = 250;

/// An article with what attribution asks of each token.
pub(crate) struct TokenView<'a> {
    pub(crate) article: &'a Article<'a>,
    pub(crate) lexicon: &'a CueLexicon,
    words: Vec<Cow<'a, str>>,
    classes: Vec<u64>,
    /// Number of the quotation that covers a token, counted from 1; 0 for none.
    quoted: Vec<u32>,
    /// Number of the cue that starts at a token, counted from 1; 0 for none.
    cue_at: Vec<u32>,
    hits: Vec<Hit>,
    sentence_of: Vec<u32>,
    /// Whether each sentence is searched.
    story: Vec<bool>,
}

impl<'a> TokenView<'a> {
    pub(crate) fn new(article: &'a Article<'a>) -> Self {
        let lexicon = article.cues;
        let layout = &article.layout;
        let n = layout.tokens.len();
        let mut words = Vec::with_capacity(n);
        let mut classes = Vec::with_capacity(n);
        for token in &layout.tokens {
            let text = token.text(article.text);
            let word = lower(text);
            classes.push(classify(text, &word, token.kind));
            words.push(word);
        }
        let mut quoted = vec![0; n];
        for (i, quote) in layout.quotes.iter().enumerate() {
            let first = layout.token_at(quote.span.start);
            for (at, token) in layout.tokens.iter().enumerate().skip(first) {
                if token.span.start >= quote.span.end {
                    break;
                }
                quoted[at] = i as u32 + 1;
            }
        }
        let mut sentence_of = vec![0; n];
        let mut cue_at = vec![0; n];
        let mut hits = Vec::new();
        let mut story = Vec::with_capacity(layout.sentences.len());
        for (s, sentence) in layout.sentences.iter().enumerate() {
            let in_story = layout.is_story(s);
            story.push(in_story);
            for i in sentence.tokens() {
                sentence_of[i] = s as u32;
                let dated = layout.dateline.is_some_and(|d| d.contains(layout.tokens[i].span));
                if in_story
                    && !dated
                    && let Some(hit) = lexicon.find(&words, i, sentence.tokens().end)
                {
                    hits.push(hit);
                    cue_at[i] = hits.len() as u32;
                }
            }
        }
        Self { article, lexicon, words, classes, quoted, cue_at, hits, sentence_of, story }
    }

    /// Returns the lower-cased word of a token, empty after the last.
    pub(crate) fn word(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |w| w)
    }

    /// Returns the lower-cased words of some tokens.
    pub(crate) fn words(&self, tokens: Range<usize>) -> &[Cow<'a, str>] {
        self.words.get(tokens).unwrap_or_default()
    }

    pub(crate) fn is(&self, i: usize, classes: u64) -> bool {
        self.classes.get(i).is_some_and(|c| c & classes != 0)
    }

    /// Whether white space stands before a token.
    pub(crate) fn spaced(&self, i: usize) -> bool {
        self.article.layout.tokens.get(i).is_none_or(|t| t.spaced)
    }

    /// Returns the number of the quotation that covers a token.
    pub(crate) fn quote(&self, i: usize) -> Option<usize> {
        self.quoted.get(i).and_then(|q| (*q as usize).checked_sub(1))
    }

    /// Returns the tokens of a quotation, marks included.
    pub(crate) fn quote_tokens(&self, quote: usize) -> Range<usize> {
        let span = self.article.layout.quotes[quote].span;
        let layout = &self.article.layout;
        layout.token_at(span.start)..layout.tokens.partition_point(|t| t.span.start < span.end)
    }

    pub(crate) fn sentence(&self, i: usize) -> usize {
        self.sentence_of.get(i).map_or(0, |s| *s as usize)
    }

    pub(crate) fn in_story(&self, i: usize) -> bool {
        self.story.get(self.sentence(i)).copied().unwrap_or(false)
    }

    /// Returns the cue that starts at a token.
    pub(crate) fn hit(&self, i: usize) -> Option<&Hit> {
        let number = (*self.cue_at.get(i)? as usize).checked_sub(1)?;
        self.hits.get(number)
    }

    /// Returns the entries of a part of speech of the cue that starts at a token, with the number of the form.
    pub(crate) fn readings(&self, i: usize, pos: PartOfSpeech) -> impl Iterator<Item = (&'a CueEntry, usize)> + '_ {
        let readings = self.hit(i).map_or(&[][..], |h| &h.readings);
        let lexicon: &'a CueLexicon = self.lexicon;
        readings.iter().map(move |(e, f)| (lexicon.entry(*e), *f as usize)).filter(move |(e, _)| e.pos == pos)
    }

    /// Returns the strongest entry of a part of speech that takes one of the frames.
    pub(crate) fn reading(&self, i: usize, pos: PartOfSpeech, frames: &[ComplementType]) -> Option<&'a CueEntry> {
        self.readings(i, pos)
            .map(|(e, _)| e)
            .filter(|e| frames.iter().any(|f| e.takes(*f)))
            .max_by(|a, b| a.strength.total_cmp(&b.strength))
    }

    /// Returns the tokens around a token within which its clause is sought: its quotation, or its sentence.
    pub(crate) fn scope(&self, i: usize) -> Range<usize> {
        let mut scope = self.article.layout.sentences.get(self.sentence(i)).map_or(i..i, |s| s.tokens());
        if let Some(d) = self.article.layout.dateline
            && self.article.layout.tokens.get(scope.start).is_some_and(|t| d.contains(t.span))
        {
            scope.start = self.article.layout.tokens.partition_point(|t| t.span.start < d.end).min(i);
        }
        // A dateline within the page: "SEOUL, Jan. 21 (Agency) --".
        let place = self.article.token(scope.start);
        if place.len() > 2 && place.chars().all(char::is_uppercase) {
            let dash = (scope.start..i.min(scope.start + 14))
                .find(|&k| matches!(self.word(k), "--" | "—" | "–" | "-") && self.spaced(k));
            scope.start = dash.map_or(scope.start, |d| d + 1);
        }
        if let Some(quote) = self.quote(i) {
            let mut tokens = self.quote_tokens(quote);
            tokens.start += usize::from(self.is(tokens.start, class::QUOTE));
            tokens.end -= usize::from(tokens.end > tokens.start && self.is(tokens.end - 1, class::QUOTE));
            scope.start = scope.start.max(tokens.start);
            scope.end = scope.end.min(tokens.end);
        }
        scope.start = scope.start.max(i.saturating_sub(REACH_LEFT));
        scope.end = scope.end.min(i + REACH_RIGHT);
        scope
    }

    /// Returns the span from the first to the last of some tokens.
    pub(crate) fn span(&self, tokens: Range<usize>) -> ByteSpan {
        let all = &self.article.layout.tokens;
        match (all.get(tokens.start), tokens.end.checked_sub(1).and_then(|l| all.get(l))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.cover(last.span),
            _ => ByteSpan::default(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether a token looks like a finite verb or an auxiliary.
    pub(crate) fn is_finite(&self, i: usize) -> bool {
        use class::{ADVERB, AUXILIARY, CAPITAL, DAY, DETERMINER, NEGATION, PREPOSITION, VERB};
        if self.is(i, AUXILIARY) {
            // The 's of a possessive is no verb: "Russia's shells"; that of "it's" is.
            return !matches!(self.word(i), "'s" | "’s") || i > 0 && self.is(i - 1, class::SUBJECT);
        }
        if self.is(i, CAPITAL | DAY) {
            return false;
        }
        let after_determiner = i > 0 && (self.is(i - 1, DETERMINER) || matches!(self.word(i - 1), "'s" | "’s" | "to"));
        if after_determiner {
            return false;
        }
        let word = self.word(i);
        if self.is(i, VERB) {
            // "the work", "for use": a preposition before it makes it a noun.
            return i == 0 || !self.is(i - 1, PREPOSITION);
        }
        word.len() > 4
            && word.ends_with("ed")
            && !self.is(i, class::NO_VERB)
            && (i == 0 || !self.is(i - 1, PREPOSITION) || self.is(i - 1, NEGATION | ADVERB))
    }

    /// Whether a finite verb stands outside quotations among the tokens.
    pub(crate) fn has_verb(&self, tokens: Range<usize>) -> bool {
        tokens.into_iter().any(|i| self.is_finite(i))
    }
}

/// Returns a word in small letters.
fn lower(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_uppercase) { Cow::Owned(text.to_lowercase()) } else { Cow::Borrowed(text) }
}

fn classify(text: &str, word: &str, kind: TokenKind) -> u64 {
    let mut classes = word_classes::of(word);
    match kind {
        TokenKind::Quote => classes |= class::QUOTE,
        TokenKind::Punctuation => classes |= class::PUNCTUATION,
        TokenKind::Number => classes |= class::NUMBER,
        _ => {}
    }
    if text.starts_with(char::is_uppercase) {
        classes |= class::CAPITAL;
    }
    if word.len() > 4 && word.ends_with("ly") && classes & class::NO_ADVERB == 0 {
        classes |= class::ADVERB;
    }
    classes
}
