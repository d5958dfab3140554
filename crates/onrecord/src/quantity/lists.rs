//! Lists that share what they count ("5, 10 and 15 tanks"), and the noun after calibres ("10,000 122mm and 152mm shells").

use super::lexicon::LISTS;
use super::mention::QuantityMention;
use super::scan::Scan;
use crate::text::TokenKind;

impl Scan<'_> {
    /// Gives the unit of the last quantity to the bare numbers before it that "and", "or" and commas join to it.
    ///
    /// `places` are the tokens of each quantity. A list of commas alone may be anything, so its last mark must be a word.
    pub(super) fn share(&self, found: &mut [QuantityMention], places: &[(usize, usize)]) {
        let Some((last, before)) = found.split_last_mut() else { return };
        if last.amount.unit.is_none() && self.is_parallel(places) {
            // "60 flats by lottery and 25 by auction"
            let shared = before.last().map(|before| &before.amount);
            last.amount.unit = shared.and_then(|amount| amount.unit.clone());
            last.amount.unit_name = shared.and_then(|amount| amount.unit_name.clone());
            return;
        }
        if last.amount.unit.is_none() || before.is_empty() {
            return;
        }
        let mut comma = false;
        for n in (0..before.len()).rev() {
            let (from, to) = (places[n].1, places[n + 1].0);
            let joined = match to.checked_sub(from) {
                Some(1) if comma => self.tokens.is(from, &[",", "and", "or"]),
                // "from 3.1 to 2.9 percent"
                Some(1) if self.tokens.is(from, &["to"]) => self.tokens.follows(places[n].0, &["from"]),
                Some(1) => self.tokens.is(from, &["and", "or", "&", "/"]),
                Some(2) => self.tokens.is(from, &[","]) && self.tokens.is(from + 1, &["and", "or"]),
                _ => false,
            };
            if !joined || before[n].amount.unit.is_some() {
                break;
            }
            before[n].amount.unit.clone_from(&last.amount.unit);
            before[n].amount.unit_name.clone_from(&last.amount.unit_name);
            comma = true;
        }
    }

    /// Whether the last two quantities stand in parallel, by the preposition after each: "by lottery and 25 by".
    fn is_parallel(&self, places: &[(usize, usize)]) -> bool {
        let [.., (_, end), (start, last)] = *places else { return false };
        let preposition = self.tokens.word(end);
        let prepositions = ["by", "from", "in", "to", "for", "at", "on", "with"];
        prepositions.contains(&preposition)
            && self.tokens.word(last) == preposition
            && (end + 2..=end + 4).contains(&start)
            && self.tokens.is(start - 1, &["and"])
    }

    /// Returns the first token after calibres that stand between a number and its noun: "122mm and 152mm".
    pub(super) fn after_calibres(&self, i: usize) -> Option<usize> {
        let calibre = |at: usize| {
            let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
            let word = token.text(self.tokens.text);
            let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            match &word[digits.len()..] {
                "mm" => Some(at + 1),
                "" => {
                    let unit = self.tokens.skip_hyphen(at + 1);
                    self.tokens.is(unit, &LISTS.calibres).then_some(unit + 1)
                }
                _ => None,
            }
        };
        let mut end = calibre(i)?;
        loop {
            let mut next = self.tokens.skip(end, &[","]);
            next = self.tokens.skip(next, &["and", "or", "/"]);
            match calibre(next).filter(|_| next > end) {
                Some(after) => end = after,
                None => return Some(end),
            }
        }
    }
}
