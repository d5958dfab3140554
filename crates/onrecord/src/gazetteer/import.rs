//! Reads entries from files of the library's own forms: CSV and JSON Lines.
//!
//! Both give the same [`Entry`]. A bad row is an error that names the file, the line and the field.
//!
//! * CSV: a header line; columns `id`, `name`, `kind` are needed, `aliases` (separated by `|`), `case`, `priority`,
//!   `from`, `until`, `country`, `stands_for` are known, any other column goes into the payload as text.
//! * JSON Lines: an object a line with the same fields; `aliases` is a list of strings or of
//!   `{"text", "case", "tag"}`; any other field goes into the payload as it is.
//!
//! Where a builder [denies unknown fields](GazetteerBuilder::deny_unknown_fields), what else a program wants back stands in
//! `payload`, an object: so `alias` for `aliases` is an error and no payload.

use std::fmt;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::Path;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::builder::{GazetteerBuilder, parse_date};
use super::entry::{Alias, AliasTag, CaseRule, Entry, EntryIndex};
use crate::error::{Error, Result, Subject};
use crate::ids::EntityKind;

/// What entries have besides payload.
const FIELDS: [&str; 10] =
    ["id", "name", "kind", "aliases", "case", "priority", "from", "until", "country", "stands_for"];
/// What the library itself reads of a payload, and what its own lists have there.
const PAYLOAD: [&str; 6] = ["parent", "class", "gender", "offices", "codes", "source"];

/// The row that is being read, for messages.
pub(super) struct Row<'r> {
    pub(super) origin: &'r str,
    pub(super) line: usize,
    pub(super) denies_unknown_fields: bool,
}

