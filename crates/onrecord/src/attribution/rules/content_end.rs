//! Where what is said begins and ends.
//!
//! *Question*: in "said on Tuesday that the North had agreed, adding that …", where does what is said begin and end?
//!
//! *Order*: content begins after addressee, days and adverbials, and ends with its sentence, or before the next
//! attribution in it: ", adding that", ", according to", "and warned that".
//!
//! *Limits*: there are no tags and no trees; each guess is bounded to the sentence.
//!
//! *Source*: the classes of `data/cues/words.csv` and the cue lexicon.

use crate::article::tokens::TokenView;
use crate::lexicon::cues::ComplementType;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::word_classes::class;

impl TokenView<'_> {
    /// Returns where days, adverbs and short adverbials that start at `from` end: "on Tuesday in a statement".
    pub(crate) fn adverbials_end(&self, from: usize, high: usize) -> usize {
        let mut i = from;
        while i < high {
            let word = self.word(i);
            let day = self.is(i, class::DAY) && word != "may"
                || self.is(i, class::NUMBER) && i > from && self.is(i - 1, class::DAY);
            let adverb = self.is(i, class::ADVERB) && !self.is(i, class::CONTENT_ADVERB);
            if day || adverb {
                i += 1;
            } else if self.is(i, class::BEFORE_ADVERBIAL) {
                let end = self.adverbial_phrase(i + 1, high);
                let addressed = word != "to" || self.is(i + 1, class::READER);
                let timed = word != "after" || (i + 1..end).any(|k| self.is(k, class::OCCASION));
                if end == i + 1 || !addressed || !timed {
                    break;
                }
                i = end;
            } else {
                break;
            }
        }
        i
    }

    /// Returns the end of the noun phrase of an adverbial.
    fn adverbial_phrase(&self, from: usize, high: usize) -> usize {
        let mut i = from;
        while i < high && i < from + 14 {
            let word = self.word(i);
            if self.is(i, class::PUNCTUATION | class::QUOTE) && !matches!(word, "-" | "&")
                || word == "that"
                || self.is_finite(i) && !self.is(i, class::CAPITAL)
                || i > from
                    && (self.is(i, class::SUBJECT | class::SUBORDINATOR)
                        || self.is(i, class::DETERMINER) && !self.is(i - 1, class::PREPOSITION | class::COORDINATOR)
                        || self.is(i, class::CAPITAL)
                            && !self.is(
                                i - 1,
                                class::CAPITAL
                                    | class::DETERMINER
                                    | class::PREPOSITION
                                    | class::DAY
                                    | class::PUNCTUATION,
                            )
                        || self.is(i, class::PREPOSITION) && !self.is(i, class::IN_ADVERBIAL))
            {
                break;
            }
            i += 1;
        }
        i
    }

    /// Returns where the object of a verb of telling ends: "reporters in Washington", "Reuters", "him".
    pub(crate) fn addressee_end(&self, from: usize, high: usize) -> usize {
        let first = self.word(from);
        if first == "that" || self.is(from, class::PUNCTUATION | class::QUOTE) {
            return from;
        }
        if matches!(first, "him" | "them" | "me" | "us" | "you") {
            return from + 1;
        }
        let mut i = from;
        while i < high && i < from + 16 {
            let word = self.word(i);
            let plain = self.is(i, class::PUNCTUATION) && !matches!(word, "-" | "&");
            if plain
                || self.is(i, class::QUOTE)
                || word == "that"
                || self.is(i, class::OBJECT_END) && i > from && (word != "of" || self.is(i - 1, class::READER))
            {
                break;
            }
            let after_name = i > from && self.is(i - 1, class::CAPITAL | class::READER | class::DAY);
            if i > from
                && (self.is(i, class::SUBJECT)
                    || self.is_finite(i)
                    || self.is(i, class::DETERMINER) && !self.is(i - 1, class::PREPOSITION | class::COORDINATOR)
                    || self.is(i, class::CAPITAL) && after_name && !self.is(i - 1, class::CAPITAL)
                    || self.is(i, class::CAPITAL)
                        && !self.is(
                            i - 1,
                            class::CAPITAL
                                | class::DETERMINER
                                | class::PREPOSITION
                                | class::COORDINATOR
                                | class::PUNCTUATION
                                | class::DAY,
                        )
                        && !self.word(i - 1).starts_with(['\'', '’'])
                    || self.is(i, class::DAY | class::ADVERB))
            {
                break;
            }
            i += 1;
        }
        i
    }

    /// Returns where what is said ends: with its clause, before the next attribution, or before the final full stop.
    pub(crate) fn content_end(&self, from: usize, high: usize) -> usize {
        let home = self.quote(from.min(self.len().saturating_sub(1)));
        let mut i = from;
        let mut bracket = 0usize;
        while i < high {
            if let Some(quote) = self.quote(i).filter(|q| Some(*q) != home) {
                i = self.quote_tokens(quote).end.max(i + 1);
                continue;
            }
            let word = self.word(i);
            match word {
                "(" | "[" => bracket += 1,
                ")" | "]" => {
                    if bracket == 0 {
                        return self.trim_end(from, i);
                    }
                    bracket -= 1;
                }
                "," | ";" | "—" | "–" | "--" if bracket == 0 && self.attribution_follows(i + 1, high, word) => {
                    return self.trim_end(from, i);
                }
                "and" | "but"
                    if i > from
                        && (self.cue_follows(i + 1, high)
                            || self.word(i + 1).ends_with("ing")
                                && from > 0
                                && self.word(from - 1).ends_with("ing")
                                && self
                                    .reading(i + 1, PartOfSpeech::Verb, &[ComplementType::That, ComplementType::Np])
                                    .is_some_and(|e| e.strength >= 0.6)) =>
                {
                    return self.trim_end(from, i);
                }
                "according" if self.word(i + 1) == "to" && i > from + 2 => return self.trim_end(from, i),
                _ => {}
            }
            i += 1;
        }
        self.trim_end(from, i.min(high.max(i)))
    }

    /// Drops closing punctuation outside quotation marks.
    pub(crate) fn trim_end(&self, from: usize, mut end: usize) -> usize {
        let home = self.quote(from.min(self.len().saturating_sub(1)));
        while end > from
            && (self.is(end - 1, class::PUNCTUATION)
                && !matches!(self.word(end - 1), ")" | "]" | "%")
                && (self.quote(end - 1).is_none() || self.quote(end - 1) == home))
        {
            end -= 1;
        }
        end
    }

    /// Whether an attribution of its own starts after a comma: ", adding that", ", according to", ", but he said".
    fn attribution_follows(&self, at: usize, high: usize, mark: &str) -> bool {
        if at >= high {
            return false;
        }
        let word = self.word(at);
        if word == "according" && self.word(at + 1) == "to" || matches!(word, "citing" | "quoting") {
            return true;
        }
        let mut i = at;
        while i < high && self.is(i, class::ADVERB | class::COORDINATOR | class::SUBORDINATOR) {
            i += 1;
        }
        let coordinated = i > at && !self.is(at, class::CONTINUING);
        if self.word(i).ends_with("ing") && !coordinated || self.word(i).ends_with("ing") && i == at + 1 {
            return self
                .reading(i, PartOfSpeech::Verb, &[ComplementType::Quote, ComplementType::Zero])
                .is_some_and(|e| e.strength >= 0.6)
                && (self.word(i + 1) == "that"
                    || self.is(i + 1, class::SUBJECT | class::DETERMINER | class::QUOTE | class::CAPITAL));
        }
        let resumed =
            i == at && self.reading(i, PartOfSpeech::Verb, &[ComplementType::Quote]).is_some_and(|e| e.strength >= 0.9);
        if self.cue_follows(i, high) && (i > at || resumed) {
            return true;
        }
        if !(coordinated || mark == ";") {
            return false;
        }
        // ", while Moscow said": a short noun phrase, then a cue.
        (i + 1..high.min(i + 9))
            .any(|k| self.cue_follows(k, high) && self.subject_left(i, k).is_some_and(|(s, _)| s.start <= i + 1))
    }

    /// Whether a finite cue with a clause or quotation follows at once, perhaps after adverbs: "and warned that".
    fn cue_follows(&self, mut at: usize, high: usize) -> bool {
        while at < high && self.is(at, class::ADVERB | class::AUXILIARY) {
            at += 1;
        }
        if at >= high {
            return false;
        }
        let strong = self.readings(at, PartOfSpeech::Verb).any(|(e, form)| {
            e.strength >= 0.6
                && (e.takes(ComplementType::Quote) || e.takes(ComplementType::That) || e.takes(ComplementType::ObjTo))
                && form > 0
                && !self.word(at).ends_with("ing")
        });
        let end = self.hit(at).map_or(at + 1, |h| h.end);
        strong
            && (matches!(self.word(end), "that" | "," | ":" | "to" | "on" | "in")
                || self.is(end, class::QUOTE | class::SUBJECT | class::DETERMINER | class::CAPITAL))
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::test_view;

    #[test]
    fn contents_end_before_the_next_attribution() {
        test_view("The mayor said the bridge was shut, adding that it would stay so.", |view| {
            assert_eq!(view.article.words(view.span(3..view.content_end(3, view.len()))), "the bridge was shut");
        });
    }
}
