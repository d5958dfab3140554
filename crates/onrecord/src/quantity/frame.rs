//! The words round a number that bound it, blur it or report a change: "more than", "about", "or more", "rose by".

use super::lexicon::{LISTS, Word};
use super::phrases::{self, Bound};
use super::scan::Scan;
use crate::record::Change;

/// What the words round a number say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Frame {
    /// The first token of the words before it.
    pub(super) first: usize,
    pub(super) open_above: bool,
    pub(super) open_below: bool,
    pub(super) approximate: bool,
    /// The change, and whether it depends on a word that says something else before counted things ("shot down three drones").
    pub(super) change: Option<(Change, bool)>,
}

impl Scan<'_> {
    /// Reads the words before token `first` and those after token `end`; returns them with the new end.
    pub(super) fn frame(&self, first: usize, end: usize) -> (Frame, usize) {
        let mut frame = Frame { first, ..Frame::default() };
        for _ in 0..2 {
            let at = frame.first;
            match self.phrase_before(at) {
                Some((from, Bound::About)) => (frame.first, frame.approximate) = (from, true),
                Some((from, Bound::Below)) => (frame.first, frame.open_below) = (from, true),
                // "over" after a verb of motion or before a period is a preposition; as a bound it says little wrong.
                // "Talks over 26 jets" say what they are about.
                Some((from, _))
                    if self.tokens.is(from, &["over"]) && self.tokens.follows(from, &LISTS.before_topic) =>
                {
                    break;
                }
                Some((from, Bound::Above)) => (frame.first, frame.open_above) = (from, true),
                None if at > 0 && self.class(at - 1) == Word::About && !self.tokens.is(at - 1, &["close"]) => {
                    (frame.first, frame.approximate) = (at - 1, true);
                }
                None => break,
            }
        }
        let mut after = end;
        if self.tokens.is(end, &["or"]) && self.tokens.is(end + 1, &["more", "so", "less", "fewer", "higher"]) {
            after = end + 2;
            frame.approximate |= self.tokens.is(end + 1, &["so"]);
            frame.open_above |= self.tokens.is(end + 1, &["more", "higher"]);
            frame.open_below |= self.tokens.is(end + 1, &["less", "fewer"]);
        } else if self.tokens.is(end, &["more"])
            && self.tokens.is(end + 1, &["or"])
            && self.tokens.is(end + 2, &["less"])
        {
            (after, frame.approximate) = (end + 3, true);
        }
        frame.change = self.change(frame.first, after);
        (frame, after)
    }

    /// Returns where the longest phrase that ends before token `at` starts, and what it says.
    fn phrase_before(&self, at: usize) -> Option<(usize, Bound)> {
        let last = self.tokens.word(at.checked_sub(1)?);
        if last.len() > 10 {
            return None;
        }
        let found = |words: &[&str]| {
            words.len() <= at && words.iter().enumerate().all(|(back, word)| self.tokens.is(at - 1 - back, &[word]))
        };
        let phrases = phrases::ending_in(&last.to_ascii_lowercase());
        phrases.iter().find(|(words, _)| found(words)).map(|(words, bound)| (at - words.len(), *bound))
    }

    /// Returns the change that a verb just before reports, or "higher", "lower" after; and whether that verb may say
    /// something else.
    fn change(&self, first: usize, end: usize) -> Option<(Change, bool)> {
        if let Word::Change(change) = self.class(end)
            && self.tokens.is(end, &LISTS.change_after)
        {
            return Some((change, false));
        }
        let at = (1..=3).find_map(|back| {
            let at = first.checked_sub(back)?;
            match self.class(at) {
                Word::Change(change) => {
                    let by = self.tokens.is(at + 1, &["by", "to", "from"]);
                    Some(Some((change, !by && self.tokens.is(at, &LISTS.weak_changes))))
                }
                _ if self.tokens.is(at, &LISTS.change_links) => None,
                _ => Some(None),
            }
        });
        at.flatten()
    }
}
