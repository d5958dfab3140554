//! Reads lists in the forms in which `OpenSanctions` and others publish them.
//!
//! * FollowTheMoney: `{"id", "schema", "properties": {"name": […], "alias": […], "weakAlias": […], …}}` a line; the schema
//!   gives the kind, the properties go into the payload.
//! * `targets.simple.csv`: the columns `id`, `schema` and `name` are needed; of the others `aliases` and `countries`, with
//!   semicolons between, are read, and all go into the payload as text.
//!
//! Entities without a name are passed over. Such lists hold millions of names that nobody chose for texts; `imported_names`
//! says how they are taken. *Limits*: of several countries the first is taken.

use std::path::Path;

use serde_json::{Map, Value};

use super::builder::GazetteerBuilder;
use super::entry::Entry;
use super::import::Row;
use super::imported_names;
use crate::error::Result;
use crate::ids::{EntityId, EntityKind};

impl GazetteerBuilder {
    /// Adds the entities of a FollowTheMoney file, one JSON object a line. Entities without any name are passed over.
    ///
    /// Names of one word that people bear, that have three letters or fewer, or that are everyday words ("May", "Unity")
    /// become weak: an extractor takes them only where the article says more.
    ///
    /// # Errors
    ///
    /// A file that cannot be read; an invalid line; the id of another entry.
    pub fn add_follow_the_money(&mut self, path: impl AsRef<Path>) -> Result<&mut Self> {
        self.each_line(path.as_ref(), |row, fields| follow_the_money(row, &fields))
    }

    /// Adds the rows of a `targets.simple.csv` of `OpenSanctions`. Rows without a name are passed over; names are taken as by
    /// [`add_follow_the_money`](Self::add_follow_the_money).
    ///
    /// # Errors
    ///
    /// A file that cannot be read; an invalid row; the id of another entry.
    pub fn add_open_sanctions(&mut self, path: impl AsRef<Path>) -> Result<&mut Self> {
        self.each_row(path.as_ref(), ["id", "schema", "name"], simple_target)
    }
}

fn follow_the_money(row: &Row<'_>, fields: &Map<String, Value>) -> Result<Option<Entry>> {
    let Some(id) = fields.get("id").and_then(Value::as_str) else { return row.fail("id", "is missing") };
    let Some(schema) = fields.get("schema").and_then(Value::as_str) else {
        return row.fail("schema", "is missing");
    };
    let Some(properties) = fields.get("properties").and_then(Value::as_object) else {
        return row.fail("properties", "is missing");
    };
    let texts = |name: &str| -> Vec<&str> {
        properties.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
    };
    let names = texts("name");
    let caption = fields.get("caption").and_then(Value::as_str);
    let Some(name) = caption.or_else(|| names.first().copied()) else { return Ok(None) };
    let strong = [name].into_iter().chain(names).chain(texts("alias"));
    let mut entry = Entry::new(id, name, kind_of_schema(schema));
    entry.aliases = imported_names::aliases(entry.kind, strong, texts("weakAlias"));
    entry.country = country(texts("country").into_iter().chain(texts("jurisdiction")).chain(texts("nationality")));
    entry.payload = Map::from_iter([
        ("schema".to_owned(), Value::from(schema)),
        ("properties".to_owned(), Value::from(properties.clone())),
    ]);
    Ok(Some(entry).filter(|entry| !entry.aliases.is_empty()))
}

fn simple_target(row: &Row<'_>, mut fields: Map<String, Value>) -> Result<Option<Entry>> {
    let mut take = |field: &str| match fields.remove(field) {
        Some(Value::String(text)) => text,
        _ => String::new(),
    };
    let (id, name, aliases) = (take("id"), take("name"), take("aliases"));
    if id.is_empty() {
        return row.fail("id", "is missing");
    }
    let Some(schema) = fields.get("schema").and_then(Value::as_str) else {
        return row.fail("schema", "is missing");
    };
    let mut entry = Entry::new(id, name.as_str(), kind_of_schema(schema));
    let strong = [name.as_str()].into_iter().chain(aliases.split(';'));
    entry.aliases = imported_names::aliases(entry.kind, strong, []);
    entry.country = country(fields.get("countries").and_then(Value::as_str).unwrap_or_default().split(';'));
    entry.payload = fields;
    Ok(Some(entry).filter(|entry| !entry.name.is_empty() && !entry.aliases.is_empty()))
}

/// Returns the first country of codes of two letters.
fn country<'a>(mut codes: impl Iterator<Item = &'a str>) -> Option<EntityId> {
    let code = codes.find(|code| code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic()))?;
    Some(format!("country/{}", code.to_ascii_uppercase()).into())
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
