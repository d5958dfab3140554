//! The words round a number that bound it, blur it or tell of a change: "more than", "about", "or more", "rose by".

use super::Change;
use super::lexicon::Word;
use super::scan::Scan;

/// What the words round a number say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Frame {
    /// The first token of the words before it.
    pub(super) first: usize,
    pub(super) open_above: bool,
    pub(super) open_below: bool,
    pub(super) approximate: bool,
    pub(super) change: Option<Change>,
}

/// Words before a number that leave it open above, as they end at its first token.
const ABOVE: [&[&str]; 15] = [
    &["more", "than"],
    &["over"],
    &["at", "least"],
    &["no", "fewer", "than"],
    &["no", "less", "than"],
    &["greater", "than"],
    &["above"],
    &["upwards", "of"],
    &["in", "excess", "of"],
    &["exceeding"],
    &["not", "less", "than"],
    &["higher", "than"],
    &["exceeded"],
    &["minimum", "of"],
    &[">"],
];
/// Words that leave it open below.
const BELOW: [&[&str]; 15] = [
    &["less", "than"],
    &["fewer", "than"],
    &["up", "to"],
    &["at", "most"],
    &["under"],
    &["below"],
    &["no", "more", "than"],
    &["as", "many", "as"],
    &["as", "much", "as"],
    &["lower", "than"],
    &["maximum", "of"],
    &["smaller", "than"],
    &["younger", "than"],
    &["not", "more", "than"],
    &["<"],
];
/// Words that blur it.
const ABOUT: [&[&str]; 8] = [
    &["close", "to"],
    &["on", "the", "order", "of"],
    &["in", "the", "region", "of"],
    &["something", "like"],
    &["an", "estimated"],
    &["more", "or", "less"],
    &["just", "under"],
    &["~"],
];

impl Scan<'_> {
    /// Reads the words before token `first` and those behind token `end`; returns them with the new end.
    pub(super) fn frame(&self, first: usize, end: usize) -> (Frame, usize) {
        let mut frame = Frame { first, ..Frame::default() };
        for _ in 0..2 {
            let at = frame.first;
            if let Some(from) = self.phrase_before(at, &ABOUT) {
                (frame.first, frame.approximate) = (from, true);
            } else if let Some(from) = self.phrase_before(at, &BELOW) {
                (frame.first, frame.open_below) = (from, true);
            } else if let Some(from) = self.phrase_before(at, &ABOVE) {
                // "over" behind a verb of motion or before a period is a preposition; as a bound it says little wrong.
                (frame.first, frame.open_above) = (from, true);
            } else if at > 0 && self.class(at - 1) == Word::About && !self.is(at - 1, &["close"]) {
                (frame.first, frame.approximate) = (at - 1, true);
            } else {
                break;
            }
        }
        let mut behind = end;
        if self.is(end, &["or"]) && self.is(end + 1, &["more", "so", "less", "fewer", "higher"]) {
            behind = end + 2;
            frame.approximate |= self.is(end + 1, &["so"]);
            frame.open_above |= self.is(end + 1, &["more", "higher"]);
            frame.open_below |= self.is(end + 1, &["less", "fewer"]);
        } else if self.is(end, &["more"]) && self.is(end + 1, &["or"]) && self.is(end + 2, &["less"]) {
            (behind, frame.approximate) = (end + 3, true);
        }
        frame.change = self.change(frame.first, behind);
        (frame, behind)
    }

    /// Returns where one of `phrases` starts if it ends before token `at`.
    fn phrase_before(&self, at: usize, phrases: &[&[&str]]) -> Option<usize> {
        let found = |phrase: &&&[&str]| {
            phrase.len() <= at && phrase.iter().enumerate().all(|(n, word)| self.is(at - phrase.len() + n, &[word]))
        };
        phrases.iter().filter(found).map(|phrase| at - phrase.len()).min()
    }

    /// Returns the change that a verb just before tells of, or "higher", "lower" behind.
    fn change(&self, first: usize, end: usize) -> Option<Change> {
        if let Word::Change(change) = self.class(end)
            && self.is(end, &["higher", "lower", "increase", "decrease", "rise", "drop", "decline", "fall", "growth"])
        {
            return Some(change);
        }
        let at = (1..=3).find_map(|back| {
            let at = first.checked_sub(back)?;
            match self.class(at) {
                Word::Change(change) => Some(Some(change)),
                _ if self
                    .is(at, &["by", "to", "another", "some", "of", "a", "an", "only", "just", "further", "nearly"]) =>
                {
                    None
                }
                _ => Some(None),
            }
        });
        at.flatten()
    }
}
