//! Units and currencies, read from `units.csv`, `vocabulary.csv` and `currencies.csv` of `data/units`.

use once_cell::sync::Lazy;
use std::collections::HashMap;

use crate::error::Result;
use crate::text::cursor::Cursor;
use crate::text::tokenize;
use crate::text::word_list::{self, Field};

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

/// Returns the unit or currency of a code, as given in [`Amount::unit`](super::Amount::unit).
pub fn unit(code: &str) -> Option<&'static Unit> {
    UNITS.by_code.get(code).and_then(|&at| UNITS.units.get(at))
}

/// Returns the unit that people of a country mean by the general one: `AUD` for a bare "$" in Australia.
pub(super) fn local(country: &str, general: &'static Unit) -> &'static Unit {
    LOCAL.get(&(country, general.code.as_str())).and_then(|code| unit(code)).unwrap_or(general)
}

static LOCAL: Lazy<HashMap<(&'static str, &'static str), &'static str>> =
    Lazy::new(|| word_list::built_in(load_local(&UNITS, include_str!("../../data/units/local.csv"))));

/// Reads which unit people of a country mean by a general one; both must be among the units.
fn load_local<'a>(units: &Units, list: &'a str) -> Result<HashMap<(&'a str, &'a str), &'a str>> {
    let mut local = HashMap::new();
    for row in word_list::rows("units/local.csv", ["country", "unit", "local"], list)? {
        let [country, general, own] = row?;
        if country.as_str().len() != 2 {
            return Err(country.invalid("a code of two letters (ISO 3166)"));
        }
        if let Some(unknown) = [&general, &own].into_iter().find(|unit| !units.by_code.contains_key(unit.as_str())) {
            return Err(unknown.invalid("the code of a unit"));
        }
        if local.insert((country.word()?, general.word()?), own.word()?).is_some() {
            return Err(country.duplicate());
        }
    }
    Ok(local)
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
    /// Whether its tokens are one word: "A$", but not "A $5 million loan".
    glued: bool,
    unit: usize,
}

static UNITS: Lazy<Units> = Lazy::new(|| {
    word_list::built_in(Units::load(
        &[
            ("units/units.csv", include_str!("../../data/units/units.csv")),
            ("units/vocabulary.csv", include_str!("../../data/units/vocabulary.csv")),
        ],
        include_str!("../../data/units/currencies.csv"),
    ))
});

/// The longest first token of a form, in bytes.
const MAX_FORM_BYTES: usize = 24;

/// Returns the unit whose form starts with `first` and goes on in the tokens from `next`, and one past its last token.
pub(super) fn match_form(first: &str, tokens: Cursor<'_>, next: usize) -> Option<(usize, &'static Unit)> {
    if first.is_empty() || first.len() > MAX_FORM_BYTES {
        return None;
    }
    let found = match_exactly(first, tokens, next);
    // "70 mph." keeps its full stop at the end of a sentence.
    found.or_else(|| match_exactly(first.strip_suffix('.').filter(|f| f.len() > 1)?, tokens, next))
}

fn match_exactly(first: &str, tokens: Cursor<'_>, next: usize) -> Option<(usize, &'static Unit)> {
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
        let apart = |n: usize| tokens.get(next + n).is_none_or(|t| t.spaced);
        same(first, &form.first, form.exact)
            && !(form.glued && (0..form.rest.len()).any(apart))
            && form
                .rest
                .iter()
                .enumerate()
                .all(|(n, part)| next + n < tokens.len() && same(tokens.word(next + n), part, form.exact))
    })?;
    Some((next + form.rest.len(), UNITS.units.get(form.unit)?))
}

