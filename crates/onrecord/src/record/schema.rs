//! The JSON Schema of a written record, made from the types and their documentation.
//!
//! It describes what this library writes, so that others can check what they get or make: every field is required, null
//! where there is nothing, and no others are allowed. What it reads is more lenient; see the [module](super).

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::root::Record;

/// Returns the JSON Schema (draft 2020-12) of a written record.
pub fn json_schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Record>().to_value();
    tidy(&mut schema);
    schema["title"] = "A record of onrecord, version 1".into();
    schema
}

/// Forbids further fields wherever fields are listed, drops the defaults (nothing is left out of a written record) and
/// keeps of each description what is not about Rust: the first paragraph.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if fields.contains_key("properties") {
                fields.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
            fields.remove("default");
            if let Some(Value::String(description)) = fields.get_mut("description") {
                description.truncate(description.find("\n\n").unwrap_or(description.len()));
            }
            fields.values_mut().for_each(tidy);
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::json_schema;
    use crate::record::UnknownName;

    #[test]
    fn closed_and_complete() {
        let schema = json_schema();
        for (name, part) in schema["$defs"].as_object().expect("definitions") {
            assert!(part["description"].is_string(), "{name}");
            if let Some(fields) = part["properties"].as_object() {
                assert_eq!(part["additionalProperties"], false, "{name}");
                assert_eq!(part["required"].as_array().map(Vec::len), Some(fields.len()), "{name}");
            }
        }
        assert_eq!(schema["required"].as_array().map(Vec::len), Some(9));
        assert!(!schema.to_string().contains("[`"), "a link of rustdoc means nothing here");
        assert_eq!(schema["$defs"]["ClaimId"]["pattern"], "^c[0-9]+$");
        for list in ["EventKind", "RoleName"] {
            let names = schema["$defs"][list]["anyOf"].as_array().expect("a list of names");
            assert_eq!(names.last().map(|name| &name["pattern"]), Some(&UnknownName::PATTERN.into()), "{list}");
        }
    }
}
