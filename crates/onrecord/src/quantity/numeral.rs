//! Numbers in figures and words: "15,000", "2.8 billion", "twenty-five", "two and a half", "tens or even hundreds of
//! thousands".

use super::lexicon::{self, Word};
use super::scan::Scan;
use crate::text::TokenKind;
use crate::text::numbers::{cardinal, figures as plain, fraction, is_dimension, raised};

/// A number read from some tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral<'t> {
    /// One past its last token.
    pub(super) end: usize,
    pub(super) low: f64,
    pub(super) high: f64,
    /// What its last scale word multiplied by; 1 without one. Intervals share it: "2 to 3 million".
    pub(super) scale: f64,
    /// The letters glued to the figures, which must turn out to be a unit: "122mm".
    pub(super) suffix: &'t str,
    /// Whether it is written in figures.
    pub(super) figures: bool,
}

impl Numeral<'_> {
    pub(super) const fn new(end: usize, value: f64) -> Self {
        Self { end, low: value, high: value, scale: 1.0, suffix: "", figures: false }
    }

    /// Whether it is one and no interval.
    pub(super) fn is_one(&self) -> bool {
        (self.low - 1.0).abs() < 1e-9 && !self.is_vague()
    }

    /// Whether no scale word stands after it.
    pub(super) fn is_unscaled(&self) -> bool {
        self.scale < 1.5
    }

    /// Whether the words leave the number open ("several", "hundreds").
    pub(super) fn is_vague(&self) -> bool {
        self.low < self.high
    }

    /// The number below zero.
    pub(super) fn negated(self) -> Self {
        Self { low: -self.high, high: -self.low, ..self }
    }

    pub(super) fn times(mut self, scale: f64) -> Self {
        // "several hundred": 300 to 999.
        self.high = if self.is_vague() { (self.high + 1.0) * scale - 1.0 } else { self.high * scale };
        self.low *= scale;
        self.scale *= scale;
        self
    }
}

