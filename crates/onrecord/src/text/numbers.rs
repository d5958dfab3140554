//! Numbers, as words and figures write them: what times and quantities share.
//!
//! *Question*: which number is it?
//!
//! `"three hundred and twelve"` gives 312, `"15,000"` 15000, `"12,34,567.8"` 1234567.8, `"3/4"` and `"¾"` 0.75.
//!
//! *Limits*: a scale word at the end ("two thousand", "2.8 billion") is left to the caller, for it may stand after figures,
//! fractions and vague numbers as well.

use once_cell::sync::Lazy;
use std::collections::HashMap;

use super::cursor::Cursor;
use super::tokens::TokenKind;
use super::word_list;
use crate::error::Result;

/// A word of number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NumberWord {
    /// "seven", "forty".
    Number(f64),
    /// "hundred", "million", "crore": what it multiplies by.
    Scale(f64),
}

/// The longest form, in bytes.
const MAX_FORM_BYTES: usize = 16;

static WORDS: Lazy<HashMap<&'static str, NumberWord>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/text/numbers.csv"))));

/// Returns all words of number, in the order of their forms.
pub(crate) fn number_words() -> Vec<(&'static str, NumberWord)> {
    let mut words: Vec<_> = WORDS.iter().map(|(form, word)| (*form, *word)).collect();
    words.sort_by_key(|(form, _)| *form);
    words
}

/// Returns what a word of number is, whatever its case.
pub(crate) fn number_word(word: &str) -> Option<NumberWord> {
    let bytes = word.as_bytes();
    if bytes.len() > MAX_FORM_BYTES {
        return None;
    }
    let mut lower = [0; MAX_FORM_BYTES];
    for (to, from) in lower.iter_mut().zip(bytes) {
        *to = from.to_ascii_lowercase();
    }
    WORDS.get(std::str::from_utf8(&lower[..bytes.len()]).ok()?).copied()
}

/// Reads the list; a form has one row.
fn load(list: &str) -> Result<HashMap<&str, NumberWord>> {
    let mut words = HashMap::new();
    for row in word_list::rows("text/numbers.csv", ["form", "class", "value"], list)? {
        let [form, class, value] = row?;
        let number = value.parse::<f64>("a whole number")?;
        let word = match class.named(&[("number", false), ("scale", true)])? {
            false if number.fract() == 0.0 && (0.0..100.0).contains(&number) => NumberWord::Number(number),
            true if number.fract() == 0.0 && number >= 10.0 => NumberWord::Scale(number),
            _ => return Err(value.invalid("a whole number, of 0 to 99 or a scale of 10 or more")),
        };
        if words.insert(form.word_within(MAX_FORM_BYTES)?, word).is_some() {
            return Err(form.duplicate());
        }
    }
    Ok(words)
}

/// Reads a whole number in words, a scale word at its end left out; returns one past its last token and its value.
pub(crate) fn cardinal(tokens: Cursor<'_>, i: usize) -> Option<(usize, f64)> {
    let is_word = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    let class = |at: usize| if is_word(at) { number_word(tokens.word(at)) } else { None };
    let and = |at: usize| tokens.is(at, &["and"]);
    let (mut total, mut part, mut at) = (0.0, 0.0, i);
    let (mut last, mut least) = (f64::INFINITY, f64::INFINITY);
    loop {
        let next = if at > i { tokens.skip_hyphen(at) } else { at };
        match class(next) {
            Some(NumberWord::Number(n)) if n < last && (last.is_infinite() || last >= 20.0) => {
                part += n;
                last = if n >= 20.0 { n } else { 1.0 };
                at = next + 1;
            }
            Some(NumberWord::Scale(100.0)) if at > i && part > 0.0 && part < 100.0 => {
                part *= 100.0;
                last = 100.0;
                at = next + 1;
            }
            Some(NumberWord::Scale(scale))
                if at > i
                    && (1000.0..least).contains(&scale)
                    && next == at
                    && matches!(class(next + 1 + usize::from(and(next + 1))), Some(NumberWord::Number(_))) =>
            {
                total += part * scale;
                part = 0.0;
                (last, least) = (scale, scale);
                at = next + 1;
            }
            // "two million five hundred thousand": a later scale is that of its own part.
            Some(NumberWord::Scale(scale)) if total > 0.0 && part > 0.0 && scale >= 1000.0 && scale < least => {
                total += part * scale;
                part = 0.0;
                at = next + 1;
                break;
            }
            // "three hundred and twelve"
            None if last >= 100.0
                && last.is_finite()
                && and(next)
                && matches!(class(next + 1), Some(NumberWord::Number(_))) =>
            {
                at = next + 1;
            }
            _ => break,
        }
    }
    (at > i).then_some((at, total + part))
}

