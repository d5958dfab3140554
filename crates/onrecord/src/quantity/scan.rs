//! The walk over the tokens, and how a number, its unit and the words around become a quantity.

use super::QuantityMention;
use super::lexicon::{self, Word};
use super::numeral::Numeral;
use super::units::{self, Unit};
use crate::span::ByteSpan;
use crate::text::{Token, TokenKind, chars};

/// A text while its quantities are read.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    words: Vec<Word>,
}

/// What a number counts or measures.
#[derive(Clone, Debug, PartialEq)]
struct Counted {
    end: usize,
    code: String,
    name: String,
    time: bool,
}

/// Nouns that may stand behind "per" or "a" without being units.
const PER: [&str; 13] = [
    "share",
    "person",
    "head",
    "capita",
    "dozen",
    "annum",
    "employee",
    "household",
    "unit",
    "game",
    "user",
    "ounce",
    "piece",
];

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        let word = |token: &Token| match token.kind {
            TokenKind::Word => lexicon::word(token.text(text)),
            _ => Word::Other,
        };
        Self { text, tokens, words: tokens.iter().map(word).collect() }
    }

    /// Reads the whole text.
    pub(super) fn run(&self, avoid: &[ByteSpan]) -> Vec<QuantityMention> {
        let mut found: Vec<QuantityMention> = Vec::new();
        let (mut i, mut done, mut near) = (0, 0, 0);
        while i < self.tokens.len() {
            let span = self.tokens[i].span;
            while avoid.get(near).is_some_and(|a| a.end <= span.start) {
                near += 1;
            }
            let dated = avoid[near.min(avoid.len())..].iter().take(3).any(|a| a.overlaps(span));
            match self.quantity(i, done, dated) {
                Some((end, quantity)) if end > i => {
                    found.push(quantity);
                    done = end;
                    i = end;
                }
                _ => i += 1,
            }
        }
        found
    }

    /// Reads the quantity that starts at token `i`; words before it are taken in as far as token `done`.
    fn quantity(&self, i: usize, done: usize, dated: bool) -> Option<(usize, QuantityMention)> {
        let prefix = self.currency_before(i);
        let at = prefix.map_or(i, |(next, _)| next);
        let first = self.amount(at, prefix.is_some())?;
        if prefix.is_none() && self.is_name(i, &first) {
            return None;
        }
        let mut low = first;
        let mut high = first;
        let mut end = first.end;
        if let Some(second) = self.second(&first, i, prefix.map(|p| p.1)) {
            if low.scale < second.scale && low.is_unscaled() && low.low < second.low {
                low.low *= second.scale;
            }
            high = second;
            end = second.end;
        }
        let counted = self.counted(&high, end, prefix.map(|p| p.1), low.low);
        if !high.suffix.is_empty() && counted.as_ref().is_none_or(|c| c.end < end) {
            return None;
        }
        if dated && !counted.as_ref().is_some_and(|c| c.time) {
            return None;
        }
        let word_one = !first.figures && first.is_one() && end == first.end;
        if word_one
            && (counted.is_none()
                || self.is(end, &["of", "day", "another", "such", "thing"])
                || self.follows(i, &["no", "any", "every", "this", "the", "at"]))
        {
            return None;
        }
        // A vague word or a small number in words by itself says too little.
        if counted.is_none() && !first.figures && matches!(self.words[i], Word::Vague(..)) && first.low < 10.0 {
            return None;
        }
        // "several years" is a length of time of no known number.
        if counted.as_ref().is_some_and(|c| c.time) && matches!(self.words[i], Word::Vague(..)) {
            return None;
        }
        let mut low_value = low.low;
        let mut high_value = high.high;
        let mut end = counted.as_ref().map_or(end, |c| c.end.max(end));
        if let (Some(_), Word::Scale(scale)) = (Self::money(counted.as_ref()), self.class(end)) {
            // "75 USD million"
            (low_value, high_value, end) = (low_value * scale, high_value * scale, end + 1);
        }
        if let Some((behind, cents)) = self.cents(end, counted.as_ref()) {
            (low_value, high_value, end) = (low_value + cents, high_value + cents, behind);
        }
        let start = self.minus(i, done).unwrap_or(i);
        if start < i {
            (low_value, high_value) = (-high_value, -low_value);
        }
        // "a dozen", "a few hundred"
        let article = start == i
            && i > done
            && self.follows(i, &["a", "an"])
            && matches!(self.words[i], Word::Scale(_) | Word::Vague(..) | Word::Part(_));
        let start = start - usize::from(article);
        let (frame, end) = self.frame(self.between(start, &first, &high), end);
        let from = self.tokens.get(frame.first.max(done))?.span;
        let to = self.tokens.get(end.checked_sub(1)?)?.span;
        let mention = QuantityMention {
            span: from.cover(to),
            min: (!frame.open_below || low_value < high_value).then_some(low_value),
            max: (!frame.open_above || low_value < high_value).then_some(high_value),
            approximate: frame.approximate || first.is_vague() || high.is_vague(),
            change: frame.change,
            unit: counted.as_ref().map(|c| c.code.clone()),
            unit_name: counted.map(|c| c.name),
        };
        Some((end, mention))
    }

    /// Reads a number; behind a currency its "m" is a million.
    fn amount(&self, at: usize, money: bool) -> Option<Numeral<'t>> {
        let mut amount = self.numeral(at)?;
        if money && matches!(amount.suffix, "m" | "t") {
            let scale = if amount.suffix == "m" { 1e6 } else { 1e12 };
            amount = Numeral { suffix: "", low: amount.low * scale, high: amount.high * scale, scale, ..amount };
        } else if money && self.is(amount.end, &["m"]) {
            amount =
                Numeral { end: amount.end + 1, low: amount.low * 1e6, high: amount.high * 1e6, scale: 1e6, ..amount };
        }
        Some(amount)
    }

    /// Reads the second end of an interval.
    fn second(&self, first: &Numeral<'t>, i: usize, money: Option<&'static Unit>) -> Option<Numeral<'t>> {
        let between = self.follows(i, &["between"]) || self.follows(i, &["from"]);
        let joined = self.is_dash(first.end)
            || self.is(first.end, &["to"])
            || (between && self.is(first.end, &["and"]))
            || (self.is(first.end, &["or"]) && first.figures)
            || (self.is(first.end, &["or"]) && !first.is_vague());
        let mut next = first.end + 1;
        let mut unit_between = None;
        if !joined {
            // "between 5 km and 7 km", "$2 million to $3 million"
            let (end, unit) = self.unit_after(first)?;
            if !((between && self.is(end, &["and"])) || self.is(end, &["to"])) {
                return None;
            }
            unit_between = Some(unit);
            next = end + 1;
        }
        let prefix = self.currency_before(next);
        let second = self.amount(prefix.map_or(next, |p| p.0), money.is_some() || prefix.is_some())?;
        let same = match (prefix, money, unit_between) {
            (Some((_, a)), Some(b), _) => a.code == b.code,
            (Some(_), None, _) => false,
            (None, _, Some(unit)) => self.unit_after(&second).is_some_and(|(_, other)| other.code == unit.code),
            _ => true,
        };
        let scaled = if first.is_unscaled() && first.low < second.low { first.low * second.scale } else { first.low };
        let suffixed = !first.suffix.is_empty() && unit_between.is_none();
        (same
            && !suffixed
            && scaled.min(first.low) < second.high
            && first.suffix.len() <= second.suffix.len()
            && !first.is_vague()
            && (!self.is_dash(first.end) || first.figures == second.figures))
            .then_some(second)
    }

    /// Takes "between" or "from" into the words of an interval.
    fn between(&self, start: usize, first: &Numeral<'_>, high: &Numeral<'_>) -> usize {
        if high.end > first.end && self.follows(start, &["between"]) { start - 1 } else { start }
    }

    /// Reads a unit directly behind a number.
    fn unit_after(&self, number: &Numeral<'_>) -> Option<(usize, &'static Unit)> {
        if number.suffix.is_empty() {
            return self.unit_at(self.skip_hyphen(number.end));
        }
        units::match_form(self.text, number.suffix, self.tokens, number.end)
    }

    /// Reads the unit or currency whose form starts at token `i`.
    pub(super) fn unit_at(&self, i: usize) -> Option<(usize, &'static Unit)> {
        let token = self.tokens.get(i).filter(|t| t.kind != TokenKind::Number)?;
        units::match_form(self.text, token.text(self.text), self.tokens, i + 1)
    }

    /// Reads a currency before a number: "$", "US$", "USD", "Rs", "USD115" is not cut.
    fn currency_before(&self, i: usize) -> Option<(usize, &'static Unit)> {
        let token = self.tokens.get(i)?;
        let word = token.text(self.text);
        let symbol = token.kind == TokenKind::Symbol;
        if !symbol && (token.kind != TokenKind::Word || word.len() > 8) {
            return None;
        }
        let (end, unit) = self.unit_at(i).filter(|u| u.1.is_money())?;
        let number = self.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Number)
            || (symbol && matches!(self.class(end), Word::Number(_) | Word::Vague(..)));
        number.then_some((end, unit))
    }

    /// Reads what is counted behind a number.
    fn counted(&self, number: &Numeral<'t>, end: usize, money: Option<&'static Unit>, low: f64) -> Option<Counted> {
        let hyphen = self.skip_hyphen(end);
        let found = match money {
            Some(unit) => Some((
                self.unit_at(end)
                    .filter(|u| self.tokens[end].kind == TokenKind::Word && u.1.code == unit.code)
                    .map_or(end, |u| u.0),
                unit,
            )),
            None if !number.suffix.is_empty() => units::match_form(self.text, number.suffix, self.tokens, end),
            None => self.bracketed(end).or_else(|| self.unit_at(hyphen)).or_else(|| {
                self.is(end, &["of"]).then(|| self.unit_at(end + 1)).flatten().filter(|_| number.is_vague())
            }),
        };
        if let Some((end, unit)) = found {
            let unit = self.settled(unit, number, low, end);
            if let Some(unit) = unit {
                return Some(self.rated(end, unit));
            }
        }
        let next = if self.is(end, &["of"]) && (number.is_vague() || number.low >= 100.0 && !number.figures) {
            self.skip(end + 1, &["the"])
        } else {
            end
        };
        if hyphen > end && self.tokens.get(end).is_none_or(|t| t.spaced) {
            return None;
        }
        let one = number.is_one() || hyphen > end;
        let (end, lemma) = self.noun(if next == end { hyphen } else { next }, one)?;
        Some(Counted { end, code: lemma.clone(), name: lemma, time: false })
    }

    /// "20 (kg)", "20 [kg]".
    fn bracketed(&self, end: usize) -> Option<(usize, &'static Unit)> {
        if !self.is(end, &["(", "[", "{", "<"]) {
            return None;
        }
        let (behind, unit) = self.unit_at(end + 1)?;
        self.is(behind, &[")", "]", "}", ">"]).then_some((behind + 1, unit))
    }

    /// Settles which unit a word of two meanings is: a million pounds are money, "two won" is no sum.
    fn settled(&self, unit: &'static Unit, number: &Numeral<'_>, low: f64, end: usize) -> Option<&'static Unit> {
        match self.word(end - 1) {
            "pounds" | "pound"
                if unit.code == "lb" && (number.scale >= 1e5 || self.follows(end - 1, &["sterling"])) =>
            {
                units::unit("GBP")
            }
            "won" if low < 100.0 => None,
            "round" | "point" | "second" | "minute" | "turn"
                if low > 1.0 && !self.hyphen(end.wrapping_sub(2)) && unit.code != "turn" =>
            {
                None
            }
            _ => Some(unit),
        }
    }

    /// Adds "per hour", "a day", "-a-share", "old" to a unit.
    fn rated(&self, end: usize, unit: &Unit) -> Counted {
        let mut counted =
            Counted { end, code: unit.code.clone(), name: unit.name.clone(), time: unit.dimension == "time" };
        let old = self.skip_hyphen(end);
        if counted.time && (self.is(old, &["old", "olds"]) || (self.is(end, &["of"]) && self.is(end + 1, &["age"]))) {
            let end = if self.is(old, &["old", "olds"]) { old + 1 } else { end + 2 };
            return Counted {
                end,
                code: format!("{} of age", unit.code),
                name: format!("{} of age", unit.name),
                time: false,
            };
        }
        let link = self.skip_hyphen(end);
        if self.is(link, &["per", "a", "an", "/", "each"]) {
            let at = self.skip_hyphen(link + 1);
            let per = match self.unit_at(at) {
                Some((behind, per))
                    if !per.is_money()
                        && per.dimension != "count"
                        && (!self.is(link, &["a", "an"]) || per.code != unit.code) =>
                {
                    Some((behind, per.code.clone(), per.name.clone()))
                }
                _ if self.is(at, &PER) => Some((at + 1, self.word(at).to_lowercase(), self.word(at).to_lowercase())),
                _ => None,
            };
            // "$5 a year earlier" has no rate.
            let per = per.filter(|(behind, ..)| {
                unit.dimension != "time" && !self.is(*behind, &["earlier", "later", "ago", "before", "after", "from"])
            });
            if let Some((behind, code, name)) = per {
                let (code, name) = if code == "annum" { ("yr".to_owned(), "year".to_owned()) } else { (code, name) };
                counted = Counted {
                    end: behind,
                    code: format!("{}/{code}", unit.code),
                    name: format!("{} per {name}", unit.name),
                    time: false,
                };
            }
        }
        counted
    }

    /// Returns the currency counted, where it is one, coins apart.
    fn money(counted: Option<&Counted>) -> Option<&'static Unit> {
        units::unit(&counted?.code).filter(|u| u.is_money() && !matches!(u.code.as_str(), "cent" | "penny" | "kopek"))
    }

    /// Reads "and forty-five cents", or "50" before a stop, behind a sum of money.
    fn cents(&self, end: usize, counted: Option<&Counted>) -> Option<(usize, f64)> {
        Self::money(counted)?;
        let next = self.skip(end, &["and"]);
        let minor = self.numeral(next).filter(|n| n.low < 100.0 && n.low.fract() == 0.0 && n.suffix.is_empty())?;
        let coin = self.unit_at(minor.end).filter(|u| matches!(u.1.code.as_str(), "cent" | "penny" | "kopek"));
        let bare = self.tokens[end - 1].kind == TokenKind::Word
            && self.tokens.get(minor.end).is_none_or(|t| matches!(t.text(self.text), "." | "?" | "!"));
        match coin {
            Some((end, _)) => Some((end, minor.low / 100.0)),
            None => bare.then_some((minor.end, minor.low / 100.0)),
        }
    }

    /// Returns the token of a minus sign before token `i`.
    fn minus(&self, i: usize, done: usize) -> Option<usize> {
        let at = i.checked_sub(1).filter(|&at| at >= done)?;
        let sign = matches!(self.word(at), "-" | "−" | "minus") && self.tokens[at].spaced;
        let free = at == 0
            || !matches!(self.tokens[at - 1].kind, TokenKind::Number)
                && (!self.tokens[i].spaced || self.word(at) == "minus");
        (sign && free).then_some(at)
    }

    /// Whether the number is a name: "Resolution 1718", "No. 3", a part of "1111-2222-3333", a year or figure list.
    fn is_name(&self, i: usize, number: &Numeral<'_>) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        let word = self.word(before);
        if word == "#"
            || (self.class(before) == Word::Label
                && (self.capital(before)
                    || self.is(
                        before,
                        &["no.", "resolution", "article", "page", "flight", "section", "highway", "route", "exit"],
                    )))
        {
            return number.figures;
        }
        let glued = |at: usize| self.tokens.get(at).is_some_and(|t| !t.spaced);
        // "1111-2222-3333", "T-72-2"
        let long = |at: usize| self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() > 4);
        if number.figures
            && glued(i)
            && self.hyphen(before)
            && before > 0
            && glued(before)
            && self.tokens[before - 1].kind != TokenKind::Punctuation
        {
            return true;
        }
        number.figures && glued(number.end) && self.hyphen(number.end) && long(number.end + 1)
    }

    /// Returns the text of a token, or "" behind the last.
    pub(super) fn word(&self, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |token| token.text(self.text))
    }

    /// Returns what the token is to a quantity.
    pub(super) fn class(&self, i: usize) -> Word {
        self.words.get(i).copied().unwrap_or(Word::Other)
    }

    /// Whether token `i` is one of `words` (given in lower case).
    pub(super) fn is(&self, i: usize, words: &[&str]) -> bool {
        let word = self.word(i);
        !word.is_empty() && words.iter().any(|w| word.eq_ignore_ascii_case(w))
    }

    /// Whether the token before `i` is one of `words`.
    pub(super) fn follows(&self, i: usize, words: &[&str]) -> bool {
        i > 0 && self.is(i - 1, words)
    }

    /// Skips one of `words`.
    pub(super) fn skip(&self, i: usize, words: &[&str]) -> usize {
        i + usize::from(self.is(i, words))
    }

    /// Whether token `i` is a hyphen.
    pub(super) fn hyphen(&self, i: usize) -> bool {
        let mut marks = self.word(i).chars();
        marks.next().is_some_and(chars::is_hyphen) && marks.next().is_none()
    }

    /// Whether token `i` is a hyphen or dash.
    fn is_dash(&self, i: usize) -> bool {
        self.hyphen(i) || self.word(i).chars().all(chars::is_dash) && !self.word(i).is_empty()
    }

    /// Skips a hyphen.
    pub(super) fn skip_hyphen(&self, i: usize) -> usize {
        i + usize::from(self.hyphen(i))
    }

    fn capital(&self, i: usize) -> bool {
        self.word(i).starts_with(|c: char| c.is_uppercase())
    }
}