impl Row<'_> {
    pub(super) fn fail<T>(&self, field: &str, message: impl Into<String>) -> Result<T> {
        Err(Error::row_of(Subject::Gazetteer, self.origin, self.line, field, message))
    }

    fn entry(&self, mut fields: Map<String, Value>) -> Result<Entry> {
        let id = self.text(&mut fields, "id")?.ok_or(()).or_else(|()| self.fail("id", "is missing"))?;
        let name = self.text(&mut fields, "name")?.ok_or(()).or_else(|()| self.fail("name", "is missing"))?;
        let kind = self.text(&mut fields, "kind")?.ok_or(()).or_else(|()| self.fail("kind", "is missing"))?;
        let kind: EntityKind = kind.parse().or_else(|_| {
            let kinds: Vec<&str> = EntityKind::ALL.iter().map(|k| k.as_str()).collect();
            self.fail("kind", format!("`{kind}` is no kind; the kinds are {}", kinds.join(", ")))
        })?;
        let mut entry = Entry::new(id, name, kind);
        let case = match self.text(&mut fields, "case")? {
            Some(case) => self.case(&case)?,
            None if kind == EntityKind::Materiel => CaseRule::Insensitive,
            None => CaseRule::default(),
        };
        let mut aliases = self.aliases(fields.remove("aliases"), case)?;
        if aliases.iter().all(|a| a.text != entry.name) {
            aliases.insert(0, Alias::new(entry.name.clone()).case(case));
        }
        entry.aliases = aliases;
        entry.priority = match fields.remove("priority") {
            None | Some(Value::Null) => 0,
            Some(Value::String(text)) if text.trim().is_empty() => 0,
            Some(value) => value
                .as_i64()
                .or_else(|| value.as_str().and_then(|t| t.trim().parse().ok()))
                .and_then(|n| i32::try_from(n).ok())
                .ok_or(())
                .or_else(|()| self.fail("priority", format!("{value} is no whole number of 32 bits")))?,
        };
        entry.from = self.date(&mut fields, "from", false)?;
        entry.until = self.date(&mut fields, "until", true)?;
        entry.country = self.text(&mut fields, "country")?.map(Into::into);
        entry.stands_for = self.text(&mut fields, "stands_for")?.map(Into::into);
        entry.payload = if self.denies_unknown_fields { self.payload(fields)? } else { fields };
        Ok(entry)
    }

    /// Returns the payload of an entry whose fields must all be known.
    fn payload(&self, mut fields: Map<String, Value>) -> Result<Map<String, Value>> {
        let own = match fields.remove("payload") {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(own)) => own,
            Some(other) => return self.fail("payload", format!("must be an object, not {other}")),
        };
        match fields.keys().find(|field| !PAYLOAD.contains(&field.as_str())) {
            Some(unknown) => {
                let known = FIELDS.into_iter().chain(PAYLOAD).collect::<Vec<_>>().join(", ");
                self.fail(
                    unknown,
                    format!("is no field of an entry; use one of {known}, or `payload` for what is yours"),
                )
            }
            None => Ok(fields.into_iter().chain(own).collect()),
        }
    }

    fn text(&self, fields: &mut Map<String, Value>, field: &str) -> Result<Option<String>> {
        match fields.remove(field) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.trim().to_owned()).filter(|t| !t.is_empty())),
            Some(other) => self.fail(field, format!("must be text, not {other}")),
        }
    }

    fn date(&self, fields: &mut Map<String, Value>, field: &str, last: bool) -> Result<Option<jiff::civil::Date>> {
        let Some(text) = self.text(fields, field)? else { return Ok(None) };
        match parse_date(&text, last) {
            Some(date) => Ok(Some(date)),
            None => self.fail(field, format!("`{text}` is an invalid date: expected YYYY-MM-DD, YYYY-MM or YYYY")),
        }
    }

    fn case(&self, name: &str) -> Result<CaseRule> {
        match CaseRule::from_name(name) {
            Some(case) => Ok(case),
            None => self.fail("case", format!("`{name}` is no rule; the rules are exact, insensitive, capitalised")),
        }
    }

    fn aliases(&self, value: Option<Value>, case: CaseRule) -> Result<Vec<Alias>> {
        match value {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::String(list)) => {
                Ok(list.split('|').map(str::trim).filter(|a| !a.is_empty()).map(|a| Alias::new(a).case(case)).collect())
            }
            Some(Value::Array(list)) => list.into_iter().map(|alias| self.alias(alias, case)).collect(),
            Some(other) => self.fail("aliases", format!("must be a list or text with bars, not {other}")),
        }
    }

    fn alias(&self, value: Value, case: CaseRule) -> Result<Alias> {
        let mut fields = match value {
            Value::String(text) => return Ok(Alias::new(text).case(case)),
            Value::Object(fields) => fields,
            other => return self.fail("aliases", format!("must hold text or objects, not {other}")),
        };
        let Some(text) = self.text(&mut fields, "text")? else {
            return self.fail("aliases", "an alias lacks its text");
        };
        let mut alias = Alias::new(text).case(case);
        if let Some(name) = self.text(&mut fields, "case")? {
            alias.case = self.case(&name)?;
        }
        if let Some(name) = self.text(&mut fields, "tag")? {
            alias.tag = match AliasTag::from_name(&name) {
                Some(tag) => tag,
                None => return self.fail("aliases", format!("`{name}` is no tag")),
            };
        }
        match fields.keys().next() {
            Some(unknown) => self.fail("aliases", format!("an alias has no field `{unknown}`")),
            None => Ok(alias),
        }
    }
}

impl GazetteerBuilder {
    /// Adds the entry of one row, given as a JSON object with the fields of a line of JSON Lines. `row` is counted
    /// from 1 and goes into messages.
    ///
    /// # Errors
    ///
    /// A missing or invalid field, and those of [`GazetteerBuilder::add`].
    pub fn add_object(&mut self, fields: Map<String, Value>, row: usize) -> Result<EntryIndex> {
        let entry =
            Row { origin: "entries", line: row, denies_unknown_fields: self.denies_unknown_fields }.entry(fields)?;
        self.add_row(entry, row)
    }

