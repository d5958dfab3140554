//! The noun that a number counts: "3,000 containers", "126 fighter jets".

use super::lexicon::{self, Word};
use super::scan::Scan;
use crate::text::TokenKind;

/// How far behind its number a plural may stand.
const REACH: usize = 5;

impl Scan<'_> {
    /// Returns the lemma of the counted noun that starts at token `i` and one past its last token. `one` asks for a
    /// singular.
    pub(super) fn noun(&self, i: usize, one: bool) -> Option<(usize, String)> {
        let mut words: Vec<&str> = Vec::new();
        let mut at = i;
        while at < self.tokens.len() && at < i + REACH {
            let word = self.word(at);
            if self.tokens[at].kind != TokenKind::Word || word.ends_with('.') || word.starts_with(['\'', '’']) {
                // "short - range missiles"
                if self.hyphen(at) && at > i && self.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word) {
                    at += 1;
                    continue;
                }
                return None;
            }
            if self.is(at, &["more", "most", "other", "additional", "extra", "such"]) && words.is_empty() {
                at += 1;
                continue;
            }
            let class = lexicon::word(word);
            if matches!(class, Word::Stop | Word::Number(_) | Word::Label | Word::About)
                || (matches!(class, Word::Change(_)) && !plural(word))
            {
                return None;
            }
            let capital = word.starts_with(|c: char| c.is_uppercase());
            if one {
                return (!capital && word.len() > 2 && !word.ends_with("ly")).then(|| (at + 1, word.to_owned()));
            }
            if let Some(lemma) = singular(word) {
                if capital && words.is_empty() && at > i {
                    return None;
                }
                words.push(&lemma);
                return Some((at + 1, words.join(" ").to_lowercase()));
            }
            if !capital && !word.contains(|c: char| c.is_numeric()) {
                words.push(word);
            }
            at += 1;
        }
        None
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
    if !plural(word) || !word.is_char_boundary(word.len() - 1) {
        return None;
    }
    let cut = |n: usize| word.get(..word.len() - n).unwrap_or(word);
    Some(if word.ends_with("ies") && word.len() > 4 {
        format!("{}y", cut(3))
    } else if ["ches", "shes", "xes", "sses", "zzes", "oes"].iter().any(|end| word.ends_with(end)) {
        cut(2).to_owned()
    } else {
        cut(1).to_owned()
    })
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
        ] {
            assert_eq!(singular(plural).as_deref(), Some(one));
        }
        assert_eq!(singular("pass"), None);
        assert_eq!(singular("virus"), None);
    }
}
