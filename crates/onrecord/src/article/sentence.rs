//! A sentence with its tree, its words and its mentions.
//!
//! *Question*: what is the word, tag, head, mention of a token, which preposition comes before a noun phrase, and which heads are
//! coordinated with it?
//!
//! In `Iran sold hundreds of drones and a radar to Mali` the heads `hundreds` and `radar` are the object; `to` is the preposition of
//! `Mali`. Where their phrases start and end is the question of `phrases.rs`.
//!
//! *Limits*: a sentence without a tree has no view. Tokens are counted from 0 within the sentence; of a list at most
//! [`MAX_MEMBERS`] members are read.

use std::borrow::Cow;

use crate::article::Article;
use crate::article::tokens::TokenView;
use crate::ids::EntityKind;
use crate::mention::Mention;
use crate::span::ByteSpan;
use crate::syntax::{Deprel, Parsed, Upos};

/// How many members of a list are looked at.
const MAX_MEMBERS: usize = 40;

/// A noun phrase without relative clauses, appositions and the other members of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) head: usize,
    pub(crate) start: usize,
    /// One past the last token.
    pub(crate) end: usize,
}

/// A sentence that has a tree.
#[derive(Debug)]
pub(crate) struct SentenceView<'a> {
    pub(crate) article: &'a Article<'a>,
    pub(crate) parsed: &'a Parsed,
    /// Its index among the sentences of the article.
    pub(crate) number: usize,
    /// The index of its first token in the article.
    pub(crate) first: usize,
    /// Its tokens in lower case.
    words: &'a [Cow<'a, str>],
    mentions: Vec<Option<&'a Mention>>,
    /// Whether a token belongs to a time.
    times: Vec<bool>,
}

/// The sentences of an article that have a tree.
#[derive(Debug)]
pub(crate) struct Sentences<'a>(Vec<Option<SentenceView<'a>>>);

impl<'a> Sentences<'a> {
    /// Joins the sentences of an article with their trees.
    pub(crate) fn new(tokens: &'a TokenView<'a>) -> Self {
        let all = 0..tokens.article.layout.sentences.len();
        Self(all.map(|number| SentenceView::new(tokens, number)).collect())
    }

    /// Returns a sentence by its index, where it has a tree.
    pub(crate) fn get(&self, number: usize) -> Option<&SentenceView<'a>> {
        self.0.get(number)?.as_ref()
    }

    /// Iterates over the sentences that have a tree.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &SentenceView<'a>> {
        self.0.iter().flatten()
    }
}

impl<'a> SentenceView<'a> {
    fn new(view: &'a TokenView<'a>, number: usize) -> Option<Self> {
        let article = view.article;
        let tokens = article.layout.sentences.get(number)?.tokens();
        let parsed = article.forest.sentence(number)?;
        if parsed.tree.is_empty() || parsed.tree.len() != tokens.len() {
            return None;
        }
        let mentions = article.layout.tokens[tokens.clone()].iter().map(|t| article.mention_at(t.span.start)).collect();
        let times = times(article, tokens.clone());
        Some(Self { article, parsed, number, first: tokens.start, words: view.words(tokens), mentions, times })
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// Returns a token in lower case; an empty one after the last.
    pub(crate) fn word(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |w| w)
    }

    pub(crate) fn lemma(&self, i: usize) -> &str {
        self.parsed.tree.lemma(i)
    }

    pub(crate) fn upos(&self, i: usize) -> Upos {
        self.parsed.tree.upos(i)
    }

    pub(crate) fn xpos(&self, i: usize) -> &str {
        self.parsed.tree.xpos(i)
    }

    pub(crate) fn rel(&self, i: usize) -> Deprel {
        self.parsed.tree.deprel(i)
    }

    pub(crate) fn head(&self, i: usize) -> Option<usize> {
        self.parsed.tree.head(i)
    }

