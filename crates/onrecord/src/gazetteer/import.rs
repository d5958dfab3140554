//! Reads entries from files: CSV, JSON Lines, and FollowTheMoney entities.
//!
//! All three give the same [`Entry`]. A bad row is an error that names the file, the line and the field.
//!
//! * CSV: a header line; columns `id`, `name`, `kind` are needed, `aliases` (separated by `|`), `case`, `priority`,
//!   `from`, `until`, `country`, `stands_for` are known, any other column goes into the payload as text.
//! * JSON Lines: an object a line with the same fields; `aliases` is a list of strings or of
//!   `{"text", "case", "tag"}`; any other field goes into the payload as it is.
//! * FollowTheMoney: `{"id", "schema", "properties": {"name": […], "alias": […], "weakAlias": […], …}}` a line; the
//!   schema gives the kind, the properties go into the payload.

use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::{Map, Value};

use super::builder::{GazetteerBuilder, parse_date};
use super::entry::{Alias, AliasTag, CaseRule, Entry, EntryIndex};
use crate::error::{Error, Result, Subject};
use crate::ids::EntityKind;

/// The row that is being read, for messages.
struct Row<'r> {
    origin: &'r str,
    line: usize,
}

impl Row<'_> {
    fn fail<T>(&self, field: &str, message: impl Into<String>) -> Result<T> {
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
        entry.payload = fields;
        Ok(entry)
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

    fn follow_the_money(&self, fields: &Map<String, Value>) -> Result<Option<Entry>> {
        let Some(id) = fields.get("id").and_then(Value::as_str) else { return self.fail("id", "is missing") };
        let Some(schema) = fields.get("schema").and_then(Value::as_str) else {
            return self.fail("schema", "is missing");
        };
        let Some(properties) = fields.get("properties").and_then(Value::as_object) else {
            return self.fail("properties", "is missing");
        };
        let texts = |name: &str| -> Vec<&str> {
            properties.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
        };
        let names = texts("name");
        let caption = fields.get("caption").and_then(Value::as_str);
        let Some(name) = caption.or_else(|| names.first().copied()) else { return Ok(None) };
        let mut entry = Entry::new(id, name, kind_of_schema(schema));
        for alias in names.into_iter().chain(texts("alias")) {
            if entry.aliases.iter().all(|a| a.text != alias) {
                entry.aliases.push(Alias::new(alias));
            }
        }
        entry.aliases.extend(texts("weakAlias").into_iter().map(|a| Alias::new(a).tag(AliasTag::Weak)));
        let country = texts("country").into_iter().chain(texts("jurisdiction")).chain(texts("nationality")).next();
        entry.country = country.map(|code| format!("country/{}", code.to_ascii_uppercase()).into());
        entry.payload = Map::from_iter([
            ("schema".to_owned(), Value::from(schema)),
            ("properties".to_owned(), Value::from(properties.clone())),
        ]);
        Ok(Some(entry))
    }
}

/// Returns the kind of a FollowTheMoney schema.
fn kind_of_schema(schema: &str) -> EntityKind {
    match schema {
        "Person" => EntityKind::Person,
        "Company" | "Organization" | "PublicBody" | "LegalEntity" => EntityKind::Organization,
        "Address" => EntityKind::Place,
        _ => EntityKind::Other,
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
        let entry = Row { origin: "entries", line: row }.entry(fields)?;
        self.add_row(entry, row)
    }

    /// Adds the rows of a CSV file.
    ///
    /// # Errors
    ///
    /// A file that cannot be read; an invalid row.
    pub fn add_csv(&mut self, path: impl AsRef<Path>) -> Result<&mut Self> {
        let (path, origin) = named(path.as_ref());
        let file = std::fs::File::open(path).map_err(|e| Error::io(Subject::Gazetteer, path, e))?;
        self.set_origin(&origin);
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file);
        let fail = |line: usize, error: &csv::Error| {
            Error::row_of(Subject::Gazetteer, &origin, line, "(row)", error.to_string())
        };
        let header = reader.headers().map_err(|e| fail(1, &e))?.clone();
        for column in ["id", "name", "kind"] {
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
            let entry = Row { origin: &origin, line }.entry(fields)?;
            self.add_row(entry, line)?;
        }
        Ok(self)
    }

    /// Adds the lines of a JSON Lines file.
    ///
    /// # Errors
    ///
    /// A file that cannot be read; an invalid line.
    pub fn add_jsonl(&mut self, path: impl AsRef<Path>) -> Result<&mut Self> {
        self.each_line(path.as_ref(), |row, fields| row.entry(fields).map(Some))
    }

    /// Adds the entities of a FollowTheMoney file, one JSON object a line. Entities without any name are passed over.
    ///
    /// # Errors
    ///
    /// A file that cannot be read; an invalid line.
    pub fn add_follow_the_money(&mut self, path: impl AsRef<Path>) -> Result<&mut Self> {
        self.each_line(path.as_ref(), |row, fields| row.follow_the_money(&fields))
    }

    fn each_line(
        &mut self,
        path: &Path,
        read: impl Fn(&Row<'_>, Map<String, Value>) -> Result<Option<Entry>>,
    ) -> Result<&mut Self> {
        let (path, origin) = named(path);
        let file = std::fs::File::open(path).map_err(|e| Error::io(Subject::Gazetteer, path, e))?;
        self.set_origin(&origin);
        for (i, text) in BufReader::new(file).lines().enumerate() {
            let row = Row { origin: &origin, line: i + 1 };
            let text = text.map_err(|e| Error::io(Subject::Gazetteer, path, e))?;
            if text.trim().is_empty() {
                continue;
            }
            let fields = match serde_json::from_str(&text) {
                Ok(fields) => fields,
                Err(error) => return row.fail("(line)", format!("is no JSON object: {error}")),
            };
            if let Some(entry) = read(&row, fields)? {
                self.add_row(entry, row.line)?;
            }
        }
        Ok(self)
    }
}

fn named(path: &Path) -> (&Path, String) {
    (path, path.display().to_string())
}
