//! Signs, points, powers and letters of magnitude: "-40", ".005", "10^-12", "3.2x10^6", "$(4.2) million", "$1.2b", "50 MUSD".

use super::lexicon::{self, Word};
use super::numeral::Numeral;
use super::scan::Scan;
use super::units::{self, Unit};
use crate::text::TokenKind;
use crate::text::numbers;

/// The most digits that are spelt after "point".
const MAX_DIGITS: usize = 6;

/// The highest power of a number: "10^23".
const MAX_POWER: i32 = 40;

/// The highest number that makes "one in five" a share, and round ones beyond it.
const MAX_ONE_OF: f64 = 10.0;
const ROUND: [f64; 5] = [12.0, 20.0, 50.0, 100.0, 1000.0];

impl<'t> Scan<'t> {
    /// Reads a number; after a currency, and before one or a counted noun, a letter after it is a scale: "$300m", "5m euros",
    /// "1.5m rounds".
    pub(super) fn amount(&self, at: usize, money: bool) -> Option<Numeral<'t>> {
        if self.tokens.is(at, &["("]) {
            // "$(4.2) million", "(4.2) million dollars" are losses.
            let within = self.numeral(at + 1).filter(|n| n.figures && self.tokens.is(n.end, &[")"]))?;
            let loss = self.scaled(Numeral { end: within.end + 1, ..within });
            let sum = || self.unit_at(loss.end).is_some_and(|(_, unit)| unit.is_money());
            return (money || loss.end > within.end + 1 && sum()).then(|| loss.negated());
        }
        let amount = self.numeral(at)?;
        if let Some(scale) = self.letter(&amount, money) {
            let end = amount.end + usize::from(amount.suffix.is_empty());
            return Some(Numeral { suffix: "", end, ..amount.times(scale) });
        }
        if let Some((scale, _)) = self.prefixed_code(amount.end).filter(|_| !money && amount.suffix.is_empty()) {
            return Some(amount.times(scale));
        }
        Some(amount)
    }

    /// Returns what the letter after a number multiplies by.
    fn letter(&self, amount: &Numeral<'_>, money: bool) -> Option<f64> {
        let scale = |word: &str| match lexicon::word(word) {
            Word::Letter(scale) => Some(scale),
            _ => None,
        };
        if amount.suffix.is_empty() {
            let word = self.tokens.word(amount.end);
            // "$5 T-shirts"
            if self.tokens.hyphen(amount.end + 1) {
                return None;
            }
            // "3 mil dollars"
            let sum = || word.len() > 1 && self.unit_at(amount.end + 1).is_some_and(|(_, unit)| unit.is_money());
            return scale(word).filter(|_| amount.figures && (money || sum()));
        }
        let scale = scale(amount.suffix)?;
        if money {
            return Some(scale);
        }
        let sum = self.unit_at(amount.end).is_some_and(|(_, unit)| unit.is_money() || unit.dimension == "count");
        let counted = || matches!(amount.suffix, "m" | "M" | "b" | "B") && self.noun(amount.end, false).is_some();
        (sum || counted()).then_some(scale)
    }

    /// Returns scale and currency of a code with a letter before it: "MUSD".
    pub(super) fn prefixed_code(&self, at: usize) -> Option<(f64, &'static Unit)> {
        let word = self.tokens.word(at);
        let scale = match word.chars().next()? {
            'k' => 1e3,
            'M' => 1e6,
            'B' => 1e9,
            _ => return None,
        };
        let code = word.get(1..).filter(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))?;
        units::unit(code).filter(|unit| unit.is_money()).map(|unit| (scale, unit))
    }

    /// "MAUD 60"
    pub(super) fn coded_sum(&self, i: usize) -> Option<(&'static Unit, Numeral<'t>)> {
        let (scale, unit) = self.prefixed_code(i)?;
        let number = self.numeral(i + 1).filter(|n| n.figures && n.suffix.is_empty() && n.is_unscaled())?;
        Some((unit, number.times(scale)))
    }

    /// "RM14.20", "EUR30 million": a currency written with its number as one word.
    pub(super) fn glued_sum(&self, i: usize) -> Option<(&'static Unit, Numeral<'t>)> {
        let token = self.tokens.get(i).filter(|t| t.kind == TokenKind::Word)?;
        let word = token.text(self.tokens.text);
        let cut = word.find(|c: char| c.is_ascii_digit()).filter(|cut| (2..=4).contains(cut))?;
        let (letters, digits) = word.split_at(cut);
        let glued = |at: usize| self.tokens.get(at).filter(|t| !t.spaced);
        let point = glued(i + 1).is_some() && self.tokens.is(i + 1, &["."]);
        let cents = glued(i + 2).filter(|t| point && t.kind == TokenKind::Number).map(|t| t.text(self.tokens.text));
        let (end, number) = match cents {
            Some(cents) if cents.len() == 2 || cents.len() == 1 && letters.len() == 3 => {
                (i + 3, format!("{digits}.{cents}"))
            }
            _ => (i + 1, digits.to_owned()),
        };
        // "SEK40m"
        let (figures, letter) = number.split_at(number.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(number.len()));
        let scale = match lexicon::word(letter) {
            Word::Letter(scale) | Word::Scale(scale) => scale,
            _ if letter.is_empty() => 1.0,
            _ => return None,
        };
        let value = numbers::figures(figures)?;
        let (_, unit) = units::match_form(letters, self.tokens, i + 1).filter(|u| u.0 == i + 1 && u.1.is_money())?;
        let number = self.scaled(Numeral { figures: true, ..Numeral::new(end, value) }.times(scale));
        // "SR71" is a name.
        (end > i + 1 || !number.is_unscaled() || unit.code == letters && letters.len() == 3).then_some((unit, number))
    }

    /// ".005": a number that starts with its point.
    pub(super) fn bare_decimal(&self, i: usize) -> Option<Numeral<'t>> {
        let point = self.tokens.is(i, &["."]) && (i == 0 || self.tokens[i].spaced);
        let digits = self.tokens.get(i + 1).filter(|t| point && !t.spaced && t.kind == TokenKind::Number)?;
        let digits = digits.text(self.tokens.text);
        let plain = digits.len() < 16 && digits.bytes().all(|b| b.is_ascii_digit());
        let value = plain.then(|| format!("0.{digits}"))?.parse().ok()?;
        Some(Numeral { figures: true, ..Numeral::new(i + 2, value) })
    }

    /// "five point three"
    pub(super) fn pointed(&self, whole: Numeral<'t>) -> Numeral<'t> {
        let digit = |at: usize| match self.class(at) {
            Word::Number(n) if n < 10.0 => Some(n.to_string()),
            _ => None,
        };
        if !self.tokens.is(whole.end, &["point"]) {
            return whole;
        }
        let digits: String = (whole.end + 1..).map_while(digit).take(MAX_DIGITS).collect();
        let Ok(value) = format!("{}.{digits}", whole.low).parse::<f64>() else { return whole };
        if digits.is_empty() { whole } else { Numeral::new(whole.end + 1 + digits.len(), value) }
    }

    /// Whether a scale word opens a sum without a number before it: "hundred dollars".
    pub(super) fn opens_sum(&self, i: usize) -> bool {
        let before = i.checked_sub(1).map_or(Word::Other, |at| self.class(at));
        let numbered = !matches!(before, Word::Other | Word::About | Word::Stop | Word::Change(_));
        let figures = i > 0
            && (self.tokens[i - 1].kind == TokenKind::Number
                || self.tokens.hyphen(i - 1)
                || self.tokens.is(i - 1, &[")"]));
        !numbered && !figures && self.unit_at(i + 1).is_some_and(|(_, unit)| unit.is_money())
    }

    /// "3.2x10^6", "3.2 × 10^-3"
    pub(super) fn scientific(&self, i: usize) -> Option<Numeral<'t>> {
        let word = self.tokens.word(i);
        let (figures, ten) = match word.split_once(['x', 'X']) {
            Some((figures, "10")) => (figures, i + 1),
            _ if matches!(self.tokens.word(i + 1), "x" | "X" | "×") && self.tokens.word(i + 2) == "10" => {
                (word, i + 3)
            }
            _ => return None,
        };
        let (end, power) = self.power(ten)?;
        let value = format!("{}e{power}", numbers::figures(figures)?).parse().ok()?;
        Some(Numeral { figures: true, ..Numeral::new(end, value) })
    }

    /// Reads the power after a number: "^-12".
    pub(super) fn power(&self, at: usize) -> Option<(usize, i32)> {
        let glued = |at: usize| self.tokens.get(at).is_some_and(|t| !t.spaced);
        if !self.tokens.is(at, &["^"]) || !glued(at) || !glued(at + 1) {
            return None;
        }
        let below = matches!(self.tokens.word(at + 1), "-" | "−");
        let number = at + 1 + usize::from(below);
        let power: i32 = self.tokens.word(number).parse().ok().filter(|p| (0..=MAX_POWER).contains(p))?;
        Some((number + 1, if below { -power } else { power }))
    }

    /// Returns the token of a minus sign before token `i`.
    pub(super) fn minus(&self, i: usize, done: usize) -> Option<usize> {
        let at = i.checked_sub(1).filter(|&at| at >= done)?;
        let sign = matches!(self.tokens.word(at), "-" | "−" | "minus") && self.tokens[at].spaced;
        let free = at == 0
            || !matches!(self.tokens[at - 1].kind, TokenKind::Number)
                && (!self.tokens[i].spaced || self.tokens.word(at) == "minus");
        (sign && free).then_some(at)
    }

    /// Returns one past a share that counts nothing: "one in five", "nine out of 10", "one of every three".
    pub(super) fn share_of(&self, i: usize) -> Option<usize> {
        let number = |at: usize| {
            let starts = self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
                || matches!(self.class(at), Word::Number(_));
            self.numeral(at).filter(|n| starts && n.suffix.is_empty() && n.low.fract() == 0.0)
        };
        if !self.tokens.is(i + 1, &["in", "out", "of"]) {
            return None;
        }
        let part = number(i).filter(|n| n.end == i + 1)?;
        let out = self.tokens.is(i + 1, &["out"]) && self.tokens.is(i + 2, &["of"]);
        let next = if out { i + 3 } else { i + 2 };
        // "one of every three", "one in every five"
        if self.tokens.is(next, &["every", "each"]) {
            return number(next + 1).filter(|all| part.low < all.low).map(|all| all.end);
        }
        if !out && !self.tokens.is(i + 1, &["in"]) || self.tokens.is(next, &["the", "its", "their"]) {
            return None;
        }
        let all = number(next).filter(|all| part.low < all.low)?;
        let round = all.low <= MAX_ONE_OF || ROUND.contains(&all.low);
        let timed = self.unit_at(self.tokens.skip_hyphen(all.end)).is_some_and(|(_, unit)| unit.dimension != "count");
        let few = part.low <= MAX_ONE_OF && round && !timed && self.noun(all.end, false).is_some();
        (out && !timed || few).then_some(all.end)
    }
}
