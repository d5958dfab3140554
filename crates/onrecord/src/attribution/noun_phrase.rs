//! The noun phrase behind a cue: the subject of "said Anna Berg, the mayor", the source of "according to two officials".

use std::ops::Range;

use super::words::{View, class};

impl View<'_> {
    /// Returns the noun phrase that starts at `from`: the subject of an inverted cue, or what follows "according to".
    pub(super) fn phrase_right(&self, from: usize, high: usize) -> Range<usize> {
        let mut i = from;
        while i < high {
            let word = self.word(i);
            if self.is(i, class::QUOTE) {
                break;
            }
            if self.is(i, class::PUNCTUATION) {
                let joined = matches!(word, "-" | "&" | "." | "/" | "'" | "’")
                    && !self.spaced(i)
                    && i + 1 < high
                    && !self.spaced(i + 1);
                if joined {
                    i += 1;
                    continue;
                }
                if word == "("
                    && i > from
                    && let Some(close) = (i..high.min(i + 12)).find(|&k| self.word(k) == ")")
                {
                    i = close + 1;
                    continue;
                }
                if word == ","
                    && i > from
                    && let Some(end) = self.apposition(i, high)
                {
                    i = end;
                    continue;
                }
                break;
            }
            if i > from {
                let bare = matches!(
                    word,
                    "who"
                        | "which"
                        | "that"
                        | "as"
                        | "when"
                        | "while"
                        | "after"
                        | "before"
                        | "to"
                        | "because"
                        | "but"
                        | "where"
                        | "since"
                        | "if"
                );
                let day = self.is(i, class::DAY)
                    || matches!(word, "on" | "during")
                    || word == "in" && matches!(self.word(i + 1), "a" | "an" | "remarks" | "comments");
                if bare
                    && !(word == "to"
                        && matches!(self.word(i - 1), "ambassador" | "envoy" | "adviser" | "close" | "representative"))
                    || day
                        && !(word == "on"
                            && self.is(i - 1, class::SPEAKER | class::CAPITAL)
                            && !self.is(i + 1, class::DAY))
                    || self.is_finite(i) && !self.participle_in_phrase(i, from)
                    || self.is(i, class::SUBJECT) && !self.is(i, class::DETERMINER) && word != "it"
                {
                    break;
                }
            }
            i += 1;
            if i == from + 1
                && matches!(word, "he" | "she" | "they" | "it" | "we" | "i" | "him" | "her" | "them" | "me" | "us")
                && !self.is(i, class::CAPITAL)
                && (word != "her" || !self.is(i, class::SPEAKER))
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
    use super::super::test_view;

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
