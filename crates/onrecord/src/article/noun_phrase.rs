//! Noun phrases between words, where there is no tree: the source of "according to two officials", the subject of "said
//! Anna Berg, the mayor".
//!
//! *Question*: where does the noun phrase end that starts here, and where does the one start that ends here?
//!
//! In `Anna Berg, the head of the port, on Monday` the phrase ends with "port".
//!
//! *Order*: from word to word up to a border: a subordinator, a finite verb, punctuation, a determiner. Appositions and
//! names joined by "and" belong to the phrase.
//!
//! *Limits*: each guess is bounded to the sentence.
//!
//! *Source*: the classes of `data/cues/words.csv`.

use std::ops::Range;

use crate::article::tokens::TokenView;
use crate::lexicon::word_classes::class;

impl TokenView<'_> {
    /// Returns the noun phrase that starts at `from`: the subject of an inverted cue, or what follows "according to".
    pub(crate) fn phrase_right(&self, from: usize, high: usize) -> Range<usize> {
        let mut i = from;
        while i < high {
            if self.is(i, class::QUOTE) {
                break;
            }
            if self.is(i, class::PUNCTUATION) {
                let Some(end) = self.inner_punctuation(i, from, high) else { break };
                i = end;
                continue;
            }
            if i > from && self.ends_phrase(i, from) {
                break;
            }
            i += 1;
            if i == from + 1
                && self.is(from, class::SUBJECT_PRONOUN | class::OBJECT_PRONOUN)
                && self.word(from) != "you"
                && !self.is(i, class::CAPITAL)
                && (self.word(from) != "her" || !self.is(i, class::SPEAKER))
            {
                break;
            }
        }
        let mut end = i.max(from);
        while end > from && self.is(end - 1, class::PREPOSITION | class::COORDINATOR | class::ADVERB) {
            end -= 1;
        }
        from..end
    }

    /// Returns where the noun phrase that starts at `from` goes on after the punctuation at `i`; `None` where it ends.
    fn inner_punctuation(&self, i: usize, from: usize, high: usize) -> Option<usize> {
        let word = self.word(i);
        let joined =
            matches!(word, "-" | "&" | "." | "/" | "'" | "’") && !self.spaced(i) && i + 1 < high && !self.spaced(i + 1);
        if joined {
            return Some(i + 1);
        }
        match word {
            _ if i == from => None,
            "(" => (i..high.min(i + 12)).find(|&k| self.word(k) == ")").map(|close| close + 1),
            "," => self.apposition(i, high),
            _ => None,
        }
    }

    /// Whether the noun phrase that starts at `from` ends before the word at `i`.
    fn ends_phrase(&self, i: usize, from: usize) -> bool {
        let word = self.word(i);
        let day = self.is(i, class::DAY)
            || matches!(word, "on" | "during")
            || word == "in" && matches!(self.word(i + 1), "a" | "an" | "remarks" | "comments");
        self.is(i, class::PHRASE_END) && !(word == "to" && self.is(i - 1, class::TAKES_TO))
            || day && !(word == "on" && self.is(i - 1, class::SPEAKER | class::CAPITAL) && !self.is(i + 1, class::DAY))
            || self.is_finite(i) && !self.participle_in_phrase(i, from)
            || self.is(i, class::SUBJECT) && !self.is(i, class::DETERMINER) && word != "it"
    }

    /// Returns where the noun phrase that ends at `end` starts.
    pub(crate) fn phrase_start(&self, low: usize, end: usize) -> usize {
        let mut i = end;
        let mut start = end;
        while i > low {
            i -= 1;
            if self.word(i) == ")"
                && let Some(open) = (low..i).rev().take(12).find(|&k| self.word(k) == "(")
            {
                i = open;
                continue;
            }
            if matches!(self.word(i), "who" | "which") && i + 1 == end {
                start = i;
            }
            if self.is_border(i, low, end) {
                break;
            }
            if self.is(i, class::PUNCTUATION | class::COORDINATOR) {
                continue;
            }
            if self.is(i, class::PREPOSITION) {
                if self.opens_adverbial(i, low) {
                    start = self.subject_anew(i, end).unwrap_or(start);
                    break;
                }
                continue;
            }
            start = i;
            let pronoun = self.is(i, class::SUBJECT_PRONOUN);
            let opens = self.is(i, class::DETERMINER)
                && !(i > low && self.is(i - 1, class::PREPOSITION | class::DETERMINER))
                && !matches!(self.word(i), "two" | "three" | "four" | "five" | "six");
            if pronoun && i + 1 == end || opens {
                break;
            }
        }
        while start < end
            && self.is(start, class::ADVERB | class::COORDINATOR | class::PREPOSITION)
            && !self.is(start, class::DETERMINER)
        {
            start += 1;
        }
        start
    }

    /// Whether a noun phrase that ends at `end` cannot hold token `i`.
    fn is_border(&self, i: usize, low: usize, end: usize) -> bool {
        let word = self.word(i);
        let inner = i + 1 < end;
        if self.is(i, class::QUOTE) || self.quote(i) != self.quote(end - 1) {
            return true;
        }
        if self.is(i, class::PUNCTUATION) {
            let joins = matches!(word, "-" | "&" | "." | "/" | "’" | "'") || word == "," && self.in_list(i, end);
            return !(joins && inner);
        }
        if self.is(i, class::COORDINATOR) {
            return !(inner && matches!(word, "and" | "or") && i > low && self.joins_names(low, i));
        }
        let clause = matches!(word, "that" | "who" | "which") || self.is(i, class::SUBORDINATOR);
        let pronoun =
            self.is(i, class::SUBJECT) && !self.is(i, class::DETERMINER) && inner && !matches!(word, "one" | "others");
        let verb = self.is_finite(i) && !(inner && self.participle_in_phrase(i, low));
        let taken = i.checked_sub(1).is_some_and(|p| self.is(p, class::TAKES_TO | class::TAKES_TO_IN_SUBJECT));
        let to = matches!(word, "to" | "told") && !taken;
        let day =
            self.is(i, class::DAY) && inner && !self.is(i + 1, class::PUNCTUATION) && !matches!(word, "may" | "march");
        let date = self.is(i, class::NUMBER) && i > low && self.is(i - 1, class::DAY);
        clause || pronoun || verb || to || day || date
    }

    /// Whether a preposition starts a clause, and so an adverbial that is no part of the subject.
    fn opens_adverbial(&self, i: usize, low: usize) -> bool {
        let opener = class::PUNCTUATION
            | class::COORDINATOR
            | class::SUBORDINATOR
            | class::QUOTE
            | class::ADVERB
            | class::PREPOSITION;
        i <= low || self.is(i - 1, opener) || self.is_finite(i - 1) || self.word(i - 1) == "that"
    }

    /// "In recent weeks Peruvian envoys", "In Lima the minister": returns where the subject starts after an adverbial.
    fn subject_anew(&self, preposition: usize, end: usize) -> Option<usize> {
        (preposition + 2..end).find(|&k| {
            !self.is(k - 1, class::PREPOSITION | class::DETERMINER | class::PUNCTUATION)
                && !self.word(k - 1).starts_with(['\'', '’'])
                && (self.is(k, class::CAPITAL) && !self.is(k - 1, class::CAPITAL) || self.is(k, class::DETERMINER))
        })
    }

    /// Whether a comma separates the members of a list of names: "Japan, South Korea and Poland".
    fn in_list(&self, comma: usize, end: usize) -> bool {
        let next = (comma + 1..end.min(comma + 6)).find(|&i| matches!(self.word(i), "and" | "or" | ","));
        comma > 0
            && next.is_some_and(|n| (comma + 1..n).all(|i| !self.is_finite(i)))
            && self.is(comma + 1, class::CAPITAL)
            && self.is(comma - 1, class::CAPITAL)
    }

    /// Whether "and" joins two noun phrases: no verb stands before it in its clause, and a noun or name does.
    fn joins_names(&self, low: usize, and: usize) -> bool {
        if self.is(and - 1, class::PUNCTUATION) && self.word(and - 1) != "," {
            return false;
        }
        let border = (low..and).rev().take(12).take_while(|&i| {
            !self.is(i, class::PUNCTUATION | class::SUBORDINATOR | class::QUOTE) && self.word(i) != "that"
        });
        let mut any = false;
        for i in border {
            any = true;
            if self.is_finite(i) {
                return false;
            }
        }
        any
    }

    /// Whether a word that looks like a verb is a participle inside a noun phrase: "a photograph posted by an aide".
    pub(crate) fn participle_in_phrase(&self, i: usize, low: usize) -> bool {
        i > low
            && self.word(i).ends_with("ed")
            && self.is(i + 1, class::PREPOSITION)
            && (self.word(i + 1) == "by" || self.is(i - 1, class::SPEAKER))
            && !self.is(i - 1, class::PUNCTUATION | class::SUBJECT)
    }

    /// Returns the end of the apposition that a comma opens, where it is one: "…, the head of the mission,".
    fn apposition(&self, comma: usize, high: usize) -> Option<usize> {
        let first = comma + 1;
        let nominal = (self.is(first, class::DETERMINER)
            || self.is(first, class::SPEAKER)
            || self.is(first, class::NUMBER)
            || self.is(first, class::CAPITAL))
            && !self.is(first, class::DAY)
            && !self.is(first, class::SUBJECT);
        if !nominal && self.word(first) != "who" {
            return None;
        }
        let relative = self.word(first) == "who";
        let mut i = first;
        while i < high && i < first + 40 {
            let word = self.word(i);
            if self.is(i, class::QUOTE)
                || matches!(word, "," | ";" | "." | ":" | "—" | "–" | "--") && self.spaced(i + 1)
            {
                break;
            }
            if !relative && (self.is_finite(i) && !self.participle_in_phrase(i, first) || word == "that") {
                return None;
            }
            i += 1;
        }
        (i > first).then_some(i)
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::test_view;

    #[test]
    fn appositions_belong_to_the_phrase() {
        let first = |text: &str, expected: &str| {
            test_view(text, |view| {
                assert_eq!(view.article.words(view.span(view.phrase_right(0, view.len()))), expected);
            });
        };
        first("Anna Berg, the head of the port, on Monday.", "Anna Berg, the head of the port");
        first("two officials who were there.", "two officials");
    }
}