impl<'t> Scan<'t> {
    /// Reads the number that starts at token `i`.
    pub(super) fn numeral(&self, i: usize) -> Option<Numeral<'t>> {
        let token = self.tokens.get(i)?;
        let numeral = match token.kind {
            TokenKind::Number => self.figures(i)?,
            TokenKind::Word => match self.class(i) {
                Word::Number(_) => {
                    let (end, value) = cardinal(self.tokens, i)?;
                    self.pointed(Numeral::new(end, value))
                }
                Word::Vague(low, high) => {
                    let end = self.tokens.skip(i + 1, &["of"]);
                    // "a couple of dozen", but the "of" of "several of them" is not the number's.
                    let end = if matches!(self.class(end), Word::Scale(_))
                        || self.tokens.is(i, &["couple", "handful", "score"])
                    {
                        end
                    } else {
                        i + 1
                    };
                    Numeral { low, high, ..Numeral::new(end, low) }
                }
                Word::Many(low, high) => return Some(self.many(i, low, high)),
                Word::Part(2.0) => self.half(i)?,
                Word::Part(4.0)
                    if matches!(self.class(i + 1), Word::Scale(_))
                        || (self.tokens.is(i + 1, &["of"])
                            && self.tokens.is(i + 2, &["a"])
                            && matches!(self.class(i + 3), Word::Scale(_))) =>
                {
                    let end = if self.tokens.is(i + 1, &["of"]) { i + 3 } else { i + 1 };
                    Numeral::new(end, 0.25)
                }
                // "a third of the fleet"
                Word::Part(parts)
                    if self.tokens.follows(i, &["a", "one"])
                        && self.tokens.is(i + 1, &["of"])
                        && !self.tokens.is(i, &["second"]) =>
                {
                    Numeral::new(i + 1, 1.0 / parts)
                }
                Word::Scale(scale)
                    if self.tokens.follows(i, &["a", "per"])
                        || self.opens_sum(i)
                        || scale < 1e5
                            && i > 0
                            && self.tokens.is(i, &["thousand", "hundred"])
                            && self.tokens.is(i + 1, &["of"]) =>
                {
                    Numeral::new(i + 1, scale)
                }
                _ => Numeral::new(i + 1, fraction(self.tokens.word(i))?),
            },
            TokenKind::Symbol => Numeral::new(i + 1, fraction(self.tokens.word(i))?),
            TokenKind::Punctuation => self.bare_decimal(i)?,
            _ => return None,
        };
        Some(self.scaled(numeral))
    }

    /// Takes in scale words: "2.8 billion", "two hundred thousand"; and fractions after: "10 1/2", "two and a half".
    pub(super) fn scaled(&self, mut numeral: Numeral<'t>) -> Numeral<'t> {
        if !numeral.suffix.is_empty() {
            return numeral;
        }
        if let Some(next) = self.tokens.get(numeral.end).filter(|t| t.kind != TokenKind::Punctuation) {
            let word = next.text(self.tokens.text);
            let part = fraction(word).filter(|f| *f < 1.0 && numeral.low.fract() == 0.0);
            if let Some(part) = part {
                numeral =
                    Numeral { end: numeral.end + 1, low: numeral.low + part, high: numeral.high + part, ..numeral };
            }
        }
        let end = numeral.end;
        let of = self.tokens.is(end + 1, &["of"]) && self.tokens.is(end + 2, &["a"]);
        let scale = end + if of { 3 } else { 1 };
        if self.tokens.is(end, &["quarters", "quarter"]) && matches!(self.class(scale), Word::Scale(_)) {
            // "three quarters of a million"
            numeral = Numeral { end: scale, low: numeral.low / 4.0, high: numeral.high / 4.0, ..numeral };
        } else if self.tokens.is(end, &["and"])
            && self.tokens.is(end + 1, &["a"])
            && matches!(self.class(end + 2), Word::Part(2.0 | 4.0))
        {
            let Word::Part(parts) = self.class(end + 2) else { return numeral };
            numeral =
                Numeral { end: end + 3, low: numeral.low + 1.0 / parts, high: numeral.high + 1.0 / parts, ..numeral };
        } else if let Word::Part(parts) = self.class(self.tokens.skip_hyphen(end))
            && !numeral.figures
            && !self.tokens.is(self.tokens.skip_hyphen(end), &["quarter", "second", "fourth"])
            && numeral.low < parts
            && !self.tokens.is(self.tokens.skip_hyphen(end), &["half"])
        {
            // "two thirds", "one-third"
            numeral = Numeral {
                end: self.tokens.skip_hyphen(end) + 1,
                low: numeral.low / parts,
                high: numeral.high / parts,
                ..numeral
            };
        }
        // "two thirds of a million"
        let part = numeral.low < 1.0 && !numeral.figures && numeral.end > end;
        if part
            && self.tokens.is(numeral.end, &["of"])
            && self.tokens.is(numeral.end + 1, &["a"])
            && matches!(self.class(numeral.end + 2), Word::Scale(_))
        {
            numeral.end += 2;
        }
        loop {
            let next = if self.tokens.get(numeral.end).is_some_and(|t| !t.spaced) {
                self.tokens.skip_hyphen(numeral.end)
            } else {
                numeral.end
            };
            let Word::Scale(scale) = self.class(next) else { return numeral };
            numeral = Numeral { end: next + 1, ..numeral.times(scale) };
        }
    }

    /// "15,000", "1.5bn", "1/4", "122mm", "12,34,567.89".
    fn figures(&self, i: usize) -> Option<Numeral<'t>> {
        let word = self.tokens.word(i);
        let cut = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '/'))).unwrap_or(word.len());
        let (figures, suffix) = word.split_at(cut);
        if let Some(numeral) = self.scientific(i) {
            return Some(numeral);
        }
        if is_dimension(word) {
            return None;
        }
        let value = fraction(figures).or_else(|| plain(figures))?;
        let mut numeral = Numeral { figures: true, suffix, ..Numeral::new(i + 1, value) };
        // "10 000", "1\u{a0}500\u{a0}000": groups separated by spaces, where no list of numbers can be meant.
        while suffix.is_empty() && self.grouped(numeral.end, word.len() < 4 && !word.contains(['.', ','])) {
            let group: f64 = self.tokens.word(numeral.end).parse().unwrap_or_default();
            let value = numeral.low * 1000.0 + group;
            numeral = Numeral { end: numeral.end + 1, low: value, high: value, ..numeral };
        }
        // "80, 000": a space has come in.
        let apart = |at: usize| {
            let comma = self.tokens.is(at, &[","]) && self.tokens.get(at).is_some_and(|t| !t.spaced);
            comma && self.tokens.word(at + 1) == "000"
        };
        while suffix.is_empty() && word.len() < 4 && numeral.low > 0.0 && apart(numeral.end) {
            let value = numeral.low * 1000.0;
            numeral = Numeral { end: numeral.end + 2, low: value, high: value, ..numeral };
        }
        if let Some((end, power)) = self.power(numeral.end).filter(|_| suffix.is_empty()) {
            let value = raised(numeral.low, power);
            return Some(Numeral { end, low: value, high: value, ..numeral });
        }
        if let Some(part) = fraction(suffix) {
            numeral = Numeral { low: value + part, high: value + part, suffix: "", ..numeral };
        } else if matches!(suffix, "st" | "nd" | "rd" | "th" | "s") {
            return None;
        } else if !matches!(suffix, "m" | "t" | "M")
            && let Word::Scale(scale) = lexicon::word(suffix)
        {
            numeral = Numeral { suffix: "", ..numeral.times(scale) };
        } else if suffix == "M" {
            // "1.8M dollars"; the "m" of "$300m" needs its currency.
            numeral = Numeral { suffix: "", ..numeral.times(1e6) };
        }
        Some(numeral)
    }

    /// Whether three figures at token `i` go on the number before them.
    fn grouped(&self, i: usize, open: bool) -> bool {
        let Some(token) = self.tokens.get(i).filter(|t| t.spaced && t.kind == TokenKind::Number && open) else {
            return false;
        };
        let word = token.text(self.tokens.text);
        let space = i
            .checked_sub(1)
            .and_then(|at| self.tokens.text.get(self.tokens[at].span.end as usize..token.span.start as usize));
        let hard = matches!(space, Some("\u{a0}" | "\u{2009}" | "\u{202f}"));
        word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit()) && (hard || (word == "000" && space == Some(" ")))
    }

    /// "half a million", "half a dozen", "half a mile", "a half turn".
    fn half(&self, i: usize) -> Option<Numeral<'t>> {
        if !self.tokens.is(i, &["half"]) {
            return None;
        }
        let next = self.tokens.skip(i + 1, &["a", "an"]);
        let counted = matches!(self.class(next), Word::Scale(_))
            || (self.unit_at(next).is_some() && !self.tokens.is(next, &["time", "times"]));
        counted.then(|| Numeral::new(next, 0.5))
    }

    /// "hundreds", "tens of thousands", "tens or even hundreds of thousands".
    fn many(&self, i: usize, low: f64, high: f64) -> Numeral<'t> {
        let mut numeral = Numeral { high, ..Numeral::new(i + 1, low) };
        let or = self.tokens.skip(i + 1, &["or", "and", "to"]);
        if or > i + 1 {
            let even = self.tokens.skip(or, &["even", "perhaps", "possibly"]);
            if let Word::Many(_, more) = self.class(even)
                && more >= high
            {
                let high = more;
                numeral = Numeral { end: even + 1, high, ..numeral };
            }
        }
        while self.tokens.is(numeral.end, &["of"]) {
            let scale = match self.class(numeral.end + 1) {
                Word::Many(low, _) => low / 2.0,
                _ => break,
            };
            if scale < 100.0 {
                break;
            }
            // "hundreds of thousands" ends where the next thousand begins.
            let high = if numeral.high > 999.0 { 999.0 } else { numeral.high };
            numeral = Numeral { end: numeral.end + 2, ..Numeral { high, ..numeral }.times(scale) };
        }
        numeral
    }
}
