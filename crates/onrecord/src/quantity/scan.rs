//! The walk over the tokens, and how a number, its unit and the words around become a quantity.

use super::lexicon::{self, Word};
use super::numeral::Numeral;
use super::units::{self, Unit};
use super::{Options, QuantityMention};
use crate::span::ByteSpan;
use crate::text::{Token, TokenKind, chars};

/// A text while its quantities are read.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    words: Vec<Word>,
    /// The code of the state by whose usage names of money are read.
    country: &'t str,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token], options: &'t Options) -> Self {
        let word = |token: &Token| match token.kind {
            TokenKind::Word => lexicon::word(token.text(text)),
            _ => Word::Other,
        };
        Self { text, tokens, words: tokens.iter().map(word).collect(), country: options.country_code() }
    }

    /// Reads the whole text.
    pub(super) fn run(&self, avoid: &[ByteSpan]) -> Vec<QuantityMention> {
        let mut found: Vec<QuantityMention> = Vec::new();
        // The tokens of the quantities found, for lists that share what they count.
        let mut places: Vec<(usize, usize)> = Vec::new();
        let (mut i, mut done, mut near) = (0, 0, 0);
        while i < self.tokens.len() {
            let span = self.tokens[i].span;
            while avoid.get(near).is_some_and(|a| a.end <= span.start) {
                near += 1;
            }
            let dated = avoid[near.min(avoid.len())..].iter().take(3).any(|a| a.overlaps(span));
            match self.quantity(i, done, dated) {
                Some((end, quantity)) if end > i => {
                    let start = quantity.span.start;
                    let first = (done..=i).find(|&at| self.tokens[at].span.start >= start).unwrap_or(i);
                    found.push(quantity);
                    places.push((first, end));
                    self.share(&mut found, &places);
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
            if low.scale < second.scale && low.is_unscaled() && low.low * second.scale <= second.high {
                low.low *= second.scale;
            }
            high = second;
            end = second.end;
        }
        let counted = self.counted(&high, end, prefix.map(|p| p.1), low.low);
        if !high.suffix.is_empty() && counted.as_ref().is_none_or(|c| c.end < end) {
            return None;
        }
        // "2882015", "case 20230811": six figures or more without separators and without a noun are a name.
        let identifier = first.figures && prefix.is_none() && first.scale < 1.5 && {
            let word = self.word(i);
            word.len() >= 6 && word.bytes().all(|b| b.is_ascii_digit())
        };
        if counted.is_none() && prefix.is_none() && (identifier || self.is_label(i, &first)) {
            return None;
        }
        if dated && !counted.as_ref().is_some_and(|c| c.time) {
            return None;
        }
        let word_one = !first.figures && first.is_one() && end == first.end;
        // "a one-way drone", "one-sided" count nothing; "a one-ton bomb" does.
        let compound = word_one && self.hyphen(end) && counted.as_ref().is_none_or(|c| units::unit(&c.code).is_none());
        if compound {
            return None;
        }
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
        if low_value > high_value {
            return None;
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
        let (mut frame, end) = self.frame(self.between(start, &first, &high), end);
        let measured = counted.as_ref().and_then(|c| units::unit(c.code.split('/').next().unwrap_or_default()));
        if matches!(frame.change, Some((_, true)))
            && !measured.is_some_and(|u| matches!(u.dimension.as_str(), "money" | "ratio" | "score"))
        {
            frame.change = None;
        }
        let from = self.tokens.get(frame.first.max(done))?.span;
        let to = self.tokens.get(end.checked_sub(1)?)?.span;
        let mut span = from.cover(to);
        // The full stop of "70 mph." is the sentence's.
        let last = self.word(end - 1);
        if counted.is_some() && last.ends_with('.') && last.find('.') == Some(last.len() - 1) && last.len() > 1 {
            span = ByteSpan::new(span.start, span.end - 1);
        }
        let mention = QuantityMention {
            span,
            min: (!frame.open_below || low_value < high_value).then_some(low_value),
            max: (!frame.open_above || low_value < high_value).then_some(high_value),
            approximate: frame.approximate || first.is_vague() || high.is_vague(),
            change: frame.change.map(|(change, _)| change),
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
        let (end, unit) = units::match_form(self.text, token.text(self.text), self.tokens, i + 1)?;
        // "$" and "rupees" are those of the country; "US$" and "Indian rupees" say whose they are.
        let bare = end == i + 1 && token.text(self.text) != unit.code && !self.country.is_empty();
        Some((end, if bare { units::local(self.country, unit) } else { unit }))
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
        // "won 3" is no sum; "usd 3" is.
        let bare = !symbol && end == i + 1;
        if bare && word.starts_with(|c: char| c.is_lowercase()) {
            let code = word.to_uppercase();
            units::match_form(self.text, &code, self.tokens, end).filter(|u| u.1 == unit && code.len() == 3)?;
        }
        let number = self.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Number)
            || (symbol && matches!(self.class(end), Word::Number(_) | Word::Vague(..)));
        number.then_some((end, unit))
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
        // "the P5+1"
        let glued = |at: usize| self.tokens.get(at).is_some_and(|t| !t.spaced);
        let summed = self.tokens[before].kind == TokenKind::Symbol && glued(before) && glued(i) && before > 0;
        if summed && matches!(self.tokens[before - 1].kind, TokenKind::Word | TokenKind::Number) {
            return true;
        }
        // "Resolutions 1718, 1874 and 2231"
        if number.figures && self.is(before, &["and", "or", ","]) {
            let list = |at: usize| self.tokens[at].kind == TokenKind::Number || self.is(at, &["and", "or", ","]);
            let head = (i.saturating_sub(12)..before).rev().find(|&at| !list(at));
            if head.is_some_and(|at| self.class(at) == Word::Label && self.word(at).ends_with('s')) {
                return true;
            }
        }
        // "1111-22222", "T-72-2", "555-0100"
        let long = |at: usize| {
            let next = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number);
            next.is_some_and(|t| {
                t.span.len() > 4
                    || (t.span.len() > 1 && t.text(self.text).starts_with('0') && !t.text(self.text).contains('.'))
            })
        };
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

    /// Whether a bare number in figures is part of a name or a score: "Apollo 11", "3-2".
    fn is_label(&self, i: usize, number: &Numeral<'_>) -> bool {
        if !number.figures || !number.is_unscaled() || number.end != i + 1 {
            return false;
        }
        let glued = |at: usize| self.tokens.get(at).is_some_and(|t| !t.spaced);
        let score = glued(i + 1)
            && self.hyphen(i + 1)
            && self.tokens.get(i + 2).is_some_and(|t| !t.spaced && t.kind == TokenKind::Number);
        let Some(before) = i.checked_sub(1) else { return score };
        let inside = before > 0
            && self.tokens[before - 1].kind == TokenKind::Word
            && !self.is(before - 1, &["'s", "’s"])
            && self.tokens[before].spaced;
        let named = inside
            && self.tokens[before].kind == TokenKind::Word
            && self.capital(before)
            && self.class(before) == Word::Other
            && self.tokens[i].spaced
            && number.low.fract() == 0.0
            && self.tokens[i].span.len() < 5;
        score || named
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
    pub(super) fn is_dash(&self, i: usize) -> bool {
        self.hyphen(i) || self.word(i).chars().all(chars::is_dash) && !self.word(i).is_empty()
    }

    /// Skips a hyphen.
    pub(super) fn skip_hyphen(&self, i: usize) -> usize {
        i + usize::from(self.hyphen(i))
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        self.word(i).starts_with(|c: char| c.is_uppercase())
    }
}
