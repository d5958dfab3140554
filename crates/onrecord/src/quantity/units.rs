//! Units and currencies, read from `data/units/units.csv` and `data/units/currencies.csv`.

use once_cell::sync::Lazy;
use std::collections::HashMap;

use crate::error::{Error, Result};
use crate::text::{Token, tokenize};

/// A unit of measure or a currency.
///
/// # Examples
///
/// ```
/// use onrecord::quantity::unit;
///
/// let mile = unit("mi").unwrap();
/// assert_eq!((mile.name.as_str(), mile.base.as_str(), mile.factor), ("mile", "m", 1609.344));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Unit {
    /// Its code: the symbol, or the ISO 4217 code of a currency.
    pub code: String,
    /// Its English name in the singular, in British spelling.
    pub name: String,
    /// The code of the unit that it converts to; a currency's own.
    pub base: String,
    /// How many of the base unit it is.
    pub factor: f64,
    /// "length", "mass", "time" and so on; "money" for currencies.
    pub dimension: String,
}

impl Unit {
    /// Whether it is a currency.
    pub(super) fn is_money(&self) -> bool {
        self.dimension == "money"
    }
}

/// Returns the unit or currency of a code, as given in [`QuantityMention::unit`](super::QuantityMention::unit).
pub fn unit(code: &str) -> Option<&'static Unit> {
    UNITS.by_code.get(code).and_then(|&at| UNITS.units.get(at))
}

