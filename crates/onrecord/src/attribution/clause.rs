//! Where a clause, its subject and what is said begin and end.
//!
//! *Question*: in "Kirby, the spokesman, also said on Tuesday that the North had agreed, adding that …", what is the
//! subject of "said", where does what is said begin and where does it end?
//!
//! *Order*: the subject is sought leftwards from the verb over auxiliaries and adverbs, over an apposition between
//! commas, then over a noun phrase up to a border (a subordinator, another verb, punctuation, a determiner). Content
//! begins behind addressee, days and adverbials, and ends with the sentence, or before the next attribution in it.
//!
//! *Limits*: there are no tags and no trees; each guess is bounded to the sentence.

use std::ops::Range;

use super::cues::{CuePos, Frame};
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
            let word = self.word(i);
            if self.is(i, class::QUOTE) || self.quote(i) != self.quote(end - 1) {
                break;
            }
            if word == ")"
                && let Some(open) = (low..i).rev().take(12).find(|&k| self.word(k) == "(")
            {
                i = open;
                continue;
            }
            if self.is(i, class::PUNCTUATION) {
                if matches!(word, "-" | "&" | "." | "/" | "’" | "'") && i + 1 < end {
                    continue;
                }
                if word == "," && i + 1 < end && self.in_list(i, end) {
                    continue;
                }
                break;
            }
            if self.is(i, class::COORDINATOR) {
                if i + 1 < end && matches!(word, "and" | "or") && i > low && self.joins_names(low, i) {
                    continue;
                }
                break;
            }
            if word == "that" || self.is(i, class::SUBORDINATOR) {
                break;
            }
            if matches!(word, "who" | "which") {
                if i + 1 == end {
                    start = i;
                }
                break;
            }
            if self.is(i, class::SUBJECT)
                && !self.is(i, class::DETERMINER)
                && i + 1 < end
                && word != "one"
                && word != "others"
            {
                break;
            }
            if self.is_finite(i) && !(i + 1 < end && self.participle_in_phrase(i, low)) {
                break;
            }
            if matches!(word, "to" | "told")
                && !matches!(
                    self.word(i.wrapping_sub(1)),
                    "ambassador"
                        | "envoy"
                        | "adviser"
                        | "advisor"
                        | "representative"
                        | "aide"
                        | "delegate"
                        | "close"
                        | "according"
                )
            {
                break;
            }
            if self.is(i, class::NUMBER) && i > low && self.is(i - 1, class::DAY) {
                break;
            }
            if self.is(i, class::DAY)
                && i + 1 < end
                && !self.is(i + 1, class::PUNCTUATION)
                && word != "may"
                && word != "march"
            {
                break;
            }
            if self.is(i, class::PREPOSITION) {
                // A preposition at the start of a clause makes an adverbial, not part of the subject.
                let inside = i > low
                    && !self.is(
                        i - 1,
                        class::PUNCTUATION
                            | class::COORDINATOR
                            | class::SUBORDINATOR
                            | class::QUOTE
                            | class::ADVERB
                            | class::PREPOSITION,
                    )
                    && !self.is_finite(i - 1)
                    && self.word(i - 1) != "that";
                if !inside {
                    // "In recent weeks Peruvian envoys", "In Lima the minister": the subject starts anew.
                    let anew = (i + 2..end).find(|&k| {
                        !self.is(k - 1, class::PREPOSITION | class::DETERMINER | class::PUNCTUATION)
                            && !self.word(k - 1).starts_with(['\'', '’'])
                            && (self.is(k, class::CAPITAL) && !self.is(k - 1, class::CAPITAL)
                                || self.is(k, class::DETERMINER))
                    });
                    start = anew.unwrap_or(start);
                    break;
                }
                continue;
            }
            start = i;
            if self.is(i, class::SUBJECT) && i + 1 == end {
                // "those who", "some of which"
                if matches!(word, "he" | "she" | "they" | "it" | "we" | "i" | "you") {
                    break;
                }
            }
            if self.is(i, class::DETERMINER)
                && !(i > low && (self.is(i - 1, class::PREPOSITION | class::DETERMINER)))
                && !matches!(word, "two" | "three" | "four" | "five" | "six")
            {
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
    fn participle_in_phrase(&self, i: usize, low: usize) -> bool {
        i > low
            && self.word(i).ends_with("ed")
            && self.is(i + 1, class::PREPOSITION)
            && (self.word(i + 1) == "by" || self.is(i - 1, class::SPEAKER))
            && !self.is(i - 1, class::PUNCTUATION | class::SUBJECT)
    }

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
                if word == "(" && i > from {
                    if let Some(close) = (i..high.min(i + 12)).find(|&k| self.word(k) == ")") {
                        i = close + 1;
                        continue;
                    }
                }
                if word == "," && i > from {
                    if let Some(end) = self.apposition(i, high) {
                        i = end;
                        continue;
                    }
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
            {
                if word != "her" || !self.is(i, class::SPEAKER) {
                    break;
                }
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

    /// Returns where days, adverbs and short adverbials that start at `from` end: "on Tuesday in a statement".
    pub(super) fn adverbials_end(&self, from: usize, high: usize) -> usize {
        let mut i = from;
        while i < high {
            let word = self.word(i);
            if self.is(i, class::DAY) && self.word(i) != "may"
                || self.is(i, class::NUMBER) && i > from && self.is(i - 1, class::DAY)
            {
                i += 1;
            } else if self.is(i, class::ADVERB)
                && !matches!(word, "only" | "just" | "both" | "even" | "more" | "else" | "too" | "perhaps" | "now")
            {
                i += 1;
            } else if matches!(
                word,
                "on" | "in" | "at" | "during" | "via" | "through" | "late" | "early" | "to" | "after"
            ) {
                let end = self.adverbial_phrase(i + 1, high);
                let told = word != "to" || self.is(i + 1, class::READER);
                let timed = word != "after"
                    || (i + 1..end).any(|k| matches!(self.word(k), "meeting" | "talks" | "visit" | "session"));
                if end == i + 1 || !told || !timed {
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
                        || self.is(i, class::PREPOSITION)
                            && !matches!(word, "of" | "with" | "at" | "in" | "for" | "by" | "from"))
            {
                break;
            }
            i += 1;
        }
        i
    }

    /// Returns where the object of a verb of telling ends: "reporters in Washington", "Reuters", "him".
    pub(super) fn addressee_end(&self, from: usize, high: usize) -> usize {
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
                || matches!(word, "to" | "how" | "what" | "why" | "whether" | "about" | "of")
                    && i > from
                    && (word != "of" || self.is(i - 1, class::READER))
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

    /// Whether a clause without "that" can start at `from`: a noun phrase with a finite verb behind it.
    pub(super) fn clause_starts(&self, from: usize, high: usize) -> bool {
        if from + 1 >= high {
            return false;
        }
        let opens = self.is(from, class::SUBJECT | class::DETERMINER | class::CAPITAL | class::NUMBER)
            || self.quote(from).is_some()
            || !self.is(
                from,
                class::PREPOSITION | class::COORDINATOR | class::PUNCTUATION | class::AUXILIARY | class::NEGATION,
            );
        let introduced = matches!(
            self.word(from),
            "in" | "if"
                | "while"
                | "although"
                | "when"
                | "since"
                | "despite"
                | "under"
                | "there"
                | "as"
                | "after"
                | "because"
                | "during"
                | "for"
                | "until"
        );
        if self.word(from).ends_with("ing") && !self.is(from, class::CAPITAL) {
            return false;
        }
        let relative = |i: usize| matches!(self.word(i), "that" | "which" | "who" | "whose");
        let verb = (from + 1..high.min(from + 40))
            .take_while(|&i| !relative(i) || introduced)
            .any(|i| self.is_finite(i) && !(self.word(i).ends_with("ed") && self.is(i + 1, class::PREPOSITION)));
        (opens || introduced) && verb
    }

    /// Returns where what is said ends: with its clause, before the next attribution, or before the final full stop.
    pub(super) fn content_end(&self, from: usize, high: usize) -> usize {
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
                                    .reading(i + 1, CuePos::Verb, &[Frame::That, Frame::Np])
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
    pub(super) fn trim_end(&self, from: usize, mut end: usize) -> usize {
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

    /// Whether an attribution of its own starts behind a comma: ", adding that", ", according to", ", but he said".
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
        let coordinated = i > at
            && !matches!(
                word,
                "because"
                    | "if"
                    | "before"
                    | "after"
                    | "until"
                    | "since"
                    | "whether"
                    | "why"
                    | "how"
                    | "what"
                    | "once"
                    | "when"
                    | "where"
            );
        if self.word(i).ends_with("ing") && !coordinated || self.word(i).ends_with("ing") && i == at + 1 {
            return self.reading(i, CuePos::Verb, &[Frame::Quote, Frame::Zero]).is_some_and(|e| e.strength >= 0.6)
                && (self.word(i + 1) == "that"
                    || self.is(i + 1, class::SUBJECT | class::DETERMINER | class::QUOTE | class::CAPITAL));
        }
        let resumed = i == at && self.reading(i, CuePos::Verb, &[Frame::Quote]).is_some_and(|e| e.strength >= 0.9);
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

    /// Whether a finite cue with a clause or quotation stands right behind, perhaps after adverbs: "and warned that".
    fn cue_follows(&self, mut at: usize, high: usize) -> bool {
        while at < high && self.is(at, class::ADVERB | class::AUXILIARY) {
            at += 1;
        }
        if at >= high {
            return false;
        }
        let strong = self.readings(at, CuePos::Verb).any(|(e, form)| {
            e.strength >= 0.6
                && (e.takes(Frame::Quote) || e.takes(Frame::That) || e.takes(Frame::ObjTo))
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

    #[test]
    fn contents_end_before_the_next_attribution() {
        test_view("The mayor said the bridge was shut, adding that it would stay so.", |view| {
            assert_eq!(view.article.words(view.span(3..view.content_end(3, view.len()))), "the bridge was shut");
        });
    }
}
