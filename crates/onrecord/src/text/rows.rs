//! The rows of a CSV text with a header of known columns.
//!
//! *Question*: what are the fields of each row, and where is the one at fault?
//!
//! *Format*: the header names the columns, in any order. A field in quotation marks may hold commas, line breaks, doubled
//! quotation marks, and white space at its ends; other fields lose that white space. Empty lines are skipped.
//!
//! *Limits*: rows and fields are all that is known here. What a field means, and whether a word may have two rows, each list
//! decides.

use std::borrow::Cow;
use std::str::FromStr;

use crate::error::{Error, ErrorKind, Result};

/// A field of a row, with its place.
#[derive(Clone, Debug)]
pub(crate) struct Field<'a> {
    origin: &'a str,
    line: usize,
    column: &'static str,
    text: Cow<'a, str>,
}

impl<'a> Field<'a> {
    /// Returns a part of the field's text as a field at the same place.
    pub(crate) fn part(&self, text: &'a str) -> Self {
        Self { text: Cow::Borrowed(text), ..*self }
    }

    /// Returns the text of the field, which may be empty.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the text of the field as part of the list, which must have some.
    ///
    /// # Errors
    ///
    /// An empty field, or one with doubled quotation marks, whose text the list does not hold.
    pub(crate) fn word(&self) -> Result<&'a str> {
        match self.text {
            Cow::Borrowed("") => Err(self.error("is empty")),
            Cow::Borrowed(text) => Ok(text),
            Cow::Owned(_) => Err(self.invalid("a word without quotation marks")),
        }
    }

    /// Returns the text of the field as [`word`](Self::word) does, which must not be longer than words are looked up.
    pub(crate) fn word_within(&self, max_bytes: usize) -> Result<&'a str> {
        let word = self.word()?;
        if word.len() > max_bytes { Err(self.invalid(&format!("at most {max_bytes} bytes"))) } else { Ok(word) }
    }

    /// Reads the field as a number or another value; `expected` says in the message what is accepted.
    pub(crate) fn parse<T: FromStr>(&self, expected: &str) -> Result<T> {
        self.text.parse().map_err(|_| self.invalid(expected))
    }

    /// Reads the field as the written name of a case of an enum, whose error lists the accepted names.
    pub(crate) fn variant<T: FromStr<Err = Error>>(&self) -> Result<T> {
        self.text.parse().map_err(|error: Error| match error.kind() {
            ErrorKind::Value { message, .. } => self.error(message),
            _ => self.error(error.to_string()),
        })
    }

    /// Returns what a name stands for.
    ///
    /// # Errors
    ///
    /// A name that is not among the given ones; the message lists them.
    pub(crate) fn named<T: Copy>(&self, names: &[(&str, T)]) -> Result<T> {
        let known = names.iter().find(|(name, _)| *name == self.text).map(|(_, value)| *value);
        known.ok_or_else(|| self.unknown(&names.iter().map(|(name, _)| *name).collect::<Vec<_>>()))
    }

    /// Returns an error at this field.
    pub(crate) fn error(&self, message: impl Into<String>) -> Error {
        Error::row(self.origin, self.line, self.column, message)
    }

    /// Returns the error for a value that is not what was expected.
    pub(crate) fn invalid(&self, expected: &str) -> Error {
        self.error(format!("`{}` is invalid: expected {expected}", self.text))
    }

    /// Returns the error for a name that is none of the accepted ones.
    pub(crate) fn unknown(&self, accepted: &[&str]) -> Error {
        self.error(format!("`{}` is not accepted; use one of {}", self.text, accepted.join(", ")))
    }

    /// Returns the error for a value that may occur only once.
    pub(crate) fn duplicate(&self) -> Error {
        self.error(format!("`{}` is a duplicate", self.text))
    }
}

/// The rows of a list: of each, the fields of the columns asked for, in that order.
#[derive(Clone, Debug)]
pub(crate) struct Rows<'a, const N: usize> {
    origin: &'a str,
    columns: [&'static str; N],
    /// For each field of a row, the number of its column in `columns`.
    order: [usize; N],
    rest: &'a str,
    line: usize,
}

/// Reads the header of a list. `origin` names the list in messages; `columns` are those that it must have.
///
/// # Errors
///
/// A header that lacks one of the columns or has others.
pub(crate) fn rows<'a, const N: usize>(
    origin: &'a str,
    columns: [&'static str; N],
    text: &'a str,
) -> Result<Rows<'a, N>> {
    let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rows = Rows { origin, columns, order: std::array::from_fn(|i| i), rest, line: 1 };
    let header = rows.next().unwrap_or_else(|| Err(Error::row(origin, 1, columns[0], "the list has no header")))?;
    let known: [(&str, usize); N] = std::array::from_fn(|i| (columns[i], i));
    for (i, name) in header.iter().enumerate() {
        rows.order[i] = name.named(&known)?;
        if rows.order[..i].contains(&rows.order[i]) {
            return Err(name.duplicate());
        }
    }
    Ok(rows)
}

