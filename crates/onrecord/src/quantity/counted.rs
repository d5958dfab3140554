//! What a number counts or measures: a unit, a currency, an age, a noun; with "per hour" or "a barrel" after it.

use super::lexicon::{LISTS, Word};
use super::numeral::Numeral;
use super::scan::Scan;
use super::units::{self, Unit};
use crate::text::TokenKind;

/// The greatest age, in years.
const MAX_AGE: f64 = 120.0;

/// What a number counts or measures.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Counted {
    pub(super) end: usize,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) time: bool,
}

impl Scan<'_> {
    /// Reads what is counted after a number.
    pub(super) fn counted(
        &self,
        number: &Numeral<'_>,
        end: usize,
        money: Option<&'static Unit>,
        low: f64,
    ) -> Option<Counted> {
        let hyphen = self.tokens.skip_hyphen(end);
        let found = match money {
            Some(unit) => Some((
                self.unit_at(end)
                    .filter(|u| self.tokens[end].kind == TokenKind::Word && u.1.code == unit.code)
                    .map_or(end, |u| u.0),
                unit,
            )),
            None if !number.suffix.is_empty() => units::match_form(number.suffix, self.tokens, end),
            None => self
                .bracketed(end)
                .or_else(|| self.unit_at(hyphen))
                .or_else(|| self.prefixed_code(end).map(|(_, unit)| (end + 1, unit)))
                .or_else(|| {
                    let of = self.tokens.is(end, &["of"]);
                    // "1/8 of a mile"
                    let part = number.low > 0.0 && number.high < 1.0 && self.tokens.is(end + 1, &["a", "an"]);
                    let at = end + 1 + usize::from(part);
                    self.unit_at(at).filter(|_| of && (number.is_vague() || part))
                }),
        };
        if let Some((end, unit)) = found {
            let unit = self.settled(unit, number, low, end);
            if let Some(unit) = unit {
                return Some(self.rated(end, unit));
            }
        }
        let next = if self.tokens.is(end, &["of"]) && (number.is_vague() || number.low >= 100.0 && !number.figures) {
            self.tokens.skip(end + 1, &["the"])
        } else {
            end
        };
        if hyphen > end && self.tokens.get(end).is_none_or(|t| t.spaced) {
            return None;
        }
        // "Two of the engines", "12 of the 15 members": what they are part of. The words are not the number's.
        if self.tokens.is(end, &["of"])
            && self.tokens.is(end + 1, &["the", "its", "their", "his", "her", "our", "these", "those"])
            && !number.is_vague()
        {
            let inner = self.numeral(end + 2).filter(|n| !self.tokens.hyphen(n.end)).map_or(end + 2, |n| n.end);
            let (_, lemma) = self.noun(inner, false)?;
            return Some(Counted { end, code: lemma.clone(), name: lemma, time: false });
        }
        let one = number.is_one() || hyphen > end;
        // "10,000 122mm and 152mm shells": the calibres are quantities of their own, so the number's ends before them.
        if let Some(after) = self.after_calibres(end) {
            let (_, lemma) = self.noun(after, one)?;
            return Some(Counted { end, code: lemma.clone(), name: lemma, time: false });
        }
        let (after, lemma) = self.noun(if next == end { hyphen } else { next }, one)?;
        // "three 500-kg bombs", "two three-ton satellites": the measure is a quantity of its own, and the count ends before.
        let measure = |at: usize| {
            self.tokens[at].kind == TokenKind::Number
                || (matches!(self.class(at), Word::Number(_)) && self.unit_at(at + 2).is_some())
        };
        let end = if (next..after).any(measure) { end } else { after };
        Some(self.per(Counted { end, code: lemma.clone(), name: lemma, time: false }, None))
    }

    /// "20 (kg)", "20 [kg]".
    fn bracketed(&self, end: usize) -> Option<(usize, &'static Unit)> {
        if !self.tokens.is(end, &["(", "[", "{", "<"]) {
            return None;
        }
        let (after, unit) = self.unit_at(end + 1)?;
        self.tokens.is(after, &[")", "]", "}", ">"]).then_some((after + 1, unit))
    }

    /// Settles which unit a word of two meanings is: a million pounds are money, "two won" is no sum.
    fn settled(&self, unit: &'static Unit, number: &Numeral<'_>, low: f64, end: usize) -> Option<&'static Unit> {
        match self.tokens.word(end - 1) {
            "pounds" | "pound"
                if unit.code == "lb"
                    && (number.scale >= 1e5 || number.low >= 1e6 || self.tokens.follows(end - 1, &["sterling"])) =>
            {
                units::unit("GBP")
            }
            "won" if low < 100.0 => None,
            word if LISTS.other_singulars.contains(&word)
                && low > 1.0
                && !self.tokens.hyphen(end.wrapping_sub(2))
                && unit.name == word
                && unit.code != "turn" =>
            {
                None
            }
            _ => Some(unit),
        }
    }

    /// Adds "per hour", "a day", "-a-share", "old" to a unit.
    fn rated(&self, end: usize, unit: &Unit) -> Counted {
        let counted = Counted { end, code: unit.code.clone(), name: unit.name.clone(), time: unit.dimension == "time" };
        let old = self.tokens.skip_hyphen(end);
        if counted.time
            && (self.tokens.is(old, &["old", "olds"])
                || (self.tokens.is(end, &["of"]) && self.tokens.is(end + 1, &["age"])))
        {
            let end = if self.tokens.is(old, &["old", "olds"]) { old + 1 } else { end + 2 };
            return Counted {
                end,
                code: format!("{} of age", unit.code),
                name: format!("{} of age", unit.name),
                time: false,
            };
        }
        self.per(counted, Some(unit))
    }

    /// Adds "per hour" or "a day" to what is counted, a unit or a noun.
    fn per(&self, counted: Counted, unit: Option<&Unit>) -> Counted {
        let link = self.tokens.skip_hyphen(counted.end);
        let links: &[&str] = if unit.is_some() { &["per", "a", "an", "/", "each"] } else { &["per"] };
        if counted.time || !self.tokens.is(link, links) {
            return counted;
        }
        let at = self.tokens.skip_hyphen(link + 1);
        let same = |per: &Unit| self.tokens.is(link, &["a", "an"]) && per.code == counted.code;
        let per = match self.unit_at(at) {
            Some((after, per)) if !per.is_money() && per.dimension != "count" && !same(per) => {
                Some((after, per.code.clone(), per.name.clone()))
            }
            _ if self.tokens.is(at, &LISTS.rate_nouns) => {
                Some((at + 1, self.tokens.word(at).to_lowercase(), self.tokens.word(at).to_lowercase()))
            }
            _ => None,
        };
        // "$5 a year earlier" has no rate.
        let earlier = |after: usize| !self.tokens.is(link, &["per", "/"]) && self.tokens.is(after, &LISTS.after_period);
        let Some((end, code, name)) = per.filter(|(after, ..)| !earlier(*after)) else {
            return counted;
        };
        let (code, name) = if code == "annum" { ("yr".to_owned(), "year".to_owned()) } else { (code, name) };
        Counted {
            end,
            code: format!("{}/{code}", counted.code),
            name: format!("{} per {name}", counted.name),
            time: false,
        }
    }

    /// Reads a bare number as an age: "aged 21 to 30", "She will be 40."
    pub(super) fn age(&self, first: usize, end: usize, high: f64) -> Option<Counted> {
        let be = self.tokens.follows(first, &["be", "is", "was", "turned", "turns"]);
        let person = |back: usize| first.checked_sub(back).is_some_and(|at| self.tokens.is(at, &["he", "she"]));
        let ends = self.tokens.get(end).is_none_or(|t| t.kind == TokenKind::Punctuation)
            || self.tokens.is(end, &["and", "when", "in", "on", "this", "next"]);
        let aged = self.tokens.follows(first, &["aged"])
            || self.tokens.follows(first, &["age"]) && first > 1 && self.tokens.is(first - 2, &["of", "at"]);
        // "a 87 yo man"
        let old = self.tokens.is(end, &["yo"]);
        let end = end + usize::from(old);
        (high <= MAX_AGE && (aged || old || be && ends && (person(2) || person(3)))).then(|| Counted {
            end,
            code: "yr of age".into(),
            name: "year of age".into(),
            time: false,
        })
    }

    /// Returns the currency counted, where it is one, coins apart.
    pub(super) fn money(counted: Option<&Counted>) -> Option<&'static Unit> {
        units::unit(&counted?.code).filter(|u| u.is_money() && !LISTS.coins.contains(&u.code.as_str()))
    }

    /// Reads "and forty-five cents", or "50" before a stop, after a sum of money.
    pub(super) fn cents(&self, end: usize, counted: Option<&Counted>) -> Option<(usize, f64)> {
        Self::money(counted)?;
        let next = self.tokens.skip(end, &["and"]);
        let minor = self.numeral(next).filter(|n| n.low < 100.0 && n.low.fract() == 0.0 && n.suffix.is_empty())?;
        let coin = self.unit_at(minor.end).filter(|u| LISTS.coins.contains(&u.1.code.as_str()));
        let bare = self.tokens[end - 1].kind == TokenKind::Word
            && self.tokens.get(minor.end).is_none_or(|t| matches!(t.text(self.tokens.text), "." | "?" | "!"));
        match coin {
            Some((end, _)) => Some((end, minor.low / 100.0)),
            None => bare.then_some((minor.end, minor.low / 100.0)),
        }
    }
}
