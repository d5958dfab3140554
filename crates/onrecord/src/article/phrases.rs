//! Noun phrases: where the phrase at a head starts and ends, and what a head counts.
//!
//! *Question*: which words of the sentence make up the filler whose head is `hundreds`?
//!
//! In `Iran sold hundreds of drones and a radar to Mali` the phrase at `hundreds` is `hundreds of drones`, since a noun that counts
//! is no filler without what it counts; what it counts is `drones`.
//!
//! *Order*: the dependents before the head, from right to left, until one does not belong; then those after it: parts of a name, what
//! follows "of" after a noun that counts or names people, the goods of a sum or part.

use crate::article::sentence::{Phrase, SentenceView};
use crate::lexicon::word_lists::{self, is};
use crate::mention::Mention;
use crate::syntax::{Deprel, Upos};

impl SentenceView<'_> {
    /// Returns the noun phrase at a head.
    pub(crate) fn phrase(&self, head: usize) -> Phrase {
        let mut start = head;
        for child in self.children(head).rev().filter(|&c| c < head) {
            let range = self.parsed.subtree(child);
            let kept = matches!(
                self.rel(child),
                Deprel::Det
                    | Deprel::Amod
                    | Deprel::Nummod
                    | Deprel::Compound
                    | Deprel::Flat
                    | Deprel::Advmod
                    | Deprel::NmodPoss
                    | Deprel::Nmod
                    | Deprel::Goeswith
                    | Deprel::Punct
            );
            let joined = (range.end..start).all(|i| self.upos(i) == Upos::Punct);
            if !kept || !joined || (self.rel(child) == Deprel::Nmod && self.case(child).is_some()) {
                break;
            }
            if self.rel(child) != Deprel::Punct {
                start = range.start;
            }
        }
        Phrase { head, start, end: self.phrase_end(head) }
    }

    fn phrase_end(&self, head: usize) -> usize {
        let mut end = head + 1;
        for child in self.children(head).filter(|&c| c > head) {
            match self.rel(child) {
                Deprel::Flat | Deprel::Goeswith | Deprel::Fixed | Deprel::Compound | Deprel::Nummod
                    if child <= end + 1 =>
                {
                    end = end.max(self.parsed.subtree(child).end);
                }
                Deprel::Nmod
                    if child > head
                        && self.takes_of(head)
                        && self.case(child).is_some_and(|c| c == end && self.word(c) == "of") =>
                {
                    let last = self.members(child).last().copied().unwrap_or(child);
                    end = end.max(if last > head { self.phrase_end(last) } else { end });
                }
                _ => {}
            }
        }
        self.end_with_goods(head, end).unwrap_or(end)
    }

    /// Returns the noun phrase at a head with all that says what it is, but for relative clauses and appositions: "conspiracy to
    /// export arms", "artefacts from Syria", "allies and partners". Names in a list are phrases of their own.
    pub(crate) fn whole_phrase(&self, head: usize) -> Phrase {
        let phrase = self.phrase(head);
        let mut end = phrase.end;
        for child in self.children(head).filter(|&c| c > head) {
            let range = self.parsed.subtree(child);
            let part = match self.rel(child) {
                Deprel::Conj => {
                    self.is_nominal(child)
                        && [head, child].iter().all(|&i| !self.mention(i).is_some_and(Mention::is_actor))
                }
                Deprel::Cc | Deprel::Appos | Deprel::Punct | Deprel::Parataxis | Deprel::AclRelcl => false,
                _ => true,
            };
            if part && range.start <= end {
                end = end.max(range.end);
            }
        }
        if end == phrase.end {
            end = self.end_with_next(head, end);
        }
        Phrase { end: self.end_of_first(phrase.end, end), ..phrase }
    }

    /// Cuts what follows a phrase before an addition behind a comma, and before what describes words inside it: "companies in Mali |
    /// that sold arms", "arms for the rebels | , including mines".
    fn end_of_first(&self, start: usize, end: usize) -> usize {
        let cut = |&i: &usize| match self.rel(i) {
            Deprel::AclRelcl => true,
            Deprel::Acl => matches!(self.xpos(i), "VBN" | "VBG"),
            _ => matches!(self.word(i), "," | ";" | "–" | "—") && !self.is_list_mark(i),
        };
        let first = (start + 1..end).find(cut);
        first.map_or(end, |i| self.parsed.subtree(i).start.max(start + 1).min(i))
    }

    /// Whether a mark stands between members of a list.
    fn is_list_mark(&self, mark: usize) -> bool {
        self.head(mark).is_some_and(|member| member > mark && self.rel(member) == Deprel::Conj)
    }

    /// Returns where the constituent ends that starts right after a phrase, wherever the tree hangs it: "charged with conspiracy
    /// | to export arms". Names in a list are phrases of their own.
    fn end_with_next(&self, head: usize, end: usize) -> usize {
        let goes_on = !matches!(self.word(end), "," | ";" | ":" | "(" | ")" | "“" | "”" | "\"" | ".");
        if end >= self.len() || !goes_on || self.is_verb(end) && matches!(self.xpos(end), "VBD" | "VBZ" | "VBP" | "MD")
        {
            return end;
        }
        let mut at = end;
        while let Some(above) = self.head(at).filter(|&above| self.parsed.subtree(above).start >= end) {
            at = above;
        }
        let finite = matches!(self.xpos(at), "VBD" | "VBZ" | "VBP" | "MD") && self.rel(at) != Deprel::AclRelcl;
        if finite {
            return end;
        }
        let named = |i: usize| self.mention(i).is_some_and(Mention::is_actor);
        if self.upos(end) == Upos::Cconj && (named(head) || named(at) || !self.is_nominal(at)) {
            return end;
        }
        self.parsed.subtree(at).end
    }

    /// Returns the end of a phrase with what follows its "of".
    pub(crate) fn end_with_of(&self, phrase: Phrase) -> usize {
        let of = self.under(phrase.head, &[Deprel::Nmod]).find(|&c| self.case(c).is_some_and(|p| self.word(p) == "of"));
        of.map_or(phrase.end, |c| self.phrase(c).end.max(phrase.end))
    }

    /// Returns the end of what says which goods are meant, whatever its head: "billions of dollars in equipment",
    /// "parts for drones and tanks"; of a sum whatever it is paid in: "$40 million in assistance".
    fn end_with_goods(&self, head: usize, end: usize) -> Option<usize> {
        let sum = self.upos(head) == Upos::Sym;
        let specifies = match self.word(end) {
            "in" | "worth" => sum || self.counts(head),
            "for" => self.is_goods(head),
            _ => false,
        };
        let help = |g: usize| is(self.word(g), word_lists::HELP);
        let paid_in = |g: usize| sum && self.upos(g) == Upos::Noun && (self.head(g) == Some(head) || help(g));
        let goods = self.head(end).filter(|_| specifies && self.rel(end) == Deprel::Case)?;
        if !self.is_goods(goods) && !paid_in(goods) {
            return None;
        }
        let listed = matches!(self.rel(goods), Deprel::Nmod | Deprel::Obl) && self.word(end) == "for";
        let last = if listed { self.members(goods).last().copied() } else { None };
        Some(last.unwrap_or(goods).max(goods) + 1)
    }

    /// Whether a noun names goods.
    fn is_goods(&self, i: usize) -> bool {
        is(self.word(i), word_lists::GOODS) || self.mention(i).is_some_and(Mention::is_goods)
    }

    /// Whether what follows "of" is needed to say what a noun names: "hundreds of drones", "six citizens of Iran".
    fn takes_of(&self, i: usize) -> bool {
        self.counts(i)
            || (self.upos(i) == Upos::Noun
                && self.mention(i).is_none()
                && is(self.word(i), word_lists::ACTORS | word_lists::PEOPLE))
    }

    /// Whether a noun counts what follows "of".
    pub(crate) fn counts(&self, i: usize) -> bool {
        self.upos(i) == Upos::Num || is(self.word(i), word_lists::MEASURES | word_lists::NUMBERS)
    }

    /// Returns what a counting noun counts: `drones` for "hundreds of drones"; other heads as they are.
    pub(crate) fn counted(&self, i: usize) -> usize {
        let mut at = i;
        for _ in 0..4 {
            let of = self.under(at, &[Deprel::Nmod]).find(|&c| self.case(c).is_some_and(|p| self.word(p) == "of"));
            match of.filter(|_| self.counts(at)) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }
}
