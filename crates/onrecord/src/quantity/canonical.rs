//! The canonical text of a quantity, which reads back to the same.
//!
//! 2800000000 USD prints as "2,800,000,000 USD", 20 to 30 `shell` as "20 to 30 shells", at least 18 percent that
//! something rose by as "up more than 18 percent". What English has no plain words for is printed as an interval with
//! the unit in brackets: "200..999 ~ [series]".

use std::fmt::{self, Write as _};
use std::str::FromStr;

use super::amount::Amount;
use super::lexicon::plural_of;
use super::options::Options;
use super::units::unit;
use super::walk::read;
use crate::error::{Error, Result};
use crate::text::{plural, tokenize};

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Only words that are understood are printed.
        match self.words().into_iter().find(|words| read_words(words).is_some_and(|read| read == *self)) {
            Some(words) => f.write_str(&words),
            None => f.write_str(&self.notation()),
        }
    }
}

impl FromStr for Amount {
    type Err = Error;

    /// Reads canonical text, and any other words that are one quantity as a whole.
    ///
    /// # Errors
    ///
    /// Words that are not one quantity, or more; intervals that end before they begin.
    fn from_str(text: &str) -> Result<Self> {
        let fault = |message: &str| Error::value("quantity", format!("`{text}` {message}"));
        let amount =
            read_notation(text).or_else(|| read_words(text)).ok_or_else(|| fault("is not one quantity as a whole"))?;
        if amount.min.zip(amount.max).is_some_and(|(min, max)| min > max) {
            return Err(fault("ends before it begins"));
        }
        Ok(amount)
    }
}

impl Amount {
    /// Returns the words that may say it, the plainest first.
    fn words(&self) -> Vec<String> {
        let number = match (self.min, self.max) {
            (Some(min), Some(max)) if min.total_cmp(&max).is_eq() => number(min),
            (Some(min), Some(max)) => format!("{} to {}", number(min), number(max)),
            (Some(min), None) => format!("more than {}", number(min)),
            (None, Some(max)) => format!("up to {}", number(max)),
            (None, None) => return Vec::new(),
        };
        let about = if self.approximate { "about " } else { "" };
        let change = self.change.map(|c| format!("{c} ")).unwrap_or_default();
        let (Some(code), Some(name)) = (&self.unit, &self.unit_name) else {
            return vec![format!("{change}{about}{number}")];
        };
        let of_unit = [code.clone(), plural_name(name), name.clone(), format!("of {}", plural_name(name))];
        let order = if unit(code).is_some() { [0, 1, 2, 3] } else { [1, 2, 3, 0] };
        order.map(|n| format!("{change}{about}{number} {}", of_unit[n])).into()
    }

    /// Returns the interval with its unit in brackets.
    fn notation(&self) -> String {
        let bound = |bound: Option<f64>| bound.map(|b| b.to_string()).unwrap_or_default();
        let mut text = format!("{}..{}", bound(self.min), bound(self.max));
        if self.approximate {
            text.push_str(" ~");
        }
        if let Some(change) = self.change {
            let _ = write!(text, " {change}");
        }
        match (&self.unit, &self.unit_name) {
            (None, None) => {}
            (unit, name) if unit == name => {
                let _ = write!(text, " [{}]", unit.as_deref().unwrap_or_default());
            }
            (unit, name) => {
                let part = |part: &Option<String>| part.clone().unwrap_or_default();
                let _ = write!(text, " [{}|{}]", part(unit), part(name));
            }
        }
        text
    }
}

/// Reads "200..999 ~ up [series]".
fn read_notation(text: &str) -> Option<Amount> {
    let mut amount = Amount::default();
    let mut rest = text;
    if let Some((before, unit)) = text.strip_suffix(']').and_then(|t| t.split_once(" [")) {
        rest = before;
        let (unit, name) = unit.split_once('|').unwrap_or((unit, unit));
        let part = |part: &str| (!part.is_empty()).then(|| part.to_owned());
        (amount.unit, amount.unit_name) = (part(unit), part(name));
    }
    let mut parts = rest.split(' ');
    let (min, max) = parts.next()?.split_once("..")?;
    let bound = |bound: &str| match bound {
        "" => Some(None),
        bound => bound.parse::<f64>().ok().filter(|b| !b.is_nan()).map(Some),
    };
    (amount.min, amount.max) = (bound(min)?, bound(max)?);
    for part in parts {
        match part {
            "~" => amount.approximate = true,
            change => amount.change = Some(change.parse().ok()?),
        }
    }
    Some(amount)
}

/// Reads words that are one quantity to their end.
fn read_words(text: &str) -> Option<Amount> {
    let found = read(text, &tokenize(text), &[], &Options::default());
    let [quantity] = <[_; 1]>::try_from(found).ok()?;
    let before = text.get(..quantity.span.start as usize)?.trim();
    let free = before.is_empty() || quantity.amount.change.is_some_and(|c| before == c.as_str());
    (free && quantity.span.end as usize == text.len()).then_some(quantity.amount)
}

/// Writes a number in figures, with commas.
fn number(number: f64) -> String {
    let plain = number.abs().to_string();
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
    let mut text = String::from(if number < 0.0 { "-" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// Puts the head of a name into the plural: "year of age" gives "years of age".
fn plural_name(name: &str) -> String {
    let cut = [" per ", " of "].iter().filter_map(|link| name.find(link)).min().unwrap_or(name.len());
    let (head, tail) = name.split_at(cut);
    let irregular = plural_of(head.rsplit(' ').next().unwrap_or(head));
    match (irregular, head.strip_suffix("man")) {
        (Some(plural), _) => {
            let before = head.rsplit_once(' ').map(|(before, _)| format!("{before} ")).unwrap_or_default();
            format!("{before}{plural}{tail}")
        }
        (None, Some(stem)) => format!("{stem}men{tail}"),
        (None, None) => format!("{}{tail}", plural::plural(head)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, canonical: &str) {
        let amount: Amount = text.parse().unwrap();
        assert_eq!(amount.to_string(), canonical);
        assert_eq!(canonical.parse::<Amount>().unwrap(), amount);
    }

    #[test]
    fn canonical_text() {
        check("$2.8 billion", "2,800,000,000 USD");
        check("more than 18 ships", "more than 18 ships");
        check("up to 40 percent", "up to 40 percent");
        check("$85-90 a barrel", "85 to 90 dollars per barrel");
        check("tens or even hundreds of thousands of artillery shells", "about 20,000 to 999,999 artillery shells");
        check("sixty-five years of age", "65 years of age");
        check("two men", "2 men");
        check("2.5 batteries", "2.5 batteries");
        check("7", "7");
    }

    #[test]
    fn notation() {
        let amount = Amount { min: Some(-0.5), approximate: true, unit: Some("a|b".into()), ..Amount::default() };
        let text = amount.to_string();
        assert_eq!(text, "-0.5.. ~ [a|b|]");
        for faulty in ["", "ships", "2 ships and 3 trucks", "5..2", "1..x", "1..2 sideways"] {
            assert!(faulty.parse::<Amount>().is_err(), "{faulty}");
        }
        let error = "5..2".parse::<Amount>().unwrap_err().to_string();
        assert_eq!(error, "quantity: `5..2` ends before it begins");
    }
}
