//! Past or future: what the words around a time say about it.

use super::lexicon::Marks;
use super::scan::Scan;
use crate::text::TokenKind;

/// Where a time that lacks a year lies from the anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
}

/// How far before and after a time a verb is looked for.
const MAX_VERB_DISTANCE_TOKENS: usize = 14;

impl Scan<'_> {
    /// Returns where the time that starts at token `i` lies: what stands directly before it, then the nearest verb
    /// before it, then the nearest after. Past, where nothing says so.
    pub(super) fn direction(&self, i: usize) -> Direction {
        self.told(i).unwrap_or(Direction::Past)
    }

    /// Returns where a time lies, where the words say so.
    pub(super) fn told(&self, i: usize) -> Option<Direction> {
        let before = if self.tokens.follows(i, &["the"]) { i - 1 } else { i };
        if self.tokens.follows(before, &["by", "until", "till"]) {
            return Some(Direction::Future);
        }
        if self.tokens.follows(before, &["since", "last", "past"]) {
            return Some(Direction::Past);
        }
        // "The vote is on Saturday"
        let on = if self.tokens.follows(i, &["on"]) { i - 1 } else { i };
        if self.tokens.follows(on, &["is", "are"]) {
            return Some(Direction::Future);
        }
        let from = i.saturating_sub(MAX_VERB_DISTANCE_TOKENS);
        for at in (from..i).rev() {
            if self.ends_sentence(at) {
                break;
            }
            if let Some(direction) = self.verb(at) {
                return Some(direction);
            }
        }
        for at in i + 1..(i + MAX_VERB_DISTANCE_TOKENS).min(self.tokens.len()) {
            if self.ends_sentence(at) {
                break;
            }
            if let Some(direction) = self.verb(at) {
                return Some(direction);
            }
        }
        None
    }

    pub(super) fn ends_sentence(&self, i: usize) -> bool {
        self.tokens[i].kind == TokenKind::Punctuation && self.tokens.word(i).starts_with(['.', '!', '?', ';', '…'])
    }

    /// Returns the direction that a single word gives, if it is a verb that gives one.
    fn verb(&self, i: usize) -> Option<Direction> {
        let word = self.tokens.word(i);
        if self.tokens[i].kind != TokenKind::Word || word.len() < 2 || word.len() > 14 {
            return None;
        }
        if self.on(i, Marks::FUTURE) {
            // "the plan" is a thing, not a verb.
            let noun = self.tokens.follows(i, &["the", "a", "this", "that", "its", "his", "her", "their", "any", "no"]);
            return (word != "May" && !noun).then_some(Direction::Future);
        }
        if self.tokens.is(i, &["to"]) {
            // "to meet", but not "to Moscow", "to the"; an older verb before it decides first anyhow.
            let next = self.tokens.word(i + 1);
            let infinitive = next.starts_with(|c: char| c.is_ascii_lowercase())
                && !self
                    .tokens
                    .is(i + 1, &["the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "them", "him"])
                && self.class(i + 1) == super::lexicon::Word::Other;
            return (infinitive && !self.past_before(i)).then_some(Direction::Future);
        }
        if self.on(i, Marks::PAST) {
            return Some(Direction::Past);
        }
        // "the talks start", but not "at the start", "did not start": a bare form follows a plural.
        let of_several = || i > 0 && (self.tokens.word(i - 1).ends_with('s') || self.tokens.is(i - 1, &["they", "we"]));
        let agrees = word.ends_with('s') || of_several();
        let takes_place = self.tokens.is(i, &["takes", "take"]) && self.tokens.is(i + 1, &["place"]);
        if (takes_place || self.on(i, Marks::SCHEDULED)) && word.starts_with(|c: char| c.is_lowercase()) && agrees {
            return Some(Direction::Future);
        }
        let participle = word.ends_with("ed") && word.len() > 4;
        // "will be released": the auxiliary decides.
        (participle && !(1..=2).any(|back| back <= i && self.on(i - back, Marks::BE))).then_some(Direction::Past)
    }

    /// Whether a past verb stands in the few words before an infinitive: "flew in to meet".
    fn past_before(&self, i: usize) -> bool {
        (i.saturating_sub(6)..i).rev().take_while(|&at| !self.ends_sentence(at)).any(|at| {
            let word = self.tokens.word(at);
            self.on(at, Marks::PAST) || (word.ends_with("ed") && word.len() > 4 && !self.on(at, Marks::FUTURE))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    fn direction(text: &str) -> Direction {
        let tokens = tokenize(text);
        let scan = Scan::new(text, &tokens, crate::time::Options::default());
        let i = tokens.iter().position(|t| t.text(text) == "Friday").unwrap();
        scan.direction(i)
    }

    #[test]
    fn the_nearest_verb_decides() {
        for text in [
            "They will meet on Friday",
            "It will be released Friday",
            "Offices to stay shut until Friday",
            "On Friday he will go",
            "The summit opens on Friday",
            "The talks start at noon on Friday",
            "The vote is on Friday",
        ] {
            assert_eq!(direction(text), Direction::Future, "{text}");
        }
        for text in [
            "They met Friday",
            "He said on Friday they will meet",
            "The war did not start on Friday",
            "It will end, he said Friday",
            "Friday",
            "He flew in to meet them on Friday",
        ] {
            assert_eq!(direction(text), Direction::Past, "{text}");
        }
    }
}
