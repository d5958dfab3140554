//! Tokens with their text, looked up by number: what the readers of times and quantities share.
//!
//! *Question*: what is token 7, and is it one of these words?
//!
//! *Limits*: words are compared without regard to the case of ASCII letters; lists are given in lower case. A number past
//! the last token gives an empty word, so that rules need no bounds of their own.

use std::ops::Deref;

use super::chars::{is_dash, is_hyphen};
use super::tokens::Token;

/// The tokens of a text, as a slice, with their words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'t> {
    /// The whole text.
    pub(crate) text: &'t str,
    tokens: &'t [Token],
}

impl<'t> Cursor<'t> {
    /// Takes a text and its tokens.
    pub(crate) const fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        Self { text, tokens }
    }

    /// Returns the text of a token, or "" past the last.
    #[inline]
    pub(crate) fn word(self, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |token| token.text(self.text))
    }

    /// Returns the text of the token `back` tokens before `i`, or "" before the first.
    pub(crate) fn before(self, i: usize, back: usize) -> &'t str {
        i.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// Whether token `i` is one of `words`.
    #[inline]
    pub(crate) fn is(self, i: usize, words: &[&str]) -> bool {
        let word = self.word(i);
        !word.is_empty() && words.iter().any(|w| word.eq_ignore_ascii_case(w))
    }

    /// Whether the token before `i` is one of `words`.
    #[inline]
    pub(crate) fn follows(self, i: usize, words: &[&str]) -> bool {
        i > 0 && self.is(i - 1, words)
    }

    /// Returns the token after one of `words`, or `i` where there is none.
    pub(crate) fn skip(self, i: usize, words: &[&str]) -> usize {
        i + usize::from(self.is(i, words))
    }

    /// Whether token `i` starts with a capital.
    pub(crate) fn capital(self, i: usize) -> bool {
        self.word(i).starts_with(char::is_uppercase)
    }

    /// Whether token `i` is a single hyphen.
    pub(crate) fn hyphen(self, i: usize) -> bool {
        self.single(i).is_some_and(is_hyphen)
    }

    /// Whether token `i` is a single hyphen or dash.
    pub(crate) fn dash(self, i: usize) -> bool {
        self.single(i).is_some_and(|c| is_hyphen(c) || is_dash(c))
    }

    /// Returns the token after a hyphen, or `i` where there is none.
    pub(crate) fn skip_hyphen(self, i: usize) -> usize {
        i + usize::from(self.hyphen(i))
    }

    /// Returns the token after a hyphen or dash, or `i` where there is none.
    pub(crate) fn skip_dash(self, i: usize) -> usize {
        i + usize::from(self.dash(i))
    }

    /// Returns the character of a token that has just one.
    fn single(self, i: usize) -> Option<char> {
        let mut chars = self.word(i).chars();
        chars.next().filter(|_| chars.next().is_none())
    }
}

impl Deref for Cursor<'_> {
    type Target = [Token];

    fn deref(&self) -> &[Token] {
        self.tokens
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokenize;
    use super::*;

    #[test]
    fn words_and_marks_by_number() {
        let text = "The short-range ones – ‘U.S.’";
        let tokens = tokenize(text);
        let cursor = Cursor::new(text, &tokens);
        assert!(cursor.is(0, &["a", "the"]) && cursor.follows(1, &["the"]) && !cursor.is(99, &[""]));
        assert_eq!((cursor.word(1), cursor.before(1, 1), cursor.before(1, 2)), ("short", "The", ""));
        assert_eq!((cursor.skip(0, &["the"]), cursor.skip(1, &["the"])), (1, 1));
        assert_eq!((cursor.skip_hyphen(2), cursor.skip_hyphen(5), cursor.skip_dash(5)), (3, 5, 6));
        assert!(cursor.capital(0) && !cursor.capital(1) && cursor.dash(5) && !cursor.hyphen(5));
        assert_eq!(cursor.len(), tokens.len());
    }
}