    pub(crate) fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + Clone + '_ {
        self.parsed.children(i)
    }

    /// Returns the dependents with one of some relations.
    pub(crate) fn under<'v>(&'v self, i: usize, rels: &'v [Deprel]) -> impl DoubleEndedIterator<Item = usize> + 'v {
        self.parsed.children(i).filter(move |&c| rels.contains(&self.rel(c)))
    }

    pub(crate) fn has(&self, i: usize, rels: &[Deprel]) -> bool {
        self.under(i, rels).next().is_some()
    }

    /// Returns the mention that covers a token.
    pub(crate) fn mention(&self, i: usize) -> Option<&'a Mention> {
        self.mentions.get(i).copied().flatten()
    }

    /// Returns what is written before a name with a hyphen: "anti" for "anti-Iran".
    pub(crate) fn prefix(&self, token: usize) -> &str {
        let named = |&i: &usize| self.mention(i).map(|m| m.span) == self.mention(token).map(|m| m.span);
        let name = self.mention(token).map_or(0, |_| (0..token).rev().take_while(named).count());
        match (token - name).checked_sub(2) {
            Some(prefix) if self.word(prefix + 1) == "-" => self.word(prefix),
            _ => "",
        }
    }

    /// Returns the bytes of a run of tokens.
    pub(crate) fn span(&self, start: usize, end: usize) -> ByteSpan {
        let tokens = &self.article.layout.tokens;
        match (tokens.get(self.first + start), tokens.get(self.first + end.max(start + 1) - 1)) {
            (Some(a), Some(b)) => a.span.cover(b.span),
            _ => ByteSpan::default(),
        }
    }

    /// Whether a token belongs to a time: "in July" names no party.
    pub(crate) fn is_time(&self, i: usize) -> bool {
        self.times.get(i).copied().unwrap_or_default()
    }

    pub(crate) fn is_verb(&self, i: usize) -> bool {
        matches!(self.upos(i), Upos::Verb | Upos::Aux)
    }

    /// Whether a token begins with a capital.
    pub(crate) fn is_capitalised(&self, i: usize) -> bool {
        self.article.token(self.first + i).starts_with(char::is_uppercase)
    }

    pub(crate) fn is_nominal(&self, i: usize) -> bool {
        matches!(self.upos(i), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Sym | Upos::X | Upos::Det)
    }

    /// Returns the preposition of a noun phrase, that of the first member for the later ones of a list.
    pub(crate) fn case(&self, i: usize) -> Option<usize> {
        let own = |i: usize| self.under(i, &[Deprel::Case]).find(|&c| c < i && !self.word(c).starts_with(['\'', '’']));
        own(i).or_else(|| {
            let first = self.head(i).filter(|_| self.rel(i) == Deprel::Conj)?;
            own(first)
        })
    }

    /// Whether a verb tells what had been before: "had bought".
    pub(crate) fn is_past_perfect(&self, verb: usize) -> bool {
        self.under(verb, &[Deprel::Aux]).any(|aux| self.word(aux) == "had")
    }

    /// Returns a noun with the other members of its list, where it is the first of them.
    pub(crate) fn members(&self, i: usize) -> Vec<usize> {
        let mut found = vec![i];
        let mut at = 0;
        while let Some(&member) = found.get(at) {
            let listed = self.children(member).filter(|&c| match self.rel(c) {
                Deprel::Conj => self.is_nominal(c) || self.mention(c).is_some(),
                // "Iran, North Korea" in a headline
                Deprel::Appos | Deprel::List | Deprel::Parataxis => {
                    let both = self.mention(member).zip(self.mention(c));
                    both.is_some_and(|(a, b)| {
                        a.kind == EntityKind::Country
                            && b.kind == EntityKind::Country
                            && a.entity != b.entity
                            && a.tag == b.tag
                    })
                }
                // "the North, along with Iran,"
                Deprel::Nmod => self.is_joined(c),
                _ => false,
            });
            found.extend(listed);
            at += 1;
            if found.len() > MAX_MEMBERS {
                break;
            }
        }
        found.sort_unstable();
        // "Berg Steel and Ruiz Arms, the maker": what follows the joined member without "and" says what that is.
        let joined = found.iter().position(|&m| m > i && self.has(m, &[Deprel::Cc]));
        if let Some(last) = joined {
            let describes = |m: usize| {
                let start = self.phrase(m).start;
                start > 0 && self.word(start - 1) == "," && matches!(self.word(start), "the" | "a" | "an")
            };
            let mut at = 0;
            found.retain(|&m| {
                at += 1;
                at <= last + 1 || self.has(m, &[Deprel::Cc]) || !describes(m)
            });
        }
        found
    }

    /// Whether a noun follows "along with", "together with" or "as well as".
    pub(crate) fn is_joined(&self, noun: usize) -> bool {
        let joins = |c: usize| {
            let (word, next) = (self.word(c), self.word(c + 1));
            (matches!(word, "along" | "together") && next == "with") || (word == "well" && next == "as")
        };
        self.under(noun, &[Deprel::Case]).any(joins)
    }

    /// Returns the first member of the list that a token belongs to.
    pub(crate) fn first_member(&self, i: usize) -> usize {
        let mut at = i;
        while let Some(head) = self.head(at).filter(|_| self.rel(at) == Deprel::Conj) {
            at = head;
        }
        at
    }

    /// Returns the noun that a relative pronoun stands for; other tokens as they are.
    pub(crate) fn antecedent(&self, i: usize) -> usize {
        if !matches!(self.word(i), "who" | "which" | "that" | "whom" | "whose")
            || !matches!(self.upos(i), Upos::Pron | Upos::Det | Upos::Sconj)
        {
            return i;
        }
        let clause =
            std::iter::once(i).chain(self.parsed.tree.ancestors(i)).take(8).find(|&a| self.rel(a) == Deprel::AclRelcl);
        clause.and_then(|c| self.head(c)).unwrap_or(i)
    }

    /// Returns the token of a run that is highest in the tree.
    pub(crate) fn top(&self, start: usize, end: usize) -> usize {
        (start..end).find(|&i| self.head(i).is_none_or(|h| h < start || h >= end)).unwrap_or(start)
    }
}

/// Returns for each token whether a time covers it.
fn times(article: &Article<'_>, tokens: std::ops::Range<usize>) -> Vec<bool> {
    let mut next = article
        .layout
        .tokens
        .get(tokens.start)
        .map_or(0, |t| article.times.partition_point(|time| time.span.end <= t.span.start));
    let mut end = 0;
    let covered = article.layout.tokens[tokens].iter().map(|token| {
        while let Some(time) = article.times.get(next).filter(|time| time.span.start <= token.span.start) {
            end = end.max(time.span.end);
            next += 1;
        }
        token.span.end <= end
    });
    covered.collect()
}