    /// Adds the rows of a CSV file.
    ///
    /// # Errors
    ///
    /// A file that cannot be read; an invalid row.
    pub fn add_csv(&mut self, path: impl AsRef<Path>) -> Result<&mut Self> {
        self.each_row(path.as_ref(), ["id", "name", "kind"], |row, fields| row.entry(fields).map(Some))
    }

    /// Adds the lines of a JSON Lines file.
    ///
    /// # Errors
    ///
    /// A file that cannot be read; an invalid line.
    pub fn add_jsonl(&mut self, path: impl AsRef<Path>) -> Result<&mut Self> {
        self.each_line(path.as_ref(), |row, fields| row.entry(fields).map(Some))
    }

    pub(super) fn each_row(
        &mut self,
        path: &Path,
        needed: [&str; 3],
        read: impl Fn(&Row<'_>, Map<String, Value>) -> Result<Option<Entry>>,
    ) -> Result<&mut Self> {
        let (path, origin) = named(path);
        let file = std::fs::File::open(path).map_err(|e| Error::io(Subject::Gazetteer, path, e))?;
        self.set_origin(&origin);
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file);
        let fail = |line: usize, error: &csv::Error| {
            Error::row_of(Subject::Gazetteer, &origin, line, "(row)", error.to_string())
        };
        let header = reader.headers().map_err(|e| fail(1, &e))?.clone();
        for (i, name) in header.iter().enumerate() {
            if header.iter().take(i).any(|before| before == name) {
                let message = format!("column `{name}` is a duplicate");
                return Err(Error::row_of(Subject::Gazetteer, &origin, 1, name, message));
            }
        }
        for column in needed {
            if header.iter().all(|h| h != column) {
                return Err(Error::row_of(Subject::Gazetteer, &origin, 1, column, "the header has no such column"));
            }
        }
        for record in reader.records() {
            let record = record.map_err(|e| fail(e.position().map_or(0, |p| p.line() as usize), &e))?;
            let line = record.position().map_or(0, |p| p.line() as usize);
            let fields = header
                .iter()
                .zip(record.iter())
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| (name.to_owned(), Value::from(value)))
                .collect();
            let row = Row { origin: &origin, line, denies_unknown_fields: self.denies_unknown_fields };
            if let Some(entry) = read(&row, fields)? {
                self.add_row(entry, line)?;
            }
        }
        Ok(self)
    }

    pub(super) fn each_line(
        &mut self,
        path: &Path,
        read: impl Fn(&Row<'_>, Map<String, Value>) -> Result<Option<Entry>>,
    ) -> Result<&mut Self> {
        let (path, origin) = named(path);
        let file = std::fs::File::open(path).map_err(|e| Error::io(Subject::Gazetteer, path, e))?;
        self.set_origin(&origin);
        for (i, text) in BufReader::new(file).lines().enumerate() {
            let row = Row { origin: &origin, line: i + 1, denies_unknown_fields: self.denies_unknown_fields };
            let text = text.map_err(|error| match error.kind() {
                ErrorKind::InvalidData => Error::not_utf8(Subject::Gazetteer, &origin, row.line),
                _ => Error::io(Subject::Gazetteer, path, error),
            })?;
            if text.trim().is_empty() {
                continue;
            }
            let fields = match serde_json::from_str(&text) {
                Ok(Fields(fields)) => fields,
                Err(error) => return row.fail("(line)", format!("is no JSON object: {error}")),
            };
            if let Some(entry) = read(&row, fields)? {
                self.add_row(entry, row.line)?;
            }
        }
        Ok(self)
    }
}

/// The fields of a line, of which none stands twice.
struct Fields(Map<String, Value>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self(Map::new()))
    }
}

impl<'de> Visitor<'de> for Fields {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut fields: A) -> Result<Self, A::Error> {
        while let Some((name, value)) = fields.next_entry::<String, Value>()? {
            if self.0.contains_key(&name) {
                return Err(A::Error::custom(format!("field `{name}` is a duplicate")));
            }
            self.0.insert(name, value);
        }
        Ok(self)
    }
}

fn named(path: &Path) -> (&Path, String) {
    (path, path.display().to_string())
}