/// Reads a number in figures, with separators where thousands or lakhs are separated.
pub(crate) fn figures(word: &str) -> Option<f64> {
    let plain = word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    if !plain || !word.starts_with(|c: char| c.is_ascii_digit()) || word.ends_with(['.', ',']) || !well_grouped(word) {
        return None;
    }
    if word.contains(',') { word.replace(',', "").parse().ok() } else { word.parse().ok() }
}

/// Reads a fraction: "½", "3/4", but not "9/11".
pub(crate) fn fraction(word: &str) -> Option<f64> {
    Some(match word {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "⅛" => 0.125,
        _ => {
            let (over, under) = word.split_once('/')?;
            let (over, under): (u32, u32) = (over.parse().ok()?, under.parse().ok()?);
            let small = over > 0 && over < under && matches!(under, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 16 | 32);
            small.then(|| f64::from(over) / f64::from(under))?
        }
    })
}

/// Whether commas, if any, stand where thousands or lakhs are separated.
fn well_grouped(figures: &str) -> bool {
    let whole = figures.split('.').next().unwrap_or(figures);
    if figures.matches('.').count() > 1 {
        return false;
    }
    let mut groups = whole.split(',').skip(1).peekable();
    while let Some(group) = groups.next() {
        if group.len() != 3 && (group.len() != 2 || groups.peek().is_none()) {
            return false;
        }
    }
    true
}

/// A number raised to a power, by multiplying, so that every machine gets the same.
pub(crate) fn raised(base: f64, power: i32) -> f64 {
    let product = (0..power.abs()).fold(1.0, |product, _| product * base);
    if power < 0 { 1.0 / product } else { product }
}

/// Whether figures are a size or a kind of drive, not a number: "5.56x45mm", "4x4".
pub(crate) fn is_dimension(word: &str) -> bool {
    let Some((first, second)) = word.split_once(['x', '×']) else { return false };
    let digits = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    digits(first) && digits(second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    fn read(text: &str) -> Option<(usize, f64)> {
        cardinal(Cursor::new(text, &tokenize(text)), 0)
    }

    #[test]
    fn words() {
        assert_eq!(read("three hundred and twelve men"), Some((4, 312.0)));
        assert_eq!(read("twenty-five"), Some((3, 25.0)));
        assert_eq!(read("two thousand five hundred"), Some((4, 2500.0)));
        assert_eq!(read("two thousand"), Some((1, 2.0)));
        assert_eq!(read("two million five hundred thousand"), Some((5, 2_500_000.0)));
        assert_eq!(read("three million two hundred thousand and one"), Some((7, 3_200_001.0)));
        assert_eq!(read("five six"), Some((1, 5.0)));
        assert_eq!(read("men"), None);
        assert_eq!(read("hundred"), None);
    }

    #[test]
    fn powers_and_sizes() {
        assert_eq!((raised(10.0, 3), raised(10.0, -2)), (1000.0, 0.01));
        assert!(is_dimension("7.62x39mm") && is_dimension("4×4") && !is_dimension("2x") && !is_dimension("x64"));
    }

    #[test]
    fn figures_and_fractions() {
        assert_eq!(figures("15,000"), Some(15000.0));
        assert_eq!(figures("12,34,567.8"), Some(1_234_567.8));
        assert_eq!(figures("1,5"), None);
        assert_eq!(figures("1."), None);
        assert_eq!(figures("nan"), None);
        assert_eq!(fraction("3/4"), Some(0.75));
        assert_eq!(fraction("9/11"), None);
    }

    #[test]
    fn the_compiled_list_loads() {
        assert!(WORDS.len() > 40);
        let fault = |list| load(list).err().and_then(|e| e.line());
        assert_eq!(fault("form,class,value\nten,number,x\n"), Some(2));
        assert_eq!(fault("form,class,value\nten,number,10\nten,number,10\n"), Some(3));
    }
}
