//! The subject of a cue: in "Kirby, the spokesman, also said", "Kirby, the spokesman".
//!
//! *Order*: leftwards from the verb over auxiliaries, adverbs and days, over an apposition between commas, then over a
//! noun phrase up to a border: a subordinator, another verb, punctuation, a determiner.
//!
//! *Limits*: there are no tags and no trees; each guess is bounded to the sentence.

use std::ops::Range;

use super::words::{View, class};

/// How much speaks for a noun phrase being a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// There is no noun phrase, or a day or number.
    Nothing,
    /// A noun phrase that could be anything.
    Weak,
    /// A pronoun, a name, or a noun that can speak.
    Strong,
}

impl View<'_> {
    /// Returns how plausible some tokens are as a source.
    pub(super) fn standing(&self, tokens: Range<usize>) -> Standing {
        let mut standing = Standing::Nothing;
        let first = tokens.start;
        for i in tokens {
            if i > first && self.is(i, class::PUNCTUATION) && self.word(i) == "," && standing != Standing::Nothing {
                break;
            }
            if self.is(i, class::DAY | class::NUMBER | class::QUOTE | class::PUNCTUATION) {
                continue;
            }
            let strong = self.is(i, class::SUBJECT | class::SPEAKER)
                || self.is(i, class::CAPITAL)
                    && (i > first || !self.is(i, class::DETERMINER | class::PREPOSITION | class::SUBORDINATOR))
                || self.article.mention_at(self.span(i..i + 1).start).is_some_and(crate::mention::Mention::is_actor);
            if strong {
                return Standing::Strong;
            }
            if !self.is(i, class::DETERMINER | class::ADVERB | class::PREPOSITION) {
                standing = Standing::Weak;
            }
        }
        standing
    }

    /// Returns the subject whose verb group ends right before token `verb`, and the start of the verb group.
    pub(super) fn subject_left(&self, low: usize, verb: usize) -> Option<(Range<usize>, usize)> {
        let mut group = verb;
        while group > low
            && self.is(group - 1, class::AUXILIARY | class::ADVERB | class::NEGATION)
            && !self.is(group - 1, class::DAY)
            && self.quote(group - 1) == self.quote(verb)
        {
            group -= 1;
        }
        let mut end = group;
        // "officials on Tuesday said", "Kirby Monday said"
        while end > low && self.is(end - 1, class::DAY) {
            end -= 1;
            if end > low && self.is(end - 1, class::PREPOSITION) {
                end -= 1;
            }
        }
        end = self.before_time(low, end);
        if end <= low {
            return None;
        }
        let closing = matches!(self.word(end - 1), "," | "—" | "–" | ")" | "--");
        if !closing {
            let start = self.phrase_start(low, end);
            return (start < end).then_some((start..end, group));
        }
        // An apposition, relative clause or adverbial closed by a comma: "Kirby, the spokesman, said".
        let close = end - 1;
        let opens = |w: &str| match self.word(close) {
            "," => w == ",",
            ")" => w == "(",
            _ => matches!(w, "—" | "–" | "--"),
        };
        let mut tries = 0;
        let mut at = close;
        while at > low && close - at < 45 && tries < 4 {
            at -= 1;
            if self.is(at, class::QUOTE) {
                return None;
            }
            if !opens(self.word(at)) {
                continue;
            }
            tries += 1;
            let inner = at + 1;
            let start = self.phrase_start(low, at);
            let looks_apposed = self
                .is(inner, class::DETERMINER | class::NUMBER | class::CAPITAL | class::PREPOSITION | class::SPEAKER)
                || matches!(self.word(inner), "who" | "which" | "whose" | "speaking" | "citing" | "quoting")
                || self.word(inner).ends_with("ing")
                || self.word(inner).ends_with("ed");
            if start < at
                && looks_apposed
                && self.standing(start..at) == Standing::Strong
                && !self.is(start, class::PREPOSITION)
            {
                // An adverbial in between does not belong to the name.
                let adverbial = self.is(inner, class::PREPOSITION) || self.word(inner).ends_with("ing");
                let end = if adverbial && self.word(close) == "," {
                    at
                } else {
                    close + usize::from(self.word(close) == ")")
                };
                return Some((start..end, group));
            }
        }
        None
    }

    /// Skips "a year ago", "for the first time" and "in turn" before `end`.
    fn before_time(&self, low: usize, end: usize) -> usize {
        let last = end.checked_sub(1).map_or("", |l| self.word(l));
        let width = match last {
            "ago" => 3,
            "time" if end >= low + 4 && self.word(end - 4) == "for" => 4,
            "turn" | "particular" | "addition" if end >= low + 2 && self.word(end - 2) == "in" => 2,
            "week" | "month" | "year" if end >= low + 2 && matches!(self.word(end - 2), "last" | "this") => 2,
            _ => 0,
        };
        if width > 0 && end >= low + width { end - width } else { end }
    }

    /// Returns where the noun phrase that ends at `end` starts.
    pub(super) fn phrase_start(&self, low: usize, end: usize) -> usize {
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
            let pronoun = matches!(self.word(i), "he" | "she" | "they" | "it" | "we" | "i" | "you");
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
        let before = i.checked_sub(1).map_or("", |p| self.word(p));
        let to = matches!(word, "to" | "told")
            && !matches!(
                before,
                "ambassador"
                    | "envoy"
                    | "adviser"
                    | "advisor"
                    | "representative"
                    | "aide"
                    | "delegate"
                    | "close"
                    | "according"
            );
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

    /// "In recent weeks Peruvian envoys", "In Lima the minister": returns where the subject starts behind an adverbial.
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
    pub(super) fn participle_in_phrase(&self, i: usize, low: usize) -> bool {
        i > low
            && self.word(i).ends_with("ed")
            && self.is(i + 1, class::PREPOSITION)
            && (self.word(i + 1) == "by" || self.is(i - 1, class::SPEAKER))
            && !self.is(i - 1, class::PUNCTUATION | class::SUBJECT)
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_view;

    #[track_caller]
    fn subject(text: &str, verb: &str, expected: Option<&str>) {
        test_view(text, |view| {
            let at = (0..view.len()).find(|&i| view.word(i) == verb).expect("the verb");
            let found = view.subject_left(view.scope(at).start, at).map(|(s, _)| view.article.words(view.span(s)));
            assert_eq!(found, expected, "{text}");
        });
    }

    #[test]
    fn subjects() {
        subject(
            "On Monday the head of the mission, Ana Ruiz, also said it.",
            "said",
            Some("the head of the mission, Ana Ruiz"),
        );
        subject("It is feared, but Malta and Peru deny it.", "deny", Some("Malta and Peru"));
        subject("They left because officials had said so.", "said", Some("officials"));
        subject("Said no one.", "said", None);
    }
}
