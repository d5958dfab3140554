//! The noun that a number counts: "3,000 containers", "126 fighter jets".

use super::lexicon::{self, LISTS, Word};
use super::scan::Scan;
use crate::text::TokenKind;
use crate::text::numbers::is_dimension;
use crate::text::plural::regular_ending;

/// How far after its number a plural may stand.
const MAX_NOUN_DISTANCE_TOKENS: usize = 5;

impl Scan<'_> {
    /// Returns the lemma of the counted noun that starts at token `i` and one past its last token. `one` asks for a
    /// singular.
    pub(super) fn noun(&self, i: usize, one: bool) -> Option<(usize, String)> {
        let mut lemma = String::new();
        let mut at = i;
        let mut end = i + MAX_NOUN_DISTANCE_TOKENS;
        while at < self.tokens.len() && at < end {
            let word = self.tokens.word(at);
            if self.tokens[at].kind == TokenKind::Number && is_dimension(word) {
                // "20 4x4 trucks"
                (at, end) = (at + 1, end + 1);
                continue;
            }
            if self.tokens[at].kind == TokenKind::Number && self.joined(at) {
                // "three 500-kg bombs" have a unit of their own before the noun; no word of the lemma.
                at += 3;
                continue;
            }
            let initials = word.ends_with('.') && word.len() < 6 && word[..word.len() - 1].contains('.');
            if self.tokens[at].kind != TokenKind::Word || word.starts_with(['\'', '’']) {
                return None;
            }
            if word.ends_with('.') && !initials {
                return None;
            }
            if self.tokens.is(at, &LISTS.before_noun) && lemma.is_empty() {
                at += 1;
                continue;
            }
            let capital = word.starts_with(|c: char| c.is_uppercase());
            if self.joined(at) && !one {
                // "one-way attack drones", "close-range missiles": whatever the first word is elsewhere.
                let mut to = at;
                while self.joined(to) {
                    to += 2;
                }
                let compound = self.tokens[at].span.cover(self.tokens[to].span);
                if let Some(head) = singular(self.tokens.word(to)) {
                    let before = self.tokens[at].span.cover(self.tokens[to - 1].span);
                    let before = self.tokens.text.get(before.range()).unwrap_or_default();
                    return Some((to + 1, format!("{lemma}{before}{head}").to_lowercase()));
                }
                if !capital {
                    lemma.push_str(self.tokens.text.get(compound.range()).unwrap_or_default());
                    lemma.push(' ');
                }
                (at, end) = (to + 1, end + to - at);
                continue;
            }
            let class = lexicon::word(word);
            if matches!(class, Word::Stop | Word::Number(_) | Word::Label | Word::About)
                || (matches!(class, Word::Change(_)) && !plural(word))
            {
                return None;
            }
            if one {
                return (!capital && word.len() > 2 && !word.ends_with("ly")).then(|| (at + 1, word.to_owned()));
            }
            if let Some(head) = singular(word) {
                if capital && lemma.is_empty() && at > i {
                    return None;
                }
                return Some((at + 1, (lemma + &head).to_lowercase()));
            }
            if !capital && !word.contains(|c: char| c.is_numeric()) {
                lemma.push_str(word);
                lemma.push(' ');
            }
            at += 1;
        }
        None
    }

    /// Whether a hyphen without spaces joins token `at` to a word after it.
    fn joined(&self, at: usize) -> bool {
        let glued = |at: usize, kind: TokenKind| self.tokens.get(at).is_some_and(|t| !t.spaced && t.kind == kind);
        self.tokens.hyphen(at + 1) && !self.tokens[at + 1].spaced && glued(at + 2, TokenKind::Word)
    }
}

/// Whether a word looks like a plural.
fn plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")
}

/// Returns the singular of a plural, or `None` for other words.
fn singular(word: &str) -> Option<String> {
    if let Word::Plural(singular) = lexicon::word(word) {
        return Some(singular.to_owned());
    }
    // "fishermen", "servicewomen"
    if let Some(stem) = word.strip_suffix("men")
        && stem.len() > 1
        && !LISTS.no_plurals.contains(&word)
    {
        return Some(format!("{stem}man"));
    }
    if !plural(word) || !word.is_char_boundary(word.len() - 1) {
        return None;
    }
    let (length, ending) = regular_ending(word);
    Some(format!("{}{ending}", word.get(..word.len() - length).unwrap_or(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singulars() {
        for (plural, one) in [
            ("containers", "container"),
            ("batteries", "battery"),
            ("men", "man"),
            ("boxes", "box"),
            ("aircraft", "aircraft"),
            ("fishermen", "fisherman"),
        ] {
            assert_eq!(singular(plural).as_deref(), Some(one));
        }
        assert_eq!(singular("pass"), None);
        assert_eq!(singular("virus"), None);
    }
}