/// Returns the unit that people of a country mean by the general one: `AUD` for a bare "$" in Australia.
pub(super) fn local(country: &str, general: &'static Unit) -> &'static Unit {
    let local = LOCAL.iter().find(|row| row[0] == country && row[1] == general.code);
    local.and_then(|row| unit(row[2])).unwrap_or(general)
}

static LOCAL: Lazy<Vec<[&'static str; 3]>> =
    // A test loads the same file, so that a row at fault cannot reach a release.
    Lazy::new(|| load_local(&UNITS, include_str!("../../data/units/local.csv")).unwrap_or_default());

/// Reads which unit each country means by a general one; both must be in the lists.
fn load_local(units: &Units, list: &'static str) -> Result<Vec<[&'static str; 3]>> {
    let mut rows: Vec<[&str; 3]> = Vec::new();
    for (at, line) in list.lines().enumerate().skip(1) {
        let fault = |field, message: &str| Error::row("units/local.csv", at + 1, field, message);
        let fields: Vec<&str> = line.split(',').collect();
        let [country, general, local] = fields[..] else {
            return Err(fault("country", "a row has three fields: country, unit, local"));
        };
        if country.len() != 2 || rows.iter().any(|row| row[..2] == [country, general]) {
            return Err(fault(
                "country",
                &format!("`{country}` is no code of two letters, or stands twice with its unit"),
            ));
        }
        for (field, code) in [("unit", general), ("local", local)] {
            if !units.by_code.contains_key(code) {
                return Err(fault(field, &format!("`{code}` is no unit")));
            }
        }
        rows.push([country, general, local]);
    }
    Ok(rows)
}

/// All units with the forms by which they are found.
#[derive(Default)]
struct Units {
    units: Vec<Unit>,
    by_code: HashMap<String, usize>,
    /// By the first token in lower case, the longest first.
    forms: HashMap<String, Vec<Form>>,
}

/// A form: its tokens.
struct Form {
    first: String,
    rest: Vec<String>,
    /// Whether its case counts, as in "MB" and "mb".
    exact: bool,
    unit: usize,
}

static UNITS: Lazy<Units> = Lazy::new(|| {
    // Tests load the same files, so that a row at fault cannot reach a release.
    let mut units = Units::default();
    let _ = units.load("units/units.csv", include_str!("../../data/units/units.csv"));
    let _ = units.load("units/currencies.csv", include_str!("../../data/units/currencies.csv"));
    units.sort();
    units
});

/// The longest first token of a form, in bytes.
const LONGEST: usize = 24;

/// Returns the unit whose form starts with `first` and goes on in the tokens from `next`, and one past its last token.
pub(super) fn match_form(text: &str, first: &str, tokens: &[Token], next: usize) -> Option<(usize, &'static Unit)> {
    if first.is_empty() || first.len() > LONGEST {
        return None;
    }
    let found = match_exactly(text, first, tokens, next);
    // "70 mph." keeps its full stop at the end of a sentence.
    found.or_else(|| match_exactly(text, first.strip_suffix('.').filter(|f| f.len() > 1)?, tokens, next))
}

fn match_exactly(text: &str, first: &str, tokens: &[Token], next: usize) -> Option<(usize, &'static Unit)> {
    let lower;
    let key = if first.bytes().any(|b| b.is_ascii_uppercase()) || !first.is_ascii() {
        lower = first.to_lowercase();
        lower.as_str()
    } else {
        first
    };
    let same =
        |word: &str, form: &str, exact: bool| word == form || (!exact && word.to_lowercase() == form.to_lowercase());
    let form = UNITS.forms.get(key)?.iter().find(|form| {
        same(first, &form.first, form.exact)
            && form
                .rest
                .iter()
                .enumerate()
                .all(|(n, part)| tokens.get(next + n).is_some_and(|token| same(token.text(text), part, form.exact)))
    })?;
    Some((next + form.rest.len(), UNITS.units.get(form.unit)?))
}

impl Units {
    /// Reads a list; every row must have a code and forms of its own.
    fn load(&mut self, origin: &str, list: &str) -> Result<()> {
        let mut reader = csv::Reader::from_reader(list.as_bytes());
        for (at, row) in reader.records().enumerate() {
            let fault = |field, message: String| Error::row(origin, at + 2, field, message);
            let row = row.map_err(|e| fault("code", e.to_string()))?;
            let field = |n: usize| row.get(n).unwrap_or_default().to_owned();
            let unit = if row.len() == 3 {
                Unit { code: field(0), name: field(1), base: field(0), factor: 1.0, dimension: "money".into() }
            } else {
                let factor = field(4).parse().ok().filter(|f: &f64| *f > 0.0);
                let factor = factor.ok_or_else(|| fault("factor", format!("`{}` is no positive number", field(4))))?;
                Unit { code: field(0), name: field(1), base: field(3), factor, dimension: field(5) }
            };
            if unit.code.is_empty() || unit.name.is_empty() || unit.dimension.is_empty() {
                return Err(fault("code", "code, name and dimension may not be empty".into()));
            }
            let number = self.units.len();
            if self.by_code.insert(unit.code.clone(), number).is_some() {
                return Err(fault("code", format!("`{}` stands twice", unit.code)));
            }
            self.units.push(unit);
            for form in field(2).split('|') {
                let tokens = tokenize(form);
                let mut parts = tokens.iter().map(|t| t.text(form).to_owned());
                let Some(first) = parts.next().filter(|f| f.len() <= LONGEST) else {
                    return Err(fault("forms", format!("`{form}` is empty or longer than {LONGEST} bytes")));
                };
                let exact = form.chars().count() <= 3;
                let key = first.to_lowercase();
                let form = Form { first, rest: parts.collect(), exact, unit: number };
                let forms = self.forms.entry(key).or_default();
                // "US$" and "US $" are the same tokens.
                match forms.iter().find(|f| f.first == form.first && f.rest == form.rest) {
                    Some(old) if old.unit == number => {}
                    Some(_) => return Err(fault("forms", format!("`{}` stands twice", form.first))),
                    None => forms.push(form),
                }
            }
        }
        Ok(())
    }

    fn sort(&mut self) {
        let mut keys: Vec<_> = self.forms.keys().cloned().collect();
        keys.sort();
        for key in keys {
            if let Some(forms) = self.forms.get_mut(&key) {
                forms.sort_by_key(|f| std::cmp::Reverse(f.rest.len()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_lists_load() {
        let mut units = Units::default();
        units.load("units/units.csv", include_str!("../../data/units/units.csv")).unwrap();
        units.load("units/currencies.csv", include_str!("../../data/units/currencies.csv")).unwrap();
        assert!(units.units.len() > 150);
        assert!(
            units
                .units
                .iter()
                .all(|u| units.by_code.contains_key(&u.base) || u.base.chars().count() < 4 || u.base == u.code)
        );
    }

    #[test]
    fn longest_form_and_case() {
        let find = |form: &str| {
            let tokens = tokenize(form);
            match_form(form, tokens[0].text(form), &tokens, 1).map(|(_, u)| u.code.clone())
        };
        assert_eq!(find("miles per hour").as_deref(), Some("mph"));
        assert_eq!(find("MB").as_deref(), Some("MB"));
        assert_eq!(find("mb").as_deref(), Some("Mbit"));
        assert_eq!(find("US$").as_deref(), Some("USD"));
        assert_eq!(find("square metres").as_deref(), Some("m2"));
    }

    #[test]
    fn local_units() {
        assert!(load_local(&UNITS, include_str!("../../data/units/local.csv")).unwrap().len() > 20);
        let dollar = unit("USD").unwrap();
        assert_eq!(local("AU", dollar).code, "AUD");
        assert_eq!(local("US", dollar).code, "USD");
        let fault = |list| load_local(&UNITS, list).err().and_then(|e| e.line());
        assert_eq!(fault("country,unit,local\nAU,USD,AUX\n"), Some(2));
        assert_eq!(fault("country,unit,local\nAU,USD,AUD\nAU,USD,AUD\n"), Some(3));
    }

    #[test]
    fn faults_name_their_line() {
        let fault = |list| Units::default().load("test", list).err().and_then(|e| e.line());
        assert_eq!(fault("code,unit_name,forms\nUSD,dollar,$\nUSD,dollar,dollar\n"), Some(3));
        assert_eq!(fault("code,unit_name,forms,base,factor,dimension\nm,metre,m,m,0,length\n"), Some(2));
    }
}
