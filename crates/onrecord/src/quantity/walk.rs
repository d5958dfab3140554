//! The walk over the tokens: how a number, its unit and the words around become a quantity.

use super::amount::Amount;
use super::lexicon::{LISTS, Word};
use super::mention::QuantityMention;
use super::numeral::Numeral;
use super::options::Options;
use super::scan::Scan;
use super::units::{self, Unit};
use crate::span::ByteSpan;
use crate::text::{Token, TokenKind};

/// Returns the quantities of a text, in order; the numbers in `avoid` are none.
pub(super) fn read(text: &str, tokens: &[Token], avoid: &[ByteSpan], options: &Options) -> Vec<QuantityMention> {
    Scan::new(text, tokens, options).run(avoid)
}

impl<'t> Scan<'t> {
    /// Reads the whole text.
    fn run(&self, avoid: &[ByteSpan]) -> Vec<QuantityMention> {
        let mut found: Vec<QuantityMention> = Vec::new();
        // The tokens of the quantities found, for lists that share what they count.
        let mut places: Vec<(usize, usize)> = Vec::new();
        let (mut i, mut done, mut near) = (0, 0, 0);
        while i < self.tokens.len() {
            let span = self.tokens[i].span;
            while avoid.get(near).is_some_and(|a| a.end <= span.start) {
                near += 1;
            }
            if let Some(end) = self.share_of(i) {
                (i, done) = (end, end);
                continue;
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
        let glued = self.glued_sum(i).or_else(|| self.coded_sum(i));
        let prefix = glued.map(|(unit, _)| (i, unit)).or_else(|| self.currency_before(i));
        let at = prefix.map_or(i, |(next, _)| next);
        let sign = self.minus(i, done);
        let first = glued.map(|(_, number)| number).or_else(|| self.amount(at, prefix.is_some()))?;
        let first = if sign.is_some() { first.negated() } else { first };
        if prefix.is_none() && self.is_name(i, &first) {
            return None;
        }
        let mut low = first;
        let mut high = first;
        let mut end = first.end;
        if let Some(second) = self.second(&first, sign.unwrap_or(i), prefix.map(|p| p.1)) {
            if low.scale < second.scale && low.is_unscaled() && low.low * second.scale <= second.high {
                low.low *= second.scale;
            }
            high = second;
            end = second.end;
        }
        let counted = self.counted(&high, end, prefix.map(|p| p.1), low.low);
        let counted = counted.or_else(|| self.age(i, end, high.high).filter(|_| high.suffix.is_empty()));
        if !high.suffix.is_empty() && counted.as_ref().is_none_or(|c| c.end < end) {
            return None;
        }
        // "2882015", "case 20230811": six figures or more without separators and without a noun are a name.
        let identifier = first.figures && prefix.is_none() && first.scale < 1.5 && {
            let word = self.tokens.word(i);
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
        let compound =
            word_one && self.tokens.hyphen(end) && counted.as_ref().is_none_or(|c| units::unit(&c.code).is_none());
        if compound {
            return None;
        }
        if word_one
            && (counted.is_none() || self.tokens.is(end, &LISTS.after_one) || self.tokens.follows(i, &LISTS.before_one))
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
        if let Some((after, cents)) = self.cents(end, counted.as_ref()) {
            (low_value, high_value, end) = (low_value + cents, high_value + cents, after);
        }
        if low_value > high_value {
            return None;
        }
        let start = sign.unwrap_or(i);
        // "a dozen", "a few hundred"
        let article = start == i
            && i > done
            && self.tokens.follows(i, &["a", "an"])
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
        let last = self.tokens.word(end - 1);
        if counted.is_some() && last.ends_with('.') && last.find('.') == Some(last.len() - 1) && last.len() > 1 {
            span = ByteSpan::new(span.start, span.end - 1);
        }
        let amount = Amount {
            min: (!frame.open_below || low_value < high_value).then_some(low_value),
            max: (!frame.open_above || low_value < high_value).then_some(high_value),
            approximate: frame.approximate || first.is_vague() || high.is_vague(),
            change: frame.change.map(|(change, _)| change),
            unit: counted.as_ref().map(|c| c.code.clone()),
            unit_name: counted.map(|c| c.name),
        };
        Some((end, QuantityMention { span, amount }))
    }

    /// Reads the second end of an interval.
    fn second(&self, first: &Numeral<'t>, i: usize, money: Option<&'static Unit>) -> Option<Numeral<'t>> {
        let between = self.tokens.follows(i, &["between"]) || self.tokens.follows(i, &["from"]);
        let joined = self.is_dash(first.end)
            || self.tokens.is(first.end, &["to"])
            || (between && self.tokens.is(first.end, &["and"]))
            || (self.tokens.is(first.end, &["or"]) && first.figures)
            || (self.tokens.is(first.end, &["or"]) && !first.is_vague());
        let mut next = first.end + 1;
        let mut unit_between = None;
        if !joined {
            // "between 5 km and 7 km", "$2 million to $3 million"
            let (end, unit) = self.unit_after(first)?;
            if !((between && self.tokens.is(end, &["and"])) || self.tokens.is(end, &["to"])) {
                return None;
            }
            unit_between = Some(unit);
            next = end + 1;
        }
        let negative = matches!(self.tokens.word(next), "-" | "−") && self.tokens[next].spaced;
        let next = next + usize::from(negative);
        let prefix = self.currency_before(next);
        let second = self.amount(prefix.map_or(next, |p| p.0), money.is_some() || prefix.is_some())?;
        let second = if negative { second.negated() } else { second };
        let same = match (prefix, money, unit_between) {
            (Some((_, a)), Some(b), _) => a.code == b.code,
            (Some(_), None, _) => false,
            // "€0.50 or 40 pence"
            (None, Some(money), None) => self.unit_after(&second).is_none_or(|(_, other)| other.code == money.code),
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
        if high.end > first.end && self.tokens.follows(start, &["between"]) { start - 1 } else { start }
    }

    /// Reads a unit directly after a number.
    fn unit_after(&self, number: &Numeral<'_>) -> Option<(usize, &'static Unit)> {
        if number.suffix.is_empty() {
            return self.unit_at(self.tokens.skip_hyphen(number.end));
        }
        units::match_form(number.suffix, self.tokens, number.end)
    }

    /// Reads a currency before a number: "$", "US$", "USD", "Rs", "USD115" is not cut.
    fn currency_before(&self, i: usize) -> Option<(usize, &'static Unit)> {
        let token = self.tokens.get(i)?;
        let word = token.text(self.tokens.text);
        let symbol = token.kind == TokenKind::Symbol;
        if !symbol && (token.kind != TokenKind::Word || word.len() > 8) {
            return None;
        }
        let (end, unit) = self.unit_at(i).filter(|u| u.1.is_money())?;
        // "won 3" is no sum; "usd 3" is.
        let bare = !symbol && end == i + 1;
        if bare && word.starts_with(|c: char| c.is_lowercase()) {
            let code = word.to_uppercase();
            units::match_form(&code, self.tokens, end).filter(|u| u.1 == unit && code.len() == 3)?;
        }
        let number_at = |at: usize| self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        let number = number_at(end)
            || (symbol && self.tokens.is(end, &["("]) && number_at(end + 1))
            || (symbol && matches!(self.class(end), Word::Number(_) | Word::Vague(..)));
        number.then_some((end, unit))
    }
}
