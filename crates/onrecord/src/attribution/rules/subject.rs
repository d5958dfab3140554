//! The subject of a cue: in "Kirby, the spokesman, also said", "Kirby, the spokesman".
//!
//! *Question*: which noun phrase before this verb is its subject?
//!
//! *Order*: leftwards from the verb over auxiliaries, adverbs and days, over an apposition between commas, then over a
//! noun phrase up to a border: a subordinator, another verb, punctuation, a determiner.
//!
//! *Limits*: there are no tags and no trees; each guess is bounded to the sentence.

use std::ops::Range;

use crate::article::tokens::TokenView;
use crate::lexicon::word_classes::class;

/// How much speaks for a noun phrase being a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// There is no noun phrase, or a day or number.
    Nothing,
    /// A noun phrase that could be anything.
    Weak,
    /// A pronoun, a name, or a noun that can speak.
    Strong,
}

impl TokenView<'_> {
    /// Returns how plausible some tokens are as a source.
    pub(crate) fn standing(&self, tokens: Range<usize>) -> Standing {
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
    pub(crate) fn subject_left(&self, low: usize, verb: usize) -> Option<(Range<usize>, usize)> {
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
        self.before_apposition(low, end - 1).map(|subject| (subject, group))
    }

    /// Returns the noun phrase before the apposition, relative clause or adverbial that token `close` ends: "Kirby, the
    /// spokesman, said".
    fn before_apposition(&self, low: usize, close: usize) -> Option<Range<usize>> {
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
                || self.is(inner, class::BEFORE_APPOSITION)
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
                return Some(start..end);
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
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::test_view;

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
