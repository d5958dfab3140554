//! The state of a reading, and what all rules share.

use super::lexicon::{self, Word};
use super::options::Options;
use super::units::{self, Unit};
use crate::text::cursor::Cursor;
use crate::text::{Token, TokenKind, chars};

/// A text while its quantities are read.
pub(super) struct Scan<'t> {
    pub(super) tokens: Cursor<'t>,
    pub(super) words: Vec<Word>,
    /// The code of the state by whose usage names of money are read.
    country: &'t str,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token], options: &'t Options) -> Self {
        let word = |token: &Token| match token.kind {
            TokenKind::Word => lexicon::word(token.text(text)),
            _ => Word::Other,
        };
        Self {
            tokens: Cursor::new(text, tokens),
            words: tokens.iter().map(word).collect(),
            country: options.country_code(),
        }
    }

    /// Reads the unit or currency whose form starts at token `i`.
    pub(super) fn unit_at(&self, i: usize) -> Option<(usize, &'static Unit)> {
        let token = self.tokens.get(i).filter(|t| t.kind != TokenKind::Number)?;
        let (end, unit) = units::match_form(token.text(self.tokens.text), self.tokens, i + 1)?;
        // "$" and "rupees" are those of the country; "US$" and "Indian rupees" say whose they are.
        let bare = end == i + 1 && token.text(self.tokens.text) != unit.code && !self.country.is_empty();
        Some((end, if bare { units::local(self.country, unit) } else { unit }))
    }

    /// Returns what the token is to a quantity.
    pub(super) fn class(&self, i: usize) -> Word {
        self.words.get(i).copied().unwrap_or(Word::Other)
    }

    /// Whether token `i` is a hyphen or dash.
    pub(super) fn is_dash(&self, i: usize) -> bool {
        self.tokens.hyphen(i) || self.tokens.word(i).chars().all(chars::is_dash) && !self.tokens.word(i).is_empty()
    }
}
