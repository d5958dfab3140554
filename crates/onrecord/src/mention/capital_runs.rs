//! Runs of capitals: where a name that no gazetteer knows starts and ends.
//!
//! *Question*: which tokens belong to the run that starts here?
//!
//! `Salem bin Qahtan al-Mehri`, `Amir-Abdollahian`, `Ministry of Economy and Commerce` are one run each; in `a
//! Dubai-based firm` the run ends before the hyphen.
//!
//! *Order*: word by word; particles, hyphens, "of" and "and" join words where the words around them allow it.
//!
//! *Limits*: at most sixteen tokens; what the run names, `name_kind` decides.
//!
//! *Source*: `data/text/names.csv` and `data/text/name_lists.csv`.

use crate::mention::lexicon::class;
use crate::mention::lists::{self, is};
use crate::mention::name_kind::QUOTES;
use crate::mention::new_names::Fresh;
use crate::text::TokenKind;

/// The most tokens of a name.
const MAX_RUN_TOKENS: usize = 16;

impl Fresh<'_, '_> {
    pub(super) fn is_name_word(&self, i: usize) -> bool {
        let Some(token) = self.reader.layout.tokens.get(i) else { return false };
        token.kind == TokenKind::Word && token.text(self.reader.text).starts_with(char::is_uppercase)
    }

    /// Whether a hyphen joins a token to the next without a space.
    pub(super) fn hyphen(&self, i: usize) -> bool {
        let tokens = &self.reader.layout.tokens;
        self.word(i) == "-" && !tokens[i].spaced && tokens.get(i + 1).is_some_and(|t| !t.spaced)
    }

    /// Whether a name starts with its article: "al-Mehri", "el-Burhan".
    pub(super) fn opens_with_particle(&self, i: usize, limit: usize) -> bool {
        i + 2 < limit && self.hyphen(i + 1) && is(self.word(i), lists::NAME_ARTICLE) && self.is_name_word(i + 2)
    }

    /// Returns the end of the run of name words that starts at `at`, with hyphens and particles between them.
    pub(super) fn run_end(&self, at: usize, limit: usize) -> usize {
        let mut end = at + 1;
        let limit = limit.min(at + MAX_RUN_TOKENS);
        while end < limit {
            if self.is_name_word(end) {
                end += 1;
            } else if self.opens_with_particle(end, limit) {
                end += 3;
            } else if let Some(after) = self.nickname_end(end, limit) {
                end = after;
            } else if end + 1 < limit && (self.is_hyphenated(end) || self.is_name_word(end + 1) && self.joins(at, end))
            {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// Returns the end of a nickname in quotation marks between the words of a name: `John “Jack” Berg`.
    fn nickname_end(&self, open: usize, limit: usize) -> Option<usize> {
        let mark = |i: usize| self.word(i).chars().all(|c| QUOTES.contains(&c)) && !self.word(i).is_empty();
        let close = (open + 2..limit.min(open + 4)).find(|&i| mark(i))?;
        let glued = !self.reader.layout.tokens[open + 1].spaced && !self.reader.layout.tokens[close].spaced;
        let named = glued && (open + 1..close).all(|i| self.is_name_word(i)) && self.is_name_word(close + 1);
        (named && mark(open) && self.reader.layout.tokens[close + 1].spaced).then_some(close + 1)
    }

    /// Whether a token belongs to a nickname in quotation marks.
    pub(super) fn is_nickname(&self, i: usize) -> bool {
        let from = i.saturating_sub(3);
        (from..=i).any(|open| self.nickname_end(open, i + 5).is_some_and(|end| i < end))
    }

    /// Whether a token is a hyphen inside a name: "Amir-Abdollahian", "Yun-jae", but not that of "Dubai-based".
    pub(super) fn is_hyphenated(&self, i: usize) -> bool {
        let tokens = &self.reader.layout.tokens;
        self.hyphen(i)
            && tokens[i + 1].kind == TokenKind::Word
            && (self.is_name_word(i + 1)
                || is(self.word(i.saturating_sub(1)), lists::NAME_ARTICLE)
                || i.checked_sub(2).is_some_and(|k| self.is_name_word(k)) && self.is_syllable(i + 1))
    }

    /// Whether a word in small letters may be the second half of a Korean name.
    pub(super) fn is_syllable(&self, i: usize) -> bool {
        let word = self.word(i);
        word.len() <= 6 && !class(word).suffix
    }

    /// Whether a token joins name words: "bin Qahtan", "Bank of China", "Ministry of Economy and Commerce".
    pub(super) fn joins(&self, start: usize, i: usize) -> bool {
        let body = |k: usize| class(self.word(k)).org;
        match self.word(i) {
            "of" | "for" => (start..i).any(body) && !self.is_stop(i + 1),
            "on" => is(self.word(i - 1), lists::BODY_BEFORE_ON),
            "and" if is(self.word(i + 1), lists::FIRM_AFTER_AND) => true,
            "and" => {
                let of = (start..i).any(|k| matches!(self.word(k), "of" | "for"));
                let known = self.known_at(self.reader.layout.tokens[i + 1].span);
                of && body(start) && !self.is_stop(i + 1) && known.is_none()
            }
            word => is(word, lists::NAME_PARTICLE),
        }
    }
}