impl Units {
    /// Reads the lists of units, each with its name, and that of currencies.
    fn load(lists: &[(&str, &str)], currencies: &str) -> Result<Self> {
        let mut found = Self::default();
        let columns = ["code", "unit_name", "forms", "base", "factor", "dimension"];
        let rows = lists.iter().map(|(file, units)| word_list::rows(file, columns, units));
        for row in rows.collect::<Result<Vec<_>>>()?.into_iter().flatten() {
            let [code, name, forms, base, factor, dimension] = row?;
            let number = factor.as_str().parse().ok().filter(|f: &f64| *f > 0.0);
            let unit = Unit {
                code: code.word()?.to_owned(),
                name: name.word()?.to_owned(),
                base: base.word()?.to_owned(),
                factor: number.ok_or_else(|| factor.invalid("a positive number"))?,
                dimension: dimension.word()?.to_owned(),
            };
            found.add(unit, &code, &forms)?;
        }
        for row in word_list::rows("units/currencies.csv", ["code", "unit_name", "forms"], currencies)? {
            let [code, name, forms] = row?;
            let symbol = code.word()?.to_owned();
            let name = name.word()?.to_owned();
            let unit = Unit { code: symbol.clone(), name, base: symbol, factor: 1.0, dimension: "money".into() };
            found.add(unit, &code, &forms)?;
        }
        found.sort();
        Ok(found)
    }

    /// Adds a unit; its code and its forms must be its own.
    fn add(&mut self, unit: Unit, code: &Field<'_>, forms: &Field<'_>) -> Result<()> {
        let number = self.units.len();
        if self.by_code.insert(unit.code.clone(), number).is_some() {
            return Err(code.duplicate());
        }
        let is_money = unit.is_money();
        self.units.push(unit);
        for form in forms.as_str().split('|') {
            let tokens = tokenize(form);
            let mut parts = tokens.iter().map(|t| t.text(form).to_owned());
            let Some(first) = parts.next().filter(|f| f.len() <= MAX_FORM_BYTES) else {
                return Err(forms.error(format!("`{form}` is empty or longer than {MAX_FORM_BYTES} bytes")));
            };
            let exact = form.chars().count() <= 3;
            let key = first.to_lowercase();
            let glued = is_money && tokens.len() > 1 && !form.contains(' ');
            let form = Form { first, rest: parts.collect(), exact, glued, unit: number };
            let known = self.forms.entry(key).or_default();
            // "US$" and "US $" are the same tokens.
            match known.iter_mut().find(|f| f.first == form.first && f.rest == form.rest) {
                Some(old) if old.unit == number => old.glued &= glued,
                Some(_) => return Err(forms.error(format!("`{}` is a form of another unit", form.first))),
                None => known.push(form),
            }
        }
        Ok(())
    }

    fn sort(&mut self) {
        self.forms.values_mut().for_each(|forms| forms.sort_by_key(|form| std::cmp::Reverse(form.rest.len())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_lists_load() {
        let units = &UNITS;
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
            match_form(tokens[0].text(form), Cursor::new(form, &tokens), 1).map(|(_, u)| u.code.clone())
        };
        assert_eq!(find("miles per hour").as_deref(), Some("mph"));
        assert_eq!(find("MB").as_deref(), Some("MB"));
        assert_eq!(find("mb").as_deref(), Some("Mbit"));
        assert_eq!(find("US$").as_deref(), Some("USD"));
        assert_eq!(find("square metres").as_deref(), Some("m2"));
    }

    #[test]
    fn local_units() {
        assert!(LOCAL.len() > 20);
        let dollar = unit("USD").unwrap();
        assert_eq!(local("AU", dollar).code, "AUD");
        assert_eq!(local("US", dollar).code, "USD");
        let fault = |list| load_local(&UNITS, list).err().and_then(|e| e.line());
        assert_eq!(fault("country,unit,local\nAU,USD,AUX\n"), Some(2));
        assert_eq!(fault("country,unit,local\nAU,USD,AUD\nAU,USD,AUD\n"), Some(3));
    }

    #[test]
    fn faults_name_their_line() {
        let units = "code,unit_name,forms,base,factor,dimension\nm,metre,m,m,0,length\n";
        let fault = Units::load(&[("units/units.csv", units)], "").err().map(|e| e.to_string());
        assert_eq!(
            fault.as_deref(),
            Some("units/units.csv, line 2: field `factor`: `0` is invalid: expected a positive number")
        );
        let currencies = "code,unit_name,forms\nUSD,dollar,$\nUSD,dollar,dollar\n";
        let fault =
            Units::load(&[("units/units.csv", &units.replace(",0,", ",1,"))], currencies).err().map(|e| e.to_string());
        assert_eq!(fault.as_deref(), Some("units/currencies.csv, line 3: field `code`: `USD` is a duplicate"));
    }
}