impl<'a, const N: usize> Iterator for Rows<'a, N> {
    type Item = Result<[Field<'a>; N]>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some((_, rest)) = self.rest.split_once('\n').filter(|(line, _)| line.trim().is_empty()) {
            self.rest = rest;
            self.line += 1;
        }
        let row = (!self.rest.trim().is_empty()).then(|| self.row())?;
        if row.is_err() {
            self.rest = "";
        }
        Some(row)
    }
}

impl<'a, const N: usize> Rows<'a, N> {
    /// Reads the row at the start of the rest.
    fn row(&mut self) -> Result<[Field<'a>; N]> {
        let (origin, line) = (self.origin, self.line);
        let mut row = self.columns.map(|column| Field { origin, line, column, text: Cow::Borrowed("") });
        let mut count = 0;
        loop {
            let column = self.columns[self.order[count.min(N - 1)]];
            let (text, rest) = field(self.rest).map_err(|message| Error::row(origin, line, column, message))?;
            self.line += self.rest[..self.rest.len() - rest.len()].matches('\n').count();
            if let Some(&place) = self.order.get(count) {
                row[place].text = text;
            }
            count += 1;
            if let Some(rest) = rest.strip_prefix(',') {
                self.rest = rest;
                continue;
            }
            self.rest = rest.strip_prefix('\n').unwrap_or(rest);
            self.line += usize::from(self.rest.len() < rest.len());
            if count != N {
                let columns = self.order.map(|place| self.columns[place]).join(",");
                return Err(Error::row(origin, line, column, format!("{count} fields in place of {N} ({columns})")));
            }
            return Ok(row);
        }
    }
}

/// Cuts off the first field of a text; the rest begins with a comma or a line break, or is empty.
fn field(text: &str) -> Result<(Cow<'_, str>, &str), &'static str> {
    let Some(quoted) = text.trim_start_matches([' ', '\t']).strip_prefix('"') else {
        let (field, rest) = text.split_at(text.find([',', '\n']).unwrap_or(text.len()));
        return Ok((Cow::Borrowed(field.trim()), rest));
    };
    let mut close = 0;
    loop {
        close += quoted[close..].find('"').ok_or("the closing quotation mark is missing")?;
        match quoted[close + 1..].strip_prefix('"') {
            Some(_) => close += 2,
            None => break,
        }
    }
    let (field, rest) = (&quoted[..close], quoted[close + 1..].trim_start_matches([' ', '\t', '\r']));
    if !rest.is_empty() && !rest.starts_with([',', '\n']) {
        return Err("text follows the closing quotation mark");
    }
    Ok((if field.contains('"') { Cow::Owned(field.replace("\"\"", "\"")) } else { Cow::Borrowed(field) }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<(String, String)>> {
        rows("own.csv", ["word", "class"], text)?
            .map(|row| row.map(|[word, class]| (word.as_str().to_owned(), class.as_str().to_owned())))
            .collect()
    }

    fn fault(text: &str) -> String {
        read(text).expect_err(text).to_string()
    }

    #[test]
    fn columns_stand_in_any_order_and_fields_may_be_quoted() {
        let expected = [("a", "b"), ("c, \"d\"\n ", ""), ("e", "f")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(read("\u{feff}class,word\r\nb, a \r\n\r\n,\"c, \"\"d\"\"\n \"\nf,\"e\"").expect("rows"), expected);
        assert_eq!(read("word,class\n\n").expect("no rows"), []);
    }

    #[test]
    fn errors_name_file_line_and_field() {
        assert_eq!(fault(""), "own.csv, line 1: field `word`: the list has no header");
        assert_eq!(
            fault("word,kind\n"),
            "own.csv, line 1: field `class`: `kind` is not accepted; use one of word, class"
        );
        assert_eq!(fault("word,word\n"), "own.csv, line 1: field `class`: `word` is a duplicate");
        assert_eq!(
            fault("word,class\n\n\"a\n\",b\nc"),
            "own.csv, line 5: field `word`: 1 fields in place of 2 (word,class)"
        );
        assert_eq!(fault("class,word\na,b,c"), "own.csv, line 2: field `word`: 3 fields in place of 2 (class,word)");
        assert_eq!(fault("word,class\na,\"b"), "own.csv, line 2: field `class`: the closing quotation mark is missing");
        assert_eq!(
            fault("word,class\n\"a\"b,"),
            "own.csv, line 2: field `word`: text follows the closing quotation mark"
        );
    }
}
