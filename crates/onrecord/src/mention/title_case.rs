//! Lines in title case, as many headlines and headings are: capitals that say nothing.
//!
//! *Question*: does nearly every word of this sentence have a capital, and which names of the article stand in it all the same?
//!
//! In `Berg Opposes the New Export Bill` no run of capitals is a new name; `Berg` is one that the story tells in full.
//!
//! *Order*: short words say most: a headline writes `To`, `Of` and `Is` with a capital, a sentence full of names does not. A
//! line in title case is read in the second pass alone, for names that are known by then.
//!
//! *Limits*: a line of five long words or fewer without short ones in capitals is read as a sentence.

use crate::mention::new_names::Fresh;
use crate::structure::BlockKind;
use crate::syntax::Upos;
use crate::text::TokenKind;

/// How many letters a word has that tells by its capital alone.
const MIN_LONG: usize = 4;
/// More long words than these, nearly all with capitals, are no list of names.
const MAX_NAMES: usize = 5;
/// The most tokens of a name that is sought in such a line.
const MAX_NAME_TOKENS: usize = 5;

impl Fresh<'_, '_> {
    /// Whether nearly every word of a sentence is capitalised, as in many headlines.
    pub(super) fn is_title_case(&self, sentence: usize) -> bool {
        let range = self.reader.layout.sentences[sentence].tokens();
        let tokens = &self.reader.layout.tokens[range];
        let (mut long, mut capitals, mut short) = (0, 0, 0);
        for (k, token) in tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Word) {
            let word = token.text(self.reader.text);
            let capital = word.starts_with(char::is_uppercase);
            if word.chars().count() >= MIN_LONG {
                long += 1;
                capitals += usize::from(capital);
            } else if k > 0 && capital && word.chars().skip(1).all(char::is_lowercase) {
                short += usize::from(self.is_function_word(sentence, k));
            }
        }
        let stopped = tokens.last().is_some_and(|t| matches!(t.text(self.reader.text), "." | "?" | "!"));
        let headline = self.reader.layout.kinds.get(sentence) == Some(&BlockKind::Headline);
        let many = long + usize::from(headline) > MAX_NAMES;
        // A full stop speaks for a sentence, short words in capitals for a headline.
        let headed = match short {
            0 => many && !stopped,
            1 => many && (!stopped || capitals == long),
            _ => true,
        };
        headed && capitals * 10 >= long * 8
    }

    /// Returns the tag of a token, counted in its sentence.
    fn tag(&self, sentence: usize, k: usize) -> Option<Upos> {
        let parsed = self.reader.forest.sentence(sentence).filter(|parsed| k < parsed.tree.len());
        parsed.map(|parsed| parsed.tree.upos(k))
    }

    /// Whether a token is tagged as a word that names do not consist of.
    fn is_function_word(&self, sentence: usize, k: usize) -> bool {
        let tag = self.tag(sentence, k);
        matches!(tag, Some(Upos::Adp | Upos::Aux | Upos::Cconj | Upos::Det | Upos::Part | Upos::Pron | Upos::Sconj))
    }

    /// Reads a line in title case: of the runs of its capitals only names that are known by now.
    pub(super) fn title_case(&mut self, sentence: usize) {
        let range = self.reader.layout.sentences[sentence].tokens();
        let mut at = range.start;
        while at < range.end {
            let most = range.end.min(at + MAX_NAME_TOKENS);
            let named =
                |last: &usize| self.is_name_word(at) && self.stands_for_known(at, *last, (sentence, range.start));
            let found = (at + 1..=most).rev().find(named);
            at = match found {
                Some(last) if self.is_short_form(at, last) => last,
                _ => at + 1,
            };
        }
    }

    /// Whether tokens are a name that the article tells elsewhere: several words of it, or one that is tagged as a name.
    fn stands_for_known(&self, first: usize, last: usize, (sentence, start): (usize, usize)) -> bool {
        let span = self.span(first, last);
        let tagged = || self.tag(sentence, first - start) == Some(Upos::Propn);
        // "Support" is no part of a known body's name.
        let free = || self.known_at(span).is_none_or(|known| known.span.start >= span.end);
        self.short.contains_key(&self.reader.text[span.range()]) && free() && (first + 1 < last || tagged())
    }
}
