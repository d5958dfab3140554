//! Numbers that are names or parts of names: "Resolution 1718", "No. 3", "Apollo 11", "1111-2222".

use super::lexicon::{LISTS, Word};
use super::numeral::Numeral;
use super::scan::Scan;
use crate::text::TokenKind;

impl Scan<'_> {
    /// Whether the number is a name: "Resolution 1718", "No. 3", a part of "1111-2222-3333", a year or figure list.
    pub(super) fn is_name(&self, i: usize, number: &Numeral<'_>) -> bool {
        if number.figures && number.end == i + 1 && self.is_marker(i) {
            return true;
        }
        let Some(before) = i.checked_sub(1) else { return false };
        let word = self.tokens.word(before);
        // "no. 1998" in lower case keeps its full stop apart.
        if word == "." && before > 0 && self.tokens.is(before - 1, &["no"]) && !self.tokens[before].spaced {
            return number.figures;
        }
        if word == "#"
            || (self.class(before) == Word::Label
                && (self.tokens.capital(before) || self.tokens.is(before, &LISTS.lower_labels)))
        {
            return number.figures;
        }
        // "5.56 x 45 mm"
        let by = |at: usize| matches!(self.tokens.word(at), "x" | "×");
        let number_at = |at: usize| self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        if number.figures
            && (by(number.end) && number_at(number.end + 1) || by(before) && before > 0 && number_at(before - 1))
        {
            return true;
        }
        // "the P5+1"
        let glued = |at: usize| self.tokens.get(at).is_some_and(|t| !t.spaced);
        let summed = self.tokens[before].kind == TokenKind::Symbol && glued(before) && glued(i) && before > 0;
        if summed && matches!(self.tokens[before - 1].kind, TokenKind::Word | TokenKind::Number) {
            return true;
        }
        // "Resolutions 1718, 1874 and 2231"
        if number.figures && self.tokens.is(before, &["and", "or", ","]) {
            let list = |at: usize| self.tokens[at].kind == TokenKind::Number || self.tokens.is(at, &["and", "or", ","]);
            let head = (i.saturating_sub(12)..before).rev().find(|&at| !list(at));
            if head.is_some_and(|at| self.class(at) == Word::Label && self.tokens.word(at).ends_with('s')) {
                return true;
            }
        }
        // "1111-22222", "T-72-2", "555-0100"
        let long = |at: usize| {
            let next = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number);
            next.is_some_and(|t| {
                t.span.len() > 4
                    || (t.span.len() > 1
                        && t.text(self.tokens.text).starts_with('0')
                        && !t.text(self.tokens.text).contains('.'))
            })
        };
        if number.figures
            && glued(i)
            && self.tokens.hyphen(before)
            && before > 0
            && glued(before)
            && self.tokens[before - 1].kind != TokenKind::Punctuation
        {
            return true;
        }
        number.figures && glued(number.end) && self.tokens.hyphen(number.end) && long(number.end + 1)
    }

    /// Whether a number only counts the parts of a list: "1) tanks, 2) rifles".
    fn is_marker(&self, i: usize) -> bool {
        let closed = self.tokens.is(i + 1, &[")"])
            && self
                .tokens
                .get(i + 2)
                .is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number | TokenKind::Symbol));
        let opened = (i.saturating_sub(12)..i).rev().take_while(|&at| !self.tokens.is(at, &[")"]));
        closed && self.tokens.word(i).len() < 3 && opened.into_iter().all(|at| !self.tokens.is(at, &["("]))
    }

    /// Whether a bare number in figures is part of a name or a score: "Apollo 11", "3-2".
    pub(super) fn is_label(&self, i: usize, number: &Numeral<'_>) -> bool {
        if !number.figures || !number.is_unscaled() || number.end != i + 1 {
            return false;
        }
        let glued = |at: usize| self.tokens.get(at).is_some_and(|t| !t.spaced);
        let score = glued(i + 1)
            && self.tokens.hyphen(i + 1)
            && self.tokens.get(i + 2).is_some_and(|t| !t.spaced && t.kind == TokenKind::Number);
        let Some(before) = i.checked_sub(1) else { return score };
        let word = self.tokens.word(before);
        let inside = before > 0
            && self.tokens[before - 1].kind == TokenKind::Word
            && !self.tokens.is(before - 1, &["'s", "’s"])
            && self.tokens[before].spaced;
        let named = inside
            && self.tokens[before].kind == TokenKind::Word
            && word.contains(char::is_uppercase)
            && self.class(before) == Word::Other
            && self.tokens[i].spaced
            && number.low.fract() == 0.0
            && self.tokens[i].span.len() < 5;
        score || named
    }
}
